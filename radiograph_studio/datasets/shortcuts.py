"""Technical attributes that give the class away: a network may learn the scanner instead of the patient."""

from collections import Counter
from collections.abc import Mapping, Sequence

from radiograph_studio.datasets.finding import Finding
from radiograph_studio.language import tr

_FEWEST = 4
"""Images a class must have: with three against three, one in ten attributes separates them by chance."""
_TELLING = 0.95
_NAMED = 3


def shortcut_findings(
    attributes: Sequence[Mapping[str, str]], labels: Sequence[int], classes: Sequence[str]
) -> list[Finding]:
    """Return one finding where attributes, each by itself, tell the classes apart; else none.

    An attribute tells the classes apart where guessing the commonest class among the *other* images of the same
    value is right for at least 95 % of the images, averaged over classes; so a value that every image has for
    itself tells nothing, and neither does a value that all share.

    Args:
        attributes: one mapping from attribute to value for each image; absence is a value as well. Where "Body
            part" tells the classes apart, neither it nor "View" is a shortcut.
        labels: class index of each image.
        classes: names.
    """
    sizes = Counter(labels)
    if len(sizes) < 2 or min(sizes.values()) < _FEWEST:
        return []
    names = dict.fromkeys(name for image in attributes for name in image)
    telling = {}
    for name in names:
        values = [image.get(name, tr("absent", "tag")) for image in attributes]
        if _balanced_hits(values, labels, sizes) >= _TELLING:
            telling[name] = f"{tr(name, 'tag')} ({_spoken(values, labels, classes)})"
    if telling.pop("Body part", None):
        # Another anatomy is what the classes are about, and it brings its own view.
        telling.pop("View", None)
    if not telling:
        return []
    named = "; ".join(list(telling.values())[:_NAMED])
    if len(telling) > _NAMED:
        named = tr("{names} and %n more", "", len(telling) - _NAMED, names=named)
    message = tr(
        "A technical attribute alone tells the classes apart: {named}. The network may "
        "learn it instead of the radiograph: mix images of each kind in every class.",
        named=named,
    )
    return [Finding("shortcut", "warning", message)]


def _balanced_hits(values: Sequence[str], labels: Sequence[int], sizes: Mapping[int, int]) -> float:
    together: dict[str, Counter[int]] = {}
    for value, label in zip(values, labels, strict=True):
        together.setdefault(value, Counter())[label] += 1
    shares = []
    for label, size in sizes.items():
        hits = sum(counts[label] for counts in together.values() if _guess_right(counts, label))
        shares.append(hits / size)
    return sum(shares) / len(shares)


def _guess_right(counts: Counter[int], label: int) -> bool:
    """Return whether the other images of the same value point to ``label`` when one of it is left out."""
    rivals = max((count for other, count in counts.items() if other != label), default=0)
    return counts[label] - 1 > rivals


def _spoken(values: Sequence[str], labels: Sequence[int], classes: Sequence[str]) -> str:
    commonest = []
    for label in sorted(set(labels)):
        value = Counter(v for v, own in zip(values, labels, strict=True) if own == label).most_common(1)[0][0]
        commonest.append(f"{classes[label]}: {value}")
    return ", ".join(commonest)

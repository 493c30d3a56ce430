"""The same picture or the same patient where it should not be: what makes results look better than they are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from radiograph_studio.datasets.dataset import PARTS, Part
from radiograph_studio.datasets.finding import Finding, Placed, counted
from radiograph_studio.datasets.folders import quoted


def duplicate_findings(hashed: Iterable[tuple[Placed, str]], classes: Sequence[str]) -> list[Finding]:
    """Return findings on images whose decoded pixels are alike, by the worst that is wrong with each group.

    Under two labels: "label_conflict"; in two parts: "duplicate_leak" (errors); else "duplicate" (warning).
    """
    groups: dict[str, list[Placed]] = defaultdict(list)
    for placed, digest in hashed:
        groups[digest].append(placed)
    alike = [group for group in groups.values() if len(group) > 1]
    conflicts = [group for group in alike if len({placed.item.label for placed in group}) > 1]
    leaks = [group for group in alike if len({placed.part for placed in group}) > 1]
    plain = [group for group in alike if len({(placed.part, placed.item.label) for placed in group}) == 1]
    return [*_conflicts(conflicts, classes), *_leaks(leaks), *_plain(plain)]


def patient_findings(items: Iterable[Placed]) -> list[Finding]:
    """Return a finding for each pair of parts that share patients, as far as the files tell patients apart."""
    groups: dict[str, list[Placed]] = defaultdict(list)
    for placed in items:
        if placed.item.patient is not None:
            groups[placed.item.patient].append(placed)
    findings = []
    for first, second in _pairs():
        shared = [group for group in groups.values() if {first, second} <= {placed.part for placed in group}]
        if shared:
            verb = "has" if len(shared) == 1 else "have"
            findings.append(
                Finding(
                    "patient_leak",
                    "error",
                    f"{counted(len(shared), 'patient')} {verb} images in both {first} and {second}: "
                    f"the {second} figures would be too good. Keep each patient in one part.",
                    _files([[placed for placed in group if placed.part in (first, second)] for group in shared]),
                )
            )
    return findings


def _conflicts(groups: Sequence[Sequence[Placed]], classes: Sequence[str]) -> list[Finding]:
    if not groups:
        return []
    labels = [classes[label] for label in sorted({placed.item.label for placed in groups[0]})]
    return [
        Finding(
            "label_conflict",
            "error",
            f"{counted(len(groups))} with more than one label, the first in {quoted(labels)}: decide which is "
            "right and remove the other copies.",
            _files(groups),
        )
    ]


def _leaks(groups: Sequence[Sequence[Placed]]) -> list[Finding]:
    findings = []
    for first, second in _pairs():
        shared = [group for group in groups if {first, second} <= {placed.part for placed in group}]
        if shared:
            verb = "is" if len(shared) == 1 else "are"
            findings.append(
                Finding(
                    "duplicate_leak",
                    "error",
                    f"{counted(len(shared))} {verb} in both {first} and {second}: "
                    f"the {second} figures would be too good. Remove them from one part.",
                    _files([[placed for placed in group if placed.part in (first, second)] for group in shared]),
                )
            )
    return findings


def _plain(groups: Sequence[Sequence[Placed]]) -> list[Finding]:
    findings = []
    for part in PARTS:
        inside = [group for group in groups if group[0].part == part]
        if inside:
            verb, weighs = ("occurs", "so weighs") if len(inside) == 1 else ("occur", "so weigh")
            findings.append(
                Finding(
                    "duplicate",
                    "warning",
                    f"{counted(len(inside))} {verb} more than once in {part} and {weighs} too much: keep one copy.",
                    _files(inside),
                )
            )
    return findings


def _pairs() -> list[tuple[Part, Part]]:
    return [("train", "validation"), ("train", "test"), ("validation", "test")]


def _files(groups: Sequence[Sequence[Placed]]) -> tuple[str, ...]:
    """Return the files of all groups, those of one group beside each other."""
    return tuple(placed.shown for group in groups for placed in group)

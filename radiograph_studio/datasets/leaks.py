"""The same picture or the same patient where it should not be: what makes results look better than they are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from radiograph_studio.datasets.dataset import PARTS, Part
from radiograph_studio.datasets.finding import Finding, Placed
from radiograph_studio.datasets.folders import quoted
from radiograph_studio.datasets.requirements import spoken
from radiograph_studio.language import mark, tr

_PARTS: dict[Part, str] = {
    "train": mark("train", "part of a dataset"),
    "validation": mark("validation", "part of a dataset"),
    "test": mark("test", "part of a dataset"),
}


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
            findings.append(
                Finding(
                    "patient_leak",
                    "error",
                    tr(
                        "%n patients have images in both {first} and {second}: the {judged} figures would be too good. "
                        "Keep each patient in one part.",
                        "",
                        len(shared),
                        one="%n patient has images in both {first} and {second}: the {judged} figures would be too "
                        "good. Keep each patient in one part.",
                        **_named(first, second),
                    ),
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
            tr(
                "%n images with more than one label, the first in {labels}: decide which is right and remove the "
                "other copies.",
                "",
                len(groups),
                one="%n image with more than one label, the first in {labels}: decide which is right and remove the "
                "other copies.",
                labels=quoted(labels),
            ),
            _files(groups),
        )
    ]


def _leaks(groups: Sequence[Sequence[Placed]]) -> list[Finding]:
    findings = []
    for first, second in _pairs():
        shared = [group for group in groups if {first, second} <= {placed.part for placed in group}]
        if shared:
            findings.append(
                Finding(
                    "duplicate_leak",
                    "error",
                    tr(
                        "%n images are in both {first} and {second}: the {judged} figures would be too good. "
                        "Remove them from one part.",
                        "",
                        len(shared),
                        one="%n image is in both {first} and {second}: the {judged} figures would be too good. "
                        "Remove them from one part.",
                        **_named(first, second),
                    ),
                    _files([[placed for placed in group if placed.part in (first, second)] for group in shared]),
                )
            )
    return findings


def _plain(groups: Sequence[Sequence[Placed]]) -> list[Finding]:
    findings = []
    for part in PARTS:
        inside = [group for group in groups if group[0].part == part]
        if inside:
            findings.append(
                Finding(
                    "duplicate",
                    "warning",
                    tr(
                        "%n images occur more than once in {part} and so weigh too much: keep one copy.",
                        "",
                        len(inside),
                        one="%n image occurs more than once in {part} and so weighs too much: keep one copy.",
                        part=_part(part),
                    ),
                    _files(inside),
                )
            )
    return findings


def _part(part: Part) -> str:
    return tr(_PARTS[part], "part of a dataset")


def _named(first: Part, second: Part) -> dict[str, str]:
    return {"first": _part(first), "second": _part(second), "judged": spoken(second)}


def _pairs() -> list[tuple[Part, Part]]:
    return [("train", "validation"), ("train", "test"), ("validation", "test")]


def _files(groups: Sequence[Sequence[Placed]]) -> tuple[str, ...]:
    """Return the files of all groups, those of one group beside each other."""
    return tuple(placed.shown for group in groups for placed in group)

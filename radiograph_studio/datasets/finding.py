"""One thing that the data check wants the user to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from radiograph_studio.datasets.dataset import Dataset, Item, Part
from radiograph_studio.language import tr

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, how much it matters, and the files it is about.

    Attributes:
        kind: a word that programs can rely on, e.g. "duplicate".
        severity: "error" where results would be wrong, "warning" where they may be, "info" where they are to be
            read with care.
        message: one sentence, at times with an example.
        files: the way to each file from the folder above the part, e.g. "train/abd/abd1.png".
    """

    kind: str
    severity: Severity
    message: str
    files: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON-able form that the command line prints."""
        return {
            "kind": self.kind,
            "severity": self.severity,
            "message": self.message,
            "files": list(self.files),
        }


@dataclass(frozen=True, slots=True)
class Placed:
    """An item of the dataset and the part that it is in."""

    part: Part
    item: Item
    shown: str
    """The way to the file from the folder above the part."""


def placed_items(dataset: Dataset, parts: Sequence[Part]) -> list[Placed]:
    """Return all items of some parts, in the dataset's order."""
    return [Placed(part, item, shown_file(item.path, dataset.classes)) for part in parts for item in dataset.part(part)]


def shown_file(path: Path, classes: Sequence[str]) -> str:
    """Return the way to a file from the folder above its part, for the way to the data may name people."""
    parents = path.parts[:-1]
    places = [index for index, name in enumerate(parents) if name in classes]
    # A folder far above may happen to bear the name of a class: the innermost match counts.
    first = max(places[-1] - 1, 0) if places else len(parents)
    return "/".join([*parents[first:], path.name])


def counted(number: int) -> str:
    """Return a number of images with its noun: "1 image", "3 images"."""
    return tr("%n images", "", number, one="%n image")

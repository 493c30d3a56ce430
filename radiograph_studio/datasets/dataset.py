"""The dataset: labelled files of train, validation and test, with patient groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

PARTS: tuple["Part", ...] = ("train", "validation", "test")
Part = Literal["train", "validation", "test"]


@dataclass(frozen=True, slots=True)
class Item:
    """One labelled file. ``label`` indexes the dataset's classes; ``patient`` is a hashed patient id or None."""

    path: Path
    label: int
    patient: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that was left out, and why."""

    path: Path
    part: Part
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Labelled files. ``split`` says whether validation came from a folder or was split off the training folder."""

    classes: tuple[str, ...]
    train: tuple[Item, ...]
    validation: tuple[Item, ...]
    test: tuple[Item, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    split: Literal["folder", "automatic"] = "folder"

    def part(self, name: Part) -> tuple[Item, ...]:
        """Return the items of one part."""
        parts = {"train": self.train, "validation": self.validation, "test": self.test}
        return parts[name]

    def counts(self) -> dict[str, dict[str, int]]:
        """Return files per class for each part that has any: ``{"train": {"abdomen": 33, ...}, ...}``."""
        return {name: count_by_class(self.part(name), self.classes) for name in PARTS if self.part(name)}


def count_by_class(items: Sequence[Item], classes: Sequence[str]) -> dict[str, int]:
    """Return how many of ``items`` each class has, in the order of ``classes``."""
    counts = dict.fromkeys(classes, 0)
    for item in items:
        counts[classes[item.label]] += 1
    return counts

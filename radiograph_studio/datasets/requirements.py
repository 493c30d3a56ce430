"""What folders must fulfil to be a dataset; one sentence for each thing that they do not."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from radiograph_studio.datasets.dataset import Item, Part, Unreadable
from radiograph_studio.datasets.folders import quoted, shown
from radiograph_studio.errors import DatasetError
from radiograph_studio.language import mark, tr

Tree = dict[str, list[Path]]

_SPOKEN: dict[Part, str] = {
    "train": mark("training", "before a noun"),
    "validation": mark("validation", "before a noun"),
    "test": mark("test", "before a noun"),
}
_ONLY_IN: dict[Part, str] = {
    "train": mark("{classes} only in training"),
    "validation": mark("{classes} only in validation"),
    "test": mark("{classes} only in test"),
}


def spoken(part: Part) -> str:
    """Return what stands before "folder" or "figures" in a sentence: "training"."""
    return tr(_SPOKEN[part], "before a noun")


def require_apart(folders: Mapping[Part, Path]) -> None:
    """Raise `DatasetError` where two parts are one folder or one lies in the other, links resolved."""
    parts = list(folders)
    for index, part in enumerate(parts):
        for other in parts[index + 1 :]:
            _require_pair_apart(part, folders[part], other, folders[other])


def misfit(counts: Mapping[Part, Mapping[str, int]]) -> str:
    """Return why folders with so many files a class make no dataset; empty where they may. Nothing is opened."""
    try:
        classes = require_classes(counts)
        if "validation" not in counts:
            require_two_each(classes, [counts["train"][name] for name in classes])
    except DatasetError as error:
        return str(error)
    return ""


def require_two_each(classes: Sequence[str], totals: Sequence[int]) -> None:
    """Raise `DatasetError` where a class has too few images to train and to validate on."""
    for name, total in zip(classes, totals, strict=True):
        if total < 2:
            raise DatasetError(
                tr(
                    "The class “{name}” has %n image to train and to validate on; it takes at least two.",
                    "",
                    int(total),
                    name=name,
                ),
                tr("Add images, or choose a validation folder."),
            )


def require_classes(trees: Mapping[Part, Mapping[str, Sequence[Path] | int]]) -> tuple[str, ...]:
    """Return the classes of the training folder; raise `DatasetError` where the parts do not fit each other.

    Training and validation have the same two or more classes, none empty; test may have a part of them. Classes come
    with their files, or with the number of them.
    """
    classes = tuple(trees["train"])
    if len(classes) < 2:
        raise DatasetError(
            tr("The training folder has only one class, “{name}”; two are needed.", name=classes[0]),
            tr("Add a folder for each further class."),
        )
    for part, tree in trees.items():
        _require_same_classes(part, tuple(tree), classes)
        empty = [name for name, files in tree.items() if not files]
        if empty and part != "test":
            raise DatasetError(
                tr("The {part} folder has no file in the class {classes}.", part=spoken(part), classes=quoted(empty)),
                tr("Put images into it, or remove the class folder from all parts."),
            )
    return classes


def require_readable(
    part: Part, items: Sequence[Item], unreadable: Sequence[Unreadable], classes: Sequence[str]
) -> None:
    """Raise `DatasetError` where a class of training or validation, or the whole test folder, has no image."""
    present = {item.label for item in items}
    missing = [name for label, name in enumerate(classes) if label not in present]
    reasons = [file.message for file in unreadable if file.part == part]
    hint = tr("Put DICOM, PNG, JPEG or TIFF images into it.")
    if reasons:
        hint = tr("Put DICOM, PNG, JPEG or TIFF images into it. The first file: {reason}", reason=reasons[0])
    if part == "test" and not items:
        raise DatasetError(tr("The test folder holds no image that can be read."), hint)
    if part != "test" and missing:
        raise DatasetError(
            tr(
                "The {part} folder has no readable image in the class {classes}.",
                part=spoken(part),
                classes=quoted(missing),
            ),
            hint,
        )


def _require_pair_apart(part: Part, folder: Path, other: Part, other_folder: Path) -> None:
    first, second = Path(os.path.realpath(folder)), Path(os.path.realpath(other_folder))
    if first == second or (first.exists() and second.exists() and first.samefile(second)):
        raise DatasetError(
            tr(
                "The {part} folder and the {other} folder are the same, “{name}”.",
                part=spoken(part),
                other=spoken(other),
                name=shown(folder),
            ),
            tr("Choose a {part} folder with other images: those already seen prove nothing.", part=spoken(other)),
        )
    for inner, outer, inside, around in ((first, second, part, other), (second, first, other, part)):
        if inner.is_relative_to(outer):
            raise DatasetError(
                tr(
                    "The {part} folder “{name}” lies inside the {around} folder.",
                    part=spoken(inside),
                    name=inner.name,
                    around=spoken(around),
                ),
                tr("Choose folders side by side, such as “train” and “val”."),
            )


def _require_same_classes(part: Part, found: tuple[str, ...], classes: tuple[str, ...]) -> None:
    strange = [name for name in found if name not in classes]
    missing = [name for name in classes if name not in found] if part != "test" else []
    if strange or missing:
        differences = [tr(_ONLY_IN[part], classes=quoted(strange))] if strange else []
        differences += [tr(_ONLY_IN["train"], classes=quoted(missing))] if missing else []
        raise DatasetError(
            tr(
                "The classes of the training and the {part} folder differ: {differences}.",
                part=spoken(part),
                differences=", ".join(differences),
            ),
            tr("Give the class folders the same names in every part."),
        )

"""From folders to a dataset: every file looked at once, what cannot be read listed and left out."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from radiograph_studio import imaging
from radiograph_studio.datasets.dataset import Dataset, Item, Part, Unreadable
from radiograph_studio.datasets.folders import class_files, quoted, shown
from radiograph_studio.datasets.parallel import each_in_threads
from radiograph_studio.datasets.requirements import (
    Tree,
    require_apart,
    require_classes,
    require_readable,
    spoken,
)
from radiograph_studio.datasets.split import split_items
from radiograph_studio.errors import DatasetError, ImageReadError
from radiograph_studio.language import tr

Progress = Callable[[int, int], None]
Checkpoint = Callable[[], None]


def load_dataset(
    train: Path,
    validation: Path | None = None,
    test: Path | None = None,
    seed: int = 0,
    validation_fraction: float = 0.2,
    checkpoint: Checkpoint | None = None,
    on_progress: Progress | None = None,
) -> Dataset:
    """Return the dataset of class-per-folder trees (`class_files`); headers are read, pixels are not.

    Without a validation folder, part of the training images is split off (`split_items`). The test folder may
    hold a part of the classes only.

    Args:
        train, validation, test: folders; ``train/abd/...``, ``train/chst/...``.
        seed: decides the split, where there is one.
        validation_fraction: share of each class that is split off, strictly within 0 to 1.
        checkpoint: called often; what it raises ends the work.
        on_progress: called with files done and files in all.

    Raises:
        DatasetError: one sentence for each thing that keeps the folders from being a dataset.
    """
    folders: dict[Part, Path] = {"train": train}
    folders.update({"validation": validation} if validation is not None else {})
    folders.update({"test": test} if test is not None else {})
    require_apart(folders)
    trees = {part: class_files(folder, tr("The {part} folder", part=spoken(part))) for part, folder in folders.items()}
    classes = require_classes(trees)
    items, unreadable = _label(trees, classes, checkpoint, on_progress)
    for part in trees:
        require_readable(part, items[part], unreadable, classes)
    if validation is None:
        items["train"], items["validation"] = split_items(items["train"], classes, validation_fraction, seed)
    return Dataset(
        classes=classes,
        train=items["train"],
        validation=items["validation"],
        test=items.get("test", ()),
        unreadable=unreadable,
        split="automatic" if validation is None else "folder",
    )


def labelled_items(
    folder: Path,
    classes: Sequence[str],
    checkpoint: Checkpoint | None = None,
    on_progress: Progress | None = None,
) -> tuple[tuple[Item, ...], tuple[Unreadable, ...]]:
    """Return the labelled files of a folder for a model that knows ``classes``, and what could not be read.

    The folder may hold a part of the classes only.

    Raises:
        DatasetError: the folder is no class-per-folder tree, has a class that the model does not know, or holds
            no readable image.
    """
    tree = class_files(folder, tr("The folder"))
    strange = [name for name in tree if name not in classes]
    if strange:
        raise DatasetError(
            tr(
                "The folder has the class {strange}; the model knows {known}.",
                strange=quoted(strange),
                known=quoted(list(classes)),
            ),
            tr("Name the folders like the model's classes, or choose another folder."),
        )
    items, unreadable = _label({"test": tree}, tuple(classes), checkpoint, on_progress)
    if not items["test"]:
        raise DatasetError(
            tr("The folder “{name}” holds no image that can be read.", name=shown(folder)),
            tr("Put radiographs into its class folders, or choose another folder."),
        )
    return items["test"], unreadable


def read_failure(path: Path, error: ImageReadError | OSError) -> tuple[str, str]:
    """Return message and hint of what kept a file from being read."""
    if isinstance(error, ImageReadError):
        return error.message, error.hint
    reason = error.strerror or type(error).__name__
    return (
        tr("“{name}” cannot be opened ({reason}).", name=path.name, reason=reason),
        tr("Check that the file is there and that you may read it."),
    )


def _label(
    trees: Mapping[Part, Tree],
    classes: Sequence[str],
    checkpoint: Checkpoint | None,
    on_progress: Progress | None,
) -> tuple[dict[Part, tuple[Item, ...]], tuple[Unreadable, ...]]:
    jobs = [
        (part, classes.index(name), path)
        for part, tree in trees.items()
        for name, files in tree.items()
        for path in files
    ]
    found = each_in_threads(_look, jobs, checkpoint, on_progress)
    items: dict[Part, tuple[Item, ...]] = {}
    for part in trees:
        results = (result for (place, _, _), result in zip(jobs, found, strict=True) if place == part)
        items[part] = tuple(result for result in results if isinstance(result, Item))
    return items, tuple(result for result in found if isinstance(result, Unreadable))


def _look(job: tuple[Part, int, Path]) -> Item | Unreadable:
    part, label, path = job
    try:
        return Item(path, label, imaging.probe(path).patient_key)
    except (ImageReadError, OSError) as error:
        return Unreadable(path, part, *read_failure(path, error))

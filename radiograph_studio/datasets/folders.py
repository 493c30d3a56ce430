"""Class-per-folder trees: which files belong to which class, in an order that never changes."""

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from radiograph_studio.errors import DatasetError
from radiograph_studio.language import tr

_SYSTEM_NAMES = frozenset(
    {
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "dicomdir",
        "__macosx",
        "icon\r",
        "$recycle.bin",
        "system volume information",
    }
)
_PART_NAMES = frozenset({"train", "training", "val", "valid", "validation", "test", "testing"})


def is_hidden_or_system(path: Path) -> bool:
    """Return whether a file or folder is by its name no image of the user's: hidden, or left by a system."""
    return path.name.startswith(".") or path.name.casefold() in _SYSTEM_NAMES


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key that puts ``abd2`` before ``abd10``, whatever the case of letters."""
    parts = re.split(r"(\d+)", unicodedata.normalize("NFC", text).casefold())
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts if part)


def count_folder(folder: Path) -> dict[str, int]:
    """Return files per class of a class-per-folder tree without opening any; empty classes count 0.

    Raises:
        DatasetError: the folder is missing, is a file, cannot be listed, or holds no class folders.
    """
    return {name: len(files) for name, files in class_files(folder, tr("The folder")).items()}


def class_files(folder: Path, what: str) -> dict[str, list[Path]]:
    """Return the files of each class, classes and files in natural order.

    A class is a folder directly in ``folder``; its name, in Unicode's composed form, is the class's name. All
    files below it belong to it. Files beside the class folders are left alone.

    Args:
        folder: root of the tree.
        what: how a message calls it, e.g. "The training folder".

    Raises:
        DatasetError: the folder is missing, is a file, cannot be listed, or holds no class folders.
    """
    entries = _entries(folder, what)
    found: dict[str, list[Path]] = {}
    for entry in entries:
        if entry.is_dir():
            found.setdefault(unicodedata.normalize("NFC", entry.name), []).extend(files_in(entry, what))
    if not found:
        raise _no_classes(folder, what, bool(entries))
    if all(name.casefold() in _PART_NAMES for name in found):
        raise DatasetError(
            tr(
                "{what} “{name}” holds {found}: parts of a dataset, not classes.",
                what=what,
                name=shown(folder),
                found=quoted(list(found)),
            ),
            tr("Choose the folder one level deeper, in which each class has a folder of its own."),
        )
    return found


def shown(folder: Path) -> str:
    """Return a folder's own name, without the way to it."""
    return folder.name or folder.resolve().name or str(folder)


_MOST_QUOTED = 5


def quoted(names: list[str]) -> str:
    """Return names as a sentence has them: “a”, “b” and “c”; of many the first few, and how many more there are."""
    marked = [tr("“{name}”", name=name) for name in names]
    if len(marked) > _MOST_QUOTED:
        more = tr("%n more", "", len(marked) - _MOST_QUOTED)
        return tr("{names} and {last}", names=", ".join(marked[:_MOST_QUOTED]), last=more)
    return tr("{names} and {last}", names=", ".join(marked[:-1]), last=marked[-1]) if marked[1:] else "".join(marked)


def _entries(folder: Path, what: str) -> list[Path]:
    try:
        if not folder.exists():
            raise DatasetError(
                tr("{what} “{name}” does not exist.", what=what, name=shown(folder)),
                tr("Choose a folder that is there."),
            )
        if not folder.is_dir():
            raise DatasetError(
                tr("{what} “{name}” is a file, not a folder.", what=what, name=shown(folder)),
                tr("Choose the folder in which each class has a folder of its own."),
            )
        entries = [entry for entry in folder.iterdir() if not is_hidden_or_system(entry)]
    except OSError as error:
        raise _unlistable(folder, what, error) from error
    return sorted(entries, key=lambda entry: (natural_key(entry.name), entry.name))


def _no_classes(folder: Path, what: str, has_files: bool) -> DatasetError:
    if has_files:
        return DatasetError(
            tr("{what} “{name}” has no class folders: the files lie directly in it.", what=what, name=shown(folder)),
            tr("Make one folder for each class in it and move the images there."),
        )
    return DatasetError(
        tr("{what} “{name}” is empty.", what=what, name=shown(folder)),
        tr("Make one folder for each class in it and put the images there."),
    )


def _unlistable(folder: Path, what: str, error: OSError) -> DatasetError:
    reason = error.strerror or type(error).__name__
    return DatasetError(
        tr("{what} cannot be listed at “{name}” ({reason}).", what=what, name=shown(folder), reason=reason),
        tr("Check that the disk is connected and that you may read the folder."),
    )


def files_in(folder: Path, what: str = "") -> list[Path]:
    """Return the files below ``folder`` in natural order, hidden and system files left out; raise `DatasetError`."""
    files = list(_walk(folder, what or tr("The folder")))
    return sorted(files, key=lambda file: [(natural_key(part), part) for part in file.relative_to(folder).parts])


def _walk(folder: Path, what: str) -> Iterator[Path]:
    """Yield what may be an image below ``folder``; links are followed, but no folder is entered twice."""

    def fail(error: OSError) -> None:
        raise _unlistable(Path(error.filename or folder), what, error) from error

    entered: set[tuple[int, int]] = set()
    for place, folders, files in os.walk(folder, followlinks=True, onerror=fail):
        here = Path(place)
        status = here.stat()
        if (status.st_dev, status.st_ino) in entered:
            folders.clear()
            continue
        entered.add((status.st_dev, status.st_ino))
        folders[:] = [name for name in folders if not is_hidden_or_system(here / name)]
        for name in files:
            file = here / name
            # A broken link is kept and later listed as unreadable; pipes and devices would block the reader.
            if not is_hidden_or_system(file) and (file.is_file() or file.is_symlink()):
                yield file

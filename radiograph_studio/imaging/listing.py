"""Folders, DICOMDIR and zip archives as a list of images, each to be given to `read` like a file."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging.dicom_kinds import PRESENTATION_STATE, has_no_picture, kind_in_words
from radiograph_studio.imaging.dicomdir import is_dicomdir, referenced_files
from radiograph_studio.imaging.sniffing import cannot_open, kind_of, sniff
from radiograph_studio.language import mark, tr

if TYPE_CHECKING:
    from radiograph_studio.imaging.archive import Archive

MAX_ENTRIES = 20_000
"""Images of one list; a folder or archive with more is refused, for it was hardly meant."""

_NO_IMAGE, _OUTSIDE = "", "outside"
_WITHOUT_PICTURE = mark("a DICOM file without a picture")
_HEAD = 4096
_SYSTEM = {"thumbs.db", "desktop.ini", "__macosx"}
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One image of a list; a path to `read`, `probe` and `describe`.

    ``name`` is what a list shows: the place within the folder or archive, never a full path. The first use of an
    entry of an archive unpacks it into the list's private folder.
    """

    name: str
    _path: Path
    _archive: "Archive | None" = None
    _number: int = -1

    @property
    def path(self) -> Path:
        """The file itself. Raises `ImageReadError` where an archive's entry cannot be unpacked."""
        return self._path if self._archive is None else self._archive.unpacked(self._number)

    def __fspath__(self) -> str:
        return str(self.path)


class ImageList(list[Entry]):
    """The images of a folder, DICOMDIR or archive, in natural order of their names (DICOMDIR: in its own).

    ``notes`` say what was left out, ``telling`` those of them that may say why there is no image. `close`, or leaving
    ``with``, removes what was unpacked; the program's end does too.
    """

    def __init__(
        self,
        entries: list[Entry],
        notes: tuple[str, ...] = (),
        archive: "Archive | None" = None,
        telling: tuple[str, ...] = (),
    ) -> None:
        super().__init__(entries)
        self.notes, self.telling = notes, telling
        self._archive = archive

    def close(self) -> None:
        """Remove unpacked copies; entries of an archive can no longer be read. May be called twice."""
        if self._archive is not None:
            self._archive.close()

    def __enter__(self) -> "ImageList":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_list(path: Path | str) -> ImageList:
    """Return the images that ``path`` holds: a folder (with what lies in it), a DICOMDIR, a zip archive or one file.

    Only the beginning of each file is looked at. Hidden and system files, and what is no image, are left out.

    Raises:
        ImageReadError: nothing there to read, more than `MAX_ENTRIES` images, or a damaged archive or directory.
    """
    path = Path(path)
    if path.is_dir():
        found = _of_folder(path)
    elif _starts_as_zip(path):
        found = _of_archive(path)
    elif is_dicomdir(_head(path)):
        found = _of_dicomdir(path)
    else:
        sniff(path)
        return ImageList([Entry(path.name, path)])
    if not found:
        found.close()
        raise _nothing_in(path, found.telling)
    return found


def _of_folder(folder: Path) -> ImageList:
    entries, skipped = list[Entry](), Counter[str]()
    for file in _files(folder):
        if not _is_picture(*_beginning(file), skipped):
            continue
        entries.append(Entry(file.relative_to(folder).as_posix(), file))
        if len(entries) > MAX_ENTRIES:
            raise _too_many(folder)
    entries.sort(key=lambda entry: _natural(entry.name))
    return _listed(entries, skipped)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below ``folder``; hidden and system ones are left out, links to folders not followed."""
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            children = sorted(current.iterdir())
        except OSError as error:
            if current == folder:
                raise cannot_open(folder, error) from error
            continue
        for child in children:
            if _is_hidden(child.name):
                continue
            if child.is_dir():
                if not child.is_symlink():
                    waiting.append(child)
            elif child.is_file():
                yield child


def _of_archive(path: Path) -> ImageList:
    from radiograph_studio.imaging.archive import Archive, points_outside

    archive = Archive(path)
    try:
        inside = [(number, name) for number, name in archive.names() if not points_outside(name)]
        names = [(number, name) for number, name in inside if not any(map(_is_hidden, name.split("/")))]
        if len(names) > MAX_ENTRIES:
            raise _too_many(path)
        entries, skipped = list[Entry](), Counter[str]()
        skipped[_OUTSIDE] = len(archive.names()) - len(inside)
        for number, name in names:
            if _is_picture(archive.head(number, _HEAD), archive.size(number), skipped):
                entries.append(Entry(name, Path(name.rpartition("/")[2]), archive, number))
    except BaseException:
        archive.close()
        raise
    entries.sort(key=lambda entry: _natural(entry.name))
    return _listed(entries, skipped, archive)


def _of_dicomdir(path: Path) -> ImageList:
    files, missing = referenced_files(path, MAX_ENTRIES)
    entries, skipped = list[Entry](), Counter[str]()
    for file in files:
        if _is_picture(*_beginning(file), skipped):
            entries.append(Entry(file.relative_to(path.parent).as_posix(), file))
    note = tr(
        "%n images that the DICOMDIR names are not there.",
        "",
        missing,
        one="%n image that the DICOMDIR names is not there.",
    )
    return _listed(entries, skipped, notes=(note,) if missing else ())


def _beginning(file: Path) -> tuple[bytes, int]:
    """Return the first bytes of a file and its size; nothing of one that cannot be read."""
    try:
        return _head(file), file.stat().st_size
    except (ImageReadError, OSError):
        return b"", 0


def _is_picture(head: bytes, size: int, skipped: Counter[str]) -> bool:
    """Tell whether a file is to be listed; what is left out is counted in ``skipped`` by what it is."""
    if not head or is_dicomdir(head):
        return False
    kind = kind_of(head, size)
    if kind is None:
        skipped[_NO_IMAGE] += 1
        return False
    words = kind_in_words(_media_class(head))
    if not words and kind.startswith("DICOM") and size <= len(head) and has_no_picture(head):
        words = _WITHOUT_PICTURE
    if words:
        skipped[words] += 1
    return not words


def _media_class(head: bytes) -> str:
    """Return the Media Storage SOP Class UID (PS3.10 7.1) of a DICOM file's beginning, or ""."""
    place = head.find(b"\x02\x00\x02\x00UI", 132, 1024) if head[128:132] == b"DICM" else -1
    if place < 0:
        return ""
    length = int.from_bytes(head[place + 6 : place + 8], "little")
    return head[place + 8 : place + 8 + length].rstrip(b"\x00 ").decode("ascii", "replace")


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name.lower() in _SYSTEM


def _natural(name: str) -> list[tuple[int, str]]:
    """Return a key that sorts "IM2" before "IM10", whatever the case."""
    return [(int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in _DIGITS.split(name)]


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except (OSError, ValueError) as error:
        raise cannot_open(path, error) from error


def _starts_as_zip(path: Path) -> bool:
    return _head(path).startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _listed(
    entries: list[Entry], skipped: Counter[str], archive: "Archive | None" = None, notes: tuple[str, ...] = ()
) -> ImageList:
    """Return the list with ``notes`` and a sentence for each kind of file that was left out."""
    said = {what: _skipped(what, count) for what, count in sorted((+skipped).items())}
    telling = (*notes, *(note for what, note in said.items() if what != _NO_IMAGE))
    return ImageList(entries, (*notes, *said.values()), archive, telling)


def _skipped(what: str, count: int) -> str:
    if what == _NO_IMAGE:
        return tr("%n files left out: no image.", "", count, one="%n file left out: no image.")
    if what == _OUTSIDE:
        return tr(
            "%n files left out: the name points outside the archive.",
            "",
            count,
            one="%n file left out: the name points outside the archive.",
        )
    if what == PRESENTATION_STATE:
        return tr("%n files not applied: {what}.", "", count, one="%n file not applied: {what}.", what=tr(what))
    return tr("%n files not shown: {what}.", "", count, one="%n file not shown: {what}.", what=tr(what))


def _nothing_in(path: Path, notes: tuple[str, ...]) -> ImageReadError:
    message = tr("“{name}” holds no image that can be read.", name=path.name)
    if notes:
        reasons = "; ".join(note.rstrip(".") for note in notes)
        message = tr("“{name}” holds no image that can be read ({reasons}).", name=path.name, reasons=reasons)
    return ImageReadError(message, tr("Choose a folder or archive with radiographs in it."))


def _too_many(path: Path) -> ImageReadError:
    return ImageReadError(
        tr("“{name}” holds more than {most} images.", name=path.name, most=MAX_ENTRIES),
        tr("Choose a folder or archive with fewer."),
    )

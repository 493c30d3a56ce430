"""A zip archive as a source of images: bounded, blind to the archive's own paths, and gone when closed.

Members are unpacked one by one, when they are wanted, under names of our own into a folder that only this user can
read. The folder is removed with the list, at the program's end, or, after a crash, at the next opening.
"""

import lzma
import os
import re
import shutil
import sys
import tempfile
import threading
import time
import weakref
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging.limits import MAX_FRAME_BYTES
from radiograph_studio.imaging.sniffing import cannot_open
from radiograph_studio.language import tr

MAX_MEMBERS = 100_000
"""Files of any kind that an archive may list."""
MAX_TOTAL = 8 * 1024**3
"""Bytes that may be unpacked from one archive."""

_PREFIX = "radiograph-studio-zip-"
_PIECE = 1 << 20
_OLD = 7 * 24 * 3600.0  # seconds after which a folder is nobody's, where the system cannot tell
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    ValueError,
    NotImplementedError,
    KeyError,
    MemoryError,  # an LZMA member may claim a dictionary of 4 GiB
)


@contextmanager
def removed_on_failure(path: Path) -> Iterator[None]:
    """Remove the file at ``path`` where the work in the body fails: half a file is of no use to anybody."""
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


class Archive:
    """An open zip archive. Safe from several threads."""

    def __init__(self, path: Path) -> None:
        remove_leftovers()
        self._name, self._lock = path.name, threading.Lock()
        self._unpacked: dict[int, Path] = {}
        self._total = 0
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise cannot_open(path, error) from error
        except _DAMAGED as error:
            raise self._damaged() from error
        self._members = [member for member in self._zip.infolist() if not member.is_dir()]
        if len(self._members) > MAX_MEMBERS:
            self._zip.close()
            raise ImageReadError(
                tr("“{name}” lists more than {most} files.", name=self._name, most=MAX_MEMBERS),
                tr("Choose a smaller archive."),
            )
        self._folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        self._remove = weakref.finalize(self, _discard, self._zip, self._folder)

    def names(self) -> list[tuple[int, str]]:
        """Return number and shown name of each member; names are for the eye only."""
        return [(number, _shown(member.filename)) for number, member in enumerate(self._members)]

    def size(self, number: int) -> int:
        """Return how large a member says it is, in bytes."""
        return self._members[number].file_size

    def head(self, number: int, length: int) -> bytes:
        """Return up to ``length`` first bytes of a member; b"" where it is damaged or of an unknown method."""
        try:
            with self._lock, self._zip.open(self._members[number]) as member:
                return member.read(length)
        except (OSError, *_DAMAGED):
            return b""
        except RuntimeError as error:
            raise self._locked() from error

    def unpacked(self, number: int) -> Path:
        """Return the file that a member was unpacked into.

        Raises:
            ImageReadError: damaged, locked by a password, too large, or the list was closed.
        """
        with self._lock:
            if number not in self._unpacked:
                self._unpacked[number] = self._unpack(number)
            return self._unpacked[number]

    def _unpack(self, number: int) -> Path:
        if not self._remove.alive:
            raise ImageReadError(tr("“{name}” is closed.", name=self._name), tr("Open it again."))
        shown = _shown(self._members[number].filename).rpartition("/")[2] or f"{number}"
        # A folder of its own for each, so that messages can name the file as the archive does.
        target = self._folder / f"{number}" / _harmless(shown)
        try:
            target.parent.mkdir(exist_ok=True)
            with removed_on_failure(target), self._zip.open(self._members[number]) as member, target.open("wb") as file:
                self._copy(member, file, shown)
        except _DAMAGED as error:
            raise self._damaged() from error
        except RuntimeError as error:
            raise self._locked() from error
        except OSError as error:
            raise cannot_open(target, error) from error
        return target

    def _copy(self, member: IO[bytes], file: IO[bytes], shown: str) -> None:
        size = 0
        while piece := member.read(_PIECE):
            size += len(piece)
            self._total += len(piece)
            # What the archive says of sizes is not believed.
            if size > 2 * MAX_FRAME_BYTES or self._total > MAX_TOTAL:
                raise ImageReadError(
                    tr("“{name}” in “{archive}” unpacks to more than can be opened.", name=shown, archive=self._name),
                    tr("Unpack the archive yourself and choose single files."),
                )
            file.write(piece)

    def close(self) -> None:
        """Close the archive and remove what was unpacked."""
        with self._lock:
            self._unpacked.clear()
            self._remove()

    def _damaged(self) -> ImageReadError:
        return ImageReadError(
            tr("“{name}” is a damaged archive.", name=self._name), tr("Copy or make it again from where it came.")
        )

    def _locked(self) -> ImageReadError:
        return ImageReadError(
            tr("“{name}” is locked by a password.", name=self._name),
            tr("Unpack it yourself and choose the unpacked folder."),
        )


def _discard(archive: zipfile.ZipFile, folder: Path) -> None:
    archive.close()
    shutil.rmtree(folder, ignore_errors=True)


def _shown(name: str) -> str:
    return _CONTROL.sub(" ", name.replace("\\", "/"))[-200:]


def points_outside(name: str) -> bool:
    """Tell whether a member's shown name is an absolute path, or climbs out of the folder that it is unpacked into."""
    return name.startswith("/") or re.match(r"[A-Za-z]:", name) is not None or ".." in name.split("/")


def _harmless(name: str) -> str:
    """Return ``name`` as the name of a file on any system; never a path, a device or hidden."""
    cleaned = re.sub(r'[<>:"/\\|?*]', "_", name).strip(" .")[-80:]
    return f"_{cleaned}" if re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)?(\..*)?", cleaned) else cleaned


def remove_leftovers() -> None:
    """Remove unpacked copies that programs left behind which ended without tidying up; for the program's start.

    Copies of programs that still run are left alone, and what cannot be removed is left too: nothing is raised.
    """
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if owner.isdecimal() and not _is_used(int(owner), folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_used(pid: int, folder: Path) -> bool:
    if pid == os.getpid():
        return True
    if sys.platform == "win32":  # where signal 0 is Ctrl+C
        try:
            return time.time() - folder.stat().st_mtime < _OLD
        except OSError:
            return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True

"""Where things live, from source and when frozen; and how files are written without ever leaving half of one.

``RADIOGRAPH_STUDIO_HOME`` moves everything that the program writes under one folder (tests, portable use).
``RADIOGRAPH_STUDIO_WEIGHTS`` names a folder of network weights that a whole department shares.
"""

import errno
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import platformdirs

from radiograph_studio.errors import StorageError
from radiograph_studio.language import tr

_APP = "RadiographStudio"
HOME_VARIABLE = "RADIOGRAPH_STUDIO_HOME"
WEIGHTS_VARIABLE = "RADIOGRAPH_STUDIO_WEIGHTS"


def is_folder(path: Path) -> bool:
    """Return whether ``path`` is a folder that can be reached: one on a share that is gone is none, and no fault."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _folder(name: str, default: Callable[..., Path]) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / name if home else default(_APP, appauthor=False)


def data_dir() -> Path:
    """Folder of what the user would miss: runs, models, projects."""
    return _folder("data", platformdirs.user_data_path)


def cache_dir() -> Path:
    """Folder of what can be made again: converted weights."""
    return _folder("cache", platformdirs.user_cache_path)


def settings_dir() -> Path:
    """Folder of window geometry and recent projects."""
    return _folder("settings", platformdirs.user_config_path)


def logs_dir() -> Path:
    """Folder of the window's log and of what a crash left."""
    return _folder("logs", platformdirs.user_log_path)


def runs_dir() -> Path:
    """Folder of training runs, unless the user names another."""
    return data_dir() / "runs"


def weights_dirs() -> tuple[Path, ...]:
    """Folders of network weights, first the one that is written to: the department's where one is set, then our own."""
    shared, own = os.environ.get(WEIGHTS_VARIABLE), data_dir() / "weights"
    return (Path(shared), own) if shared else (own,)


def samples_dir() -> Path:
    """Folder of the phantom sample project."""
    return data_dir() / "samples"


def resources_dir() -> Path:
    """Folder of icons, style and help: beside the package from source, inside it when installed or frozen."""
    if getattr(sys, "frozen", False):
        return Path(sys._MEIPASS) / "resources"  # type: ignore[attr-defined]  # noqa: SLF001 - PyInstaller's documented name
    installed = Path(__file__).parent / "_resources"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "resources"


def writable(folder: Path) -> Path:
    """Create ``folder`` where it is missing and return it; raise `StorageError` where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise storage_error(folder, error) from error
    return folder


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path``; on success it is renamed into place, on failure it is removed.

    A reader therefore sees the old file or the new one, never a part of one.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise storage_error(path, error) from error
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise storage_error(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def rewriting(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write in; on success it takes the place of ``path``, whose old file is the next to write in.

    For large files that are written again and again: `replacing` begins a new file each time, and for tens of
    megabytes the system's work for that costs more than the writing. Until the new file is whole and on disk, ``path``
    stays as it is. `drop_spares` removes what is kept for the next time.
    """
    spare, before = _spares(path)
    try:
        stream = _opened(spare)
    except OSError:  # another program holds it, or it is somebody else's
        with replacing(path) as temporary, temporary.open("wb") as stream:
            yield stream
        return
    try:
        with stream:
            yield stream
            stream.truncate()
            stream.flush()
            os.fsync(stream.fileno())
        linked = _linked(path, before)
        spare.replace(path)
        # Before the old file is written in, the disk has to know that it is the old one.
        if linked and _names_kept(path.parent):
            with suppress(OSError):
                before.replace(spare)
    except OSError as error:
        drop_spares(path)
        raise storage_error(path, error) from error


def drop_spares(path: Path) -> None:
    """Remove what `rewriting` keeps beside ``path``."""
    for each in _spares(path):
        with suppress(OSError):
            each.unlink(missing_ok=True)


def _spares(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"{path.name}.spare"), path.with_name(f"{path.name}.before")


def _opened(spare: Path) -> BinaryIO:
    with suppress(FileNotFoundError):
        if spare.stat().st_nlink == 1:  # else a backup made of links has it too
            return spare.open("r+b")
        spare.unlink()
    return spare.open("w+b")


def _linked(path: Path, name: Path) -> bool:
    """Give the file at ``path`` a second name; False where there is none, or the file system knows no links."""
    with suppress(OSError):
        name.unlink(missing_ok=True)
        os.link(path, name)
        return True
    return False


def _names_kept(folder: Path) -> bool:
    """Bring the names in ``folder`` to the disk; Windows does so by itself."""
    if os.name == "nt":
        return True
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        return True
    return False


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8, all of it or none."""
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def write_bytes(path: Path, data: bytes) -> None:
    """Write ``data``, all of it or none."""
    with replacing(path) as temporary:
        temporary.write_bytes(data)


def printable(value: Any) -> Any:
    """Return ``value``, or a dict, list or tuple of values, with texts that can be written as UTF-8.

    The name of a file may hold bytes that are no UTF-8; Python carries them as lone surrogates, which no JSON takes.
    """
    if isinstance(value, str):
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if isinstance(value, dict):
        return {key: printable(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(printable(entry) for entry in value)
    return value


def _umask() -> int:
    # Files made by mkstemp are private; what we leave behind follows the user's own setting.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def storage_error(path: Path, error: OSError) -> StorageError:
    """Return the sentence for a file that could not be written."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StorageError(
            tr("The disk is full: “{name}” was not written.", name=path.name), tr("Free some space and try again.")
        )
    reason = error.strerror or type(error).__name__
    return StorageError(
        tr("“{name}” cannot be written ({reason}).", name=path.name, reason=reason),
        tr("Choose a folder that you may write to, and try again."),
    )

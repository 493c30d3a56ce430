"""What a start of the window leaves behind where it does not end by itself, and how the next start finds it.

While the window runs, a file of its own lies in the log folder: versions first, then whatever `faulthandler` writes in
the moment of a crash, or the trace of an exception that ended the program. An end as it should be removes the file. A
file of a program that is gone and that holds a trace is a crash; one without (logged out, power cut, killed) is no
fault that could be found, and is removed without a word.
"""

import faulthandler
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from radiograph_studio import paths
from radiograph_studio.diagnostics.machine import headline
from radiograph_studio.errors import StorageError

_LOG = logging.getLogger(__name__)
LAST_CRASH = "last-crash.txt"
_PREFIX, _SUFFIX = "session-", ".txt"
_END_OF_HEAD = "----\n"
_LIMIT = 256 * 1024


@dataclass(frozen=True, slots=True)
class Crash:
    """How an earlier session ended: when, the line on versions and machine of then, its process, and the trace."""

    moment: datetime
    headline: str
    pid: int
    trace: str


@contextmanager
def watched() -> Iterator[None]:
    """Keep a trace where the program ends meanwhile other than by itself; to be entered once in a process.

    Where the log folder cannot be written to, nothing is kept and nothing else is different.
    """
    opened = _begin()
    if opened is None:
        yield
        return
    path, stream = opened
    faulthandler.enable(stream, all_threads=True)
    try:
        yield
    except Exception as error:
        from radiograph_studio.diagnostics.redaction import trace

        with suppress(OSError):
            stream.write(trace(error) + "\n")
        _end(stream)
        raise
    except BaseException:
        _end(stream, path)
        raise
    _end(stream, path)


def last_crash() -> Crash | None:
    """Return the newest crash since the last call, or None.

    What earlier sessions left is cleared away; the newest trace, redacted, stays in the log folder to be looked up.
    """
    try:
        left = sorted(path for path in paths.logs_dir().glob(f"{_PREFIX}*{_SUFFIX}") if not _is_held(path))
    except OSError:
        return None
    crashes = [crash for path in left if (crash := _taken(path)) is not None]
    if len(left) > len(crashes):
        _LOG.info("Sessions that ended without a trace: %d.", len(left) - len(crashes))
    newest = max(crashes, key=lambda crash: crash.moment, default=None)
    if newest is not None:
        text = f"{newest.moment:%Y-%m-%d %H:%M} [{newest.pid}]\n{newest.headline}\n\n{newest.trace}\n"
        with suppress(StorageError):
            paths.write_text(paths.logs_dir() / LAST_CRASH, text)
    return newest


def _begin() -> tuple[Path, IO[str]] | None:
    path = paths.logs_dir() / f"{_PREFIX}{os.getpid()}-{os.urandom(3).hex()}{_SUFFIX}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("w", encoding="utf-8", buffering=1)
        _hold(stream)
        stream.write(f"{headline()}\n{_END_OF_HEAD}")
    except OSError:
        return None
    return path, stream


def _end(stream: IO[str], path: Path | None = None) -> None:
    faulthandler.disable()
    with suppress(OSError):
        stream.close()
    if path is not None:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _taken(path: Path) -> Crash | None:
    try:
        with path.open("rb") as stream:
            text = stream.read(_LIMIT).decode("utf-8", "replace")
        moment = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        path.unlink()
    except OSError:
        # Where it cannot be removed it would be told again at every start.
        return None
    head, _, said = text.partition(_END_OF_HEAD)
    pid = path.stem.removeprefix(_PREFIX).partition("-")[0]
    if not said.strip() or not pid.isdigit():
        return None
    from radiograph_studio.diagnostics.redaction import redact_fault

    return Crash(moment, head.strip(), int(pid), redact_fault(said.strip()))


if sys.platform == "win32":

    def _hold(stream: IO[str]) -> None:
        """An open file is held: nobody can remove it."""

    def _is_held(path: Path) -> bool:
        try:
            path.replace(path)
        except OSError:
            return True
        return False

else:
    import fcntl

    def _hold(stream: IO[str]) -> None:
        # The system lets go of it when the process ends, whatever ends it.
        with suppress(OSError):
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_held(path: Path) -> bool:
        try:
            with path.open("rb") as stream:
                fcntl.flock(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False


__all__ = ["LAST_CRASH", "Crash", "last_crash", "watched"]

"""Who writes a run: a lock that the system lets go of when its program dies, whatever kills it."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import FileLock

_LOCK = ".running"
# Longer than another window takes to look whether a run is held, which holds it for that moment.
_PATIENCE = 0.25
_FRESH_SECONDS = 600


def lock(folder: Path) -> "FileLock":
    """Return the lock of a run's folder, not yet held."""
    from filelock import FileLock

    # Not thread-local: the run is closed by whichever thread ends it.
    return FileLock(folder / _LOCK, timeout=_PATIENCE, thread_local=False, poll_interval=0.02)


def is_held(folder: Path, log: Path) -> bool:
    """Return whether a program writes the run in ``folder``.

    Where that cannot be asked (a folder that may only be read, a file system without locks), a ``log`` that grew
    within the last minutes says that one does.
    """
    from filelock import Timeout

    try:
        if not (folder / _LOCK).is_file():
            return False
        with lock(folder):
            return False
    except Timeout:
        return True
    except (OSError, NotImplementedError):
        return _is_fresh(log)


def _is_fresh(log: Path) -> bool:
    try:
        return abs(time.time() - log.stat().st_mtime) < _FRESH_SECONDS
    except OSError:
        return False

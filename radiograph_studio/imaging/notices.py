"""Library warnings as something to ask about, safely from several threads at once."""

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_lock = threading.Lock()
_listeners: dict[int, list[str]] = {}
_installed: "warnings.catch_warnings[Any] | None" = None


@contextmanager
def collected_warnings() -> Iterator[list[str]]:
    """Yield a list that receives the text of every warning raised in this thread; none is printed.

    `warnings.catch_warnings` swaps state of the whole process, so two threads that leave in another order than
    they came would leave it swapped for good. Here the first to enter installs and the last to leave restores.
    """
    global _installed
    heard: list[str] = []
    thread = threading.get_ident()
    with _lock:
        outer = _listeners.get(thread)
        if not _listeners:
            _installed = warnings.catch_warnings()
            _installed.__enter__()
            warnings.simplefilter("always")
            warnings.showwarning = _hear
        _listeners[thread] = heard
    try:
        yield heard
    finally:
        with _lock:
            if outer is None:
                del _listeners[thread]
            else:
                _listeners[thread] = outer
                outer.extend(heard)
            if not _listeners and _installed is not None:
                _installed.__exit__(None, None, None)
                _installed = None


def _hear(message: Warning | str, *_: object, **__: object) -> None:
    # A warning of another thread, raised meanwhile by other code, is dropped: it was not about a file of ours.
    listener = _listeners.get(threading.get_ident())
    if listener is not None:
        listener.append(str(message))

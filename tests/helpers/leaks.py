"""Finds threads and Qt objects that a test left running."""

import gc
import sys
import threading
import time
from collections.abc import Iterator

ALLOWED_THREADS = {
    "Dummy-": "Python's stand-in for a native or Qt thread that once called it; before 3.13 it never goes away",
    "pytest_timeout": "the test runner's own watch",
    "ExecutorManagerThread": "joblib's loky pool; kept for the next call by design and ended at exit",
    "QueueFeederThread": "multiprocessing's queue thread under joblib's loky pool",
}
"""Beginning of a thread's name -> why it may outlive a test."""

PATIENCE = 2.0
"""Seconds that a thread gets to end after its test."""


def threads() -> set[threading.Thread]:
    """The Python threads that run now."""
    return set(threading.enumerate())


def threads_left(before: set[threading.Thread], patience: float = PATIENCE) -> list[str]:
    """Names of the threads that were started since and still run after some patience."""
    deadline = time.monotonic() + patience
    left = []
    for thread in threads() - before:
        if thread.name.startswith(tuple(ALLOWED_THREADS)):
            continue
        thread.join(max(0.0, deadline - time.monotonic()))
        if thread.is_alive():
            left.append(thread.name)
    return sorted(left)


def active_qt_objects() -> set[int]:
    """Identities of running QThreads and active QTimers; empty where no Qt application has been made."""
    return {id(found) for found, _ in _active()}


def qt_objects_left(before: set[int], patience: float = PATIENCE) -> list[str]:
    """Descriptions of the QThreads and QTimers that became active since and still are, some patience later."""
    if not _application():
        return []
    from PySide6 import QtCore

    deadline = time.monotonic() + patience
    while True:
        QtCore.QCoreApplication.sendPostedEvents(None, QtCore.QEvent.Type.DeferredDelete.value)
        left = [text for found, text in _active() if id(found) not in before]
        if not left or time.monotonic() > deadline:
            return sorted(left)
        # A thread or timer that is about to end may need the event loop for it.
        QtCore.QCoreApplication.processEvents()
        threading.Event().wait(0.02)


def _application() -> object | None:
    """The Qt application, without importing Qt for it."""
    core = sys.modules.get("PySide6.QtCore")
    return core.QCoreApplication.instance() if core else None


def _active() -> Iterator[tuple[object, str]]:
    if not _application():
        return
    import shiboken6
    from PySide6 import QtCore

    asked = {
        **dict.fromkeys(_with_subclasses(QtCore.QThread), QtCore.QThread.isRunning),
        **dict.fromkeys(_with_subclasses(QtCore.QTimer), QtCore.QTimer.isActive),
    }
    # type() and not isinstance(): lazily loading modules answer the latter by loading themselves. The process holds
    # a million objects once TensorFlow is in it, so this line is all that is done to each.
    found = [thing for thing in gc.get_objects() if type(thing) in asked]
    own = QtCore.QThread.currentThread()
    for thing in found:
        if shiboken6.isValid(thing) and thing is not own and asked[type(thing)](thing):
            yield thing, _describe(thing)


def _with_subclasses(kind: type) -> Iterator[type]:
    yield kind
    for below in kind.__subclasses__():
        yield from _with_subclasses(below)


def _describe(found: object) -> str:
    parent = found.parent()  # type: ignore[attr-defined]
    owner = f" of {type(parent).__name__} “{parent.objectName()}”" if parent else ""
    interval = f" every {found.interval()} ms" if hasattr(found, "interval") else ""
    return f"{type(found).__name__} “{found.objectName()}”{owner}{interval}"  # type: ignore[attr-defined]

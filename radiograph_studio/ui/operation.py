"""Short jobs away from the window's thread: open, count, check, score. One helper, late answers dropped."""

import functools
import itertools
import logging
import weakref
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from radiograph_studio.errors import RadiographStudioError
from radiograph_studio.language import tr
from radiograph_studio.recipe import Cancelled

_LOG = logging.getLogger(__name__)
_STACK_BYTES = 64 * 1024 * 1024
"""Secondary threads get 512 KiB on some systems, which is less than tracing a deep network needs."""


class Operation(QObject):
    """Runs one function at a time for its owner, in Qt's thread pool.

    Starting again, or `cancel`, makes the answer of the earlier function a late one, which is dropped: what is
    on screen always belongs to what was asked for last. To be used from the window's thread, where all signals arrive.

    A `Cancelled` raised by the function ends it without `failed`.

    ``lasting``: what the functions do is wanted even where the window closes before it is their turn, as writing is.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, parent: QObject | None = None, *, lasting: bool = False) -> None:
        super().__init__(parent)
        self._pool = lasting_pool() if lasting else QThreadPool.globalInstance()
        self._generation = 0
        self._running = False

    @property
    def running(self) -> bool:
        """True while an answer is awaited."""
        return self._running

    def start(self, function: Callable[[], object]) -> None:
        """Run ``function`` in the background; its result comes with `succeeded`, an error with `failed`."""
        self._generation += 1
        self._running = True
        ticket = _post_office().expect(self, self._generation)
        self._pool.start(_Job(ticket, function))

    def cancel(self) -> None:
        """Drop the answer that is awaited; `finished` is sent, neither `succeeded` nor `failed`."""
        if not self._running:
            return
        self._generation += 1
        self._running = False
        self.finished.emit()

    def take(self, generation: int, result: object, error: BaseException | None) -> None:
        """Take an answer; one that is late is dropped."""
        if generation != self._generation:
            return
        self._running = False
        if error is None:
            self.succeeded.emit(result)
        elif not isinstance(error, Cancelled):
            self.failed.emit(error)
        self.finished.emit()


class _PostOffice(QObject):
    """Brings answers from the pool's threads to the window's thread, and there to whoever still waits for them.

    Jobs know a ticket, never the operation: an object of Qt whose last reference is let go by another thread is
    taken apart in that thread, while the window may be talking to it.
    """

    answered = Signal(int, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: dict[int, tuple[weakref.ref[Operation], int]] = {}
        self._tickets = itertools.count()
        self.answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def expect(self, operation: Operation, generation: int) -> int:
        """Return the ticket for an answer to ``operation``."""
        ticket = next(self._tickets)
        self._waiting[ticket] = (weakref.ref(operation), generation)
        return ticket

    def _deliver(self, ticket: int, result: object, error: BaseException | None) -> None:
        waiting, generation = self._waiting.pop(ticket)
        operation = waiting()
        if operation is not None and isValid(operation):
            operation.take(generation, result, error)


@functools.cache
def lasting_pool() -> QThreadPool:
    """Return the pool whose jobs, those too that wait for their turn, the end of the program waits for."""
    pool = QThreadPool()
    pool.setStackSize(_STACK_BYTES)
    return pool


def end_jobs(patience_ms: int, lasting_ms: int) -> bool:
    """Let jobs end that run, and lasting ones that do not yet; return whether all did within so many milliseconds."""
    pool = QThreadPool.globalInstance()
    pool.clear()
    # Both are waited for, whatever came of the first.
    return all([lasting_pool().waitForDone(lasting_ms), pool.waitForDone(patience_ms)])


@functools.cache
def _post_office() -> _PostOffice:
    QThreadPool.globalInstance().setStackSize(_STACK_BYTES)
    return _PostOffice()


class _Job(QRunnable):
    def __init__(self, ticket: int, function: Callable[[], object]) -> None:
        super().__init__()
        self._ticket = ticket
        self._function = function

    def run(self) -> None:
        result, error = guarded(self._function)
        # Where the application went away meanwhile, nobody waits for the answer.
        with suppress(RuntimeError):
            _post_office().answered.emit(self._ticket, result, error)


def guarded(function: Callable[[], object]) -> tuple[object, BaseException | None]:
    """Run ``function``, the last line of defence of a thread; return its result or what it raised."""
    try:
        return function(), None
    except (RadiographStudioError, Cancelled) as known:
        return None, known
    except Exception as unexpected:  # noqa: BLE001 - a fault of ours must reach the log and the user, from any job
        _LOG.exception("A background job failed.")
        return None, unexpected


def sentence(error: object) -> str:
    """Return what to show for a failed job: its sentence and hint, or, for a fault of ours, a plain admission.

    The text of an unexpected exception is not shown, because it may hold names or paths; the log has it.
    """
    if isinstance(error, RadiographStudioError):
        return str(error)
    return tr("Something went wrong inside the program. The details are in its log; please try again.")

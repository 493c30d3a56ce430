"""Short jobs away from the window's thread: open, count, check, score. One helper, late answers dropped."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from radiograph_studio.errors import RadiographStudioError
from radiograph_studio.recipe import Cancelled

_LOG = logging.getLogger(__name__)


class Operation(QObject):
    """Runs one function at a time for its owner, in Qt's thread pool.

    Starting again, or `cancel`, makes the answer of the earlier function a late one, which is dropped: what is
    on screen always belongs to what was asked for last. All signals arrive on the thread that owns this object.

    A `Cancelled` raised by the function ends it without `failed`.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()

    _answered = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._generation = 0
        self._running = False
        self._answered.connect(self._take)

    @property
    def running(self) -> bool:
        """True while an answer is awaited."""
        return self._running

    def start(self, function: Callable[[], object]) -> None:
        """Run ``function`` in the background; its result comes with `succeeded`, an error with `failed`."""
        self._generation += 1
        self._running = True
        QThreadPool.globalInstance().start(_Job(self, self._generation, function))

    def cancel(self) -> None:
        """Drop the answer that is awaited; `finished` is sent, neither `succeeded` nor `failed`."""
        if not self._running:
            return
        self._generation += 1
        self._running = False
        self.finished.emit()

    def _take(self, generation: int, result: object, error: object) -> None:
        if generation != self._generation:
            return
        self._running = False
        if error is None:
            self.succeeded.emit(result)
        elif not isinstance(error, Cancelled):
            self.failed.emit(error)
        self.finished.emit()

    def _answer(self, generation: int, result: object, error: BaseException | None) -> None:
        # Called in the pool's thread; the connection to `_take` is queued because its owner lives elsewhere.
        try:
            self._answered.emit(generation, result, error)
        except RuntimeError:
            _LOG.debug("The owner of a job went away before its answer came.")


class _Job(QRunnable):
    def __init__(self, owner: Operation, generation: int, function: Callable[[], object]) -> None:
        super().__init__()
        self._owner = owner
        self._generation = generation
        self._function = function

    def run(self) -> None:
        result, error = guarded(self._function)
        self._owner._answer(self._generation, result, error)  # noqa: SLF001 - the two are one thing in two threads


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
    return "Something went wrong inside the program. The details are in its log; please try again."

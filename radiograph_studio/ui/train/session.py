"""A training run in a thread of its own: events come out as one signal, pause, stop and cancel go in."""

import atexit
import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from radiograph_studio.errors import RadiographStudioError
from radiograph_studio.recipe import Control, Finished
from radiograph_studio.ui.operation import guarded, sentence

if TYPE_CHECKING:
    from radiograph_studio.workflows.training import TrainRequest

_LOG = logging.getLogger(__name__)
_STACK_BYTES = 64 * 1024 * 1024
"""Secondary threads get 512 KiB on some systems, which is less than tracing a deep network needs."""


_ALIVE: set["_Thread"] = set()
"""Threads that run, or ended a moment ago: Qt aborts the program where one is taken apart while it runs."""


class TrainingSession(QObject):
    """Trains at most one network at a time for the window.

    ``happened`` carries every training event, `Finished` last; ``ended`` follows once the thread is gone. Both
    arrive on the thread of this object. No thread is ever killed: `stop` and `cancel` are wishes that the run
    fulfils itself.
    """

    runningChanged = Signal(bool)
    happened = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: _Thread | None = None
        self._control = Control()

    @property
    def running(self) -> bool:
        """True from `start` until `ended`."""
        return self._thread is not None

    @property
    def control(self) -> Control:
        """The wishes of the present run."""
        return self._control

    def start(self, request: "TrainRequest") -> None:
        """Begin a run; does nothing while one goes on."""
        if self._thread is not None:
            return
        self._control = Control()
        self._thread = _Thread(request, self._control)
        _ALIVE.add(self._thread)
        # A window that goes away without asking takes its training with it.
        self.destroyed.connect(self._control.cancel)
        self._thread.happened.connect(self.happened)
        self._thread.finished.connect(self._end)
        self._thread.start()
        self.runningChanged.emit(True)

    def pause(self) -> None:
        """Hold the work between two batches."""
        self._control.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        self._control.resume()

    def stop(self) -> None:
        """Finish the batch, validate, keep the best so far."""
        self._control.stop()

    def cancel(self) -> None:
        """End within a batch, keep no model."""
        self._control.cancel()

    def _end(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.wait()
            _ALIVE.discard(thread)
        self.runningChanged.emit(False)
        self.ended.emit()


class _Thread(QThread):
    happened = Signal(object)

    def __init__(self, request: "TrainRequest", control: Control) -> None:
        super().__init__()
        self.setObjectName("training")
        self.setStackSize(_STACK_BYTES)
        self._request = request
        self._control = control
        self._finished_sent = False

    def cancel(self) -> None:
        """End within a batch."""
        self._control.cancel()

    def run(self) -> None:
        recipe = self._request.recipe
        _LOG.info("A training begins: %s, %s, %d epochs.", recipe.preset, recipe.backbone, recipe.epochs)
        _result, error = guarded(self._train)
        if error is not None and not self._finished_sent:
            self._send(Finished(status="failed", error=_as_dict(error)))

    def _train(self) -> object:
        # Imported here: what trains loads TensorFlow, and the window must not wait for that.
        from radiograph_studio.workflows import training

        return training.train(self._request, self._control, self._send)

    def _send(self, event: object) -> None:
        if isinstance(event, Finished):
            self._finished_sent = True
            _LOG.info("The training ended: %s.", event.status)
        self.happened.emit(event)


@atexit.register
def end_all() -> None:
    """Cancel every training and wait for its end; called when the program ends, however it does."""
    for thread in list(_ALIVE):
        thread.cancel()
        thread.wait()
        _ALIVE.discard(thread)


def _as_dict(error: BaseException) -> dict[str, str]:
    if isinstance(error, RadiographStudioError):
        return error.as_dict()
    return {"kind": "error", "message": sentence(error), "hint": ""}

"""One job at a time, and of those that wait only the last."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from radiograph_studio.ui.operation import Operation


class Latest(QObject):
    """Like `Operation`, but a new job waits for the one that runs: two never run side by side.

    The answer of a job that has been overtaken is dropped, and of several that wait only the last is done.
    """

    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operation = Operation(self)
        self._next: Callable[[], object] | None = None
        self._stale = False
        self._operation.succeeded.connect(self._take)
        self._operation.failed.connect(self._refuse)
        self._operation.finished.connect(self._go_on)

    @property
    def running(self) -> bool:
        """True while an answer is awaited."""
        return self._next is not None or (self._operation.running and not self._stale)

    def start(self, function: Callable[[], object]) -> None:
        """Ask for ``function``; what was asked for before is no longer wanted."""
        if self._operation.running:
            self._next, self._stale = function, True
            return
        self._stale = False
        self._operation.start(function)

    def cancel(self) -> None:
        """Want nothing any more."""
        self._next, self._stale = None, True

    def _take(self, result: object) -> None:
        if not self._stale:
            self.succeeded.emit(result)

    def _refuse(self, error: object) -> None:
        if not self._stale:
            self.failed.emit(error)

    def _go_on(self) -> None:
        function, self._next = self._next, None
        if function is not None:
            self.start(function)

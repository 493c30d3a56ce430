"""What the mouse does over the picture. Moves are gathered and applied once for each turn of the event loop."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

Drag = Literal["window", "pan", "zoom"]
Handler = Callable[[Drag, float, float, QPointF], None]


class Gestures(QObject):
    """Turns presses and moves into drags: left window, middle (or Ctrl, or space) pan, right zoom.

    ``apply`` is called with the kind of drag, how far to the right and down (logical pixels) since it was last
    called, and where the drag began. Later tools take the left button by answering `left_drag` differently.
    """

    def __init__(self, apply: Handler, left_drag: Callable[[], Drag], parent: QObject) -> None:
        super().__init__(parent)
        self._apply = apply
        self._left_drag = left_drag
        self._drag: Drag | None = None
        self._button = Qt.MouseButton.NoButton
        self._start = QPointF()
        self._last = QPointF()
        self._gathered = QPointF()
        self.space = False
        self.space_used = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.flush)

    @property
    def drag(self) -> Drag | None:
        """The drag that is under way."""
        return self._drag

    def press(self, event: QMouseEvent) -> None:
        """Begin a drag, unless one is under way with another button."""
        if self._drag is not None:
            return
        self._drag = self._kind(event)
        if self._drag is None:
            return
        self._button = event.button()
        self._start = self._last = event.position()
        self._gathered = QPointF()

    def move(self, event: QMouseEvent) -> None:
        """Gather a move; it is applied when the events that wait have been read."""
        if self._drag is None:
            return
        self._gathered += event.position() - self._last
        self._last = event.position()
        self._timer.start()

    def release(self, event: QMouseEvent) -> None:
        """End the drag of this button, with all that was gathered."""
        if event.button() == self._button:
            self.flush()
            self._drag = None
            self._button = Qt.MouseButton.NoButton

    def drop(self) -> None:
        """Forget a drag that is under way: the picture it was for has gone."""
        self._timer.stop()
        self._drag = None
        self._button = Qt.MouseButton.NoButton

    def flush(self) -> None:
        """Apply what was gathered."""
        self._timer.stop()
        step, self._gathered = self._gathered, QPointF()
        if self._drag is not None and not step.isNull():
            self._apply(self._drag, step.x(), step.y(), self._start)

    def _kind(self, event: QMouseEvent) -> Drag | None:
        if event.button() == Qt.MouseButton.MiddleButton:
            return "pan"
        if event.button() == Qt.MouseButton.RightButton:
            return "zoom"
        if event.button() != Qt.MouseButton.LeftButton:
            return None
        if self.space or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.space_used = self.space_used or self.space
            return "pan"
        return self._left_drag()

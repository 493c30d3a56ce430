"""The viewer: a radiograph moved, zoomed and windowed by mouse and keys."""

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from radiograph_studio.ui.review import captions
from radiograph_studio.ui.review.gestures import Drag, Gestures
from radiograph_studio.ui.review.opening import Opened
from radiograph_studio.ui.review.picture_view import PictureView

_WHEEL_STEP = 1.2
_KEY_PAN = 40.0
_KEY_WINDOW = 10.0
_ZOOM_DRAG = 150.0
_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


class Viewer(PictureView):
    """A `PictureView` under mouse and keys.

    ``frameStepWanted`` asks for a neighbouring frame (+1, -1), where the file has several.
    """

    frameStepWanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gestures = Gestures(self._dragged, self._left_drag, self)
        self._turned_wheel = 0.0

    def show_picture(self, opened: Opened, keep: bool = False) -> None:
        self._gestures.drop()
        super().show_picture(opened, keep)

    def say(self, icon: str, title: str, hint: str = "", colour: str = "") -> None:
        self._gestures.drop()
        super().say(icon, title, hint, colour)

    # -- Qt's own ----------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        frames = 1 if self._opened is None else self._opened.radiograph.frames
        if frames > 1 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._roll_frames(steps)
        elif steps:
            self.zoom(_WHEEL_STEP**steps, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._opened is not None:
            self._gestures.press(event)
            self._show_cursor()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._gestures.move(event)
        self._set_probe(event.position())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._gestures.release(event)
        self._show_cursor()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            if self._fitted:
                self.actual_size(event.position())
            else:
                self.fit()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._probe = ""
        self.viewport().update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._gestures.space, self._gestures.space_used = True, False
                self._show_cursor()
        elif arrow is None:
            event.ignore()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.adjust_window(arrow[0] * _KEY_WINDOW, arrow[1] * _KEY_WINDOW)
        else:
            self.pan(-arrow[0] * _KEY_PAN, -arrow[1] * _KEY_PAN)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._gestures.space = False  # its release will be told to somebody else
        super().focusOutEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            event.ignore()
        elif not event.isAutoRepeat():
            # Space alone resets; space held while dragging pans.
            if self._gestures.space and not self._gestures.space_used:
                self.reset()
            self._gestures.space = False
            self._show_cursor()

    # -- inside ------------------------------------------------------------------------------------

    def _left_drag(self) -> Drag:
        return "pan" if self._voi is None else "window"

    def _dragged(self, drag: Drag, right: float, down: float, start: QPointF) -> None:
        if drag == "window":
            self.adjust_window(right, down)
        elif drag == "pan":
            self.pan(right, down)
        else:
            self.zoom(math.exp(-down / _ZOOM_DRAG), start)

    def _roll_frames(self, steps: float) -> None:
        # Fine wheels send parts of a notch; a frame is a whole one, and down is onwards.
        self._turned_wheel -= steps
        whole = math.trunc(self._turned_wheel)
        self._turned_wheel -= whole
        if whole:
            self.frameStepWanted.emit(whole)

    def _set_probe(self, point: QPointF | QPoint) -> None:
        position = self.image_position(QPointF(point))
        text = "" if self._opened is None or position is None else captions.probe_text(self._opened, *position)
        if text != self._probe:
            self._probe = text
            self.viewport().update()

    def _show_cursor(self) -> None:
        if self._gestures.drag == "pan":
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._gestures.space:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().unsetCursor()

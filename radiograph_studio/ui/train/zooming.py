"""Looking closer at a plot: wheel, drag and keys, and the way back to all of it."""

from collections.abc import Callable
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from radiograph_studio.language import mark, tr
from radiograph_studio.ui import theme
from radiograph_studio.ui.train.plots import Plot

_CLOSER = 0.8
_STEP = 0.1
_FLAT_PX = 8
_MOVES = {
    Qt.Key.Key_Left: (-_STEP, 0),
    Qt.Key.Key_Right: (_STEP, 0),
    Qt.Key.Key_Up: (0, _STEP),
    Qt.Key.Key_Down: (0, -_STEP),
}
HELP = mark("Wheel, drag or + and − zoom; arrow keys, or dragging with Shift, move; double click or Home shows all.")


class ZoomBox(pg.ViewBox):
    """A drag draws the rectangle to look at; with Shift or the middle button it moves the view."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setLimits(minXRange=0.5, minYRange=1e-3)
        self.state["wheelScaleFactor"] /= 2  # one turn of a fast wheel would leave nothing of the curves in view

    def mouseDragEvent(self, ev: Any, axis: int | None = None) -> None:
        moves = ev.button() == Qt.MouseButton.MiddleButton or ev.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if ev.isStart():
            self.setMouseMode(self.PanMode if moves else self.RectMode)
        super().mouseDragEvent(ev, axis)

    def showAxRect(self, ax: QRectF, **kwargs: Any) -> None:
        """Look at a rectangle; one that is flat in one direction leaves that direction as it is."""
        wide, high = self.viewPixelSize()
        if ax.width() < _FLAT_PX * wide and ax.height() < _FLAT_PX * high:
            return
        whole = self.viewRect()
        if ax.height() < _FLAT_PX * high:
            ax = QRectF(ax.x(), whole.y(), ax.width(), whole.height())
        elif ax.width() < _FLAT_PX * wide:
            ax = QRectF(whole.x(), ax.y(), whole.width(), ax.height())
        super().showAxRect(ax, padding=0, **kwargs)


class ZoomPlot(Plot):
    """A plot that shows all of its ``frame`` until somebody looks closer, and then what they look at.

    ``looked`` carries the first and the last x in view whenever the user changed them, ``allWanted`` that they want
    to see all again; ``zoomed`` tells whether less than all is shown.
    """

    looked = Signal(float, float)
    allWanted = Signal()
    zoomChanged = Signal()

    def __init__(self, name: str, left: str, bottom: str, axes: dict[str, pg.AxisItem], parent: QWidget | None) -> None:
        self.zoomed = False
        self._frame = QRectF()
        self._view = ZoomBox()
        super().__init__(name, left, bottom, axes, parent, self._view)
        self.getPlotItem().setMouseEnabled(True, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(tr(HELP))
        self._view.sigRangeChangedManually.connect(self._looked)

    def set_frame(self, frame: QRectF) -> None:
        """Say what all of it is; shown at once, except where the user looks closer."""
        if frame == self._frame:
            return
        self._frame = frame
        if not self.zoomed:
            self._show(frame)

    def show_all(self) -> None:
        """Look at all of it again."""
        self._show(self._frame)
        self._set_zoomed(False)

    def look_at(self, first: float, last: float) -> None:
        """Show this stretch of the x axis."""
        self._view.setXRange(first, last, padding=0)
        self._set_zoomed(True)

    def zoom(self, factor: float) -> None:
        """Look closer (below 1) or from further away at the middle."""
        self._view.scaleBy((factor, factor))
        self._looked()

    def move_view(self, right: float, up: float) -> None:
        """Move by a share of what is in view."""
        rect = self._view.viewRect()
        self._view.translateBy(x=right * rect.width(), y=up * rect.height())
        self._looked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._action(event)
        if action is None:
            super().keyPressEvent(event)
        else:
            action()
            event.accept()

    def event(self, event: QEvent) -> bool:
        # Keys that are shortcuts elsewhere in the window belong to the plot while it has the focus.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._action(event):
            event.accept()
            return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._want_all()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.dress()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.dress()

    def dress(self, colours: theme.Colours | None = None) -> None:
        """Take these colours, or those of the theme in use; the axes tell where the keyboard is."""
        super().dress(colours)
        if colours is None and self.hasFocus():
            for side in ("left", "bottom"):
                self.getPlotItem().getAxis(side).setPen(pg.mkPen(theme.colours().accent))

    def _action(self, event: QKeyEvent) -> Callable[[], None] | None:
        key = Qt.Key(event.key())
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return None
        if event.text() in {"+", "="}:
            return lambda: self.zoom(_CLOSER)
        if event.text() in {"-", "−"}:
            return lambda: self.zoom(1 / _CLOSER)
        if key in _MOVES:
            return lambda: self.move_view(*_MOVES[key])
        return self._want_all if key == Qt.Key.Key_Home else None

    def _want_all(self) -> None:
        self.show_all()
        self.allWanted.emit()

    def _looked(self) -> None:
        rect = self._view.viewRect()
        if rect.contains(self._frame):
            self._want_all()
            return
        self._set_zoomed(True)
        left, right = self._view.viewRange()[0]
        self.looked.emit(left, right)

    def _set_zoomed(self, zoomed: bool) -> None:
        if zoomed != self.zoomed:
            self.zoomed = zoomed
            self.zoomChanged.emit()

    def _show(self, frame: QRectF) -> None:
        self._view.setRange(frame, padding=0)

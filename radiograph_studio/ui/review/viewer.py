"""The viewer: a radiograph moved, zoomed, windowed and measured by mouse and keys."""

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from radiograph_studio.ui.review import captions
from radiograph_studio.ui.review.gestures import Drag, Gestures
from radiograph_studio.ui.review.measure_paint import paint_shape, paint_words
from radiograph_studio.ui.review.measures import Kind, Point, Shape, region_window, words
from radiograph_studio.ui.review.opening import Opened
from radiograph_studio.ui.review.picture_view import PictureView
from radiograph_studio.ui.review.scale_bar import ScaleBar, paint_scale_bar, scale_bar
from radiograph_studio.ui.review.sheet import Hand, Sheet

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

    ``frameStepWanted`` asks for a neighbouring frame (+1, -1), where the file has several; ``calibrationDrawn``
    carries the line over something of known length; ``measured`` says that what is drawn has changed.
    """

    frameStepWanted = Signal(int)
    calibrationDrawn = Signal(object)
    measured = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gestures = Gestures(self._dragged, self._left_drag, self)
        self._turned_wheel = 0.0
        self._pointer: QPointF | None = None
        self._hand = Hand()
        self._words: dict[Shape, tuple[str, ...]] = {}
        self._painted = QPixmap()
        self._painted_key: object = None

    # -- measuring ---------------------------------------------------------------------------------

    @property
    def sheet(self) -> Sheet:
        """What is measured on the picture."""
        return self._hand.sheet

    @property
    def tool(self) -> Kind | None:
        """What the left button draws; None where it changes the window."""
        return self._hand.tool

    def set_sheet(self, sheet: Sheet) -> None:
        """Show and draw measurements on this sheet."""
        self._hand.take(sheet)
        self._words.clear()
        self._painted_key = None
        self._drawn()

    def set_tool(self, tool: Kind | None) -> None:
        """Draw with the left button, until told otherwise; None: it changes the window."""
        self._hand.cancel()
        self._hand.tool = tool
        self._show_cursor()
        self._drawn()

    def cancel_drawing(self) -> bool:
        """Give up what is being drawn; False where nothing is."""
        had = self._hand.cancel()
        self._drawn()
        return had

    def remove_selected(self) -> None:
        """Remove the selected measurement."""
        if not self._hand.busy and self.sheet.remove_selected():
            self._drawn()

    def remove_all(self) -> None:
        """Remove all measurements of this picture."""
        self._hand.cancel()
        self.sheet.clear()
        self._drawn()

    def measurements_changed(self) -> None:
        """Write the figures anew: the spacing is another."""
        self._words.clear()
        self._painted_key = None
        self._drawn()

    def window_from_region(self) -> bool:
        """Spread the values of the selected region (or the last one) from black to white; False without one."""
        regions = [shape for shape in self.sheet.shapes if shape.is_region]
        chosen = self.sheet.shapes[self.sheet.selected] if self.sheet.selected >= 0 else None
        region = chosen if chosen is not None and chosen.is_region else regions[-1] if regions else None
        window = None if self._opened is None or region is None else region_window(self._opened.radiograph, region)
        if window is not None:
            self.set_voi(window)
        return window is not None

    def measurement_words(self, shape: Shape) -> tuple[str, ...]:
        """Return what stands beside a measurement of this picture."""
        if shape not in self._words and self._opened is not None:
            radiograph = self._opened.radiograph
            self._words[shape] = words(shape, radiograph, self.sheet.calibration or radiograph.spacing)
        return self._words.get(shape, ())

    def scale_bar(self) -> ScaleBar | None:
        """Return the scale bar of this picture as it lies now; None where the length of a pixel is not known."""
        if self._opened is None:
            return None
        spacing = self.sheet.calibration or self._opened.radiograph.spacing
        if spacing.mm is None:
            return None
        # What lies along the screen: the columns, or the rows of a picture that is turned on its side.
        upright = self.turn.quarters % 2 == 0
        step = self.to_view(1, 0) if upright else self.to_view(0, 1)
        points = abs(step.x() - self.to_view(0, 0).x())
        return scale_bar(spacing, points / spacing.mm[1 if upright else 0], self.viewport().width())

    # -- what is shown -----------------------------------------------------------------------------

    def show_picture(self, opened: Opened, keep: bool = False) -> None:
        self._gestures.drop()
        super().show_picture(opened, keep)

    def say(self, icon: str, title: str, hint: str = "", colour: str = "") -> None:
        self._gestures.drop()
        self._hand.cancel()
        super().say(icon, title, hint, colour)

    # -- Qt's own ----------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        frames = 1 if self._opened is None else self._opened.radiograph.frames
        if frames > 1 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._roll_frames(steps)
        elif steps:
            self.zoom(_WHEEL_STEP**steps, event.position(), more_to_come=True)
        event.accept()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        if self._opened is not None:
            self._show_measurements(painter)
        self._show_magnified(painter)
        super().drawForeground(painter, rect)
        bar = self.scale_bar() if self.shows("scale") else None
        if bar is not None:
            paint_scale_bar(painter, self.viewport().rect(), bar)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._opened is not None:
            if self._gestures.drag is not None or not self._draws(event):
                self._gestures.press(event)
            self._show_cursor()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self.image_position(event.position())
        if point is not None and self._hand.move(point):
            self.viewport().update()
        else:
            self._gestures.move(event)
            if self._gestures.drag is None:
                self._show_cursor(event.position())
        self._set_probe(event.position())
        self._pointer = event.position()
        if self.shows("magnifier"):
            self.viewport().update()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = self.image_position(event.position())
        if event.button() == Qt.MouseButton.LeftButton and self._hand.busy and point is not None:
            done = self._hand.release(point, _pair(event.position()))
            if done is not None and done.kind == "calibration":
                self.calibrationDrawn.emit(done)
            self._drawn()
        self._gestures.release(event)
        self._show_cursor(event.position())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._opened is not None and self._draws(event):
            event.accept()
            return
        if event.button() == Qt.MouseButton.LeftButton:
            if self._fitted:
                self.actual_size(event.position())
            else:
                self.fit()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._probe, self._pointer = "", None
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

    def _show_magnified(self, painter: QPainter) -> None:
        if self._magnifier is not None and self._pointer is not None and self.shows("magnifier"):
            placement, view = self._placement.snapped(self.view()), self.view()
            shuttered = self.shows("shutter")
            self._magnifier.paint(painter, self._pointer, placement, view, self._transform(), shuttered)

    # -- inside ------------------------------------------------------------------------------------

    def _left_drag(self) -> Drag:
        return "pan" if self._voi is None else "window"

    def _dragged(self, drag: Drag, right: float, down: float, start: QPointF) -> None:
        if drag == "window":
            self.adjust_window(right, down)
        elif drag == "pan":
            self.pan(right, down)
        else:
            self.zoom(math.exp(-down / _ZOOM_DRAG), start, more_to_come=True)

    def _draws(self, event: QMouseEvent) -> bool:
        """Let the measuring hand have a press first; False where it does not want it."""
        point = self.image_position(event.position())
        held = self._gestures.space or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.button() != Qt.MouseButton.LeftButton or held or point is None:
            return False
        before = self.sheet.selected
        taken = self._hand.press(point, _pair(event.position()), self._point_in_view)
        if taken or self.sheet.selected != before:
            self._drawn()
        return taken

    def _point_in_view(self, point: Point) -> Point:
        return _pair(self.to_view(*point))

    def _drawn(self) -> None:
        self.viewport().update()
        self.measured.emit()

    def _show_measurements(self, painter: QPainter) -> None:
        """Paint the measurements, from the last time where nothing of them has changed: a drag moves the window."""
        sheet, draft, view = self.sheet, self._hand.draft, self.view()
        if not sheet.shapes and draft is None:
            return
        state = (*sheet.shapes, sheet.selected, draft, self._hand.busy, sheet.calibration)
        key = (state, self._placement, self._turn, view)
        if key != self._painted_key:
            self._painted = QPixmap(round(view.width * view.pixel_ratio), round(view.height * view.pixel_ratio))
            self._painted.setDevicePixelRatio(view.pixel_ratio)
            self._painted.fill(Qt.GlobalColor.transparent)
            inner = QPainter(self._painted)
            self._paint_measurements(inner)
            inner.end()
            self._painted_key = key
        painter.drawPixmap(QPointF(0, 0), self._painted)

    def _paint_measurements(self, painter: QPainter) -> None:
        sheet, area = self.sheet, QRectF(self.viewport().rect())
        taken: list[QRectF] = []
        moving = sheet.selected if self._hand.busy and self._hand.draft is None else -1
        for number, shape in enumerate(sheet.shapes):
            paint_shape(painter, shape, self._point_in_view, number == sheet.selected)
            # The statistics of a region that is being moved would cost more than the picture.
            if shape.complete and not (number == moving and shape.is_region):
                paint_words(painter, shape, self._figures(shape, number == moving), self._point_in_view, area, taken)
        draft = self._hand.draft
        if draft is not None:
            paint_shape(painter, draft, self._point_in_view, selected=False)
            if draft.complete and not draft.is_region:
                paint_words(painter, draft, self._figures(draft, passing=True), self._point_in_view, area, taken)

    def _figures(self, shape: Shape, passing: bool) -> tuple[str, ...]:
        found = self.measurement_words(shape)
        if passing:
            self._words.pop(shape, None)
        return found

    def _roll_frames(self, steps: float) -> None:
        # Fine wheels send parts of a notch; a frame is a whole one, and down is onwards.
        self._turned_wheel -= steps
        whole = math.trunc(self._turned_wheel)
        self._turned_wheel -= whole
        if whole:
            self.frameStepWanted.emit(whole)

    def _set_probe(self, point: QPointF | QPoint) -> None:
        # The middle of the screen's pixel: on its edge, a mirrored picture would answer with the neighbour.
        half = 0.5 / self.devicePixelRatioF()
        position = self.image_position(QPointF(point) + QPointF(half, half))
        text = "" if self._opened is None or position is None else captions.probe_text(self._opened, *position)
        if text != self._probe:
            self._probe = text
            self.viewport().update()

    def _show_cursor(self, at: QPointF | None = None) -> None:
        shape = None
        if self._gestures.drag == "pan":
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._gestures.space:
            shape = Qt.CursorShape.OpenHandCursor
        elif at is not None and self._opened is not None and self._hand.hovers(_pair(at), self._point_in_view):
            shape = Qt.CursorShape.PointingHandCursor
        elif self._hand.tool is not None and self._opened is not None:
            shape = Qt.CursorShape.CrossCursor
        if shape is None:
            self.viewport().unsetCursor()
        elif self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)


def _pair(point: QPointF) -> Point:
    return point.x(), point.y()

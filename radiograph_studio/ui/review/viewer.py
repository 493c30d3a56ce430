"""The viewer: one radiograph on a dark ground, moved, zoomed and windowed by mouse and keys.

The scene's coordinates are the view's own logical pixels; where the picture lies in them is a `Placement`.
The picture is the background, corner texts are the foreground, what is drawn on pictures lies between, as items.
"""

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from radiograph_studio.imaging import display_table
from radiograph_studio.ui import theme
from radiograph_studio.ui.review import captions, geometry, windowing
from radiograph_studio.ui.review.geometry import Placement, View
from radiograph_studio.ui.review.gestures import Drag, Gestures
from radiograph_studio.ui.review.opening import Opened
from radiograph_studio.ui.review.overlay import Message, paint_corners
from radiograph_studio.ui.review.picture_layer import PictureLayer

_WHEEL_STEP = 1.2
_KEY_ZOOM = 1.25
_KEY_PAN = 40.0
_KEY_WINDOW = 10.0
_ZOOM_DRAG = 150.0
_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


class Viewer(QGraphicsView):
    """Shows one radiograph.

    ``windowChanged`` carries the window or table in use (None for colour), ``invertedChanged`` the user's own
    inversion, ``placementChanged`` comes with every pan and zoom.
    """

    windowChanged = Signal(object)
    invertedChanged = Signal(bool)
    placementChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewer")
        self.setAccessibleName("Radiograph")
        self._opened: Opened | None = None
        self._layer: PictureLayer | None = None
        self._voi: windowing.Voi | None = None
        self._inverted = False
        self._placement = Placement(1.0, 0.0, 0.0)
        self._fitted = True
        self._probe = ""
        self._view_before = self.view()
        self._gestures = Gestures(self._dragged, self._left_drag, self)
        self._prepare()
        self._message = Message(self.viewport())

    # -- what is shown -----------------------------------------------------------------------------

    @property
    def opened(self) -> Opened | None:
        """The picture on show."""
        return self._opened

    @property
    def voi(self) -> windowing.Voi | None:
        """The window or table in use; None for colour and where there is no picture."""
        return self._voi

    @property
    def inverted(self) -> bool:
        """The user's own inversion, besides the polarity of the file."""
        return self._inverted

    @property
    def placement(self) -> Placement:
        """Where the picture lies."""
        return self._placement

    @property
    def fitted(self) -> bool:
        """True while the picture follows the size of the view."""
        return self._fitted

    @property
    def message(self) -> Message:
        """The sentence in place of a picture."""
        return self._message

    def view(self) -> View:
        """Return the size of the view."""
        return View(max(self.viewport().width(), 1), max(self.viewport().height(), 1), self.devicePixelRatioF())

    def show_picture(self, opened: Opened, keep: bool = False) -> None:
        """Show a picture: fitted, in its default window; with ``keep`` (another frame) as the last was shown."""
        same = keep and self._opened is not None and self._opened.extent == opened.extent
        self._gestures.drop()
        self._opened = opened
        self._layer = PictureLayer(opened.pyramid, opened.extent, display_table(opened.radiograph, opened.voi))
        self._message.hide()
        self._probe = ""
        if same:
            self._retable()
        else:
            self.reset()
        self.setAccessibleDescription(captions.plain(opened.path.name))

    def say(self, icon: str, title: str, hint: str = "", colour: str = "") -> None:
        """Take the picture away and show a sentence in its place."""
        self._gestures.drop()
        self._opened = self._layer = self._voi = None
        self._message.say(icon, title, hint, colour or theme.DARK.muted)
        self.setAccessibleDescription(f"{title} {hint}".strip())
        self.viewport().update()

    def set_voi(self, voi: windowing.Voi) -> None:
        """Show the picture through another window or table."""
        if self._opened is None or self._opened.radiograph.is_colour:
            return
        self._voi = voi
        self._retable()
        self.windowChanged.emit(voi)

    def set_inverted(self, inverted: bool) -> None:
        """Show black for white, or the file's own polarity again."""
        if self._opened is None or inverted == self._inverted:
            return
        self._inverted = inverted
        self._retable()
        self.invertedChanged.emit(inverted)

    def reset(self) -> None:
        """Return to the picture's default window, the file's polarity, and fit."""
        if self._opened is None:
            return
        self._voi = self._opened.voi
        was, self._inverted = self._inverted, False
        self._retable()
        self.fit()
        self.windowChanged.emit(self._voi)
        if was:
            self.invertedChanged.emit(False)

    # -- where it lies -----------------------------------------------------------------------------

    def fit(self) -> None:
        """Show the whole picture, and keep doing so when the view changes its size."""
        if self._opened is not None:
            self._place(geometry.fit(self._opened.extent, self.view()), fitted=True)

    def actual_size(self, at: QPointF | None = None) -> None:
        """Show one image pixel as one device pixel, around ``at`` or the middle of the view."""
        if self._opened is not None:
            where = None if at is None else (at.x(), at.y())
            self._place(geometry.actual_size(self._opened.extent, self.view(), where, self._placement))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge by ``factor`` around ``at`` (default: the middle); what is there stays there."""
        if self._opened is None:
            return
        middle = QRectF(self.viewport().rect()).center()
        point = middle if at is None else at
        self._place(geometry.zoomed(self._opened.extent, self.view(), self._placement, factor, (point.x(), point.y())))

    def zoom_in(self) -> None:
        """Enlarge by a step."""
        self.zoom(_KEY_ZOOM)

    def zoom_out(self) -> None:
        """Reduce by a step."""
        self.zoom(1 / _KEY_ZOOM)

    def pan(self, right: float, down: float) -> None:
        """Move the picture by logical pixels."""
        if self._opened is not None:
            self._place(geometry.kept_in_view(self._opened.extent, self.view(), self._placement.panned(right, down)))

    def adjust_window(self, right: float, down: float) -> None:
        """Change the window as a drag by so many logical pixels does."""
        opened, voi = self._opened, self._voi
        if opened is None or voi is None:
            return
        start = windowing.as_window(voi, opened.values)
        inverted = opened.radiograph.inverted != self._inverted
        self.set_voi(windowing.dragged(start, right, down, opened.values, inverted))

    def image_position(self, point: QPointF) -> tuple[float, float] | None:
        """Return the image position (column, row) under a point of the view, or None without a picture."""
        if self._opened is None:
            return None
        return self._placement.snapped(self.view()).to_image(self._opened.extent, point.x(), point.y())

    def corner_texts(self) -> captions.Corners:
        """Return what is written in the corners."""
        if self._opened is None:
            return captions.Corners()
        scale = self._placement.device_scale(self.view())
        return captions.corners(self._opened, self._voi, scale, self._inverted, self._probe)

    # -- Qt's own ----------------------------------------------------------------------------------

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.fillRect(rect, QColor(theme.DARK.field))
        if self._layer is not None:
            self._layer.paint(painter, self._placement, self.view())

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        if self._opened is not None:
            paint_corners(painter, self.viewport().rect(), self.corner_texts())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        now, before = self.view(), self._view_before
        self._view_before = now
        self.setSceneRect(0, 0, now.width, now.height)
        self._message.fill(self.viewport().rect())
        if self._fitted:
            self.fit()
        else:
            self.pan((now.width - before.width) / 2, (now.height - before.height) / 2)

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if steps:
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

    def _prepare(self) -> None:
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        # Files are dropped on the page, which is behind.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setMinimumSize(240, 240)

    def _retable(self) -> None:
        if self._opened is not None and self._layer is not None:
            self._layer.set_table(display_table(self._opened.radiograph, self._voi, self._inverted))
            self.viewport().update()

    def _place(self, placement: Placement, fitted: bool = False) -> None:
        self._placement = placement
        self._fitted = fitted
        self.viewport().update()
        self.placementChanged.emit()

    def _left_drag(self) -> Drag:
        return "pan" if self._voi is None else "window"

    def _dragged(self, drag: Drag, right: float, down: float, start: QPointF) -> None:
        if drag == "window":
            self.adjust_window(right, down)
        elif drag == "pan":
            self.pan(right, down)
        else:
            self.zoom(math.exp(-down / _ZOOM_DRAG), start)

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

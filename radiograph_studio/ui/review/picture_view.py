"""A radiograph on a dark ground: what is shown, where it lies, and how it is painted. No mouse, no keys.

The scene's coordinates are the view's own logical pixels; where the picture lies in them is a `Placement` of the
turned picture. `PictureView.to_view` and `image_position` go between the view and the picture as stored.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QResizeEvent, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from radiograph_studio.imaging import display_table
from radiograph_studio.language import tr
from radiograph_studio.ui import theme
from radiograph_studio.ui.review import captions, geometry, windowing
from radiograph_studio.ui.review.extras import OverlayLayer, ShutterLayer
from radiograph_studio.ui.review.geometry import Extent, Placement, View
from radiograph_studio.ui.review.magnifier import Magnifier
from radiograph_studio.ui.review.opening import Opened
from radiograph_studio.ui.review.overlay import Message, paint_corners, paint_edges
from radiograph_studio.ui.review.picture_layer import PictureLayer
from radiograph_studio.ui.review.pyramid import turned
from radiograph_studio.ui.review.turning import Turn
from radiograph_studio.ui.wording import plain

_KEY_ZOOM = 1.25
_SHOWN = {**dict.fromkeys(("shutter", "overlays", "letters", "texts", "date", "scale"), True), "magnifier": False}
_REST_MS = 100  # after the last step of a wheel the picture is made with full care


class PictureView(QGraphicsView):
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
        self.setAccessibleName(tr("Radiograph"))
        self._opened: Opened | None = None
        self._layer: PictureLayer | None = None
        self._magnifier: Magnifier | None = None
        self._shutter: ShutterLayer | None = None
        self._overlays: OverlayLayer | None = None
        self._voi: windowing.Voi | None = None
        self._inverted = False
        self._turn = Turn()
        self._placement = Placement(1.0, 0.0, 0.0)
        self._fitted = True
        self._probe = ""
        self._shown_as: str | None = None
        self._shows = dict(_SHOWN)
        self._view_before = self.view()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.viewport().update)
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
    def turn(self) -> Turn:
        """How the user has turned and flipped the picture."""
        return self._turn

    @property
    def placement(self) -> Placement:
        """Where the turned picture lies."""
        return self._placement

    @property
    def extent(self) -> Extent:
        """Size of the turned picture; there must be one."""
        assert self._opened is not None
        return self._turn.extent(self._opened.extent)

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
        last = self._opened
        same = keep and last is not None and last.extent == opened.extent
        same = same and last is not None and last.radiograph.is_colour == opened.radiograph.is_colour
        self._opened = opened
        self._message.hide()
        self._probe = ""
        if same:
            self._relayer()
        else:
            self.reset()
        self.setAccessibleDescription(plain(self.shown_name()))

    def say(self, icon: str, title: str, hint: str = "", colour: str = "") -> None:
        """Take the picture away and show a sentence in its place."""
        self._opened = self._layer = self._voi = None
        self._shutter = self._overlays = self._magnifier = None
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

    def set_turn(self, turn: Turn) -> None:
        """Show the picture turned and flipped so; what was in the middle of the view stays there."""
        if self._opened is None or turn == self._turn:
            return
        middle = QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        held = self.image_position(middle)
        self._turn = turn
        self._relayer()
        if self._fitted or held is None:
            self.fit()
            return
        now = self.to_view(*held)
        self.pan(middle.x() - now.x(), middle.y() - now.y())

    def rotate_right(self) -> None:
        """Turn the picture by 90° clockwise."""
        self.set_turn(self._turn.right())

    def rotate_left(self) -> None:
        """Turn the picture by 90° counterclockwise."""
        self.set_turn(self._turn.left())

    def flip_across(self) -> None:
        """Exchange left and right."""
        self.set_turn(self._turn.flipped_across())

    def flip_down(self) -> None:
        """Exchange top and bottom."""
        self.set_turn(self._turn.flipped_down())

    def set_showing(self, what: str, shown: bool) -> None:
        """Show or hide "shutter", "overlays", orientation "letters", corner "texts", "date", "scale", "magnifier"."""
        self._shows[what] = shown
        self.viewport().update()

    def shows(self, what: str) -> bool:
        """True while that is shown."""
        return self._shows[what]

    def set_shown_name(self, name: str | None) -> None:
        """Write ``name`` in place of the file's own, which may tell who the patient is; None for the file's own."""
        self._shown_as = name
        self.setAccessibleDescription(plain(self.shown_name()))
        self.viewport().update()

    def shown_name(self) -> str:
        """Return what the corner calls the picture."""
        if self._opened is None:
            return ""
        return self._opened.path.name if self._shown_as is None else self._shown_as

    def reset(self) -> None:
        """Return to the picture's default window, the file's polarity and orientation, and fit."""
        if self._opened is None:
            return
        self._voi = self._opened.voi
        was, self._inverted = self._inverted, False
        self._turn = Turn()
        self._relayer()
        self.fit()
        self.windowChanged.emit(self._voi)
        if was:
            self.invertedChanged.emit(False)

    # -- where it lies -----------------------------------------------------------------------------

    def fit(self) -> None:
        """Show the whole picture, and keep doing so when the view changes its size."""
        if self._opened is not None:
            self._place(geometry.fit(self.extent, self.view()), fitted=True)

    def actual_size(self, at: QPointF | None = None) -> None:
        """Show one image pixel as one device pixel, around ``at`` or the middle of the view."""
        if self._opened is not None:
            where = None if at is None else (at.x(), at.y())
            self._place(geometry.actual_size(self.extent, self.view(), where, self._placement))

    @property
    def in_haste(self) -> bool:
        """True between the steps of a wheel or a drag, while a draft of the picture is shown."""
        return self._rest.isActive()

    def zoom(self, factor: float, at: QPointF | None = None, more_to_come: bool = False) -> None:
        """Enlarge by ``factor`` around ``at`` (default: the middle); what is there stays there.

        ``more_to_come``: a step of a wheel or a drag; the picture is drawn with full care when it rests.
        """
        if self._opened is None:
            return
        self._rest.stop()
        if more_to_come:
            self._rest.start()
        middle = QRectF(self.viewport().rect()).center()
        point = middle if at is None else at
        self._place(geometry.zoomed(self.extent, self.view(), self._placement, factor, (point.x(), point.y())))

    def zoom_in(self) -> None:
        """Enlarge by a step."""
        self.zoom(_KEY_ZOOM)

    def zoom_out(self) -> None:
        """Reduce by a step."""
        self.zoom(1 / _KEY_ZOOM)

    def pan(self, right: float, down: float) -> None:
        """Move the picture by logical pixels."""
        if self._opened is not None:
            self._place(geometry.kept_in_view(self.extent, self.view(), self._placement.panned(right, down)))

    def follow(self, other: "PictureView") -> None:
        """Show as much and the same part of this picture as ``other`` shows of its own."""
        if self._opened is None or other.opened is None:
            return
        if other.in_haste:
            self._rest.start()
        if other.fitted:
            self.fit()
            return
        theirs = geometry.relative(other.extent, other.view(), other.placement)
        self._place(geometry.from_relative(self.extent, self.view(), theirs))

    def adjust_window(self, right: float, down: float) -> None:
        """Change the window as a drag by so many logical pixels does."""
        opened, voi = self._opened, self._voi
        if opened is None or voi is None:
            return
        start = windowing.as_window(voi, opened.values)
        inverted = opened.radiograph.inverted != self._inverted
        self.set_voi(windowing.dragged(start, right, down, opened.values, inverted))

    def image_position(self, point: QPointF) -> tuple[float, float] | None:
        """Return the stored image position (column, row) under a point of the view, or None without a picture."""
        if self._opened is None:
            return None
        shown = self._placement.snapped(self.view()).to_image(self.extent, point.x(), point.y())
        return self._turn.to_stored(self._opened.extent, *shown)

    def to_view(self, column: float, row: float) -> QPointF:
        """Return the point of the view where a stored image position is shown; there must be a picture."""
        assert self._opened is not None
        shown = self._turn.to_shown(self._opened.extent, column, row)
        return QPointF(*self._placement.snapped(self.view()).to_view(self.extent, *shown))

    def corner_texts(self) -> captions.Corners:
        """Return what is written in the corners."""
        if self._opened is None:
            return captions.Corners()
        scale = self._placement.device_scale(self.view())
        marks = captions.Marks(self.shown_name(), self._inverted, self._turn, self._shows["date"])
        return captions.corners(self._opened, self._voi, scale, marks, self._probe)

    def edge_letters(self) -> tuple[str, str, str, str] | None:
        """Return the orientation letters at (left, top, right, bottom) of the screen; None without any."""
        if self._opened is None or self._opened.radiograph.edges is None:
            return None
        return self._turn.edges(self._opened.radiograph.edges)

    # -- Qt's own ----------------------------------------------------------------------------------

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.fillRect(rect, QColor(theme.DARK.field))
        if self._layer is None:
            return
        self._layer.paint(painter, self._placement, self.view(), self.in_haste)
        if self._shutter is not None and self._shows["shutter"]:
            self._shutter.paint(painter, self._transform())
        if self._overlays is not None and self._shows["overlays"]:
            self._overlays.paint(painter, self._placement, self.view())

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        if self._opened is None:
            return
        area = self.viewport().rect()
        letters = self.edge_letters()
        if letters is not None and self._shows["letters"]:
            paint_edges(painter, area, letters)
        if self._shows["texts"]:
            paint_corners(painter, area, self.corner_texts())

    def hideEvent(self, event: QHideEvent) -> None:
        self._rest.stop()
        super().hideEvent(event)

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

    def _relayer(self) -> None:
        opened = self._opened
        if opened is None:
            return
        shutter = opened.radiograph.shutter
        table = display_table(opened.radiograph, self._voi, self._inverted)
        pyramid = turned(opened.pyramid, self._turn)
        self._layer = PictureLayer(pyramid, self.extent, table)
        self._shutter = None if shutter is None else ShutterLayer(shutter, opened.extent)
        self._magnifier = Magnifier(PictureLayer(pyramid, self.extent, table), self._shutter)
        self._overlays = (
            None if opened.overlays is None else OverlayLayer(turned(opened.overlays, self._turn), self.extent)
        )
        self.viewport().update()

    def _retable(self) -> None:
        if self._opened is not None and self._layer is not None and self._magnifier is not None:
            table = display_table(self._opened.radiograph, self._voi, self._inverted)
            self._layer.set_table(table)
            self._magnifier.layer.set_table(table)
            self.viewport().update()

    def _place(self, placement: Placement, fitted: bool = False) -> None:
        self._placement = placement
        self._fitted = fitted
        self.viewport().update()
        self.placementChanged.emit()

    def _transform(self) -> QTransform:
        origin, right, down = self.to_view(0, 0), self.to_view(1, 0), self.to_view(0, 1)
        across, along = right - origin, down - origin
        return QTransform(across.x(), across.y(), along.x(), along.y(), origin.x(), origin.y())

"""What lies over the picture: corner texts, and the sentence that takes its place where there is none."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.review.captions import Corners

_INSET = 8
_APART = 14
"""Pixels between the letters of two corners: the glass of both, and a little."""
_PLATE = QColor(0, 0, 0, 175)


def paint_corners(painter: QPainter, area: QRect, corners: Corners) -> None:
    """Write the corner texts, legible on any picture: light letters on a dark glass. Never rich text."""
    painter.setFont(theme.tabular(theme.role_font("caption")))
    inner = area.adjusted(_INSET, _INSET, -_INSET, -_INSET)
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
    left_top = _write(painter, inner, corners.top_left, left | top)
    right_top = _write(painter, inner, corners.top_right, right | top, avoid=left_top)
    below = inner.adjusted(0, right_top.bottom() + 8 - inner.top(), 0, 0) if corners.top_right else inner
    warning = (corners.warning,) if corners.warning else ()
    _write(painter, below, warning, right | top, theme.DARK.warning, avoid=left_top)
    left_bottom = _write(painter, inner, corners.bottom_left, left | bottom)
    _write(painter, inner, corners.bottom_right, right | bottom, avoid=left_bottom)


def paint_edges(painter: QPainter, area: QRect, letters: tuple[str, str, str, str]) -> None:
    """Write the orientation letters at the middle of the left, upper, right and lower edge."""
    painter.setFont(theme.role_font("title"))
    inner = area.adjusted(_INSET, _INSET, -_INSET, -_INSET)
    across, down = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignVCenter
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
    for text, flags in zip(letters, (left | down, top | across, right | down, bottom | across), strict=True):
        if text:
            _write(painter, inner, (text,), flags)


def _write(
    painter: QPainter,
    inner: QRect,
    lines: tuple[str, ...],
    flags: Qt.AlignmentFlag,
    colour: str = "",
    avoid: QRect | None = None,
) -> QRect:
    """Write lines at a place of ``inner``, or above or below ``avoid`` where they would touch it; return where."""
    if not lines:
        return QRect()
    metrics = QFontMetrics(painter.font())
    room = inner.width() * 6 // 10
    text = "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, room) for line in lines)
    place = painter.boundingRect(inner.adjusted(6, 3, -6, -3), int(flags), text)
    if avoid is not None and place.adjusted(-_APART, 0, _APART, 0).intersects(avoid):
        # A narrow picture: two corners share its width.
        if flags & Qt.AlignmentFlag.AlignTop:
            place.moveTop(avoid.bottom() + 8)
        else:
            place.moveBottom(avoid.top() - 8)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PLATE)
    painter.drawRoundedRect(place.adjusted(-6, -3, 6, 3), 4, 4)
    painter.setPen(QColor(colour or theme.DARK.text))
    painter.drawText(place, int(flags), text)
    return place


class Message(QWidget):
    """A sentence and what to do, in place of the picture. Plain text; the mouse passes through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._icon = QLabel()
        self._title = theme.label("", "title", wrap=True)
        self._title.setObjectName("viewerMessage")
        self._hint = theme.label("", "body", wrap=True, tone="muted")
        self._hint.setObjectName("viewerHint")
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.SPACING)
        layout.addStretch(1)
        for label in (self._icon, self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addStretch(1)
        # The surround of a radiograph is dark in every theme, so are these letters light.
        self._title.setStyleSheet(f"color: {theme.DARK.text};")
        self._hint.setStyleSheet(f"color: {theme.DARK.muted};")

    @property
    def title(self) -> str:
        """The sentence on show."""
        return self._title.text()

    @property
    def hint(self) -> str:
        """What it says to do."""
        return self._hint.text()

    def say(self, icon: str, title: str, hint: str, colour: str) -> None:
        """Show a sentence and what to do."""
        self._icon.setPixmap(icons.pixmap(icon, 40, colour, self.devicePixelRatioF()))
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.show()

    def fill(self, area: QRect) -> None:
        """Take the middle of ``area``."""
        width = min(area.width() - 32, 480)
        self.setGeometry(area.x() + (area.width() - width) // 2, area.y(), width, area.height())

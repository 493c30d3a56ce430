"""Measurements painted above the picture, sharp at every zoom."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from radiograph_studio.ui import theme
from radiograph_studio.ui.review.measures import Shape
from radiograph_studio.ui.review.sheet import ToView, outline

COLOUR = "#F0E442"
_SELECTED = "#56B4E9"
_PLATE = QColor(0, 0, 0, 150)
_SHADOW = QColor(0, 0, 0, 170)
_HANDLE = 4.0


def paint_shape(painter: QPainter, shape: Shape, words: tuple[str, ...], selected: bool, to_view: ToView) -> None:
    """Paint a shape with its words; a selected one has handles. ``to_view`` takes image points to view points."""
    colour = QColor(_SELECTED if selected else COLOUR)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # A dark line below the bright one: to be seen on white bone and on black air.
    for pen in (QPen(_SHADOW, 3.5), QPen(colour, 1.5)):
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if shape.kind == "calibration" and pen.color() == colour:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        _lines(painter, shape, to_view)
    if shape.kind in {"ruler", "calibration"}:
        _ticks(painter, shape, colour, to_view)
    points = [QPointF(*to_view(point)) for point in shape.points]
    if selected:
        _handles(painter, points, colour)
    if words:
        _text(painter, points, words, colour)
    painter.restore()


def _lines(painter: QPainter, shape: Shape, to_view: ToView) -> None:
    if shape.is_region:
        painter.drawPolygon(QPolygonF([QPointF(*start) for start, _end in outline(shape, to_view)]))
        return
    lines = [(QPointF(*a), QPointF(*b)) for a, b in outline(shape, to_view)]
    for start, end in lines:
        painter.drawLine(start, end)
    if shape.kind == "cobb" and len(lines) == 2 and lines[1][0] != lines[1][1]:
        pen = painter.pen()
        thin = QPen(pen)
        thin.setStyle(Qt.PenStyle.DotLine)
        thin.setWidthF(pen.widthF() / 1.5)
        painter.setPen(thin)
        painter.drawLine((lines[0][0] + lines[0][1]) / 2, (lines[1][0] + lines[1][1]) / 2)
        painter.setPen(pen)


def _ticks(painter: QPainter, shape: Shape, colour: QColor, to_view: ToView) -> None:
    start, end = (QPointF(*to_view(point)) for point in shape.points)
    along = end - start
    size = max((along.x() ** 2 + along.y() ** 2) ** 0.5, 1e-6)
    across = QPointF(-along.y() / size * 5, along.x() / size * 5)
    painter.setPen(QPen(colour, 1.5))
    for point in (start, end):
        painter.drawLine(point - across, point + across)


def _handles(painter: QPainter, points: list[QPointF], colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(QColor(theme.DARK.field))
    for point in points:
        painter.drawEllipse(point, _HANDLE, _HANDLE)


def _text(painter: QPainter, points: list[QPointF], words: tuple[str, ...], colour: QColor) -> None:
    painter.setFont(theme.tabular(theme.role_font("caption")))
    metrics = QFontMetricsF(painter.font())
    width = max(metrics.horizontalAdvance(line) for line in words)
    height = metrics.lineSpacing() * len(words)
    place = QRectF(max(point.x() for point in points) + 12, max(point.y() for point in points) + 6, width, height)
    area = QRectF(painter.viewport())
    # Words stay inside the view while any of it can be seen.
    place.moveLeft(min(place.left(), max(area.width() / painter.device().devicePixelRatioF() - width - 12, 12)))
    place.moveTop(min(place.top(), max(area.height() / painter.device().devicePixelRatioF() - height - 8, 8)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PLATE)
    painter.drawRoundedRect(place.adjusted(-6, -3, 6, 3), 4, 4)
    painter.setPen(colour)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), "\n".join(words))

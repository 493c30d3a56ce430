"""Measurements painted above the picture, sharp at every zoom."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from radiograph_studio.ui import theme
from radiograph_studio.ui.review.measures import TWO_LINES, Shape
from radiograph_studio.ui.review.sheet import ToView, outline

COLOUR = "#F0E442"
_SELECTED = "#56B4E9"
_PLATE = QColor(0, 0, 0, 150)
_SHADOW = QColor(0, 0, 0, 170)
_HANDLE = 4.0
_STEP = 8.0


def paint_shape(painter: QPainter, shape: Shape, to_view: ToView, selected: bool) -> None:
    """Paint a shape; a selected one has handles. ``to_view`` takes image points to view points."""
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
    painter.restore()


def paint_words(
    painter: QPainter, shape: Shape, words: tuple[str, ...], to_view: ToView, area: QRectF, taken: list[QRectF]
) -> None:
    """Write the words of a shape beside it, inside the view's ``area`` while any of the shape can be seen.

    ``taken`` are the places of other words, which are not written over; the new place is added.
    """
    points = [QPointF(*to_view(point)) for point in shape.points]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.tabular(theme.role_font("caption")))
    metrics = QFontMetricsF(painter.font())
    width = max(metrics.horizontalAdvance(line) for line in words) + 1
    height = metrics.lineSpacing() * len(words)
    right, bottom = max(point.x() for point in points), max(point.y() for point in points)
    place = QRectF(right + 14, bottom + 8, width, height)
    if area.intersects(QPolygonF(points).boundingRect().adjusted(-1, -1, 1, 1)):
        place.moveLeft(max(min(place.left(), area.right() - width - 14), area.left() + 14))
        place.moveTop(max(min(place.top(), area.bottom() - height - 10), area.top() + 10))
    plate = _free_place(place.adjusted(-6, -3, 6, 3), taken, area)
    place = plate.adjusted(6, 3, -6, -3)
    taken.append(plate)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PLATE)
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(QColor(COLOUR))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), "\n".join(words))
    painter.restore()


def _lines(painter: QPainter, shape: Shape, to_view: ToView) -> None:
    if shape.is_region:
        painter.drawPolygon(QPolygonF([QPointF(*start) for start, _end in outline(shape, to_view)]))
        return
    lines = [(QPointF(*a), QPointF(*b)) for a, b in outline(shape, to_view)]
    for start, end in lines:
        painter.drawLine(start, end)
    if shape.kind in TWO_LINES and len(lines) == 2 and lines[1][0] != lines[1][1]:
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


def _free_place(wanted: QRectF, taken: list[QRectF], area: QRectF) -> QRectF:
    """Return the place nearest below or above ``wanted`` that hides no other words; ``wanted`` where all is full."""
    steps = range(1, int(area.height() // _STEP) + 1)
    for shift in (0, *(sign * step for step in steps for sign in (1, -1))):
        place = wanted.translated(0, shift * _STEP)
        inside = shift == 0 or (place.top() >= area.top() and place.bottom() <= area.bottom())
        if inside and not any(place.intersects(other) for other in taken):
            return place
    return wanted

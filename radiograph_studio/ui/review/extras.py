"""What a file lays over its picture: the display shutter and the overlay planes, painted above the pixels."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF, QTransform

from radiograph_studio.imaging import Shutter
from radiograph_studio.ui.review.geometry import Extent, Placement, View
from radiograph_studio.ui.review.pyramid import Pyramid
from radiograph_studio.ui.review.tile import Tile, make_tile

OVERLAY_COLOUR = "#56B4E9"
_THIN_LINES = 3.0  # a line of one pixel that was averaged away to a third is still drawn at full strength


def outside_shutter(shutter: Shutter, stored: Extent) -> QPainterPath:
    """Return what a shutter hides, in stored image coordinates (column, row); several shapes intersect.

    DICOM PS3.3 C.7.6.11; the middle of a pixel is at .5 here.
    """
    whole = QPainterPath()
    whole.addRect(QRectF(0, 0, stored.columns, stored.rows))
    visible = QPainterPath(whole)
    for shape in _shapes(shutter, stored.pixel_aspect):
        visible = visible.intersected(shape)
    return whole.subtracted(visible)


def _shapes(shutter: Shutter, pixel_aspect: float) -> list[QPainterPath]:
    shapes = []
    if shutter.rectangle is not None:
        top, left, bottom, right = shutter.rectangle
        path = QPainterPath()
        path.addRect(QRectF(left, top, max(right + 1 - left, 0), max(bottom + 1 - top, 0)))
        shapes.append(path)
    if shutter.circle is not None:
        row, column, radius = shutter.circle
        path = QPainterPath()
        path.addEllipse(QPointF(column + 0.5, row + 0.5), radius, radius / pixel_aspect)
        shapes.append(path)
    if len(shutter.polygon) > 2:
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(column + 0.5, row + 0.5) for row, column in shutter.polygon]))
        path.closeSubpath()
        shapes.append(path)
    return shapes


class ShutterLayer:
    """Covers what the display shutter hides with its grey."""

    def __init__(self, shutter: Shutter, stored: Extent) -> None:
        self._path = outside_shutter(shutter, stored)
        self._grey = QColor(shutter.grey, shutter.grey, shutter.grey)

    def paint(self, painter: QPainter, to_view: QTransform) -> None:
        """Paint; ``to_view`` takes stored image coordinates to logical view coordinates."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setTransform(to_view, True)
        painter.fillPath(self._path, self._grey)
        painter.restore()


class OverlayLayer:
    """Draws the overlay planes in one colour, at the screen's resolution, thin lines kept visible."""

    def __init__(self, pyramid: Pyramid, extent: Extent) -> None:
        self._pyramid = pyramid
        self._extent = extent
        self._tile: Tile | None = None
        self._image = QImage()

    def paint(self, painter: QPainter, placement: Placement, view: View) -> None:
        """Paint the visible part; the painter works in logical view coordinates."""
        placement = placement.snapped(view)
        if self._tile is None or not self._tile.serves(self._extent, placement, view):
            self._tile = make_tile(self._pyramid, self._extent, placement, view)
            self._image = QImage() if self._tile is None else _tinted(self._tile)
        if self._tile is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(QRectF(*self._tile.target(self._extent, placement, view)), self._image)


def _tinted(tile: Tile) -> QImage:
    alpha = np.clip(tile.pixels.astype(np.float32) * (1.0 if tile.exact else _THIN_LINES), 0, 255).astype(np.uint32)
    colour = QColor(OVERLAY_COLOUR)
    red, green, blue = (alpha * part // 255 for part in (colour.red(), colour.green(), colour.blue()))
    packed = np.ascontiguousarray((alpha << 24) | (red << 16) | (green << 8) | blue, dtype=np.uint32)
    rows, columns = packed.shape
    return QImage(packed.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied).copy()

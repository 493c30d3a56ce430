"""The picture as painted: a tile of stored values through the display table, as a `QImage`."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from radiograph_studio.imaging import DisplayTable
from radiograph_studio.ui.review.geometry import Extent, Placement, View
from radiograph_studio.ui.review.pyramid import Pyramid
from radiograph_studio.ui.review.tile import Tile, make_tile


class PictureLayer:
    """Keeps what was computed for the last painting, and computes again only what has changed.

    The 8-bit picture is written into two buffers in turn: the one on screen is never written into.
    """

    def __init__(self, pyramid: Pyramid, extent: Extent, table: DisplayTable) -> None:
        self._pyramid = pyramid
        self._extent = extent
        self._table = table
        self._tile: Tile | None = None
        self._image: QImage | None = None
        self._buffers: list[NDArray[np.uint8]] = []

    def set_table(self, table: DisplayTable) -> None:
        """Show the picture through another window or polarity from the next painting on."""
        self._table = table
        self._image = None

    def paint(self, painter: QPainter, placement: Placement, view: View, draft: bool = False) -> None:
        """Paint the visible part, in haste as a ``draft``; the painter works in logical view coordinates."""
        placement = placement.snapped(view)
        if self._tile is None or not self._tile.serves(self._extent, placement, view, draft):
            self._tile = make_tile(self._pyramid, self._extent, placement, view, draft)
            self._image = None
        if self._tile is None:
            return
        if self._image is None:
            self._image = self._through_table(self._tile)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        tile, image = self._tile, self._image
        painter.drawImage(QRectF(*tile.target(self._extent, placement, view)), image)

    def _through_table(self, tile: Tile) -> QImage:
        shown = self._table.apply(tile.pixels, out=self._buffer(tile.pixels.shape))
        rows, columns = shown.shape[:2]
        if shown.ndim == 3:
            return QImage(shown.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888)
        return QImage(shown.data, columns, rows, columns, QImage.Format.Format_Grayscale8)

    def _buffer(self, shape: tuple[Any, ...]) -> NDArray[np.uint8]:
        if not self._buffers or self._buffers[0].shape != shape:
            self._buffers = [np.empty(shape, np.uint8), np.empty(shape, np.uint8)]
        self._buffers.reverse()
        return self._buffers[0]

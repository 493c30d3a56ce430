"""Nine small pictures, the middle one marked as the image itself."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from radiograph_studio.language import tr
from radiograph_studio.ui import theme

_SIDE, _GAP = 3, theme.SPACING // 2


class PreviewGrid(QWidget):
    """Paints nine pictures of one size, three by three, each as large as there is room for."""

    def __init__(self, marked: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewGrid")
        self.setAccessibleName(tr("Nine pictures: the image itself in the middle, changed ones around it"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._marked = marked
        self.images: tuple[QImage, ...] = ()

    def set_pictures(self, pictures: NDArray[Any]) -> None:
        """Show pictures (9, height, width) in [0, 1]."""
        greys = np.clip(np.rint(pictures * 255), 0, 255).astype(np.uint8)
        self.images = tuple(_image(grey) for grey in greys)
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self.images = ()
        self.update()

    def sizeHint(self) -> QSize:
        """Nine pictures of 160 pixels."""
        return QSize(*[_SIDE * 20 * theme.SPACING + (_SIDE - 1) * _GAP] * 2)

    def minimumSizeHint(self) -> QSize:
        """Nine pictures of 80 pixels."""
        return QSize(*[_SIDE * 10 * theme.SPACING + (_SIDE - 1) * _GAP] * 2)

    def tile(self, index: int) -> QRect:
        """Return where a picture is painted."""
        side = (min(self.width(), self.height()) - (_SIDE - 1) * _GAP) // _SIDE
        row, column = divmod(index, _SIDE)
        whole = _SIDE * side + (_SIDE - 1) * _GAP
        left, top = (self.width() - whole) // 2, (self.height() - whole) // 2
        return QRect(left + column * (side + _GAP), top + row * (side + _GAP), side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = theme.colours()
        for index in range(_SIDE * _SIDE):
            tile = self.tile(index)
            if not self.images:
                painter.fillRect(tile, QColor(colours.field))
                continue
            image = self.images[index]
            size = image.size().scaled(tile.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(tile.topLeft(), size)
            place.moveCenter(tile.center())
            painter.drawImage(place, image)
            if index == self._marked:
                self._mark(painter, place)

    def _mark(self, painter: QPainter, place: QRect) -> None:
        colours = theme.colours()
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawRect(place.adjusted(1, 1, -1, -1))
        painter.setFont(theme.role_font("caption"))
        text = tr("Unchanged")
        box = painter.fontMetrics().boundingRect(text).adjusted(-6, -3, 6, 3)
        box.moveBottomLeft(place.bottomLeft())
        painter.fillRect(box, QColor(colours.accent))
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _image(grey: NDArray[np.uint8]) -> QImage:
    rows, columns = grey.shape
    return QImage(grey.tobytes(), columns, rows, columns, QImage.Format.Format_Grayscale8).copy()

"""Exactly what the network sees, as a small picture."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from radiograph_studio.language import tr
from radiograph_studio.ui import theme


class NetworkInput(QWidget):
    """Shows a network picture: pixel for pixel where there is room, reduced smoothly where there is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("networkInput")
        self.setAccessibleName(tr("Network input"))
        self._image = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    @property
    def image(self) -> QImage:
        """The picture on show, 8-bit grey."""
        return self._image

    def set_picture(self, picture: NDArray[Any] | None) -> None:
        """Show a picture (height, width) in [0, 1], or nothing."""
        if picture is None:
            self._image = QImage()
        else:
            grey = np.ascontiguousarray(np.clip(np.rint(picture * 255), 0, 255).astype(np.uint8))
            rows, columns = grey.shape
            self._image = QImage(grey.data, columns, rows, columns, QImage.Format.Format_Grayscale8).copy()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The picture's own size, but no side above 240."""
        if self._image.isNull():
            return QSize(224, 0)
        size, most = self._image.size(), QSize(240, 240)
        return size if size.boundedTo(most) == size else size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        size = self._image.size()
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        target = QRect(0, 0, size.width(), size.height())
        painter.drawImage(target, self._image)
        painter.setPen(QColor(theme.colours().border))
        painter.drawRect(target.adjusted(0, 0, -1, -1))

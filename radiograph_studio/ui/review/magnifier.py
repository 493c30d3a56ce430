"""A round glass under the pointer that shows the picture enlarged, at full resolution."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from radiograph_studio.ui import theme
from radiograph_studio.ui.review.extras import ShutterLayer
from radiograph_studio.ui.review.geometry import MAX_DEVICE_SCALE, Placement, View
from radiograph_studio.ui.review.picture_layer import PictureLayer

RADIUS = 110
_FACTOR = 2.5
_RING = QColor(theme.DARK.muted)


class Magnifier:
    """Keeps a layer of its own, so that the picture's is not computed anew with every move of the glass."""

    def __init__(self, layer: PictureLayer, shutter: ShutterLayer | None) -> None:
        self.layer = layer
        self._shutter = shutter

    def paint(
        self, painter: QPainter, at: QPointF, placement: Placement, view: View, to_view: QTransform, shuttered: bool
    ) -> None:
        """Paint the glass around ``at``, a point of the view; ``to_view`` and ``shuttered`` as for the picture."""
        factor = min(_FACTOR, MAX_DEVICE_SCALE / (placement.scale * view.pixel_ratio))
        middle = QPointF(round(at.x()), round(at.y()))
        x, y = RADIUS - middle.x() * factor, RADIUS - middle.y() * factor
        inner = Placement(placement.scale * factor, placement.left * factor + x, placement.top * factor + y)
        glass = QPainterPath()
        glass.addEllipse(QRectF(0, 0, 2 * RADIUS, 2 * RADIUS))
        painter.save()
        painter.translate(middle - QPointF(RADIUS, RADIUS))
        painter.setClipPath(glass)
        painter.fillPath(glass, QColor(theme.DARK.field))
        self.layer.paint(painter, inner, View(2 * RADIUS, 2 * RADIUS, view.pixel_ratio))
        if self._shutter is not None and shuttered:
            self._shutter.paint(painter, to_view * QTransform(factor, 0, 0, factor, x, y))
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_RING, 2))
        painter.drawPath(glass)
        painter.restore()

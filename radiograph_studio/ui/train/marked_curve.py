"""A line with a marker at each point."""

import math
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

_RADIUS = 3
_CORNER = QPointF(_RADIUS, _RADIUS)
_IN_LEGEND = 4


class MarkedCurve(pg.PlotCurveItem):
    """A curve of one colour; ``marker`` is "o" for discs or "s" for squares.

    pyqtgraph's own pair of a line and a scatter keeps a record of each marker and its picture; to bring those up to
    date takes longer than all else that a new epoch draws, while a training needs the processor.
    """

    def __init__(self, name: str, colour: str, dash: Qt.PenStyle, marker: str) -> None:
        super().__init__(name=name, pen=pg.mkPen(colour, width=2, style=dash))
        # The legend draws its sample from these.
        self.opts |= {"symbol": marker, "size": _IN_LEGEND, "brush": pg.mkBrush(colour)}

    def paint(self, painter: QPainter, option: Any, widget: Any) -> None:
        super().paint(painter, option, widget)
        if self.xData is None:
            return
        # Painted in pixels: Qt takes 15 times as long for discs in the units of the axes.
        to_pixels = painter.transform()
        painter.save()
        painter.resetTransform()
        disc = self.opts["symbol"] == "o"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, disc)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.opts["brush"])
        for x, y in zip(self.xData.tolist(), self.yData.tolist(), strict=True):
            if not math.isfinite(y):
                continue
            middle = to_pixels.map(QPointF(x, y))
            if disc:
                painter.drawEllipse(middle, _RADIUS, _RADIUS)
            else:
                painter.drawRect(QRectF(middle - _CORNER, middle + _CORNER))
        painter.restore()

    def pixelPadding(self) -> float:
        """Return how far, in pixels, the curve is painted beyond its points."""
        return max(float(super().pixelPadding()), _RADIUS + 1.0)

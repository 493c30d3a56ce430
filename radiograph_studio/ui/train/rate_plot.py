"""The loss over the learning rate, the suggested one marked."""

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from radiograph_studio.language import tr
from radiograph_studio.ui import theme
from radiograph_studio.ui.train.inputs import rate_text
from radiograph_studio.ui.train.plots import Plot

_ROOM = 1.15
"""How much of a rising loss is shown above where the curve began: beyond, it only squeezes the rest."""


class RateAxis(pg.AxisItem):
    """An axis of learning rates, whose positions are their decimal logarithms."""

    def tickSpacing(self, minimum: float, maximum: float, size: float) -> list[tuple[float, float]]:
        """Return one tick a power of ten."""
        del minimum, maximum, size
        return [(1.0, 0.0)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the rates as they are written in the settings."""
        del scale, spacing
        return [rate_text(10**value) for value in values]


class RatePlot(Plot):
    """One curve and one mark; positions are decimal logarithms of the rate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ratePlot", tr("Loss"), tr("Learning rate"), {"bottom": RateAxis("bottom")}, parent)
        self.legend.hide()
        self.getPlotItem().layout.setContentsMargins(0, theme.SPACING, 3 * theme.SPACING, theme.SPACING // 2)
        self.curve = self.getPlotItem().plot([], [], pen=pg.mkPen(theme.TRAINING_COLOUR, width=2))
        view = self.getPlotItem().getViewBox()
        view.setXRange(-6, -1, padding=0.03)
        view.setYRange(0, 1, padding=0.03)
        self.mark = pg.InfiniteLine(
            angle=90,
            pen=pg.mkPen(theme.VALIDATION_COLOUR, width=2, style=Qt.PenStyle.DashLine),
            label="",
            labelOpts={"position": 0.94, "color": theme.VALIDATION_COLOUR, "anchors": [(0, 0.5), (0, 0.5)]},
        )
        self.mark.hide()
        self.addItem(self.mark)

    def show_curve(self, rates: Sequence[float], losses: Sequence[float], suggestion: float | None) -> None:
        """Draw ``losses`` over ``rates``; what is no number any more is left out."""
        points = [(math.log10(r), loss) for r, loss in zip(rates, losses, strict=True) if r > 0 and math.isfinite(loss)]
        xs, ys = np.asarray([x for x, _ in points]), np.asarray([y for _, y in points])
        self.curve.setData(xs, ys)
        self.mark.setVisible(suggestion is not None)
        if suggestion is not None:
            self.mark.setValue(math.log10(suggestion))
            self.mark.label.setFormat(f" {rate_text(suggestion)}")
        if points:
            low, high = float(ys.min()), float(min(ys.max(), _ROOM * ys[: max(len(ys) // 2, 1)].max()))
            view = self.getPlotItem().getViewBox()
            view.setXRange(float(xs.min()), float(xs.max()), padding=0.03)
            view.setYRange(low, max(high, low + 1e-6), padding=0.1)

"""The plots: one lasting item per curve, redrawn by the page's timer, told apart by dash and marker."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from radiograph_studio.ui import theme
from radiograph_studio.ui.train.curves import Series

_EMPTY = np.empty(0)
_AXIS = 8 * theme.SPACING
"""Width of the axis at the left: the same everywhere, so that plots above each other line up."""


class PercentAxis(pg.AxisItem):
    """An axis of fractions, written as percentages."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the texts of the ticks."""
        del scale, spacing
        return [f"{100 * value:.0f} %" if -1e-9 <= value <= 1 + 1e-9 else "" for value in values]


class EpochAxis(pg.AxisItem):
    """An axis of whole numbers: there is no half epoch."""

    def tickSpacing(self, minimum: float, maximum: float, size: float) -> list[tuple[float, float]]:
        """Return the distances of the ticks, never below one."""
        return [(max(round(major), 1), offset) for major, offset in super().tickSpacing(minimum, maximum, size)[:1]]


class Plot(pg.PlotWidget):
    """A plot in the colours of the theme, which it follows."""

    def __init__(self, name: str, left: str, bottom: str, axes: dict[str, pg.AxisItem], parent: QWidget | None) -> None:
        super().__init__(parent, axisItems=axes, background=None, viewBox=pg.ViewBox(enableMenu=False))
        self.setObjectName(name)
        self.setAccessibleName(left)
        item = self.getPlotItem()
        item.setLabel("left", left)
        item.setLabel("bottom", bottom)
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(False, False)
        for side in ("left", "bottom"):
            item.getAxis(side).enableAutoSIPrefix(False)
        item.getAxis("left").setWidth(_AXIS)
        item.showGrid(x=False, y=True, alpha=0.15)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.legend = item.addLegend(offset=(-12, 12), labelTextSize="9pt")
        self.dress()

    def dress(self) -> None:
        """Take the colours of the theme in use."""
        colours = theme.colours()
        self.setBackground(QColor(colours.surface))
        for side in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(side)
            axis.setPen(pg.mkPen(colours.border))
            axis.setTextPen(pg.mkPen(colours.muted))
            axis.setStyle(tickFont=theme.role_font("caption"))
            axis.label.setFont(theme.role_font("caption"))
        back = QColor(colours.surface)
        back.setAlpha(200)
        self.legend.setBrush(pg.mkBrush(back))
        self.legend.setLabelTextColor(colours.text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "legend"):
            self.dress()


class CurvePlot(Plot):
    """Training and validation of one figure over the epochs, with a band for the validation's interval."""

    def __init__(self, name: str, title: str, *, fraction: bool, parent: QWidget | None = None) -> None:
        axes: dict[str, pg.AxisItem] = {"bottom": EpochAxis("bottom")}
        if fraction:
            axes["left"] = PercentAxis("left")
        super().__init__(name, title, "Epoch", axes, parent)
        self._fraction = fraction
        self.training = self._curve("Training", theme.TRAINING_COLOUR, Qt.PenStyle.SolidLine, "o")
        self.validation = self._curve("Validation", theme.VALIDATION_COLOUR, Qt.PenStyle.DashLine, "s")
        self._low, self._high = pg.PlotCurveItem(), pg.PlotCurveItem()
        band = QColor(theme.VALIDATION_COLOUR)
        band.setAlpha(36)
        # The edges are not plotted themselves: only the area between them is.
        self.band = pg.FillBetweenItem(self._low, self._high, brush=pg.mkBrush(band), pen=pg.mkPen(None))
        self.band.setZValue(-10)
        self.addItem(self.band)
        if fraction:
            self.legend.anchor(itemPos=(1, 1), parentPos=(1, 1), offset=(-12, -40))
        self.show_curves(Series(), Series())

    def show_curves(
        self, training: Series, validation: Series, low: Series | None = None, high: Series | None = None
    ) -> None:
        """Draw the curves as they are now; ``low`` and ``high`` are the interval of the validation figure."""
        self.training.setData(np.asarray(training.x), np.asarray(training.y))
        self.validation.setData(np.asarray(validation.x), np.asarray(validation.y))
        has_band = low is not None and high is not None and len(low.x) > 1
        self.band.setVisible(has_band)
        if has_band and low is not None and high is not None:
            self._low.setData(np.asarray(low.x), np.asarray(low.y))
            self._high.setData(np.asarray(high.x), np.asarray(high.y))
        self._frame(training, validation)

    def _frame(self, training: Series, validation: Series) -> None:
        xs = training.x + validation.x
        view = self.getPlotItem().getViewBox()
        first, last = (min(xs), max(xs)) if xs else (0.0, 5.0)
        view.setXRange(first, max(last, first + 1), padding=0.04)
        if self._fraction:
            view.setYRange(0, 1, padding=0.04)
            return
        ys = [y for y in training.y + validation.y if np.isfinite(y)]
        view.setYRange(0, max(max(ys, default=1.0), 1e-3), padding=0.06)

    def _curve(self, name: str, colour: str, dash: Qt.PenStyle, marker: str) -> Any:
        return self.getPlotItem().plot(
            _EMPTY,
            _EMPTY,
            name=name,
            pen=pg.mkPen(colour, width=2, style=dash),
            symbol=marker,
            symbolSize=6,
            symbolBrush=colour,
            symbolPen=None,
        )


class RocPlot(Plot):
    """Sensitivity against the share of false alarms; the diagonal is what guessing gives."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("rocPlot", "Sensitivity", "1 − specificity", {}, parent)
        for side in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(side)
            axis.setTicks([[(0, "0"), (0.5, "50 %"), (1, "100 %")]])
            axis.setStyle(hideOverlappingLabels=False)
        self.getPlotItem().layout.setContentsMargins(0, theme.SPACING, 3 * theme.SPACING, 0)
        self._diagonal = self.plot([0, 1], [0, 1], pen=pg.mkPen(theme.colours().muted, style=Qt.PenStyle.DotLine))
        self._curves: list[Any] = []
        self.legend.anchor(itemPos=(1, 1), parentPos=(1, 1), offset=(-12, -40))
        self.getPlotItem().getViewBox().setRange(xRange=(0, 1), yRange=(0, 1), padding=0.03)

    def show_points(self, points: Mapping[str, Mapping[str, Sequence[float]]], classes: Sequence[str]) -> None:
        """Draw a curve per class, each in the colour of its class; of two classes only the second has one."""
        for curve in self._curves:
            self.removeItem(curve)
        self.legend.setVisible(len(points) > 1)
        self._curves = [self._roc(name, points[name], index) for index, name in enumerate(classes) if name in points]

    def _roc(self, name: str, points: Mapping[str, Sequence[float]], index: int) -> Any:
        pen = pg.mkPen(theme.class_colour(index), width=2)
        return self.plot(np.asarray(points["fpr"]), np.asarray(points["tpr"]), pen=pen, name=name)

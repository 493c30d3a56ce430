"""The plots: one lasting item per curve, redrawn by the page's timer, told apart by dash and marker."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from radiograph_studio.language import tr
from radiograph_studio.ui import theme

_AXIS = 8 * theme.SPACING
"""Width of the axis at the left: the same everywhere, so that plots above each other line up."""
_LABEL_ROOM = 0.06
"""Room above the highest tick, as a share of the height: half of its label, which is left out where it has no room."""


class PercentAxis(pg.AxisItem):
    """An axis of fractions, written as percentages."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the texts of the ticks."""
        del scale, spacing
        return [f"{100 * value:.0f} %" if -1e-9 <= value <= 1 + 1e-9 else "" for value in values]


class EpochAxis(pg.AxisItem):
    """An axis of whole numbers: there is no half epoch."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self._numbers: Mapping[int, int] = {}
        self._last = self._ahead = 0
        self._drawn: tuple[int, int | None] = (0, None)

    def set_numbers(self, numbers: Mapping[int, int]) -> None:
        """Say which epoch is at a place; those still to come are counted on from the last one."""
        self._numbers, self._last = numbers, max(numbers, default=0)
        self._ahead = numbers.get(self._last, 0) - self._last
        drawn, self._drawn = self._drawn, (self._ahead, min(numbers, default=None))
        if drawn != self._drawn:
            # What was written for the epochs to come, or where nothing was yet, turned out otherwise.
            self.picture = None
            self.update()

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the number of the epoch at each place; the gap between two networks has none."""
        del scale, spacing
        return [self._number_at(round(value)) for value in values]

    def _number_at(self, place: int) -> str:
        if place > self._last:
            return str(place + self._ahead)
        return str(self._numbers.get(place, "" if self._numbers else place))

    def tickSpacing(self, minimum: float, maximum: float, size: float) -> list[tuple[float, float]]:
        """Return the distances of the ticks, never below one."""
        return [(max(round(major), 1), offset) for major, offset in super().tickSpacing(minimum, maximum, size)[:1]]


class Plot(pg.PlotWidget):
    """A plot in the colours of the theme, which it follows."""

    def __init__(
        self,
        name: str,
        left: str,
        bottom: str,
        axes: dict[str, pg.AxisItem],
        parent: QWidget | None,
        view: pg.ViewBox | None = None,
    ) -> None:
        super().__init__(parent, axisItems=axes, background=None, viewBox=view or pg.ViewBox(enableMenu=False))
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

    def dress(self, colours: theme.Colours | None = None) -> None:
        """Take these colours, or those of the theme in use."""
        colours = colours or theme.colours()
        self.setBackground(QColor(colours.surface))
        for side in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(side)
            axis.setPen(pg.mkPen(colours.border))
            axis.setTextPen(pg.mkPen(colours.muted))
            axis.setStyle(tickFont=theme.role_font("caption"))
            axis.label.setFont(theme.role_font("caption"))
        back = QColor(colours.surface)
        back.setAlpha(110)  # curves and band show through: they are not cut off there
        self.legend.setBrush(pg.mkBrush(back))
        self.legend.setLabelTextColor(colours.text)
        for _sample, word in self.legend.items:
            word.setText(word.text)  # it takes a colour with its text only

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "legend"):
            self.dress()


class RocPlot(Plot):
    """Sensitivity against the share of false alarms; the diagonal is what guessing gives."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("rocPlot", tr("Sensitivity"), tr("1 − specificity"), {}, parent)
        for side in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(side)
            axis.setTicks([[(0, "0"), (0.5, "50 %"), (1, "100 %")]])
            axis.setStyle(hideOverlappingLabels=False)
        self.getPlotItem().layout.setContentsMargins(0, theme.SPACING, 3 * theme.SPACING, 0)
        self._diagonal = self.plot([0, 1], [0, 1], pen=pg.mkPen(theme.colours().muted, style=Qt.PenStyle.DotLine))
        self._curves: list[Any] = []
        self.legend.anchor(itemPos=(1, 1), parentPos=(1, 1), offset=(-12, -40))
        view = self.getPlotItem().getViewBox()
        view.setXRange(0, 1, padding=0.03)
        view.setYRange(0, 1, padding=_LABEL_ROOM)

    def show_points(self, points: Mapping[str, Mapping[str, Sequence[float]]], classes: Sequence[str]) -> None:
        """Draw a curve per class, each in the colour of its class; of two classes only the second has one."""
        for curve in self._curves:
            self.removeItem(curve)
        self.legend.setVisible(len(points) > 1)
        self._curves = [self._roc(name, points[name], index) for index, name in enumerate(classes) if name in points]

    def _roc(self, name: str, points: Mapping[str, Sequence[float]], index: int) -> Any:
        pen = pg.mkPen(theme.class_colour(index), width=2)
        return self.plot(np.asarray(points["fpr"]), np.asarray(points["tpr"]), pen=pen, name=name)

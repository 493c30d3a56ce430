"""Curves of runs that are over: loss above accuracy, told apart by colour, dash and marker."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from radiograph_studio.language import tr
from radiograph_studio.ui import theme
from radiograph_studio.ui.train.curves import another_head
from radiograph_studio.ui.train.plots import EpochAxis, PercentAxis, Plot
from radiograph_studio.ui.widgets import clear
from radiograph_studio.workflows.comparing import Point

_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_MARKERS = ("o", "s", "t", "d", "+", "x", "star", "h")
_OKABE_ITO_GREY = "#999999"
_LONGEST = 40
_LAST = 22
"""Letters of a name's end that stay where it is too long: the date of one that others share."""
_SWATCH = (28, 12)
_COLUMNS, _BROAD = 2, 24
"""Columns of the legend, and with how many letters a name is so long that there is room for one only."""
_LABEL_ROOM = 0.1
"""As in `train.plots`; these plots are half as high."""


class Line(NamedTuple):
    """One curve: epochs and values of one length, NaN where there is none, and how it is told from others."""

    name: str
    x: Sequence[float]
    y: Sequence[float]
    colour: str
    dash: Qt.PenStyle
    marker: str


class CurvesPair(QWidget):
    """Two plots above each other on one axis of epochs, and above them what their lines stand for."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss_plot = _LinesPlot(f"{name}LossPlot", tr("Loss"), {"bottom": EpochAxis("bottom")})
        accuracy_axes = {"bottom": EpochAxis("bottom"), "left": PercentAxis("left")}
        self.accuracy_plot = _LinesPlot(f"{name}AccuracyPlot", tr("Accuracy"), accuracy_axes, fraction=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.legend = QGridLayout()
        self.legend.setHorizontalSpacing(theme.SPACING)
        self.legend.setVerticalSpacing(2)
        # In line with the axes, not with the numbers beside them.
        self.legend.setContentsMargins(9 * theme.SPACING, 0, 0, theme.SPACING // 2)
        column.addLayout(self.legend)
        column.addWidget(self.loss_plot, 1)
        column.addWidget(self.accuracy_plot, 1)

    def show_run(self, points: Sequence[Point]) -> None:
        """Draw training and validation of one run."""
        styles = (
            (tr("Training"), theme.TRAINING_COLOUR, Qt.PenStyle.SolidLine, "o", "loss", "accuracy"),
            (tr("Validation"), theme.VALIDATION_COLOUR, Qt.PenStyle.DashLine, "s", "val_loss", "val_accuracy"),
        )
        losses, accuracies = [], []
        for name, colour, dash, marker, loss, accuracy in styles:
            losses.append(_line(name, points, loss, colour, dash, marker))
            accuracies.append(_line(name, points, accuracy, colour, dash, marker))
        self._show(losses, accuracies)

    def show_runs(self, names: Sequence[str], curves: Sequence[Sequence[Point]]) -> None:
        """Draw the validation curves of several runs, each in the style of its place."""
        styles = [run_style(place) for place in range(len(names))]
        lines = list(zip(names, curves, styles, strict=True))
        self._show(
            [_line(name, points, "val_loss", *style) for name, points, style in lines],
            [_line(name, points, "val_accuracy", *style) for name, points, style in lines],
        )

    def _show(self, losses: Sequence[Line], accuracies: Sequence[Line]) -> None:
        self.loss_plot.show_lines(losses)
        self.accuracy_plot.show_lines(accuracies)
        clear(self.legend)
        columns = 1 if any(len(line.name) > _BROAD for line in losses) else _COLUMNS
        for number, line in enumerate(losses):
            row, column = divmod(number, columns)
            mark = QLabel()
            mark.setPixmap(swatch(line.colour, line.dash, self.devicePixelRatioF()))
            self.legend.addWidget(mark, row, 2 * column)
            self.legend.addWidget(theme.label(_short(line.name), "caption"), row, 2 * column + 1)
            self.legend.setColumnStretch(2 * column + 1, 1)


def run_style(place: int) -> tuple[str, Qt.PenStyle, str]:
    """Return colour, dash and marker of a run in a comparison: each of the eight that it can have differs in colour."""
    colours = (*theme.CLASS_COLOURS, _OKABE_ITO_GREY)
    return colours[place % len(colours)], _DASHES[place % len(_DASHES)], _MARKERS[place % len(_MARKERS)]


class _LinesPlot(Plot):
    """Any number of curves; one lasting item each, more are made when they are needed."""

    def __init__(self, name: str, left: str, axes: dict[str, pg.AxisItem], *, fraction: bool = False) -> None:
        super().__init__(name, left, tr("Epoch") if fraction else "", axes, None)
        self._fraction = fraction
        self._curves: list[pg.PlotDataItem] = []
        self.legend.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Draw these curves and no others."""
        while len(self._curves) < len(lines):
            self._curves.append(self.getPlotItem().plot(symbolSize=6, symbolPen=None))
        for item, line in zip(self._curves, lines, strict=False):
            item.setPen(pg.mkPen(line.colour, width=2, style=line.dash))
            item.setSymbol(line.marker)
            item.setSymbolBrush(line.colour)
            item.setData(np.asarray(line.x, float), np.asarray(line.y, float), connect="finite")
        for item in self._curves[len(lines) :]:
            item.setData([], [])
        self._frame(lines)

    def _frame(self, lines: Sequence[Line]) -> None:
        view = self.getPlotItem().getViewBox()
        xs = [x for line in lines for x in line.x]
        ys = [y for line in lines for y in line.y if np.isfinite(y)]
        first, last = (min(xs), max(xs)) if xs else (0.0, 5.0)
        view.setXRange(first, max(last, first + 1), padding=0.04)
        if not self._fraction:
            view.setYRange(0, max(max(ys, default=1.0), 1e-3), padding=0.06)
            return
        # What is worth seeing of good runs lies close together at the top.
        low = min(ys, default=0.0)
        view.setYRange(0.5 if low > 0.55 else 0, 1, padding=_LABEL_ROOM)


def _line(name: str, points: Sequence[Point], field: str, colour: str, dash: Qt.PenStyle, marker: str) -> Line:
    xs, ys = [], []
    for before, point in zip([None, *points], points, strict=False):
        if before is not None and another_head(before, point):
            # What is no number parts the line: the solver's point stands alone.
            xs.append(point.x)
            ys.append(float("nan"))
        value = getattr(point, field)
        xs.append(point.x)
        ys.append(float("nan") if value is None else value)
    if not any(np.isfinite(ys)):
        xs, ys = [], []
    return Line(name, xs, ys, colour, dash, marker)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - _LAST - 1]}…{name[-_LAST:]}"


def swatch(colour: str, dash: Qt.PenStyle, ratio: float) -> QPixmap:
    """Return a piece of a line, sharp at ``ratio``."""
    width, height = _SWATCH
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setPen(QPen(QColor(colour), 3, dash))
    middle = round(QRectF(0, 0, width, height).center().y())
    painter.drawLine(0, middle, width, middle)
    painter.end()
    return picture

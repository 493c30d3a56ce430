"""A figure over the epochs: training and validation, the batches faint behind, the best epoch marked."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QWidget

from radiograph_studio.language import mark, tr
from radiograph_studio.ui import theme
from radiograph_studio.ui.train.batch_trace import BatchTrace
from radiograph_studio.ui.train.curves import CurveBuffer, Series
from radiograph_studio.ui.train.marked_curve import MarkedCurve
from radiograph_studio.ui.train.plots import EpochAxis, PercentAxis
from radiograph_studio.ui.train.zooming import ZoomPlot

_BATCH_ALPHA, _BAND_ALPHA = 80, 36
_BEST_HEIGHT, _BORDER_HEIGHT = 0.05, 0.14
"""Where along its line a word stands: at the bottom of the accuracies, where curves seldom are."""
_LEFT, _RIGHT = (1, 0.5), (0, 0.5)
_MOST_WORDS = 4
_FEW = 5
_ROUND = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)


class CurvePlot(ZoomPlot):
    """Training and validation of one figure, with a band for the validation's interval where there is one."""

    def __init__(self, name: str, title: str, *, fraction: bool, parent: QWidget | None = None) -> None:
        self._epochs = EpochAxis("bottom")
        axes: dict[str, pg.AxisItem] = {"bottom": self._epochs}
        if fraction:
            axes["left"] = PercentAxis("left")
        self._best: list[Any] = []
        self._borders: list[Any] = []
        super().__init__(name, title, tr("Epoch"), axes, parent)
        self._fraction = fraction
        self._has_head = False
        self._drawn = (-1, -1, False)
        faint = QColor(theme.TRAINING_COLOUR)
        faint.setAlpha(_BATCH_ALPHA)
        self.batches = pg.PlotCurveItem(pen=pg.mkPen(faint, width=1))
        self.addItem(self.batches, ignoreBounds=True)
        if not fraction:
            self.legend.addItem(self.batches, tr("Batches"))
        self.training = self._curve(tr("Training"), theme.TRAINING_COLOUR, Qt.PenStyle.SolidLine, "o")
        self.validation = self._curve(tr("Validation"), theme.VALIDATION_COLOUR, Qt.PenStyle.DashLine, "s")
        self._low, self._high = pg.PlotCurveItem(), pg.PlotCurveItem()
        band = QColor(theme.VALIDATION_COLOUR)
        band.setAlpha(_BAND_ALPHA)
        # The edges are not plotted themselves: only the area between them is.
        self.band = pg.FillBetweenItem(self._low, self._high, brush=pg.mkBrush(band), pen=pg.mkPen(None))
        self.band.setZValue(-10)
        self.addItem(self.band, ignoreBounds=True)
        # What has not changed is not painted again: most of the time of a redraw goes into the axes.
        steady = (self._epochs, self.getPlotItem().getAxis("left"), self.training, self.validation, self.band)
        for item in steady:
            item.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        if fraction:
            self.legend.anchor(itemPos=(1, 1), parentPos=(1, 1), offset=(-12, -64))
        self.show_curves(CurveBuffer())

    def show_curves(self, curves: CurveBuffer, growing: bool = False) -> None:
        """Draw what is new in ``curves`` since they were drawn last; while they are ``growing``, leave room for more.

        A plot whose axes move costs several times one whose curves alone are new, and training needs the processor.
        """
        self._curves = curves
        epochs, batches, _ = before = self._drawn
        self._drawn = (curves.version, curves.batches.version, growing)
        if epochs != curves.version:
            self._show_epochs(curves)
        if not self._fraction and batches != curves.batches.version:
            _draw(self.batches, curves.batches)
        if self._drawn != before:
            self.set_frame(self._all_of(curves, growing))

    def _show_epochs(self, curves: CurveBuffer) -> None:
        _draw(self.training, curves.accuracy if self._fraction else curves.loss)
        _draw(self.validation, curves.validation_accuracy if self._fraction else curves.validation_loss)
        has_band = self._fraction and len(curves.low.x) > 1
        self.band.setVisible(has_band)
        if has_band:
            _draw(self._low, curves.low)
            _draw(self._high, curves.high)
        self._epochs.set_numbers(curves.numbers)
        self._say_head(0 in curves.numbers.values())
        self._mark(curves)

    def _say_head(self, found: bool) -> None:
        if found != self._has_head:
            self._has_head = found
            self._epochs.setLabel(tr("Epoch (0: head found before training)") if found else tr("Epoch"))

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Show every point, batches that are far off as well, for as long as the block runs."""
        before, everything = self._view.viewRect(), self._all_of(self._curves, growing=False)
        heights = self.batches.yData
        if heights is not None and len(heights):
            everything.setBottom(max(everything.bottom(), 1.02 * float(heights.max())))
        self._view.setRange(everything, padding=0)
        try:
            yield
        finally:
            self._view.setRange(before, padding=0)

    def dress(self, colours: theme.Colours | None = None) -> None:
        """Take these colours, or those of the theme in use."""
        super().dress(colours)
        inks = colours or theme.colours()
        for line in self._best:
            line.setPen(pg.mkPen(inks.good, width=1, style=Qt.PenStyle.DashDotLine))
            _dress_word(line, inks.good, inks.surface)
        for line in self._borders:
            line.setPen(pg.mkPen(inks.muted, width=1, style=Qt.PenStyle.DotLine))
            _dress_word(line, inks.muted, inks.surface)

    def _mark(self, curves: CurveBuffer) -> None:
        numbers = [curves.numbers[round(place)] for place in curves.best]
        best = mark("Best: epoch {number}") if len(numbers) == 1 else mark("Best: {number}")
        words = [tr(best, number=number) for number in numbers]
        many = len(numbers) > _MOST_WORDS
        if many or not self._fraction:  # once is enough
            words = [""] * len(numbers)
        short = many or not self._fraction
        titles = ["" if short else _title(member) for member in curves.borders.values()]
        grown = self._place(self._best, curves.best, words, {"position": _BEST_HEIGHT})
        grown += self._place(self._borders, list(curves.borders), titles, {"position": _BORDER_HEIGHT})
        for line, member in zip(self._borders, curves.borders.values(), strict=False):
            # The name of a network stands over its curves; other words may stand where there is room.
            line.label.anchors = [_RIGHT, _RIGHT if member > 1 else _LEFT]
            line.label.updatePosition()
        if grown:
            self.dress()

    def _place(self, lines: list[Any], places: Sequence[float], words: Sequence[str], style: dict[str, Any]) -> int:
        """Put a line with its word at each place; return how many lines had to be made."""
        made = max(len(places) - len(lines), 0)
        for _ in range(made):
            line = pg.InfiniteLine(angle=90, label="", labelOpts=style)
            line.setZValue(-5)
            self.addItem(line, ignoreBounds=True)
            lines.append(line)
        for index, line in enumerate(lines):
            line.setVisible(index < len(places))
            if index < len(places) and (line.value(), line.label.format) != (places[index], words[index]):
                line.setPos(places[index])
                line.label.setFormat(words[index])
        return made

    def _all_of(self, curves: CurveBuffer, growing: bool) -> QRectF:
        """Return what there is to see, with a little room about it."""
        xs = [*curves.loss.x[:1], *curves.loss.x[-1:]]
        if curves.batches.x:
            # To the end of the epoch that the batches are in, or the axis would move with every one of them.
            xs += [float(np.floor(curves.batches.x[0])), float(np.ceil(curves.batches.x[-1]))]
        first, last = (min(xs), max(max(xs), min(xs) + 1)) if xs else (0.0, float(_FEW))
        highest = 1.0 if self._fraction else _highest_loss(curves)
        if growing:
            last, highest = _room(first, last, curves.planned), _round_above(highest)
        room_x, room_y = 0.04 * (last - first), 0.04 * highest
        return QRectF(first - room_x, -room_y, last - first + 2 * room_x, highest + 2 * room_y)

    def _curve(self, name: str, colour: str, dash: Qt.PenStyle, marker: str) -> MarkedCurve:
        curve = MarkedCurve(name, colour, dash, marker)
        # What is in view is decided here (`ZoomPlot.set_frame`), never by the plot.
        self.addItem(curve, ignoreBounds=True)
        return curve


def _title(member: int) -> str:
    """Return what stands where the curves of another network begin."""
    if member > 1:
        return tr("Network {number}", number=member)
    return tr("Average") if member else tr("Continued")


def _draw(item: Any, series: Series | BatchTrace) -> None:
    item.setData(np.asarray(series.x), np.asarray(series.y), connect=np.asarray(series.joined, np.int32))


def _room(first: float, last: float, planned: float) -> float:
    """Return how far an axis reaches whose curves have come to ``last``: a few epochs, or twice as many again."""
    length = _FEW
    while first + length < last:
        length *= 2
    return max(last, min(first + length, planned))


def _round_above(value: float) -> float:
    """Return the next number that is round and not visibly below ``value``, which is positive."""
    tens = 10.0 ** math.floor(math.log10(value))
    return next(tens * step for step in _ROUND if tens * step >= 0.999 * value)


def _highest_loss(curves: CurveBuffer) -> float:
    finite = [y for y in curves.loss.y + curves.validation_loss.y if np.isfinite(y)]
    if curves.batches.y:
        # A few batches that are far off are not worth squeezing all others together.
        finite.append(float(np.quantile(curves.batches.y, 0.98)))
    return max(max(finite, default=1.0), 1e-3)


def _dress_word(line: Any, ink: str, ground: str) -> None:
    fill = QColor(ground)
    fill.setAlpha(210)
    line.label.fill = pg.mkBrush(fill)
    line.label.setColor(ink)
    line.label.setFont(theme.role_font("caption"))

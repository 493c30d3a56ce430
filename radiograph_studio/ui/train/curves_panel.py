"""The middle of the train page: the two live plots, and below them what is being done and how long it takes."""

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from radiograph_studio.language import mark, tr
from radiograph_studio.ui import theme, wording
from radiograph_studio.ui.train.curve_plot import CurvePlot
from radiograph_studio.ui.train.curves import CurveBuffer
from radiograph_studio.ui.train.curves_export import CurvesExport
from radiograph_studio.ui.train.progress import Progress
from radiograph_studio.ui.train.zooming import HELP
from radiograph_studio.ui.widgets import ElidedLabel, EmptyState, Fact, button, card, named

_EMPTY = (
    mark("No curves yet"),
    mark("Press Train: the curves of loss and accuracy grow here while the network learns."),
)
_WAITING = (
    mark("Getting ready"),
    mark("The first point of the curves appears as soon as there is a first result."),
)
_STEPS = 1000
_LONGEST = 570.0
"""Seconds left whose words are the longest."""
_BATCHES_EVERY = 5.0
"""Seconds between two drawings of the batches alone: each paints a whole plot, and training needs the processor."""


class CurvesPanel(QWidget):
    """Draws a `CurveBuffer` and a `Progress`; knows no training."""

    statusMessage = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss_plot = CurvePlot("lossPlot", tr("Loss"), fraction=False)
        self.accuracy_plot = CurvePlot("accuracyPlot", tr("Accuracy"), fraction=True)
        self.plots = (self.loss_plot, self.accuracy_plot)
        self._curves = CurveBuffer()
        self._title = ""
        self.export = CurvesExport(self.plots, lambda: self._curves.epochs, lambda: self._title, self)
        self.run = named(ElidedLabel(role="caption"), "curvesCaption")
        self.show_all = button(tr("Show all"), "showAllButton", "fit", "flat")
        self.show_all.setToolTip(tr(HELP))
        self.phase = theme.label(wrap=True)
        self.phase.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.detail = named(Fact(tr("{done} of {total}", done="00000", total="00000")), "phaseDetail")
        self.time_left = named(Fact(f"{wording.percent(1)} · {wording.time_left(_LONGEST)}"), "timeLeft")
        self.speed = named(Fact(tr("{speed} images/s", speed="0000")), "imagesPerSecond")
        self.memory = named(Fact(tr("{memory} GB memory", memory="00.0")), "memoryUsed")
        for fact in (self.detail, self.speed, self.memory):
            fact.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = named(QProgressBar(), "progressBar")
        self.bar.setAccessibleName(tr("Progress of the training"))
        # Written beside the bar: text across its edge is hard to read on either side.
        self.bar.setTextVisible(False)
        self._drawn = (-1, -1, False)
        self._batches_drawn = 0.0
        self._layout()
        self._connect()

    def say_run(self, title: str) -> None:
        """Say which run the curves are of."""
        self._title = title
        self.run.say(title)

    def show_progress(self, progress: Progress) -> None:
        """Say what is being done; hidden while nothing is."""
        self.phase.setText(progress.text)
        self.detail.say(progress.detail)
        self.time_left.say(progress.bar_text)
        self.speed.say(progress.speed_text)
        self.memory.say(progress.memory_text)
        # A bar without a range moves to and fro: something goes on, nobody knows how long.
        unknown = progress.running and progress.share is None and not progress.paused
        self.bar.setRange(0, 0 if unknown else _STEPS)
        self.bar.setValue(round(_STEPS * (progress.share or 0)))
        self.bar.setFormat(progress.bar_text)
        for each in (self.phase, self.detail, self.time_left, self.speed, self.memory, self.bar):
            each.setVisible(progress.running)
        title, text = _WAITING if progress.running else _EMPTY
        self._empty.say(tr(title), tr(text))

    def show_curves(self, curves: CurveBuffer, running: bool = False) -> bool:
        """Draw the curves, where they have changed since they were drawn last; False where it is too soon for that."""
        wanted = (curves.version, curves.batches.version, running)
        only_batches = curves is self._curves and (wanted[0], running) == (self._drawn[0], self._drawn[2])
        now = time.monotonic()
        too_soon = running and only_batches and now - self._batches_drawn < _BATCHES_EVERY
        if wanted == self._drawn or too_soon:
            return wanted == self._drawn
        if curves.empty:
            self._show_all()
        self._curves, self._drawn, self._batches_drawn = curves, wanted, now
        self._stack.setCurrentIndex(0 if curves.empty else 1)
        for plot in self.plots:
            plot.show_curves(curves, running)
        return True

    def _look(self, plot: CurvePlot, first: float, last: float) -> None:
        """Both plots show the same epochs."""
        for other in self.plots:
            if other is not plot:
                other.look_at(first, last) if plot.zoomed else other.show_all()

    def _show_all(self) -> None:
        for plot in self.plots:
            plot.show_all()

    def _settle(self) -> None:
        zoomed = any(plot.zoomed for plot in self.plots)
        self.show_all.setVisible(zoomed)
        self._zoom_hint.setVisible(not zoomed)

    def _connect(self) -> None:
        for plot in self.plots:
            plot.looked.connect(lambda first, last, plot=plot: self._look(plot, first, last))
            plot.zoomChanged.connect(self._settle)
            plot.allWanted.connect(self._show_all)
        self.show_all.clicked.connect(self._show_all)
        self.export.said.connect(self.statusMessage)
        self._settle()

    def _layout(self) -> None:
        title, text = _EMPTY
        self._empty = EmptyState("train", tr(title), tr(text))
        plots, box = card()
        box.addWidget(self.run)
        box.addWidget(self.loss_plot, 1)
        box.addWidget(self.accuracy_plot, 1)
        box.addLayout(self._tools())
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(plots)
        doing = QHBoxLayout()
        doing.setSpacing(2 * theme.SPACING)
        doing.addWidget(self.phase, 1)
        doing.addWidget(self.detail, 0, Qt.AlignmentFlag.AlignTop)
        facts = QHBoxLayout()
        facts.setSpacing(2 * theme.SPACING)
        facts.addWidget(self.time_left)
        facts.addStretch(1)
        facts.addWidget(self.speed)
        facts.addWidget(self.memory)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACING)
        column.addLayout(self._stack, 1)
        column.addLayout(doing)
        column.addLayout(facts)
        column.addWidget(self.bar)

    def _tools(self) -> QHBoxLayout:
        self._zoom_hint = theme.label(tr("Wheel or drag to look closer"), "caption")
        self._zoom_hint.setToolTip(tr(HELP))
        self._zoom_hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.addWidget(self._zoom_hint, 1)
        row.addWidget(self.show_all)
        row.addStretch(0)
        row.addWidget(self.export.button)
        return row

"""The middle of the train page: the two live plots, and below them what is being done and how long it takes."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedLayout, QVBoxLayout, QWidget

from radiograph_studio.ui import theme
from radiograph_studio.ui.train.curves import CurveBuffer
from radiograph_studio.ui.train.plots import CurvePlot
from radiograph_studio.ui.train.progress import Progress
from radiograph_studio.ui.widgets import EmptyState, card, named

_EMPTY = ("No curves yet", "Press Train: the curves of loss and accuracy grow here while the network learns.")
_WAITING = ("Getting ready", "The first point of the curves appears as soon as there is a first result.")
_STEPS = 1000


class CurvesPanel(QWidget):
    """Draws a `CurveBuffer` and a `Progress`; knows no training."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss_plot = CurvePlot("lossPlot", "Loss", fraction=False)
        self.accuracy_plot = CurvePlot("accuracyPlot", "Accuracy", fraction=True)
        self.phase = theme.label(wrap=True)
        self.time_left = theme.label(tone="muted")
        theme.set_tabular(self.time_left)
        self.bar = named(QProgressBar(), "progressBar")
        self.bar.setAccessibleName("Progress of the training")
        # Written beside the bar: text across its edge is hard to read on either side.
        self.bar.setTextVisible(False)
        self._drawn = -1
        self._layout()

    def show_progress(self, progress: Progress) -> None:
        """Say what is being done; hidden while nothing is."""
        self.phase.setText(progress.text)
        self.time_left.setText(progress.bar_text)
        # A bar without a range moves to and fro: something goes on, nobody knows how long.
        unknown = progress.running and progress.share is None
        self.bar.setRange(0, 0 if unknown else _STEPS)
        self.bar.setValue(round(_STEPS * (progress.share or 0)))
        self.bar.setFormat(progress.bar_text)
        for each in (self.phase, self.time_left, self.bar):
            each.setVisible(progress.running)
        self._empty.say(*(_WAITING if progress.running else _EMPTY))

    def show_curves(self, curves: CurveBuffer) -> None:
        """Draw the curves, where they have changed since they were drawn last."""
        if self._drawn == curves.version:
            return
        self._drawn = curves.version
        self._stack.setCurrentIndex(0 if curves.empty else 1)
        self.loss_plot.show_curves(curves.loss, curves.validation_loss)
        self.accuracy_plot.show_curves(curves.accuracy, curves.validation_accuracy, curves.low, curves.high)

    def _layout(self) -> None:
        self._empty = EmptyState("train", *_EMPTY)
        plots, box = card()
        box.addWidget(self.loss_plot, 1)
        box.addWidget(self.accuracy_plot, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(plots)
        words = QHBoxLayout()
        words.addWidget(self.phase, 1)
        words.addWidget(self.time_left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACING)
        column.addLayout(self._stack, 1)
        column.addLayout(words)
        column.addWidget(self.bar)

"""Finds a learning rate: tries many on the user's images, shows the loss over them, offers the one that suits."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import Batch, Control, Phase
from radiograph_studio.ui import theme
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.train.inputs import rate_text
from radiograph_studio.ui.train.rate_plot import RatePlot
from radiograph_studio.ui.widgets import button, named

if TYPE_CHECKING:
    from radiograph_studio.workflows.rates import RateCurve
    from radiograph_studio.workflows.training import TrainRequest

_POLL_MS = 100
_STEPS = 1000
_INTRODUCTION = mark(
    "The network is trained for a moment with ever larger learning rates. A good one lies where the loss falls "
    "steeply, well before it rises again. Nothing of this is kept."
)


class _News:
    """What the finder said last. Written by its thread, read by a timer: no object of Qt changes threads."""

    def __init__(self) -> None:
        self.message = tr("Starting TensorFlow")
        self.share = 0.0

    def take(self, event: object) -> None:
        """Take an event of the finder."""
        if isinstance(event, Phase):
            self.message = event.message
        elif isinstance(event, Batch):
            self.share = event.progress


class RateDialog(QDialog):
    """Searches from when it is first shown; closing or cancelling it ends the search within a batch.

    ``rateChosen`` carries the rate that the user takes.
    """

    rateChosen = Signal(float)

    def __init__(self, request: "TrainRequest", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rateDialog")
        self.setWindowTitle(tr("Find a learning rate"))
        self._request = request
        self._control = Control()
        self._news = _News()
        self._begun = False
        self._suggestion: float | None = None
        self._search = Operation(self)
        self._timer = QTimer(self, interval=_POLL_MS)
        self.plot = RatePlot()
        self.status = named(theme.label(role="caption", wrap=True), "rateStatus")
        self.progress = named(QProgressBar(), "rateProgress")
        self.progress.setRange(0, _STEPS)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(theme.SPACING)
        self.use = button(tr("Use it"), "rateUseButton", kind="primary")
        self.close_button = button(tr("Cancel"), "rateCloseButton")
        self._layout()
        self._timer.timeout.connect(self._tell)
        self._search.succeeded.connect(self._show)
        self._search.failed.connect(self._fail)
        self.use.clicked.connect(self._take)
        self.close_button.clicked.connect(self.reject)
        self.finished.connect(self._end)
        # A window that goes away without asking takes the search with it.
        self.destroyed.connect(self._control.cancel)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            self._start()

    def _start(self) -> None:
        request, control, news = self._request, self._control, self._news

        def search() -> object:
            # Imported here: what trains loads TensorFlow, and the window must not wait for that.
            from radiograph_studio.workflows.rates import find_learning_rate

            return find_learning_rate(request, control, news.take)

        self.use.setEnabled(False)
        self.use.setToolTip(tr("Nothing is found yet."))
        self._search.start(search)
        self._timer.start()
        self._tell()

    def _tell(self) -> None:
        self.status.setText(f"{self._news.message.rstrip('.…')}…")
        self.progress.setValue(round(_STEPS * self._news.share))

    def _show(self, found: object) -> None:
        curve = cast("RateCurve", found)
        self._settle()
        self._suggestion = curve.suggestion
        self.plot.show_curve(curve.rates, curve.losses, curve.suggestion)
        if curve.suggestion is None:
            self._say(tr("No rate stands out. Keep the one that the preset gives."), "warning")
            self.use.setToolTip(tr("There is no suggestion."))
            return
        self.use.setText(tr("Use {rate}", rate=rate_text(curve.suggestion)))
        self.use.setToolTip("")
        self.use.setEnabled(True)
        self.use.setFocus()
        self._say(
            tr("The dashed line marks the suggested rate: the loss still falls there, well before it rises again.")
        )

    def _fail(self, error: object) -> None:
        self._settle()
        self._say(sentence(error), "error")

    def _settle(self) -> None:
        self._timer.stop()
        self.progress.hide()
        self.close_button.setText(tr("Close"))

    def _say(self, text: str, tone: str = "") -> None:
        self.status.setText(text)
        theme.set_style(self.status, "tone", tone)

    def _take(self) -> None:
        if self._suggestion is not None:
            self.rateChosen.emit(self._suggestion)
        self.accept()

    def _end(self) -> None:
        self._timer.stop()
        self._control.cancel()
        self._search.cancel()

    def _layout(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACING)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.SPACING] * 4)
        column.setSpacing(theme.SPACING)
        column.addWidget(theme.label(tr("Find a learning rate"), "title"))
        column.addWidget(theme.label(tr(_INTRODUCTION), "caption", wrap=True))
        column.addWidget(self.plot, 1)
        column.addWidget(self.progress)
        column.addWidget(self.status)
        column.addLayout(buttons)
        self.resize(70 * theme.SPACING, 56 * theme.SPACING)

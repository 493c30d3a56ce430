"""What came of a training: the sentence, the figures with their intervals, and what to do next."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import Epoch, Finished, Recipe, Warn
from radiograph_studio.ui import theme, wording
from radiograph_studio.ui.train.confusion import ConfusionTable
from radiograph_studio.ui.train.plots import RocPlot
from radiograph_studio.ui.train.worst import WorstImages
from radiograph_studio.ui.widgets import button, clear, named, note
from radiograph_studio.workflows.advice import advice
from radiograph_studio.workflows.epochs import hardest_images

_EMPTY = mark(
    "After training you read here how many validation images were told apart, with the interval that their "
    "number allows, and the same for your test folder."
)


_OTHER = mark("Not of the data that are chosen now.")


class FiguresBox(QWidget):
    """The figures of one set of images: accuracy and AUC, with their intervals."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accuracy = theme.label(wrap=True)
        self.auc = theme.label(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACING // 2)
        column.addWidget(theme.label(title, "caption"))
        for line in (self.accuracy, self.auc):
            theme.set_tabular(line)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(line)

    def show_figures(self, figures: Mapping[str, Any] | None) -> None:
        """Show the figures of one set; the box hides where there are none."""
        self.setVisible(figures is not None)
        if figures is not None:
            self.accuracy.setText(wording.unbroken(wording.accuracy(figures)))
            self.auc.setText(wording.unbroken(wording.auc(figures)))


class DetailsBox(QWidget):
    """Confusion matrix and ROC curve of the images that have the last word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix_title = theme.label(role="caption", wrap=True)
        self._roc_title = theme.label(role="caption", wrap=True)
        self.confusion = ConfusionTable()
        self.roc: RocPlot | None = None
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACING // 2)
        column.addWidget(self._matrix_title)
        column.addWidget(self.confusion)
        column.addSpacing(theme.SPACING)
        column.addWidget(self._roc_title)

    def show_figures(self, figures: Mapping[str, Any] | None, what: str) -> None:
        """Show matrix and curve; ``what`` names the images in the captions."""
        self.setVisible(figures is not None)
        if figures is None:
            return
        classes = figures["classes"]
        self._matrix_title.setText(tr("{images}: rows true, columns predicted", images=what))
        self.confusion.show_matrix(classes, figures["confusion"])
        points = figures.get("roc") or {}
        title = tr("{images}: ROC curve", images=what)
        if len(points) == 1:
            title = tr("{images}: ROC curve ({name})", images=what, name=next(iter(points)))
        self._roc_title.setText(title)
        self._roc_title.setVisible(bool(points))
        roc = self._roc_plot()
        roc.setVisible(bool(points))
        roc.show_points(points, classes)

    def _roc_plot(self) -> RocPlot:
        if self.roc is None:  # made when there is something to draw: a plot costs the start-up 0.1 s
            self.roc = RocPlot()
            self.roc.setFixedHeight(24 * theme.SPACING)
            self._column.addWidget(self.roc)
        return self.roc


class ResultsPanel(QFrame):
    """The column to the right of the curves."""

    scoreWanted = Signal()
    reportWanted = Signal()
    saveWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_style(self, "kind", "card")
        self.run = named(theme.label(role="caption", wrap=True), "resultCaption")
        self.other = named(theme.label(tr(_OTHER), wrap=True, tone="warning"), "otherDataLabel")
        self.status = named(theme.label(tr(_EMPTY), wrap=True, tone="muted"), "resultStatus")
        self.hint = theme.label(role="caption", wrap=True)
        self.live = named(theme.label(wrap=True), "liveFigure")
        theme.set_tabular(self.live)
        self.advice = named(theme.label(wrap=True), "adviceLabel")
        self.worst = WorstImages()
        self._recipe: Recipe | None = None
        self._advised = -1
        self._before = 0
        self.validation = FiguresBox(tr("Validation images"))
        self.test = FiguresBox(tr("Test images"))
        self.details = DetailsBox()
        self.seconds = theme.label(role="caption", wrap=True)
        self.warnings = QVBoxLayout()
        self.warnings.setSpacing(theme.SPACING)
        self.score_button = button(tr("Score images with this model"), "scoreWithModelButton", "review", "primary")
        self.report_button = button(tr("Open report"), "openReportButton", "report")
        self.save_button = button(tr("Save model…"), "saveModelButton", "save")
        self.score_button.clicked.connect(self.scoreWanted)
        self.report_button.clicked.connect(self.reportWanted)
        self.save_button.clicked.connect(self.saveWanted)
        self._layout()
        self.reset()

    def reset(self) -> None:
        """Go back to the empty state."""
        self._say_run("")
        self._say(tr(_EMPTY), "muted")
        self._clear()

    def begin(self, recipe: Recipe, run: str, before: int = 0) -> None:
        """A training begins; ``run`` says which, ``before`` how many epochs of another one it continues."""
        self._before = before
        self._recipe = recipe
        self._say_run(run)
        self.say_paused(False)
        self._clear()

    def say_paused(self, paused: bool) -> None:
        """Say whether the training that goes on is held."""
        self._say(tr("Paused") if paused else tr("Training…"), "muted")

    def show_live(self, text: str, epochs: Sequence[Epoch]) -> None:
        """Show the newest validation figure and what the curves say while training goes on."""
        self._say_live(text)
        if epochs and len(epochs) != self._advised:
            self._advised = len(epochs)
            self._advise(epochs, finished=False)
            self.worst.show_images(epochs[-1].worst)

    def add_warning(self, warning: Warn) -> None:
        """List something the user should know."""
        names = f" ({wording.files(warning.files)})" if warning.files else ""
        self.warnings.addWidget(note("warning", warning.message + names, theme.colours().warning))

    def show_finished(self, finished: Finished, sentence: str, epochs: Sequence[Epoch] = ()) -> None:
        """Show how a run ended and what it reached; ``epochs`` is all that it said on the way."""
        self._say_live("")
        kept = finished.status in {"completed", "stopped"}
        self._advise(epochs if kept else (), finished=True)
        self.worst.show_images(hardest_images(epochs, finished.worst))
        tone = {"failed": "error", "completed": "good"}.get(finished.status, "")
        error = finished.error or {}
        self._say(error.get("message") or sentence, tone)
        self._hint(error.get("hint", ""))
        self._show_figures(finished.metrics.get("validation"), finished.metrics.get("test"))
        seconds = finished.metrics.get("seconds") or {}
        self.seconds.setText(_seconds_text(seconds))
        self.seconds.setVisible(bool(self.seconds.text()))
        self._offer(finished.model, finished.report)

    def _show_figures(self, validation: Mapping[str, Any] | None, test: Mapping[str, Any] | None) -> None:
        self.validation.show_figures(validation)
        self.test.show_figures(test)
        self.details.show_figures(test or validation, tr("Test") if test else tr("Validation"))

    def _offer(self, model: str | None, report: str | None) -> None:
        exists = model is not None and Path(model).is_file()
        for each in (self.score_button, self.save_button):
            each.setVisible(exists)
        self.report_button.setVisible(report is not None and Path(report).is_file())

    def _say_live(self, text: str) -> None:
        self.live.setText(wording.unbroken(text))
        self.live.setVisible(bool(text))

    def _advise(self, epochs: Sequence[Epoch], *, finished: bool) -> None:
        found = advice(epochs, self._recipe, finished, self._before)
        self.advice.setText(wording.unbroken(str(found)) if found else "")
        self.advice.setVisible(found is not None)
        worrying = found is not None and found.kind in {"overfitting", "not_learning", "unstable"}
        theme.set_style(self.advice, "tone", "warning" if worrying else "")

    def _clear(self) -> None:
        self._hint("")
        self._say_live("")
        self._advised = -1
        self._advise((), finished=False)
        self.worst.show_images(())
        clear(self.warnings)
        self._show_figures(None, None)
        self.seconds.hide()
        self._offer(None, None)

    def _say(self, text: str, tone: str) -> None:
        self.status.setText(text)
        theme.set_style(self.status, "tone", tone)

    def mark_other_data(self, other: bool) -> None:
        """Say where other data are chosen than those that the result is of."""
        self.other.setVisible(other and bool(self.run.text()))

    def _say_run(self, text: str) -> None:
        self.run.setText(text)
        self.run.setVisible(bool(text))
        self.other.hide()

    def _hint(self, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def _layout(self) -> None:
        inner = QWidget()
        theme.set_style(inner, "kind", "column")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.SPACING, 0)
        column.setSpacing(2 * theme.SPACING)
        for widget in (self.status, self.hint, self.live, self.advice, self.validation, self.test):
            column.addWidget(widget)
        column.addLayout(self.warnings)
        column.addWidget(self.details)
        column.addWidget(self.worst)
        column.addWidget(self.seconds)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(*[2 * theme.SPACING] * 4)
        box.setSpacing(theme.SPACING)
        box.addWidget(theme.label(tr("Result"), "title"))
        box.addWidget(self.run)
        box.addWidget(self.other)
        box.addWidget(scroll, 1)
        box.addWidget(self.score_button)
        lesser = QHBoxLayout()
        lesser.setSpacing(theme.SPACING)
        for each in (self.report_button, self.save_button):
            lesser.addWidget(each, 1)
        box.addLayout(lesser)


def _seconds_text(seconds: Mapping[str, Any]) -> str:
    first, total = seconds.get("first_validation"), seconds.get("total")
    if total is None:
        return ""
    whole = wording.duration(total)
    if first is None:
        return tr("Result all done after {total}.", total=whole)
    return tr(
        "First validation result after {first}, all done after {total}.", first=wording.duration(first), total=whole
    )

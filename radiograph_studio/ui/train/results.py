"""What came of a training: the sentence, the figures with their intervals, and what to do next."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from radiograph_studio.recipe import Finished, Warn
from radiograph_studio.ui import theme, wording
from radiograph_studio.ui.train.confusion import ConfusionTable
from radiograph_studio.ui.train.plots import RocPlot
from radiograph_studio.ui.widgets import button, clear, named, note

_EMPTY = (
    "After training you read here how many validation images were told apart, with the interval that their "
    "number allows, and the same for your test folder."
)


class FiguresBox(QWidget):
    """The figures of one set of images: accuracy, AUC, confusion matrix, ROC curve."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accuracy = theme.label(wrap=True)
        self.auc = theme.label(wrap=True)
        for line in (self.accuracy, self.auc):
            theme.set_tabular(line)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.confusion = ConfusionTable()
        self.roc = RocPlot()
        self.roc.setFixedHeight(24 * theme.SPACING)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACING)
        column.addWidget(theme.label(title, "caption"))
        for widget in (self.accuracy, self.auc, self.confusion, self.roc):
            column.addWidget(widget)

    def show_figures(self, figures: Mapping[str, Any] | None) -> None:
        """Show the figures of one set; the box hides where there are none."""
        self.setVisible(figures is not None)
        if figures is None:
            return
        self.accuracy.setText(wording.accuracy(figures))
        self.auc.setText(wording.auc(figures))
        self.confusion.show_matrix(figures["classes"], figures["confusion"])
        points = figures.get("roc") or {}
        self.roc.setVisible(bool(points))
        self.roc.show_points(points, figures["classes"])


class ResultsPanel(QFrame):
    """The column to the right of the curves."""

    scoreWanted = Signal()
    reportWanted = Signal()
    saveWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_style(self, "kind", "card")
        self.status = named(theme.label(_EMPTY, wrap=True, tone="muted"), "resultStatus")
        self.hint = theme.label(role="caption", wrap=True)
        self.live = named(theme.label(wrap=True), "liveFigure")
        theme.set_tabular(self.live)
        self.test = FiguresBox("TEST IMAGES")
        self.validation = FiguresBox("VALIDATION IMAGES")
        self.seconds = theme.label(role="caption", wrap=True)
        self.warnings = QVBoxLayout()
        self.warnings.setSpacing(theme.SPACING)
        self.score_button = button("Score &images with this model", "scoreWithModelButton", "review", "primary")
        self.report_button = button("Open re&port", "openReportButton", "report")
        self.save_button = button("Sa&ve model as…", "saveModelButton", "save")
        self.score_button.clicked.connect(self.scoreWanted)
        self.report_button.clicked.connect(self.reportWanted)
        self.save_button.clicked.connect(self.saveWanted)
        self._layout()
        self.reset()

    def reset(self) -> None:
        """Go back to the empty state."""
        self._say(_EMPTY, "muted")
        self._clear()

    def begin(self) -> None:
        """A training begins."""
        self._say("Training…", "muted")
        self._clear()

    def show_live(self, text: str) -> None:
        """Show the newest validation figure while training goes on."""
        self.live.setText(text)
        self.live.setVisible(bool(text))

    def add_warning(self, warning: Warn) -> None:
        """List something the user should know."""
        names = f" ({wording.files(warning.files)})" if warning.files else ""
        self.warnings.addWidget(note("warning", warning.message + names, theme.colours().warning))

    def show_finished(self, finished: Finished, sentence: str) -> None:
        """Show how a run ended and what it reached."""
        self.show_live("")
        tone = {"failed": "error", "completed": "good"}.get(finished.status, "")
        error = finished.error or {}
        self._say(error.get("message") or sentence, tone)
        self._hint(error.get("hint", ""))
        self.test.show_figures(finished.metrics.get("test"))
        self.validation.show_figures(finished.metrics.get("validation"))
        seconds = finished.metrics.get("seconds") or {}
        self.seconds.setText(_seconds_text(seconds))
        self.seconds.setVisible(bool(self.seconds.text()))
        self._offer(finished.model, finished.report)

    def _offer(self, model: str | None, report: str | None) -> None:
        exists = model is not None and Path(model).is_file()
        for each in (self.score_button, self.save_button):
            each.setVisible(exists)
        self.report_button.setVisible(report is not None and Path(report).is_file())

    def _clear(self) -> None:
        self._hint("")
        self.show_live("")
        clear(self.warnings)
        self.test.show_figures(None)
        self.validation.show_figures(None)
        self.seconds.hide()
        self._offer(None, None)

    def _say(self, text: str, tone: str) -> None:
        self.status.setText(text)
        theme.set_style(self.status, "tone", tone)

    def _hint(self, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def _layout(self) -> None:
        inner = QWidget()
        theme.set_style(inner, "kind", "column")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.SPACING, 0)
        column.setSpacing(2 * theme.SPACING)
        for widget in (self.status, self.hint, self.live, self.test, self.validation):
            column.addWidget(widget)
        column.addLayout(self.warnings)
        column.addWidget(self.seconds)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(*[2 * theme.SPACING] * 4)
        box.setSpacing(theme.SPACING)
        box.addWidget(theme.label("Result", "title"))
        box.addWidget(scroll, 1)
        for each in (self.score_button, self.report_button, self.save_button):
            box.addWidget(each)


def _seconds_text(seconds: Mapping[str, Any]) -> str:
    first, total = seconds.get("first_validation"), seconds.get("total")
    if total is None:
        return ""
    first_text = f"First validation result after {wording.duration(first)}, " if first is not None else "Result "
    return f"{first_text}all done after {wording.duration(total)}."

"""The data check: one button, what it found, the files on demand."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import Control
from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.settings import Project
from radiograph_studio.ui.widgets import button, clear, named, note

if TYPE_CHECKING:
    from radiograph_studio.workflows.checking import CheckResult

_EMPTY = mark(
    "Check data opens every file and lists what deserves a look: files that cannot be read, images that occur "
    "twice, patients in more than one part, classes that do not match."
)
_ICONS = {"error": "error", "warning": "warning", "info": "info"}
_MOST_FILES = 200


class CheckPanel(QFrame):
    """Runs the check of the project in the background and lists its findings."""

    _progressed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_style(self, "kind", "card")
        self._project: Project | None = None
        self._control = Control()
        self.button = button(tr("&Check data"), "checkButton", "check")
        self.cancel_button = button(tr("Cancel check"), "cancelCheckButton")
        self.progress = named(QProgressBar(), "checkProgress")
        self.summary = theme.label(tr(_EMPTY), wrap=True, tone="muted")
        self._list = QWidget()
        theme.set_style(self._list, "kind", "column")
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, theme.SPACING, 0)
        self._rows.setSpacing(theme.SPACING)
        self._rows.addStretch(1)
        self._layout()
        self._operation = Operation(self)
        self._operation.succeeded.connect(self._show)
        self._operation.failed.connect(lambda error: self._say(sentence(error), "error"))
        self._operation.finished.connect(self._settle)
        self._progressed.connect(self._advance)
        self.button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.cancel)
        self.set_project(None, tr("Choose a training folder first."))

    def set_project(self, project: Project | None, reason: str = "") -> None:
        """Take the folders to check; findings of other folders are put away."""
        if project != self._project:
            self.cancel()
            self._clear()
            self._say(tr(_EMPTY), "muted")
        self._project = project
        self.button.setToolTip("" if project else reason)
        self._settle()

    def start(self) -> None:
        """Begin the check."""
        project = self._project
        if project is None or self._operation.running:
            return
        self._clear()
        self._say(tr("Looking through the files…"), "muted")
        self._control = Control()
        self.progress.setRange(0, 0)
        self._operation.start(partial(_check, project, self._control, self._progressed.emit))
        self._settle()

    def cancel(self) -> None:
        """End the check; nothing is listed."""
        if self._operation.running:
            self._control.cancel()
            self._operation.cancel()
            self._say(tr(_EMPTY), "muted")

    def _layout(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.SPACING)
        top.addWidget(self.button)
        top.addWidget(self.progress, 1)
        top.addWidget(self.cancel_button)
        top.addStretch(0)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(self._list)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll = scroll
        box = QVBoxLayout(self)
        box.setContentsMargins(*[2 * theme.SPACING] * 4)
        box.setSpacing(theme.SPACING)
        box.addLayout(top)
        box.addWidget(self.summary)
        box.addWidget(scroll, 1)

    def _settle(self) -> None:
        running = self._operation.running
        self.button.setEnabled(self._project is not None and not running)
        self.progress.setVisible(running)
        self.cancel_button.setVisible(running)

    def _advance(self, done: int, total: int) -> None:
        if self._operation.running:
            self.progress.setRange(0, max(total, 1))
            self.progress.setValue(done)
            self.progress.setFormat(tr("{done} of {total} files", done=done, total=total))

    def _show(self, result: "CheckResult") -> None:
        findings = result.findings
        errors = sum(finding.severity == "error" for finding in findings)
        warnings = sum(finding.severity == "warning" for finding in findings)
        if not errors and not warnings:
            self._say(tr("Nothing stands in the way of training."), "good")
        else:
            self._say(_summary(errors, warnings), "error" if errors else "warning")
        for finding in findings:
            row = FindingRow(finding.severity, finding.message, [str(name) for name in finding.files])
            self._rows.insertWidget(self._rows.count() - 1, row)

    def _say(self, text: str, tone: str) -> None:
        self.summary.setText(text)
        theme.set_style(self.summary, "tone", tone)

    def _clear(self) -> None:
        clear(self._rows, keep=1)


class FindingRow(QWidget):
    """One finding: how grave, a sentence, and its files behind a button."""

    def __init__(self, severity: str, message: str, files: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = list(files)
        colours = theme.colours()
        tint = {"error": colours.error, "warning": colours.warning}.get(severity, colours.muted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(note(_ICONS.get(severity, "info"), message, tint))
        if names:
            column.addWidget(self._button(len(names)), 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(self._names(names))

    def _button(self, number: int) -> QPushButton:
        shown = tr("%n files", "", number, one="%n file")
        self.toggle = button(shown, "filesButton", "chevron-right", "flat")
        self.toggle.setCheckable(True)
        theme.set_role(self.toggle, "caption")
        self.toggle.toggled.connect(self._reveal)
        return self.toggle

    def _names(self, names: list[str]) -> QLabel:
        shown = names[:_MOST_FILES]
        rest = [tr("and {number} more", number=len(names) - _MOST_FILES)] if len(names) > _MOST_FILES else []
        self.names = theme.label("\n".join(shown + rest), "caption", wrap=True)
        self.names.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.names.setContentsMargins(3 * theme.SPACING, 0, 0, 0)
        self.names.hide()
        return self.names

    def _reveal(self, shown: bool) -> None:
        self.names.setVisible(shown)
        self.toggle.setIcon(icons.icon("chevron-down" if shown else "chevron-right"))


def _summary(errors: int, warnings: int) -> str:
    if errors and warnings:
        return tr("{errors} to mend, {warnings} to look at.", errors=errors, warnings=warnings)
    if errors:
        return tr("{errors} to mend.", errors=errors)
    return tr("{warnings} to look at.", warnings=warnings)


def _check(project: Project, control: Control, progressed: Callable[[int, int], None]) -> object:
    from radiograph_studio.workflows import checking

    return checking.check(project.train, project.validation, project.test, on_progress=progressed, control=control)

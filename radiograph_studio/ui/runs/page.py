"""The fourth page: what was trained before, newest first."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from radiograph_studio.language import mark, tr
from radiograph_studio.runs import History, RunSummary
from radiograph_studio.ui import theme, wording
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.runs import questions, words
from radiograph_studio.ui.runs.commands import RunCommands
from radiograph_studio.ui.runs.compare import CompareView
from radiograph_studio.ui.runs.details import DetailsPanel
from radiograph_studio.ui.runs.model import RunsModel
from radiograph_studio.ui.runs.table import RunsTable
from radiograph_studio.ui.widgets import EmptyState, named
from radiograph_studio.workflows import history

_EMPTY = mark(
    "Every training is kept here with its figures, its model and its report. Train a first network on the Train page, "
    "and it appears in this list."
)
_NO_RUNS, _LIST, _COMPARE = range(3)


class RunsPage(QWidget):
    """Table of runs, the details of the one that is chosen, and several beside each other."""

    scoreWanted = Signal(Path)
    againWanted = Signal(object)
    resumeWanted = Signal(object)
    continueWanted = Signal(object, int)
    statusMessage = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RunsModel(self)
        self.table = RunsTable(self.model)
        self.commands = RunCommands(self)
        self.details = DetailsPanel()
        self.comparison = CompareView()
        self.count = theme.label(role="caption")
        self.search = named(QLineEdit(), "runSearchEdit")
        self.score_button = self.commands.button("score", "primary")
        self.report_button = self.commands.button("report")
        self.reason = theme.label(role="caption", wrap=True)
        self._stack = QStackedLayout()
        self._damaged = 0
        self._busy = False
        self._wanted: str | None = None
        self._reading = Operation(self)
        self._writing, self._deleting, self._exporting = (Operation(self, lasting=True) for _ in range(3))
        self._layout()
        self._connect()
        self._settle()

    def refresh(self) -> None:
        """Read the runs again, in the background."""
        self._reading.start(history.read_history)

    def show_run(self, run_id: str) -> None:
        """Choose a run, once the list is read."""
        self._wanted = run_id
        self.search.clear()
        self._leave_comparison()
        self.refresh()

    def chosen(self) -> RunSummary | None:
        """Return the one run that is chosen, or None where none or several are."""
        runs = self.table.chosen()
        return runs[0] if len(runs) == 1 else None

    def say_busy(self, busy: bool) -> None:
        """Take it that a training began in this window, or ended."""
        self._busy = busy
        self.commands.settle(self.table.chosen(), busy)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.details.keep_note()

    def _show(self, found: object) -> None:
        assert isinstance(found, History)
        if self.table.typing:
            return  # the list is read again when the page is shown next; a half typed name would be lost now
        before = [run.id for run in self.table.chosen()]
        self.model.set_runs(found.runs)
        if self._stack.currentIndex() != _COMPARE:
            self._stack.setCurrentIndex(_LIST if found.runs or found.damaged else _NO_RUNS)
        self.table.choose([self._wanted] if self._wanted else before)
        self._wanted = None
        self._damaged = found.damaged
        self._say_count()
        self._settle()

    def _say_count(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        number = tr("%n runs", "", total, one="%n run")
        if shown != total:
            number = tr("{shown} of %n runs", "", total, one="{shown} of %n run", shown=shown)
        parts = [number, words.left_out(self._damaged)]
        self.count.setText(" · ".join(filter(None, parts)))

    def _settle(self) -> None:
        runs = self.table.chosen()
        self.commands.settle(runs, self._busy)
        self.details.show_run(runs[0] if len(runs) == 1 else None, len(runs))
        self.reason.setText(words.reason("score", runs) if len(runs) < 2 else words.reason("compare", runs))

    def _score(self) -> None:
        run = self.chosen()
        if run is not None and run.model is not None:
            self.scoreWanted.emit(run.model)

    def _open_report(self) -> None:
        run = self.chosen()
        if run is not None and run.report is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(run.report)))

    def _open_folder(self) -> None:
        run = self.chosen()
        if run is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(run.folder)))

    def _again(self) -> None:
        run = self.chosen()
        if run is not None:
            self.againWanted.emit(run)

    def _resume(self) -> None:
        run = self.chosen()
        if run is not None and run.resumable:
            self.resumeWanted.emit(run)

    def _continue(self) -> None:
        run = self.chosen()
        if run is not None:
            questions.ask_epochs(self, run, lambda epochs: self.continueWanted.emit(run, epochs))

    def _compare(self) -> None:
        runs = self.table.chosen()
        if not words.reason("compare", runs):
            self.comparison.show_runs(runs)
            self._stack.setCurrentIndex(_COMPARE)
            self.comparison.back.setFocus()

    def _leave_comparison(self) -> None:
        if self._stack.currentIndex() == _COMPARE:
            self._stack.setCurrentIndex(_LIST)
            self.table.setFocus()

    def _write(self, run: RunSummary, field: str, text: str) -> None:
        """Keep what was typed; the table shows it already."""
        change = history.rename if field == "name" else history.annotate
        self._writing.start(lambda: change(run, text))

    def _write_note(self, run: RunSummary, text: str) -> None:
        self.model.replace(run.model_copy(update={"note": text}))
        self._write(run, "note", text)

    def _not_written(self, error: object) -> None:
        self.statusMessage.emit(sentence(error))
        self.refresh()

    def _ask_trash(self) -> None:
        runs = self.table.chosen()
        if not words.reason("trash", runs):
            questions.ask_trash(self, runs, lambda: self.delete(runs))

    def delete(self, runs: Sequence[RunSummary], *, permanently: bool = False) -> None:
        """Move runs to the trash, or delete them for good, in the background."""
        self._deleting.start(partial(history.delete, tuple(runs), permanently=permanently))

    def _deleted(self, deleted: object) -> None:
        assert isinstance(deleted, history.Deleted)
        without = deleted.without_trash
        others = [error for run, error in deleted.failed if run not in without]
        if without:
            questions.ask_for_good(self, without, lambda: self.delete(without, permanently=True))
        if others:
            more = tr("(%n more stayed too.)", "", len(others) - 1) if len(others) > 1 else ""
            self.statusMessage.emit(" ".join(filter(None, (sentence(others[0]), more))))
        elif deleted.done:
            self.statusMessage.emit(words.deleted(len(deleted.done), for_good=deleted.permanently))
        self.refresh()

    def _ask_where(self) -> None:
        run = self.chosen()
        if run is None:
            return
        name = f"{wording.file_name(run.name)}.zip"
        target, _filter = QFileDialog.getSaveFileName(self, tr("Export run"), name, tr("Zip files (*.zip)"))
        if target:
            self.export(run, Path(target))

    def export(self, run: RunSummary, target: Path) -> None:
        """Write a run as a zip file, in the background."""
        wanted = target if target.suffix.lower() == ".zip" else target.with_name(f"{target.name}.zip")
        self._exporting.start(partial(_export, run, wanted))

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.commands.fill(menu)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _searched(self, text: str) -> None:
        before = [run.id for run in self.table.chosen()]
        self.model.search(text)
        self.table.choose(before)
        self._say_count()
        self._settle()

    def _connect(self) -> None:
        self.table.chosenChanged.connect(self._settle)
        self.table.opened.connect(self._score)
        self.table.trashWanted.connect(self._ask_trash)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.model.edited.connect(self._write)
        self.model.dataChanged.connect(self._settle)
        self.details.noteWritten.connect(self._write_note)
        self.search.textChanged.connect(self._searched)
        self.comparison.left.connect(self._leave_comparison)
        self.comparison.statusMessage.connect(self.statusMessage)
        work: tuple[tuple[words.Action, Callable[[], object]], ...] = (
            ("score", self._score),
            ("report", self._open_report),
            ("folder", self._open_folder),
            ("again", self._again),
            ("resume", self._resume),
            ("continue", self._continue),
            ("compare", self._compare),
            ("rename", self.table.rename),
            ("export", self._ask_where),
            ("trash", self._ask_trash),
        )
        for name, function in work:
            self.commands.on(name, function)
        self._reading.succeeded.connect(self._show)
        self._deleting.succeeded.connect(self._deleted)
        self._exporting.succeeded.connect(lambda name: self.statusMessage.emit(tr("Exported to “{name}”.", name=name)))
        self._writing.failed.connect(self._not_written)
        for operation in (self._reading, self._deleting, self._exporting):
            operation.failed.connect(lambda error: self.statusMessage.emit(sentence(error)))

    def _layout(self) -> None:
        for widget in (EmptyState("runs", tr("No runs yet"), tr(_EMPTY)), self._list(), self.comparison):
            self._stack.addWidget(widget)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[3 * theme.SPACING] * 4)
        page.addLayout(self._stack, 1)

    def _list(self) -> QWidget:
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search the runs"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(30 * theme.SPACING)
        above = QHBoxLayout()
        above.setSpacing(2 * theme.SPACING)
        above.addWidget(theme.label(tr("Runs"), "title"))
        above.addWidget(self.count, 1)
        above.addWidget(self.search)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACING)
        names: tuple[words.Action, ...] = ("again", "continue", "resume", "compare")
        rest = [self.commands.button(name) for name in names]
        for each in (self.score_button, self.report_button, *rest, self.commands.more_button()):
            buttons.addWidget(each)
        buttons.addWidget(self.reason, 1)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.SPACING)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(2 * theme.SPACING)
        splitter.addWidget(upper)
        splitter.addWidget(self.details)
        splitter.setSizes([100, 100])
        full = QWidget()
        whole = QVBoxLayout(full)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2 * theme.SPACING)
        whole.addLayout(above)
        whole.addWidget(splitter, 1)
        return full


def _export(run: RunSummary, target: Path) -> str:
    history.export(run, target)
    return target.name

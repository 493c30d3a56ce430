"""The fourth page: what was trained before, newest first."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from radiograph_studio.runs import RunSummary, list_runs
from radiograph_studio.ui import theme
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.runs.model import COLUMNS, RunsModel
from radiograph_studio.ui.widgets import EmptyState, button, named

_EMPTY = (
    "Every training is kept here with its figures, its model and its report. Train a first network on the Train page, "
    "and it appears in this list."
)
_NONE_CHOSEN = "Choose a run in the table first."


class RunsPage(QWidget):
    """Table of runs; one that is chosen can be scored with, read about and found on the disk."""

    scoreWanted = Signal(Path)
    statusMessage = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RunsModel(self)
        self.table = named(QTableView(), "runsTable")
        self.score_button = button("Score &images with this model", "runScoreButton", "review", "primary")
        self.report_button = button("Open re&port", "runReportButton", "report")
        self.folder_button = button("Show f&older", "runFolderButton", "folder")
        self.reason = theme.label(role="caption", wrap=True)
        self._operation = Operation(self)
        self._operation.succeeded.connect(self._show)
        self._operation.failed.connect(lambda error: self.statusMessage.emit(sentence(error)))
        self._layout()
        self._dress_table()
        self.score_button.clicked.connect(self._score)
        self.report_button.clicked.connect(self._open_report)
        self.folder_button.clicked.connect(self._open_folder)
        self.table.doubleClicked.connect(self._score)
        self._settle()

    def refresh(self) -> None:
        """Read the runs again, in the background."""
        self._operation.start(list_runs)

    def chosen(self) -> RunSummary | None:
        """Return the run that is chosen in the table."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.run_at(rows[0].row()) if rows else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _show(self, runs: object) -> None:
        assert isinstance(runs, list)
        before = self.chosen()
        self.model.set_runs(runs)
        self._stack.setCurrentIndex(1 if runs else 0)
        row = self.model.row_of(before.id) if before else -1
        if row >= 0:
            self.table.selectRow(row)
        self._settle()

    def _layout(self) -> None:
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.SPACING)
        column.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACING)
        for each in (self.score_button, self.report_button, self.folder_button):
            buttons.addWidget(each)
        buttons.addWidget(self.reason, 1)
        column.addLayout(buttons)
        self._stack = QStackedLayout()
        self._stack.addWidget(EmptyState("runs", "No runs yet", _EMPTY))
        self._stack.addWidget(full)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[3 * theme.SPACING] * 4)
        page.setSpacing(2 * theme.SPACING)
        page.addWidget(theme.label("Runs", "title"))
        page.addLayout(self._stack, 1)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName("Training runs")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(4 * theme.SPACING)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column in range(len(COLUMNS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().selectionChanged.connect(self._settle)

    def _settle(self) -> None:
        run = self.chosen()
        no_model = "This run kept no model." if run and run.model is None else ""
        no_report = "This run has no report." if run and run.report is None else ""
        missing = "" if run else _NONE_CHOSEN
        _enable(self.score_button, missing or no_model)
        _enable(self.report_button, missing or no_report)
        _enable(self.folder_button, missing)
        error = (run.error or {}) if run else {}
        words = [missing or no_model, error.get("message", ""), error.get("hint", "")]
        self.reason.setText(" ".join(filter(None, words)))

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


def _enable(button_: QPushButton, reason: str) -> None:
    button_.setEnabled(not reason)
    button_.setToolTip(reason)

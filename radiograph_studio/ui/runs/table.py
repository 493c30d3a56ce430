"""The table of runs: several can be chosen, two columns can be typed into, keys do what a file list does."""

from collections.abc import Collection

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from radiograph_studio.language import tr
from radiograph_studio.runs import RunSummary
from radiograph_studio.ui import theme
from radiograph_studio.ui.runs.model import AUC, COLUMNS, DATA, DATE, NAME, NOTE, RunsModel

# Rows that are looked at for the width of a column: all of a long history would take a moment each time.
_MEASURED = 40
_WIDTHS = {NAME: 23 * theme.SPACING, DATA: 16 * theme.SPACING}
_NARROW = 150 * theme.SPACING


class RunsTable(QTableView):
    """Shows a `RunsModel`; F2 renames, Delete asks for the trash, Return scores."""

    chosenChanged = Signal()
    trashWanted = Signal()
    opened = Signal()

    def __init__(self, model: RunsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runsTable")
        self._runs = model
        self.setModel(model)
        self.setAccessibleName(tr("Training runs"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(4 * theme.SPACING)
        self._dress_header(self.horizontalHeader())
        self.selectionModel().selectionChanged.connect(self.chosenChanged)
        self.doubleClicked.connect(self.opened)

    def chosen(self) -> list[RunSummary]:
        """Return the runs that are chosen, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [run for run in map(self._runs.run_at, rows) if run is not None]

    def choose(self, run_ids: Collection[str]) -> None:
        """Choose these runs and no others."""
        rows = self._runs.rows_of(run_ids)
        selection = QItemSelection()
        for row in rows:
            selection.select(self._runs.index(row, 0), self._runs.index(row, NOTE))
        if rows:
            self.setCurrentIndex(self._runs.index(rows[0], NAME))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def rename(self) -> None:
        """Open the name of the one run that is chosen for typing."""
        rows = self.selectionModel().selectedRows()
        if len(rows) == 1:
            index = self._runs.index(rows[0].row(), NAME)
            self.scrollTo(index)
            self.edit(index)

    @property
    def typing(self) -> bool:
        """True while a cell is open for typing."""
        return self.state() == QAbstractItemView.State.EditingState

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._runs.total and not self._runs.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.colours().muted))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, tr("No run holds these words."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_F2:
            self._type()
        elif key == Qt.Key.Key_Delete:
            self.trashWanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.typing:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # On a narrow screen the user's note is worth more; the details have the area with its interval.
        self.setColumnHidden(AUC, self.width() < _NARROW)

    def _type(self) -> None:
        current = self.currentIndex()
        if current.isValid() and COLUMNS[current.column()].field:
            self.edit(current)
        else:
            self.rename()

    def _dress_header(self, header: QHeaderView) -> None:
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(_MEASURED)
        header.setMinimumSectionSize(6 * theme.SPACING)
        for column in range(len(COLUMNS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        header.setSectionResizeMode(NOTE, QHeaderView.ResizeMode.Stretch)

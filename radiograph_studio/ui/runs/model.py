"""The table of runs as Qt wants to ask for it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from radiograph_studio.language import mark, tr
from radiograph_studio.runs import RunSummary
from radiograph_studio.ui import theme, wording
from radiograph_studio.ui.runs import words

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Column(NamedTuple):
    title: str
    text: Callable[[RunSummary], str]
    key: Callable[[RunSummary], Any]
    number: bool = False
    field: str = ""
    """The field of the run that is edited in place, where that can be done."""


def _accuracy(run: RunSummary) -> str:
    return words.share(run.figure("accuracy"), run.interval("accuracy"))


def _auc(run: RunSummary) -> str:
    value = run.figure("auc")
    return wording.NONE if value is None else f"{value:.2f}"


def _or_least(value: float | None) -> float:
    return -1.0 if value is None else value


COLUMNS = (
    _Column(mark("Name"), lambda run: run.name, lambda run: run.name.casefold(), field="name"),
    _Column(mark("Date"), words.day, lambda run: run.moment),
    _Column(mark("Data"), lambda run: run.data, lambda run: run.data.casefold()),
    _Column(mark("Preset"), words.preset, lambda run: run.preset),
    _Column(mark("Backbone"), words.backbone, words.backbone),
    _Column(mark("Validation (95 % CI)"), _accuracy, lambda run: _or_least(run.figure("accuracy")), True),
    _Column(mark("AUC"), _auc, lambda run: _or_least(run.figure("auc")), True),
    _Column(mark("Duration"), lambda run: wording.duration(run.seconds), lambda run: _or_least(run.seconds), True),
    _Column(mark("Status"), words.status, words.status),
    _Column(mark("Note"), lambda run: " ".join(run.note.split()), lambda run: run.note.casefold(), field="note"),
)
NAME, DATE, DATA, AUC, NOTE = 0, 1, 2, 6, len(COLUMNS) - 1


class RunsModel(QAbstractTableModel):
    """Runs, newest first unless the user sorts them by a column; those that a search leaves are shown.

    ``edited`` tells of a name or a note that was typed into the table: the run, the field and its new text.
    """

    edited = Signal(object, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[RunSummary] = []
        self._runs: list[RunSummary] = []
        self._searched: tuple[str, ...] = ()
        self._texts: dict[str, str] = {}
        self._font = theme.tabular(theme.role_font("body"))
        self._order = (DATE, Qt.SortOrder.DescendingOrder)

    def set_runs(self, runs: Sequence[RunSummary]) -> None:
        """Show these runs, in the order and with the search that the user chose."""
        if self._all == list(runs):
            return  # a long table that is filled anew stalls the window for a moment
        self.beginResetModel()
        self._all = list(runs)
        self._texts.clear()
        self._runs = self._arranged()
        self.endResetModel()

    def search(self, text: str) -> None:
        """Show only runs that hold every word of ``text`` in one of their columns."""
        self.beginResetModel()
        self._searched = tuple(text.casefold().split())
        self._runs = self._arranged()
        self.endResetModel()

    def replace(self, run: RunSummary) -> None:
        """Show what has become of a run."""
        self._texts.pop(run.id, None)
        self._all = [run if each.id == run.id else each for each in self._all]
        row = self.row_of(run.id)
        if row >= 0:
            self._runs[row] = run
            self.dataChanged.emit(self.index(row, 0), self.index(row, NOTE))

    @property
    def total(self) -> int:
        """How many runs there are, shown or not."""
        return len(self._all)

    def run_at(self, row: int) -> RunSummary | None:
        """Return the run in a row, or None."""
        return self._runs[row] if 0 <= row < len(self._runs) else None

    def row_of(self, run_id: str) -> int:
        """Return the row of a run, or -1."""
        return next((row for row, run in enumerate(self._runs) if run.id == run_id), -1)

    def rows_of(self, run_ids: Collection[str]) -> list[int]:
        """Return the rows of the runs that are shown."""
        return [row for row, run in enumerate(self._runs) if run.id in run_ids]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._runs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()].field else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        run, column = self._runs[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(run)
        if role == Qt.ItemDataRole.EditRole and column.field:
            return column.text(run)
        if role == Qt.ItemDataRole.ToolTipRole and column.field:
            # Plain text to the eye, whatever a name is made of.
            return column.text(run).replace("<", "‹").replace(">", "›") or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.number else _LEFT
        if role == Qt.ItemDataRole.FontRole and (column.number or column is COLUMNS[DATE]):
            return self._font
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        run, field = self._runs[index.row()], COLUMNS[index.column()].field
        text = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not field or text == COLUMNS[index.column()].text(run):
            return False
        if field == "name" and not text:
            return False
        self.replace(run.model_copy(update={field: text}))
        self.edited.emit(run, field, text)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[section].number:
            return _RIGHT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by what a column means, not by its text; what is chosen stays chosen."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        runs = [self._runs[index.row()].id for index in kept]
        self._order = (column, order)
        self._runs = self._arranged()
        rows = {run.id: row for row, run in enumerate(self._runs)}
        moved = [self.index(rows[run], index.column()) for run, index in zip(runs, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _arranged(self) -> list[RunSummary]:
        column, order = self._order
        found = [run for run in self._all if self._matches(run)]
        if column < 0:
            return found
        return sorted(found, key=COLUMNS[column].key, reverse=order == Qt.SortOrder.DescendingOrder)

    def _matches(self, run: RunSummary) -> bool:
        if not self._searched:
            return True
        shown = self._texts.get(run.id) or self._texts.setdefault(run.id, "\n".join(_searchable(run)).casefold())
        return all(word in shown for word in self._searched)


def _searchable(run: RunSummary) -> Iterable[str]:
    return (
        run.name,
        run.data,
        words.preset(run),
        words.backbone(run),
        run.backbone,
        words.status(run),
        run.note,
        wording.moment(run.created),
        words.day(run),
    )

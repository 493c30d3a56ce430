"""The table of runs as Qt wants to ask for it."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from radiograph_studio.runs import RunSummary
from radiograph_studio.ui import theme, wording

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Column(NamedTuple):
    title: str
    text: Callable[[RunSummary], str]
    key: Callable[[RunSummary], Any]
    number: bool = False


_STATUS = {
    "completed": "complete",
    "stopped": "stopped early",
    "cancelled": "cancelled",
    "failed": "failed",
    "running": "running",
    "interrupted": "interrupted",
}


def _figures(run: RunSummary) -> dict[str, Any]:
    return run.metrics.get("validation") or {}


def _accuracy(run: RunSummary) -> str:
    figures = _figures(run)
    spread = wording.interval(figures.get("accuracy_ci"))
    shown = wording.percent(figures.get("accuracy"))
    return f"{shown}  ({spread})" if spread else shown


def _auc(run: RunSummary) -> str:
    value = _figures(run).get("auc")
    return wording.NONE if value is None else f"{value:.3f}"


def _or_least(value: float | None) -> float:
    return -1.0 if value is None else value


COLUMNS = (
    _Column("Date", lambda run: wording.moment(run.created), lambda run: run.created),
    _Column("Data", lambda run: run.name, lambda run: run.name.lower()),
    _Column("Preset", lambda run: run.preset.capitalize(), lambda run: run.preset),
    _Column("Backbone", lambda run: run.backbone, lambda run: run.backbone),
    _Column("Status", lambda run: _STATUS.get(run.status, run.status), lambda run: run.status),
    _Column("Validation accuracy", _accuracy, lambda run: _or_least(_figures(run).get("accuracy")), True),
    _Column("Validation AUC", _auc, lambda run: _or_least(_figures(run).get("auc")), True),
    _Column("Duration", lambda run: wording.duration(run.seconds), lambda run: _or_least(run.seconds), True),
)


class RunsModel(QAbstractTableModel):
    """Runs, newest first unless the user sorts them by a column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[RunSummary] = []
        self._order = (0, Qt.SortOrder.DescendingOrder)

    def set_runs(self, runs: Sequence[RunSummary]) -> None:
        """Show these runs, in the order that the user chose."""
        self.beginResetModel()
        self._runs = list(runs)
        self._sort()
        self.endResetModel()

    def run_at(self, row: int) -> RunSummary | None:
        """Return the run in a row, or None."""
        return self._runs[row] if 0 <= row < len(self._runs) else None

    def row_of(self, run_id: str) -> int:
        """Return the row of a run, or -1."""
        return next((row for row, run in enumerate(self._runs) if run.id == run_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._runs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        run, column = self._runs[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(run)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole and column.number:
            return theme.tabular(theme.role_font("body"))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[section].number:
            return _RIGHT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by what a column means, not by its text."""
        self.layoutAboutToBeChanged.emit()
        self._order = (column, order)
        self._sort()
        self.layoutChanged.emit()

    def _sort(self) -> None:
        column, order = self._order
        if column >= 0:
            self._runs.sort(key=COLUMNS[column].key, reverse=order == Qt.SortOrder.DescendingOrder)

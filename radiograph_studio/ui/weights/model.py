"""The table of networks and their weights as Qt wants to ask for it."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from radiograph_studio.language import mark, tr
from radiograph_studio.ui import theme, wording
from radiograph_studio.workflows.weights import BackboneRow

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


_STATES = {
    ("imported", True): mark("imported, verified"),
    ("imported", False): mark("imported, not verified"),
    ("downloaded", True): mark("downloaded, verified"),
    ("downloaded", False): mark("downloaded, not verified"),
}


class _Column(NamedTuple):
    title: str
    text: Callable[[BackboneRow], str]
    help: str = ""
    number: bool = False


def megabytes(count: int) -> str:
    """Return ``87.9 MB``."""
    return f"{count / 1e6:.1f} MB"


def state(row: BackboneRow) -> str:
    """Return how it stands with the weights, in a few words."""
    if row.state == "included":
        return tr("comes with the program")
    if row.state == "missing":
        return tr("missing ({size} downloaded)", size=megabytes(row.partial)) if row.partial else tr("missing")
    return tr(_STATES[row.state, bool(row.verified)])


def _speed(row: BackboneRow) -> str:
    shown = f"{row.images_per_second:.0f}" if row.images_per_second >= 10 else f"{row.images_per_second:.1f}"
    return shown if row.measured else tr("about {number}", number=shown)


COLUMNS = (
    _Column(mark("Network"), lambda row: row.title),
    _Column(mark("Weights"), state, mark("ImageNet weights: what a network has learned before it sees a radiograph")),
    _Column(
        mark("Input"),
        lambda row: f"{row.size} × {row.size}",
        mark("Size of the picture it was trained on, in pixels"),
        True,
    ),
    _Column(
        mark("Parameters"), lambda row: f"{row.parameters / 1e6:.1f} M", mark("Without the ImageNet classifier"), True
    ),
    _Column(
        mark("ImageNet"),
        lambda row: wording.percent(row.imagenet_top1, 1),
        mark("Top-1 accuracy that its authors publish"),
        True,
    ),
    _Column(
        mark("Images/s"),
        _speed,
        mark("Forward passes at its own size; “about” where this computer has not measured it"),
        True,
    ),
    _Column(mark("Licence"), lambda row: row.licence, mark("Licence of the weights")),
)


class WeightsModel(QAbstractTableModel):
    """Networks in the order of the catalogue."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[BackboneRow] = []

    def set_rows(self, rows: Sequence[BackboneRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, number: int) -> BackboneRow | None:
        """Return what a row shows, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, backbone_id: str) -> int:
        """Return the row of a network, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == backbone_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole and column.number:
            return theme.tabular(theme.role_font("body"))
        if role == Qt.ItemDataRole.ForegroundRole and row.state == "missing" and column.text is state:
            return QColor(theme.colours().muted)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(column.title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(column.help) if column.help else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return _RIGHT
        return None

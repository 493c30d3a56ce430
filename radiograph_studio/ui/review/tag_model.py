"""The rows of the tag table, as Qt's views ask for them."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from radiograph_studio.language import mark, tr
from radiograph_studio.ui.review.tags import TagRow
from radiograph_studio.ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex
_TITLES = (mark("Tag"), mark("Name"), "VR", mark("Value"))
_ROOT = QModelIndex()


class TagModel(QAbstractTableModel):
    """Read-only rows of `TagRow`."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[TagRow, ...] = ()

    def set_rows(self, rows: tuple[TagRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return tr(_TITLES[section])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return ("    " * row.depth + row.tag, row.name, row.kind, row.value)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 3 and len(row.value) > 30:
            return tip(row.value)
        return None

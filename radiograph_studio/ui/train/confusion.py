"""The confusion matrix as a small table: rows true, columns predicted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from radiograph_studio.language import tr
from radiograph_studio.ui import theme


class ConfusionTable(QTableWidget):
    """Counts of images; the deeper a cell is tinted, the larger its share of the row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confusionTable")
        self.setAccessibleName(tr("Confusion matrix: rows true, columns predicted"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFont(theme.tabular(theme.role_font("body")))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setFont(theme.role_font("caption"))
            header.setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_matrix(self, classes: Sequence[str], confusion: Sequence[Sequence[int]]) -> None:
        """Fill in the table: ``confusion[true][predicted]``, in the order of ``classes``."""
        self.setRowCount(len(classes))
        self.setColumnCount(len(classes))
        for index, name in enumerate(classes):
            self.setVerticalHeaderItem(index, _header(name, tr("Images of {name}", name=name)))
            self.setHorizontalHeaderItem(index, _header(name, tr("Taken for {name}", name=name)))
        for row, numbers in enumerate(confusion):
            for column, number in enumerate(numbers):
                self.setItem(row, column, self._cell(number, sum(numbers), right=row == column))
        height = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        height += sum(self.rowHeight(row) for row in range(len(classes)))
        self.setFixedHeight(min(height, 30 * theme.SPACING))

    @staticmethod
    def _cell(number: int, total: int, *, right: bool) -> QTableWidgetItem:
        cell = QTableWidgetItem(str(number))
        cell.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        colours = theme.colours()
        tint = QColor(colours.accent if right else colours.error)
        tint.setAlpha(round(150 * number / total) if total else 0)
        cell.setBackground(tint)
        return cell


def _header(name: str, tip: str) -> QTableWidgetItem:
    item = QTableWidgetItem(name)
    item.setToolTip(tip)
    return item

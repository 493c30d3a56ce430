"""All classes with their probabilities as bars in the classes' colours."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from radiograph_studio.language import tr
from radiograph_studio.ui import theme
from radiograph_studio.ui.review.score_words import probability
from radiograph_studio.ui.wording import plain

_VALUE = Qt.ItemDataRole.UserRole
_COLOUR = Qt.ItemDataRole.UserRole + 1
_ROWS_SHOWN = 7
_BAR = 6.0


class ProbabilityTable(QTableWidget):
    """A row a class, in the model's order: name and probability."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self.setObjectName("probabilityTable")
        self.setAccessibleName(tr("Class probabilities"))
        self.setHorizontalHeaderLabels([tr("Class"), tr("Probability")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(5 * theme.SPACING)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QTableView::item { padding-left: 5px; }")  # under the header's text
        self.setItemDelegateForColumn(1, _Bar(self))

    def show_probabilities(self, probabilities: dict[str, float]) -> None:
        """Fill the table; the most probable class is heavier."""
        best = max(probabilities, key=lambda name: probabilities[name]) if probabilities else ""
        self.setRowCount(len(probabilities))
        for row, (name, value) in enumerate(probabilities.items()):
            cells = (QTableWidgetItem(plain(name)), QTableWidgetItem(probability(value)))
            cells[1].setData(_VALUE, value)
            cells[1].setData(_COLOUR, theme.class_colour(row))
            for column, cell in enumerate(cells):
                font = theme.tabular(self.font())
                font.setBold(name == best)
                cell.setFont(font)
                self.setItem(row, column, cell)
        self.resizeColumnToContents(0)
        self.setColumnWidth(0, min(max(self.columnWidth(0) + theme.SPACING, 72), max(self.width() // 2, 72)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As tall as its rows, up to seven; more are scrolled."""
        rows = min(max(self.rowCount(), 2), _ROWS_SHOWN)
        height = self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`: a table of a few rows is not to be squeezed."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class _Bar(QStyledItemDelegate):
    """Paints the figure and a bar below it, as long in every row for the same probability."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        value = index.data(_VALUE)
        if value is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(index.data(Qt.ItemDataRole.FontRole))
        colours = theme.colours()
        rect = QRectF(option.rect).adjusted(8, 3, -8, -5)
        bar = QRectF(rect.left(), rect.bottom() - _BAR, rect.width(), _BAR)
        painter.setPen(QColor(colours.text))
        painter.drawText(
            rect.adjusted(0, 0, 0, -_BAR),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            index.data(),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        bar.setWidth(bar.width() * float(value))
        painter.setBrush(QColor(index.data(_COLOUR)))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.restore()

"""Several runs beside each other: validation curves in one picture, figures with intervals, settings that differ."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QHeaderView, QTableWidgetItem, QVBoxLayout, QWidget

from radiograph_studio.language import tr
from radiograph_studio.runs import RunSummary
from radiograph_studio.ui import theme, wording
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.runs import words
from radiograph_studio.ui.runs.details import settings_table
from radiograph_studio.ui.runs.plots import CurvesPair, run_style, swatch
from radiograph_studio.ui.widgets import button, card, named, tip
from radiograph_studio.workflows.comparing import Comparison, Figure, compare

_COLUMN = 20 * theme.SPACING


class CompareView(QWidget):
    """Shows a comparison; ``left`` is sent where the user has seen enough."""

    left = Signal()
    statusMessage = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compareView")
        self._comparison: Comparison | None = None
        self._names: list[str] = []
        self.back = button(tr("&Back to the list"), "compareBackButton", "chevron-left")
        self.title = theme.label(role="title")
        self.alike = named(QCheckBox(tr("&Show settings that are alike")), "compareAlikeCheck")
        self.curves = CurvesPair("compare")
        self.table = settings_table("compareTable", [])
        self.table.setAccessibleName(tr("Figures and settings of the runs"))
        self.table.horizontalHeader().setIconSize(QSize(28, 12))
        # Qt's own dots would stand for all lines of a name but the first.
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.table.horizontalHeader().sectionResized.connect(lambda column, _before, now: self._fit_name(column, now))
        self._operation = Operation(self)
        self._operation.succeeded.connect(self._take)
        self._operation.failed.connect(lambda error: self.statusMessage.emit(sentence(error)))
        self.back.clicked.connect(self.left)
        self.alike.toggled.connect(self._fill)
        self._layout()

    def show_runs(self, runs: Sequence[RunSummary]) -> None:
        """Read the runs' logs in the background, then show them."""
        self.title.setText(tr("%n runs beside each other", "", len(runs), one="%n run beside each other"))
        self._operation.start(partial(compare, tuple(runs)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _take(self, comparison: object) -> None:
        assert isinstance(comparison, Comparison)
        self._comparison = comparison
        self.curves.show_runs(words.told_apart(comparison.runs), comparison.curves)
        self._fill()

    def _fill(self) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        table = self.table
        table.setColumnCount(len(comparison.runs) + 1)
        table.setHorizontalHeaderItem(0, QTableWidgetItem(""))
        self._names = words.told_apart(comparison.runs, "\n")
        for place, run in enumerate(comparison.runs):
            colour, dash, _marker = run_style(place)
            title = QTableWidgetItem(QIcon(swatch(colour, dash, self.devicePixelRatioF())), "")
            state = tr("{status}, {day}", status=words.status(run), day=words.day(run))
            title.setToolTip("\n".join((tip(run.name), state)))
            table.setHorizontalHeaderItem(place + 1, title)
        rows = [(name, values, False) for name, values in _facts(comparison)]
        rows += [
            (row.name, [value or wording.NONE for value in row.values], row.differs)
            for row in comparison.settings
            if row.differs or self.alike.isChecked()
        ]
        table.setRowCount(len(rows))
        for number, (name, values, differs) in enumerate(rows):
            for column, text in enumerate([name, *values]):
                table.setItem(number, column, _item(text, muted=not column, differs=differs))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        number = len(comparison.runs)
        width = max((table.viewport().width() - header.sectionSize(0)) // number, _COLUMN)
        for column in range(1, number + 1):
            header.resizeSection(column, width)
            self._fit_name(column, header.sectionSize(column))

    def _fit_name(self, column: int, width: int) -> None:
        """Cut each line of a run's name where its column of ``width`` pixels ends."""
        title = self.table.horizontalHeaderItem(column)
        if title is None or not 0 < column <= len(self._names):
            return
        header = self.table.horizontalHeader()
        room = width - header.iconSize().width() - theme.SPACING
        lines = self._names[column - 1].split("\n")
        cut = [header.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]
        title.setText("\n".join(f" {line}" for line in cut))

    def _layout(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(2 * theme.SPACING)
        above.addWidget(self.back)
        above.addWidget(self.title, 1)
        above.addWidget(self.alike)
        plots, box = card()
        box.addWidget(theme.label(tr("Validation"), "caption"))
        box.addWidget(self.curves, 1)
        row = QHBoxLayout()
        row.setSpacing(2 * theme.SPACING)
        row.addWidget(plots, 2)
        row.addWidget(self.table, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.SPACING)
        column.addLayout(above)
        column.addLayout(row, 1)


def _facts(comparison: Comparison) -> list[tuple[str, list[str]]]:
    rows = [(tr("Status"), [words.status(run) for run in comparison.runs])]
    rows += [(words.figure_name(figure.part, figure.name), _figures(figure)) for figure in comparison.figures]
    rows.append((tr("Duration"), [wording.duration(seconds) for seconds in comparison.seconds]))
    return rows


def _figures(figure: Figure) -> list[str]:
    shown = words.area if figure.name == "AUC" else words.share
    return [shown(value, spread) for value, spread in zip(figure.values, figure.intervals, strict=True)]


def _item(text: str, *, muted: bool, differs: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(text.replace("<", "‹").replace(">", "›"))
    if differs:
        # Said by weight as well as by colour.
        font = theme.role_font("body")
        font.setBold(True)
        item.setFont(font)
        tint = QColor(theme.colours().accent)
        tint.setAlpha(40)
        item.setBackground(tint)
    elif muted:
        item.setForeground(QColor(theme.colours().muted))
    return item

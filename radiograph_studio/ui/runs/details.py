"""What is known about the run that is chosen: its figures and the user's note, its curves, its settings."""

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QScrollArea,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from radiograph_studio.language import mark, tr
from radiograph_studio.runs import RunSummary
from radiograph_studio.ui import theme
from radiograph_studio.ui.operation import Operation
from radiograph_studio.ui.runs import words
from radiograph_studio.ui.runs.plots import CurvesPair
from radiograph_studio.ui.widgets import card, clear, named, note
from radiograph_studio.workflows.comparing import Point, points, settings

_PAUSE_MS = 60
"""Logs are read once the arrow keys rest."""
_WARNINGS = 4
_NOTHING = mark("Choose a run to see its curves, settings and figures.")


class _Log(NamedTuple):
    """What is read from the log of a run."""

    run: RunSummary
    points: tuple[Point, ...]
    warnings: tuple[str, ...]


class DetailsPanel(QWidget):
    """Shows one run; ``noteWritten`` sends the run and its new note."""

    noteWritten = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runDetails")
        self._run: RunSummary | None = None
        self.title = named(theme.label(role="title", wrap=True), "runTitle")
        self.state = theme.label(wrap=True)
        self.curves = CurvesPair("run")
        self.settings = settings_table("runSettings", [tr("Setting"), tr("Value")])
        # A long value is cut with dots and read whole in its tip; a table that scrolls sideways hides all the others.
        self.settings.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.settings.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.note = named(QPlainTextEdit(), "runNoteEdit")
        self.empty = theme.label(tr(_NOTHING), wrap=True, tone="muted")
        self._figures = QGridLayout()
        self._notes = QVBoxLayout()
        self._operation = Operation(self)
        self._operation.succeeded.connect(self._show_log)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._read)
        self.note.installEventFilter(self)
        self._layout()
        self.show_run(None)

    def show_run(self, run: RunSummary | None, several: int = 0) -> None:
        """Show a run, or what to do where none, or ``several``, are chosen."""
        sent = self.keep_note()
        before = self._run
        if sent and run is not None and before is not None and run.id == before.id:
            run = run.model_copy(update={"note": before.note})  # it is newer than the list
        self._run = run
        self._stack.setCurrentIndex(0 if run is None else 1)
        if run is None:
            self._timer.stop()
            self._operation.cancel()
            many = tr("%n runs are chosen. Compare puts them beside each other.", "", several)
            self.empty.setText(many if several else tr(_NOTHING))
            return
        other = before is None or before.id != run.id
        if other or not self.note.hasFocus():
            self.note.setPlainText(run.note)
        self._show_summary(run)
        if other:
            self.curves.show_run(())
            clear(self._notes)
        self._timer.start()

    def keep_note(self) -> bool:
        """Send the note where it was changed; return whether it was."""
        text = self.note.toPlainText().strip()
        if self._run is None or text == self._run.note:
            return False
        run, self._run = self._run, self._run.model_copy(update={"note": text})
        self.noteWritten.emit(run, text)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.note and event.type() == QEvent.Type.FocusOut:
            self.keep_note()
        return super().eventFilter(watched, event)

    def _show_summary(self, run: RunSummary) -> None:
        self.title.setText(run.name)
        ended = words.status(run)
        self.state.setText(tr("{status}, begun {day}", status=f"{ended[:1].upper()}{ended[1:]}", day=words.day(run)))
        theme.set_style(self.state, "tone", words.tone(run))
        clear(self._figures)
        for row, (name, value) in enumerate(words.figure_lines(run)):
            self._figures.addWidget(theme.label(name, tone="muted"), row, 0)
            figure = theme.label(value)
            theme.set_tabular(figure)
            self._figures.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignRight)
        fill_table(self.settings, settings(run))

    def _read(self) -> None:
        if self._run is not None:
            self._operation.start(partial(_log_of, self._run))

    def _show_log(self, log: object) -> None:
        assert isinstance(log, _Log)
        if self._run is None or log.run.id != self._run.id:
            return
        self.curves.show_run(log.points)
        clear(self._notes)
        error = self._run.error or {}
        if error:
            text = " ".join(filter(None, (error.get("message"), error.get("hint"))))
            self._notes.addWidget(note("error", text, "error"))
        for text in log.warnings[:_WARNINGS]:
            self._notes.addWidget(note("warning", text, "warning"))
        if len(log.warnings) > _WARNINGS:
            more = tr("%n more in the report.", "", len(log.warnings) - _WARNINGS)
            self._notes.addWidget(theme.label(more, "caption"))

    def _layout(self) -> None:
        facts, column = card()
        facts.setFixedWidth(38 * theme.SPACING)
        column.setContentsMargins(*[theme.SPACING] * 4)
        self._figures.setHorizontalSpacing(2 * theme.SPACING)
        self._figures.setColumnStretch(0, 1)
        self.note.setPlaceholderText(tr("A note of your own"))
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(tr("Note"))
        self.note.setFixedHeight(7 * theme.SPACING)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        theme.set_style(inside, "kind", "column")
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(theme.SPACING, 0, theme.SPACING, 0)
        inner.setSpacing(theme.SPACING)
        for each in (self.title, self.state):
            inner.addWidget(each)
        inner.addLayout(self._figures)
        inner.addLayout(self._notes)
        inner.addStretch(1)
        scroll.setWidget(inside)
        column.addWidget(scroll, 1)
        column.addWidget(self.note)
        middle, plots = card()
        plots.setContentsMargins(*[theme.SPACING] * 4)
        plots.addWidget(self.curves)
        self.settings.setMinimumWidth(47 * theme.SPACING)
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.SPACING)
        row.addWidget(facts)
        row.addWidget(middle, 3)
        row.addWidget(self.settings, 2)
        nothing, box = card()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(self.empty, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(nothing)
        self._stack.addWidget(full)


def settings_table(name: str, titles: Sequence[str]) -> QTableWidget:
    """Return a table to read: rows of a name and values."""
    table = named(QTableWidget(0, len(titles)), name)
    table.setAccessibleName(tr("Settings"))
    table.setHorizontalHeaderLabels(list(titles))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(3 * theme.SPACING)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return table


def fill_table(table: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    """Show these rows and no others."""
    table.setRowCount(len(rows))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text if column else "")
            table.setItem(row, column, item)


def _log_of(run: RunSummary) -> Any:
    return _Log(run, points(run), tuple(str(event.get("message", "")) for event in run.warnings()))

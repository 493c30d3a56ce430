"""The tags of the file in view: a table to search and copy from. Plain text; the patient, only when asked for."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from radiograph_studio.language import tr
from radiograph_studio.recipe import Cancelled
from radiograph_studio.ui import theme
from radiograph_studio.ui.operation import sentence
from radiograph_studio.ui.review.captions import without_names
from radiograph_studio.ui.review.latest import Latest
from radiograph_studio.ui.review.opening import Source
from radiograph_studio.ui.review.tag_model import TagModel
from radiograph_studio.ui.review.tags import TagRow, as_text, matching, tag_rows
from radiograph_studio.ui.widgets import button, named

_SEARCH_MS = 120


class TagPanel(QWidget):
    """Reads a file's tags when it is in view and another file is on show; ``source`` None shows nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagPanel")
        self._source: Source | None = None
        self._read: Source | None = None
        self._rows: tuple[TagRow, ...] = ()
        self._names_hidden = False
        self.search = named(QLineEdit(), "tagSearch")
        self.search.setPlaceholderText(tr("Search tag, name or value"))
        self.search.setAccessibleName(tr("Search the tags"))
        self.search.setClearButtonEnabled(True)
        self.with_patient = named(QCheckBox(tr("Show tags that may identify the patient")), "patientTagsCheck")
        self.copy_button = button(tr("Copy rows"), "copyTagsButton")
        self.copy_button.setToolTip(tr("Copy the rows on show, as text"))
        self.summary = named(theme.label("", "caption", wrap=True), "tagSummary")
        self.model = TagModel()
        self.table = _table(self.model)
        self._reading = Latest(self)
        self._typing = QTimer(self, singleShot=True, interval=_SEARCH_MS)
        self._layout()
        self._typing.timeout.connect(self.refresh)
        self.search.textChanged.connect(self._typing.start)
        self.with_patient.toggled.connect(self.refresh)
        self.copy_button.clicked.connect(self._copy)
        self._reading.succeeded.connect(self._take)
        self._reading.failed.connect(self._refuse)

    def set_source(self, source: Source | None) -> None:
        """Show the tags of another file."""
        self._source = source
        if self.isVisible():
            self.update_rows()

    def update_rows(self) -> None:
        """Read the tags of the file on show, if they are not those in the table."""
        source = self._source
        if source == self._read:
            return
        self._read = source
        self._rows = ()
        self.refresh()
        if source is None:
            self._reading.cancel()
            return

        def job() -> tuple[TagRow, ...]:
            if self._read is not source:
                raise Cancelled
            return tag_rows(source)

        self._reading.start(job)

    def set_identity_hidden(self, hidden: bool) -> None:
        """Take away, or give back, the possibility to show who the patient is."""
        if hidden:
            self.with_patient.setChecked(False)
        self._names_hidden = hidden
        self.with_patient.setEnabled(not hidden)
        self.with_patient.setToolTip(tr("Identity is hidden (Ctrl+H shows it again)") if hidden else "")

    def refresh(self) -> None:
        """Show the rows that are searched for."""
        shown = matching(self._rows, self.search.text(), self.with_patient.isChecked())
        self.model.set_rows(shown)
        self.copy_button.setEnabled(bool(shown))
        hidden = sum(row.identifying for row in self._rows) if not self.with_patient.isChecked() else 0
        if not self._rows:
            self.summary.setText(tr("No file on show.") if self._source is None else "")
        elif hidden:
            self.summary.setText(
                tr(
                    "{shown} of {total} tags, %n that may identify the patient are hidden.",
                    "",
                    hidden,
                    one="{shown} of {total} tags, %n that may identify the patient is hidden.",
                    shown=len(shown),
                    total=len(self._rows),
                )
            )
        else:
            self.summary.setText(tr("{shown} of {total} tags.", shown=len(shown), total=len(self._rows)))

    def _take(self, rows: tuple[TagRow, ...]) -> None:
        self._rows = rows
        self.refresh()
        self.table.resizeColumnToContents(0)

    def _refuse(self, error: object) -> None:
        said = sentence(error)
        self.summary.setText(without_names(said, tr("the file")) if self._names_hidden else said)

    def _copy(self) -> None:
        rows = self.model.rows
        QGuiApplication.clipboard().setText(as_text(rows))
        said = tr("%n rows copied.", "", len(rows), one="%n row copied.")
        if any(row.identifying for row in rows):
            said = tr(
                "%n rows copied. They may identify the patient.",
                "",
                len(rows),
                one="%n row copied. It may identify the patient.",
            )
        self.summary.setText(said)

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACING] * 4)
        column.setSpacing(theme.SPACING)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.copy_button)
        column.addLayout(row)
        column.addWidget(self.with_patient)
        column.addWidget(self.table, 1)
        column.addWidget(self.summary)


def _table(model: TagModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setObjectName("tagTable")
    table.setAccessibleName(tr("Tags"))
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(3 * theme.SPACING)
    header = table.horizontalHeader()
    header.setStretchLastSection(True)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    for index, width in enumerate((100, 190, 36)):
        header.resizeSection(index, width)
    return table

"""What the program is, what it stands on, and under which licences: a window that does not hold up the work."""

import platform
from functools import partial
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from radiograph_studio import RESEARCH_USE, __version__
from radiograph_studio.language import mark, tr
from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.libraries import PROGRAM, Library, legal_text, libraries, licence_text
from radiograph_studio.ui.operation import Operation
from radiograph_studio.ui.widgets import button, named, tip

_ICON = 8 * theme.SPACING
_TABLE_WIDTH = 60 * theme.SPACING
_SIZE = (142 * theme.SPACING, 80 * theme.SPACING)
_COLUMNS = (mark("Library"), mark("Version"), mark("Licence"))
_QT_LICENCE = "LGPL-3.0-only"
_QT_SOURCES = (
    "https://download.qt.io/official_releases/qt/",
    "https://download.qt.io/official_releases/QtForPython/",
)


class AboutDialog(QDialog):
    """The program's name and purpose above a table of libraries and the licence of the one that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(tr("About Radiograph Studio"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._libraries: list[Library] = []
        self._listing, self._reading = Operation(self), Operation(self)
        self._listing.succeeded.connect(self._show_libraries)
        self._reading.succeeded.connect(self._show_text)
        self.table = _table()
        self.table.itemSelectionChanged.connect(self._choose)
        self.chosen = named(theme.label(wrap=True), "licenceTitle")
        self.text = _text_field()
        self.copy = button(tr("Copy &version details"), "copyVersionDetails")
        self.copy.setToolTip(tr("For a report of a fault: versions and system, no names and no folders."))
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._copy)
        self._layout()
        # What is installed is asked in the background: on a slow disk that takes a second.
        self._listing.start(libraries)

    def _show_libraries(self, found: list[Library]) -> None:
        self._libraries = [*found[:1], Library("Qt", qVersion(), _QT_LICENCE), *found[1:]]
        self.table.setRowCount(len(self._libraries))
        for row, library in enumerate(self._libraries):
            for column, text in enumerate((library.name, library.version, library.licence or tr("see its text"))):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                self.table.setItem(row, column, item)
        self.copy.setEnabled(True)
        self.table.selectRow(0)
        if not found:
            self.chosen.setText(
                tr("The list of libraries is missing from this installation. Please install the program again.")
            )

    def _choose(self) -> None:
        row = self.table.currentRow()
        if not 0 <= row < len(self._libraries):
            return
        library = self._libraries[row]
        self.chosen.setText(f"{library.name} {library.version}  ·  {library.licence}".rstrip(" ·"))
        self.text.clear()
        self._reading.start(partial(_read, library))

    def _show_text(self, text: str) -> None:
        self.text.setPlainText(text)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(version_details(self._libraries))
        self.copy.setText(tr("&Version details copied"))

    def _layout(self) -> None:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        for each in close.buttons():
            each.setIcon(QIcon())
        last = QHBoxLayout()
        last.addWidget(self.copy)
        last.addStretch(1)
        last.addWidget(close)
        right = QVBoxLayout()
        right.setSpacing(theme.SPACING)
        right.addWidget(self.chosen)
        right.addWidget(self.text, 1)
        middle = QHBoxLayout()
        middle.setSpacing(2 * theme.SPACING)
        middle.addWidget(self.table)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.SPACING] * 4)
        column.setSpacing(2 * theme.SPACING)
        column.addLayout(_heading())
        column.addLayout(middle, 1)
        column.addLayout(last)
        self.resize(*_SIZE)


def show_about(parent: QWidget) -> AboutDialog:
    """Show the window; the one that is open already, if there is one."""
    open_ = parent.findChild(AboutDialog, "aboutDialog")
    dialog = open_ if isinstance(open_, AboutDialog) else AboutDialog(parent)
    dialog.show()
    dialog.activateWindow()
    return dialog


def version_details(listed: list[Library]) -> str:
    """Return what a report of a fault should say about this installation: English, and nothing about its user."""
    versions = [f"{each.name} {each.version}" for each in listed if each.name != PROGRAM]
    scale = QGuiApplication.primaryScreen().devicePixelRatio()
    return "\n".join(
        [
            f"{PROGRAM} {__version__}",
            f"Python {platform.python_version()}, {platform.system()} {platform.release()}, {platform.machine()}",
            f"Qt platform {QGuiApplication.platformName()}, scale {scale:g}",
            "Libraries: " + ", ".join(versions),
        ]
    )


def _read(library: Library) -> str:
    if library.name == "Qt" or library.is_qt:
        return "\n\n".join((_qt_note(), legal_text("LGPL-3.0"), legal_text("GPL-3.0")))
    try:
        text = licence_text(library)
    except OSError:
        return tr("The text of this licence cannot be read. Please install the program again.")
    return text or tr("This library names its licence and brings no text of it along.")


def _qt_note() -> str:
    return "\n\n".join(
        (
            tr(
                "Qt, PySide6 and Shiboken are used under the GNU Lesser General Public License, version 3 (LGPL-3.0), "
                "and were not changed. Below stands its text, then that of the GNU General Public License, "
                "which it builds upon."
            ),
            tr(
                "Their libraries are files of their own and are linked dynamically. You may replace them by a version "
                "that you have changed, if it is compatible with this one, and take the program apart to find faults "
                "in it. They lie in this folder:"
            ),
            f"  {Path(PySide6.__file__).parent}",
            tr("The source of Qt {qt} and of PySide6 {pyside} is here:", qt=qVersion(), pyside=PySide6.__version__),
            "\n".join(f"  {place}" for place in _QT_SOURCES),
            "─" * 72,
        )
    )


def _heading() -> QHBoxLayout:
    picture = QLabel()
    picture.setPixmap(icons.program_icon().pixmap(_ICON, _ICON))
    picture.setAccessibleName(PROGRAM)
    version = tr(
        "Version {version}, licence Apache-2.0. Python {python}, {system}.",
        version=__version__,
        python=platform.python_version(),
        system=platform.system(),
    )
    words = QVBoxLayout()
    words.setSpacing(theme.SPACING // 2)
    words.addWidget(theme.label(PROGRAM, "title"))
    for text, tone in ((version, "muted"), (tr(RESEARCH_USE), "")):
        made = theme.label(text, wrap=True, tone=tone)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(made)
    row = QHBoxLayout()
    row.setSpacing(2 * theme.SPACING)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row


def _table() -> QTableWidget:
    table = named(QTableWidget(0, len(_COLUMNS)), "licenceTable")
    table.setAccessibleName(tr("Libraries"))
    table.setHorizontalHeaderLabels([tr(title) for title in _COLUMNS])
    table.setFixedWidth(_TABLE_WIDTH)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(26)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(len(_COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
    return table


def _text_field() -> QPlainTextEdit:
    field = named(QPlainTextEdit(), "licenceText")
    field.setAccessibleName(tr("Licence text"))
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(theme.role_font("caption").pointSizeF())
    field.setFont(font)
    field.setPlaceholderText(tr("Reading…"))
    return field


__all__ = ["AboutDialog", "show_about", "version_details"]

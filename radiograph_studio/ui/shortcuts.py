"""The sheet of shortcuts, made from the actions themselves: what it says cannot be out of date."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from radiograph_studio.language import mark, tr
from radiograph_studio.ui import theme
from radiograph_studio.ui.widgets import named

MOUSE = (
    (mark("Left drag"), mark("Window and level, or the tool in use")),
    (mark("Middle drag"), mark("Move the picture; also with Space or Ctrl and the left button")),
    (mark("Right drag"), mark("Zoom")),
    (mark("Wheel"), mark("Zoom; frames where a file has several")),
    (mark("Ctrl+Wheel"), mark("Zoom")),
    (mark("Double click"), mark("Fit, or actual pixels")),
    (mark("Arrow keys"), mark("Move the picture")),
    (mark("Shift+Arrow keys"), mark("Window and level")),
    (mark("Space"), mark("Reset the view")),
    (mark("Escape"), mark("Leave the tool, then full screen")),
)


def rows(bar: QMenuBar) -> list[tuple[str, str, str]]:
    """Return (menu, key, command) of every command in the menus that has a key, then what the mouse does."""
    found = []
    for title in bar.actions():
        menu = title.menu()
        if isinstance(menu, QMenu):
            found += [(_plain(title.text()), _keys(action), _plain(action.text())) for action in _commands(menu)]
    return found + [(tr("Mouse"), tr(key), tr(text)) for key, text in MOUSE]


def _commands(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += _commands(inner)
        elif action.shortcuts() and action.isVisible():
            found.append(action)
    return found


def show_shortcuts(parent: QWidget, bar: QMenuBar) -> QDialog:
    """Show the sheet in a small window that does not hold up the work."""
    dialog = named(QDialog(parent), "shortcutsDialog")
    dialog.setWindowTitle(tr("Keyboard and mouse"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    search = named(QLineEdit(), "shortcutSearch")
    search.setPlaceholderText(tr("Search"))
    search.setAccessibleName(tr("Search the shortcuts"))
    search.setClearButtonEnabled(True)
    table = _table(rows(bar))
    search.textChanged.connect(lambda text: _filter(table, text))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    for each in buttons.buttons():
        each.setIcon(QIcon())
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*[2 * theme.SPACING] * 4)
    column.setSpacing(theme.SPACING)
    for widget in (search, table, buttons):
        column.addWidget(widget)
    dialog.resize(80 * theme.SPACING, 76 * theme.SPACING)
    dialog.show()
    return dialog


def _table(listed: list[tuple[str, str, str]]) -> QTableWidget:
    table = named(QTableWidget(len(listed), 3), "shortcutTable")
    table.setAccessibleName(tr("Shortcuts"))
    table.setHorizontalHeaderLabels([tr("Where"), tr("Key or gesture"), tr("What it does")])
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(26)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setAlternatingRowColors(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    for row, texts in enumerate(listed):
        for column, text in enumerate(texts):
            table.setItem(row, column, QTableWidgetItem(text))
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return table


def _filter(table: QTableWidget, text: str) -> None:
    words = text.casefold().split()
    for row in range(table.rowCount()):
        items = (table.item(row, column) for column in range(3))
        line = " ".join(item.text() for item in items if item is not None).casefold()
        table.setRowHidden(row, not all(word in line for word in words))


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    either = tr("or")
    return f"  {either}  ".join(key.toString(native) for key in action.shortcuts())


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")

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

from radiograph_studio.ui import theme
from radiograph_studio.ui.widgets import named

MOUSE = (
    ("Left drag", "Window and level, or the tool in use"),
    ("Middle drag", "Move the picture; also with Space or Ctrl and the left button"),
    ("Right drag", "Zoom"),
    ("Wheel", "Zoom; frames where a file has several"),
    ("Ctrl+Wheel", "Zoom"),
    ("Double click", "Fit, or actual pixels"),
    ("Arrow keys", "Move the picture"),
    ("Shift+Arrow keys", "Window and level"),
    ("Space", "Reset the view"),
    ("Escape", "Leave the tool, then full screen"),
)


def rows(bar: QMenuBar) -> list[tuple[str, str, str]]:
    """Return (menu, key, command) of every command in the menus that has a key, then what the mouse does."""
    found = []
    for title in bar.actions():
        menu = title.menu()
        if isinstance(menu, QMenu):
            found += [(_plain(title.text()), _keys(action), _plain(action.text())) for action in _commands(menu)]
    return found + [("Mouse", key, text) for key, text in MOUSE]


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
    dialog.setWindowTitle("Keyboard and mouse")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    search = named(QLineEdit(), "shortcutSearch")
    search.setPlaceholderText("Search")
    search.setAccessibleName("Search the shortcuts")
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
    table.setAccessibleName("Shortcuts")
    table.setHorizontalHeaderLabels(["Where", "Key or gesture", "What it does"])
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
    return "  or  ".join(key.toString(native) for key in action.shortcuts())


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")

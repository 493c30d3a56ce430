"""Keys of the window as a whole: pressed, not triggered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QTableWidget
from pytestqt.qtbot import QtBot

from radiograph_studio.ui.main_window import REVIEW, MainWindow


def activated(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitActive(window)


def test_f11_gives_the_whole_screen_and_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    activated(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


@pytest.mark.parametrize("picture", [False, True])
def test_escape_leaves_full_screen(qtbot: QtBot, window: MainWindow, picture: bool) -> None:
    activated(qtbot, window)
    window.show_page(REVIEW)
    window.review_page.commands.enable(picture)
    window.review_page.viewer.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.keyClick(window.review_page.viewer, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert not window.findChild(QAction, "fullScreenAction").isChecked()


def test_escape_leaves_a_tool_before_it_leaves_full_screen(qtbot: QtBot, window: MainWindow) -> None:
    activated(qtbot, window)
    window.show_page(REVIEW)
    review = window.review_page
    review.commands.enable(True)
    review.viewer.setFocus()
    review.commands.tools["ruler"].trigger()
    window.toggle_full_screen()
    qtbot.keyClick(review.viewer, Qt.Key.Key_Escape)
    assert review.viewer.tool is None
    assert window.isFullScreen()


def test_a_question_mark_shows_the_sheet_of_shortcuts(qtbot: QtBot, window: MainWindow) -> None:
    activated(qtbot, window)
    qtbot.keyClick(window, "?")
    sheet = window.findChild(QDialog, "shortcutsDialog")
    assert sheet is not None
    table = sheet.findChild(QTableWidget, "shortcutTable")
    rows = {(table.item(row, 2).text(), table.item(row, 1).text()) for row in range(table.rowCount())}
    expected = {
        ("Full screen", "F11"),
        ("Keyboard and mouse", "?"),
        ("Mask border", "Shift+B"),
        ("Play the frames", "P"),
        ("Save picture as", "Ctrl+S"),
        ("Copy picture", "Ctrl+Shift+C"),
        ("Scale bar", "Shift+M"),
    }
    assert expected <= rows
    sheet.close()


def test_every_command_of_the_menus_has_a_key_of_its_own(window: MainWindow) -> None:
    actions = [
        action
        for menu in window.menuBar().findChildren(QMenu)
        for action in menu.actions()
        if action.objectName().endswith("Action") and action.menu() is None
    ]
    assert len(actions) > 50
    assert not [action.text() for action in actions if action.shortcut().isEmpty()]
    keys = [action.shortcut().toString() for action in {action.objectName(): action for action in actions}.values()]
    assert len(keys) == len(set(keys))

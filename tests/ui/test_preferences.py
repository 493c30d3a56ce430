"""The settings dialog: what it shows is what is remembered, and what is changed there holds."""

from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from radiograph_studio import paths
from radiograph_studio.engine.feature_cache import FeatureCache
from radiograph_studio.ui import theme
from radiograph_studio.ui.app import create_main_window
from radiograph_studio.ui.main_window import MainWindow
from radiograph_studio.ui.preferences import SettingsDialog, show_settings
from radiograph_studio.ui.preferences.entries import PLACES
from radiograph_studio.ui.settings import Memory

_Widget = TypeVar("_Widget", bound=QWidget)


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> SettingsDialog:
    shown = show_settings(window)
    qtbot.waitUntil(lambda: bool(_child(shown, QLabel, "cacheSizeLabel").text()))
    return shown


def _child(parent: QWidget, kind: type[_Widget], name: str) -> _Widget:
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def _choose(combo: QComboBox, text: str) -> None:
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())


def test_the_usual_key_shows_the_settings_beside_the_work(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitActive(window)
    action = window.findChild(QAction, "settingsAction")
    assert action is not None
    assert action.menuRole() == QAction.MenuRole.PreferencesRole
    key = QKeySequence(QKeySequence.StandardKey.Preferences)
    assert action.shortcut() == (QKeySequence("Ctrl+,") if key.isEmpty() else key)
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    shown = _child(window, SettingsDialog, "settingsDialog")
    assert shown.isVisible()
    assert not shown.isModal()
    action.trigger()
    assert window.findChildren(SettingsDialog) == [shown]


def test_a_language_holds_from_the_next_start_on(dialog: SettingsDialog) -> None:
    combo = _child(dialog, QComboBox, "languageCombo")
    assert combo.currentText() == "Language of the system"
    _choose(combo, "Deutsch")
    assert Memory.load().language == "de"
    assert dialog.windowTitle() == "Settings"


def test_a_theme_holds_at_once_and_the_menu_follows(window: MainWindow, dialog: SettingsDialog) -> None:
    _choose(_child(dialog, QComboBox, "themeCombo"), "Light")
    assert theme.scheme() == "light"
    assert window.findChild(QAction, "lightThemeAction").isChecked()
    window.findChild(QAction, "darkThemeAction").trigger()
    assert _child(dialog, QComboBox, "themeCombo").currentText() == "Dark"
    # Another window's wish is for the next start: menu and dialog say what is to be seen here.
    other = Memory.load()
    other.theme = "light"
    other.save()
    window.hide_names_at_start(True)
    assert _child(dialog, QComboBox, "themeCombo").currentText() == "Dark"
    assert window.findChild(QAction, "darkThemeAction").isChecked()


def test_lists_of_what_was_opened_are_switched_here_and_in_the_menu(window: MainWindow, dialog: SettingsDialog) -> None:
    window.memory.remember_images([Path("secret.dcm")])
    check = _child(dialog, QCheckBox, "keepRecentCheck")
    assert check.isChecked()
    check.click()
    assert Memory.load().recent_images == []
    action = window.findChild(QAction, "keepRecentAction")
    assert not action.isChecked()
    action.trigger()
    assert check.isChecked()


def test_names_can_be_hidden_from_the_start_on(window: MainWindow, dialog: SettingsDialog, qtbot: QtBot) -> None:
    _child(dialog, QCheckBox, "hideNamesCheck").click()
    assert not window.review_page.commands.hide_identity.isChecked()
    again = create_main_window()
    qtbot.addWidget(again)
    assert isinstance(again, MainWindow)
    assert again.review_page.commands.hide_identity.isChecked()


def test_every_place_is_named_and_opens_in_the_desktops_way(
    dialog: SettingsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def take(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    for place in PLACES:
        assert _child(dialog, QLineEdit, f"{place.name}PlaceEdit").text() == str(place.folder())
        _child(dialog, QPushButton, f"{place.name}PlaceButton").click()
    assert opened == [place.folder() for place in PLACES]
    assert all(folder.is_dir() for folder in opened)


def _refuse(_: QUrl) -> bool:
    return False


def test_a_folder_that_does_not_open_is_said(dialog: SettingsDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", _refuse)
    _child(dialog, QPushButton, "runsPlaceButton").click()
    assert "did not open" in _child(dialog, QLabel, "settingsSaid").text()


def test_a_place_that_refuses_is_said(dialog: SettingsDialog) -> None:
    paths.logs_dir().write_bytes(b"")
    _child(dialog, QPushButton, "logsPlaceButton").click()
    said = _child(dialog, QLabel, "settingsSaid")
    assert "cannot be written" in said.text()
    assert said.property("tone") == "error"


def test_an_empty_cache_has_nothing_to_empty(dialog: SettingsDialog) -> None:
    assert _child(dialog, QLabel, "cacheSizeLabel").text() == "Empty"
    assert not _child(dialog, QPushButton, "emptyCacheButton").isEnabled()


def test_the_feature_cache_is_measured_and_emptied(window: MainWindow, qtbot: QtBot) -> None:
    with FeatureCache() as cache:
        cache.put([bytes([number]) * 20 for number in range(100)], np.ones((100, 5000), np.float32))
    dialog = show_settings(window)
    size, empty = _child(dialog, QLabel, "cacheSizeLabel"), _child(dialog, QPushButton, "emptyCacheButton")
    qtbot.waitUntil(empty.isEnabled)
    assert 2.0 < float(size.text().removesuffix(" MB")) < 3.0
    empty.click()
    qtbot.waitUntil(lambda: size.text() == "0.1 MB" or size.text() == "Empty")
    with FeatureCache() as cache:
        assert cache.get([bytes(20)]) == [None]


def _mnemonics(dialog: SettingsDialog) -> list[str]:
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    texts += [button.text() for button in dialog.findChildren(QAbstractButton)]
    return [key for key in (QKeySequence.mnemonic(text).toString() for text in texts) if key]


def test_every_setting_has_a_letter_of_its_own_and_a_name(dialog: SettingsDialog) -> None:
    letters = _mnemonics(dialog)
    assert len(letters) == len(set(letters)) >= 5
    nameless = [
        each for kind in (QComboBox, QLineEdit) for each in dialog.findChildren(kind) if not each.accessibleName()
    ]
    assert nameless == []


def test_all_of_it_fits_on_a_small_screen(dialog: SettingsDialog) -> None:
    assert dialog.sizeHint().height() <= 672


def _tab_order(dialog: SettingsDialog) -> list[str]:
    order: list[str] = []
    widget: QWidget | None = dialog
    while widget is not None and (widget := widget.nextInFocusChain()) is not dialog:
        if widget.objectName().endswith(("Combo", "Check", "Edit", "Button")):
            order.append(widget.objectName())
    return order


def test_the_keyboard_goes_from_top_to_bottom_and_out(window: MainWindow, dialog: SettingsDialog, qtbot: QtBot) -> None:
    places = [f"{place.name}Place{part}" for place in PLACES for part in ("Edit", "Button")]
    settings = ["languageCombo", "themeCombo", "keepRecentCheck", "hideNamesCheck"]
    assert _tab_order(dialog) == [*settings, *places, "emptyCacheButton"]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(SettingsDialog) is None)

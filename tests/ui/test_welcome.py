"""The first-run page: said once, in nobody's way, in the language that is chosen there."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from radiograph_studio import RESEARCH_USE, paths
from radiograph_studio.ui import translation
from radiograph_studio.ui.app import create_main_window
from radiograph_studio.ui.guide import show_help
from radiograph_studio.ui.main_window import DATA, REVIEW, MainWindow
from radiograph_studio.ui.settings import Memory
from radiograph_studio.ui.welcome import Welcome
from radiograph_studio.workflows import samples

_Widget = TypeVar("_Widget", bound=QWidget)


@pytest.fixture(autouse=True)
def _english_before_and_afterwards(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda *_: ["en"])
    yield
    translation.apply(qapp, "en")


def _child(parent: QWidget, kind: type[_Widget], name: str) -> _Widget:
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def _welcome(window: MainWindow) -> Welcome:
    return _child(window, Welcome, "researchBanner")


def _choose(window: MainWindow, name: str) -> None:
    combo = _child(window, QComboBox, "welcomeLanguageCombo")
    combo.setCurrentIndex(combo.findText(name))
    combo.activated.emit(combo.currentIndex())


def _shown(window: MainWindow) -> str:
    return " ".join(label.text() for label in _welcome(window).findChildren(QLabel) if label.isVisible())


def test_the_first_start_says_what_it_is_for_where_things_are_kept_and_where_to_begin(window: MainWindow) -> None:
    said = _shown(window)
    assert RESEARCH_USE in said
    assert "Nothing leaves this computer" in said
    assert "sample project" in said
    assert _child(window, QLabel, "welcomeFolder").toolTip() == str(paths.data_dir())
    assert window.data_page.isVisible()
    assert window.data_page.train_row.edit.isEnabled()


def test_beside_it_the_data_page_has_its_room_on_a_small_screen(window: MainWindow) -> None:
    assert window.size().height() == 720
    assert window.data_page.height() >= window.data_page.minimumSizeHint().height()
    assert window.minimumSizeHint().height() <= 672


def test_it_is_put_away_for_good(window: MainWindow, qtbot: QtBot) -> None:
    _child(window, QPushButton, "dismissBannerButton").click()
    assert _welcome(window).isHidden()
    assert Memory.load().welcomed
    again = create_main_window()
    qtbot.addWidget(again)
    assert isinstance(again, MainWindow)
    assert _welcome(again).isHidden()


def test_the_sample_project_is_one_press_away_and_folds_the_page(
    window: MainWindow, qtbot: QtBot, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "ensure_samples", lambda **_: project)
    _child(window, QPushButton, "welcomeSampleButton").click()
    qtbot.waitUntil(lambda: window.data_page.project() is not None)
    assert not _child(window, QPushButton, "welcomeSampleButton").isVisible()
    assert RESEARCH_USE in _shown(window)
    assert _child(window, QPushButton, "dismissBannerButton").isVisible()
    assert not Memory.load().welcomed


def test_other_pages_have_the_room_to_themselves(window: MainWindow) -> None:
    before = _welcome(window).sizeHint().height()
    window.show_page(REVIEW)
    assert _welcome(window).sizeHint().height() < before - 40
    assert RESEARCH_USE in _shown(window)


@pytest.mark.parametrize("complete", [False, True])
def test_a_language_that_is_chosen_first_of_all_holds_at_once(qtbot: QtBot, complete: bool) -> None:
    Memory(language="en").save()
    window = MainWindow(Memory.load())
    qtbot.addWidget(window)
    window.show()
    if complete:
        window.complete()
    _choose(window, "Deutsch")
    qtbot.waitUntil(lambda: window.menuBar().actions()[0].text() == "&Datei")
    assert Memory.load().language == "de"
    assert window.page() == DATA
    for each in (window.menuBar(), window.data_page, _welcome(window), _child(window, QWidget, "runsPageButton")):
        assert each.isVisible()
    assert window.is_complete is complete
    assert _child(window, QComboBox, "welcomeLanguageCombo").currentText() == "Deutsch"
    window.complete()
    for name in ("openImageAction", "settingsAction", "quitAction"):
        assert len({id(action) for action in window.findChildren(QAction, name)}) == 1
    window.set_theme("light")
    assert window.findChild(QAction, "lightThemeAction").isChecked()
    window.set_theme("dark")
    _child(window, QPushButton, "dismissBannerButton").click()
    assert Memory.load().welcomed


def test_a_language_that_is_chosen_after_other_work_waits_for_the_next_start(
    window: MainWindow, qtbot: QtBot, project: Path
) -> None:
    window.data_page.train_row.edit.setText(str(project / "nowhere"))
    page = window.data_page
    _choose(window, "Deutsch")
    qtbot.waitUntil(lambda: Memory.load().language == "de")
    qtbot.waitUntil(_child(window, QLabel, "welcomeLanguageNote").isVisible)
    assert window.data_page is page
    assert window.menuBar().actions()[0].text() == "&File"


def test_a_window_that_is_being_read_is_not_taken_away(window: MainWindow, qtbot: QtBot) -> None:
    shown = show_help(window)
    _choose(window, "Deutsch")
    qtbot.waitUntil(_child(window, QLabel, "welcomeLanguageNote").isVisible)
    assert shown.isVisible()


def test_a_long_path_does_not_widen_the_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "data_dir", lambda: tmp_path / ("x" * 240))
    welcome = Welcome()
    qtbot.addWidget(welcome)
    welcome.resize(1000, 120)
    welcome.show()
    assert welcome.minimumSizeHint().width() <= 1000
    assert "…" in _child(welcome, QLabel, "welcomeFolder").text()


def test_images_opened_from_the_menu_are_shown(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    assert window.page() == DATA
    window.review_page.showWanted.emit()
    assert window.page() == REVIEW

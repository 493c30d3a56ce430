"""The About window: what the program is for, what it stands on, each licence to be read, versions to be copied."""

import platform
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from radiograph_studio import RESEARCH_USE, __version__, language
from radiograph_studio.ui import about, libraries
from radiograph_studio.ui.about import AboutDialog
from radiograph_studio.ui.libraries import PROGRAM, Library
from radiograph_studio.ui.main_window import MainWindow

LISTED = [
    Library(PROGRAM, __version__, "Apache-2.0"),
    Library("alpha", "1.0", "MIT"),
    Library("PySide6_Essentials", "6.9", "LGPL-3.0-only OR GPL-3.0-only"),
    Library("silent", "2.0", ""),
]


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> list[Library]:
    """What is installed, of which a test may make something else."""
    found = list(LISTED)
    texts = {PROGRAM: "our licence", "alpha": "licence of alpha"}
    monkeypatch.setattr(about, "libraries", lambda: found)
    monkeypatch.setattr(about, "licence_text", lambda library: texts.get(library.name, ""))
    return found


@pytest.fixture
def dialog(qtbot: QtBot, listed: list[Library]) -> AboutDialog:
    made = AboutDialog()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.text.toPlainText() != "")
    return made


def _choose(qtbot: QtBot, dialog: AboutDialog, name: str) -> str:
    item = dialog.table.findItems(name, Qt.MatchFlag.MatchExactly)[0]
    dialog.table.selectRow(item.row())
    qtbot.waitUntil(lambda: dialog.text.toPlainText() != "")
    return dialog.text.toPlainText()


def _said(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_it_says_what_the_program_is_for_and_its_version(dialog: AboutDialog) -> None:
    said = _said(dialog)
    assert RESEARCH_USE in said
    assert f"Version {__version__}" in said
    assert platform.python_version() in said
    pictures = [label.pixmap() for label in dialog.findChildren(QLabel) if not label.pixmap().isNull()]
    assert len(pictures) == 1


def test_it_opens_before_the_libraries_are_known(qtbot: QtBot, listed: list[Library]) -> None:
    made = AboutDialog()
    qtbot.addWidget(made)
    made.show()
    assert made.table.rowCount() == 0
    assert not made.copy.isEnabled()
    qtbot.waitUntil(lambda: made.table.rowCount() == len(LISTED) + 1)
    assert made.copy.isEnabled()


def test_the_program_stands_first_and_its_licence_is_shown_then_qt(dialog: AboutDialog) -> None:
    names = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]  # type: ignore[union-attr]
    assert names == [PROGRAM, "Qt", "alpha", "PySide6_Essentials", "silent"]
    assert dialog.text.toPlainText() == "our licence"


def test_choosing_a_library_shows_its_licence(dialog: AboutDialog, qtbot: QtBot) -> None:
    assert _choose(qtbot, dialog, "alpha") == "licence of alpha"
    assert dialog.chosen.text() == "alpha 1.0  ·  MIT"
    assert dialog.text.isReadOnly()


@pytest.mark.parametrize("name", ["Qt", "PySide6_Essentials"])
def test_qt_is_shown_with_what_the_lgpl_asks_for(dialog: AboutDialog, qtbot: QtBot, name: str) -> None:
    text = _choose(qtbot, dialog, name)
    assert "linked dynamically" in text
    assert "may replace them" in text
    assert str(Path(PySide6.__file__).parent) in text
    assert qVersion() in text
    assert "https://download.qt.io/official_releases/qt/" in text
    assert text.index("GNU LESSER GENERAL PUBLIC LICENSE") < text.index("GNU GENERAL PUBLIC LICENSE\n")


def test_a_library_without_a_text_or_a_named_licence_says_so(dialog: AboutDialog, qtbot: QtBot) -> None:
    assert "brings no text" in _choose(qtbot, dialog, "silent")
    assert dialog.chosen.text() == "silent 2.0"
    item = dialog.table.item(4, 2)
    assert item is not None
    assert item.text() == "see its text"


def test_a_text_that_cannot_be_read_is_told(dialog: AboutDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(library: Library) -> str:
        raise PermissionError(library.name)

    monkeypatch.setattr(about, "licence_text", fail)
    assert "cannot be read" in _choose(qtbot, dialog, "alpha")


def test_a_list_that_is_missing_is_told_and_the_versions_that_are_known_can_be_copied(
    qtbot: QtBot, listed: list[Library]
) -> None:
    listed.clear()
    made = AboutDialog()
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.table.rowCount() == 1)
    assert "missing from this installation" in made.chosen.text()
    assert made.copy.isEnabled()
    qtbot.waitUntil(lambda: "LESSER" in made.text.toPlainText())


def test_the_versions_are_copied_without_a_word_about_the_user(dialog: AboutDialog, qtbot: QtBot) -> None:
    dialog.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith(f"{PROGRAM} {__version__}\nPython {platform.python_version()}")
    assert f"Qt {qVersion()}, alpha 1.0" in text
    assert str(Path.home()) not in text
    assert platform.node() not in text
    assert dialog.copy.text() == "&Version details copied"


def test_opening_it_again_brings_back_the_same_window(window: MainWindow, listed: list[Library]) -> None:
    first = about.show_about(window)
    assert about.show_about(window) is first
    assert not first.isModal()
    first.close()


def test_every_library_that_is_installed_has_a_text(qtbot: QtBot) -> None:
    lacking = {
        libraries.canonical(each.name)
        for each in libraries.libraries()
        if not each.is_qt and not libraries.licence_text(each)
    }
    # Its wheel forgets the text.
    assert lacking <= {"flatbuffers"}


@pytest.fixture
def _another_language() -> Iterator[None]:
    language.use(lambda text, _comment, _n: f"⟦{text}⟧")
    yield
    language.use(None)


@pytest.mark.usefixtures("_another_language")
def test_under_another_language_nothing_of_its_own_stays_english(qtbot: QtBot, listed: list[Library]) -> None:
    made = AboutDialog()
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.text.toPlainText() != "")
    words = {made.windowTitle(), made.copy.text(), made.copy.toolTip(), made.text.placeholderText()}
    for widget in made.findChildren(QWidget):
        words.add(widget.accessibleName())
        if isinstance(widget, QLabel | QAbstractButton):
            words.add(widget.text())
    for column in range(3):
        item = made.table.horizontalHeaderItem(column)
        assert item is not None
        words.add(item.text())
    own = {text for text in words if text and "⟦" not in text}
    # Names, versions and Qt's own buttons.
    assert own <= {PROGRAM, made.chosen.text(), "Close", "&Close"}
    assert "⟦" in _choose(qtbot, made, "Qt")
    assert "⟦" in _choose(qtbot, made, "silent")

"""Names that carry markup and control characters are shown as they are, wherever the window shows names."""

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel
from PySide6.QtCore import Qt as QtCoreQt
from PySide6.QtGui import QAction, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from radiograph_studio.ui.main_window import MainWindow
from radiograph_studio.ui.settings import Project
from radiograph_studio.ui.widgets import tip
from tests.ui import dicom_files

MARKUP = "<b>Doe<br>&amp; <img src=x>"
HOSTILE = f"{MARKUP}\x1b[31m\u202egnp.\x07"


@pytest.fixture
def hostile(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The window with such names in a file, its tags, its folder, a recent project and a failed file."""
    folder = tmp_path / "<i>folder"
    folder.mkdir()
    source = folder / f"{MARKUP}\x07.dcm".replace("/", "")
    dicom_files.write_dicom(
        source,
        BodyPartExamined="<u>CHEST",
        ViewPosition="<b>PA",
        WindowCenter=500,
        WindowWidth=900,
        WindowCenterWidthExplanation=MARKUP,
        PatientName=MARKUP,
        StudyDescription="<h1>" + "long " * 20,
    )
    broken = folder / "<s>broken.dcm"
    broken.write_bytes(b"no picture" * 50)
    window.memory.remember(Project(train=folder / "<b>train"))
    window.data_page.refresh_recent()
    window.open_files([broken, source])
    review = window.review_page
    qtbot.waitUntil(lambda: "broken" in review.viewer.message.title)
    review.files.setCurrentRow(1)
    qtbot.waitUntil(lambda: review.viewer.opened is not None)
    review.commands.show_tags.trigger()
    review.stage.tags.with_patient.setChecked(True)
    qtbot.waitUntil(lambda: bool(review.stage.tags.model.rows))
    return window


def shown_texts(window: QWidget) -> list[str]:
    """Return every text in the window that Qt would look through for markup by itself: tooltips above all."""
    found = [widget.toolTip() for widget in window.findChildren(QWidget)]
    found += [action.toolTip() for action in window.findChildren(QAction)]
    for view in window.findChildren(QAbstractItemView):
        found += [text for text in cells(view, QtCoreQt.ItemDataRole.ToolTipRole) if text]
    return found


def cells(view: QAbstractItemView, role: QtCoreQt.ItemDataRole) -> list[str]:
    """Return what all cells of a list or table answer for ``role``."""
    model = view.model()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    return [
        str(model.index(row, column).data(role) or "") for row in range(model.rowCount()) for column in range(columns)
    ]


def test_no_label_guesses_rich_text(hostile: MainWindow) -> None:
    plain = QtCoreQt.TextFormat.PlainText
    labels = [label for label in hostile.findChildren(QLabel) if label.text()]
    assert len(labels) > 30
    assert not [label.text() for label in labels if label.textFormat() != plain and label.buddy() is None]
    assert all(box.textFormat() == QtCoreQt.TextFormat.PlainText for box in hostile.findChildren(QMessageBox))


def test_no_tooltip_is_taken_for_markup(hostile: MainWindow) -> None:
    texts = shown_texts(hostile)
    assert any("&lt;b&gt;" in text for text in texts)  # the hostile names did get there
    raw = [text for text in texts if Qt.mightBeRichText(text) and "<" in text]
    assert not raw


def test_control_characters_are_shown_nowhere(hostile: MainWindow) -> None:
    texts = [label.text() for label in hostile.findChildren(QLabel)]
    # One tab in a menu's text is Qt's own way to set a key apart; none of ours comes from a name.
    keys = ("\tReturn", "\tF2", "\tDel")
    texts += [action.text() for action in hostile.findChildren(QAction) if not action.text().endswith(keys)]
    texts += [*shown_texts(hostile), hostile.windowTitle(), hostile.statusBar().currentMessage()]
    for view in hostile.findChildren(QAbstractItemView):
        texts += cells(view, QtCoreQt.ItemDataRole.DisplayRole)
    assert not [text for text in texts if any(letter < " " and letter != "\n" for letter in text)]


def test_the_recent_lists_show_names_as_they_are(hostile: MainWindow) -> None:
    menus = {menu.title(): menu for menu in hostile.findChildren(QMenu)}
    for title in ("&Recent projects", "Recent i&mages"):
        menus[title].aboutToShow.emit()
    texts = [action.text() for action in menus["Recent i&mages"].actions()]
    # An ampersand is doubled: it is no mnemonic.
    assert any(text.startswith("<b>Doe<br>&&amp;") for text in texts)
    hostile.review_page.commands.hide_identity.setChecked(True)
    menus["Recent i&mages"].aboutToShow.emit()
    assert not any("Doe" in action.text() for action in menus["Recent i&mages"].actions())


@pytest.mark.parametrize("text", ["R&D.dcm", "a < b", "plain.png", "x > y & z"])
def test_a_tooltip_without_markup_is_not_changed(text: str) -> None:
    assert tip(text) == text


def test_a_tooltip_with_markup_shows_it(qapp: object) -> None:
    from PySide6.QtGui import QTextDocument

    made = tip(HOSTILE)
    assert Qt.mightBeRichText(made)
    document = QTextDocument()
    document.setHtml(made)
    assert document.toPlainText().split() == "".join(c if c.isprintable() else " " for c in HOSTILE).split()

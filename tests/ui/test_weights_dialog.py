"""The weights manager in the window."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from radiograph_studio.engine import weights_store
from radiograph_studio.errors import WeightsError
from radiograph_studio.recipe import Control
from radiograph_studio.ui.main_window import MainWindow
from radiograph_studio.ui.weights.dialog import WeightsDialog
from radiograph_studio.ui.weights.model import COLUMNS
from radiograph_studio.workflows import weights as workflow
from radiograph_studio.workflows.weights import Taken, list_weights
from tests.helpers import h5_files

ID = "mobilenet-v2"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = h5_files.write(tmp_path / "mine.h5", h5_files.TINY)
    h5_files.tiny_catalogue(monkeypatch, made)
    return made


@pytest.fixture
def dialog(qtbot: QtBot) -> WeightsDialog:
    made = WeightsDialog()
    qtbot.addWidget(made)
    with qtbot.waitSignal(made._listing.finished):
        made.show()
    return made


def _text(dialog: WeightsDialog, title: str, backbone_id: str = ID) -> str:
    section = [column.title for column in COLUMNS].index(title)
    return str(dialog.model.data(dialog.model.index(dialog.model.number_of(backbone_id), section)))


def _settled(dialog: WeightsDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog._work.running and not dialog._listing.running)


def _answer(dialog: WeightsDialog, qtbot: QtBot, text: str) -> QMessageBox:
    box = dialog.findChild(QMessageBox, "weightsQuestion")
    assert isinstance(box, QMessageBox)
    (wanted,) = [each for each in box.findChildren(QPushButton) if each.text().replace("&", "") == text]
    qtbot.mouseClick(wanted, Qt.MouseButton.LeftButton)
    return box


class Downloading:
    """Stands in for the download: half of it arrives, then it waits for the test or the user."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.ended = threading.Event()
        self.asked: list[str] = []

    def __call__(self, backbone_id: str, control: Control, on_progress: workflow.OnProgress) -> Taken:
        self.asked.append(backbone_id)
        on_progress(50_000_000, 100_000_000)
        try:
            while not self.go_on.wait(0.01):
                control.checkpoint()
        finally:
            self.ended.set()
        return Taken(backbone_id, "MobileNetV2", Path("m.h5"), True, "")


@pytest.fixture
def downloading(monkeypatch: pytest.MonkeyPatch) -> Iterator[Downloading]:
    made = Downloading()
    monkeypatch.setattr(workflow, "download_weights", made)
    yield made
    made.go_on.set()


def test_every_network_is_a_row_that_says_where_its_weights_are(dialog: WeightsDialog) -> None:
    assert dialog.model.rowCount() == len(list_weights())
    assert _text(dialog, "Weights", "efficientnet-lite2") == "comes with the program"
    assert _text(dialog, "Weights") == "missing"
    assert _text(dialog, "Input", "inception-v3") == "299 × 299"
    assert _text(dialog, "ImageNet") == "71.3 %"
    assert _text(dialog, "Images/s").startswith("about")


def test_a_button_that_cannot_be_pressed_says_why(dialog: WeightsDialog) -> None:
    assert "Choose a network" in dialog.download_button.toolTip()
    dialog.choose("efficientnet-lite0")
    assert not dialog.download_button.isEnabled()
    assert "come with the program" in dialog.remove_button.toolTip()
    dialog.choose(ID)
    assert dialog.download_button.isEnabled()
    assert "no weights of this network here" in dialog.remove_button.toolTip()


def test_an_imported_file_is_recognised_and_can_be_removed(
    file: Path, dialog: WeightsDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(dialog.changed):
        qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    _settled(dialog, qtbot)
    assert _text(dialog, "Weights") == "imported, verified"
    assert dialog.message.text() == "The weights of MobileNetV2 are here. They are the published ones."
    chosen = dialog.chosen()
    assert chosen is not None
    assert chosen.id == ID
    assert "here already" in dialog.download_button.toolTip()

    qtbot.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.changed):
        _answer(dialog, qtbot, "Remove")
    _settled(dialog, qtbot)

    assert _text(dialog, "Weights") == "missing"


def test_a_file_that_nobody_vouches_for_is_taken_in_with_a_warning(
    file: Path, dialog: WeightsDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    arrays = [[part + 1 for part in layer] for layer in h5_files.TINY]
    with qtbot.waitSignal(dialog.changed):
        dialog.import_file(h5_files.write(tmp_path / "own.h5", arrays))
    _settled(dialog, qtbot)
    assert "nobody vouches for it" in dialog.message.text()
    assert dialog.message.property("tone") == "warning"
    assert _text(dialog, "Weights") == "imported, not verified"


def test_a_file_that_is_refused_is_said_and_changes_nothing(
    dialog: WeightsDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    page = tmp_path / "weights.h5"
    page.write_text("<html>404</html>")
    with qtbot.assertNotEmitted(dialog.changed):
        dialog.import_file(page)
        _settled(dialog, qtbot)
    assert "is a web page" in dialog.message.text()
    assert not dialog.cancel_button.isVisible()


def test_nothing_is_downloaded_before_the_user_has_said_so(
    dialog: WeightsDialog, qtbot: QtBot, downloading: Downloading
) -> None:
    dialog.choose("inception-v3")
    qtbot.mouseClick(dialog.download_button, Qt.MouseButton.LeftButton)
    box = _answer(dialog, qtbot, "Not now")
    assert "87.9 MB come from storage.googleapis.com" in box.informativeText()
    assert downloading.asked == []


def test_a_download_shows_how_far_it_is_and_can_be_cancelled(
    dialog: WeightsDialog, qtbot: QtBot, downloading: Downloading
) -> None:
    dialog.choose(ID)
    qtbot.mouseClick(dialog.download_button, Qt.MouseButton.LeftButton)
    _answer(dialog, qtbot, "Download")
    qtbot.waitUntil(lambda: "50.0 MB of 100.0 MB" in dialog.message.text())
    assert dialog.progress.value() / dialog.progress.maximum() == 0.5
    assert not dialog.import_button.isEnabled()

    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)

    _settled(dialog, qtbot)
    assert downloading.ended.wait(5)
    assert "goes on from there" in dialog.message.text()
    assert dialog.import_button.isEnabled()
    assert not dialog.progress.isVisible()


def test_a_download_that_is_done_says_so(dialog: WeightsDialog, qtbot: QtBot, downloading: Downloading) -> None:
    downloading.go_on.set()
    with qtbot.waitSignal(dialog.changed):
        dialog.download(ID)
    _settled(dialog, qtbot)
    assert downloading.asked == [ID]
    assert "are the published ones" in dialog.message.text()


def test_a_download_that_fails_says_what_to_do(
    dialog: WeightsDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise WeightsError("The server cannot be reached.", "Check the network.")

    monkeypatch.setattr(workflow, "download_weights", fails)
    dialog.download(ID)
    _settled(dialog, qtbot)
    assert dialog.message.text() == "The server cannot be reached. Check the network."


def test_closing_ends_a_download(dialog: WeightsDialog, qtbot: QtBot, downloading: Downloading) -> None:
    dialog.download(ID)
    qtbot.waitUntil(lambda: bool(downloading.asked))
    dialog.close()
    assert downloading.ended.wait(5)
    assert not dialog._timer.isActive()


def test_what_a_cut_off_download_left_is_said(dialog: WeightsDialog, qtbot: QtBot) -> None:
    weights_store.folder().mkdir(parents=True)
    (weights_store.folder() / f"{ID}.h5.part").write_bytes(bytes(3_000_000))
    dialog.refresh()
    _settled(dialog, qtbot)
    assert _text(dialog, "Weights") == "missing (3.0 MB downloaded)"
    dialog.choose(ID)
    assert dialog.remove_button.isEnabled()


def test_the_menu_opens_one_manager_however_often(window: MainWindow, qtbot: QtBot) -> None:
    window.complete()
    action = window.findChild(QAction, "weightsAction")
    assert isinstance(action, QAction)
    action.trigger()
    action.trigger()
    (made,) = window.findChildren(WeightsDialog)
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    made.close()

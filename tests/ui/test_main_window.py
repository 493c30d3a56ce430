"""The window as a whole: pages, menus, closing, what is remembered."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from radiograph_studio import RESEARCH_USE
from radiograph_studio.ui import settings, theme
from radiograph_studio.ui.app import create_main_window
from radiograph_studio.ui.main_window import DATA, REVIEW, RUNS, TRAIN, MainWindow
from radiograph_studio.ui.settings import Memory, Project
from tests.ui.conftest import ScriptedTraining
from tests.ui.dicom_files import write_dicom

_WIDGETS = [
    "trainFolderEdit",
    "valFolderEdit",
    "testFolderEdit",
    "presetCombo",
    "backboneCombo",
    "epochsSpin",
    "batchSizeSpin",
    "learningRateSpin",
    "seedSpin",
    "shearSlider",
    "zoomSlider",
    "rotationSlider",
    "widthShiftSlider",
    "heightShiftSlider",
    "horizontalFlipCheck",
    "trainButton",
    "stopButton",
    "cancelButton",
    "progressBar",
    "lossPlot",
    "accuracyPlot",
    "viewer",
    "scoreLabel",
    "probabilityTable",
]
_ACTIONS = ("openImageAction", "invertAction", "resetViewAction", "fitAction", "actualSizeAction")


def test_what_a_person_acts_on_is_found_by_its_name(window: MainWindow) -> None:
    missing = [name for name in _WIDGETS if window.findChild(QWidget, name) is None]
    missing += [name for name in _ACTIONS if window.findChild(QAction, name) is None]
    assert missing == []


@pytest.mark.parametrize(("key", "page"), [("1", DATA), ("2", TRAIN), ("3", REVIEW), ("4", RUNS)])
def test_pages_are_reached_by_keyboard(window: MainWindow, qtbot: QtBot, key: str, page: int) -> None:
    window.show_page(RUNS if page == DATA else DATA)
    action = next(action for action in window.findChildren(QAction) if action.shortcut() == QKeySequence(f"Ctrl+{key}"))
    action.trigger()
    assert window.page() == page


def test_no_two_commands_share_a_key(window: MainWindow) -> None:
    keys = [key.toString() for action in window.findChildren(QAction) for key in action.shortcuts()]
    assert len(keys) == len(set(keys)), sorted(keys)


def test_a_button_on_the_rail_shows_its_page(window: MainWindow) -> None:
    button = window.findChild(QAbstractButton, "runsPageButton")
    assert button is not None
    button.click()
    assert window.page() == RUNS
    assert button.isChecked()


def test_the_frame_of_the_keyboard_goes_along_with_the_page(window: MainWindow) -> None:
    window.findChild(QAbstractButton, "dataPageButton").setFocus()
    window.show_page(TRAIN)
    assert window.focusWidget().objectName() == "trainPageButton"
    field = window.train_page.findChild(QWidget, "epochsSpin")
    field.setFocus()
    window.show_page(RUNS)
    window.show_page(TRAIN)
    assert not window.focusWidget().objectName().endswith("PageButton")


def test_every_label_is_plain_text(window: MainWindow) -> None:
    rich = [label.text() for label in window.findChildren(QLabel) if label.textFormat() == Qt.TextFormat.RichText]
    guessed = [
        label.text()
        for label in window.findChildren(QLabel)
        if label.textFormat() == Qt.TextFormat.AutoText and label.buddy() is None and label.text()
    ]
    assert (rich, guessed) == ([], [])


def test_every_field_has_a_name_for_assistive_tools(window: MainWindow) -> None:
    fields = [name for name in _WIDGETS if name.endswith(("Edit", "Combo", "Spin", "Slider"))]
    nameless = [name for name in fields if not window.findChild(QWidget, name).accessibleName()]
    assert nameless == []


def _mnemonics(window: MainWindow) -> list[str]:
    page = window._stack.currentWidget()
    assert page is not None
    texts = [action.text() for action in window.menuBar().actions()]
    texts += [label.text() for label in page.findChildren(QLabel) if label.buddy() is not None]
    texts += [button.text() for button in page.findChildren(QAbstractButton)]
    keys = [QKeySequence.mnemonic(text).toString() for text in texts]
    return [key for key in keys if key]


@pytest.mark.parametrize("page", [DATA, TRAIN, RUNS])
def test_no_two_fields_of_a_page_share_a_mnemonic(window: MainWindow, page: int) -> None:
    window.show_page(page)
    keys = _mnemonics(window)
    assert len(keys) == len(set(keys)), sorted(keys)


def test_tab_goes_through_the_settings_in_their_order(window: MainWindow) -> None:
    window.show_page(TRAIN)
    wanted = [name for name in _WIDGETS if name.endswith(("Combo", "Spin", "Slider", "Check", "Button"))]
    order: list[str] = []
    widget: QWidget | None = window
    while widget is not None and (widget := widget.nextInFocusChain()) is not window:
        if widget.objectName() in wanted:
            order.append(widget.objectName())
    assert order == wanted


def test_the_word_of_the_first_run_is_put_away_for_good(qtbot: QtBot, window: MainWindow) -> None:
    banner = window.findChild(QWidget, "researchBanner")
    assert banner is not None
    assert banner.isVisible()
    assert any(RESEARCH_USE in label.text() for label in banner.findChildren(QLabel))
    button = window.findChild(QPushButton, "dismissBannerButton")
    assert button is not None
    button.click()
    again = create_main_window()
    qtbot.addWidget(again)
    assert again.findChild(QWidget, "researchBanner").isHidden()


def test_folders_geometry_and_theme_come_back(qtbot: QtBot, window: MainWindow, project: Path) -> None:
    window.data_page.take_folder(project)
    window.resize(1111, 777)
    window.set_theme("light")
    saved = window.saveGeometry()
    window.close()
    assert settings.load_geometry() == saved
    again = create_main_window()
    qtbot.addWidget(again)
    assert isinstance(again, MainWindow)
    assert again.data_page.project() == Project(train=project / "train", validation=project / "val")
    assert again.width() <= 1111  # no wider than the screen, which a test cannot choose
    assert theme.scheme() == "light"
    again.set_theme("dark")


def test_without_data_train_is_shut_and_says_why(window: MainWindow) -> None:
    window.show_page(TRAIN)
    assert not window.train_page.train_button.isEnabled()
    assert window.train_page.reason.text() == "Choose a training folder."


def test_a_project_chosen_on_the_data_page_can_be_trained(window: MainWindow, project: Path) -> None:
    window.data_page.take_folder(project)
    window.data_page.next_button.click()
    assert window.page() == TRAIN
    assert window.train_page.train_button.isEnabled()


def test_recent_projects_are_in_the_menu_and_can_be_forgotten(
    window: MainWindow, qtbot: QtBot, project: Path, scripted: ScriptedTraining
) -> None:
    scripted.go_on.set()
    window.data_page.take_folder(project)
    with qtbot.waitSignal(window.train_page.runEnded):
        window.train_page.start()
    assert window.data_page.recent_list.count() == 1
    assert Memory.load().recent == window.memory.recent != []
    window.forget_projects()
    assert Memory.load().recent == []
    assert window.data_page.recent_list.isHidden()


def test_dropped_folders_go_to_data_and_images_to_review(
    window: MainWindow, tiny_png_dataset: Path, qtbot: QtBot
) -> None:
    def drop(path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        window.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, buttons, keys))

    opened: list[list[Path]] = []
    window.review_page.open_files = opened.append  # type: ignore[method-assign]
    picture = next((tiny_png_dataset / "test").rglob("*.png"))
    drop(picture)
    assert window.page() == REVIEW
    assert opened == [[picture]]
    drop(tiny_png_dataset)
    assert window.page() == DATA
    assert window.data_page.project() is not None


def test_a_model_on_the_command_line_goes_to_review(window: MainWindow, tmp_path: Path) -> None:
    chosen: list[Path] = []
    window.review_page.set_model = chosen.append  # type: ignore[method-assign]
    window.open_files([tmp_path / "m.rsmodel"])
    assert window.page() == REVIEW
    assert chosen == [tmp_path / "m.rsmodel"]


@pytest.mark.parametrize("name", ["aboutAction", "walkThroughAction", "helpAction"])
def test_help_opens_beside_the_work(window: MainWindow, qtbot: QtBot, name: str) -> None:
    action = window.findChild(QAction, name)
    assert action is not None
    action.trigger()
    dialog = next(child for child in window.findChildren(QWidget) if child.objectName().endswith("Dialog"))
    assert dialog.isVisible()
    assert not dialog.isModal()
    dialog.close()


def test_a_theme_change_reaches_the_plots(window: MainWindow, qapp: QApplication) -> None:
    window.set_theme("light")
    ground = window.train_page.loss_plot.backgroundBrush().color().name()
    window.set_theme("dark")
    assert ground == theme.LIGHT.surface
    assert window.train_page.loss_plot.backgroundBrush().color().name() == theme.DARK.surface


_PROGRAM = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
from radiograph_studio.ui import app as program
from radiograph_studio.workflows import samples
from pathlib import Path
samples.ensure_samples = lambda on_progress: Path({folder!r})
def look():
    window = next(w for w in app.topLevelWidgets() if w.objectName() == "mainWindow")
    if window.is_complete and (window.data_page.project() is not None) == {sample_project}:
        timer.stop()
        window.show_page(1)
        assert window.train_page.train_button.isEnabled() == {sample_project}
        window.close()
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
raise SystemExit(program.run([], sample_project={sample_project}))
"""


@pytest.mark.parametrize("sample_project", [False, True])
def test_the_program_opens_completes_and_closes(project: Path, sample_project: bool) -> None:
    script = _PROGRAM.format(folder=str(project), sample_project=sample_project)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


_LEFT = "radiograph-studio-zip-{pid}-left"


def test_a_start_removes_the_unpacked_copies_of_a_program_that_crashed(project: Path, tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    gone, kept = (tmp_path / _LEFT.format(pid=pid) for pid in (dead.pid, os.getpid()))
    for folder in (gone, kept):
        folder.mkdir()
        (folder / "chest.dcm").write_bytes(b"x")
    script = _PROGRAM.format(folder=str(project), sample_project=False)
    environ = {**os.environ, "TMPDIR": str(tmp_path), "TMP": str(tmp_path), "TEMP": str(tmp_path)}
    subprocess.run([sys.executable, "-c", script], env=environ, capture_output=True, timeout=120, check=True)
    assert not gone.exists()
    assert kept.exists()  # its program, this one, still runs


_WITHOUT = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from radiograph_studio.cli import main
from radiograph_studio.ui import app as program
window = program._first_page()
window.show()
assert not {"numpy", "pyqtgraph", "pydicom", "PIL"} & set(sys.modules), "before the window is on screen"
window.complete_review()
assert not {"pyqtgraph", "pydicom", "PIL.Image"} & set(sys.modules), "before pictures can be opened"
window.complete()
assert not {"tensorflow", "pydicom"} & set(sys.modules), "before all pages are made"
"""


def test_what_a_start_does_not_need_is_not_waited_for() -> None:
    done = subprocess.run([sys.executable, "-c", _WITHOUT], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def test_a_file_that_is_handed_to_the_program_is_scored_with_the_model_of_last_time(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, image = tmp_path / "m.rsmodel", write_dicom(tmp_path / "a.dcm")
    model.touch()
    chosen: list[Path] = []
    first, second, third = (MainWindow(Memory.load()) for _ in range(3))
    for window in (first, second, third):
        qtbot.addWidget(window)
        window.complete_review()
        monkeypatch.setattr(window.review_page.desk, "set_model", chosen.append)
    first.score_with(model)
    assert Memory.load().last_model == model

    second.memory = Memory.load()
    second.open_files([image])
    assert chosen == [model, model]

    third.memory = Memory.load()
    third.memory.keep_recent(False)
    assert Memory.load().last_model is None
    third.open_files([image])
    assert len(chosen) == 2

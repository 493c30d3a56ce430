"""The Review page: files in, pictures and scores on show."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMainWindow, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from radiograph_studio.errors import ModelFileError
from radiograph_studio.imaging import Window
from radiograph_studio.scoring import Scorer
from radiograph_studio.ui.review.opening import Opened, open_radiograph
from radiograph_studio.ui.review.page import ReviewPage
from radiograph_studio.ui.review.score_desk import ScoreDesk
from tests.ui import review_pictures


@pytest.fixture
def page(qtbot: QtBot) -> ReviewPage:
    window = QMainWindow()
    made = ReviewPage()
    made.desk._load = lambda path: review_pictures.make_scorer(path)
    window.setCentralWidget(made)
    qtbot.addWidget(window)
    made.window_kept = window  # type: ignore[attr-defined]
    window.resize(1000, 700)
    window.show()
    return made


@pytest.fixture
def dark(tmp_path: Path) -> Path:
    return review_pictures.write_png(tmp_path / "dark.png", np.full((60, 80), 3, np.uint8))


@pytest.fixture
def light(tmp_path: Path) -> Path:
    return review_pictures.write_png(tmp_path / "light.png", np.full((60, 80), 250, np.uint8))


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text("Dear colleague, this is no radiograph.\n" * 20)
    return path


def shows(page: ReviewPage, path: Path) -> bool:
    return page.viewer.opened is not None and page.viewer.opened.path == path


def open_and_wait(qtbot: QtBot, page: ReviewPage, *paths: Path) -> None:
    page.open_files(list(paths))
    qtbot.waitUntil(lambda: shows(page, paths[0]))


@pytest.mark.parametrize(
    "name", ["openImageAction", "invertAction", "resetViewAction", "fitAction", "actualSizeAction"]
)
def test_actions_are_found_by_name_and_have_keys(page: ReviewPage, name: str) -> None:
    action = page.window().findChild(QAction, name)
    assert action is not None
    assert action.shortcuts()
    assert not action.icon().isNull()


@pytest.mark.parametrize(
    ("kind", "name"), [(QWidget, "viewer"), (QLabel, "scoreLabel"), (QTableWidget, "probabilityTable")]
)
def test_widgets_are_found_by_name(page: ReviewPage, kind: type[QWidget], name: str) -> None:
    assert page.window().findChild(kind, name) is not None


def test_the_empty_page_says_what_to_do(page: ReviewPage) -> None:
    assert page.viewer.message.isVisible()
    assert "Drop" in page.viewer.message.hint
    assert page.panel.model_classes.text() == "Train a model or open an .rsmodel file."
    assert not page.fit_action.isEnabled()
    assert page.open_image_action.isEnabled()


def test_an_image_without_a_model_asks_for_one(qtbot: QtBot, page: ReviewPage, dark: Path) -> None:
    open_and_wait(qtbot, page, dark)
    assert "open an .rsmodel file" in page.panel.probability.text()
    assert page.panel.table.isHidden()
    assert page.fit_action.isEnabled()


def test_a_picture_and_a_model_together_are_scored(qtbot: QtBot, page: ReviewPage, light: Path) -> None:
    page.open_files([light, light.with_name("lungs.rsmodel")])
    qtbot.waitUntil(lambda: page.desk.scored is not None)
    table = page.panel.table
    assert page.panel.label.text() == "chest"
    assert [table.item(row, 0).text() for row in range(2)] == ["abdomen", "chest"]
    value = page.desk.scored.score.probabilities["chest"]
    assert table.item(1, 1).text() == f"{100 * value:.1f} %"
    assert page.panel.probability.text() == f"Probability {100 * value:.1f} %"
    assert page.panel.model_figures.text() == "Validation 10 of 10 right: 100 %\n(95 % CI 69–100 %)"


def test_the_score_follows_the_picture(qtbot: QtBot, page: ReviewPage, light: Path, dark: Path) -> None:
    page.open_files([light, dark, light.with_name("m.rsmodel")])
    qtbot.waitUntil(lambda: page.panel.label.text() == "chest")
    page.commands.next_image.trigger()
    qtbot.waitUntil(lambda: shows(page, dark) and page.panel.label.text() == "abdomen")


def test_several_files_are_listed_and_walked_with_keys(qtbot: QtBot, page: ReviewPage, light: Path, dark: Path) -> None:
    open_and_wait(qtbot, page, light, dark)
    assert page.files.isVisible()
    assert page.files.paths == [light, dark]
    page.viewer.setFocus()
    qtbot.keyClick(page.viewer, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: shows(page, dark))
    qtbot.keyClick(page.viewer, Qt.Key.Key_PageDown)
    qtbot.keyClick(page.viewer, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: shows(page, light))


def test_one_file_needs_no_list_and_is_not_listed_twice(qtbot: QtBot, page: ReviewPage, light: Path) -> None:
    open_and_wait(qtbot, page, light)
    open_and_wait(qtbot, page, light)
    assert page.files.isHidden()
    assert page.files.count() == 1


def test_an_unreadable_file_is_a_sentence_in_the_viewer_and_the_next_one_opens(
    qtbot: QtBot, page: ReviewPage, light: Path, text_file: Path
) -> None:
    open_and_wait(qtbot, page, light)
    page.set_model(light.with_name("m.rsmodel"))
    qtbot.waitUntil(lambda: page.desk.scored is not None)
    page.open_files([text_file])
    qtbot.waitUntil(lambda: page.viewer.opened is None)
    assert "letter.txt" in page.viewer.message.title
    assert page.viewer.message.hint
    assert str(text_file.parent) not in page.viewer.message.title
    assert page.panel.label.text() == "No score"
    assert page.panel.table.isHidden()
    assert not page.invert_action.isEnabled()
    open_and_wait(qtbot, page, light)
    assert page.viewer.message.isHidden()


def test_a_late_reading_is_dropped(qtbot: QtBot, page: ReviewPage, light: Path, dark: Path) -> None:
    gate = threading.Event()

    def read(path: Path, frame: int) -> Opened:
        if path == light:
            assert gate.wait(10)
        return open_radiograph(path, frame)

    page.read = read
    page.open_files([light])
    open_and_wait(qtbot, page, dark)
    gate.set()
    qtbot.wait(100)
    assert shows(page, dark)


def test_a_slow_reading_says_so(qtbot: QtBot, page: ReviewPage, light: Path) -> None:
    gate = threading.Event()

    def read(path: Path, frame: int) -> Opened:
        assert gate.wait(10)
        return open_radiograph(path, frame)

    page.read = read
    page.open_files([light])
    assert page.viewer.message.title != "Reading…"
    qtbot.waitUntil(lambda: page.viewer.message.title == "Reading…")
    gate.set()
    qtbot.waitUntil(lambda: shows(page, light))


def test_a_late_score_is_dropped(qtbot: QtBot, page: ReviewPage, light: Path, dark: Path) -> None:
    gate, entered = threading.Event(), threading.Event()

    def slow(values: np.ndarray) -> np.ndarray:
        if values[0, -1] > 0:
            entered.set()
            assert gate.wait(10)
        return values

    page.desk._load = lambda path: review_pictures.make_scorer(path, slow)
    page.open_files([light, dark, light.with_name("m.rsmodel")])
    qtbot.waitUntil(entered.is_set)
    assert page.panel.label.text() == "Scoring…"
    page.commands.next_image.trigger()
    qtbot.waitUntil(lambda: shows(page, dark))
    labels: list[str] = []
    page.desk.changed.connect(lambda: labels.append(page.panel.label.text()))
    gate.set()
    qtbot.waitUntil(lambda: page.panel.label.text() == "abdomen")
    assert "chest" not in labels


def test_a_broken_model_is_said_in_the_panel(qtbot: QtBot, page: ReviewPage, tmp_path: Path) -> None:
    def load(path: Path) -> Scorer:
        raise ModelFileError(f"“{path.name}” is damaged or no model file.", "Train again.")

    page.desk._load = load
    page.set_model(tmp_path / "bad.rsmodel")
    assert page.panel.model_classes.text() == "Loading the model…"
    qtbot.waitUntil(lambda: page.desk.model_error is not None)
    assert "damaged" in page.panel.model_classes.text()
    assert page.panel.model_name.text() == "bad.rsmodel"


def test_the_network_input_is_shown_on_request(qtbot: QtBot, page: ReviewPage, light: Path) -> None:
    page.open_files([light, light.with_name("m.rsmodel")])
    qtbot.waitUntil(lambda: page.desk.scored is not None)
    assert page.panel.input_picture.image.isNull()
    page.panel.input_check.click()
    assert page.panel.input_picture.isVisible()
    image = page.panel.input_picture.image
    seen = page.desk.scored.network_input
    assert (image.width(), image.height()) == (32, 32)
    np.testing.assert_allclose(review_pictures.shown(image), seen * 255, atol=0.51)


def test_invert_action_and_viewer_agree(qtbot: QtBot, page: ReviewPage, light: Path, dark: Path) -> None:
    open_and_wait(qtbot, page, light, dark)
    page.invert_action.trigger()
    assert page.viewer.inverted
    page.reset_view_action.trigger()
    assert not page.viewer.inverted
    assert not page.invert_action.isChecked()
    page.invert_action.trigger()
    page.commands.next_image.trigger()
    qtbot.waitUntil(lambda: shows(page, dark))
    assert not page.invert_action.isChecked()


def test_keys_reach_the_viewer(qtbot: QtBot, page: ReviewPage, light: Path) -> None:
    open_and_wait(qtbot, page, light)
    page.viewer.setFocus()
    qtbot.keyClick(page.viewer, Qt.Key.Key_A)
    assert page.viewer.placement.device_scale(page.viewer.view()) == pytest.approx(1.0)
    qtbot.keyClick(page.viewer, Qt.Key.Key_F)
    assert page.viewer.fitted
    qtbot.keyClick(page.viewer, Qt.Key.Key_I)
    assert page.viewer.inverted
    qtbot.keyClick(page.viewer, Qt.Key.Key_0)
    assert not page.viewer.inverted


def test_the_window_menu_chooses_and_shows_what_is_in_use(qtbot: QtBot, page: ReviewPage, tmp_path: Path) -> None:
    open_and_wait(qtbot, page, review_pictures.write_png(tmp_path / "ramp.png"))
    texts = [action.text() for action in page.bar.window_menu.actions()]
    assert texts[-2:] == ["Automatic", "Full range"]
    page.bar.window_menu.actions()[-1].trigger()
    assert page.bar.window_button.text() == "Full range"
    assert isinstance(page.viewer.voi, Window)
    assert page.viewer.voi.name == "Full range"
    page.viewer.adjust_window(10, 0)
    assert page.bar.window_button.text() == "By hand"
    qtbot.keyClick(page.viewer, Qt.Key.Key_1)
    assert page.viewer.voi == page.viewer.opened.choices[0].voi


def test_frames_are_walked_and_the_frame_is_named_in_the_score(qtbot: QtBot, page: ReviewPage, tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "pages.tif"
    first, second = (Image.fromarray(np.full((50, 60), value, np.uint8)) for value in (10, 240))
    first.save(path, save_all=True, append_images=[second])
    open_and_wait(qtbot, page, path)
    page.set_model(tmp_path / "m.rsmodel")
    assert page.frame_bar.isVisible()
    page.viewer.zoom(2.0)
    scale = page.viewer.placement.scale
    page.commands.next_frame.trigger()
    qtbot.waitUntil(lambda: page.panel.frame.text() == "Frame 2 of 2")
    assert page.panel.label.text() == "chest"
    assert page.viewer.placement.scale == scale


def test_a_slow_frame_keeps_the_last_one_with_its_zoom_and_the_slider(
    qtbot: QtBot, page: ReviewPage, tmp_path: Path
) -> None:
    from PIL import Image

    path = tmp_path / "pages.tif"
    pages = [Image.fromarray(np.full((50, 60), value, np.uint8)) for value in (10, 240)]
    pages[0].save(path, save_all=True, append_images=pages[1:])
    open_and_wait(qtbot, page, path)
    page.viewer.zoom(3.0)
    scale, gate = page.viewer.placement.scale, threading.Event()

    def read(path: Path, frame: int) -> Opened:
        assert gate.wait(10)
        return open_radiograph(path, frame)

    page.read = read
    with qtbot.waitSignal(page.statusMessage, check_params_cb=lambda text: text == "Reading frame 2…"):
        page.frame_bar.slider.setValue(1)
    assert page.frame_bar.isVisible()
    assert page.viewer.opened is not None
    gate.set()
    qtbot.waitUntil(lambda: page.viewer.opened.radiograph.frame == 1)
    assert page.viewer.placement.scale == scale


def test_opening_asks_for_the_page_to_be_shown(qtbot: QtBot, page: ReviewPage, light: Path) -> None:
    with qtbot.waitSignal(page.showWanted):
        page.open_files([light])
    qtbot.waitUntil(lambda: shows(page, light))


def test_files_can_be_dropped(qtbot: QtBot, page: ReviewPage, light: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(light)), QUrl("https://example.org/x.png")])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)
    qtbot.waitUntil(lambda: shows(page, light))
    assert page.files.count() == 1


def test_the_file_dialog_opens_what_was_chosen(qtbot: QtBot, page: ReviewPage, light: Path) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    page.open_image_action.trigger()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(light)])
    dialog.close()
    qtbot.waitUntil(lambda: shows(page, light))
    assert page.folder == light.parent


def test_a_desk_without_a_picture_keeps_its_model(qtbot: QtBot, tmp_path: Path) -> None:
    desk = ScoreDesk(load=review_pictures.make_scorer)
    desk.set_model(tmp_path / "m.rsmodel")
    qtbot.waitUntil(lambda: desk.scorer is not None)
    desk.set_radiograph(None)
    assert desk.scorer is not None
    assert desk.scored is None


@pytest.mark.shared
def test_a_useless_window_is_replaced_with_a_note_and_stays_selectable(
    qtbot: QtBot, page: ReviewPage, shared_data: Path
) -> None:
    open_and_wait(qtbot, page, shared_data / "dicom" / "chest_useless_window.dcm")
    assert page.notes.isVisible()
    assert "automatic window" in page.notes.text.text()
    assert page.bar.window_button.text() == "Automatic"
    assert page.bar.window_menu.actions()[0].text().startswith("File")

"""The images that the network gets most wrong."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from radiograph_studio.recipe import WorstImage
from radiograph_studio.ui.train.worst import MOST, WorstImages


@pytest.fixture
def worst(qtbot: QtBot) -> WorstImages:
    made = WorstImages()
    qtbot.addWidget(made)
    return made


def _image(path: Path) -> WorstImage:
    return WorstImage(path=str(path), truth="chest", predicted="abdomen", probability=0.12)


def _picture(path: Path) -> Path:
    Image.fromarray(np.full((40, 30), 200, np.uint8)).save(path)
    return path


def test_each_says_truth_guess_and_probability_and_shows_its_picture(
    qtbot: QtBot, worst: WorstImages, tmp_path: Path
) -> None:
    path = _picture(tmp_path / "a.png")
    worst.show_images([_image(path)])
    assert worst.list.item(0).text() == "chest\ntaken for abdomen\n12 % for chest"
    qtbot.waitUntil(lambda: worst._pictures.get(str(path)) is not None)
    shown = worst.list.item(0).icon().pixmap(56, 56).toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2).lightness() > 128


def test_rows_are_made_anew_only_where_another_word_is_read(worst: WorstImages, tmp_path: Path) -> None:
    image = _image(_picture(tmp_path / "a.png"))
    worst.show_images([image])
    row = worst.list.item(0)
    worst.show_images([image.model_copy(update={"probability": 0.1204})])
    assert worst.list.item(0) is row
    worst.show_images([image.model_copy(update={"probability": 0.2})])
    assert worst.list.item(0).text().endswith("20 % for chest")


def test_a_file_that_is_gone_has_a_stand_in_and_a_sentence(qtbot: QtBot, worst: WorstImages, tmp_path: Path) -> None:
    there = _picture(tmp_path / "b.png")
    worst.show_images([_image(tmp_path / "gone.png"), _image(there)])
    qtbot.waitUntil(lambda: len(worst._pictures) == 2)
    assert "cannot be read" in worst.list.item(0).text()
    assert "cannot be read" not in worst.list.item(1).text()


def test_a_click_and_enter_ask_for_the_viewer(qtbot: QtBot, worst: WorstImages, tmp_path: Path) -> None:
    path = _picture(tmp_path / "a.png")
    worst.show_images([_image(path)])
    worst.show()
    with qtbot.waitSignal(worst.openWanted) as caught:
        place = worst.list.visualItemRect(worst.list.item(0)).center()
        qtbot.mouseClick(worst.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == [path]
    with qtbot.waitSignal(worst.openWanted):
        qtbot.keyClick(worst.list, Qt.Key.Key_Return)


def test_no_more_than_six_are_shown_and_none_at_all_hides_the_list(worst: WorstImages, tmp_path: Path) -> None:
    worst.show_images([_image(tmp_path / f"{index}.png") for index in range(9)])
    assert worst.list.count() == MOST == 6
    worst.show_images(())
    assert worst.isHidden()


def test_what_is_hardly_possible_is_never_a_bare_nothing(worst: WorstImages, tmp_path: Path) -> None:
    worst.show_images([_image(tmp_path / "a.png").model_copy(update={"probability": 0.0001})])
    assert "under 0.1 % for chest" in worst.list.item(0).text()

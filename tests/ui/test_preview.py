"""The preview window: follows the sliders, never in the window's own thread, the last wish wins."""

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from radiograph_studio.errors import ImageReadError
from radiograph_studio.recipe import Augmentation, Recipe
from radiograph_studio.ui.main_window import TRAIN, MainWindow
from radiograph_studio.ui.train.controls import ControlsPanel
from radiograph_studio.ui.train.preview import PreviewDialog
from radiograph_studio.workflows import previewing
from radiograph_studio.workflows.previewing import TILES, UNCHANGED, Previewer


class ScriptedPreviewer:
    """Stands in for the real one: grey pictures as light as the brightness says; waits where the test wants."""

    def __init__(self) -> None:
        self.asked: list[tuple[Path, Recipe, int]] = []
        self.threads: set[int] = set()
        self.gate = threading.Event()
        self.gate.set()

    def pictures(self, path: Path, recipe: Recipe, dice: int = 0) -> np.ndarray:
        self.asked.append((path, recipe, dice))
        self.threads.add(threading.get_ident())
        assert self.gate.wait(20)
        if path.name == "broken.png":
            raise ImageReadError("This file is no image.", "Choose another one.")
        return np.full((TILES, 8, 8), recipe.augmentation.brightness, np.float32)


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> ScriptedPreviewer:
    made = ScriptedPreviewer()
    monkeypatch.setattr(previewing, "Previewer", lambda: made)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, scripted: ScriptedPreviewer) -> PreviewDialog:
    assert not scripted.asked
    made = PreviewDialog()
    qtbot.addWidget(made)
    made.show()
    return made


def _recipe(brightness: float) -> Recipe:
    return Recipe(augmentation=Augmentation(brightness=brightness))


def _shown(dialog: PreviewDialog) -> int:
    return QColor(dialog.grid.images[0].pixel(0, 0)).red() if dialog.grid.images else -1


def _shows(dialog: PreviewDialog, brightness: float) -> Callable[[], bool]:
    return lambda: _shown(dialog) == round(brightness * 255)


def test_without_an_image_it_says_what_to_do(dialog: PreviewDialog) -> None:
    dialog.show_recipe(_recipe(0.1))
    assert dialog.text.text() == "Choose an image to see what changes."
    assert not dialog.again.isEnabled()


def test_an_example_is_shown_and_named(qtbot: QtBot, dialog: PreviewDialog, scripted: ScriptedPreviewer) -> None:
    dialog.set_example(Path("chest.png"))
    dialog.show_recipe(_recipe(0.2))
    qtbot.waitUntil(_shows(dialog, 0.2))
    assert len(dialog.grid.images) == 9
    assert dialog.text.text().startswith("chest.png")
    assert threading.get_ident() not in scripted.threads


def test_while_one_preview_is_made_only_the_last_wish_waits(
    qtbot: QtBot, dialog: PreviewDialog, scripted: ScriptedPreviewer
) -> None:
    dialog.set_example(Path("chest.png"))
    scripted.gate.clear()
    dialog.show_recipe(_recipe(0.0))
    qtbot.waitUntil(lambda: len(scripted.asked) == 1)
    for step in range(1, 30):
        dialog.show_recipe(_recipe(step / 100))
    scripted.gate.set()
    qtbot.waitUntil(_shows(dialog, 0.29))
    assert len(scripted.asked) <= 3


def test_a_recipe_that_shows_the_same_makes_no_work(
    qtbot: QtBot, dialog: PreviewDialog, scripted: ScriptedPreviewer
) -> None:
    dialog.set_example(Path("chest.png"))
    dialog.show_recipe(_recipe(0.2))
    qtbot.waitUntil(_shows(dialog, 0.2))
    dialog.show_recipe(_recipe(0.2).model_copy(update={"epochs": 99}))
    assert not dialog._timer.isActive()
    assert len(scripted.asked) == 1


def test_the_users_own_choice_outlasts_a_new_example_and_dice_are_thrown_again(
    qtbot: QtBot, dialog: PreviewDialog, scripted: ScriptedPreviewer
) -> None:
    dialog.show_recipe(_recipe(0.2))
    dialog.choose(Path("mine.png"))
    dialog.set_example(Path("other.png"))
    qtbot.waitUntil(_shows(dialog, 0.2))
    dialog.again.click()
    qtbot.waitUntil(lambda: len(scripted.asked) == 2 and not dialog._making.running)
    assert [(path.name, dice) for path, _, dice in scripted.asked] == [("mine.png", 0), ("mine.png", 1)]


def test_an_image_that_cannot_be_read_is_said_and_the_old_pictures_go(
    qtbot: QtBot, dialog: PreviewDialog, scripted: ScriptedPreviewer
) -> None:
    dialog.set_example(Path("chest.png"))
    dialog.show_recipe(_recipe(0.2))
    qtbot.waitUntil(_shows(dialog, 0.2))
    dialog.choose(Path("broken.png"))
    qtbot.waitUntil(lambda: "no image" in dialog.text.text())
    assert not dialog.grid.images
    assert len(scripted.asked) == 2


def test_it_says_that_tensorflow_starts(
    qtbot: QtBot, dialog: PreviewDialog, scripted: ScriptedPreviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previewing, "tensorflow_is_loaded", lambda: False)
    scripted.gate.clear()
    dialog.set_example(Path("chest.png"))
    dialog.show_recipe(_recipe(0.2))
    qtbot.waitUntil(lambda: dialog.text.text().startswith("Starting TensorFlow"))
    scripted.gate.set()
    qtbot.waitUntil(_shows(dialog, 0.2))
    assert dialog.text.text().startswith("chest.png")


def test_the_middle_picture_is_marked(qtbot: QtBot, dialog: PreviewDialog) -> None:
    dialog.grid.set_pictures(np.zeros((TILES, 8, 8), np.float32))
    shot = dialog.grid.grab().toImage()
    ratio = shot.devicePixelRatio()

    def edge(index: int) -> QColor:
        tile = dialog.grid.tile(index)
        return shot.pixelColor(round(tile.center().x() * ratio), round((tile.top() + 1) * ratio))

    assert [edge(i) != QColor("black") for i in range(TILES)] == [i == UNCHANGED for i in range(TILES)]


def test_a_slider_of_the_train_page_moves_the_pictures(
    qtbot: QtBot, window: MainWindow, scripted: ScriptedPreviewer
) -> None:
    window.show_page(TRAIN)
    controls = window.findChild(ControlsPanel)
    assert isinstance(controls, ControlsPanel)
    controls.set_example(Path("chest.png"))
    controls.augmentation.preview.click()
    dialog = window.findChild(PreviewDialog)
    assert isinstance(dialog, PreviewDialog)
    assert not dialog.isModal()
    controls.augmentation.sliders["brightness"].setValue(30)
    qtbot.waitUntil(_shows(dialog, 0.3))
    controls.augmentation.sliders["brightness"].setValue(10)
    qtbot.waitUntil(_shows(dialog, 0.1))
    dialog.close()
    count = len(scripted.asked)
    controls.augmentation.sliders["brightness"].setValue(20)
    assert not dialog._timer.isActive()
    assert len(scripted.asked) == count


def test_the_real_pipeline_shows_an_image_of_the_users_own(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "ramp.png"
    Image.fromarray(np.tile(np.arange(64, dtype=np.uint8) * 4, (64, 1))).save(path)
    dialog = PreviewDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.set_example(path)
    recipe = _recipe(0.3).model_copy(update={"image_size": 64})
    dialog.show_recipe(recipe)
    qtbot.waitUntil(lambda: bool(dialog.grid.images), timeout=60_000)
    expected = Previewer().pictures(path, recipe)
    for image, picture in zip(dialog.grid.images, expected, strict=True):
        assert QColor(image.pixel(20, 30)).red() == round(float(picture[30, 20]) * 255)

"""The preview: the very pictures that training would get, of one image."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from radiograph_studio import imaging
from radiograph_studio.engine import augmentation, network
from radiograph_studio.errors import ImageReadError
from radiograph_studio.recipe import Augmentation, Recipe, preset_recipe
from radiograph_studio.workflows import previewing
from radiograph_studio.workflows.previewing import TILES, UNCHANGED, Previewer

RECIPE = preset_recipe("balanced").model_copy(
    update={"augmentation": Augmentation(rotation=20, brightness=0.2, noise=0.1), "image_size": 64, "seed": 5}
)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "ramp.png"
    Image.fromarray(np.add.outer(np.arange(80), np.arange(60)).astype(np.uint8)).save(path)
    return path


def test_the_middle_is_the_network_picture_and_the_others_are_what_the_engine_makes_of_it(image: Path) -> None:
    pictures = Previewer().pictures(image, RECIPE, dice=2)
    assert pictures.shape == (TILES, 64, 64)
    assert pictures.dtype == np.float32
    plain = imaging.network_picture(imaging.read(image), network.input_spec(RECIPE))
    np.testing.assert_array_equal(pictures[UNCHANGED], plain)
    draw = augmentation.draw(RECIPE.augmentation, TILES, 64, 64, np.random.default_rng([5, 2]))
    for place in set(range(TILES)) - {UNCHANGED}:
        expected = augmentation.apply(plain[None, ..., None], draw[[place]]).numpy()[0, ..., 0]
        np.testing.assert_array_equal(pictures[place], expected)
        assert np.abs(pictures[place] - plain).max() > 0.02


def test_the_same_dice_show_the_same_pictures_and_others_do_not(image: Path) -> None:
    previewer = Previewer()
    first, again, other = (previewer.pictures(image, RECIPE, dice) for dice in (0, 0, 1))
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()


def test_a_file_is_decoded_once_however_the_settings_change(image: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[Path] = []

    def counted(path: Path) -> imaging.Radiograph:
        reads.append(path)
        return imaging.read(path)

    monkeypatch.setattr(previewing, "read", counted)
    previewer = Previewer()
    changed: list[Recipe] = [RECIPE, preset_recipe("balanced"), RECIPE.model_copy(update={"image_size": 96})]
    sizes = [previewer.pictures(image, recipe).shape[1] for recipe in changed]
    assert sizes == [64, 224, 96]
    assert len(reads) == 1


def test_a_file_that_is_no_image_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "note.png"
    path.write_text("x")
    with pytest.raises(ImageReadError):
        Previewer().pictures(path, RECIPE)

"""The shared radiographs against their expected pictures."""

import numpy as np
import pytest
from PIL import Image

from radiograph_studio.imaging import InputSpec, default_window, network_picture, read, render

pytestmark = pytest.mark.shared

# name -> grey levels by which the picture may differ
EXACT = {
    "leg_mono1_uncompressed.dcm": 1,
    "leg_mono1_rle.dcm": 1,
    "chest_mono1_no_extension": 1,
    "chest_mono1_15bit_j2k.dcm": 3,
    "hip_jpeg_lossless.dcm": 1,
    "hip_jpeg_ls.dcm": 1,
    "hip_jpeg_extended_12bit.dcm": 3,
}


def expected(folder, name):
    with Image.open(folder / f"{name.removesuffix('.dcm')}.expected.png") as image:
        return np.array(image).astype(int)


@pytest.fixture
def folder(shared_data):
    return shared_data / "dicom"


@pytest.mark.parametrize(("name", "tolerance"), EXACT.items())
def test_default_picture_is_the_expected_one(folder, name, tolerance):
    shown = render(read(folder / name)).astype(int)
    assert np.abs(shown - expected(folder, name)).max() <= tolerance


def test_picture_without_a_window_is_neither_flat_nor_inverted(folder):
    radiograph = read(folder / "chest_8bit_no_window.dcm")
    shown = render(radiograph)
    assert shown.std() > 40
    assert np.corrcoef(shown.ravel(), expected(folder, "chest_8bit_no_window.dcm").ravel())[0, 1] > 0.99


def test_useless_window_is_replaced_with_a_note_and_stays_selectable(folder):
    radiograph = read(folder / "chest_useless_window.dcm")
    window, notes = default_window(radiograph)
    assert window.name == "Automatic"
    assert notes
    assert render(radiograph).std() > 40
    assert render(radiograph, radiograph.windows[0]).min() == 255
    assert np.corrcoef(render(radiograph).ravel(), radiograph.pixels.ravel())[0, 1] > 0.9  # not inverted


def test_lossless_and_uncompressed_twins_hold_the_same_values(folder):
    first, second = (read(folder / f"leg_mono1_{kind}.dcm") for kind in ("rle", "uncompressed"))
    np.testing.assert_array_equal(first.pixels, second.pixels)


def test_tutorial_pictures_are_read_as_grey_for_the_network(shared_data):
    path = sorted((shared_data / "chest_abdomen" / "val").rglob("*.png"))[0]
    picture = network_picture(read(path), InputSpec())
    assert picture.shape == (224, 224)
    assert 0.0 <= picture.min() < 0.2 < 0.8 < picture.max() <= 1.0

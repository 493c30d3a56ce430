import numpy as np
import pytest
from pydantic import ValidationError

from radiograph_studio.imaging import InputSpec, LookupTable, Radiograph, Window, network_picture

SMALL = {"width": 8, "height": 8}


def radiograph(pixels, **fields):
    fields.setdefault("windows", (Window(128, 256),))
    return Radiograph(np.asarray(pixels), fields.pop("bits", 8), source="DICOM", **fields)


@pytest.fixture
def bright():
    return radiograph(np.full((16, 32), 255, dtype=np.uint8))


def test_golden_picture():
    pixels = np.add.outer(np.arange(12) * 300, np.arange(20) * 30).astype(np.uint16)
    picture = network_picture(
        radiograph(pixels, bits=12, windows=(Window(2048, 4096),), inverted=True),
        InputSpec(width=10, height=10),
    )
    assert picture.shape == (10, 10)
    assert picture.dtype == np.float32
    # 20 x 12 fits as 10 x 6, with two black rows above and below
    assert np.all(picture[[0, 1, 8, 9]] == 0.0)
    # Halving inside a plane: the mean of 2 x 2 neighbours, i.e. of values 1050, 1080, 1350, 1380 at (3..4, 5..6)
    inner = 1.0 - np.add.outer(np.arange(6) * 600 + 150, np.arange(10) * 60 + 15) / 4095.0
    np.testing.assert_allclose(picture[3:7, 1:9], inner[1:5, 1:9], atol=1e-5)


def test_letterbox_keeps_shape_and_pads_black(bright):
    picture = network_picture(bright, InputSpec(**SMALL))
    assert picture[:2].max() == picture[6:].max() == 0.0
    assert picture[2:6].min() == 1.0


def test_padding_beside_an_inverted_picture_is_black_too():
    white = radiograph(np.zeros((16, 32), dtype=np.uint8), inverted=True)
    picture = network_picture(white, InputSpec(**SMALL))
    assert picture[0].max() == 0.0
    assert picture[4].min() == 1.0


def test_stretch_and_crop_fill_the_frame(bright):
    for fit in ("stretch", "crop"):
        assert network_picture(bright, InputSpec(**SMALL, fit=fit)).min() == 1.0


def test_crop_takes_the_middle():
    pixels = np.zeros((8, 24), dtype=np.uint8)
    pixels[:, 8:16] = 255
    assert network_picture(radiograph(pixels), InputSpec(**SMALL, fit="crop")).min() == 1.0


def test_pixel_aspect_is_honoured_by_letterbox_and_crop_not_by_stretch():
    tall = radiograph(np.full((16, 32), 255, dtype=np.uint8), pixel_aspect=2.0)
    assert network_picture(tall, InputSpec(**SMALL)).min() == 1.0
    wide = radiograph(np.full((16, 16), 255, dtype=np.uint8), pixel_aspect=0.5)
    picture = network_picture(wide, InputSpec(**SMALL))
    assert picture[1].max() == 0.0
    assert network_picture(wide, InputSpec(**SMALL, fit="stretch")).min() == 1.0


def test_one_pixel_high_picture_still_gives_a_row():
    line = radiograph(np.full((1, 500), 255, dtype=np.uint8))
    assert network_picture(line, InputSpec(**SMALL)).sum() == 8.0


def test_values_are_finer_than_the_eight_bit_screen():
    pixels = np.tile(np.arange(2000, 2008, dtype=np.uint16), (8, 1))
    picture = network_picture(radiograph(pixels, bits=12, windows=(Window(2048, 4096),)), InputSpec(**SMALL))
    assert len(np.unique(picture)) == 8


def test_shrinking_averages_instead_of_picking():
    stripes = np.zeros((64, 64), dtype=np.uint8)
    stripes[:, ::2] = 255
    picture = network_picture(radiograph(stripes), InputSpec(**SMALL))
    np.testing.assert_allclose(picture, 0.5, atol=0.05)


def test_colour_becomes_luminance():
    red = Radiograph(np.tile(np.array([255, 0, 0], dtype=np.uint8), (8, 8, 1)), 8, source="PNG")
    np.testing.assert_allclose(network_picture(red, InputSpec(**SMALL)), 0.299, atol=1e-5)


@pytest.mark.parametrize("dtype", ["i2", "i4", "f4", "f8", "u4", "i1"])
def test_signed_and_wide_values_are_taken_as_they_are(dtype):
    pixels = np.tile(np.arange(-4, 4) if dtype[0] != "u" else np.arange(8), (8, 1)).astype(dtype)
    low = float(pixels.min())
    picture = network_picture(radiograph(pixels, bits=16, windows=()), InputSpec(**SMALL, window="full"))
    np.testing.assert_allclose(picture[0], (pixels[0] - low) / 7.0, atol=1e-6)


def test_window_policy_is_obeyed():
    pixels = np.tile(np.linspace(100, 140, 8).astype(np.uint8), (8, 1))
    default, automatic, full = (
        network_picture(radiograph(pixels), InputSpec(**SMALL, window=policy))
        for policy in ("default", "automatic", "full")
    )
    assert np.ptp(default) < 0.2
    assert np.ptp(automatic) == np.ptp(full) == 1.0


def test_default_policy_prefers_the_files_lut():
    lut = LookupTable(0, np.arange(256.0)[::-1], 8)
    pixels = np.tile(np.arange(0, 256, 32, dtype=np.uint8), (8, 1))
    picture = network_picture(radiograph(pixels, voi_luts=(lut,)), InputSpec(**SMALL))
    np.testing.assert_allclose(picture[0], 1.0 - pixels[0] / 255.0, atol=1e-6)


def test_spec_survives_json_and_refuses_what_it_does_not_know():
    spec = InputSpec(width=299, height=299, fit="stretch", normalisation="tf")
    assert InputSpec.model_validate_json(spec.model_dump_json()) == spec
    with pytest.raises(ValidationError):
        InputSpec(colour="pink")

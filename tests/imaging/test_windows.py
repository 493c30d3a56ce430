import numpy as np
import pytest

from radiograph_studio.imaging import (
    LookupTable,
    Radiograph,
    Window,
    automatic_window,
    default_window,
    full_range_window,
    modality_range,
    render,
)


@pytest.fixture
def picture() -> np.ndarray:
    return np.arange(1000, 2000, dtype=np.uint16).reshape(20, 50)


def dicom(pixels, **fields):
    return Radiograph(pixels, 16, source="DICOM", **fields)


def test_first_file_window_is_the_default(picture):
    first, second = Window(1500, 1000, name="NORMAL"), Window(1500, 500, name="HARDER")
    assert default_window(dicom(picture, windows=(first, second))) == (first, ())


def test_voi_lut_goes_before_windows(picture):
    lut = LookupTable(1000, np.arange(1000.0), 10)
    chosen, notes = default_window(dicom(picture, windows=(Window(1500, 1000),), voi_luts=(lut,)))
    assert chosen is lut
    assert notes == ()


def test_useless_file_window_gives_way_to_automatic_with_a_note_and_stays_selectable(picture):
    useless = Window(-30000, 100)
    radiograph = dicom(picture, windows=(useless,))
    chosen, notes = default_window(radiograph)
    assert chosen.name == "Automatic"
    assert len(notes) == 1
    assert radiograph.windows == (useless,)
    assert render(radiograph).std() > 50


def test_file_window_of_a_black_and_white_picture_is_kept():
    pixels = np.zeros((10, 10), dtype=np.uint16)
    pixels[5:] = 4095
    window = Window(2048, 4096)
    assert default_window(dicom(pixels, windows=(window,))) == (window, ())


def test_automatic_window_spans_the_percentiles_of_non_padding_pixels(picture):
    padded = np.vstack([picture, np.full((20, 50), 65535, dtype=np.uint16)])
    window = automatic_window(dicom(padded, padding=(65535.0, 65535.0)))
    low, high = window.center - window.width / 2, window.center + window.width / 2
    assert low == pytest.approx(1004, abs=2)
    assert high == pytest.approx(1994, abs=2)


def test_automatic_window_of_a_small_object_on_an_even_ground_shows_the_object():
    pixels = np.zeros((100, 100), dtype=np.uint16)
    pixels[50, 50:55] = [100, 200, 300, 400, 500]
    assert render(dicom(pixels))[50, 50:55].tolist() == [51, 102, 153, 204, 255]


def test_windows_of_a_constant_or_wholly_padded_picture_are_usable():
    pixels = np.full((4, 4), 7, dtype=np.uint16)
    assert full_range_window(dicom(pixels)).width > 0
    assert render(dicom(pixels)).tolist() == [[128] * 4] * 4
    assert render(dicom(pixels, padding=(7.0, 7.0))).max() == 0


def test_range_is_exact_in_modality_units_whatever_the_slope(picture):
    assert modality_range(dicom(picture, slope=-2.0, intercept=1.0)) == (-3997.0, -1999.0)
    assert modality_range(dicom(picture, padding=(1000.0, 1009.0))) == (1010.0, 1999.0)


def test_range_of_a_large_picture_counts_every_pixel():
    pixels = np.full((2000, 2000), 50, dtype=np.uint16)
    pixels[1, 1], pixels[3, 3] = 3, 60000
    assert modality_range(dicom(pixels)) == (3.0, 60000.0)
    assert modality_range(dicom(pixels, padding=(1.0, 1.0))) == (3.0, 60000.0)


def test_floats_without_a_window_are_shown_from_low_to_high():
    pixels = np.linspace(-1e-6, 1e-6, 400, dtype=np.float32).reshape(20, 20)
    shown = render(dicom(pixels))
    assert shown[0, 0] == 0
    assert shown[-1, -1] == 255


def test_colour_has_no_window_and_passes_unchanged():
    pixels = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
    radiograph = Radiograph(pixels, 8, source="PNG")
    assert default_window(radiograph) == (None, ())
    np.testing.assert_array_equal(render(radiograph), pixels)
    np.testing.assert_array_equal(render(radiograph, invert=True), 255 - pixels)

"""Tables worked out by hand from PS3.3 C.11.1 and C.11.2, and what must hold for all of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiograph_studio.imaging import LookupTable, Radiograph, Window, display_table, modality_values
from radiograph_studio.imaging.arithmetic import composed_unit, to_unit

finite = st.floats(-5000, 5000)
windows = st.builds(
    Window,
    center=finite,
    width=st.floats(0.01, 9000),
    function=st.sampled_from(["LINEAR", "LINEAR_EXACT", "SIGMOID"]),
)


def table(radiograph, window=None, invert=False):
    return display_table(radiograph, window, invert).apply(radiograph.pixels)[0].tolist()


def test_linear_window_spreads_width_minus_one_around_centre_minus_half(grey):
    # c = 8, w = 16: black at 8 - 0.5 - 7.5 = 0, white at 15; 255 / 15 = 17 grey levels a step
    assert table(grey(range(18))) == [17 * k for k in range(16)] + [255, 255]


def test_linear_exact_window_spreads_the_width_around_the_centre(grey):
    # c = 8, w = 10: black at 3, white at 13; 25.5 a step, halves upwards
    got = table(grey(range(2, 15)), Window(8, 10, "LINEAR_EXACT"))
    assert got == [0, 0, 26, 51, 77, 102, 128, 153, 179, 204, 230, 255, 255]


def test_sigmoid_window_follows_the_formula(grey):
    # c = 100, w = 40: x = 100 -> 1/2; x = 110 -> 1/(1 + e^-1) = 0.7311; x = 90 -> 0.2689
    assert table(grey([90, 100, 110]), Window(100, 40, "SIGMOID")) == [69, 128, 186]


def test_linear_window_of_width_one_is_a_threshold(grey):
    assert table(grey([99, 100, 101]), Window(100, 1)) == [0, 255, 255]


def test_linear_window_narrower_than_one_is_read_as_exact():
    values = np.array([0.9, 1.0, 1.1])
    np.testing.assert_allclose(to_unit(values, Window(1.0, 0.2)), [0.0, 0.5, 1.0], atol=1e-9)


def test_rescale_is_applied_before_the_window(grey):
    # 2 x - 4: stored 2, 4, 6 -> 0, 4, 8
    got = table(grey([2, 4, 6], slope=2.0, intercept=-4.0))
    assert got == [0, 68, 136]


def test_negative_slope_reverses_once(grey):
    radiograph = grey([0, 5, 15], slope=-1.0, intercept=15.0)
    assert table(radiograph) == [255, 170, 0]


def test_modality_lut_clamps_at_both_ends(grey):
    lut = LookupTable(2, np.array([10.0, 20.0, 30.0]), 8)
    radiograph = grey([0, 2, 3, 4, 9], modality_lut=lut, slope=99.0)
    assert modality_values(radiograph)[0].tolist() == [10, 10, 20, 30, 30]


def test_voi_lut_with_ten_bit_entries_and_negative_start(grey):
    lut = LookupTable(-1, np.array([0.0, 341.0, 682.0, 1023.0]), 10)
    assert table(grey([-5, -1, 0, 1, 2, 7], dtype="i2"), lut) == [0, 0, 85, 170, 255, 255]


def test_voi_lut_with_more_than_256_eight_bit_entries_does_not_wrap(grey):
    lut = LookupTable(0, np.minimum(np.arange(1024), 255).astype(float), 8)
    assert table(grey([0, 255, 256, 700]), lut) == [0, 255, 255, 255]


def test_polarity_is_applied_once_and_inverting_twice_changes_nothing(grey):
    plain, inverted = grey(range(16)), grey(range(16), inverted=True)
    assert table(inverted) == table(plain)[::-1]
    assert table(inverted, invert=True) == table(plain)


@pytest.mark.parametrize("inverted", [False, True])
@pytest.mark.parametrize("invert", [False, True])
def test_padding_is_black_in_either_polarity(grey, inverted, invert):
    radiograph = grey([0, 5, 60000, 60001, 60002], inverted=inverted, padding=(60000.0, 60001.0))
    shown = table(radiograph, invert=invert)
    assert shown[2:4] == [0, 0]
    assert shown[4] == (0 if inverted != invert else 255)


def test_not_a_number_is_black_and_warns_of_nothing(grey):
    assert table(grey([np.nan, np.inf, -np.inf], dtype="f4", bits=32)) == [0, 255, 0]


@pytest.mark.parametrize(("dtype", "bits"), [("u1", 8), ("i1", 8), ("u2", 12), ("u2", 16), ("i2", 13), ("i2", 16)])
def test_table_equals_direct_computation_for_every_stored_value(dtype, bits):
    low, high = (0, 2**bits) if dtype[0] == "u" else (-(2 ** (bits - 1)), 2 ** (bits - 1))
    pixels = np.arange(low, high).astype(dtype).reshape(2, -1)
    radiograph = Radiograph(pixels, bits, slope=0.5, intercept=3.0, padding=(1.0, 2.0), inverted=True)
    window = Window((low + high) / 5, (high - low) / 3)
    direct = composed_unit(radiograph, pixels.astype(np.int64), window)
    np.testing.assert_array_equal(
        display_table(radiograph, window).apply(pixels), np.floor(direct * 255 + 0.5).astype(np.uint8)
    )


def test_table_applies_to_slices_and_into_a_given_array(grey):
    radiograph = grey(np.arange(64).reshape(8, 8))
    shown = display_table(radiograph)
    whole = shown.apply(radiograph.pixels)
    out = np.zeros((4, 4), dtype=np.uint8)
    assert shown.apply(radiograph.pixels[::2, ::2], out) is out
    np.testing.assert_array_equal(out, whole[::2, ::2])


@given(windows, st.lists(finite, min_size=2, max_size=40))
def test_every_window_is_bounded_and_monotonic(window, values):
    unit = to_unit(np.sort(np.array(values)), window)
    assert unit.min() >= 0.0
    assert unit.max() <= 1.0
    assert np.all(np.diff(unit) >= 0.0)


@given(windows, st.booleans(), st.floats(-3, 3).filter(lambda s: abs(s) > 0.01))
def test_inversion_mirrors_every_grey(window, inverted, slope):
    pixels = np.arange(-60, 60, dtype=np.int16).reshape(10, 12)
    radiograph = Radiograph(pixels, 16, slope=slope, inverted=inverted)
    total = composed_unit(radiograph, pixels, window) + composed_unit(radiograph, pixels, window, invert=True)
    np.testing.assert_allclose(total, 1.0)

"""The even border of pictures without a padding tag: found robustly, and treated as padding on request."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiograph_studio.imaging import (
    Border,
    Window,
    automatic_window,
    default_window,
    find_border,
    full_range_window,
    mask_border,
    modality_values,
    read,
    render,
)


def anatomy(rows=300, columns=260, low=100, high=900, seed=1):
    """A smooth, noisy picture whose edges are anything but even."""
    y, x = np.mgrid[0:rows, 0:columns]
    wave = 0.5 + 0.3 * np.sin(x / 17) * np.cos(y / 23) + 0.1 * np.sin((x + y) / 5)
    noise = np.random.default_rng(seed).normal(0, 0.02, wave.shape)
    return (low + (high - low) * np.clip(wave + noise, 0, 1)).astype(np.uint16)


def framed(pixels, border, level):
    return np.pad(pixels, ((border.top, border.bottom), (border.left, border.right)), constant_values=level)


FRAMES = [
    Border(0, 0, 40, 0),
    Border(0, 0, 0, 40),
    Border(25, 0, 0, 0),
    Border(0, 25, 0, 0),
    Border(30, 20, 15, 50),
    Border(0, 0, 90, 110),
]


@pytest.mark.parametrize("border", FRAMES)
@pytest.mark.parametrize("level", [0, 1000, 500])
@pytest.mark.parametrize("inverted", [False, True])
def test_even_frame_is_found_to_the_pixel(grey, border, level, inverted):
    assert find_border(grey(framed(anatomy(), border, level), bits=10, inverted=inverted)) == border


@given(
    st.tuples(*[st.sampled_from([0, 0, 12, 33, 60])] * 4),
    st.sampled_from([0, 1000]),
    st.integers(0, 5),
    st.sampled_from(["u2", "i2", "f4", "i4"]),
)
def test_any_frame_is_found_and_its_mask_leaves_the_inside_alone(sides, level, seed, dtype):
    from radiograph_studio.imaging import Radiograph

    border = Border(*sides)
    pixels = framed(anatomy(seed=seed), border, level).astype(dtype)
    radiograph = Radiograph(pixels=pixels, bits_stored=10 if dtype == "u2" else 32, source="DICOM")
    found = find_border(radiograph)
    assert found == (border if any(sides) else None)
    if found is None:
        return
    masked = mask_border(radiograph, found)
    inside = np.s_[border.top : pixels.shape[0] - border.bottom, border.left : pixels.shape[1] - border.right]
    np.testing.assert_array_equal(masked.pixels[inside], pixels[inside])
    low, high = masked.padding
    outside = (masked.pixels >= low) & (masked.pixels <= high)
    assert not outside[inside].any()
    assert outside.sum() == pixels.size - pixels[inside].size


def test_noise_and_a_letter_in_the_frame_do_not_hide_it(grey):
    pixels = framed(anatomy(), Border(0, 0, 50, 0), 1000).astype(int)
    pixels[:, :50] += np.random.default_rng(0).integers(-8, 9, pixels[:, :50].shape)
    pixels[10:13, 10:14] = 300
    assert find_border(grey(pixels, bits=10)).left == 50


def shadow(inverted):
    """The leg of READING: an even border that fades towards the field and ends in a slightly oblique edge."""
    rows, columns, field = 600, 600, 200
    pixels = np.full((rows, columns), 1000.0)
    pixels[:, field:] = anatomy(rows, columns - field, 0, 600)
    for row in range(rows):
        edge = field - 6 + row // 60
        pixels[row, edge - 80 : edge] = 1000 - np.linspace(0, 250, 80)
        pixels[row, edge:field] = 300
    return (1000 - pixels if inverted else pixels).astype(np.uint16)


@pytest.mark.parametrize("inverted", [False, True])
def test_shadow_of_a_collimator_belongs_to_a_bright_border(grey, inverted):
    found = find_border(grey(shadow(inverted), bits=10, inverted=inverted))
    assert abs(found.left - 200) <= 6
    assert (found.top, found.bottom, found.right) == (0, 0, 0)


def test_dark_border_stops_where_it_is_no_longer_even(grey):
    # The same values shown the other way round: air around a limb is no shadow.
    found = find_border(grey(shadow(False), bits=10, inverted=True))
    assert found is None or found.left < 140


@pytest.mark.parametrize(
    "pixels",
    [
        anatomy(),
        np.zeros((50, 50)),
        np.full((1, 1), 7),
        np.arange(5)[None, :],
        np.arange(60)[:, None] * np.ones((1, 60)),
        np.pad(np.arange(400).reshape(20, 20), 200),  # hardly any picture
    ],
)
def test_picture_without_a_frame_has_none(grey, pixels):
    assert find_border(grey(pixels)) is None


def test_colour_and_pictures_with_a_padding_tag_have_no_border_to_offer(grey):
    pixels = framed(anatomy(), Border(0, 0, 40, 0), 1000)
    assert find_border(grey(pixels, padding=(1000.0, 1000.0))) is None
    assert find_border(grey(np.dstack([pixels // 8] * 3), dtype="u1", bits=8)) is None


def test_masked_border_is_black_whatever_the_polarity_and_left_out_of_windows(grey):
    border = Border(0, 0, 40, 30)
    for inverted in (False, True):
        radiograph = grey(framed(anatomy(), border, 1000), bits=10, inverted=inverted, windows=())
        masked = mask_border(radiograph, border)
        shown = render(masked)
        assert shown[:, :40].max() == shown[:, -30:].max() == 0
        inside = grey(anatomy(), bits=10, inverted=inverted, windows=())
        assert automatic_window(masked) == automatic_window(inside) != automatic_window(radiograph)
        assert full_range_window(masked) == full_range_window(inside)
        assert default_window(masked)[0] == default_window(inside)[0]
        np.testing.assert_array_equal(shown[:, 40:-30], render(inside))
    assert radiograph.padding is None
    assert radiograph.pixels[0, 0] == 1000


@pytest.mark.parametrize(
    ("dtype", "bits"), [("u1", 8), ("u2", 8), ("u2", 16), ("i1", 8), ("i2", 16), ("f4", 32), ("f8", 64)]
)
def test_value_for_the_border_is_found_where_all_values_are_in_use(grey, dtype, bits):
    size = 2 ** min(bits, 16)
    low = 0 if dtype[0] != "i" else -size // 2
    pixels = np.pad((np.arange(size) + low).reshape(-1, 16).astype(dtype), 2, mode="edge")
    radiograph = grey(pixels, dtype=dtype, bits=bits, windows=(Window(low + size / 2, size),))
    masked = mask_border(radiograph, Border(2, 2, 2, 2))
    np.testing.assert_array_equal(modality_values(masked)[2:-2, 2:-2], modality_values(radiograph)[2:-2, 2:-2])
    np.testing.assert_array_equal(render(masked)[2:-2, 2:-2], render(radiograph)[2:-2, 2:-2])
    assert render(masked, invert=True)[:2].max() == render(masked)[:2].max() == 0
    assert ((masked.pixels >= masked.padding[0]) & (masked.pixels <= masked.padding[1])).sum() == pixels.size - size
    assert not masked.pixels.flags.writeable


def test_own_padding_value_is_used_where_the_file_has_one(grey):
    masked = mask_border(grey([[1, 2, 3, 4]], padding=(900.0, 910.0)), Border(0, 0, 1, 0))
    assert masked.pixels.tolist() == [[900, 2, 3, 4]]
    assert masked.padding == (900.0, 910.0)
    odd = mask_border(grey([[1, 2, 3, 4]], padding=(-9.0, -3.0)), Border(0, 0, 1, 0))
    assert odd.padding == (1.0, 1.0)


def test_border_of_a_colour_picture_is_painted_black(grey):
    masked = mask_border(grey(np.full((4, 4, 3), 200), dtype="u1", bits=8), Border(1, 0, 0, 2))
    assert render(masked)[:, :, 0].tolist() == [[0, 0, 0, 0], *[[200, 200, 0, 0]] * 3]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["leg_mono1_uncompressed.dcm", "leg_mono1_rle.dcm"])
def test_collimated_leg_loses_its_glare(shared_data, name):
    radiograph = read(shared_data / "dicom" / name)
    found = find_border(radiograph)
    assert (found.top, found.bottom) == (0, 0)
    assert 440 <= found.left <= 475  # the edge stands oblique
    assert 505 <= found.right <= 545
    shown = render(mask_border(radiograph, found))
    assert shown[:, : found.left].max() == 0
    assert render(radiograph)[:, :200].min() == 255


@pytest.mark.shared
@pytest.mark.parametrize("name", ["chest_mono1_15bit_j2k.dcm", "chest_8bit_no_window.dcm", "chest_useless_window.dcm"])
def test_chests_without_a_border_are_left_alone(shared_data, name):
    assert find_border(read(shared_data / "dicom" / name)) is None

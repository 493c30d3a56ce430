"""The picture at the resolution of the screen."""

from typing import Any

import numpy as np
import pytest

from radiograph_studio.ui.review import geometry
from radiograph_studio.ui.review.geometry import Extent, View
from radiograph_studio.ui.review.pyramid import build_pyramid, level_for, sampled, turned
from radiograph_studio.ui.review.tile import make_tile
from radiograph_studio.ui.review.turning import Turn

NOISE = np.random.default_rng(1).integers(0, 4096, (1200, 1600), dtype=np.uint16)


def test_levels_are_means_of_the_stored_pixels() -> None:
    pyramid = build_pyramid(NOISE)
    means = NOISE.reshape(600, 2, 800, 2).mean(axis=(1, 3))
    np.testing.assert_allclose(pyramid.levels[0].values, means)
    assert [level.factor for level in pyramid.levels] == [2, 4]


def test_odd_sizes_keep_their_last_row_and_column() -> None:
    pixels = np.full((1025, 1027), 7, np.uint16)
    assert build_pyramid(pixels).levels[0].values.shape == (513, 514)
    assert (build_pyramid(pixels).levels[0].values == 7).all()


@pytest.mark.parametrize(("step", "level"), [(1.0, 0), (1.9, 0), (2.0, 1), (3.3, 1), (4.1, 2), (40.0, 2)])
def test_the_level_is_never_coarser_than_the_screen(step: float, level: int) -> None:
    assert level_for(build_pyramid(NOISE), step) == level


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.int16, np.int32, np.uint32, np.float32])
def test_a_reduced_picture_keeps_its_type_and_its_mean(kind: Any) -> None:
    pixels = (NOISE // 32).astype(kind)
    small = sampled(build_pyramid(pixels), (0, 0, 1600, 1200), (500, 375))
    assert small.dtype == kind
    assert small.shape == (375, 500)
    assert small.mean() == pytest.approx(pixels.mean(), rel=0.01)


def test_a_fine_grid_becomes_grey_and_not_a_pattern() -> None:
    grid = np.zeros((1200, 1200), np.uint16)
    grid[::2] = 4000
    small = sampled(build_pyramid(grid), (0, 0, 1200, 1200), (370, 370))
    assert np.ptp(small.astype(int)) <= 2
    assert abs(int(small[100, 100]) - 2000) <= 1


def test_padding_does_not_bleed_into_the_picture() -> None:
    pixels = np.full((1024, 1024), 3000, np.uint16)
    pixels[:, :333] = 0
    small = sampled(build_pyramid(pixels, (0.0, 0.0)), (0, 0, 1024, 1024), (300, 300))
    assert set(np.unique(small)) == {0, 3000}


def test_colour_is_reduced_channel_by_channel() -> None:
    pixels = np.zeros((1024, 1024, 3), np.uint8)
    pixels[..., 0] = 200
    pixels[::2, :, 2] = 100
    small = sampled(build_pyramid(pixels), (0, 0, 1024, 1024), (300, 300))
    assert small[150, 150].tolist() == [200, 0, 50]


def test_from_100_percent_up_the_stored_pixels_themselves_are_shown() -> None:
    extent, view = Extent(1600, 1200), View(300, 200)
    placement = geometry.actual_size(extent, view).snapped(view)
    tile = make_tile(build_pyramid(NOISE), extent, placement, view)
    assert tile is not None
    assert tile.exact
    np.testing.assert_array_equal(tile.pixels, NOISE[tile.top : tile.bottom, tile.left : tile.right])
    assert tile.pixels.size < NOISE.size / 4


def test_a_tile_serves_small_pans_and_no_other_scale() -> None:
    extent, view = Extent(1600, 1200), View(300, 200)
    placement = geometry.actual_size(extent, view)
    tile = make_tile(build_pyramid(NOISE), extent, placement, view)
    assert tile is not None
    assert tile.serves(extent, placement.panned(30, -30), view)
    assert not tile.serves(extent, placement.panned(200, 0), view)
    assert not tile.serves(extent, geometry.zoomed(extent, view, placement, 1.2, (0, 0)), view)


def test_a_tile_has_one_value_for_each_device_pixel_below_100_percent() -> None:
    extent, view = Extent(1600, 1200), View(400, 300, pixel_ratio=2.0)
    tile = make_tile(build_pyramid(NOISE), extent, geometry.fit(extent, view), view)
    assert tile is not None
    assert tile.pixels.shape == (600, 800)


def test_nothing_is_made_for_a_picture_out_of_view() -> None:
    extent, view = Extent(100, 100), View(300, 200)
    far = geometry.actual_size(extent, view).panned(5000, 0)
    assert make_tile(build_pyramid(NOISE[:100, :100]), extent, far, view) is None


@pytest.mark.parametrize("size", [(300, 300), (640, 640), (999, 700)])
def test_a_draft_is_the_same_picture_but_for_its_detail(size: tuple[int, int]) -> None:
    rows, columns = np.mgrid[0:1100, 0:1000]
    pixels = (rows * 20 + columns * 30).astype(np.uint16)
    pyramid = build_pyramid(pixels)
    box = (0, 0, 1000, 1100)
    draft, careful = (sampled(pyramid, box, size, draft) for draft in (True, False))
    assert draft.dtype == careful.dtype
    assert draft.shape == careful.shape
    # Half a mean of 4 x 4 pixels at most: what the nearest one is away from the middle.
    assert np.abs(draft.astype(int) - careful.astype(int)).max() <= 2 * (20 + 30) * 2


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("turn", [Turn(), Turn(1), Turn(2, True)])
def test_padding_stays_padding_between_50_and_100_percent(draft: bool, turn: Turn) -> None:
    pixels = np.full((800, 900), 1000, np.uint16)
    pixels[:, :450] = 0
    shown = turned(build_pyramid(pixels, (0.0, 0.0)), turn)
    rows, columns = shown.pixels.shape
    found = sampled(shown, (0, 0, columns, rows), (columns * 3 // 4, rows * 3 // 4), draft)
    assert set(np.unique(found)) == {0, 1000}
    assert (found == 0).mean() == pytest.approx(0.5, abs=0.01)


def test_what_is_padding_is_found_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = np.full((700, 700), 5, np.uint16)
    pixels[:10] = 0
    made = build_pyramid(pixels, (0.0, 0.0))
    monkeypatch.setattr("radiograph_studio.ui.review.pyramid._inside", lambda *_: pytest.fail("found out again"))
    sampled(made, (0, 0, 700, 700), (500, 500))

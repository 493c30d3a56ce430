"""Turns and mirrors of the picture on screen."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiograph_studio.ui.review.geometry import Extent
from radiograph_studio.ui.review.pyramid import build_pyramid, sampled, turned
from radiograph_studio.ui.review.turning import Turn

ALL = [Turn(quarters, mirrored) for quarters in range(4) for mirrored in (False, True)]
turns = st.sampled_from(ALL)
STORED = Extent(4, 3)
PICTURE = np.arange(12).reshape(3, 4)


@pytest.mark.parametrize("turn", ALL)
def test_pixels_and_positions_turn_alike(turn: Turn) -> None:
    shown = turn.pixels(PICTURE)
    extent = turn.extent(STORED)
    assert shown.shape == (extent.rows, extent.columns)
    for row, column in itertools.product(range(3), range(4)):
        x, y = turn.to_shown(STORED, column + 0.5, row + 0.5)
        assert shown[int(y), int(x)] == PICTURE[row, column]


@given(turns, st.floats(0, 4), st.floats(0, 3))
def test_to_stored_undoes_to_shown(turn: Turn, column: float, row: float) -> None:
    assert turn.to_stored(STORED, *turn.to_shown(STORED, column, row)) == pytest.approx((column, row))


@pytest.mark.parametrize(
    ("step", "same"),
    [
        (Turn.right, lambda a: np.rot90(a, -1)),
        (Turn.left, np.rot90),
        (Turn.flipped_across, np.fliplr),
        (Turn.flipped_down, np.flipud),
    ],
)
@pytest.mark.parametrize("turn", ALL)
def test_each_command_does_to_the_screen_what_it_says(turn: Turn, step: object, same: object) -> None:
    np.testing.assert_array_equal(step(turn).pixels(PICTURE), same(turn.pixels(PICTURE)))  # type: ignore[operator]


def test_letters_follow_the_picture() -> None:
    letters = ("R", "H", "L", "F")  # left, top, right, bottom of an upright frontal chest
    assert Turn().edges(letters) == letters
    assert Turn().right().edges(letters) == ("F", "R", "H", "L")
    assert Turn().left().edges(letters) == ("H", "L", "F", "R")
    assert Turn().flipped_across().edges(letters) == ("L", "H", "R", "F")
    assert Turn().flipped_down().edges(letters) == ("R", "F", "L", "H")


def test_two_flips_are_half_a_turn_and_no_mirror() -> None:
    both = Turn().flipped_across().flipped_down()
    assert both == Turn(2)
    assert both.words() == ("Rotated 180°", "")


@pytest.mark.parametrize("turn", [turn for turn in ALL if turn.mirrored])
def test_a_mirrored_picture_always_says_so(turn: Turn) -> None:
    assert turn.words()[1].startswith("Flipped")


def test_an_oblong_pixel_lies_down_with_the_picture() -> None:
    assert Turn(1).extent(Extent(4, 3, 2.0)) == Extent(3, 4, 0.5)


@pytest.mark.parametrize("turn", ALL)
def test_coarse_levels_of_an_odd_picture_stay_in_place(turn: Turn) -> None:
    rows, columns = 1027, 1101
    y, x = np.mgrid[0:rows, 0:columns]
    pyramid = build_pyramid((x * 20 + y * 30).astype(np.uint16))
    box, size = (0.0, 0.0, float(columns), float(rows)), (110, 103)
    upright = turn.pixels(sampled(pyramid, box, size)).astype(int)
    extent = turn.extent(Extent(columns, rows))
    other = (0.0, 0.0, float(extent.columns), float(extent.rows))
    shown = sampled(turned(pyramid, turn), other, (upright.shape[1], upright.shape[0])).astype(int)
    # One stored pixel is 20 or 30 grey levels here: the two agree within a third of one, but for the outermost edge.
    assert np.abs(shown - upright)[1:-1, 1:-1].max() <= 8

"""Lengths, angles and region statistics against figures worked out by hand."""

import math

import numpy as np
import pytest

from radiograph_studio.imaging import Radiograph, Spacing, SpacingRegion, Window
from radiograph_studio.ui.review import measures
from radiograph_studio.ui.review.measures import Shape
from radiograph_studio.ui.review.sheet import Hand, Sheet, Sheets

COUNTING = np.arange(100, dtype=np.uint16).reshape(10, 10)


def radiograph(**more: object) -> Radiograph:
    return Radiograph(COUNTING, 16, **more)  # type: ignore[arg-type]


def same(point: measures.Point) -> measures.Point:
    return point


def test_a_length_uses_row_spacing_downwards_and_column_spacing_across() -> None:
    assert measures.length((0, 0), (3, 4), None) == 5
    assert measures.length((0, 0), (3, 4), (0.5, 2.0)) == pytest.approx(math.hypot(6, 2))
    assert measures.length((1, 1), (1, 11), (0.5, 2.0)) == 5


@pytest.mark.parametrize(
    ("spacing", "words"),
    [
        (Spacing(), "5.0 px, no spacing"),
        (Spacing((0.2, 0.2), "mm at detector; patient smaller"), "1.0 mm at detector; patient smaller"),
        (Spacing((2.0, 2.0), "mm, calibrated by user"), "10.0 mm, calibrated by user"),
    ],
)
def test_every_length_says_what_it_means(spacing: Spacing, words: str) -> None:
    assert measures.words(Shape("ruler", ((0, 0), (3, 4))), radiograph(), spacing) == (words,)


def test_a_line_between_two_ultrasound_regions_has_no_millimetres() -> None:
    spacing = Spacing(None, "mm by region", (SpacingRegion(0, 0, 9, 4, (0.5, 0.5)), SpacingRegion(0, 5, 9, 9, (1, 1))))
    assert measures.words(Shape("ruler", ((0, 1), (4, 1))), radiograph(), spacing) == ("2.0 mm",)
    assert measures.words(Shape("ruler", ((0, 1), (8, 1))), radiograph(), spacing) == ("8.0 px, no spacing",)


@pytest.mark.parametrize(
    ("arm", "other", "degrees"),
    [((1, 0), (0, 1), 90), ((1, 0), (1, 1), 45), ((1, 0), (-1, 0), 180), ((1, 0), (1, 0), 0)],
)
def test_an_angle_is_that_at_its_vertex(arm: tuple[int, int], other: tuple[int, int], degrees: float) -> None:
    assert measures.angle(arm, (0, 0), other) == pytest.approx(degrees)


def test_angles_are_taken_in_millimetres_where_pixels_are_oblong() -> None:
    assert measures.angle((1, 0), (0, 0), (1, 1), (2.0, 1.0)) == pytest.approx(math.degrees(math.atan(2)))
    tall = radiograph(pixel_aspect=2.0)
    assert measures.words(Shape("angle", ((1, 0), (0, 0), (1, 1))), tall, Spacing()) == ("63.4°",)


def test_the_cobb_angle_does_not_depend_on_how_the_lines_were_drawn() -> None:
    level, tilted = ((0.0, 0.0), (10.0, 0.0)), ((0.0, 5.0), (10.0, 5.0 + 10 * math.tan(math.radians(30))))
    for first in (level, level[::-1]):
        for second in (tilted, tilted[::-1]):
            assert measures.cobb_angle(first, second) == pytest.approx(30)  # type: ignore[arg-type]


@pytest.mark.parametrize("turned_round", [False, True])
def test_the_chest_ratio_is_that_of_the_shorter_line_and_says_both_widths(turned_round: bool) -> None:
    heart, chest = ((30.0, 60.0), (80.0, 60.0)), ((110.0, 90.0), (10.0, 90.0))
    points = (*chest, *heart) if turned_round else (*heart, *chest)
    said = measures.words(Shape("ratio", points), radiograph(), Spacing((0.5, 0.5), "mm at detector"))
    assert said == ("CTR 0.50", "heart 25.0 mm at detector", "chest 50.0 mm at detector")
    assert measures.words(Shape("ratio", points), radiograph(), Spacing())[0] == "CTR 0.50"


def test_the_chest_ratio_of_stretched_pixels_is_that_of_the_patient() -> None:
    level, upright = ((0.0, 0.0), (100.0, 0.0)), ((0.0, 0.0), (0.0, 100.0))
    assert measures.chest_ratio(level, upright, (1.0, 2.0)) == pytest.approx(0.5)


def test_a_rectangle_counts_the_pixels_whose_middle_it_holds() -> None:
    # Columns 2 and 3 of rows 1 and 2: 12, 13, 22, 23.
    found = measures.statistics(radiograph(), Shape("rectangle", ((2.0, 1.0), (4.0, 3.0))))
    assert found == measures.Statistics(4, 17.5, pytest.approx(math.sqrt(25.25)), 12, 23)
    between = Shape("rectangle", ((3.4, 2.4), (2.6, 1.6)))
    assert measures.statistics(radiograph(), between) is None


def test_an_ellipse_leaves_the_corners_out() -> None:
    # Diameter 3 around the middle of the pixel (1, 1): that pixel and its four neighbours; the corners are too far.
    found = measures.statistics(radiograph(), Shape("ellipse", ((0.3, 0.3), (2.7, 2.7))))
    assert found is not None
    assert (found.count, found.mean, found.least, found.greatest) == (5, 11, 1, 21)


def test_statistics_are_of_modality_values_with_their_unit_and_without_padding() -> None:
    ct = radiograph(slope=2.0, intercept=-1000.0, padding=(13, 13), tags={"Units": "HU"})
    shape = Shape("rectangle", ((2, 1), (4, 3)))  # 12, (13), 22, 23 -> -976, -956, -954
    found = measures.statistics(ct, shape)
    assert found is not None
    assert (found.count, found.least, found.greatest) == (3, -976, -954)
    assert found.mean == pytest.approx(-962)
    lines = measures.words(shape, ct, Spacing((0.5, 0.5), "mm"))
    assert lines[0] == "mean -962.00  SD 9.93 HU"
    assert lines[-1] == "1.0 mm²"


def test_a_region_beyond_the_picture_is_cut_and_one_outside_has_no_pixels() -> None:
    found = measures.statistics(radiograph(), Shape("rectangle", ((-5, -5), (1, 1))))
    assert found is not None
    assert (found.count, found.mean) == (1, 0)
    outside = Shape("rectangle", ((20, 20), (30, 30)))
    assert measures.statistics(radiograph(), outside) is None
    assert measures.words(outside, radiograph(), Spacing())[0] == "No pixels"


def test_the_area_of_a_region() -> None:
    assert measures.area(Shape("rectangle", ((0, 0), (4, 3))), (0.5, 2.0)) == pytest.approx(8 * 1.5)
    assert measures.area(Shape("ellipse", ((0, 0), (4, 2))), None) == pytest.approx(2 * math.pi)


def test_a_calibration_makes_the_line_as_long_as_said_and_keeps_the_pixels_shape() -> None:
    oblong = radiograph(pixel_aspect=2.0)
    spacing = measures.calibrated(oblong, Spacing(), (0, 0), (10, 0), 25.0)
    assert spacing.mm == pytest.approx((5.0, 2.5))
    assert spacing.label == "mm, calibrated by user"
    again = measures.calibrated(oblong, Spacing((0.2, 0.1), "mm at detector"), (0, 0), (0, 10), 4.0)
    assert again.mm == pytest.approx((0.4, 0.2))
    with pytest.raises(ValueError, match="above 0"):
        measures.calibrated(oblong, Spacing(), (1, 1), (1, 1), 25.0)


def test_the_window_of_a_region_spans_its_values() -> None:
    window = measures.region_window(radiograph(), Shape("rectangle", ((0, 0), (10, 1))))  # 0 to 9
    assert isinstance(window, Window)
    assert (window.center, window.width) == pytest.approx((4.5, 9.0 * 0.99))
    assert measures.region_window(radiograph(), Shape("rectangle", ((0, 0), (1, 1)))) is None


def click(hand: Hand, point: measures.Point) -> Shape | None:
    hand.move(point)
    hand.press(point, point, same)
    return hand.release(point, point)


def drag(hand: Hand, start: measures.Point, end: measures.Point) -> Shape | None:
    hand.move(start)
    hand.press(start, start, same)
    hand.move(end)
    return hand.release(end, end)


@pytest.mark.parametrize("kind", ["ruler", "rectangle", "ellipse"])
def test_two_points_can_be_dragged_or_clicked(kind: measures.Kind) -> None:
    hand = Hand()
    hand.tool = kind
    assert drag(hand, (10, 10), (60, 20)) == Shape(kind, ((10, 10), (60, 20)))
    assert click(hand, (200, 100)) is None
    assert click(hand, (300, 150)) == Shape(kind, ((200, 100), (300, 150)))
    assert len(hand.sheet.shapes) == 2
    assert hand.tool == kind


def test_an_angle_takes_three_points_and_a_cobb_angle_two_lines() -> None:
    hand = Hand()
    hand.tool = "angle"
    drag(hand, (100, 0), (0, 0))
    assert click(hand, (0, 100)) == Shape("angle", ((100, 0), (0, 0), (0, 100)))
    hand.tool = "cobb"
    drag(hand, (300, 300), (400, 300))
    done = drag(hand, (300, 500), (400, 600))
    assert done == Shape("cobb", ((300, 300), (400, 300), (300, 500), (400, 600)))
    assert measures.words(done, radiograph(), Spacing()) == ("Cobb 45.0°",)
    hand.tool = "ratio"
    drag(hand, (300, 700), (400, 700))
    assert drag(hand, (300, 800), (500, 800)) == Shape("ratio", ((300, 700), (400, 700), (300, 800), (500, 800)))
    hand.tool = "cobb"
    for point in ((600, 0), (700, 0), (600, 90)):
        assert click(hand, point) is None
    assert click(hand, (700, 0)) == Shape("cobb", ((600, 0), (700, 0), (600, 90), (700, 0)))


def test_a_shape_can_be_moved_reshaped_and_removed() -> None:
    hand = Hand()
    hand.sheet = Sheet([Shape("ruler", ((10, 10), (110, 10)))])
    drag(hand, (60, 12), (70, 32))
    assert hand.sheet.shapes == [Shape("ruler", ((20, 30), (120, 30)))]
    drag(hand, (120, 30), (120, 90))
    assert hand.sheet.shapes == [Shape("ruler", ((20, 30), (120, 90)))]
    assert hand.sheet.remove_selected()
    assert not hand.sheet.remove_selected()
    assert hand.sheet.shapes == []


def test_without_a_tool_a_press_on_nothing_is_left_to_others() -> None:
    hand = Hand()
    assert not hand.press((5, 5), (5, 5), same)
    assert not hand.busy


def test_a_click_that_measures_nothing_leaves_nothing() -> None:
    hand = Hand()
    hand.tool = "ruler"
    click(hand, (50, 50))
    click(hand, (50, 50))
    assert hand.sheet.shapes == []
    assert hand.draft is None


def test_a_calibration_holds_for_all_frames_of_its_image_and_no_other() -> None:
    sheets = Sheets()
    first = sheets.sheet("a", 0)
    sheets.calibrate("a", Spacing((1, 1), "mm, calibrated by user"))
    assert first.calibration == sheets.sheet("a", 3).calibration == Spacing((1, 1), "mm, calibrated by user")
    assert sheets.sheet("b", 0).calibration is None
    sheets.calibrate("a", None)
    assert sheets.sheet("a", 3).calibration is None

"""Where a picture lies in a view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiograph_studio.ui.review import geometry
from radiograph_studio.ui.review.geometry import Extent, Placement, View

EXTENT = Extent(400, 200)
VIEW = View(1000, 900)
scales = st.floats(0.01, 50)
places = st.floats(-2000, 2000)


def test_fit_touches_two_edges_and_is_centred() -> None:
    placed = geometry.fit(EXTENT, VIEW)
    assert placed.to_view(EXTENT, 0, 0) == pytest.approx((0, 200))
    assert placed.to_view(EXTENT, 400, 200) == pytest.approx((1000, 700))


def test_actual_size_is_one_device_pixel_for_one_image_pixel() -> None:
    view = View(1000, 900, pixel_ratio=1.5)
    placed = geometry.actual_size(EXTENT, view)
    left, _ = placed.to_view(EXTENT, 10, 0)
    right, _ = placed.to_view(EXTENT, 11, 0)
    assert (right - left) * view.pixel_ratio == pytest.approx(1.0)
    assert placed.device_scale(view) == pytest.approx(1.0)


@pytest.mark.parametrize(("aspect", "across", "down"), [(2.0, 1.0, 2.0), (0.5, 2.0, 1.0)])
def test_oblong_pixels_are_stretched_and_never_shrunk_at_actual_size(aspect: float, across: float, down: float) -> None:
    extent = Extent(100, 100, aspect)
    placed = geometry.actual_size(extent, VIEW)
    x0, y0 = placed.to_view(extent, 0, 0)
    x1, y1 = placed.to_view(extent, 1, 1)
    assert (x1 - x0, y1 - y0) == pytest.approx((across, down))


@given(scales, places, places, st.floats(0, 400), st.floats(0, 200), st.floats(0.4, 2.5))
def test_image_and_view_positions_are_inverse(
    scale: float, left: float, top: float, column: float, row: float, aspect: float
) -> None:
    extent, placed = Extent(400, 200, aspect), Placement(scale, left, top)
    assert placed.to_image(extent, *placed.to_view(extent, column, row)) == pytest.approx((column, row), abs=1e-3)


@given(scales, places, places, st.floats(0.2, 5), st.floats(0, 1000), st.floats(0, 900))
def test_zoom_keeps_the_image_point_under_the_cursor(
    scale: float, left: float, top: float, factor: float, x: float, y: float
) -> None:
    before = Placement(scale, left, top)
    point = before.to_image(EXTENT, x, y)
    after = geometry.zoomed(EXTENT, VIEW, before, factor, (x, y))
    assert after.to_view(EXTENT, *point) == pytest.approx((x, y), abs=1e-4)


def test_zoom_has_limits() -> None:
    near = far = geometry.fit(EXTENT, VIEW)
    for _ in range(200):
        near = geometry.zoomed(EXTENT, VIEW, near, 1.2, (500, 450))
        far = geometry.zoomed(EXTENT, VIEW, far, 1 / 1.2, (500, 450))
    assert near.scale == geometry.MAX_DEVICE_SCALE
    assert far.scale == pytest.approx(geometry.fit(EXTENT, VIEW).scale / 4)


@given(places.map(lambda value: value * 50), places.map(lambda value: value * 50))
def test_a_picture_cannot_be_pushed_out_of_the_view(dx: float, dy: float) -> None:
    placed = geometry.kept_in_view(EXTENT, VIEW, geometry.fit(EXTENT, VIEW).panned(dx, dy))
    left, top = placed.to_view(EXTENT, 0, 0)
    right, bottom = placed.to_view(EXTENT, 400, 200)
    assert left < VIEW.width - 40
    assert right > 40
    assert top < VIEW.height - 40
    assert bottom > 40


def test_actual_size_around_a_point_opens_no_gap_at_the_edge() -> None:
    extent = Extent(3000, 3000)
    placed = geometry.actual_size(extent, VIEW, (0, 0), geometry.fit(extent, VIEW).panned(300, 300))
    left, top = placed.to_view(extent, 0, 0)
    right, bottom = placed.to_view(extent, 3000, 3000)
    assert left <= 0
    assert top <= 0
    assert right >= VIEW.width
    assert bottom >= VIEW.height


def test_a_snapped_corner_lies_on_a_device_pixel() -> None:
    placed = Placement(1.0, 10.3, 20.4).snapped(View(100, 100, pixel_ratio=2.0))
    assert (placed.left * 2, placed.top * 2) == (21, 41)

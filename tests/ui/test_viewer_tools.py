"""The viewer's tools with real pictures in a real widget: turns, layers, measurements, frames."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from radiograph_studio import imaging
from radiograph_studio.imaging import Overlay, Radiograph, Shutter, Spacing
from radiograph_studio.ui.review import windowing
from radiograph_studio.ui.review.captions import Corners
from radiograph_studio.ui.review.geometry import Extent
from radiograph_studio.ui.review.measure_paint import _free_place
from radiograph_studio.ui.review.measures import Shape
from radiograph_studio.ui.review.opening import Opened, _overlays, open_radiograph
from radiograph_studio.ui.review.overlay import paint_corners
from radiograph_studio.ui.review.pyramid import build_pyramid
from radiograph_studio.ui.review.sheet import Sheet
from radiograph_studio.ui.review.turning import Turn
from radiograph_studio.ui.review.viewer import Viewer
from tests.ui import review_pictures

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def viewer(qtbot: QtBot) -> Viewer:
    made = Viewer()
    qtbot.addWidget(made)
    made.resize(500, 450)
    made.show()
    return made


def opened(**more: object) -> Opened:
    radiograph = Radiograph(review_pictures.ramp(), 16, **more)  # type: ignore[arg-type]
    voi, notes = imaging.default_window(radiograph)
    rows = windowing.choices((), (), imaging.automatic_window(radiograph), imaging.full_range_window(radiograph))
    pyramid = build_pyramid(radiograph.pixels)
    return Opened(
        Path("made.dcm"), radiograph, pyramid, Extent(400, 300), voi, (0, 65535), rows, notes, _overlays(radiograph)
    )


def picture_on_screen(viewer: Viewer) -> np.ndarray:
    """Return the picture as it is on screen at 1:1, without what is written over it."""
    viewer.drawForeground = lambda *_: None  # type: ignore[method-assign]
    screen = review_pictures.shown(viewer.viewport().grab().toImage())
    extent = viewer.extent
    left, top = (round(value) for value in viewer.placement.snapped(viewer.view()).to_view(extent, 0, 0))
    return screen[top : top + extent.rows, left : left + extent.columns]


@pytest.mark.parametrize("turn", [Turn(q, m) for q in range(4) for m in (False, True)])
def test_a_turned_picture_shows_the_rendered_pixels_turned(viewer: Viewer, turn: Turn) -> None:
    viewer.show_picture(opened())
    viewer.set_turn(turn)
    viewer.actual_size()
    assert viewer.opened is not None
    expected = turn.pixels(imaging.render(viewer.opened.radiograph))
    np.testing.assert_array_equal(picture_on_screen(viewer), expected)


def test_the_probe_reads_the_stored_pixel_of_a_turned_picture(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.show_picture(opened())
    viewer.rotate_right()
    viewer.flip_across()
    viewer.actual_size()
    point = viewer.to_view(31.5, 17.5)
    qtbot.mouseMove(viewer.viewport(), QPoint(int(point.x()), int(point.y())))
    stored = review_pictures.ramp()[17, 31]
    assert viewer.corner_texts().bottom_left == (f"x 31  y 17  stored {stored}",)


def test_letters_turn_with_the_picture_and_a_mirror_warns(viewer: Viewer) -> None:
    viewer.show_picture(opened(orientation=("L", "F")))
    assert viewer.edge_letters() == ("R", "H", "L", "F")
    viewer.rotate_right()
    assert viewer.edge_letters() == ("F", "R", "H", "L")
    assert viewer.corner_texts().warning == ""
    viewer.flip_across()
    assert viewer.edge_letters() == ("H", "R", "F", "L")
    assert viewer.corner_texts().warning == "Flipped"
    viewer.reset()
    assert viewer.edge_letters() == ("R", "H", "L", "F")
    assert viewer.corner_texts().warning == ""


def test_a_file_without_orientation_has_no_letters(viewer: Viewer) -> None:
    viewer.show_picture(opened())
    assert viewer.edge_letters() is None


def test_the_middle_stays_in_the_middle_when_the_picture_turns(viewer: Viewer) -> None:
    viewer.show_picture(opened())
    viewer.zoom(6, QPointF(100, 100))
    middle = QPointF(250, 225)
    before = viewer.image_position(middle)
    viewer.rotate_left()
    assert viewer.image_position(middle) == pytest.approx(before, abs=0.6)


@pytest.mark.parametrize("turn", [Turn(), Turn(1), Turn(3, True)])
def test_the_shutter_covers_what_render_covers_and_can_be_lifted(viewer: Viewer, turn: Turn) -> None:
    viewer.show_picture(opened(shutter=Shutter(rectangle=(40, 30, 250, 360), grey=77)))
    viewer.set_turn(turn)
    viewer.actual_size()
    assert viewer.opened is not None
    radiograph = viewer.opened.radiograph
    np.testing.assert_array_equal(picture_on_screen(viewer), turn.pixels(imaging.render(radiograph)))
    viewer.set_showing("shutter", False)
    bare = imaging.render(radiograph, shutter=False)
    np.testing.assert_array_equal(picture_on_screen(viewer), turn.pixels(bare))


@pytest.mark.parametrize(
    "shutter",
    [
        Shutter(circle=(150, 200, 120)),
        Shutter(polygon=((20, 30), (20, 350), (280, 390), (250, 10))),
        Shutter(rectangle=(60, 60, 200, 300), circle=(150, 200, 140)),
    ],
    ids=["circle", "polygon", "both"],
)
def test_round_and_slanted_shutters_agree_with_render_but_for_their_edge(viewer: Viewer, shutter: Shutter) -> None:
    viewer.show_picture(opened(shutter=shutter))
    viewer.actual_size()
    assert viewer.opened is not None
    wrong = picture_on_screen(viewer) != imaging.render(viewer.opened.radiograph)
    assert wrong.mean() < 0.012


def test_overlays_are_drawn_in_place_and_can_be_switched_off(viewer: Viewer) -> None:
    mask = np.zeros((300, 400), bool)
    mask[100, 50:350] = True
    viewer.show_picture(opened(overlays=(Overlay((0, 0), mask, "Line"),)))
    viewer.actual_size()
    assert viewer.opened is not None
    bare = imaging.render(viewer.opened.radiograph)
    changed = picture_on_screen(viewer) != bare
    assert changed[100, 60:340].mean() > 0.9
    assert not changed[:100].any()
    assert not changed[101:].any()
    viewer.set_showing("overlays", False)
    np.testing.assert_array_equal(picture_on_screen(viewer), bare)


def test_a_thin_overlay_line_is_still_seen_when_the_picture_is_small(viewer: Viewer) -> None:
    mask = np.zeros((300, 400), bool)
    mask[100, :] = True
    viewer.show_picture(opened(overlays=(Overlay((0, 0), mask, "Line"),)))
    viewer.zoom(0.3)
    with_line = viewer.viewport().grab().toImage()
    viewer.set_showing("overlays", False)
    without = viewer.viewport().grab().toImage()
    assert with_line != without


def drag(qtbot: QtBot, viewer: Viewer, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(viewer.viewport(), LEFT, NONE, start)
    qtbot.mouseMove(viewer.viewport(), (start + end) / 2)
    qtbot.mouseMove(viewer.viewport(), end)
    qtbot.mouseRelease(viewer.viewport(), LEFT, NONE, end)


def test_a_ruler_is_drawn_with_the_mouse_and_follows_the_picture(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.show_picture(opened(spacing=Spacing((0.5, 0.25), "mm at detector")))
    viewer.actual_size()
    viewer.set_tool("ruler")
    voi = viewer.voi
    start, end = viewer.to_view(100, 50).toPoint(), viewer.to_view(200, 50).toPoint()
    drag(qtbot, viewer, start, end)
    (shape,) = viewer.sheet.shapes
    assert viewer.measurement_words(shape) == ("25.0 mm at detector",)
    assert viewer.voi is voi
    viewer.rotate_right()
    viewer.zoom_in()
    assert viewer.measurement_words(shape) == ("25.0 mm at detector",)
    first = viewer.to_view(*shape.points[0])
    assert viewer.image_position(first) == pytest.approx(shape.points[0], abs=0.01)
    assert viewer.tool == "ruler"


def test_a_drawn_shape_is_painted_and_gone_when_removed(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.show_picture(opened())
    before = viewer.viewport().grab().toImage()
    viewer.set_sheet(Sheet([Shape("cobb", ((50, 50), (150, 60), (60, 120), (160, 150)))], selected=0))
    assert viewer.viewport().grab().toImage() != before
    viewer.remove_selected()
    assert viewer.viewport().grab().toImage() == before


def test_without_a_tool_the_left_button_still_changes_the_window(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.show_picture(opened())
    voi = viewer.voi
    drag(qtbot, viewer, QPoint(100, 100), QPoint(180, 100))
    assert viewer.voi != voi
    assert viewer.sheet.shapes == []


def test_the_window_of_the_drawn_region_is_taken(viewer: Viewer) -> None:
    viewer.show_picture(opened())
    assert not viewer.window_from_region()
    viewer.set_sheet(Sheet([Shape("rectangle", ((0, 0), (10, 1)))]))
    assert viewer.window_from_region()
    assert viewer.voi is not None
    assert viewer.voi.name == "Region"
    assert 300 < viewer.voi.width < 340  # type: ignore[union-attr]


def wheel(viewer: Viewer, delta: int, modifier: Qt.KeyboardModifier) -> None:
    at = QPointF(200, 200)
    args = (QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(viewer.viewport(), QWheelEvent(at, at, *args))


def test_the_wheel_rolls_frames_where_there_are_several_and_zooms_with_ctrl(viewer: Viewer, tmp_path: Path) -> None:
    pages = [Image.fromarray(np.full((40, 50), value, np.uint8)) for value in (10, 20, 30)]
    path = tmp_path / "pages.tiff"
    pages[0].save(path, save_all=True, append_images=pages[1:])
    viewer.show_picture(open_radiograph(path))
    steps: list[int] = []
    viewer.frameStepWanted.connect(steps.append)
    scale = viewer.placement.scale
    wheel(viewer, -120, NONE)
    for _ in range(3):
        wheel(viewer, 40, NONE)
    assert steps == [1, -1]
    assert viewer.placement.scale == scale
    wheel(viewer, 120, Qt.KeyboardModifier.ControlModifier)
    assert viewer.placement.scale > scale
    assert steps == [1, -1]


def test_a_hidden_name_is_written_nowhere(viewer: Viewer, tmp_path: Path) -> None:
    viewer.show_picture(open_radiograph(review_pictures.write_png(tmp_path / "Doe_Jane.png")))
    viewer.set_shown_name("Image 1")
    assert viewer.corner_texts().top_left[0] == "Image 1"
    assert "Doe" not in viewer.accessibleDescription()


def test_a_following_view_shows_the_same_part_at_the_same_enlargement(qtbot: QtBot, viewer: Viewer) -> None:
    other = Viewer()
    qtbot.addWidget(other)
    other.resize(300, 400)
    other.show()
    viewer.show_picture(opened())
    other.show_picture(opened())
    viewer.zoom(3, QPointF(100, 100))
    other.follow(viewer)
    mine, theirs = viewer.image_position(QPointF(250, 225)), other.image_position(QPointF(150, 200))
    assert theirs == pytest.approx(mine, abs=1)
    viewer.fit()
    other.follow(viewer)
    assert other.fitted


def test_words_of_measurements_do_not_hide_each_other() -> None:
    area, taken = QRectF(0, 0, 400, 300), [QRectF(100, 100, 80, 40)]
    wanted = QRectF(110, 110, 80, 40)
    place = _free_place(wanted, taken, area)
    assert not place.intersects(taken[0])
    assert area.contains(place)
    assert abs(place.y() - wanted.y()) <= 48
    assert _free_place(wanted, [area], area) == wanted


def _letters(corners: Corners, width: int) -> int:
    """Return how many light pixels the corner texts of a picture of that width have."""
    image = QImage(width, 300, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_corners(painter, QRect(0, 0, width, 300), corners)
    painter.end()
    return int((review_pictures.shown(image) > 120).sum())


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", [200, 800])
@pytest.mark.parametrize("edge", ["top", "bottom"])
def test_corner_texts_do_not_cover_each_other_however_narrow_the_picture(width: int, edge: str) -> None:
    left, right = {f"{edge}_left": ("abdomen_078_1",)}, {f"{edge}_right": ("CR  ABDOMEN  AP", "2024-01-01")}
    alone = _letters(Corners(**left), width) + _letters(Corners(**right), width)
    assert _letters(Corners(**left, **right), width) == alone > 100

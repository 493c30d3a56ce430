"""The viewer with a real picture in a real widget."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from radiograph_studio import imaging
from radiograph_studio.imaging import Window
from radiograph_studio.ui.review import windowing
from radiograph_studio.ui.review.opening import open_radiograph
from radiograph_studio.ui.review.viewer import Viewer
from tests.ui import review_pictures

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def viewer(qtbot: QtBot) -> Viewer:
    made = Viewer()
    qtbot.addWidget(made)
    made.resize(500, 450)
    made.show()
    return made


@pytest.fixture
def filled(viewer: Viewer, tmp_path: Path) -> Viewer:
    viewer.show_picture(open_radiograph(review_pictures.write_png(tmp_path / "ramp.png")))
    return viewer


def drag(
    qtbot: QtBot, viewer: Viewer, button: Qt.MouseButton, by: tuple[int, int], modifier: Qt.KeyboardModifier = NONE
) -> None:
    start = QPoint(200, 200)
    qtbot.mousePress(viewer.viewport(), button, modifier, start)
    qtbot.mouseMove(viewer.viewport(), start + QPoint(*by) / 2)
    qtbot.mouseMove(viewer.viewport(), start + QPoint(*by))
    qtbot.mouseRelease(viewer.viewport(), button, modifier, start + QPoint(*by))


def wheel(viewer: Viewer, at: QPoint, steps: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(viewer.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewer.viewport(), event)


def window(viewer: Viewer) -> Window:
    assert isinstance(viewer.voi, Window)
    return viewer.voi


def picture_on_screen(viewer: Viewer) -> tuple[np.ndarray, tuple[int, int]]:
    """Return what is on screen without its text, and where the picture's corner is."""
    viewer.drawForeground = lambda *_: None  # type: ignore[method-assign]
    image = viewer.viewport().grab().toImage()
    assert viewer.opened is not None
    left, top = viewer.placement.snapped(viewer.view()).to_view(viewer.opened.extent, 0, 0)
    return review_pictures.shown(image), (round(left), round(top))


def test_actual_size_shows_exactly_the_rendered_picture(filled: Viewer) -> None:
    filled.actual_size()
    screen, (left, top) = picture_on_screen(filled)
    assert filled.opened is not None
    rendered = imaging.render(filled.opened.radiograph)
    np.testing.assert_array_equal(screen[top : top + 300, left : left + 400], rendered)


def test_above_100_percent_each_pixel_is_a_block_of_its_own_grey(filled: Viewer) -> None:
    filled.actual_size()
    filled.zoom(4.0, QPointF(250, 225))
    screen, (left, top) = picture_on_screen(filled)
    assert filled.opened is not None
    rendered = imaging.render(filled.opened.radiograph)
    for row, column in ((140, 180), (150, 200), (160, 215)):
        block = screen[top + 4 * row : top + 4 * row + 4, left + 4 * column : left + 4 * column + 4]
        assert (block == rendered[row, column]).all()


def test_below_100_percent_the_picture_is_averaged(viewer: Viewer, tmp_path: Path) -> None:
    grid = np.zeros((1400, 1400), np.uint16)
    grid[::2] = 60000
    viewer.show_picture(open_radiograph(review_pictures.write_png(tmp_path / "grid.png", grid)))
    viewer.set_voi(Window(30000, 60000, "LINEAR_EXACT"))
    screen, (left, top) = picture_on_screen(viewer)
    inside = screen[top + 5 : top + 440, left + 5 : left + 440].astype(int)
    assert np.abs(inside - 127).max() <= 3


def test_fit_shows_the_whole_picture_and_follows_the_view(filled: Viewer) -> None:
    filled.zoom(3.0)
    filled.fit()
    assert filled.placement.scale == pytest.approx(500 / 400)
    filled.resize(800, 450)
    assert filled.placement.scale == pytest.approx(450 / 300)


def test_without_fit_the_middle_stays_in_the_middle_when_the_view_changes(filled: Viewer) -> None:
    filled.zoom(4.0)
    before = filled.image_position(QPointF(250, 225))
    filled.resize(700, 650)
    assert filled.image_position(QPointF(350, 325)) == pytest.approx(before, abs=0.5)


@pytest.mark.parametrize("steps", [3, -2, 6])
def test_the_wheel_keeps_the_point_under_the_cursor(filled: Viewer, steps: int) -> None:
    at = QPoint(320, 140)
    before = filled.image_position(QPointF(at))
    wheel(filled, at, steps)
    assert filled.placement.scale == pytest.approx(1.25 * 1.2**steps)
    assert filled.image_position(QPointF(at)) == pytest.approx(before, abs=1.0)


def test_the_wheel_shows_a_draft_that_is_made_with_care_at_rest(qtbot: QtBot, viewer: Viewer, tmp_path: Path) -> None:
    fine = np.random.default_rng(0).integers(0, 60000, (1400, 1400)).astype(np.uint16)
    viewer.show_picture(open_radiograph(review_pictures.write_png(tmp_path / "fine.png", fine)))
    viewer.drawForeground = lambda *_: None  # type: ignore[method-assign]
    wheel(viewer, QPoint(200, 200), 1)
    assert viewer.in_haste
    draft = review_pictures.shown(viewer.viewport().grab().toImage())
    qtbot.waitUntil(lambda: not viewer.in_haste)
    careful = review_pictures.shown(viewer.viewport().grab().toImage())
    assert draft.std() > careful.std()  # the draft has not been averaged
    assert abs(float(draft.mean()) - float(careful.mean())) < 3


def test_left_drag_changes_width_across_and_centre_down(qtbot: QtBot, filled: Viewer) -> None:
    before = window(filled)
    drag(qtbot, filled, LEFT, (40, 0))
    wider = window(filled)
    assert wider.width == pytest.approx(before.width * 2 ** (40 / windowing.PIXELS_TO_DOUBLE))
    assert wider.center == pytest.approx(before.center)
    drag(qtbot, filled, LEFT, (0, 20))
    assert window(filled).center == pytest.approx(wider.center + 20 * wider.width / windowing.PIXELS_TO_DOUBLE)
    assert window(filled).width == wider.width


def test_a_click_changes_nothing(qtbot: QtBot, filled: Viewer) -> None:
    before = (window(filled), filled.placement)
    qtbot.mouseClick(filled.viewport(), LEFT, NONE, QPoint(200, 200))
    assert (window(filled), filled.placement) == before


@pytest.mark.parametrize(
    ("button", "modifier"), [(MIDDLE, NONE), (LEFT, Qt.KeyboardModifier.ControlModifier)], ids=["middle", "ctrl"]
)
def test_pan_moves_the_picture_with_the_pointer(
    qtbot: QtBot, filled: Viewer, button: Qt.MouseButton, modifier: Qt.KeyboardModifier
) -> None:
    before, voi = filled.placement, filled.voi
    drag(qtbot, filled, button, (30, -20), modifier)
    assert (filled.placement.left - before.left, filled.placement.top - before.top) == pytest.approx((30, -20))
    assert filled.placement.scale == before.scale
    assert filled.voi is voi


def test_space_with_a_drag_pans_and_space_alone_resets(qtbot: QtBot, filled: Viewer) -> None:
    before = filled.placement
    filled.set_voi(Window(100, 50))
    qtbot.keyPress(filled, Qt.Key.Key_Space)
    drag(qtbot, filled, LEFT, (30, 10))
    qtbot.keyRelease(filled, Qt.Key.Key_Space)
    assert filled.placement.left == pytest.approx(before.left + 30)
    assert window(filled) == Window(100, 50)
    qtbot.keyClick(filled, Qt.Key.Key_Space)
    assert filled.placement == before
    assert filled.opened is not None
    assert filled.voi == filled.opened.voi


def test_right_drag_upwards_enlarges_around_where_it_began(qtbot: QtBot, filled: Viewer) -> None:
    before, scale = filled.image_position(QPointF(200, 200)), filled.placement.scale
    drag(qtbot, filled, RIGHT, (0, -60))
    assert filled.placement.scale > scale * 1.3
    assert filled.image_position(QPointF(200, 200)) == pytest.approx(before, abs=1.0)


def test_double_click_toggles_fit(qtbot: QtBot, filled: Viewer) -> None:
    fitted = filled.placement
    qtbot.mouseDClick(filled.viewport(), LEFT, NONE, QPoint(250, 225))
    assert filled.placement.device_scale(filled.view()) == pytest.approx(1.0)
    qtbot.mouseDClick(filled.viewport(), LEFT, NONE, QPoint(250, 225))
    assert filled.placement == fitted


def test_invert_twice_is_identity_and_once_is_the_complement(filled: Viewer) -> None:
    filled.actual_size()
    first, (left, top) = picture_on_screen(filled)
    filled.set_inverted(True)
    assert "Inverted" in filled.corner_texts().top_right
    second, _ = picture_on_screen(filled)
    part = slice(top, top + 300), slice(left, left + 400)
    assert np.abs(second[part].astype(int) + first[part] - 255).max() <= 1
    filled.set_inverted(False)
    np.testing.assert_array_equal(picture_on_screen(filled)[0], first)
    assert "Inverted" not in filled.corner_texts().top_right


def test_reset_restores_window_polarity_and_fit(filled: Viewer) -> None:
    before = (filled.voi, filled.placement)
    filled.set_voi(Window(1, 2))
    filled.set_inverted(True)
    filled.zoom(5)
    filled.reset()
    assert (filled.voi, filled.placement, filled.inverted, filled.fitted) == (*before, False, True)


def test_arrows_pan_and_shift_arrows_change_the_window(qtbot: QtBot, filled: Viewer) -> None:
    left, width = filled.placement.left, window(filled).width
    qtbot.keyClick(filled, Qt.Key.Key_Right)
    assert filled.placement.left < left
    qtbot.keyClick(filled, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert window(filled).width > width


def test_moves_are_gathered_into_one_change(qtbot: QtBot, filled: Viewer) -> None:
    changes: list[object] = []
    filled.windowChanged.connect(changes.append)
    qtbot.mousePress(filled.viewport(), LEFT, NONE, QPoint(100, 100))
    for x in range(110, 200, 10):
        qtbot.mouseMove(filled.viewport(), QPoint(x, 100))
    sent = len(changes)
    qtbot.mouseRelease(filled.viewport(), LEFT, NONE, QPoint(190, 100))
    assert sent == 0
    assert len(changes) == 1


def test_the_probe_reads_stored_values(qtbot: QtBot, filled: Viewer) -> None:
    filled.actual_size()
    filled.pan(-filled.placement.left, -filled.placement.top)
    qtbot.mouseMove(filled.viewport(), QPoint(11, 7))
    pixels = review_pictures.ramp()
    assert filled.corner_texts().bottom_left == (f"x 11  y 7  stored {pixels[7, 11]}",)
    qtbot.mouseMove(filled.viewport(), QPoint(450, 430))
    assert filled.corner_texts().bottom_left == ()


def test_the_corners_say_file_size_window_and_zoom(filled: Viewer) -> None:
    filled.actual_size()
    filled.set_voi(Window(1200, 400))
    corners = filled.corner_texts()
    assert corners.top_left == ("ramp.png", "400 × 300  16 bit")
    assert corners.bottom_right == ("W 400  L 1200", "100 %")


def test_a_colour_picture_has_no_window_and_left_drag_pans(qtbot: QtBot, viewer: Viewer, tmp_path: Path) -> None:
    pixels = np.zeros((300, 300, 3), np.uint8)
    pixels[:, :150, 0], pixels[:, 150:, 2] = 200, 90
    viewer.show_picture(open_radiograph(review_pictures.write_png(tmp_path / "colour.png", pixels)))
    assert viewer.voi is None
    before = viewer.placement
    drag(qtbot, viewer, LEFT, (20, 0))
    assert viewer.placement.left == pytest.approx(before.left + 20)
    viewer.actual_size()
    screen, (left, top) = picture_on_screen(viewer)
    assert screen[top + 50, left + 20] == 200
    assert screen[top + 50, left + 200] == 0


def test_a_sentence_takes_the_place_of_the_picture_as_plain_text(filled: Viewer) -> None:
    filled.say("error", "<b>bold</b> is no picture.", "Choose another.")
    assert filled.opened is None
    assert filled.message.isVisible()
    assert filled.message.title == "<b>bold</b> is no picture."
    assert filled.message._title.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("act", [Viewer.fit, Viewer.actual_size, Viewer.reset, Viewer.zoom_in])
def test_without_a_picture_commands_do_nothing(viewer: Viewer, act: Callable[[Viewer], None]) -> None:
    act(viewer)
    assert viewer.opened is None

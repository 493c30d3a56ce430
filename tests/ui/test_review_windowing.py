"""The window as a person works it."""

import numpy as np
import pytest

from radiograph_studio.imaging import LookupTable, Window
from radiograph_studio.ui.review import windowing

VALUES = (0.0, 4095.0)
WINDOW = Window(2000, 1000)


def test_a_window_that_is_only_numbered_is_not_numbered_twice() -> None:
    rows = windowing.choices(
        (), (Window(1, 2, name="File window 1"), Window(1, 3, name="File window 2")), WINDOW, WINDOW
    )
    assert [row.text for row in rows][:2] == ["File window 1", "File window 2"]


def test_a_drag_to_the_right_widens_in_proportion_to_the_width() -> None:
    assert windowing.dragged(WINDOW, windowing.PIXELS_TO_DOUBLE, 0, VALUES).width == pytest.approx(2000)
    assert windowing.dragged(WINDOW, -windowing.PIXELS_TO_DOUBLE, 0, VALUES).width == pytest.approx(500)


def test_a_vertical_drag_moves_the_centre_by_a_share_of_the_width() -> None:
    slow = windowing.dragged(Window(2000, 100), 0, 20, VALUES)
    fast = windowing.dragged(Window(2000, 1000), 0, 20, VALUES)
    assert slow.center == pytest.approx(2010)
    assert fast.center == pytest.approx(2100)
    assert slow.width == 100


def test_a_drag_upwards_brightens_whatever_the_polarity() -> None:
    assert windowing.dragged(WINDOW, 0, -10, VALUES, inverted=False).center < WINDOW.center
    assert windowing.dragged(WINDOW, 0, -10, VALUES, inverted=True).center > WINDOW.center


def test_8_and_16_bit_pictures_feel_alike() -> None:
    small = windowing.dragged(Window(128, 200), 37, 11, (0, 255))
    large = windowing.dragged(Window(128 * 257, 200 * 257), 37, 11, (0, 65535))
    assert large.width / 257 == pytest.approx(small.width)
    assert large.center / 257 == pytest.approx(small.center)


def test_a_linear_window_never_gets_narrower_than_two() -> None:
    narrow = windowing.dragged(WINDOW, -100_000 / 50, 0, VALUES)
    for _ in range(20):
        narrow = windowing.dragged(narrow, -500, 0, VALUES)
    assert narrow.width == 2


def test_small_values_are_windowed_finely() -> None:
    narrow = windowing.dragged(Window(0.8, 1.3), -200, 0, (0.0, 0.5))
    assert narrow.function == "LINEAR_EXACT"
    assert 0 < narrow.width < 0.5


def test_the_picture_cannot_be_lost_by_dragging() -> None:
    window = WINDOW
    for _ in range(100):
        window = windowing.dragged(window, 50, 500, VALUES)
    assert window.center - window.width / 2 <= VALUES[1]
    assert window.width <= 8 * (VALUES[1] - VALUES[0])


def test_a_sigmoid_stays_one() -> None:
    assert windowing.dragged(Window(100, 50, "SIGMOID"), 5, 5, VALUES).function == "SIGMOID"


def test_a_drag_from_a_table_starts_with_its_own_range() -> None:
    table = LookupTable(1000, np.arange(2000, dtype=np.float64), 11)
    start = windowing.as_window(table, VALUES)
    assert (start.center - start.width / 2, start.center + start.width / 2) == (1000, 3000)
    assert windowing.as_window(WINDOW, VALUES) is WINDOW


def test_the_menu_holds_tables_then_windows_then_automatic_and_full_range() -> None:
    table = LookupTable(0, np.arange(4096, dtype=np.float64), 12, "NORMAL")
    own = (Window(100, 50, name="SOFTER"), Window(100, 20))
    automatic, full = Window(5, 5, name="Automatic"), Window(6, 6, name="Full range")
    rows = windowing.choices((table,), own, automatic, full)
    texts = [row.text for row in rows]
    assert texts == ["File: NORMAL", "File 1: SOFTER", "File window 2", "Automatic", "Full range"]
    assert [windowing.chosen(rows, row.voi) for row in rows] == [0, 1, 2, 3, 4]
    assert windowing.chosen(rows, Window(1, 1)) == -1


@pytest.mark.parametrize(
    ("voi", "text"),
    [
        (Window(1024, 2000), "W 2000  L 1024"),
        (Window(-0.2, 400), "W 400  L 0"),
        (Window(0.5, 0.21, "LINEAR_EXACT"), "W 0.210  L 0.500"),
        (Window(60, 80, "SIGMOID"), "W 80  L 60  sigmoid"),
        (None, ""),
    ],
)
def test_a_window_is_written_with_the_digits_that_matter(voi: Window | None, text: str) -> None:
    assert windowing.voi_text(voi) == text

"""The window as a person works it: choices, drags and words. Plain arithmetic without Qt.

All centres and widths are in modality units (DICOM PS3.3 C.11.2).
"""

import math
from dataclasses import dataclass, replace
from typing import Literal

from radiograph_studio.imaging import LookupTable, Window
from radiograph_studio.language import mark, tr

Voi = Window | LookupTable
ChoiceKind = Literal["lut", "file", "automatic", "full"]
PIXELS_TO_DOUBLE = 200.0  # a drag over this many pixels doubles the width, or moves the centre by one width
_LINEAR_LEAST = 2.0  # LINEAR is not defined below a width of 1 and is a bare threshold there
_FINE_RANGE = 64.0  # below this span of values whole units are too coarse a step
_WIDEST = 8.0
_TABLE = (mark("File table"), mark("File table {number}"))
_WINDOW = (mark("File window"), mark("File window {number}"))
_AS_STORED = mark("As stored")  # what `imaging` calls the window of 8-bit pictures that have none of their own


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of the window menu: what it is called and what it sets."""

    kind: ChoiceKind
    text: str
    voi: Voi


def choices(
    luts: tuple[LookupTable, ...], windows: tuple[Window, ...], automatic: Window, full: Window
) -> tuple[Choice, ...]:
    """Return the window menu of a file: its own tables and windows, then Automatic and Full range."""
    own = [Choice("lut", _named(lut.name, _TABLE, n, len(luts)), lut) for n, lut in enumerate(luts, 1)]
    own += [Choice("file", _named(w.name, _WINDOW, n, len(windows)), w) for n, w in enumerate(windows, 1)]
    return (*own, Choice("automatic", tr("Automatic"), automatic), Choice("full", tr("Full range"), full))


def chosen(rows: tuple[Choice, ...], voi: Voi | None) -> int:
    """Return which row ``voi`` is, or -1 for one that was made by hand."""
    for index, row in enumerate(rows):
        if row.voi is voi or (isinstance(voi, Window) and isinstance(row.voi, Window) and row.voi == voi):
            return index
    return -1


def as_window(voi: Voi, values: tuple[float, float]) -> Window:
    """Return a window to start a drag from: ``voi`` itself, or the linear window that comes nearest to a table.

    ``values``: the least and greatest modality value of the picture.
    """
    if isinstance(voi, Window):
        return voi
    first, last = float(voi.first_mapped), float(voi.first_mapped + len(voi.entries) - 1)
    low, high = max(first, values[0]), min(last, values[1])
    if high <= low:
        low, high = first, last
    return Window((low + high + 1) / 2, max(high - low + 1, _LINEAR_LEAST), "LINEAR", "By hand")


def dragged(window: Window, right: float, down: float, values: tuple[float, float], inverted: bool = False) -> Window:
    """Return the window after a drag by (``right``, ``down``) logical pixels.

    To the right widens, to the left narrows; upwards brightens, downwards darkens, whatever the polarity of
    the picture (``inverted``: the largest values are shown black). Speed is in proportion to the width, so that
    8-bit and 16-bit pictures feel alike.
    """
    span = max(values[1] - values[0], 1e-12)
    function = window.function
    if function == "LINEAR" and span < _FINE_RANGE:
        # PS3.3 C.11.2.1.3.2: LINEAR_EXACT takes any width above 0. The same ramp, in its terms:
        function, window = (
            "LINEAR_EXACT",
            replace(window, center=window.center - 0.5, width=max(window.width - 1, 1e-9)),
        )
    least = _LINEAR_LEAST if function == "LINEAR" else span * 1e-4
    width = min(max(window.width * math.pow(2.0, right / PIXELS_TO_DOUBLE), least), max(_WIDEST * span, least))
    step = down * window.width / PIXELS_TO_DOUBLE
    center = window.center - step if inverted else window.center + step
    center = min(max(center, values[0] - width / 2), values[1] + width / 2)
    return Window(center, width, function, "By hand")


def voi_text(voi: Voi | None) -> str:
    """Return the corner text of a window: ``W 2000  L 1024``, the name of a table, or nothing for colour."""
    if voi is None:
        return ""
    if isinstance(voi, LookupTable):
        return f"LUT {voi.name}" if not voi.name.upper().startswith("LUT") else voi.name
    text = f"W {number(voi.width, voi.width)}  L {number(voi.center, voi.width)}"
    return tr("{window}  sigmoid", window=text) if voi.function == "SIGMOID" else text


def number(value: float, scale: float) -> str:
    """Return ``value`` with as many decimals as matter where things vary by about ``scale``."""
    decimals = 0 if scale >= 20 else min(max(0, 2 - math.floor(math.log10(max(scale, 1e-12)))), 9)
    return f"{round(value, decimals) + 0.0:.{decimals}f}"  # adding 0.0 makes a plain zero of a negative one


def _named(name: str, nameless: tuple[str, str], position: int, count: int) -> str:
    own = " ".join(name.split())
    if own in {"", nameless[0], nameless[1].format(number=position)}:
        return tr(nameless[1], number=position) if count > 1 else tr(nameless[0])
    own = tr(own) if own == _AS_STORED else own
    return tr("File {number}: {name}", number=position, name=own) if count > 1 else tr("File: {name}", name=own)

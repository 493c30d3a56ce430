"""What is written in the corners of the picture. No Qt; no identity of a patient."""

import math
import re
from dataclasses import dataclass, field

from radiograph_studio import imaging
from radiograph_studio.imaging import Radiograph
from radiograph_studio.language import mark, tr
from radiograph_studio.ui.review import windowing
from radiograph_studio.ui.review.opening import Opened
from radiograph_studio.ui.review.turning import Turn
from radiograph_studio.ui.wording import plain

_SIDES = {"L": mark("Left"), "R": mark("Right"), "B": mark("Both sides")}
_NAMED = re.compile("„[^“]*“|“[^”]*”")


@dataclass(frozen=True, slots=True)
class Corners:
    """Lines for the four corners; ``warning`` stands below those of the upper right, in a colour that warns."""

    top_left: tuple[str, ...] = ()
    top_right: tuple[str, ...] = ()
    bottom_left: tuple[str, ...] = ()
    bottom_right: tuple[str, ...] = ()
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the user has done to the picture: the name it goes by, inverted, turned, its date shown."""

    name: str
    inverted: bool = False
    turn: Turn = field(default_factory=Turn)
    date: bool = True


def corners(opened: Opened, voi: windowing.Voi | None, device_scale: float, marks: Marks, probe: str) -> Corners:
    """Return the corner texts: file and frame, what it shows, the value under the pointer, window and zoom."""
    radiograph = opened.radiograph
    lossy = radiograph.tags.get("Compression", "")
    size = f"{radiograph.width} × {radiograph.height}  {depth_text(opened)}" + (f"  {plain(lossy)}" if lossy else "")
    frame = (frame_text(radiograph),) if radiograph.frames > 1 else ()
    rotated, flipped = marks.turn.words()
    date = plain(radiograph.date) if marks.date else ""
    masked = "" if opened.unmasked is None else tr("Border masked")
    inverted = tr("Inverted") if marks.inverted else ""
    window = tuple(text for text in (windowing.voi_text(voi),) if text)
    return Corners(
        (plain(marks.name), size, *frame),
        tuple(text for text in (subject(opened), date, rotated, inverted, masked) if text),
        (probe,) if probe else (),
        (*window, f"{percent(device_scale)} %"),
        flipped,
    )


def frame_text(radiograph: Radiograph) -> str:
    """Return which frame of a file it is, counted from 1."""
    return tr("Frame {number} of {count}", number=radiograph.frame + 1, count=radiograph.frames)


def subject(opened: Opened) -> str:
    """Return what the picture is of: "DX  CHEST  PA  Left"."""
    radiograph = opened.radiograph
    tags = radiograph.tags
    side = tr(_SIDES[radiograph.laterality]) if radiograph.laterality in _SIDES else ""
    parts = (tags.get("Modality", ""), tags.get("Body part", ""), radiograph.view, side)
    return plain("  ".join(part for part in parts if part))


def probe_text(opened: Opened, column: float, row: float) -> str:
    """Return what lies at an image position: place, stored value, modality value; empty outside the picture."""
    radiograph = opened.radiograph
    x, y = math.floor(column), math.floor(row)
    if not (0 <= x < radiograph.width and 0 <= y < radiograph.height):
        return ""
    place = f"x {x}  y {y}"
    if radiograph.is_colour:
        red, green, blue = (int(value) for value in radiograph.pixels[y, x])
        return f"{place}  RGB {red}, {green}, {blue}"
    patch = radiograph.pixels[y : y + 1, x : x + 1]
    stored = patch[0, 0].item()
    raw = f"{stored:g}" if isinstance(stored, float) else f"{stored}"
    if radiograph.padding is not None and radiograph.padding[0] <= stored <= radiograph.padding[1]:
        return tr("{place}  stored {stored}  padding", place=place, stored=raw)
    value = float(imaging.stored_to_modality(radiograph, patch)[0, 0])
    known = f" {unit(radiograph)}" if unit(radiograph) else ""
    if value == stored and not known:
        return tr("{place}  stored {stored}", place=place, stored=raw)
    meant = f"{windowing.number(value, opened.values[1] - opened.values[0])}{known}"
    return tr("{place}  stored {stored}  value {value}", place=place, stored=raw, value=meant)


def unit(radiograph: Radiograph) -> str:
    """Return the unit of modality values, "HU" or the like; "" where the file names none."""
    named = radiograph.tags.get("Units", "")
    return "" if named.upper() in {"", "US", "UNSPECIFIED"} else plain(named)


def percent(device_scale: float) -> str:
    """Return a zoom in per cent with the digits that matter."""
    value = device_scale * 100
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}"


def depth_text(opened: Opened) -> str:
    """Return the depth of the pixels: "12 bit", "colour", "32-bit float"."""
    pixels = opened.radiograph.pixels
    if opened.radiograph.is_colour:
        return tr("colour")
    if pixels.dtype.kind == "f":
        return tr("{bits}-bit float", bits=pixels.dtype.itemsize * 8)
    return tr("{bits} bit", bits=opened.radiograph.bits_stored)


def without_names(sentence: str, instead: str) -> str:
    """Return a message with every file it names, which stands in “…” (German: „…“), called ``instead``."""
    return _NAMED.sub(lambda found: f"{found[0][0]}{instead}{found[0][-1]}", sentence)

"""The even border of a picture without padding: found, and treated as padding where the user wants it.

Collimators leave a bright frame around the exposed field, and frame grabbers a black one. Neither has a tag. A bright
border glares, and either draws the automatic window towards itself.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.imaging.radiograph import Radiograph

Floats = NDArray[np.float32]

# Lengths are shares of the picture's side, grey levels shares of its range (1st to 99th percentile).
_LINES = 512  # pixels looked at across each line
_EVEN = 0.04  # a line is even when nearly all of it lies this close to the border's level
_NEARLY_ALL = 0.98
_LEAST = 0.01  # a narrower border disturbs nobody
_MOST = 0.45
_KEPT = 0.2  # what must be left of either side
_ROUNDS = 3
# The shadow of a collimator: scattered rays make it fade inwards, then it ends in a straight step.
_SHADOW = 0.2  # how far inwards of the even part the step may lie
_FADED = 0.4  # how far the shadow may have faded before the step
_STEP_WIDTH = 0.015  # over how many lines the step may spread (collimators stand a little oblique)
_STEP = 0.08
_STEP_SHARE = 0.7  # of the pixels of a line take part in the step: no limb has so straight an outline


@dataclass(frozen=True, slots=True)
class Border:
    """How many pixels of a picture, as stored, are border at each edge."""

    top: int
    bottom: int
    left: int
    right: int


def find_border(radiograph: Radiograph) -> Border | None:
    """Return the even border of a grey picture without padding tag; None where there is none.

    Each side is taken inwards as far as its lines stay even, and, where it is shown bright, through the shadow of
    the collimator to its edge. Costs some ten milliseconds: about 512 pixels of a line are looked at.
    """
    if radiograph.is_colour or radiograph.padding is not None:
        return None
    pixels = radiograph.pixels
    rows, columns = pixels.shape
    sample = pixels[:: max(1, rows // _LINES), :: max(1, columns // _LINES)]
    finite = sample[np.isfinite(sample)] if sample.dtype.kind == "f" else sample
    if not finite.size:
        return None
    low, high = (float(end) for end in np.percentile(finite, (1.0, 99.0)))
    if not high > low:
        return None
    bright = low if radiograph.inverted != _falling(radiograph) else high
    picture = _Picture(pixels, low, high - low, bright)
    found = _even_sides(picture)
    if found is None:
        return None
    sides = [_with_shadow(picture, found, side) for side in range(4)]
    sides = [0 if count < max(4.0, _LEAST * picture.length(side)) else count for side, count in enumerate(sides)]
    top, bottom, left, right = sides
    if not any(sides) or rows - top - bottom < _KEPT * rows or columns - left - right < _KEPT * columns:
        return None
    return Border(top, bottom, left, right)


def mask_border(radiograph: Radiograph, border: Border) -> Radiograph:
    """Return a copy whose ``border`` counts as padding: black, left out of statistics and windows.

    The border's pixels get a stored value that occurs nowhere within (their own where it does not), which is the
    copy's padding; a value more is made room for where all are in use. Colour is only painted black. The network is
    to be given the original: it was trained on whole pictures.
    """
    rows, columns = radiograph.height, radiograph.width
    inside = np.s_[border.top : rows - border.bottom, border.left : columns - border.right]
    if radiograph.is_colour:
        return replace(radiograph, pixels=_filled(radiograph.pixels, inside, 0))
    pixels, bits, value = radiograph.pixels, radiograph.bits_stored, _known_padding(radiograph)
    padding = radiograph.padding
    if value is None:
        own = pixels[0, 0] if border.top or border.left else pixels[-1, -1]
        pixels, bits, value = _with_free_value(pixels, bits, pixels[inside], own)
        padding = (float(value), float(value))
    return replace(radiograph, pixels=_filled(pixels, inside, value), bits_stored=bits, padding=padding)


@dataclass(frozen=True, slots=True, eq=False)
class _Picture:
    pixels: NDArray[Any]
    low: float
    range: float
    bright: float

    def length(self, side: int) -> int:
        return int(self.pixels.shape[side // 2])

    def lines(self, side: int, sides: list[int], first: int, last: int) -> Floats:
        """Return lines ``first`` to ``last`` from edge ``side`` as (lines, pixels): 0 ... 1 over the range.

        What the neighbouring ``sides`` have taken is left out of each line.
        """
        array = self.pixels if side < 2 else self.pixels.T
        begin, end = sides[(2, 0)[side // 2]], sides[(3, 1)[side // 2]]
        across = array.shape[1]
        step = max(1, (across - begin - end) // _LINES)
        rows = slice(first, last) if side % 2 == 0 else slice(-1 - first, -1 - last if last < len(array) else None, -1)
        values = array[rows, begin : across - end : step].astype(np.float32)
        values -= np.float32(self.low)
        values /= np.float32(self.range)
        return np.nan_to_num(values, copy=False, nan=0.0, posinf=1.0, neginf=0.0)


def _even_sides(picture: _Picture) -> list[int] | None:
    """Return how many lines of each edge (top, bottom, left, right) are even; None where none or all are."""
    sides = [0, 0, 0, 0]
    for _ in range(_ROUNDS):  # a side may only be seen to be even without its neighbours' corners
        found = [_even_lines(picture, sides, side) for side in range(4)]
        if found == sides:
            break
        sides = found
    rows, columns = picture.pixels.shape
    return sides if any(sides) and sides[0] + sides[1] < rows and sides[2] + sides[3] < columns else None


def _even_lines(picture: _Picture, sides: list[int], side: int) -> int:
    most = int(_MOST * picture.length(side))
    if most < 4:
        return 0
    level, count = 0.0, 0
    for first in range(0, most, 64):
        lines = picture.lines(side, sides, first, min(most, first + 64))
        if not first:
            level = float(np.median(lines[0]))
        share = (np.abs(lines - np.float32(level)) <= _EVEN).mean(axis=1)
        uneven = np.flatnonzero(share < _NEARLY_ALL)
        if len(uneven):
            return count + int(uneven[0])
        count += len(lines)
    return 0 if count >= most else count


def _with_shadow(picture: _Picture, sides: list[int], side: int) -> int:
    """Return the lines of ``side`` with the collimator's shadow, where the border is bright and ends in a step."""
    even, length = sides[side], picture.length(side)
    if even < max(4.0, _LEAST * length):
        return even
    width = max(2, round(_STEP_WIDTH * length))
    last = min(int(_MOST * length), even + int(_SHADOW * length)) + width
    lines = picture.lines(side, sides, max(0, even - width), last)
    level = float(np.median(lines[0]))
    bright = (picture.bright - picture.low) / picture.range
    if abs(level - bright) > 0.25 or len(lines) <= width:
        return even
    away = np.abs(lines - np.float32(level))
    steps = away[width:] - away[:-width]
    shares = (steps >= _STEP).mean(axis=1)
    faded = np.median(away[:-width], axis=1) > _FADED
    shares[np.logical_or.accumulate(faded)] = 0.0
    if shares.max() < _STEP_SHARE:
        return even
    means = np.where(shares >= _STEP_SHARE, steps.mean(axis=1), 0.0)
    start = int(np.argmax(means))
    done = away[start : start + width + 1] - away[start] >= steps[start] / 2
    over = np.flatnonzero(done[:, steps[start] >= _STEP].mean(axis=1) >= 0.9)
    return max(even, max(0, even - width) + start + int(over[0]))


def _falling(radiograph: Radiograph) -> bool:
    return radiograph.modality_lut is None and radiograph.slope < 0


def _filled(pixels: NDArray[Any], inside: Any, value: Any) -> NDArray[Any]:
    result = np.full_like(pixels, value)
    result[inside] = pixels[inside]
    result.flags.writeable = False
    return result


def _known_padding(radiograph: Radiograph) -> int | float | None:
    """Return a value that the file's own padding covers and its pixels can hold, or None."""
    if radiograph.padding is None:
        return None
    low, high = radiograph.padding
    kind: np.dtype[Any] = radiograph.pixels.dtype
    if kind.kind == "f":
        return low
    ends = np.iinfo(kind)
    value = int(np.ceil(max(low, float(ends.min))))
    return value if value <= min(high, float(ends.max)) else None


def _with_free_value(
    pixels: NDArray[Any], bits: int, inside: NDArray[Any], own: Any
) -> tuple[NDArray[Any], int, int | float]:
    """Return the pixels in a type, its bits, and a value of it that ``inside`` has not; ``own`` where it can be."""
    if not (inside == own).any():
        return pixels, bits, own.item()
    if pixels.dtype.kind == "f":
        finite = inside[np.isfinite(inside)]
        least = finite.min() if finite.size else pixels.dtype.type(0)
        return pixels, bits, np.nextafter(least, pixels.dtype.type(-np.inf)).item()
    ends = np.iinfo(pixels.dtype)
    low, high = (0, 2 ** min(bits, ends.bits) - 1) if pixels.dtype.kind == "u" else (int(ends.min), int(ends.max))
    least, greatest = int(inside.min()), int(inside.max())
    if least > low:
        return pixels, bits, least - 1
    if greatest < high:
        return pixels, bits, greatest + 1
    used = np.unique(inside)
    gaps = np.flatnonzero(np.diff(used) > 1)
    if len(gaps):
        return pixels, bits, int(used[gaps[0]]) + 1
    if high < ends.max:
        return pixels, bits + 1, high + 1
    wider = np.dtype(np.int32 if ends.bits == 16 else np.uint16 if pixels.dtype.kind == "u" else np.int16)
    return pixels.astype(wider), bits + 1, high + 1

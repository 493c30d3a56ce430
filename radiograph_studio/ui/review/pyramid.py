"""A radiograph at the resolution of the screen, still in stored values: the window is applied to what is seen.

Levels of 2x2 means are made once, when the file is read. From the level next above the screen's resolution
the visible part is resampled with an antialiasing filter whenever the picture is moved or zoomed; a change of
the window then costs one look-up over the screen's pixels, whatever the size of the file. At 100 % and above
the stored pixels themselves are handed out. While the wheel turns a draft will do: the nearest mean of that level.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.ui.review.turning import Turn

Pixels = NDArray[Any]
Box = tuple[float, float, float, float]  # left, top, right, bottom, in stored pixels
_SMALLEST_SIDE = 256


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """Means over ``factor`` x ``factor`` stored pixels.

    ``values``: (rows, columns) float32, or (rows, columns, 3) uint8 for colour. With ``coverage`` (float32, the
    share of picture in each mean, 0..1) padding is left out: values are then multiplied by it. ``before``: stored
    pixels by which the level reaches over the picture's left and upper edge (a turned picture of odd size).
    """

    factor: int
    values: Pixels
    coverage: NDArray[np.float32] | None = None
    before: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Pyramid:
    """The stored pixels and their coarser levels, finest first; ``padding`` as in `Radiograph`.

    ``inside``: bool, of the shape of ``pixels``, False for padding; None where there is none.
    """

    pixels: Pixels
    levels: tuple[Level, ...]
    padding: tuple[float, float] | None = None
    inside: NDArray[np.bool_] | None = None


def build_pyramid(pixels: Pixels, padding: tuple[float, float] | None = None) -> Pyramid:
    """Return the pyramid of stored ``pixels`` (rows, columns) or (rows, columns, 3) uint8.

    Each level has half the size of the one before, rounded up, until a side is below 256.
    """
    levels: list[Level] = []
    inside = _inside(pixels, padding)
    coverage = None if inside is None else inside.astype(np.float32)
    values = pixels if inside is None else np.where(inside, pixels, 0).astype(np.float32)
    factor = 1
    while min(values.shape[:2]) >= 2 * _SMALLEST_SIDE:
        factor *= 2
        values = _halved(values)
        coverage = None if coverage is None else _halved(coverage).astype(np.float32)
        levels.append(Level(factor, values, coverage))
    return Pyramid(pixels, tuple(levels), padding, inside)


def turned(pyramid: Pyramid, turn: Turn) -> Pyramid:
    """Return the pyramid of the turned picture; its arrays are views of the old ones."""
    rows, columns = pyramid.pixels.shape[:2]
    levels = []
    for level in pyramid.levels:
        height, width = level.values.shape[:2]
        over = (0.0, 0.0, float(width * level.factor - columns), float(height * level.factor - rows))
        coverage = None if level.coverage is None else turn.pixels(level.coverage)
        levels.append(Level(level.factor, turn.pixels(level.values), coverage, turn.edges(over)[:2]))
    inside = None if pyramid.inside is None else turn.pixels(pyramid.inside)
    return Pyramid(turn.pixels(pyramid.pixels), tuple(levels), pyramid.padding, inside)


def level_for(pyramid: Pyramid, step: float) -> int:
    """Return the coarsest level that is not coarser than the screen: 0 for the stored pixels.

    ``step``: stored pixels for one device pixel; 3.3 when a 3000-pixel picture fills 900 pixels.
    """
    level = 0
    while level < len(pyramid.levels) and pyramid.levels[level].factor <= step:
        level += 1
    return level


def sampled(pyramid: Pyramid, box: Box, size: tuple[int, int], draft: bool = False) -> Pixels:
    """Return the stored values of ``box`` resampled by areas to ``size`` (columns, rows) device pixels.

    The type is that of the stored pixels. Padding is not mixed into the picture: a pixel is one or the other.
    ``draft``: the nearest mean of the level instead, several times quicker.
    """
    columns, rows = size
    step = min((box[2] - box[0]) / columns, (box[3] - box[1]) / rows)
    level = level_for(pyramid, step)
    factor, before = 1, (0.0, 0.0)
    values: Pixels = pyramid.pixels
    share: Pixels | None = pyramid.inside
    if level:
        source = pyramid.levels[level - 1]
        factor, before, values, share = source.factor, source.before, source.values, source.coverage
    left, top, right, bottom = box
    inner = (
        (left + before[0]) / factor,
        (top + before[1]) / factor,
        (right + before[0]) / factor,
        (bottom + before[1]) / factor,
    )
    take = _nearest if draft else _resized
    found = take(values, None if level else share, inner, size)
    if found.ndim == 3:
        return found
    if share is not None and pyramid.padding is not None:
        part = take(share, None, inner, size)
        found = np.where(part >= 0.5, found / np.maximum(part, 1e-6), np.float32(pyramid.padding[0]))
    return _as_stored(found, pyramid.pixels.dtype)


def _inside(pixels: Pixels, padding: tuple[float, float] | None) -> NDArray[np.bool_] | None:
    if padding is None or pixels.ndim == 3:
        return None
    inside: NDArray[np.bool_] = (pixels < padding[0]) | (pixels > padding[1])
    return None if inside.all() else inside


def _halved(values: Pixels) -> Pixels:
    """Return means of 2x2 pixels; an odd last row or column stands for itself."""
    rows, columns = values.shape[:2]
    if rows % 2 or columns % 2:
        edges = [(0, rows % 2), (0, columns % 2)] + [(0, 0)] * (values.ndim - 2)
        values = np.pad(values, edges, mode="edge")
    wide: np.dtype[Any] = np.dtype(np.uint16 if values.ndim == 3 else np.float32)
    total = np.add(values[0::2, 0::2], values[0::2, 1::2], dtype=wide)
    total += values[1::2, 0::2]
    total += values[1::2, 1::2]
    if values.ndim == 3:
        return ((total + 2) >> 2).astype(np.uint8)
    total *= np.float32(0.25)
    return total


def _resized(values: Pixels, inside: Pixels | None, box: Box, size: tuple[int, int]) -> Pixels:
    """Return ``box`` (in pixels of ``values``) resampled by areas (Pillow's Hamming filter); 0 where not inside."""
    from PIL import Image  # the window need not wait for it

    margin = 2
    rows, columns = values.shape[:2]
    left, top = max(int(box[0]) - margin, 0), max(int(box[1]) - margin, 0)
    right, bottom = min(math.ceil(box[2]) + margin, columns), min(math.ceil(box[3]) + margin, rows)
    part = values[top:bottom, left:right]
    if inside is not None:
        part = np.where(inside[top:bottom, left:right], part, 0)
    image = Image.fromarray(np.ascontiguousarray(part if part.ndim == 3 else part.astype(np.float32, copy=False)))
    inner = (box[0] - left, box[1] - top, min(box[2], columns) - left, min(box[3], rows) - top)
    return np.asarray(image.resize(size, Image.Resampling.HAMMING, box=inner))


def _nearest(values: Pixels, inside: Pixels | None, box: Box, size: tuple[int, int]) -> Pixels:
    """Return the pixels of ``values`` nearest to the middles of ``size`` equal parts of ``box``."""
    across = _middles(box[0], box[2], size[0], values.shape[1])
    down = _middles(box[1], box[3], size[1], values.shape[0])
    found = values[down[:, None], across]
    return found if inside is None else np.where(inside[down[:, None], across], found, 0)


def _middles(first: float, last: float, count: int, limit: int) -> NDArray[np.intp]:
    places = first + (np.arange(count) + 0.5) * ((last - first) / count)
    return np.clip(places, 0, limit - 1).astype(np.intp)


def _as_stored(values: Pixels, kind: np.dtype[Any]) -> Pixels:
    if kind.kind == "f" or values.dtype == kind:
        return values.astype(kind, copy=False)
    rounded = np.rint(values)
    if kind.itemsize < 4:
        return rounded.astype(kind)  # means of such values lie within the type, and float32 holds them exactly
    limits = np.iinfo(kind)
    return np.clip(rounded.astype(np.float64), limits.min, limits.max).astype(kind)

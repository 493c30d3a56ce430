"""A radiograph at the resolution of the screen, still in stored values: the window is applied to what is seen.

Levels of 2x2 means are made once, when the file is read. From the level next above the screen's resolution
the visible part is resampled with an antialiasing filter whenever the picture is moved or zoomed; a change of
the window then costs one look-up over the screen's pixels, whatever the size of the file. At 100 % and above
the stored pixels themselves are handed out.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

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
    """The stored pixels and their coarser levels, finest first; ``padding`` as in `Radiograph`."""

    pixels: Pixels
    levels: tuple[Level, ...]
    padding: tuple[float, float] | None = None


def build_pyramid(pixels: Pixels, padding: tuple[float, float] | None = None) -> Pyramid:
    """Return the pyramid of stored ``pixels`` (rows, columns) or (rows, columns, 3) uint8.

    Each level has half the size of the one before, rounded up, until a side is below 256.
    """
    levels: list[Level] = []
    coverage = _coverage(pixels, padding)
    values = pixels if coverage is None else np.where(coverage > 0, pixels, 0).astype(np.float32)
    factor = 1
    while min(values.shape[:2]) >= 2 * _SMALLEST_SIDE:
        factor *= 2
        values = _halved(values)
        coverage = None if coverage is None else _halved(coverage).astype(np.float32)
        levels.append(Level(factor, values, coverage))
    return Pyramid(pixels, tuple(levels), padding)


def turned(pyramid: Pyramid, turn: Turn) -> Pyramid:
    """Return the pyramid of the turned picture; its arrays are views of the old ones."""
    rows, columns = pyramid.pixels.shape[:2]
    levels = []
    for level in pyramid.levels:
        height, width = level.values.shape[:2]
        over = (0.0, 0.0, float(width * level.factor - columns), float(height * level.factor - rows))
        coverage = None if level.coverage is None else turn.pixels(level.coverage)
        levels.append(Level(level.factor, turn.pixels(level.values), coverage, turn.edges(over)[:2]))
    return Pyramid(turn.pixels(pyramid.pixels), tuple(levels), pyramid.padding)


def level_for(pyramid: Pyramid, step: float) -> int:
    """Return the coarsest level that is not coarser than the screen: 0 for the stored pixels.

    ``step``: stored pixels for one device pixel; 3.3 when a 3000-pixel picture fills 900 pixels.
    """
    level = 0
    while level < len(pyramid.levels) and pyramid.levels[level].factor <= step:
        level += 1
    return level


def sampled(pyramid: Pyramid, box: Box, size: tuple[int, int]) -> Pixels:
    """Return the stored values of ``box`` resampled by areas to ``size`` (columns, rows) device pixels.

    The type is that of the stored pixels. Padding is not mixed into the picture: a pixel is one or the other.
    """
    columns, rows = size
    step = min((box[2] - box[0]) / columns, (box[3] - box[1]) / rows)
    level = level_for(pyramid, step)
    source = _level(pyramid, level)
    across, down = source.before
    box = (box[0] + across, box[1] + down, box[2] + across, box[3] + down)
    if source.values.ndim == 3:
        return _resized(source.values, box, source.factor, size)
    values = _resized(source.values, box, source.factor, size)
    if source.coverage is not None and pyramid.padding is not None:
        share = _resized(source.coverage, box, source.factor, size)
        values = np.where(share >= 0.5, values / np.maximum(share, 1e-6), np.float32(pyramid.padding[0]))
    return _as_stored(values, pyramid.pixels.dtype)


def _level(pyramid: Pyramid, level: int) -> Level:
    if level:
        return pyramid.levels[level - 1]
    coverage = _coverage(pyramid.pixels, pyramid.padding)
    if coverage is None:
        return Level(1, pyramid.pixels)
    return Level(1, np.where(coverage > 0, pyramid.pixels, 0), coverage)


def _coverage(pixels: Pixels, padding: tuple[float, float] | None) -> NDArray[np.float32] | None:
    if padding is None or pixels.ndim == 3:
        return None
    outside = (pixels >= padding[0]) & (pixels <= padding[1])
    return np.logical_not(outside).astype(np.float32) if outside.any() else None


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


def _resized(values: Pixels, box: Box, factor: int, size: tuple[int, int]) -> Pixels:
    """Return the part of a level under ``box``, resampled by areas (Pillow's Hamming filter)."""
    margin = 2
    rows, columns = values.shape[:2]
    left, top = max(int(box[0] / factor) - margin, 0), max(int(box[1] / factor) - margin, 0)
    right = min(math.ceil(box[2] / factor) + margin, columns)
    bottom = min(math.ceil(box[3] / factor) + margin, rows)
    part = values[top:bottom, left:right]
    image = Image.fromarray(np.ascontiguousarray(part if part.ndim == 3 else part.astype(np.float32, copy=False)))
    inner = (
        box[0] / factor - left,
        box[1] / factor - top,
        min(box[2] / factor, columns) - left,
        min(box[3] / factor, rows) - top,
    )
    return np.asarray(image.resize(size, Image.Resampling.HAMMING, box=inner))


def _as_stored(values: Pixels, kind: np.dtype[Any]) -> Pixels:
    if kind.kind == "f":
        return values.astype(kind)
    rounded = np.rint(values)
    if kind.itemsize < 4:
        return rounded.astype(kind)  # means of such values lie within the type, and float32 holds them exactly
    limits = np.iinfo(kind)
    return np.clip(rounded.astype(np.float64), limits.min, limits.max).astype(kind)

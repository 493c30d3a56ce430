"""The part of a picture that a view shows, at the view's own resolution, in stored values. No Qt."""

import math
from dataclasses import dataclass

import numpy as np

from radiograph_studio.ui.review.geometry import Extent, Placement, View
from radiograph_studio.ui.review.pyramid import Pixels, Pyramid, sampled

_MARGIN = 64  # device pixels around the visible part, so that a small pan needs nothing new


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """Stored values for a rectangle of the view.

    Below 100 % (``exact`` False) one value is one device pixel and ``left`` ... ``bottom`` count device pixels
    from the picture's corner. From 100 % up one value is one stored pixel and they count stored pixels.
    ``draft``: made in haste, to be made again at rest.
    """

    pixels: Pixels
    exact: bool
    left: int
    top: int
    right: int
    bottom: int
    scale: float
    pixel_ratio: float
    draft: bool = False

    def serves(self, extent: Extent, placement: Placement, view: View, draft: bool = False) -> bool:
        """True where the tile holds all that is to be seen at ``placement``; one made as a draft, only as that."""
        if placement.scale != self.scale or view.pixel_ratio != self.pixel_ratio or (self.draft and not draft):
            return False
        left, top, right, bottom = _visible(extent, placement, view, self.exact, 0)
        return left >= self.left and top >= self.top and right <= self.right and bottom <= self.bottom

    def target(self, extent: Extent, placement: Placement, view: View) -> tuple[float, float, float, float]:
        """Return where the tile is painted (x, y, width, height), logical view pixels; ``placement`` is snapped."""
        rows, columns = self.pixels.shape[:2]
        if self.exact:
            across, down = placement.scale * extent.unit_x, placement.scale * extent.unit_y
        else:
            across = down = 1.0 / view.pixel_ratio
        corner = placement.left + self.left * across, placement.top + self.top * down
        return (*corner, columns * across, rows * down)


def make_tile(pyramid: Pyramid, extent: Extent, placement: Placement, view: View, draft: bool = False) -> Tile | None:
    """Return the tile for a placement (snapped), or None where nothing of the picture is in view."""
    exact = placement.device_scale(view) >= 1.0 - 1e-9
    left, top, right, bottom = _visible(extent, placement, view, exact, _MARGIN)
    if right <= left or bottom <= top:
        return None
    if exact:
        pixels: Pixels = np.ascontiguousarray(pyramid.pixels[top:bottom, left:right])
    else:
        columns, rows = _device_size(extent, placement, view)
        across, down = extent.columns / columns, extent.rows / rows
        box = (left * across, top * down, right * across, bottom * down)
        pixels = sampled(pyramid, box, (right - left, bottom - top), draft)
    hasty = draft and not exact
    return Tile(pixels, exact, left, top, right, bottom, placement.scale, view.pixel_ratio, hasty)


def _device_size(extent: Extent, placement: Placement, view: View) -> tuple[int, int]:
    scale = placement.device_scale(view)
    return max(1, round(extent.width * scale)), max(1, round(extent.height * scale))


def _visible(extent: Extent, placement: Placement, view: View, exact: bool, margin: int) -> tuple[int, int, int, int]:
    """Return the visible part (left, top, right, bottom), ``margin`` device pixels wider, within the picture."""
    ratio = view.pixel_ratio
    scale = placement.device_scale(view)
    step_x, step_y = (scale * extent.unit_x, scale * extent.unit_y) if exact else (1.0, 1.0)
    columns, rows = (extent.columns, extent.rows) if exact else _device_size(extent, placement, view)
    left, right = _span(placement.left * ratio, view.width * ratio, step_x, columns, margin)
    top, bottom = _span(placement.top * ratio, view.height * ratio, step_y, rows, margin)
    return left, top, right, bottom


def _span(corner: float, room: float, step: float, count: int, margin: int) -> tuple[int, int]:
    first = math.floor((-corner - margin) / step + 1e-6)
    last = math.ceil((room - corner + margin) / step - 1e-6)
    return max(0, min(first, count)), max(0, min(last, count))

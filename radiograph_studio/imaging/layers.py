"""What lies over a picture without being part of it: overlay planes and display shutters, as plain data."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """One overlay plane (DICOM PS3.3 C.9.2): graphics or a region of interest of one bit a pixel.

    Attributes:
        origin: 0-based row and column of the overlay's first pixel in the picture; may lie outside it.
        mask: (rows, columns) bool; its size need not be the picture's.
        label: the file's label or description, or "Overlay 1".
        region: True for a region of interest, False for graphics.
    """

    origin: tuple[int, int]
    mask: Mask
    label: str
    region: bool = False

    def on(self, rows: int, columns: int) -> Mask:
        """Return the overlay as it falls on a picture of that size: (rows, columns) bool."""
        result = np.zeros((rows, columns), dtype=np.bool_)
        top, left = self.origin
        first, last = max(0, top), min(rows, top + self.mask.shape[0])
        begin, end = max(0, left), min(columns, left + self.mask.shape[1])
        if first < last and begin < end:
            result[first:last, begin:end] = self.mask[first - top : last - top, begin - left : end - left]
        return result


@dataclass(frozen=True, slots=True)
class Shutter:
    """What a display shutter leaves visible (PS3.3 C.7.6.11), in 0-based pixels; several shapes intersect.

    Attributes:
        rectangle: top, left, bottom, right, inclusive.
        circle: row and column of the centre, and the radius in columns.
        polygon: (row, column) of each vertex.
        grey: 0..255, what is shown outside, whatever the polarity.
    """

    rectangle: tuple[int, int, int, int] | None = None
    circle: tuple[float, float, float] | None = None
    polygon: tuple[tuple[float, float], ...] = ()
    grey: int = 0

    def visible(self, rows: int, columns: int, pixel_aspect: float = 1.0) -> Mask:
        """Return where the picture is to be seen: (rows, columns) bool."""
        result = np.ones((rows, columns), dtype=np.bool_)
        if self.rectangle is not None:
            top, left, bottom, right = self.rectangle
            inside = np.zeros_like(result)
            inside[max(0, top) : max(0, bottom + 1), max(0, left) : max(0, right + 1)] = True
            result &= inside
        if self.circle is not None:
            row, column, radius = self.circle
            down = (np.arange(rows)[:, None] - row) * pixel_aspect
            result &= down**2 + (np.arange(columns)[None, :] - column) ** 2 <= radius**2
        if len(self.polygon) > 2:
            result &= _inside(self.polygon, rows, columns)
        return result


def _inside(polygon: tuple[tuple[float, float], ...], rows: int, columns: int) -> Mask:
    from PIL import Image, ImageDraw

    canvas = Image.new("1", (columns, rows))
    ImageDraw.Draw(canvas).polygon([(column, row) for row, column in polygon], fill=1, outline=1)
    found: NDArray[Any] = np.array(canvas)
    return found.astype(np.bool_)

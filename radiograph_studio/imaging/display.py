"""From a radiograph to what the screen shows: one composed 8-bit table, and the rendered picture."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.imaging.arithmetic import composed_unit, table_index, table_inputs
from radiograph_studio.imaging.radiograph import LookupTable, Radiograph, Window
from radiograph_studio.imaging.windows import default_window

Bytes = NDArray[np.uint8]

# Pixels handed to one look-up: numpy widens indices to 64 bits, and a block of that size stays in the cache.
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class DisplayTable:
    """Stored value -> grey 0..255, with modality, VOI, polarity and padding composed.

    ``table`` is uint8 with one entry per stored value (None for 32-bit and floating pixels, which are computed
    directly). It belongs to the radiograph and the window that it was made from.
    """

    radiograph: Radiograph
    window: Window | LookupTable | None
    invert: bool
    table: Bytes | None

    def apply(self, pixels: NDArray[Any], out: Bytes | None = None) -> Bytes:
        """Return ``pixels`` (stored values of this radiograph, any shape or slice) as uint8 of the same shape.

        ``out``, where given, is filled and returned. Colour pixels pass through, inverted where asked.
        """
        if self.radiograph.is_colour:
            return _into(255 - pixels if self.invert else pixels, out)
        if self.table is None:
            assert self.window is not None
            return _into(to_bytes(composed_unit(self.radiograph, pixels, self.window, invert=self.invert)), out)
        target = np.empty(pixels.shape, dtype=np.uint8) if out is None else out
        take_in_blocks(self.table, pixels, target)
        return target


def display_table(
    radiograph: Radiograph, window: Window | LookupTable | None = None, invert: bool = False
) -> DisplayTable:
    """Compose the table that shows ``radiograph`` through ``window`` (its default where None).

    ``invert`` is the viewer's own inversion; the file's polarity is applied besides, exactly once.
    """
    if radiograph.is_colour:
        return DisplayTable(radiograph, None, invert, None)
    chosen = window if window is not None else default_window(radiograph)[0]
    assert chosen is not None  # only colour pictures have no window
    inputs = table_inputs(radiograph.pixels, radiograph.bits_stored)
    table = None if inputs is None else to_bytes(composed_unit(radiograph, inputs, chosen, invert=invert))
    return DisplayTable(radiograph, chosen, invert, table)


def render(
    radiograph: Radiograph, window: Window | LookupTable | None = None, invert: bool = False, shutter: bool = True
) -> Bytes:
    """Return the picture as shown: uint8 (rows, columns), or (rows, columns, 3) for colour, at native size.

    ``shutter`` False shows what the file's display shutter hides.
    """
    shown = display_table(radiograph, window, invert).apply(radiograph.pixels)
    visible = shutter_mask(radiograph) if shutter else None
    if visible is not None and radiograph.shutter is not None:
        shown[~visible] = radiograph.shutter.grey
    return shown


def shutter_mask(radiograph: Radiograph) -> NDArray[np.bool_] | None:
    """Return where the display shutter leaves the picture visible, (rows, columns) bool; None without a shutter."""
    if radiograph.shutter is None:
        return None
    return radiograph.shutter.visible(radiograph.height, radiograph.width, radiograph.pixel_aspect)


def to_bytes(unit: NDArray[np.float64]) -> Bytes:
    """Return unit values [0, 1] as 0..255, to the nearest, halves upwards."""
    return np.floor(unit * 255.0 + 0.5).astype(np.uint8)


def take_in_blocks(table: NDArray[Any], pixels: NDArray[Any], out: NDArray[Any]) -> None:
    """Write ``table[pixels]`` into ``out`` (same shape as ``pixels``), a few rows at a time.

    ``table`` follows `table_inputs`; inputs beyond its end take its last entry.
    """
    index = table_index(pixels)
    if index.ndim < 2:
        np.take(table, index, out=out, mode="clip")
        return
    rows = max(1, _BLOCK // max(1, index[0].size))
    for start in range(0, len(index), rows):
        np.take(table, index[start : start + rows], out=out[start : start + rows], mode="clip")


def _into(result: NDArray[Any], out: Bytes | None) -> Bytes:
    if out is None:
        return np.array(result, dtype=np.uint8)
    out[...] = result
    return out

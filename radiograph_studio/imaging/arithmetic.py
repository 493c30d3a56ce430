"""The arithmetic of display on arrays: modality, VOI, polarity (DICOM PS3.3 C.11.1 and C.11.2).

All functions are pure. Values are float64; "unit" values lie in [0, 1], 0 black and 1 white.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from radiograph_studio.imaging.radiograph import LookupTable, Radiograph, Window

Floats = NDArray[np.float64]


def stored_to_modality(radiograph: Radiograph, values: ArrayLike) -> Floats:
    """Return ``values`` (stored, any shape) in modality units: by the modality LUT, else slope and intercept.

    PS3.3 C.11.1. The slope may be negative or far below 1; nothing is rounded.
    """
    stored = np.asarray(values)
    if radiograph.modality_lut is not None:
        return look_up(radiograph.modality_lut, stored)
    result = stored.astype(np.float64)
    if radiograph.slope != 1.0:
        result *= radiograph.slope
    if radiograph.intercept != 0.0:
        result += radiograph.intercept
    return result


def modality_values(radiograph: Radiograph) -> Floats:
    """Return the picture in modality units: (rows, columns) float64, or (rows, columns, 3) for colour."""
    return stored_to_modality(radiograph, radiograph.pixels)


def look_up(table: LookupTable, values: NDArray[Any]) -> Floats:
    """Return the entries of ``table`` for ``values`` (any shape); inputs beyond an end take its entry."""
    if values.dtype.kind == "f":
        finite = np.nan_to_num(values, nan=table.first_mapped, posinf=2.0**40, neginf=-(2.0**40))
        index = np.floor(np.clip(finite, -(2.0**40), 2.0**40) + 0.5).astype(np.int64)
    else:
        index = values.astype(np.int64)
    index -= table.first_mapped
    np.clip(index, 0, len(table.entries) - 1, out=index)
    result: Floats = table.entries[index]
    return result


def to_unit(values: Floats, window: Window | LookupTable) -> Floats:
    """Return modality ``values`` (any shape) as unit values [0, 1] through a VOI window or LUT; NaN becomes 0.

    PS3.3 C.11.2.1.2 (LINEAR, LINEAR_EXACT, SIGMOID) and C.11.2.1.1 (LUT, scaled by 2**bits - 1).
    """
    if isinstance(window, LookupTable):
        result = look_up(window, values) / float(2**window.bits - 1)
    elif window.function == "SIGMOID":
        exponent = np.clip(-4.0 * (values - window.center) / window.width, -700.0, 700.0)
        result = 1.0 / (1.0 + np.exp(exponent))
    else:
        low, high = window_bounds(window)
        result = _ramp(values, low, high)
    np.nan_to_num(result, copy=False, nan=0.0)
    return np.clip(result, 0.0, 1.0, out=result)


def window_bounds(window: Window) -> tuple[float, float]:
    """Return the values (modality units) at and below which ``window`` is black, and from which it is white.

    LINEAR spreads over width - 1 around centre - 0.5; a width below 1 is illegal there and read as
    LINEAR_EXACT, which spreads over the width itself (so does SIGMOID, for which the bounds are nominal).
    """
    if window.function == "LINEAR" and window.width >= 1.0:
        return window.center - 0.5 - (window.width - 1.0) / 2.0, window.center - 0.5 + (window.width - 1.0) / 2.0
    return window.center - window.width / 2.0, window.center + window.width / 2.0


def _ramp(values: Floats, low: float, high: float) -> Floats:
    if high <= low:  # LINEAR of width 1: a threshold
        return (values > low).astype(np.float64)
    result = values - low
    result /= high - low
    return result


def padding_mask(radiograph: Radiograph, stored: NDArray[Any]) -> NDArray[np.bool_] | None:
    """Return where ``stored`` values are padding (PS3.3 C.7.5.1.1.2), or None where the file has no padding."""
    if radiograph.padding is None:
        return None
    low, high = radiograph.padding
    return (stored >= low) & (stored <= high)


def composed_unit(
    radiograph: Radiograph, stored: NDArray[Any], window: Window | LookupTable, *, invert: bool = False
) -> Floats:
    """Return ``stored`` grey values (any shape) as unit values: modality, VOI, polarity once, padding black.

    ``invert`` is the viewer's own inversion, on top of the file's polarity. Padding stays black
    whatever the polarity.
    """
    unit = to_unit(stored_to_modality(radiograph, stored), window)
    if radiograph.inverted != invert:
        np.subtract(1.0, unit, out=unit)
    padding = padding_mask(radiograph, stored)
    if padding is not None:
        unit[padding] = 0.0
    return unit


def table_inputs(pixels: NDArray[Any], bits_stored: int) -> NDArray[Any] | None:
    """Return every stored value of ``pixels``'s kind in table order, or None where no table serves.

    Unsigned pixels of up to 16 bits: 0 ... 2**bits - 1. Signed ones: in the order of their unsigned view, so
    that the picture can be indexed without an addition. 32-bit and floating pixels have no table.
    """
    kind, size = pixels.dtype.kind, pixels.dtype.itemsize
    if size > 2 or kind not in "ui":
        return None
    if kind == "i":
        unsigned = np.arange(256**size, dtype=f"u{size}")
        return unsigned.view(f"i{size}")
    return np.arange(2 ** min(max(bits_stored, 1), 8 * size), dtype=np.int64)


def table_index(pixels: NDArray[Any]) -> NDArray[Any]:
    """Return ``pixels`` as unsigned indices into a table made from `table_inputs` (a view, no copy)."""
    if pixels.dtype.kind == "i":
        return pixels.view(f"u{pixels.dtype.itemsize}")
    return pixels

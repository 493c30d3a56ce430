"""Which window a picture is shown with: the file's own, or one made from its pixels."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.imaging.arithmetic import padding_mask, stored_to_modality, to_unit
from radiograph_studio.imaging.radiograph import LookupTable, Radiograph, Window
from radiograph_studio.language import mark, tr

AUTOMATIC = "Automatic"
FULL_RANGE = "Full range"
LOGARITHMIC = mark("Logarithmic")
LOGARITHMIC_NOTE = mark("Detector data without a window of its own: shown by its logarithm.")

# A window is useless when fewer of the picture's pixels than this lie between black and white.
_USEFUL_SHARE = 0.02
_PERCENTILES = (0.5, 99.5)
# Percentiles of about a million pixels taken on a regular grid are those of the picture.
_SAMPLE = 1_000_000

Histogram = tuple[NDArray[np.float64], NDArray[np.float64]]


def default_window(radiograph: Radiograph) -> tuple[Window | LookupTable | None, tuple[str, ...]]:
    """Return what the viewer shows first, and notes on the choice. None only for colour pictures.

    The first VOI LUT, else the first window, else automatic (PS3.3 C.11.2). Where the file's own leaves almost
    everything black or white and the automatic window does better, that is used, with a note.
    """
    if radiograph.is_colour:
        return None, ()
    own: tuple[Window | LookupTable, ...] = (*radiograph.voi_luts, *radiograph.windows)
    if not own:
        logarithmic = logarithmic_table(radiograph) if radiograph.linear_detector else None
        return (logarithmic, (tr(LOGARITHMIC_NOTE),)) if logarithmic is not None else (automatic_window(radiograph), ())
    if radiograph.source != "DICOM":
        return own[0], ()
    histogram = _histogram(radiograph)
    share = _share_between(histogram, own[0])
    if share >= _USEFUL_SHARE or len(histogram[0]) < 2:  # no window shows detail in an even picture
        return own[0], ()
    automatic = _automatic(radiograph, histogram)
    if _share_between(histogram, automatic) <= share:
        return own[0], ()
    return automatic, (tr("The file's own window shows almost no detail, so an automatic window is shown instead."),)


def automatic_window(radiograph: Radiograph) -> Window:
    """Return the window from the 0.5th to the 99.5th percentile of non-padding, in-shutter pixels (modality units)."""
    return _automatic(radiograph, _histogram(radiograph))


def logarithmic_table(radiograph: Radiograph) -> LookupTable | None:
    """Return a table that shows linear detector data by its logarithm; None where the range does not suit a table.

    Detector data is proportional to exposure, and exposure falls exponentially with what the rays pass
    (Lambert-Beer): its logarithm is what radiographs show.
    """
    automatic = automatic_window(radiograph)
    low = int(np.floor(automatic.center - automatic.width / 2.0))
    high = int(np.ceil(automatic.center + automatic.width / 2.0))
    if not 1 < high - low <= 65535 or not -65536 <= low <= 65535:
        return None
    steps = np.arange(high - low + 1, dtype=np.float64)
    entries = np.round(65535.0 * np.log1p(steps) / np.log1p(steps[-1]))
    return LookupTable(low, entries, 16, tr(LOGARITHMIC))


def full_range_window(radiograph: Radiograph) -> Window:
    """Return the window from the smallest to the largest non-padding pixel (modality units)."""
    low, high = modality_range(radiograph)
    return _between(low, high, FULL_RANGE)


def modality_range(radiograph: Radiograph) -> tuple[float, float]:
    """Return the smallest and largest finite, non-padding pixel in modality units; (0, 0) without any."""
    stored = radiograph.pixels
    if (
        radiograph.modality_lut is None
        and radiograph.padding is None
        and radiograph.shutter is None
        and stored.dtype.kind in "ui"
    ):
        ends = stored_to_modality(radiograph, np.array([stored.min(), stored.max()]))
        return float(ends.min()), float(ends.max())
    values, _ = _histogram(radiograph, sample=None)
    return (float(values[0]), float(values[-1])) if len(values) else (0.0, 0.0)


def _automatic(radiograph: Radiograph, histogram: Histogram) -> Window:
    values, counts = histogram
    if not len(values):
        return _between(0.0, 0.0, AUTOMATIC)
    reached = np.cumsum(counts)
    low, high = (float(values[np.searchsorted(reached, reached[-1] * percent / 100.0)]) for percent in _PERCENTILES)
    if high <= low:  # a small object on an even ground
        low, high = modality_range(radiograph)
    return _between(low, high, AUTOMATIC)


def _between(low: float, high: float, name: str) -> Window:
    # LINEAR_EXACT puts black and white on the two values themselves, whatever the unit.
    width = high - low
    return Window((low + high) / 2.0, width if width > 0.0 else 1.0, "LINEAR_EXACT", name)


def _histogram(radiograph: Radiograph, sample: int | None = _SAMPLE) -> Histogram:
    """Return modality values that occur among non-padding pixels, ascending, and how often each occurs."""
    pixels = radiograph.pixels
    if radiograph.shutter is not None:
        visible = radiograph.shutter.visible(radiograph.height, radiograph.width, radiograph.pixel_aspect)
        if visible.any():
            pixels, sample = pixels[visible], None
    if sample is not None and pixels.size > 2 * sample:
        step = int(np.sqrt(pixels.size / sample))
        pixels = pixels[::step, ::step]
    stored, counts = _occurrences(pixels)
    padding = padding_mask(radiograph, stored)
    if padding is not None:
        stored, counts = stored[~padding], counts[~padding]
    values = stored_to_modality(radiograph, stored)
    finite = np.isfinite(values)
    if not finite.all():
        values, counts = values[finite], counts[finite]
    order = np.argsort(values, kind="stable")
    return values[order], counts[order].astype(np.float64)


def _occurrences(pixels: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    if pixels.dtype.kind in "ui" and pixels.dtype.itemsize <= 2:
        offset = 0 if pixels.dtype.kind == "u" else 1 << (8 * pixels.dtype.itemsize - 1)
        counts = np.bincount(pixels.ravel().astype(np.int64) + offset)
        present = np.flatnonzero(counts)
        return present - offset, counts[present]
    return np.unique(pixels, return_counts=True)


def _share_between(histogram: Histogram, window: Window | LookupTable) -> float:
    """Return the share of the histogram's pixels that ``window`` puts strictly between black and white."""
    values, counts = histogram
    if not len(values):
        return 1.0
    unit = to_unit(values.copy(), window)
    return float(counts[(unit > 0.0) & (unit < 1.0)].sum() / counts.sum())


def window_dict(window: Window | LookupTable) -> dict[str, Any]:
    """Return a window or LUT in the form that ``info`` prints."""
    if isinstance(window, Window):
        return {
            "name": window.name,
            "center": window.center,
            "width": window.width,
            "function": window.function,
        }
    return {"name": window.name, "lut_entries": len(window.entries), "first_mapped": window.first_mapped}

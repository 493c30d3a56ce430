"""The radiograph: one image as read from a file, in stored depth, with all that its display needs."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

WindowFunction = Literal["LINEAR", "LINEAR_EXACT", "SIGMOID"]


@dataclass(frozen=True, slots=True)
class Window:
    """A grey-level range in modality units (DICOM PS3.3 C.11.2): its inside is spread from black to white.

    ``width`` is positive. ``name`` is what a menu shows: the file's explanation, "Automatic" or "Full range".
    """

    center: float
    width: float
    function: WindowFunction = "LINEAR"
    name: str = "File window"


@dataclass(frozen=True, slots=True, eq=False)
class LookupTable:
    """A LUT from a DICOM LUT sequence item: ``entries`` (1-D float64) for inputs from ``first_mapped`` upwards.

    Inputs outside are clamped to the first or last entry. ``bits`` is the entries' declared depth.
    """

    first_mapped: int
    entries: NDArray[np.float64]
    bits: int
    name: str = "File LUT"


@dataclass(frozen=True, slots=True, eq=False)
class Radiograph:
    """One image as read from a file.

    Attributes:
        pixels: stored values, (rows, columns) of uint8, uint16, int8, int16, int32, uint32, float32 or float64,
            or (rows, columns, 3) uint8 RGB. Read-only.
        bits_stored: meaningful bits of a stored value.
        slope, intercept: modality rescale, stored value -> modality units, unless ``modality_lut`` is given.
        windows: the file's own windows in the file's order; the first is its default. Empty when it has none.
        voi_luts: the file's own VOI look-up tables; shown before the windows where both exist (PS3.3 C.11.2).
        inverted: True where the smallest value is to be shown white (MONOCHROME1).
        padding: stored values (low, high), inclusive, that are no picture; black, left out of statistics.
        pixel_aspect: height of a pixel divided by its width; 1.0 for square pixels.
        source: "DICOM", "PNG", "JPEG", "TIFF" ...
        frame, frames: 0-based frame in view and how many the file has.
        patient_key: SHA-256 (hex) of the patient id, or None: tells patients apart without naming them.
        tags: what may be shown and copied freely, e.g. {"Modality": "DX", "View": "PA"}; no identity.
        notes: sentences that a reader of the image should know ("Pixel Representation is missing ...").
    """

    pixels: NDArray[np.generic]
    bits_stored: int
    slope: float = 1.0
    intercept: float = 0.0
    modality_lut: LookupTable | None = None
    windows: tuple[Window, ...] = ()
    voi_luts: tuple[LookupTable, ...] = ()
    inverted: bool = False
    padding: tuple[float, float] | None = None
    pixel_aspect: float = 1.0
    source: str = ""
    frame: int = 0
    frames: int = 1
    patient_key: str | None = None
    tags: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def is_colour(self) -> bool:
        """True for RGB pictures."""
        return self.pixels.ndim == 3

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.pixels.shape[1])

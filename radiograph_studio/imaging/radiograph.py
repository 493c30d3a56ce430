"""The radiograph: one image as read from a file, in stored depth, with all that its display needs."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.imaging.layers import Overlay, Shutter
from radiograph_studio.imaging.spacing import Spacing
from radiograph_studio.language import tr

WindowFunction = Literal["LINEAR", "LINEAR_EXACT", "SIGMOID"]


@dataclass(frozen=True, slots=True)
class Window:
    """A grey-level range in modality units (DICOM PS3.3 C.11.2): its inside is spread from black to white.

    ``width`` is positive. ``name`` is the file's explanation, or one of ours: "Automatic", "Full range", "As stored",
    "File window" or "File window 2" where the file has no name for it. Ours are English: the window menu knows them.
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
    name: str = field(default_factory=lambda: tr("File LUT"))


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
        spacing: distance between pixels and what it means; lengths are measured with it.
        orientation: directions of the rows and of the columns, ("L", "F"): the right-hand edge is the patient's
            left, the lower edge towards the feet. None where the file does not say.
        laterality: "L", "R", "B", "U" or "" where the file does not say. view: "PA", "MLO" ... or "".
        overlays: overlay planes, off the picture; shutter: what of the picture is to be seen.
        for_processing: True where the file says that it is not meant for presentation.
        linear_detector: True where such values are proportional to exposure, as far as the file says.
        burned_in_annotation: whether text that may name the patient is burnt into the pixels (PS3.3 C.7.6.1.1.5);
            None where the file does not say.
        lossy: "lossy 1:n", "lossy", or "" for pictures that never lost anything.
        date: of the study, "2019-05-31", or "": with other facts it may tell who the patient is, so it is not in tags.
        frame_rate: frames a second to play them at, None where the file does not say.
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
    spacing: Spacing = field(default_factory=Spacing)
    orientation: tuple[str, str] | None = None
    laterality: str = ""
    view: str = ""
    overlays: tuple[Overlay, ...] = ()
    shutter: Shutter | None = None
    for_processing: bool = False
    linear_detector: bool = False
    burned_in_annotation: bool | None = None
    lossy: str = ""
    date: str = ""
    frame_rate: float | None = None

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

    @property
    def edges(self) -> tuple[str, str, str, str] | None:
        """Orientation letters at the left, top, right and lower edge of the picture as stored; None without any."""
        if self.orientation is None:
            return None
        right, bottom = self.orientation
        return opposite_direction(right), opposite_direction(bottom), right, bottom


_OPPOSITE = {"L": "R", "R": "L", "A": "P", "P": "A", "H": "F", "F": "H"}


def opposite_direction(letters: str) -> str:
    """Return the direction opposite to ``letters``: "RH" for "LF" (PS3.3 C.7.6.1.1.1)."""
    return "".join(_OPPOSITE.get(letter, letter) for letter in letters)

"""What a DICOM header says about display: modality, VOI, polarity, padding, pixel aspect.

Enhanced multi-frame files keep these in functional groups, per frame or shared (PS3.3 C.7.6.16).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.sequence import Sequence

from radiograph_studio.imaging.dicom_file import Opened
from radiograph_studio.imaging.dicom_values import integer, items, number, numbers, text, value
from radiograph_studio.imaging.radiograph import LookupTable, Window, WindowFunction
from radiograph_studio.language import tr

Range = tuple[float, float]
"""Least and greatest value, inclusive."""

_FUNCTIONS: dict[str, WindowFunction] = {
    "LINEAR": "LINEAR",
    "LINEAR_EXACT": "LINEAR_EXACT",
    "SIGMOID": "SIGMOID",
}


@dataclass(frozen=True, slots=True)
class Display:
    """The display half of a `Radiograph`; fields as there."""

    slope: float
    intercept: float
    modality_lut: LookupTable | None
    windows: tuple[Window, ...]
    voi_luts: tuple[LookupTable, ...]
    inverted: bool
    padding: tuple[float, float] | None
    pixel_aspect: float
    spacing: tuple[float, float] | None
    spacing_source: str
    notes: tuple[str, ...]


def display_of(opened: Opened, frame: int, *, photometric: str, signed: bool, bits_stored: int) -> Display:
    """Return what the header says about displaying ``frame``; nothing is raised, oddities become notes.

    ``photometric``, ``signed`` and ``bits_stored`` are those of the stored values as they turned out.
    """
    dataset, notes = opened.dataset, list[str]()
    modality_source = functional_group(dataset, frame, "PixelValueTransformationSequence") or dataset
    voi_source = functional_group(dataset, frame, "FrameVOILUTSequence") or dataset
    stored = _stored_range(signed, bits_stored)
    modality_lut = _first_table(opened, items(dataset, "ModalityLUTSequence"), stored, notes)
    slope, intercept = _rescale(modality_source, notes)
    if modality_lut is None:
        values = sorted(end * slope + intercept for end in stored)
    else:
        values = [float(modality_lut.entries.min()), float(modality_lut.entries.max())]
    spacing, spacing_source = spacing_of(dataset, frame)
    return Display(
        slope=slope,
        intercept=intercept,
        modality_lut=modality_lut,
        windows=_windows(voi_source, notes),
        voi_luts=_voi_luts(opened, voi_source, (values[0], values[1]), notes),
        inverted=_inverted(dataset, photometric, notes),
        padding=_padding(dataset, signed),
        pixel_aspect=_aspect(dataset, spacing),
        spacing=spacing,
        spacing_source=spacing_source,
        notes=tuple(notes),
    )


def _stored_range(signed: bool, bits_stored: int) -> Range:
    bits = min(max(bits_stored, 1), 64)  # a header may say anything
    return (-(2.0 ** (bits - 1)), 2.0 ** (bits - 1) - 1.0) if signed else (0.0, 2.0**bits - 1.0)


def functional_group(dataset: Any, frame: int, macro: str) -> Any | None:
    """Return the first item of functional group ``macro`` for ``frame``: its own, else shared, else None."""
    per_frame = value(dataset, "PerFrameFunctionalGroupsSequence")
    groups = list(per_frame[frame : frame + 1]) if isinstance(per_frame, Sequence) else []
    groups += items(dataset, "SharedFunctionalGroupsSequence")[:1]
    for group in groups:
        found = items(group, macro)
        if found:
            return found[0]
    return None


def _rescale(source: Any, notes: list[str]) -> tuple[float, float]:
    """Return slope and intercept (PS3.3 C.11.1.1.2); one alone is completed, a slope of 0 is ignored."""
    slope, intercept = number(source, "RescaleSlope"), number(source, "RescaleIntercept")
    if slope == 0.0:
        notes.append(tr("Rescale Slope is 0 and ignored."))
        slope = None
    return (1.0 if slope is None else slope), (0.0 if intercept is None else intercept)


def _windows(source: Any, notes: list[str]) -> tuple[Window, ...]:
    """Return the usable windows in the file's order (PS3.3 C.11.2.1.2)."""
    centers, widths = numbers(source, "WindowCenter"), numbers(source, "WindowWidth")
    if len(centers) != len(widths):
        notes.append(tr("The file names more window centres than widths or the reverse; only the pairs are used."))
    explanations = text(source, "WindowCenterWidthExplanation").split("\\")
    function = _function(source, notes)
    windows = []
    for order, (center, width) in enumerate(zip(centers, widths, strict=False)):
        if width <= 0.0:
            notes.append(tr("A window of the file has the width {width} and is ignored.", width=f"{width:g}"))
            continue
        name = explanations[order].strip() if order < len(explanations) else ""
        exact = function == "LINEAR" and width < 1.0
        if exact:
            notes.append(
                tr("A window of the file has the width {width}; it is read as LINEAR_EXACT.", width=f"{width:g}")
            )
        number_of = f" {order + 1}" if min(len(centers), len(widths)) > 1 else ""
        windows.append(Window(center, width, "LINEAR_EXACT" if exact else function, name or f"File window{number_of}"))
    return tuple(windows)


def _function(source: Any, notes: list[str]) -> WindowFunction:
    named = text(source, "VOILUTFunction").upper()
    if named and named not in _FUNCTIONS:
        notes.append(tr("The file's VOI LUT function is unknown; it is read as LINEAR."))
    return _FUNCTIONS.get(named, "LINEAR")


def _voi_luts(opened: Opened, source: Any, values: Range, notes: list[str]) -> tuple[LookupTable, ...]:
    tables = []
    sequence = items(source, "VOILUTSequence")
    for order, item in enumerate(sequence):
        default = tr("File LUT") if len(sequence) == 1 else tr("File LUT {number}", number=order + 1)
        table = lookup_table(opened, item, text(item, "LUTExplanation") or default, values)
        if table is None:
            notes.append(tr("A VOI LUT of the file is damaged and ignored."))
        else:
            tables.append(table)
    return tuple(tables)


def _first_table(opened: Opened, sequence: list[Any], values: Range, notes: list[str]) -> LookupTable | None:
    if not sequence:
        return None
    table = lookup_table(opened, sequence[0], text(sequence[0], "LUTExplanation") or "Modality LUT", values)
    if table is None:
        notes.append(tr("The Modality LUT of the file is damaged and ignored."))
    return table


def lookup_table(opened: Opened, item: Any, name: str, values: Range) -> LookupTable | None:
    """Return a LUT sequence item (PS3.3 C.11.1.1.1 and C.11.2.1.1), or None where it is unusable.

    The descriptor is (entries, 0 for 65536; first mapped value; bits). Entries come as words or bytes, and may
    pack two 8-bit entries in a word; data that is short is used as far as it goes. ``values`` is the range of what is
    looked up, which decides whether the first mapped value is signed.
    """
    descriptor = numbers(item, "LUTDescriptor")
    if len(descriptor) != 3:
        return None
    count = int(descriptor[0]) & 0xFFFF or 65536
    first, bits = _first_mapped(int(descriptor[1]), count, values), int(descriptor[2])
    entries = _entries(opened, value(item, "LUTData"), count, bits)
    if entries is None or not len(entries):
        return None
    needed = max(1, int(entries.max()).bit_length())
    if not needed <= bits <= 16:
        bits = needed
    return LookupTable(first, entries.astype(np.float64), bits, name)


def _first_mapped(stated: int, count: int, values: Range) -> int:
    """Return the first of ``count`` mapped values with its sign, for inputs in the range ``values``.

    The attribute is US or SS by what is looked up (PS3.3 C.11.2.1.1): the output of the rescale where there is one,
    which may be negative though the pixels are not. Writers, and readers of implicit VR, go by the pixels alone:
    64512 is -1024 there. Of the two meanings the one is taken that the values suggest, unless only the other meets
    them.
    """
    unsigned = stated & 0xFFFF
    signed = unsigned - 65536
    if unsigned < 32768:
        return unsigned
    low, high = values
    first, second = (signed, unsigned) if low < 0 or stated < 0 else (unsigned, signed)

    def meets(start: int) -> bool:
        return start <= high and start + count > low

    return second if meets(second) and not meets(first) else first


def _entries(opened: Opened, data: Any, count: int, bits: int) -> NDArray[np.int64] | None:
    if data is None:
        return None
    order = "<" if opened.little_endian else ">"
    if isinstance(data, bytes | bytearray):
        raw = bytes(data)
        if bits <= 8 and len(raw) <= count + 1:
            words = np.frombuffer(raw + b"\x00" * (len(raw) % 2), dtype=order + "u2")
            return words.astype("<u2").view(np.uint8)[:count].astype(np.int64)
        return np.frombuffer(raw[: len(raw) // 2 * 2], dtype=order + "u2")[:count].astype(np.int64)
    try:
        values = np.atleast_1d(np.asarray(data, dtype=np.int64)) & 0xFFFF
    except (ValueError, TypeError, OverflowError):
        return None
    if bits <= 8 and len(values) * 2 in {count, count + 1}:
        return values.astype("<u2").view(np.uint8)[:count].astype(np.int64)
    return values[:count]


def _inverted(dataset: Any, photometric: str, notes: list[str]) -> bool:
    """Return whether the smallest value is white: MONOCHROME1 alone decides.

    In a DX image Presentation LUT Shape INVERSE restates MONOCHROME1 (PS3.3 C.8.11.3.1.2); a second inversion
    for it would undo the first. Where the two contradict each other there is a note.
    """
    inverted = photometric == "MONOCHROME1"
    shape = text(dataset, "PresentationLUTShape").upper()
    contradicts = shape == ("IDENTITY" if inverted else "INVERSE") and photometric.startswith("MONOCHROME")
    if contradicts:
        notes.append(
            tr(
                "Photometric Interpretation {photometric} and Presentation LUT Shape {shape} contradict; "
                "shown by the former. Invert if it looks wrong.",
                photometric=photometric,
                shape=shape,
            )
        )
    return inverted


def _padding(dataset: Any, signed: bool) -> tuple[float, float] | None:
    """Return the padding range in stored values (PS3.3 C.7.5.1.1.2), with the pixels' signedness."""
    first = integer(dataset, "PixelPaddingValue")
    if first is None:
        return None
    limit = integer(dataset, "PixelPaddingRangeLimit")
    ends = [_as_stored(end, signed) for end in (first, first if limit is None else limit)]
    return float(min(ends)), float(max(ends))


def _as_stored(number_: int, signed: bool) -> int:
    if signed and number_ > 32767:
        return number_ - 65536
    return number_ + 65536 if not signed and number_ < 0 else number_


def spacing_of(dataset: Any, frame: int) -> tuple[tuple[float, float] | None, str]:
    """Return (vertical, horizontal) spacing in mm and which attribute gave it; (None, "") where there is none.

    What the number means on a projection image (at the detector, at the patient) is not decided here.
    """
    measures = functional_group(dataset, frame, "PixelMeasuresSequence")
    candidates = [(measures, "PixelSpacing")] if measures is not None else []
    candidates += [(dataset, name) for name in ("PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing")]
    for source, keyword in candidates:
        found = numbers(source, keyword)
        if len(found) == 2 and min(found) > 0.0:
            return (found[0], found[1]), keyword
    return None, ""


def _aspect(dataset: Any, spacing: tuple[float, float] | None) -> float:
    """Return pixel height / width from the spacing, else from Pixel Aspect Ratio (vertical \\ horizontal)."""
    pair = spacing or numbers(dataset, "PixelAspectRatio")
    if len(pair) != 2 or min(pair) <= 0.0:
        return 1.0
    aspect = pair[0] / pair[1]
    return aspect if 0.05 <= aspect <= 20.0 and abs(aspect - 1.0) > 1e-4 else 1.0

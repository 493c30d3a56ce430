"""Uncompressed pixel data to stored values (PS3.5 section 8.1 and annex D)."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.imaging.bounded import BoundedFile
from radiograph_studio.imaging.dicom_file import Opened, incomplete, is_compressed
from radiograph_studio.language import tr

HALVED = ("YBR_FULL_422", "YBR_PARTIAL_422")
"""Colour models whose uncompressed pixels share their chrominance by twos."""


@dataclass(frozen=True, slots=True)
class Format:
    """The Image Pixel module (PS3.3 C.7.6.3) with what is missing filled in where a guess is safe."""

    keyword: str
    rows: int
    columns: int
    samples: int
    allocated: int
    stored: int
    high_bit: int
    signed: bool
    photometric: str
    planar: int
    frames: int
    notes: tuple[str, ...]

    @property
    def frame_values(self) -> int:
        """Sample values that one native frame holds; YBR_FULL_422 halves both chrominances (C.7.6.3.1.2)."""
        samples = 2 if self.photometric in HALVED and self.samples == 3 else self.samples
        return self.rows * self.columns * samples


def native_frame(opened: Opened, form: Format, content: bytes, frame: int) -> tuple[NDArray[Any], Format]:
    """Return frame ``frame`` of uncompressed ``content`` as (rows, columns[, 3]), and the format with its notes.

    Raises:
        ImageReadError: more than one byte is missing.
    """
    name, bits = opened.path.name, form.allocated
    total_bits = form.frame_values * bits
    first = frame * total_bits // 8
    last = -(-(frame + 1) * total_bits // 8)
    missing = last - len(content)
    if missing == 1:
        content += b"\x00"
        note = tr("The picture data is one byte short; the last pixel is filled up.")
        form = replace(form, notes=(*form.notes, note))
    elif missing > 0:
        raise incomplete(name)
    order = "<" if opened.little_endian else ">"
    if not opened.little_endian and bits == 8 and opened.dataset[form.keyword].VR == "OW":
        content = _swapped(content)
    if form.keyword != "PixelData":
        kind = "f4" if form.keyword == "FloatPixelData" else "f8"
        flat: NDArray[Any] = np.frombuffer(content, dtype=order + kind, count=form.frame_values, offset=first)
        return flat.astype(kind).reshape(form.rows, form.columns), form
    if bits in {1, 12}:
        flat = _unpacked(content, bits, frame * form.frame_values, form.frame_values)
    else:
        flat = np.frombuffer(content, dtype=f"{order}u{bits // 8}", count=form.frame_values, offset=first)
        flat = flat.astype(f"u{bits // 8}")
    return _shaped(_meaningful(flat, form), form), form


def deferred_frame(opened: Opened, form: Format, frame: int) -> tuple[bytes, int] | None:
    """Return the bytes of one frame of many out of the file, and how many frames there are.

    None unless the pixels were left in the file, are not compressed, and frames begin at whole bytes: then they
    are read as a whole.
    """
    if is_compressed(opened.syntax) or form.frames == 1 or form.frame_values * form.allocated % 8 or frame < 0:
        return None
    element = opened.dataset.get_item(form.keyword)
    tell = getattr(element, "value_tell", None)
    if tell is None or element.value is not None or not 0 < element.length < 0xFFFFFFFF:
        return None
    size = form.frame_values * form.allocated // 8
    with BoundedFile(opened.path) as file:
        length = min(element.length, file.seek(0, 2) - tell)
        file.seek(tell + frame * size)
        content = file.read(max(0, min(size, length - frame * size)))
    swapped = not opened.little_endian and form.allocated == 8  # bytes in words may straddle two frames
    return None if swapped else (content, (length + 1) // size)


def native_cells(opened: Opened, form: Format, content: bytes, frame: int) -> NDArray[Any] | None:
    """Return a grey frame's pixel cells with all their bits, (rows, columns), or None where there are none such."""
    first, size = frame * form.frame_values * form.allocated // 8, form.allocated // 8
    if form.samples != 1 or form.allocated not in {8, 16} or first + form.frame_values * size > len(content):
        return None
    order = "<" if opened.little_endian else ">"
    cells = np.frombuffer(content, dtype=f"{order}u{size}", count=form.frame_values, offset=first)
    return cells.astype(f"u{size}").reshape(form.rows, form.columns)


def _swapped(content: bytes) -> bytes:
    even = content + b"\x00" * (len(content) % 2)
    return np.frombuffer(even, dtype="u2").byteswap().tobytes()


def _unpacked(content: bytes, bits: int, first: int, count: int) -> NDArray[Any]:
    """Return ``count`` packed values of 1 or 12 bits from number ``first`` on, low bits first (PS3.5 8.1.1)."""
    begin, end = first * bits // 8, -(-(first + count) * bits // 8)
    stored = np.frombuffer(content[begin:end], dtype=np.uint8)
    if bits == 1:
        skip = first - begin * 8
        return np.unpackbits(stored, bitorder="little")[skip : skip + count]
    return _twelve_bits(stored, count, halfway=first % 2 == 1)


def _twelve_bits(stored: NDArray[np.uint8], count: int, *, halfway: bool) -> NDArray[np.uint16]:
    """Return ``count`` values of 12 bits, two in three bytes, low bits first; ``halfway``: from the second of two on.

    Takes three bytes a pixel besides the result: single bits would take a dozen times as much.
    """
    pairs = -(-(count + halfway) // 2)
    triples = np.zeros(3 * pairs, dtype=np.uint8)
    # The byte that the first value shares with the one before it is there; the low byte of that one is not.
    triples[halfway : halfway + len(stored)] = stored[: len(triples) - halfway]
    low, middle, high = (triples[k::3] for k in range(3))
    values = np.empty(2 * pairs, dtype=np.uint16)
    first, second = values[0::2], values[1::2]
    first[...] = middle & 0x0F
    first <<= 8
    first |= low
    second[...] = high
    second <<= 4
    second |= middle >> 4
    return values[halfway : halfway + count]


def _meaningful(flat: NDArray[Any], form: Format) -> NDArray[Any]:
    """Remove what lies outside the stored bits and extend the sign (PS3.5 8.1.1), in place."""
    size = 8 * flat.dtype.itemsize
    shift = form.high_bit + 1 - form.stored
    if shift:
        np.right_shift(flat, shift, out=flat)
    if form.signed:
        result = flat.view(f"i{flat.dtype.itemsize}")
        extend_sign(result, form.stored)
        return result
    if form.stored < size and form.allocated not in {1, 12}:
        np.bitwise_and(flat, np.array(2**form.stored - 1, dtype=flat.dtype), out=flat)
    return flat


def extend_sign(values: NDArray[Any], stored: int) -> None:
    """Carry the sign bit of ``stored``-bit numbers into the unused bits above it, in place (PS3.5 8.1.1)."""
    unused = 8 * values.dtype.itemsize - stored
    if unused > 0:
        np.left_shift(values, unused, out=values)
        np.right_shift(values, unused, out=values)


def _shaped(flat: NDArray[Any], form: Format) -> NDArray[Any]:
    if form.samples == 1:
        return flat.reshape(form.rows, form.columns)
    if form.photometric in HALVED:
        return _expanded_422(flat, form)
    if form.planar == 1:
        return np.ascontiguousarray(flat.reshape(3, form.rows, form.columns).transpose(1, 2, 0))
    return flat.reshape(form.rows, form.columns, 3)


def _expanded_422(flat: NDArray[Any], form: Format) -> NDArray[Any]:
    """Return YBR_FULL_422 (Y Y Cb Cr for two pixels, PS3.3 C.7.6.3.1.2) as three samples a pixel."""
    if form.columns % 2:
        flat = np.pad(flat.reshape(form.rows, -1), ((0, 0), (0, 2)), mode="edge").reshape(-1)
    pairs = flat.reshape(-1, 4)
    result = np.empty((len(pairs), 2, 3), dtype=flat.dtype)
    result[:, :, 0] = pairs[:, :2]
    result[:, :, 1] = pairs[:, 2:3]
    result[:, :, 2] = pairs[:, 3:4]
    return np.ascontiguousarray(result.reshape(form.rows, -1, 3)[:, : form.columns])

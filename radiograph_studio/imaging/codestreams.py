"""What a compressed frame says of itself, read from its own header before anything is allocated for it."""

from dataclasses import dataclass
from typing import Literal

Family = Literal["JPEG", "JPEG-LS", "JPEG 2000", "JPEG XL", "RLE", "PNG"]

# Height : width of JPEG XL's short form (ISO/IEC 18181-1, SizeHeader): width = height * first // second.
_XL_RATIOS = {1: (1, 1), 2: (12, 10), 3: (4, 3), 4: (3, 2), 5: (16, 9), 6: (5, 4), 7: (2, 1)}
_XL_BITS = (9, 13, 18, 30)
_XL_CONTAINER = b"\x00\x00\x00\x0cJXL \r\n\x87\n"
_SIZ = b"\xff\x4f\xff\x51"


class DecodeError(ValueError):
    """A compressed frame that no decoder could turn into the picture that the header promises.

    Its text is for programmers, in English: the reader of a file says a sentence of its own.
    """


@dataclass(frozen=True, slots=True)
class Codestream:
    """What a compressed frame says of itself. ``bits`` is the precision of a sample; 0 samples or bits: unsaid.

    ``halved``: the second component has fewer samples than the first, as only chrominance has.
    ``process`` is the JPEG start-of-frame marker's second byte (0xC0 baseline ... 0xF7 JPEG-LS), else 0.
    """

    rows: int
    columns: int
    samples: int
    bits: int
    process: int = 0
    halved: bool = False


def family_of(source: bytes) -> Family | None:
    """Return which family of codestream ``source`` starts as, or None where it is none that is known."""
    if source.startswith((b"\xff\x0a", _XL_CONTAINER)):
        return "JPEG XL"
    if source[:2] == b"\xff\xd8":
        try:
            return "JPEG-LS" if _inspect_jpeg(source).process == 0xF7 else "JPEG"
        except DecodeError:
            return None
    return "JPEG 2000" if source.find(_SIZ, 0, 4096) >= 0 else None


def bare_codestream(source: bytes) -> bytes:
    """Return a JPEG 2000 codestream without the JP2 boxes around it, which DICOM forbids (PS3.5 8.2.4); else as is."""
    start = source.find(_SIZ, 0, 4096)
    return source[start:] if start > 0 and source[:8] == b"\x00\x00\x00\x0cjP  " else source


def inspect_codestream(source: bytes) -> Codestream:
    """Return size and precision from a codestream's own header.

    JPEG and JPEG-LS: the frame header (ITU-T T.81 B.2.2, T.87 C.2.2). JPEG 2000 and HTJ2K: SIZ (T.800 A.5.1).
    JPEG XL: SizeHeader (ISO/IEC 18181-1), which tells no samples or bits.

    Raises:
        DecodeError: none of these, or it ends within its header.
    """
    if source[:2] == b"\xff\xd8":
        return _inspect_jpeg(source)
    if source[:8] == b"\x89PNG\r\n\x1a\n" and len(source) > 29:
        columns, rows = (int.from_bytes(source[k : k + 4], "big") for k in (16, 20))
        return Codestream(rows, columns, 0, source[24])
    if source.startswith((b"\xff\x0a", _XL_CONTAINER)):
        return _inspect_xl(source)
    start = source.find(_SIZ, 0, 4096)
    if start >= 0:
        return _inspect_siz(source, start + 4)
    raise DecodeError("The compressed data does not start as a JPEG, JPEG 2000 or JPEG XL picture does.")


def _inspect_siz(source: bytes, position: int) -> Codestream:
    segment = source[position : position + 41]
    if len(segment) < 41:
        raise DecodeError("The compressed picture ends within its header.")
    width, height, left, top = (int.from_bytes(segment[k : k + 4], "big") for k in (4, 8, 12, 16))
    samples = int.from_bytes(segment[36:38], "big")
    return Codestream(height - top, width - left, samples, (segment[38] & 0x7F) + 1)


def _inspect_jpeg(source: bytes) -> Codestream:
    position = 2
    while position + 10 <= len(source):
        if source[position] != 0xFF:
            position += 1
            continue
        marker = source[position + 1]
        if marker == 0xFF or marker == 0x00 or 0xD0 <= marker <= 0xD8:
            position += 1 if marker == 0xFF else 2
            continue
        if marker == 0xF7 or (0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}):
            rows = int.from_bytes(source[position + 5 : position + 7], "big")
            columns = int.from_bytes(source[position + 7 : position + 9], "big")
            samples, factors = source[position + 9], source[position + 11 : position + 18 : 3]
            halved = samples == 3 and len(factors) == 3 and factors[0] != factors[1]
            return Codestream(rows, columns, samples, source[position + 4], marker, halved)
        position += 2 + int.from_bytes(source[position + 2 : position + 4], "big")
    raise DecodeError("The compressed picture ends within its header.")


def _inspect_xl(source: bytes) -> Codestream:
    start = 0
    if source.startswith(_XL_CONTAINER):
        box = source.find(b"jxlc", 0, 65536)
        partial = source.find(b"jxlp", 0, 65536)
        start = box + 4 if box >= 0 else partial + 8
        if max(box, partial) < 0 or source[start : start + 2] != b"\xff\x0a":
            raise DecodeError("The compressed picture ends within its header.")
    header = source[start + 2 : start + 14]
    if len(header) < 10:
        raise DecodeError("The compressed picture ends within its header.")
    bits, used = int.from_bytes(header, "little"), 0

    def take(count: int) -> int:
        nonlocal used
        found = (bits >> used) & ((1 << count) - 1)
        used += count
        return found

    small = take(1)

    def length() -> int:
        return 8 * (take(5) + 1) if small else take(_XL_BITS[take(2)]) + 1

    rows = length()
    ratio = take(3)
    columns = length() if not ratio else rows * _XL_RATIOS[ratio][0] // _XL_RATIOS[ratio][1]
    return Codestream(rows, columns, 0, 0)

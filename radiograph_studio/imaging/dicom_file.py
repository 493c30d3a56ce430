"""A DICOM file to a pydicom data set, and safe access to its elements. Nothing here changes the data set."""

import logging
import re
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pydicom
from pydicom import config, uid
from pydicom.dataset import Dataset
from pydicom.errors import BytesLengthException, InvalidDicomError

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging.limits import MAX_FRAME_BYTES, out_of_memory
from radiograph_studio.imaging.notices import collected_warnings
from radiograph_studio.imaging.sniffing import Kind, cannot_open

# pydicom logs the values that it stumbles over, patient names among them: it is silenced for the whole process.
logging.getLogger("pydicom").setLevel(logging.CRITICAL + 1)

MALFORMED: tuple[type[Exception], ...] = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    NotImplementedError,
    ArithmeticError,
    EOFError,
    LookupError,
    RecursionError,
    RuntimeError,
    AssertionError,
    StopIteration,
    InvalidDicomError,
    BytesLengthException,
    struct.error,
    zlib.error,
)
"""What pydicom may raise on malformed content."""

_PIXELS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")
_PIXEL_TAGS = (b"\xe0\x7f\x10\x00", b"\x7f\xe0\x00\x10", b"\xe0\x7f\x08\x00", b"\xe0\x7f\x09\x00")
_INFLATE_STEP = 1 << 20
_META = 4096  # the meta header is far shorter
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Opened:
    """A parsed file. ``syntax`` is the transfer syntax UID, "" where the file does not say."""

    path: Path
    dataset: Dataset
    syntax: str
    little_endian: bool
    warnings: tuple[str, ...]


def open_dicom(path: Path, kind: Kind, *, header_only: bool = False) -> Opened:
    """Parse a DICOM file; ``header_only`` stops before the pixel data.

    Raises:
        ImageReadError: not to be opened, malformed, or too large.
    """
    with collected_warnings() as heard:
        try:
            _check_deflated(path, kind)
            dataset = pydicom.dcmread(path, force=kind != "DICOM", stop_before_pixels=header_only)
        except OSError as error:
            if error.errno is not None:
                raise cannot_open(path, error) from error
            raise malformed(path) from error
        except MemoryError as error:
            raise out_of_memory(path.name) from error
        except MALFORMED as error:
            raise malformed(path) from error
    if not len(dataset):
        raise malformed(path)
    meta = getattr(dataset, "file_meta", None)
    syntax = str(value(meta, "TransferSyntaxUID") or "") if meta is not None else ""
    little = dataset.original_encoding[1]
    return Opened(path, dataset, syntax, little is not False, tuple(heard))


def malformed(path: Path) -> ImageReadError:
    """Return the sentence for a DICOM file that cannot be parsed."""
    return ImageReadError(
        f"“{path.name}” is a damaged or incomplete DICOM file.",
        "Export it again from where it came, or leave it out.",
    )


def _check_deflated(path: Path, kind: Kind) -> None:
    """Refuse a deflated file that swells beyond the limit: pydicom would inflate all of it at once."""
    if kind != "DICOM":
        return
    with path.open("rb") as file:
        if uid.DeflatedExplicitVRLittleEndian.encode() not in file.read(_META):
            return
    meta = pydicom.filereader.read_file_meta_info(path)
    if value(meta, "TransferSyntaxUID") != uid.DeflatedExplicitVRLittleEndian:
        return
    length = value(meta, "FileMetaInformationGroupLength")
    with path.open("rb") as file:
        file.seek(144 + int(length or 0))
        inflater, total = zlib.decompressobj(-zlib.MAX_WBITS), 0
        while chunk := file.read(_INFLATE_STEP):
            while chunk and not inflater.eof:
                total += len(inflater.decompress(chunk, _INFLATE_STEP))
                chunk = inflater.unconsumed_tail
                if total > MAX_FRAME_BYTES:
                    raise ImageReadError(
                        f"“{path.name}” unpacks to more than can be opened.",
                        "The file is probably damaged; leave it out.",
                    )


def value(dataset: Any, keyword: str) -> Any:
    """Return the value of an element, or None where it is absent, empty or cannot be converted."""
    with collected_warnings():
        try:
            found = dataset.get(keyword)
        except MALFORMED:
            return None
    return None if found is None or (isinstance(found, str | bytes) and not found.strip()) else found


def text(dataset: Any, keyword: str) -> str:
    """Return an element as one line without control characters; several values joined by backslashes."""
    found = value(dataset, keyword)
    if found is None:
        return ""
    parts = found if isinstance(found, list | tuple | pydicom.multival.MultiValue) else [found]
    with collected_warnings():
        try:
            joined = "\\".join(str(part) for part in parts)
        except MALFORMED:
            return ""
    return _CONTROL.sub(" ", joined).strip()


def numbers(dataset: Any, keyword: str) -> tuple[float, ...]:
    """Return an element's finite numbers; () where it is absent or any value is no number."""
    found = value(dataset, keyword)
    if found is None:
        return ()
    parts: Iterable[Any] = found if isinstance(found, list | tuple | pydicom.multival.MultiValue) else [found]
    try:
        result = tuple(float(part) for part in parts)
    except (ValueError, TypeError, OverflowError):
        return ()
    return result if all(abs(number) < float("inf") for number in result) else ()


def number(dataset: Any, keyword: str) -> float | None:
    """Return an element's first number, or None."""
    found = numbers(dataset, keyword)
    return found[0] if found else None


def integer(dataset: Any, keyword: str) -> int | None:
    """Return an element's first number as an integer, or None."""
    found = number(dataset, keyword)
    return None if found is None else int(found)


def items(dataset: Any, keyword: str) -> list[Any]:
    """Return the non-empty items of a sequence element, [] where there is none."""
    found = value(dataset, keyword)
    if found is None or isinstance(found, str | bytes | int | float):
        return []
    try:
        return [item for item in found if len(item)]
    except MALFORMED:
        return []


def pixel_keyword(opened: Opened) -> str:
    """Return which element holds the pixels.

    Raises:
        ImageReadError: the file has none, or was cut off before or within them; the two look alike to pydicom.
    """
    for keyword in _PIXELS:
        if keyword in opened.dataset:
            return keyword
    path, dataset = opened.path, opened.dataset
    cut = any("end of file" in heard.lower() or "eof" in heard.lower() for heard in opened.warnings)
    if "Rows" in dataset and (cut or _mentions_pixels(path)):
        raise incomplete(path.name)
    what = sop_class(dataset)
    raise ImageReadError(
        f"“{path.name}” is a DICOM file without a picture ({what}).",
        "Choose the file that holds the radiograph.",
    )


def incomplete(name: str) -> ImageReadError:
    """Return the sentence for a file whose pixel data ends too early."""
    return ImageReadError(
        f"“{name}” is incomplete: its picture data ends too early.",
        "Copy or export the file again from where it came.",
    )


def _mentions_pixels(path: Path) -> bool:
    try:
        content = path.read_bytes()
    except OSError:
        return False
    return any(tag in content for tag in _PIXEL_TAGS)


def sop_class(dataset: Any) -> str:
    """Return the name of the SOP class, or "unknown kind"."""
    found = value(dataset, "SOPClassUID")
    if found is None:  # a DICOMDIR has it in the meta header only
        found = value(getattr(dataset, "file_meta", None), "MediaStorageSOPClassUID")
    if found is None:
        return "unknown kind"
    return _uid_name(str(found))


def syntax_name(syntax: str) -> str:
    """Return the name of a transfer syntax, e.g. "JPEG Lossless ..."."""
    return _uid_name(syntax) if syntax else "not stated"


def is_compressed(syntax: str) -> bool:
    """Tell whether a transfer syntax encapsulates pixel data; False for one that is unknown or not stated."""
    try:
        return bool(uid.UID(syntax, validation_mode=config.IGNORE).is_encapsulated)
    except ValueError:  # no transfer syntax that pydicom knows
        return False


def _uid_name(text_: str) -> str:
    return _CONTROL.sub(" ", str(uid.UID(text_, validation_mode=config.IGNORE).name))[:80]

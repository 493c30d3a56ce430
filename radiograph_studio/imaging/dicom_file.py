"""A DICOM file to a pydicom data set, and safe access to its elements. Nothing here changes the data set."""

import logging
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pydicom
from pydicom import config, uid
from pydicom.dataset import Dataset

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging.bounded import BoundedFile
from radiograph_studio.imaging.dicom_guess import file_meta, looks_right, parsed_otherwise
from radiograph_studio.imaging.dicom_kinds import is_on_server, kind_in_words, no_picture, not_readable
from radiograph_studio.imaging.dicom_values import CONTROL, MALFORMED, value
from radiograph_studio.imaging.limits import out_of_memory
from radiograph_studio.imaging.notices import collected_warnings
from radiograph_studio.imaging.sniffing import Kind, cannot_open
from radiograph_studio.language import tr

# pydicom logs the values that it stumbles over, patient names among them: it is silenced for the whole process.
logging.getLogger("pydicom").setLevel(logging.CRITICAL + 1)

_PIXELS = ("PixelData", "FloatPixelData", "DoubleFloatPixelData")
_PIXEL_TAGS = (b"\xe0\x7f\x10\x00", b"\x7f\xe0\x00\x10", b"\xe0\x7f\x08\x00", b"\xe0\x7f\x09\x00")
_ENCAPSULATED = ("1.2.840.10008.1.2.4.", "1.2.840.10008.1.2.8.")
DEFERRED = 32 * 1024**2
"""Bytes above which an uncompressed element is left in the file until it is wanted: of many frames, only one is."""

_END = "end of file"
_INFLATE_STEP = 1 << 20
# pydicom holds what it inflated twice: this keeps it below 1 GiB.
_MAX_INFLATED = 384 << 20
_META = 4096  # the meta header is far shorter


@dataclass(frozen=True, slots=True)
class Opened:
    """A parsed file. ``syntax`` is the transfer syntax UID, "" where the file does not say."""

    path: Path
    dataset: Dataset
    syntax: str
    little_endian: bool
    warnings: tuple[str, ...]
    notes: tuple[str, ...] = ()


def open_dicom(path: Path, kind: Kind, *, header_only: bool = False) -> Opened:
    """Parse a DICOM file; ``header_only`` stops before the pixel data.

    Raises:
        ImageReadError: not to be opened, malformed, or too large.
    """
    with collected_warnings() as heard:
        dataset, syntax = _parsed(path, kind, header_only)
    notes: tuple[str, ...] = ()
    if kind == "DICOM" and (dataset is None or not looks_right(dataset)):
        with collected_warnings():
            otherwise = parsed_otherwise(path, header_only=header_only)
        if otherwise is not None:
            dataset, syntax = otherwise
            notes = (tr("The file's transfer syntax is wrong; recognised by content."),)
    if dataset is None or not len(dataset):
        raise malformed(path)
    little = dataset.original_encoding[1]
    return Opened(path, dataset, syntax, little is not False, tuple(heard), notes)


def _parsed(path: Path, kind: Kind, header_only: bool) -> tuple[Dataset | None, str]:
    """Return the data set and its transfer syntax as the file says; None where it cannot be parsed so."""
    try:
        defer = None if header_only or _check_deflated(path, kind) else DEFERRED
        with BoundedFile(path) as file:
            dataset = pydicom.dcmread(file, defer, header_only, force=kind != "DICOM")
        dataset.fileobj_type = BoundedFile  # what was left in the file is read with the same care
    except OSError as error:
        if error.errno is not None:
            raise cannot_open(path, error) from error
        return None, ""
    except MemoryError as error:
        raise out_of_memory(path.name) from error
    except MALFORMED:
        return None, ""
    meta = getattr(dataset, "file_meta", None)
    return dataset, str(value(meta, "TransferSyntaxUID") or "") if meta is not None else ""


def malformed(path: Path) -> ImageReadError:
    """Return the sentence for a DICOM file that cannot be parsed."""
    return ImageReadError(
        tr("“{name}” is a damaged or incomplete DICOM file.", name=path.name),
        tr("Export it again from where it came, or leave it out."),
    )


def _check_deflated(path: Path, kind: Kind) -> bool:
    """Tell whether a file is deflated; refuse one that swells beyond the limit: pydicom inflates all of it at once."""
    if kind != "DICOM":
        return False
    with path.open("rb") as file:
        if uid.DeflatedExplicitVRLittleEndian.encode() not in file.read(_META):
            return False
    meta = file_meta(path)
    if value(meta, "TransferSyntaxUID") != uid.DeflatedExplicitVRLittleEndian:
        return False
    length = value(meta, "FileMetaInformationGroupLength")
    with path.open("rb") as file:
        file.seek(144 + int(length or 0))
        inflater, total = zlib.decompressobj(-zlib.MAX_WBITS), 0
        while chunk := file.read(_INFLATE_STEP):
            while chunk and not inflater.eof:
                total += len(inflater.decompress(chunk, _INFLATE_STEP))
                chunk = inflater.unconsumed_tail
                if total > _MAX_INFLATED:
                    raise ImageReadError(
                        tr("“{name}” unpacks to more than can be opened.", name=path.name),
                        tr("The file is probably damaged; leave it out."),
                    )
    return True


def pixel_keyword(opened: Opened) -> str:
    """Return which element holds the pixels.

    Raises:
        ImageReadError: the file has none, or was cut off before or within them; the two look alike to pydicom.
    """
    for keyword in _PIXELS:
        if keyword in opened.dataset:
            return keyword
    path, dataset = opened.path, opened.dataset
    if is_on_server(opened.syntax):
        raise not_readable(path.name, opened.syntax, syntax_name(opened.syntax))
    cut = any(_END in heard.lower() for heard in opened.warnings)
    if "Rows" in dataset and (cut or _mentions_pixels(path)):
        raise incomplete(path.name)
    raise without_picture(opened)


def without_picture(opened: Opened) -> ImageReadError:
    """Return the sentence for a DICOM file that is no picture, naming what it is."""
    if any(_END in heard.lower() for heard in opened.warnings) and not kind_in_words(sop_class_uid(opened.dataset)):
        return incomplete(opened.path.name)
    return no_picture(opened.path.name, sop_class_uid(opened.dataset), sop_class(opened.dataset))


def incomplete(name: str) -> ImageReadError:
    """Return the sentence for a file whose pixel data ends too early."""
    return ImageReadError(
        tr("“{name}” is incomplete: its picture data ends too early.", name=name),
        tr("Copy or export the file again from where it came."),
    )


def _mentions_pixels(path: Path) -> bool:
    try:
        content = path.read_bytes()
    except OSError:
        return False
    return any(tag in content for tag in _PIXEL_TAGS)


def sop_class(dataset: Any) -> str:
    """Return the name of the SOP class, or "unknown kind"."""
    found = sop_class_uid(dataset)
    return _uid_name(found) if found else tr("unknown kind")


def sop_class_uid(dataset: Any) -> str:
    """Return the SOP class UID, or ""."""
    found = value(dataset, "SOPClassUID")
    if found is None:  # a DICOMDIR has it in the meta header only
        found = value(getattr(dataset, "file_meta", None), "MediaStorageSOPClassUID")
    return "" if found is None else str(found)


def syntax_name(syntax: str) -> str:
    """Return the name of a transfer syntax, e.g. "JPEG Lossless ..."."""
    return _uid_name(syntax) if syntax else tr("not stated")


def is_compressed(syntax: str) -> bool:
    """Tell whether a transfer syntax encapsulates pixel data; False for one that is unknown or not stated."""
    if syntax.startswith(_ENCAPSULATED):  # pydicom does not know the newest
        return True
    try:
        return bool(uid.UID(syntax, validation_mode=config.IGNORE).is_encapsulated)
    except ValueError:  # no transfer syntax that pydicom knows
        return False


def _uid_name(text_: str) -> str:
    return CONTROL.sub(" ", str(uid.UID(text_, validation_mode=config.IGNORE).name))[:80]

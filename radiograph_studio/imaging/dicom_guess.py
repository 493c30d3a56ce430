"""Files whose transfer syntax is wrong: parsed again the other ways, where that proves the label wrong."""

from pathlib import Path
from typing import Any

from pydicom import uid
from pydicom.dataset import Dataset
from pydicom.filereader import read_dataset

from radiograph_studio.imaging.bounded import BoundedFile
from radiograph_studio.imaging.dicom_values import MALFORMED, value

_UNREADABLE: tuple[type[Exception], ...] = (OSError, *MALFORMED)
_PIXEL_GROUP = 0x7FE0
_WAYS = (
    (uid.ExplicitVRLittleEndian, False, True),
    (uid.ImplicitVRLittleEndian, True, True),
    (uid.ExplicitVRBigEndian, False, False),
)


def file_meta(path: Path) -> Dataset:
    """Return the file meta information (PS3.10 7.1) of a file with a preamble. Raises what pydicom raises."""
    with BoundedFile(path) as file:
        file.seek(132)
        return read_dataset(file, False, True, stop_when=lambda tag, _vr, _length: tag.group != 2)


def looks_right(dataset: Dataset) -> bool:
    """Tell whether a data set was parsed as it was written: what it says it is, it has."""
    return "Rows" in dataset or "SOPClassUID" in dataset or "DirectoryRecordSequence" in dataset


def parsed_otherwise(path: Path, *, header_only: bool) -> tuple[Dataset, str] | None:
    """Return the data set read by another encoding than the file's label, and that encoding; None if none fits.

    Only one that yields a picture's size and kind is taken: these two cannot arise by chance.
    """
    try:
        meta = file_meta(path)
        start = 144 + int(value(meta, "FileMetaInformationGroupLength") or 0)
    except _UNREADABLE:
        return None
    for syntax, implicit, little in _WAYS:
        try:
            with BoundedFile(path) as file:
                file.seek(start)
                dataset: Any = read_dataset(file, implicit, little, stop_when=_at_pixels if header_only else None)
                proved = "Rows" in dataset and "SOPClassUID" in dataset and bool(value(dataset, "SOPClassUID"))
        except _UNREADABLE:
            continue
        if proved:
            return dataset, str(syntax)
    return None


def _at_pixels(tag: Any, _vr: str | None, _length: int) -> bool:
    return bool(tag >= _PIXEL_GROUP << 16)

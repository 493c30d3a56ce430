"""Reading a file: its content decides who reads it. pydicom and Pillow are imported when the first file wants them."""

from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any

from radiograph_studio.imaging.notices import collected_warnings
from radiograph_studio.imaging.radiograph import Radiograph
from radiograph_studio.imaging.sniffing import Kind, cannot_open, sniff

_DICOM: tuple[Kind, ...] = ("DICOM", "DICOM without preamble")
_META = 1024
_COMPRESSED = (b"1.2.840.10008.1.2.4.", b"1.2.840.10008.1.2.5")


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file's header says, without its pixels; fields as in `Radiograph`. Identity is not kept."""

    source: str
    rows: int
    columns: int
    frames: int = 1
    patient_key: str | None = None
    tags: dict[str, str] = field(default_factory=dict)


def read(path: PathLike[str] | str, frame: int = 0) -> Radiograph:
    """Return one picture of a DICOM, PNG, JPEG, TIFF or WebP file, in stored depth.

    Args:
        path: the file, or an entry of `open_list`; its name and extension say nothing.
        frame: 0-based frame (DICOM) or page (TIFF).

    Raises:
        ImageReadError: what happened in one sentence, and what to do.
    """
    path = Path(path)
    kind = sniff(path)
    if kind in _DICOM:
        _start_helper_early(path)
        from radiograph_studio.imaging.dicom import read_dicom

        with collected_warnings():
            return read_dicom(path, kind, frame)
    if kind != "PNG":
        _start_helper()
    from radiograph_studio.imaging.raster_apart import read_raster

    return read_raster(path, kind, frame)


def _start_helper_early(path: Path) -> None:
    """Let the decoder's process start while the file is parsed, where its head speaks of compression."""
    try:
        with path.open("rb") as file:
            head = file.read(_META)
    except OSError as error:
        raise cannot_open(path, error) from error
    if any(uid in head for uid in _COMPRESSED):
        _start_helper()


def _start_helper() -> None:
    from radiograph_studio.imaging.decoder_pool import pool

    pool.start()


def probe(path: PathLike[str] | str) -> FileFacts:
    """Return what the header says; no pixel is decoded.

    Raises:
        ImageReadError: no picture. A header that promises one may still fail in `read`.
    """
    path = Path(path)
    kind = sniff(path)
    if kind not in _DICOM:
        from radiograph_studio.imaging.raster_apart import facts_of

        facts = facts_of(path, kind)
        return FileFacts(kind, facts.rows, facts.columns, facts.frames)
    from radiograph_studio.imaging.dicom import dicom_facts
    from radiograph_studio.imaging.dicom_tags import patient_key, plain_tags

    with collected_warnings():
        opened, rows, columns, frames = dicom_facts(path, kind)
        return FileFacts("DICOM", rows, columns, frames, patient_key(opened.dataset), plain_tags(opened))


def describe(path: PathLike[str] | str, with_patient: bool = False) -> dict[str, Any]:
    """Return all that is known about a file as JSON-able values; identity only ``with_patient``.

    A DICOM file without a picture is described too, with a note that says so.

    Raises:
        ImageReadError: not a file that this program reads.
    """
    path = Path(path)
    kind = sniff(path)
    if kind in _DICOM:
        from radiograph_studio.imaging.dicom_describing import describe_dicom

        with collected_warnings():
            return describe_dicom(path, kind, with_patient)
    from radiograph_studio.imaging.raster_apart import describe_raster

    return describe_raster(path, kind)

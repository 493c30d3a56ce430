"""Reading a file: its content decides who reads it. pydicom is imported when the first DICOM file comes."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from radiograph_studio.imaging.notices import collected_warnings
from radiograph_studio.imaging.radiograph import Radiograph
from radiograph_studio.imaging.raster import AS_STORED, RasterFacts, raster_facts, read_raster
from radiograph_studio.imaging.sniffing import Kind, sniff
from radiograph_studio.imaging.windows import window_dict

_DICOM: tuple[Kind, ...] = ("DICOM", "DICOM without preamble")


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file's header says, without its pixels; fields as in `Radiograph`. Identity is not kept."""

    source: str
    rows: int
    columns: int
    frames: int = 1
    patient_key: str | None = None
    tags: dict[str, str] = field(default_factory=dict)


def read(path: Path | str, frame: int = 0) -> Radiograph:
    """Return one picture of a DICOM, PNG, JPEG or TIFF file, in stored depth.

    Args:
        path: the file; its name and extension say nothing.
        frame: 0-based frame (DICOM) or page (TIFF).

    Raises:
        ImageReadError: what happened in one sentence, and what to do.
    """
    path = Path(path)
    kind = sniff(path)
    if kind in _DICOM:
        from radiograph_studio.imaging.dicom import read_dicom

        with collected_warnings():
            return read_dicom(path, kind, frame)
    return read_raster(path, kind, frame)


def probe(path: Path | str) -> FileFacts:
    """Return what the header says; no pixel is decoded.

    Raises:
        ImageReadError: no picture. A header that promises one may still fail in `read`.
    """
    path = Path(path)
    kind = sniff(path)
    if kind not in _DICOM:
        facts = raster_facts(path, kind)
        return FileFacts(kind, facts.rows, facts.columns, facts.frames)
    from radiograph_studio.imaging.dicom import dicom_facts
    from radiograph_studio.imaging.dicom_tags import patient_key, plain_tags

    with collected_warnings():
        opened, rows, columns, frames = dicom_facts(path, kind)
        return FileFacts("DICOM", rows, columns, frames, patient_key(opened.dataset), plain_tags(opened))


def describe(path: Path | str, with_patient: bool = False) -> dict[str, Any]:
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
    return _describe_raster(kind, raster_facts(path, kind))


def _describe_raster(kind: Kind, facts: RasterFacts) -> dict[str, Any]:
    deep = facts.mode.startswith("I;16")
    eight_bit_grey = facts.mode in {"L", "1", "LA"}
    return {
        "source": kind,
        "rows": facts.rows,
        "columns": facts.columns,
        "frames": facts.frames,
        "bits": 16 if deep else 32 if facts.mode in {"I", "F"} else 1 if facts.mode == "1" else 8,
        "mode": facts.mode,
        "windows": [window_dict(AS_STORED)] if eight_bit_grey else [],
        "notes": [],
    }

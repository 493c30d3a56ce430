"""A phantom as a DICOM file: Digital X-Ray (PS3.3 A.26) or Computed Radiography (PS3.3 A.2), labelled as simulated."""

import hashlib
import io
import struct
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from pydicom import dcmread
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.errors import InvalidDicomError
from pydicom.filewriter import dcmwrite
from pydicom.sequence import Sequence
from pydicom.uid import (
    UID,
    ComputedRadiographyImageStorage,
    DigitalXRayImageStorageForPresentation,
    ExplicitVRLittleEndian,
)

from radiograph_studio.datasets.phantoms.phantom import Phantom
from radiograph_studio.datasets.phantoms.physics import MAXIMUM, to_stored

MANUFACTURER = "Radiograph Studio phantom"
NOTICE = "SIMULATED - not a patient"
_DATE, _TIME = "20240101", "120000"
# (SNOMED CT code, meaning) from PS3.16 CID 4009 and CID 4010.
_REGION = {"chest": ("816094009", "Chest"), "abdomen": ("818981001", "Abdomen")}
_VIEW = {"PA": ("272479007", "postero-anterior"), "AP": ("399348003", "antero-posterior")}


@dataclass(frozen=True, slots=True)
class Labels:
    """What a file says about itself: its patient's number, which image of the patient, and how pixels are stored."""

    seed: int
    patient: int
    image: int
    modality: Literal["DX", "CR"]
    inverted: bool
    female: bool = False


def dicom_bytes(phantom: Phantom, labels: Labels) -> bytes:
    """Return a DICOM file (PS3.10), Explicit VR Little Endian, 12 bits in 16; the same input gives the same bytes."""
    dataset = _common(phantom, labels)
    _pixels(dataset, phantom, labels.inverted)
    if labels.modality == "DX":
        _digital(dataset, phantom, labels.inverted)
    else:
        _computed(dataset)
    stream = io.BytesIO()
    dcmwrite(stream, dataset, enforce_file_format=True)
    return stream.getvalue()


def is_ours(path: Path) -> bool:
    """Return whether ``path`` is a DICOM file that says that it is one of these phantoms."""
    try:
        return str(dcmread(path, stop_before_pixels=True).get("Manufacturer", "")) == MANUFACTURER
    except (OSError, InvalidDicomError, ValueError, TypeError, AttributeError, NotImplementedError, struct.error):
        return False


def _uid(*parts: object) -> UID:
    """Return a UID under 2.25 (PS3.5 B.2) that depends on ``parts`` alone."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in ("radiograph-studio-phantom", *parts)).encode()).digest()
    return UID(f"2.25.{uuid.UUID(bytes=digest[:16], version=5).int}")


def _common(phantom: Phantom, labels: Labels) -> Dataset:
    kind, person = phantom.kind, f"{labels.patient:03d}"
    key = (labels.seed, kind, labels.patient)
    dataset = Dataset()
    is_dx = labels.modality == "DX"
    dataset.SOPClassUID = DigitalXRayImageStorageForPresentation if is_dx else ComputedRadiographyImageStorage
    dataset.SOPInstanceUID = _uid(*key, labels.image, "instance")
    dataset.StudyInstanceUID = _uid(*key, labels.image, "study")
    dataset.SeriesInstanceUID = _uid(*key, labels.image, "series")
    dataset.ImageType = ["DERIVED", "PRIMARY"]
    dataset.SpecificCharacterSet = "ISO_IR 100"
    dataset.StudyDate = dataset.SeriesDate = dataset.ContentDate = dataset.AcquisitionDate = _DATE
    dataset.StudyTime = dataset.SeriesTime = dataset.ContentTime = dataset.AcquisitionTime = _TIME
    dataset.AccessionNumber = ""
    dataset.Modality = labels.modality
    dataset.Manufacturer = MANUFACTURER
    dataset.ManufacturerModelName = "Trunk phantom"
    dataset.SoftwareVersions = "1"
    dataset.ReferringPhysicianName = ""
    dataset.StudyDescription = f"{kind.upper()} PHANTOM"
    dataset.SeriesDescription = NOTICE
    dataset.DerivationDescription = "Computed from a model of the body; no person was exposed"
    dataset.PatientName = f"PHANTOM^{kind.upper()} {person}"
    dataset.PatientID = f"PHANTOM-{labels.seed}-{kind[0].upper()}{person}"
    dataset.PatientBirthDate = ""
    dataset.PatientSex = "F" if labels.female else "M"
    dataset.PatientComments = NOTICE
    dataset.BodyPartExamined = kind.upper()
    dataset.ViewPosition = phantom.view
    dataset.StudyID = str(labels.image)
    dataset.SeriesNumber = 1
    dataset.InstanceNumber = 1
    dataset.PatientOrientation = ["L", "F"]
    dataset.ImageComments = NOTICE
    dataset.BurnedInAnnotation = "NO"
    dataset.LossyImageCompression = "00"
    dataset.ImagerPixelSpacing = [f"{phantom.spacing_mm:.4f}"] * 2
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    return dataset


def _pixels(dataset: Dataset, phantom: Phantom, inverted: bool) -> None:
    stored = to_stored(phantom.image)
    center, width = phantom.window[0] * MAXIMUM, phantom.window[1] * MAXIMUM
    if inverted:
        # LINEAR is centred on c - 0.5 (PS3.3 C.11.2.1.2.1), hence 4096 and not 4095.
        stored, center = (MAXIMUM - stored).astype(np.uint16), MAXIMUM + 1 - center
    dataset.SamplesPerPixel = 1
    dataset.PhotometricInterpretation = "MONOCHROME1" if inverted else "MONOCHROME2"
    dataset.PresentationLUTShape = "INVERSE" if inverted else "IDENTITY"
    dataset.Rows, dataset.Columns = stored.shape
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 16, 12, 11
    dataset.PixelRepresentation = 0
    dataset.WindowCenter, dataset.WindowWidth = f"{center:.0f}", f"{width:.0f}"
    dataset.WindowCenterWidthExplanation = "NORMAL"
    dataset.RescaleIntercept, dataset.RescaleSlope, dataset.RescaleType = "0", "1", "US"
    dataset.PixelIntensityRelationship = "LOG"
    dataset.PixelData = stored.astype("<u2").tobytes()


def _digital(dataset: Dataset, phantom: Phantom, inverted: bool) -> None:
    """What PS3.3 C.8.11 asks of a digital radiograph beyond a plain picture."""
    dataset.PresentationIntentType = "FOR PRESENTATION"
    # 1: a larger value is more intensity (PS3.3 C.8.11.3.1.2), as where white stands for the open beam.
    dataset.PixelIntensityRelationshipSign = 1 if inverted else -1
    dataset.ImageLaterality = "U"
    dataset.DetectorType = ""
    dataset.AcquisitionContextSequence = Sequence([])
    dataset.AnatomicRegionSequence = Sequence([_code(*_REGION[phantom.kind])])
    view = _code(*_VIEW[phantom.view])
    view.ViewModifierCodeSequence = Sequence([])
    dataset.ViewCodeSequence = Sequence([view])


def _computed(dataset: Dataset) -> None:
    dataset.PlateType = ""
    dataset.PhosphorType = ""


def _code(value: str, meaning: str) -> Dataset:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, "SCT", meaning
    return item


__all__ = ["MANUFACTURER", "NOTICE", "Labels", "dicom_bytes", "is_ours"]

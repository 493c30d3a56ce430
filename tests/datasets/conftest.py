"""Small pictures on disk: PNG, and DICOM where a patient is needed."""

import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

WritePng = Callable[..., Path]
WriteDicom = Callable[..., Path]
_DX = "1.2.840.10008.5.1.4.1.1.1.1"


@pytest.fixture
def png() -> WritePng:
    """Return a writer of grey 8-bit PNG files; pictures of one seed or one name are equal."""

    def write(path: Path, seed: int | None = None, shape: tuple[int, int] = (12, 10)) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        picture_seed = zlib.crc32("/".join(path.parts[-3:]).encode()) if seed is None else seed
        pixels = np.random.default_rng(picture_seed).integers(0, 256, shape, dtype=np.uint8)
        Image.fromarray(pixels).save(path, format="PNG")
        return path

    return write


@pytest.fixture
def dicom() -> WriteDicom:
    """Return a writer of DICOM files of a patient."""

    def write(path: Path, patient: str = "", seed: int = 0, **elements: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        dataset = Dataset()
        dataset.file_meta = FileMetaDataset()
        dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        dataset.SOPClassUID, dataset.SOPInstanceUID = _DX, generate_uid()
        dataset.PatientID, dataset.PatientName = patient, "Doe^Jane"
        dataset.Modality, dataset.PhotometricInterpretation = "DX", "MONOCHROME2"
        dataset.Rows, dataset.Columns, dataset.SamplesPerPixel = 12, 10, 1
        dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 16, 12, 11, 0
        for name, value in elements.items():
            setattr(dataset, name, value)
        pixels = np.random.default_rng(seed).integers(0, 4096, (12, 10), dtype=np.uint16)
        dataset.PixelData = pixels.tobytes()
        dataset.save_as(path, enforce_file_format=True)
        return path

    return write


@pytest.fixture
def tree(tmp_path: Path, png: WritePng) -> Path:
    """Return a folder with train (4 + 4) and val (2 + 2) of the classes abd and chst."""
    for part, count in (("train", 4), ("val", 2)):
        for name in ("abd", "chst"):
            for index in range(count):
                png(tmp_path / part / name / f"{name}{index}.png")
    return tmp_path

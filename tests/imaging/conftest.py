"""Makes DICOM files that a test describes by what is special about them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
import pytest
from pydicom import uid
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate

from radiograph_studio.imaging import Radiograph, Window

MakeDicom = Callable[..., Path]


def grey_dataset(pixels: np.ndarray, bits: int, **elements: Any) -> Dataset:
    dataset = Dataset()
    dataset.SOPClassUID = uid.DigitalXRayImageStorageForPresentation
    dataset.SOPInstanceUID = uid.generate_uid(entropy_srcs=["test"])
    dataset.Modality = "DX"
    dataset.PatientID = "P-1"
    dataset.PatientName = "Secret^Person"
    dataset.Rows, dataset.Columns = pixels.shape[:2]
    dataset.SamplesPerPixel = 1 if pixels.ndim == 2 else 3
    dataset.PhotometricInterpretation = "MONOCHROME2" if pixels.ndim == 2 else "RGB"
    if pixels.ndim == 3:
        dataset.PlanarConfiguration = 0
    dataset.BitsAllocated = 8 * pixels.dtype.itemsize
    dataset.BitsStored = bits
    dataset.HighBit = bits - 1
    dataset.PixelRepresentation = int(pixels.dtype.kind == "i")
    for keyword, value in elements.items():
        if value is None:
            if keyword in dataset:
                delattr(dataset, keyword)
        else:
            setattr(dataset, keyword, value)
    return dataset


@pytest.fixture
def make_dicom(tmp_path: Path) -> MakeDicom:
    """Write ``pixels`` as a DICOM file; keywords set elements, None removes them."""

    def make(
        pixels: np.ndarray,
        bits: int | None = None,
        *,
        name: str = "image.dcm",
        syntax: str = uid.ExplicitVRLittleEndian,
        compressed: bytes | None = None,
        data: bytes | None = None,
        bare: bool = False,
        **elements: Any,
    ) -> Path:
        with pydicom.config.disable_value_validation():
            dataset = grey_dataset(pixels, bits or 8 * pixels.dtype.itemsize, **elements)
        if compressed is not None:
            dataset.PixelData = encapsulate([compressed])
            dataset["PixelData"].is_undefined_length = True
        elif data is not None:
            dataset.PixelData = data
        else:
            order = ">" if syntax == uid.ExplicitVRBigEndian else "<"
            raw = pixels.astype(pixels.dtype.newbyteorder(order)).tobytes()
            dataset.PixelData = raw + b"\x00" * (len(raw) % 2)
        dataset["PixelData"].VR = "OB" if compressed is not None or pixels.dtype.itemsize == 1 else "OW"
        path = tmp_path / name
        if bare:
            dataset.save_as(path, implicit_vr=syntax == uid.ImplicitVRLittleEndian, little_endian=True)
            return path
        dataset.file_meta = FileMetaDataset()
        dataset.file_meta.TransferSyntaxUID = syntax
        dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID
        dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
        dataset.save_as(path, enforce_file_format=True)
        return path

    return make


@pytest.fixture
def ramp() -> np.ndarray:
    """A 12-bit picture of 16 x 32 pixels in which every value differs."""
    return (np.arange(512, dtype=np.uint16) * 8).reshape(16, 32)


@pytest.fixture
def grey() -> Callable[..., Radiograph]:
    """Make a radiograph from a list of stored values."""

    def make(values: Any, dtype: str = "u2", bits: int = 16, **fields: Any) -> Radiograph:
        fields.setdefault("windows", (Window(8.0, 16.0),))
        pixels = np.atleast_2d(np.array(values, dtype=dtype))
        return Radiograph(pixels=pixels, bits_stored=bits, source="DICOM", **fields)

    return make

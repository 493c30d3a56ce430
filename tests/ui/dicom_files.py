"""Small DICOM files for the tests of the window: made here, with whatever elements a test wants."""

from pathlib import Path
from typing import Any

import numpy as np
from pydicom.config import disable_value_validation
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian, generate_uid


def write_dicom(path: Path, pixels: np.ndarray | None = None, **elements: Any) -> Path:
    """Write a 16-bit grey file of (rows, columns) or (frames, rows, columns) and return its path."""
    pixels = np.arange(1200, dtype=np.uint16).reshape(30, 40) if pixels is None else pixels.astype(np.uint16)
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID = DigitalXRayImageStorageForPresentation
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID = generate_uid()
    dataset.Modality, dataset.PhotometricInterpretation, dataset.SamplesPerPixel = "DX", "MONOCHROME2", 1
    dataset.Rows, dataset.Columns = pixels.shape[-2:]
    if pixels.ndim == 3:
        dataset.NumberOfFrames = len(pixels)
    dataset.BitsAllocated = dataset.BitsStored = 16
    dataset.HighBit, dataset.PixelRepresentation = 15, 0
    dataset.PixelData = pixels.tobytes()
    with disable_value_validation():
        for keyword, value in elements.items():
            setattr(dataset, keyword, value)
        dataset.save_as(path, enforce_file_format=True)
    return path

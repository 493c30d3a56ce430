"""A phantom in every transfer syntax that the reader takes, to prove that an installed program decodes them all.

The streams are made by the libraries that also decode them: what is tested is that the program has its decoders and
reads what they give back, not the decoders against somebody else's files.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import dcmread, uid
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.filewriter import dcmwrite

from radiograph_studio.datasets.phantoms.dicom import Labels, dicom_bytes
from radiograph_studio.datasets.phantoms.phantom import phantom

Pixels = NDArray[Any]
_XL = ("1.2.840.10008.1.2.4.110", "1.2.840.10008.1.2.4.112")


@dataclass(frozen=True, slots=True)
class Encoding:
    """One transfer syntax, and how a picture is brought into it.

    ``bits`` are those stored a pixel, ``compress`` makes the codestream of (rows, columns) unsigned pixels (None: the
    pixels themselves are stored), ``mean_error`` is the mean absolute difference that the compression may make, in
    parts of the largest value; 0 where every value comes back.
    """

    name: str
    syntax: str
    bits: int = 12
    compress: Callable[[Pixels], bytes] | None = None
    mean_error: float = 0.0


def _codec(name: str, **options: Any) -> Callable[[Pixels], bytes]:
    def compress(pixels: Pixels) -> bytes:
        import imagecodecs

        return bytes(getattr(imagecodecs, f"{name}_encode")(pixels, **options))

    return compress


_J2K: dict[str, Any] = {"codecformat": "j2k"}

ENCODINGS: tuple[Encoding, ...] = (
    Encoding("Implicit VR, little endian", uid.ImplicitVRLittleEndian),
    Encoding("Explicit VR, little endian", uid.ExplicitVRLittleEndian),
    Encoding("Explicit VR, big endian", uid.ExplicitVRBigEndian),
    Encoding("Deflated", uid.DeflatedExplicitVRLittleEndian),
    Encoding("RLE", uid.RLELossless),
    Encoding("JPEG baseline", uid.JPEGBaseline8Bit, 8, _codec("jpeg8", level=95), 0.01),
    Encoding("JPEG extended, 12 bits", uid.JPEGExtended12Bit, 12, _codec("jpeg8", level=95, bitspersample=12), 0.01),
    Encoding("JPEG lossless", uid.JPEGLossless, 12, _codec("jpeg8", lossless=True, predictor=4, bitspersample=12)),
    Encoding("JPEG lossless, first order", uid.JPEGLosslessSV1, 16, _codec("ljpeg", bitspersample=16)),
    Encoding("JPEG-LS lossless", uid.JPEGLSLossless, 12, _codec("jpegls")),
    Encoding("JPEG-LS near-lossless", uid.JPEGLSNearLossless, 8, _codec("jpegls", level=2), 0.01),
    Encoding("JPEG 2000 lossless", uid.JPEG2000Lossless, 12, _codec("jpeg2k", reversible=True, **_J2K)),
    Encoding("JPEG 2000", uid.JPEG2000, 12, _codec("jpeg2k", level=80, reversible=False, **_J2K), 0.01),
    Encoding("HTJ2K lossless", uid.HTJ2KLossless, 12, _codec("htj2k", reversible=True)),
    # The encoder's order of progression is by resolution first, which is what this syntax asks for (PS3.5 8.2.15).
    Encoding("HTJ2K lossless, RPCL", uid.HTJ2KLosslessRPCL, 16, _codec("htj2k", reversible=True)),
    Encoding("HTJ2K", uid.HTJ2K, 8, _codec("htj2k", reversible=True)),
    Encoding("JPEG XL lossless", _XL[0], 12, _codec("jpegxl", lossless=True, bitspersample=12)),
    Encoding("JPEG XL", _XL[1], 8, _codec("jpegxl", distance=0.5), 0.01),
)
"""A file of each is what `encoded_dicom` makes. The retired JPEG processes 6, 8, 10 and 12 have no encoder here."""


def plain_picture(bits: int, size: tuple[int, int] = (160, 144)) -> Pixels:
    """Return a chest phantom of ``size`` (rows, columns), always the same; uint8 up to 8 ``bits``, else uint16."""
    simulated = phantom("chest", np.random.default_rng(5), size)
    values: Pixels = np.rint(simulated.image * (2**bits - 1)).astype(np.uint16)
    return values if bits > 8 else np.asarray(values, np.uint8)


def encoded_dicom(pixels: Pixels, encoding: Encoding) -> bytes:
    """Return a DICOM file (PS3.10) of ``pixels``, (rows, columns) with ``encoding.bits`` bits, in that syntax."""
    dataset = _dataset()
    dataset.Rows, dataset.Columns = pixels.shape
    dataset.BitsAllocated = 8 * pixels.dtype.itemsize
    dataset.BitsStored, dataset.HighBit = encoding.bits, encoding.bits - 1
    dataset.WindowCenter, dataset.WindowWidth = str(2 ** (encoding.bits - 1)), str(2**encoding.bits)
    dataset.file_meta.TransferSyntaxUID = uid.UID(encoding.syntax)
    _put_pixels(dataset, pixels, encoding)
    stream = io.BytesIO()
    if encoding.syntax in _XL:
        # pydicom knows no JPEG XL: it has to be told how the rest of such a file is written.
        dcmwrite(stream, dataset, implicit_vr=False, little_endian=True, force_encoding=True)
    else:
        dcmwrite(stream, dataset, enforce_file_format=True)
    return stream.getvalue()


def _dataset() -> Dataset:
    simulated = phantom("chest", np.random.default_rng(5), (32, 32))
    labels = Labels(seed=0, patient=1, image=1, modality="DX", inverted=False)
    # Written and read once: a dataset that was read knows its own encoding, and may be written in another.
    return dcmread(io.BytesIO(dicom_bytes(simulated, labels)))


def _put_pixels(dataset: Dataset, pixels: Pixels, encoding: Encoding) -> None:
    stored = pixels.dtype.newbyteorder(">" if encoding.syntax == uid.ExplicitVRBigEndian else "<")
    dataset.PixelData = pixels.astype(stored).tobytes()
    if encoding.syntax == uid.RLELossless:
        dataset.file_meta.TransferSyntaxUID = uid.ExplicitVRLittleEndian
        dataset.compress(uid.RLELossless, generate_instance_uid=False)
    elif encoding.compress is not None:
        dataset.PixelData = encapsulate([encoding.compress(pixels)])
        dataset["PixelData"].is_undefined_length = True
        dataset["PixelData"].VR = "OB"


__all__ = ["ENCODINGS", "Encoding", "encoded_dicom", "plain_picture"]

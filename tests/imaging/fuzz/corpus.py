"""Sound files to be damaged: small phantoms in every syntax, pydicom's own, pictures, archives."""

import io
import tempfile
import warnings
import zipfile
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
from PIL import Image
from pydicom import uid
from pydicom.encaps import encapsulate

from radiograph_studio.datasets.phantoms import write_samples

BUNDLED = Path(pydicom.__file__).parent / "data" / "test_files"
LARGEST = 60_000


def corpus() -> list[tuple[str, bytes]]:
    """Return (name, content), always in the same order."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [*_phantoms(), *_bundled(), *_pictures()]


def _phantoms() -> list[tuple[str, bytes]]:
    found = []
    with tempfile.TemporaryDirectory() as folder:
        write_samples(Path(folder), 0, 4, 2, 2, size=(72, 64))
        sources = [path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file()]
    for number, content in enumerate(sources):
        found.append((f"phantom {number}", content))
    first = sources[0]
    pixels = pydicom.dcmread(io.BytesIO(first)).pixel_array
    for syntax, stream in _streams(pixels).items():
        found.append((f"phantom in {uid.UID(syntax).name}", _compressed(first, syntax, stream)))
    rle = pydicom.dcmread(io.BytesIO(first))
    rle.compress(uid.RLELossless, generate_instance_uid=False)
    found.append(("phantom in RLE", _saved(rle)))
    found += [("phantom with extras", _with_extras(first)), ("phantom in zip", _zipped(sources[:3]))]
    return found


def _streams(pixels: np.ndarray) -> dict[str, bytes]:
    eight = (pixels >> 4).astype(np.uint8)
    return {
        uid.JPEGBaseline8Bit: imagecodecs.jpeg8_encode(eight, level=90),
        uid.JPEGExtended12Bit: imagecodecs.jpeg8_encode(pixels, level=90, bitspersample=12),
        uid.JPEGLossless: imagecodecs.jpeg8_encode(pixels, lossless=True, predictor=4, bitspersample=12),
        uid.JPEGLosslessSV1: imagecodecs.ljpeg_encode(pixels, bitspersample=12),
        uid.JPEGLSLossless: imagecodecs.jpegls_encode(pixels),
        uid.JPEG2000Lossless: imagecodecs.jpeg2k_encode(pixels, codecformat="j2k", reversible=True),
        uid.JPEG2000: imagecodecs.jpeg2k_encode(pixels, codecformat="j2k", level=40),
        uid.HTJ2KLossless: imagecodecs.htj2k_encode(pixels, reversible=True),
        # Recognised by content, whatever the label: pydicom writes no label of its own for these.
        uid.JPEGLSNearLossless: imagecodecs.jpegxl_encode(pixels, lossless=True),
    }


def _compressed(source: bytes, syntax: str, stream: bytes) -> bytes:
    dataset = pydicom.dcmread(io.BytesIO(source))
    dataset.file_meta.TransferSyntaxUID = uid.UID(syntax)
    if syntax == uid.JPEGBaseline8Bit:
        dataset.BitsAllocated = dataset.BitsStored = 8
        dataset.HighBit = 7
    dataset.PixelData = encapsulate([stream])
    dataset["PixelData"].VR = "OB"
    dataset["PixelData"].is_undefined_length = True
    return _saved(dataset)


def _with_extras(source: bytes) -> bytes:
    """Return the phantom with overlays, shutters, look-up tables and many windows."""
    dataset = pydicom.dcmread(io.BytesIO(source))
    table = pydicom.Dataset()
    table.add_new("LUTDescriptor", "US", [256, 0, 12])
    table.add_new("LUTData", "OW", np.arange(0, 4096, 16, dtype="<u2").tobytes())
    dataset.VOILUTSequence = [table]
    dataset.ShutterShape = ["RECTANGULAR", "CIRCULAR", "POLYGONAL"]
    dataset.ShutterLeftVerticalEdge, dataset.ShutterRightVerticalEdge = 3, 50
    dataset.ShutterUpperHorizontalEdge, dataset.ShutterLowerHorizontalEdge = 3, 60
    dataset.CenterOfCircularShutter, dataset.RadiusOfCircularShutter = [30, 30], 28
    dataset.VerticesOfThePolygonalShutter = [2, 2, 2, 60, 60, 60, 60, 2]
    dataset.WindowCenter, dataset.WindowWidth = [100, 2000, 3000], [50, 300, 4000]
    dataset.add_new("PixelPaddingValue", "US", 0)
    for element, vr, value in (
        (0x0010, "US", 40),
        (0x0011, "US", 40),
        (0x0040, "CS", "G"),
        (0x0050, "SS", [1, 1]),
        (0x0100, "US", 1),
        (0x0102, "US", 0),
        (0x3000, "OW", b"\x55" * 200),
    ):
        dataset.add_new((0x6000, element), vr, value)
    return _saved(dataset)


def _saved(dataset: pydicom.Dataset) -> bytes:
    stream = io.BytesIO()
    dataset.save_as(stream, enforce_file_format=True)
    return stream.getvalue()


def _zipped(contents: list[bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for number, content in enumerate(contents):
            target.writestr(zipfile.ZipInfo(f"disc/IM{number}"), content)
    return stream.getvalue()


def _bundled() -> list[tuple[str, bytes]]:
    files = [path for path in sorted(BUNDLED.rglob("*")) if path.is_file() and path.stat().st_size < LARGEST]
    wanted = [path for path in files if path.suffix == ".dcm" or path.name.startswith("DICOMDIR")]
    return [(path.name, path.read_bytes()) for path in wanted]


def _pictures() -> list[tuple[str, bytes]]:
    found = []
    grey = np.add.outer(np.arange(40), np.arange(50)).astype(np.uint8)
    deep = grey.astype(np.uint16) * 300
    colour = np.dstack([grey, grey[::-1], grey])
    for kind, arrays in {
        "PNG": (grey, deep, colour),
        "TIFF": (grey, deep, colour),
        "JPEG": (grey, colour),
        "WEBP": (colour,),
    }.items():
        for number, array in enumerate(arrays):
            stream = io.BytesIO()
            Image.fromarray(array).save(stream, kind)
            found.append((f"{kind} {number}", stream.getvalue()))
    stream = io.BytesIO()
    Image.fromarray(grey).save(
        stream, "TIFF", compression="tiff_lzw", save_all=True, append_images=[Image.fromarray(deep)]
    )
    return [*found, ("TIFF pages", stream.getvalue())]

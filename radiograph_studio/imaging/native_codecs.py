"""The native decoders themselves. Runs in the helper process: imports nothing of the package but `codestreams`."""

import os
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.imaging.codestreams import Codestream, DecodeError, Family, inspect_codestream

# Above this size JPEG 2000 is decoded by two threads: it takes seconds for the largest mammograms.
_LARGE = 2_000_000


def decode(source: bytes, family: Family, expected: Codestream) -> NDArray[Any]:
    """Return the samples of one compressed frame as stored, (rows, columns[, samples]), colour untouched.

    ``expected`` is what the DICOM header promises (``bits`` are those allocated); it bounds what is allocated.

    Raises:
        DecodeError: another size than promised, or a stream of no known kind.
        Exception: whatever the native decoders raise.
    """
    if family == "RLE":
        return _decode_rle(source, expected)
    stream = inspect_codestream(source)
    if (stream.rows, stream.columns) != (expected.rows, expected.columns) or (
        stream.samples and stream.samples != expected.samples
    ):
        raise DecodeError(
            f"The compressed picture is {stream.rows} x {stream.columns} with {stream.samples} samples, "
            f"the header says {expected.rows} x {expected.columns} with {expected.samples}."
        )
    pixels = _decoded(source, family, stream)
    shape = (expected.rows, expected.columns) + ((expected.samples,) if expected.samples > 1 else ())
    if pixels.size != np.prod(shape):
        raise DecodeError("The compressed picture is not of the size it announces.")
    return np.ascontiguousarray(pixels).reshape(shape)


def _decoded(source: bytes, family: Family, stream: Codestream) -> NDArray[Any]:
    import imagecodecs

    if family == "JPEG-LS":
        return np.asarray(imagecodecs.jpegls_decode(source))
    if family == "PNG":
        return np.asarray(imagecodecs.png_decode(source))
    if family == "JPEG XL":
        return np.asarray(imagecodecs.jpegxl_decode(source, numthreads=_threads()))
    if family == "JPEG 2000":
        if _is_high_throughput(source):
            return np.asarray(imagecodecs.htj2k_decode(source, planar=False))
        large = stream.rows * stream.columns >= _LARGE
        return np.asarray(imagecodecs.jpeg2k_decode(source, planar=False, numthreads=_threads() if large else 1))
    return _decode_jpeg(source, stream.samples)


def _threads() -> int:
    return max(1, min(4, os.cpu_count() or 1))


def _is_high_throughput(source: bytes) -> bool:
    """Tell HTJ2K from JPEG 2000: its capabilities segment (T.814 A.2) stands before the first tile."""
    head = source[: max(0, source.find(b"\xff\x90"))] or source[:4096]
    return b"\xff\x50" in head and (b"\xff\x4f\xff\x51" in head)


def _decode_jpeg(source: bytes, samples: int) -> NDArray[Any]:
    """Decode any JPEG process without colour conversion: what the samples mean is said by the DICOM header."""
    import imagecodecs

    space = "YCBCR" if samples == 3 else None
    try:
        return np.asarray(imagecodecs.jpeg8_decode(source, colorspace=space, outcolorspace=space))
    except imagecodecs.Jpeg8Error:
        if samples == 1:
            return np.asarray(imagecodecs.ljpeg_decode(source))
        raise


def _decode_rle(source: bytes, expected: Codestream) -> NDArray[Any]:
    """Decode DICOM RLE (PS3.5 annex G): one PackBits segment for each byte of each sample, high bytes first."""

    size = max(1, expected.bits // 8)
    count = int.from_bytes(source[:4], "little")
    if len(source) < 64 or count != size * expected.samples or count > 15:
        raise DecodeError("The run-length coded picture has another number of segments than its header promises.")
    starts = [int.from_bytes(source[4 * k : 4 * k + 4], "little") for k in range(1, count + 1)]
    if min(starts) < 64 or sorted(starts) != starts:
        raise DecodeError("The run-length coded picture has segments that lie outside.")
    area = expected.rows * expected.columns
    result = np.zeros((area, expected.samples, size), dtype=np.uint8)
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(source)], strict=True)):
        segment = source[start:end]
        plane = np.frombuffer(_unpacked_bits(segment), dtype=np.uint8)
        if len(plane) < area:
            raise DecodeError("The run-length coded picture ends too early.")
        result[:, number // size, size - 1 - number % size] = plane[:area]
    values = result.reshape(-1).view(f"<u{size}")
    shape = (expected.rows, expected.columns) + ((expected.samples,) if expected.samples > 1 else ())
    return values.reshape(shape)


def _unpacked_bits(segment: bytes) -> bytes:
    import imagecodecs

    try:
        return bytes(imagecodecs.packbits_decode(segment))
    except imagecodecs.PackbitsError:
        return bytes(imagecodecs.packbits_decode(segment[:-1]))  # the byte that makes the length even is no run

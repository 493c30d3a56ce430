"""Compressed pixel data to numbers: imagecodecs as pydicom's decoder plugin.

This is the seam to native decoders: everything compressed passes `decode_frame`, so that a helper process can
take its place. imagecodecs is imported when the first such file is read, not before. RLE is pydicom's own.
"""

import threading
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import uid
from pydicom.pixels import get_decoder

PLUGIN = "imagecodecs"

LOSSY_JPEG = (uid.JPEGBaseline8Bit, uid.JPEGExtended12Bit)
"""Transfer syntaxes of the JPEG processes that use the cosine transform."""

_JPEG = (*LOSSY_JPEG, uid.JPEGLossless, uid.JPEGLosslessSV1)
_JPEG_LS = (uid.JPEGLSLossless, uid.JPEGLSNearLossless)
_JPEG_2000 = (uid.JPEG2000Lossless, uid.JPEG2000)
_HTJ2K = (uid.HTJ2KLossless, uid.HTJ2KLosslessRPCL, uid.HTJ2K)
SUPPORTED = frozenset((*_JPEG, *_JPEG_LS, *_JPEG_2000, *_HTJ2K))
"""Transfer syntaxes that imagecodecs decodes here."""

DECODER_DEPENDENCIES = dict.fromkeys(SUPPORTED, ("imagecodecs", "numpy"))  # pydicom asks for this name

_register_lock = threading.Lock()


class DecodeError(ValueError):
    """A compressed frame that no decoder could turn into the picture that the header promises."""


@dataclass(frozen=True, slots=True)
class Codestream:
    """What a compressed frame says of itself. ``bits`` is the precision of a sample."""

    rows: int
    columns: int
    samples: int
    bits: int


def is_available(syntax: str) -> bool:
    """Tell pydicom whether this plugin decodes ``syntax``."""
    return syntax in SUPPORTED


def decode_frame(frame: bytes, syntax: str, index: int, options: dict[str, Any]) -> tuple[NDArray[Any], dict[str, Any]]:
    """Return one decoded frame as stored, (rows, columns[, 3]), and what pydicom says of it.

    Args:
        frame: the whole encapsulated Pixel Data element value.
        syntax: transfer syntax UID.
        index: 0-based frame.
        options: pydicom's image pixel options (rows, columns, samples_per_pixel, bits_allocated, ...).

    Raises:
        DecodeError, ValueError, RuntimeError, ...: as pydicom raises them; the caller lists them.
    """
    decoder = get_decoder(syntax)
    plugin = "pydicom"
    if syntax in SUPPORTED:
        _register(syntax)
        plugin = PLUGIN
    pixels, properties = decoder.as_array(frame, index=index, raw=True, decoding_plugin=plugin, **options)
    return pixels, dict(properties)


def _register(syntax: str) -> None:
    decoder = get_decoder(syntax)
    with _register_lock:  # add_plugin is not thread-safe
        if PLUGIN not in decoder.available_plugins:
            decoder.add_plugin(PLUGIN, (__name__, "decode_for_pydicom"))


def decode_for_pydicom(source: bytes, runner: Any) -> bytes:
    """Decode one codestream for pydicom's ``runner``, which is told the size and colour of what comes back."""
    stream = inspect_codestream(source)
    if (stream.rows, stream.columns, stream.samples) != (runner.rows, runner.columns, runner.samples_per_pixel):
        raise DecodeError(
            f"The compressed picture is {stream.rows} x {stream.columns} with {stream.samples} samples, "
            f"the header says {runner.rows} x {runner.columns} with {runner.samples_per_pixel}."
        )
    pixels = _decode(source, runner.transfer_syntax)
    if pixels.size != stream.rows * stream.columns * stream.samples:
        raise DecodeError("The compressed picture is not of the size it announces.")
    if stream.samples > 1:
        runner.set_option("planar_configuration", 0)
        if runner.transfer_syntax in (*_JPEG_2000, *_HTJ2K) and runner.photometric_interpretation in {
            "YBR_ICT",
            "YBR_RCT",
        }:
            runner.set_option("photometric_interpretation", "RGB")  # undone by the decoder
    runner.set_option("bits_allocated", 8 * pixels.dtype.itemsize)
    return pixels.tobytes()


def _decode(source: bytes, syntax: str) -> NDArray[Any]:
    import imagecodecs

    if syntax in _JPEG_LS:
        return np.asarray(imagecodecs.jpegls_decode(source))
    if syntax in _HTJ2K:
        return np.asarray(imagecodecs.htj2k_decode(source, planar=False))
    if syntax in _JPEG_2000:
        return np.asarray(imagecodecs.jpeg2k_decode(source, planar=False))
    return _decode_jpeg(source)


def _decode_jpeg(source: bytes) -> NDArray[Any]:
    """Decode any JPEG process without colour conversion: what the samples mean is said by the DICOM header."""
    import imagecodecs

    samples = inspect_codestream(source).samples
    space = "YCBCR" if samples == 3 else None
    try:
        return np.asarray(imagecodecs.jpeg8_decode(source, colorspace=space, outcolorspace=space))
    except imagecodecs.Jpeg8Error:
        if samples == 1:
            return np.asarray(imagecodecs.ljpeg_decode(source))
        raise


def inspect_codestream(source: bytes) -> Codestream:
    """Return size and precision from a codestream's own header, before anything is allocated for it.

    JPEG and JPEG-LS: the frame header (ITU-T T.81 B.2.2, T.87 C.2.2). JPEG 2000 and HTJ2K: SIZ (T.800 A.5.1).
    """
    start = source.find(b"\xff\x4f\xff\x51", 0, 4096)
    if source[:2] != b"\xff\xd8" and start >= 0:
        return _inspect_siz(source, start + 4)
    if source[:2] == b"\xff\xd8":
        return _inspect_jpeg(source)
    raise DecodeError("The compressed data does not start as a JPEG or JPEG 2000 picture does.")


def _inspect_siz(source: bytes, position: int) -> Codestream:
    segment = source[position : position + 41]
    if len(segment) < 41:
        raise DecodeError("The compressed picture ends within its header.")
    width, height, left, top = (int.from_bytes(segment[k : k + 4], "big") for k in (4, 8, 12, 16))
    samples = int.from_bytes(segment[36:38], "big")
    return Codestream(height - top, width - left, samples, (segment[38] & 0x7F) + 1)


def _inspect_jpeg(source: bytes) -> Codestream:
    position = 2
    while position + 10 <= len(source):
        if source[position] != 0xFF:
            position += 1
            continue
        marker = source[position + 1]
        if marker == 0xFF or marker == 0x00 or 0xD0 <= marker <= 0xD8:
            position += 1 if marker == 0xFF else 2
            continue
        if marker == 0xF7 or (0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}):
            rows = int.from_bytes(source[position + 5 : position + 7], "big")
            columns = int.from_bytes(source[position + 7 : position + 9], "big")
            return Codestream(rows, columns, source[position + 9], source[position + 4])
        position += 2 + int.from_bytes(source[position + 2 : position + 4], "big")
    raise DecodeError("The compressed picture ends within its header.")

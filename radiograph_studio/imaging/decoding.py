"""Compressed pixel data to numbers: imagecodecs, in a helper process, as pydicom's decoder plugin.

This is the seam to native decoders: everything compressed passes `decode_frame`. pydicom takes the frame out of its
items and says what the samples mean; the frame itself is decoded in a process of its own (`decoder_pool`), which
may crash, hang or swell as it likes.
"""

import threading
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray
from pydicom import uid
from pydicom.encaps import encapsulate, get_frame
from pydicom.pixels import get_decoder

from radiograph_studio.imaging.codestreams import (
    Codestream,
    DecodeError,
    Family,
    bare_codestream,
    family_of,
    inspect_codestream,
)
from radiograph_studio.imaging.decoder_pool import HelperError, StartError, pool

__all__ = [
    "FAMILIES",
    "LOSSY_JPEG",
    "SUPPORTED",
    "Codestream",
    "DecodeError",
    "HelperError",
    "StartError",
    "decode_frame",
    "inspect_codestream",
    "start",
]

PLUGIN = "imagecodecs"

SPECTRAL, PROGRESSIVE = "1.2.840.10008.1.2.4.53", "1.2.840.10008.1.2.4.55"
"""Retired JPEG processes 6 and 8, 10 and 12."""
XL = ("1.2.840.10008.1.2.4.110", "1.2.840.10008.1.2.4.111", "1.2.840.10008.1.2.4.112")
"""JPEG XL: lossless, recompressed JPEG, any."""
LOSSY_JPEG = (uid.JPEGBaseline8Bit, uid.JPEGExtended12Bit, SPECTRAL, PROGRESSIVE)
"""Transfer syntaxes of the JPEG processes that use the cosine transform."""

FAMILIES: dict[str, Family] = {
    **dict.fromkeys((*LOSSY_JPEG, uid.JPEGLossless, uid.JPEGLosslessSV1), "JPEG"),
    **dict.fromkeys((uid.JPEGLSLossless, uid.JPEGLSNearLossless), "JPEG-LS"),
    **dict.fromkeys((uid.JPEG2000Lossless, uid.JPEG2000), "JPEG 2000"),
    **dict.fromkeys((uid.HTJ2KLossless, uid.HTJ2KLosslessRPCL, uid.HTJ2K), "JPEG 2000"),
    **dict.fromkeys(XL, "JPEG XL"),
    uid.RLELossless: "RLE",
}
"""Transfer syntax -> family of codestreams, for all that is decoded here."""

SUPPORTED = frozenset(FAMILIES)
"""Transfer syntaxes that are decoded here."""

# pydicom has no decoder for these; it treats them like its own for a sibling, and only the plugin looks inside.
_SIBLING = {
    SPECTRAL: uid.JPEGExtended12Bit,
    PROGRESSIVE: uid.JPEGExtended12Bit,
    **dict.fromkeys(XL, uid.JPEGLSLossless),
}

DECODER_DEPENDENCIES = dict.fromkeys(SUPPORTED, ("imagecodecs", "numpy"))  # pydicom asks for this name

_register_lock = threading.Lock()
_said = threading.local()


@dataclass(slots=True)
class _Talk:
    """What pydicom and the plugin tell each other past pydicom: the real family, and the real error."""

    family: Family
    error: DecodeError | None = None


def start() -> None:
    """Start the helper process if none runs, without waiting for it."""
    pool.start()


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
        HelperError: the decoder crashed, overran its time, or could not be started.
        DecodeError, ValueError, RuntimeError, ...: as pydicom raises them; the caller lists them.
    """
    options = dict(options)
    known = _SIBLING.get(syntax, uid.UID(syntax))
    decoder = get_decoder(known)
    _register(known)
    offsets, count = options.pop("extended_offsets", None), options.get("number_of_frames", 1)
    source = get_frame(frame, index, number_of_frames=count, extended_offsets=offsets)
    # pydicom hangs in the boxes of some damaged JP2 files, so it gets to see bare and sound codestreams only.
    source = bare_codestream(source)
    if FAMILIES[syntax] != "RLE":
        inspect_codestream(source)
    single = encapsulate([source], has_bot=False)
    options["number_of_frames"] = 1
    _said.talk = talk = _Talk(FAMILIES[syntax])
    try:
        pixels, properties = decoder.as_array(single, index=0, raw=True, decoding_plugin=PLUGIN, **options)
    except RuntimeError as error:
        if talk.error is not None:
            raise talk.error from error
        raise
    finally:
        del _said.talk
    return pixels, dict(properties)


def _register(syntax: str) -> None:
    decoder = get_decoder(syntax)
    with _register_lock:  # add_plugin is not thread-safe
        if PLUGIN not in decoder.available_plugins:
            decoder.add_plugin(PLUGIN, (__name__, "decode_for_pydicom"))


def decode_for_pydicom(source: bytes, runner: Any) -> bytes | bytearray:
    """Decode one codestream for pydicom's ``runner``, which is told the size and colour of what comes back."""
    talk: _Talk = _said.talk
    try:
        return _decode(source, runner, talk)
    except DecodeError as error:
        talk.error = error
        raise


def _decode(source: bytes, runner: Any, talk: _Talk) -> bytes | bytearray:
    # What the stream is counts, not what the file calls it.
    family = talk.family if talk.family == "RLE" else family_of(source) or talk.family
    expected = Codestream(runner.rows, runner.columns, runner.samples_per_pixel, runner.bits_allocated)
    if family != "RLE":
        stream = inspect_codestream(source)
        _check(stream, expected)
        if stream.halved and runner.photometric_interpretation == "RGB":
            # Only chrominance is ever stored coarser: the label is wrong.
            runner.set_option("photometric_interpretation", "YBR_FULL_422")
    pixels = pool.decode(source, family, expected)
    if expected.samples > 1:
        runner.set_option("planar_configuration", 0)
        if family == "JPEG 2000" and runner.photometric_interpretation in {"YBR_ICT", "YBR_RCT"}:
            runner.set_option("photometric_interpretation", "RGB")  # undone by the decoder
        elif family == "JPEG XL":
            runner.set_option("photometric_interpretation", "RGB")
    runner.set_option("bits_allocated", 8 * pixels.dtype.itemsize)
    return pixels.tobytes()


def _check(stream: Codestream, expected: Codestream) -> None:
    """Refuse a stream of another size than the header promises, before any process is asked."""
    same = (stream.rows, stream.columns) == (expected.rows, expected.columns)
    if not same or stream.samples not in {0, expected.samples}:
        raise DecodeError(
            f"The compressed picture is {stream.rows} x {stream.columns} with {stream.samples} samples, "
            f"the header says {expected.rows} x {expected.columns} with {expected.samples}."
        )

"""DICOM colour to RGB, once (PS3.3 C.7.6.3.1.2 and C.7.9)."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging.dicom_file import Opened
from radiograph_studio.imaging.dicom_native import Format
from radiograph_studio.imaging.dicom_values import integer, numbers, value
from radiograph_studio.language import tr

GREY = ("MONOCHROME1", "MONOCHROME2")
_PARTIAL = {"YBR_PARTIAL_422", "YBR_PARTIAL_420"}
_MODELS = {"RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT", "YBR_RCT"} | _PARTIAL
_MAX_SEGMENTS = 65536
_CHANNELS = ("Red", "Green", "Blue")


def to_rgb(opened: Opened, form: Format, pixels: NDArray[Any]) -> NDArray[np.uint8]:
    """Return (rows, columns, 3) uint8 RGB from stored colour or palette values.

    Raises:
        ImageReadError: a colour model that is not read, or a palette that is missing or damaged.
    """
    if form.photometric == "PALETTE COLOR" and form.samples == 1:
        return _through_palette(opened, pixels)
    if form.samples != 3 or form.photometric not in _MODELS:
        raise ImageReadError(
            tr("“{name}” stores its picture in a colour model that cannot be read here.", name=opened.path.name),
            tr("Export it as grey or RGB and try again."),
        )
    eight = pixels if pixels.dtype == np.uint8 and form.stored == 8 else _to_eight_bits(pixels, form)
    if form.photometric == "RGB":
        return np.ascontiguousarray(eight)
    if form.photometric in _PARTIAL:
        return _from_partial(eight)
    # YBR_FULL is the full-range YCbCr of JPEG; compressed ICT and RCT come out of the decoder as RGB already.
    rows, columns = eight.shape[:2]
    image = Image.frombytes("YCbCr", (columns, rows), np.ascontiguousarray(eight).tobytes())
    return np.array(image.convert("RGB"))


def _from_partial(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return RGB of YCbCr in studio range: Y 16..235, Cb and Cr 16..240 (retired; CCIR 601, PS3.3-2017 C.7.6.3.1.2)."""
    luma = (pixels[:, :, 0].astype(np.float32) - 16.0) * np.float32(255.0 / 219.0)
    blue, red = ((pixels[:, :, k].astype(np.float32) - 128.0) * np.float32(255.0 / 224.0) for k in (1, 2))
    rgb = np.stack([luma + 1.402 * red, luma - 0.344136 * blue - 0.714136 * red, luma + 1.772 * blue], axis=-1)
    result: NDArray[np.uint8] = np.clip(np.floor(rgb + 0.5), 0, 255).astype(np.uint8)
    return result


def _to_eight_bits(pixels: NDArray[Any], form: Format) -> NDArray[np.uint8]:
    scale = 255.0 / (2**form.stored - 1)
    result: NDArray[np.uint8] = np.clip(np.floor(pixels * scale + 0.5), 0, 255).astype(np.uint8)
    return result


def _through_palette(opened: Opened, pixels: NDArray[Any]) -> NDArray[np.uint8]:
    result = np.empty((*pixels.shape, 3), dtype=np.uint8)
    for number, channel in enumerate(_CHANNELS):
        first, entries = _palette(opened, channel)
        index = np.clip(pixels.astype(np.int64) - first, 0, len(entries) - 1)
        result[:, :, number] = entries[index]
    return result


def _palette(opened: Opened, channel: str) -> tuple[int, NDArray[np.uint8]]:
    """Return the first mapped value and the 8-bit entries of one channel (PS3.3 C.7.6.3.1.5 and .6)."""
    dataset = opened.dataset
    descriptor = numbers(dataset, f"{channel}PaletteColorLookupTableDescriptor")
    data = value(dataset, f"{channel}PaletteColorLookupTableData")
    segmented = value(dataset, f"Segmented{channel}PaletteColorLookupTableData")
    if len(descriptor) != 3 or not isinstance(data if data is not None else segmented, bytes | bytearray):
        raise _bad_palette(opened)
    count = int(descriptor[0]) or 65536
    first = int(descriptor[1])
    if first > 32767 and integer(dataset, "PixelRepresentation") == 1:
        first -= 65536
    order = "<" if opened.little_endian else ">"
    if data is None:
        entries = _expanded_segments(opened, bytes(segmented), order, int(descriptor[2]))
    elif len(data) in {count, count + 1} and descriptor[2] == 8:
        words = np.frombuffer(bytes(data) + b"\x00" * (len(data) % 2), dtype=order + "u2")
        entries = words.astype("<u2").view(np.uint8)[:count].astype(np.int64)
    else:
        entries = np.frombuffer(bytes(data)[: len(data) // 2 * 2], dtype=order + "u2")[:count].astype(np.int64)
    if not len(entries):
        raise _bad_palette(opened)
    # 16-bit entries: the high byte. Some writers declare 16 and store 8: no entry then reaches above 255.
    wide = descriptor[2] > 8 and int(entries.max()) > 255
    return first, (entries >> 8 if wide else entries & 0xFF).astype(np.uint8)


def _expanded_segments(opened: Opened, data: bytes, order: str, bits: int) -> NDArray[np.int64]:
    """Return the entries that discrete and linear segments describe (PS3.3 C.7.9.2)."""
    width = 1 if bits == 8 else 2
    words = [int(word) for word in np.frombuffer(data[: len(data) // width * width], dtype=f"{order}u{width}")]
    if width == 1 and order == ">":  # bytes came as big-endian words
        words[0 : len(words) // 2 * 2] = [word for k in range(0, len(words) - 1, 2) for word in words[k : k + 2][::-1]]
    entries: list[int] = []
    _expand(opened, _Segments(words, width), 0, _MAX_SEGMENTS, entries, direct=True)
    return np.array(entries[:65536], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Segments:
    words: list[int]
    width: int

    def referred(self, position: int) -> tuple[int, int]:
        """Return the index that the byte offset at ``position`` means, and the index after it (C.7.9.2.3)."""
        size = 4 // self.width
        halves = self.words[position : position + size]
        offset = sum(half << (8 * self.width * order) for order, half in enumerate(halves))
        return offset // self.width, position + size


def _expand(opened: Opened, source: _Segments, position: int, segments: int, entries: list[int], direct: bool) -> None:
    """Append what up to ``segments`` segments from ``position`` on describe: discrete, linear, indirect (C.7.9.2)."""
    words = source.words
    while position + 2 < len(words) and len(entries) <= 65536 and segments > 0:
        code, length = words[position], words[position + 1]
        position += 2
        segments -= 1
        if not length:
            raise _bad_palette(opened)
        if code == 0:
            entries += words[position : position + length]
            position += length
        elif code == 1 and entries:
            entries += np.linspace(entries[-1], words[position], length + 1)[1:].round().astype(int).tolist()
            position += 1
        elif code == 2 and direct:
            # An indirect segment copies earlier ones and may not refer to another of its kind.
            start, position = source.referred(position)
            _expand(opened, source, start, length, entries, direct=False)
        else:
            raise _bad_palette(opened)


def _bad_palette(opened: Opened) -> ImageReadError:
    return ImageReadError(
        tr("“{name}” refers to a colour palette that is missing or damaged.", name=opened.path.name),
        tr("Export it again from where it came, or leave it out."),
    )

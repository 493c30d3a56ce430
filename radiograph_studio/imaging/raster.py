"""PNG, JPEG, TIFF and WebP to a radiograph, at full depth and without colour where there is none."""

import logging
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging.bounded import BoundedFile
from radiograph_studio.imaging.deep_png import deep_colour
from radiograph_studio.imaging.limits import check_size
from radiograph_studio.imaging.notices import collected_warnings
from radiograph_studio.imaging.radiograph import Radiograph, Window
from radiograph_studio.imaging.sniffing import Kind, cannot_open
from radiograph_studio.language import mark, tr

# Pillow says in the log what it then raises about a damaged file.
logging.getLogger("PIL").setLevel(logging.CRITICAL + 1)

AS_STORED = Window(128.0, 256.0, "LINEAR", "As stored")
"""Shows 8-bit values unchanged (PS3.3 C.11.2.1.2 with centre 128 and width 256)."""

_TRANSPARENT = mark("Transparent parts are shown black.")
GREY_IN_COLOUR = mark("Stored in colour although it is grey; read as grey.")

_DAMAGED = (
    UnidentifiedImageError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    EOFError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    zlib.error,
)
# 16-bit and 32-bit modes of Pillow whose values are taken as they stand.
_DEEP_MODES = {"I;16", "I;16B", "I;16L", "I;16N", "I", "F"}
_SAMPLE_BYTES = {"I": 4, "F": 4, "RGB": 3, "RGBA": 4, "CMYK": 4, "YCbCr": 3, "LA": 2}
_BAND_ROWS = 512
_MIN_IS_WHITE = 0
_PHOTOMETRIC = 262
_ORIENTATION = 274


@dataclass(frozen=True, slots=True)
class RasterFacts:
    """What the header of a PNG, JPEG or TIFF file says, orientation applied."""

    rows: int
    columns: int
    frames: int
    mode: str


def raster_facts(path: Path, kind: Kind) -> RasterFacts:
    """Return size, frames and Pillow's mode from the header alone."""
    with collected_warnings():
        try:
            with _opened(path, kind) as image:
                columns, rows = image.size
                if _turned(image) in {5, 6, 7, 8} and kind != "TIFF":
                    columns, rows = rows, columns
                return RasterFacts(rows, columns, _frames(image, kind), image.mode)
        except (OSError, Image.DecompressionBombError, *_DAMAGED) as error:
            raise _unreadable(path, kind, error) from error


def decode_raster(path: Path, kind: Kind, frame: int = 0, on_size: Callable[[int], None] | None = None) -> Radiograph:
    """Return page ``frame`` of a PNG, JPEG, TIFF or WebP file, decoded in this process.

    ``on_size`` hears the bytes of the picture once its header is read.

    Raises:
        ImageReadError: damaged, too large, or no such page.
    """
    with collected_warnings():
        try:
            with _opened(path, kind) as image:
                frames = _frames(image, kind)
                if not 0 <= frame < frames:
                    raise ImageReadError(
                        tr(
                            "“{name}” has %n pages; page {page} was asked for.",
                            "",
                            frames,
                            name=path.name,
                            page=frame + 1,
                        ),
                        tr("Choose another page."),
                    )
                if frame:
                    image.seek(frame)
                size = _SAMPLE_BYTES.get(image.mode, 2)
                check_size(path.name, image.height, image.width, size)
                if on_size is not None:
                    on_size(image.height * image.width * size)
                deep = deep_colour(path) if kind == "PNG" and _turned(image) == 1 else None
                return _deep_radiograph(*deep) if deep is not None else _radiograph(image, kind, frame, frames)
        except MemoryError as error:
            raise _too_hungry(path.name) from error
        except (OSError, Image.DecompressionBombError, *_DAMAGED) as error:
            raise _unreadable(path, kind, error) from error


@contextmanager
def _opened(path: Path, kind: Kind) -> Iterator[Image.Image]:
    # Pillow maps a file given by name into memory: one that shrinks meanwhile would end the process, and
    # uncompressed TIFF pages with a quarter turn come out scrambled.
    with BoundedFile(path) as file, Image.open(file, formats=[kind]) as image:
        yield image


def _turned(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 for upright, without decoding the picture.

    Pillow would decode all of a PNG for an orientation that may stand behind the pixels.
    """
    if image.format == "PNG" and "exif" not in image.info:
        return 1
    return int(image.getexif().get(_ORIENTATION, 1))


def _frames(image: Image.Image, kind: Kind) -> int:
    # A PNG with animation frames is one picture here.
    return int(getattr(image, "n_frames", 1)) if kind == "TIFF" else 1


def _radiograph(image: Image.Image, kind: Kind, frame: int, frames: int) -> Radiograph:
    inverted = image.mode in _DEEP_MODES and _min_is_white(image)
    image.load()
    # Pillow turns TIFF pages itself while loading. In place: a second copy of a large picture breaks the helper's cap.
    if kind != "TIFF":
        ImageOps.exif_transpose(image, in_place=True)
    pixels, notes = _pixels(image)
    if pixels.ndim == 3 and is_grey(pixels):
        pixels, notes = pixels[:, :, 0], (*notes, tr(GREY_IN_COLOUR))
    pixels = np.ascontiguousarray(pixels)
    pixels.flags.writeable = False
    eight_bit_grey = pixels.dtype == np.uint8 and pixels.ndim == 2
    return Radiograph(
        pixels=pixels,
        bits_stored=8 * pixels.dtype.itemsize,
        windows=(AS_STORED,) if eight_bit_grey else (),
        inverted=inverted,
        source=kind,
        frame=frame,
        frames=frames,
        notes=notes,
    )


def _deep_radiograph(pixels: NDArray[Any], has_alpha: bool) -> Radiograph:
    pixels.flags.writeable = False
    grey = (tr(GREY_IN_COLOUR),) if pixels.ndim == 2 and not has_alpha else ()
    return Radiograph(
        pixels=pixels,
        bits_stored=8 * pixels.dtype.itemsize,
        source="PNG",
        notes=(*grey, *((tr(_TRANSPARENT),) if has_alpha else ())),
    )


def _min_is_white(image: Image.Image) -> bool:
    # Pillow inverts such pictures itself up to 8 bits, but not the deeper ones.
    tags: Any = getattr(image, "tag_v2", {})
    return bool(tags.get(_PHOTOMETRIC) == _MIN_IS_WHITE)


def _pixels(image: Image.Image) -> tuple[NDArray[Any], tuple[str, ...]]:
    """Return the pixels (rows, columns[, 3]) in the machine's byte order, and notes."""
    mode = image.mode
    if mode in _DEEP_MODES:
        return _deep(_by_bands(image, np.array)), ()
    if mode == "1" or (mode == "L" and "transparency" not in image.info):
        return _by_bands(image, lambda band: np.array(band.convert("L"))), ()
    if mode in {"LA", "La", "PA", "RGBA", "RGBa"} or "transparency" in image.info:
        return _by_bands(image, _over_black), (tr(_TRANSPARENT),)
    return _by_bands(image, lambda band: np.array(band.convert("RGB"))), ()


def _by_bands(image: Image.Image, made: Callable[[Image.Image], NDArray[Any]]) -> NDArray[Any]:
    """Return what ``made`` gives for each band of rows, put together; its intermediate copies are a band's at most."""
    if image.height <= _BAND_ROWS:
        return made(image)
    bands = ((top, min(top + _BAND_ROWS, image.height)) for top in range(0, image.height, _BAND_ROWS))
    pixels: NDArray[Any] | None = None
    for top, bottom in bands:
        band = made(image.crop((0, top, image.width, bottom)))
        if pixels is None:
            pixels = np.empty((image.height, *band.shape[1:]), dtype=band.dtype)
        pixels[top:bottom] = band
    assert pixels is not None
    return pixels


def _deep(values: NDArray[Any]) -> NDArray[Any]:
    values = values.astype(values.dtype.newbyteorder("="), copy=False)
    if values.dtype != np.int32:
        return values
    low, high = int(values.min()), int(values.max())
    if low >= 0 and high <= 0xFFFF:
        return values.astype(np.uint16)
    return values.astype(np.int16) if low >= -0x8000 and high <= 0x7FFF else values


def _over_black(image: Image.Image) -> NDArray[Any]:
    rgba = np.array(image.convert("RGBA"))
    alpha = rgba[:, :, 3:].astype(np.uint16)
    return ((rgba[:, :, :3] * alpha + 127) // 255).astype(np.uint8)


def is_grey(pixels: NDArray[Any]) -> bool:
    """Tell whether all three channels of (rows, columns, 3) are equal."""
    first = pixels[:, :, 0]
    return bool(np.array_equal(first, pixels[:, :, 1]) and np.array_equal(first, pixels[:, :, 2]))


def _too_hungry(name: str) -> ImageReadError:
    # In the helper it is mostly the cap that was reached: then closing other programs would not help.
    return ImageReadError(
        tr("Opening “{name}” takes more memory than there is, or than a picture of its size may take.", name=name),
        tr("Close other programs, or save it smaller, and try again."),
    )


def _unreadable(path: Path, kind: Kind, error: BaseException) -> ImageReadError:
    if isinstance(error, Image.DecompressionBombError):
        return ImageReadError(
            tr("“{name}” claims to be a picture too large to open.", name=path.name),
            tr("Save it smaller, or as DICOM, and try again."),
        )
    if isinstance(error, OSError) and error.errno is not None:
        return cannot_open(path, error)
    return ImageReadError(
        tr("“{name}” is a {kind} file that is damaged, incomplete or of an unusual kind.", name=path.name, kind=kind),
        tr("Open it in another program and save it again as PNG."),
    )

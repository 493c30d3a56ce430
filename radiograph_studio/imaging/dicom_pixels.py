"""Stored values of one frame of a DICOM data set (PS3.5 section 8)."""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import uid
from pydicom.encaps import parse_basic_offsets, parse_fragments

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging.dicom_file import Opened, incomplete, is_compressed, pixel_keyword, syntax_name
from radiograph_studio.imaging.dicom_kinds import not_readable
from radiograph_studio.imaging.dicom_native import Format, deferred_frame, extend_sign, native_cells, native_frame
from radiograph_studio.imaging.dicom_values import MALFORMED, integer, text, value
from radiograph_studio.imaging.limits import check_size, out_of_memory
from radiograph_studio.imaging.notices import collected_warnings
from radiograph_studio.language import tr

_ITEM = b"\xfe\xff\x00\xe0"
_NATIVE_BITS = (1, 8, 12, 16, 32)


def pixel_format(opened: Opened) -> Format:
    """Read the Image Pixel module.

    Raises:
        ImageReadError: no pixels, or what cannot be guessed is missing or absurd.
    """
    keyword = pixel_keyword(opened)
    dataset, name, notes = opened.dataset, opened.path.name, list[str]()
    rows, columns = integer(dataset, "Rows"), integer(dataset, "Columns")
    if rows is None or columns is None:
        raise _header_error(tr("“{name}” does not say how large its picture is.", name=name))
    photometric = text(dataset, "PhotometricInterpretation").upper()
    if not photometric:
        raise _header_error(
            tr(
                "“{name}” does not say whether its picture is grey or colour (Photometric Interpretation).",
                name=name,
            )
        )
    floating = keyword != "PixelData"
    allocated = integer(dataset, "BitsAllocated") or 0
    if floating:
        allocated = 32 if keyword == "FloatPixelData" else 64
    elif allocated not in _NATIVE_BITS:
        raise _header_error(
            tr("“{name}” has {bits} bits a pixel (Bits Allocated).", name=name, bits=allocated)
            if allocated
            else tr("“{name}” has an unknown number of bits a pixel (Bits Allocated).", name=name)
        )

    def filled(element: str, guess: int, label: str) -> int:
        found = integer(dataset, element)
        if found is None and not floating:
            notes.append(tr("{attribute} is missing; taken as {guess}.", attribute=label, guess=guess))
        return guess if found is None else found

    samples = filled("SamplesPerPixel", 1, "Samples per Pixel")
    if samples not in {1, 3}:
        raise _header_error(tr("“{name}” has {samples} samples a pixel.", name=name, samples=samples))
    stored = filled("BitsStored", allocated, "Bits Stored")
    if not 1 <= stored <= allocated:
        notes.append(
            tr("Bits Stored is {stored}, which cannot be; taken as {allocated}.", stored=stored, allocated=allocated)
        )
        stored = allocated
    high_bit = filled("HighBit", stored - 1, "High Bit")
    if not stored - 1 <= high_bit < allocated:
        high_bit = stored - 1
    signed = filled("PixelRepresentation", 0, "Pixel Representation") == 1
    planar = integer(dataset, "PlanarConfiguration") or 0
    frames = max(1, integer(dataset, "NumberOfFrames") or 1)
    check_size(name, rows, columns, samples * max(1, allocated // 8))
    return Format(
        keyword,
        rows,
        columns,
        samples,
        allocated,
        stored,
        high_bit,
        signed,
        photometric,
        planar,
        frames,
        tuple(notes),
    )


def _header_error(message: str) -> ImageReadError:
    return ImageReadError(message, tr("Export it again from where it came, or leave it out."))


def stored_values(opened: Opened, form: Format, frame: int) -> tuple[NDArray[Any], Format]:
    """Return frame ``frame`` as stored values and the format as it turned out.

    (rows, columns) or (rows, columns, 3); unused bits removed, signed values extended, machine byte order.

    Raises:
        ImageReadError: no such frame, incomplete, no decoder, or a decoder that gave up.
    """
    name = opened.path.name
    deferred = deferred_frame(opened, form, frame)
    if deferred is not None:
        content, there = deferred
        form = _frames_there(form, content, there)
        _check_frame(name, form, frame)
        return native_frame(opened, form, content, 0)
    data = value(opened.dataset, form.keyword)
    if not isinstance(data, bytes | bytearray | memoryview):
        raise incomplete(name)
    content = bytes(data)
    compressed, syntax, note = _really_compressed(opened, form, content)
    if note:
        form = replace(form, notes=(*form.notes, note))
    form = _frames_there(form, content, _encapsulated_frames(content) if compressed else _native_frames(form, content))
    _check_frame(name, form, frame)
    try:
        if compressed:
            return _decoded(opened, form, content, syntax, frame)
        return native_frame(opened, form, content, frame)
    except ValueError as error:  # a header whose parts contradict each other
        raise _header_error(tr("“{name}” has a header that does not fit its picture data.", name=name)) from error
    except MemoryError as error:
        raise out_of_memory(name) from error


def _check_frame(name: str, form: Format, frame: int) -> None:
    if not 0 <= frame < form.frames:
        message = tr(
            "“{name}” has %n frames; frame {frame} was asked for.",
            "",
            form.frames,
            one="“{name}” has one frame; frame {frame} was asked for.",
            name=name,
            frame=frame + 1,
        )
        raise ImageReadError(message, tr("Choose another."))


def _frames_there(form: Format, content: bytes, there: int) -> Format:
    """Return the format with the frames that are really there, at least one, and a note where some are missing."""
    if form.frames <= there or form.frames == 1 or not content:
        return form
    note = tr("The file announces {said} frames and holds {there}.", said=form.frames, there=max(1, there))
    return replace(form, frames=max(1, there), notes=(*form.notes, note))


def _native_frames(form: Format, content: bytes) -> int:
    # One byte may be missing at the end: it is filled up.
    return (len(content) + 1) * 8 // (form.frame_values * form.allocated)


def _encapsulated_frames(content: bytes) -> int:
    """Return how many frames the items of encapsulated pixel data can hold (PS3.5 A.4)."""
    try:
        offsets = parse_basic_offsets(content)
        fragments = parse_fragments(content)[0] - 1  # the offset table is an item too
    except MALFORMED:
        return 1
    # With an offset table, a frame may be spread over several items; a table of one entry says nothing of the others.
    return len(offsets) if len(offsets) > 1 else fragments


def cells_of(opened: Opened, form: Format, frame: int) -> NDArray[Any] | None:
    """Return the frame's pixel cells with the bits that are no picture, where overlays may live in them."""
    embedded = any((group, 0x0100) in opened.dataset for group in range(0x6000, 0x6020, 2))
    if not embedded:
        return None
    data = value(opened.dataset, form.keyword)
    if form.keyword != "PixelData" or not isinstance(data, bytes) or data[:4] == _ITEM:
        return None
    return native_cells(opened, form, data, frame)


def _really_compressed(opened: Opened, form: Format, content: bytes) -> tuple[bool, str, str]:
    """Return whether the data is compressed, its syntax, and a note where the file says otherwise."""
    syntax = opened.syntax
    says = is_compressed(syntax)
    has_items = content[:4] == _ITEM
    if says and not has_items and len(content) >= form.frame_values * form.allocated // 8:
        return False, syntax, tr("The transfer syntax says compressed, the picture data is not; read as it is.")
    if not says and has_items and opened.dataset[form.keyword].is_undefined_length:
        guess = _guessed_syntax(content)
        if guess:
            return (
                True,
                guess,
                tr("The transfer syntax does not fit the compressed picture data; recognised by content."),
            )
    # Items are no pixels, whatever an unknown syntax may mean by them.
    return says or (has_items and opened.dataset[form.keyword].is_undefined_length), syntax, ""


def _guessed_syntax(content: bytes) -> str:
    head = content[:65536]
    if b"\xff\x0a" in head[8:40] or b"JXL \r\n\x87\n" in head:
        return "1.2.840.10008.1.2.4.112"
    if b"\xff\x4f\xff\x51" in head:
        return str(uid.JPEG2000)
    start = head.find(b"\xff\xd8\xff")
    if start < 0:
        return ""
    process = {
        b"\xff\xc0": uid.JPEGBaseline8Bit,
        b"\xff\xc1": uid.JPEGExtended12Bit,
        b"\xff\xc3": uid.JPEGLossless,
        b"\xff\xf7": uid.JPEGLSNearLossless,
    }
    found = [(head.find(mark, start), syntax) for mark, syntax in process.items() if head.find(mark, start) >= 0]
    return str(min(found)[1]) if found else ""


def _decoded(opened: Opened, form: Format, content: bytes, syntax: str, frame: int) -> tuple[NDArray[Any], Format]:
    from radiograph_studio.imaging import decoding

    name = opened.path.name
    options: dict[str, Any] = {
        "rows": form.rows,
        "columns": form.columns,
        "samples_per_pixel": form.samples,
        "bits_allocated": form.allocated,
        "bits_stored": form.stored,
        "pixel_representation": int(form.signed),
        "photometric_interpretation": form.photometric,
        "number_of_frames": form.frames,
        "pixel_keyword": form.keyword,
    }
    if form.samples == 3:
        options["planar_configuration"] = form.planar
    if syntax in decoding.LOSSY_JPEG:
        # Lossy values may overshoot the stored bits a little: masked, the brightest pixels would turn black.
        options["correct_unused_bits"] = False
    offsets, lengths = (value(opened.dataset, k) for k in ("ExtendedOffsetTable", "ExtendedOffsetTableLengths"))
    if offsets is not None and lengths is not None:
        options["extended_offsets"] = (offsets, lengths)
    if syntax not in decoding.SUPPORTED:
        raise not_readable(name, syntax, syntax_name(syntax))
    with collected_warnings():
        try:
            pixels, properties = decoding.decode_frame(content, syntax, frame, options)
        except decoding.StartError as error:
            message = tr("“{name}” is compressed. {reason}", name=name, reason=str(error))
            raise ImageReadError(message, tr("Restart the program and try again.")) from error
        except decoding.HelperError as error:
            raise _broke_down(name, error) from error
        except MALFORMED as error:
            raise _undecodable(name, syntax) from error
    planar = 0  # pydicom has sorted the samples by pixel
    form = replace(form, photometric=str(properties["photometric_interpretation"]), planar=planar)
    return _settled(pixels, form)


def _broke_down(name: str, error: Exception) -> ImageReadError:
    return ImageReadError(
        tr("The compressed picture in “{name}” could not be read. {reason}", name=name, reason=str(error)),
        tr("The file is probably damaged; copy or export it again from where it came."),
    )


def _undecodable(name: str, syntax: str) -> ImageReadError:
    return ImageReadError(
        tr(
            "The compressed picture in “{name}” is damaged, incomplete or does not match its header ({syntax}).",
            name=name,
            syntax=syntax_name(syntax),
        ),
        tr("Copy or export the file again from where it came."),
    )


def _settled(pixels: NDArray[Any], form: Format) -> tuple[NDArray[Any], Format]:
    """Return decoded pixels with their sign, and with their depth raised where the values need more bits.

    No JPEG process but JPEG 2000 knows signs, and not all writers declare the precision that they use.
    """
    pixels = np.ascontiguousarray(pixels.astype(pixels.dtype.newbyteorder("="), copy=False))
    if pixels.dtype.kind == "i":
        extend_sign(pixels, form.stored)
    if pixels.dtype.kind == "u" and form.stored < 8 * pixels.dtype.itemsize and pixels.size:
        needed = int(pixels.max()).bit_length()
        if needed > form.stored:
            # One bit more is the overshoot of lossy compression, and no fault.
            note = tr("Bits Stored says {stored}, the picture needs {needed}.", stored=form.stored, needed=needed)
            notes = (note,) if needed > form.stored + 1 else ()
            form = replace(form, stored=needed, notes=(*form.notes, *notes))
    return pixels, form

"""A DICOM file to a radiograph."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging.dicom_colour import GREY, to_rgb
from radiograph_studio.imaging.dicom_display import display_of
from radiograph_studio.imaging.dicom_file import Opened, open_dicom, without_picture
from radiograph_studio.imaging.dicom_geometry import decided_spacing, laterality_of, orientation_of, view_of
from radiograph_studio.imaging.dicom_layers import overlays_of, shutter_of
from radiograph_studio.imaging.dicom_native import Format
from radiograph_studio.imaging.dicom_pixels import cells_of, pixel_format, stored_values
from radiograph_studio.imaging.dicom_tags import (
    FOR_PROCESSING,
    is_for_processing,
    lossy_text,
    patient_key,
    plain_tags,
)
from radiograph_studio.imaging.dicom_times import date_of, frame_rate_of
from radiograph_studio.imaging.dicom_values import integer, text
from radiograph_studio.imaging.limits import out_of_memory
from radiograph_studio.imaging.radiograph import Radiograph
from radiograph_studio.imaging.raster import GREY_IN_COLOUR, is_grey
from radiograph_studio.imaging.sniffing import Kind
from radiograph_studio.imaging.spacing import Spacing
from radiograph_studio.language import tr

_SUPPLEMENT = "RedPaletteColorLookupTableDescriptor"


def read_dicom(path: Path, kind: Kind, frame: int = 0) -> Radiograph:
    """Return frame ``frame`` of a DICOM file.

    Raises:
        ImageReadError: malformed, incomplete, without picture, too large, or compressed in an unknown way.
    """
    opened = open_dicom(path, kind)
    try:
        form = pixel_format(opened)
        stored, form = stored_values(opened, form, frame)
        pixels, notes = _pixels(opened, form, stored)
        overlays, overlay_notes = overlays_of(opened, frame, cells_of(opened, form, frame))
    except MemoryError as error:
        raise out_of_memory(path.name) from error
    display = display_of(opened, frame, photometric=form.photometric, signed=form.signed, bits_stored=form.stored)
    shutter, shutter_notes = shutter_of(opened, frame)
    notes = (*notes, *overlay_notes, *shutter_notes)
    pixels.flags.writeable = False
    dataset = opened.dataset
    spacing = decided_spacing(dataset, frame)
    return Radiograph(
        pixels=pixels,
        bits_stored=8 if pixels.ndim == 3 else _depth(form, pixels),
        slope=display.slope,
        intercept=display.intercept,
        modality_lut=display.modality_lut,
        windows=display.windows,
        voi_luts=display.voi_luts,
        inverted=display.inverted,
        padding=display.padding,
        pixel_aspect=display.pixel_aspect,
        source="DICOM",
        frame=frame,
        frames=form.frames,
        patient_key=patient_key(dataset),
        tags=_tags(opened, spacing),
        notes=tuple(dict.fromkeys((*header_notes(opened), *form.notes, *display.notes, *notes))),
        spacing=spacing,
        orientation=orientation_of(dataset, frame),
        laterality=laterality_of(dataset, frame),
        view=view_of(dataset),
        overlays=overlays,
        shutter=shutter,
        for_processing=is_for_processing(dataset),
        linear_detector=is_for_processing(dataset) and text(dataset, "PixelIntensityRelationship").upper() != "LOG",
        burned_in_annotation={"YES": True, "NO": False}.get(text(dataset, "BurnedInAnnotation").upper()),
        lossy=lossy_text(opened),
        date=date_of(dataset),
        frame_rate=frame_rate_of(dataset),
    )


def _pixels(opened: Opened, form: Format, stored: NDArray[Any]) -> tuple[NDArray[Any], tuple[str, ...]]:
    if form.samples == 1 and form.photometric in GREY:
        return np.ascontiguousarray(stored), ()
    if form.samples == 1 and form.photometric != "PALETTE COLOR":
        raise ImageReadError(
            tr("“{name}” is grey by its samples and colour by its Photometric Interpretation.", name=opened.path.name),
            tr("Export it again from where it came, or leave it out."),
        )
    colour = to_rgb(opened, form, stored)
    if is_grey(colour):
        return np.ascontiguousarray(colour[:, :, 0]), (tr(GREY_IN_COLOUR),)
    return colour, ()


def _depth(form: Format, pixels: NDArray[Any]) -> int:
    # What came through a colour model is 8 bits now, whatever the file stored.
    return min(form.stored if form.photometric in GREY else 8, 8 * pixels.dtype.itemsize)


def header_notes(opened: Opened) -> tuple[str, ...]:
    """Return notes on the header itself. A library's own words are not repeated: they quote values."""
    notes = [*opened.notes]
    if opened.warnings:
        notes.append(
            tr("The header departs from the DICOM standard (%n remarks while reading).", "", len(opened.warnings))
        )
    if not opened.syntax:
        notes.append(tr("The file does not state its transfer syntax; it was recognised by content."))
    if text(opened.dataset, "PixelPresentation").upper() in {"COLOR", "MIXED"} and _SUPPLEMENT in opened.dataset:
        notes.append(tr("The file adds colour to its greys by a palette, which is not shown."))
    if is_for_processing(opened.dataset):
        notes.append(tr(FOR_PROCESSING))
    return tuple(notes)


def _tags(opened: Opened, spacing: Spacing) -> dict[str, str]:
    tags = plain_tags(opened)
    if spacing.mm is not None:
        vertical, horizontal = spacing.mm
        tags["Spacing"] = f"{vertical:g} x {horizontal:g} {spacing.label}"
    return tags


def dicom_facts(path: Path, kind: Kind) -> tuple[Opened, int, int, int]:
    """Return the header, rows, columns and frames, without touching the pixel data.

    Raises:
        ImageReadError: malformed, or a kind of DICOM file that holds no picture.
    """
    opened = open_dicom(path, kind, header_only=True)
    rows, columns = integer(opened.dataset, "Rows"), integer(opened.dataset, "Columns")
    if not rows or not columns:
        raise without_picture(opened)
    return opened, rows, columns, max(1, integer(opened.dataset, "NumberOfFrames") or 1)

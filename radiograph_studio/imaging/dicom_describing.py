"""What is known about a DICOM file, from its header alone."""

from pathlib import Path
from typing import Any

from radiograph_studio.imaging.dicom import header_notes
from radiograph_studio.imaging.dicom_display import display_of
from radiograph_studio.imaging.dicom_file import open_dicom, sop_class, syntax_name
from radiograph_studio.imaging.dicom_geometry import decided_spacing, laterality_of, orientation_of, view_of
from radiograph_studio.imaging.dicom_tags import identity, is_for_processing, lossy_text, patient_key, plain_tags
from radiograph_studio.imaging.dicom_values import integer, text
from radiograph_studio.imaging.sniffing import Kind
from radiograph_studio.imaging.windows import window_dict


def describe_dicom(path: Path, kind: Kind, with_patient: bool) -> dict[str, Any]:
    """Return the header of a DICOM file as JSON-able values; ``patient`` is there only ``with_patient``.

    Raises:
        ImageReadError: malformed.
    """
    opened = open_dicom(path, kind, header_only=True)
    dataset = opened.dataset
    photometric = text(dataset, "PhotometricInterpretation").upper()
    signed = integer(dataset, "PixelRepresentation") == 1
    bits = integer(dataset, "BitsStored")
    display = display_of(opened, 0, photometric=photometric, signed=signed, bits_stored=bits or 16)
    decided = decided_spacing(dataset, 0)
    rows, columns = integer(dataset, "Rows"), integer(dataset, "Columns")
    notes = [*header_notes(opened), *display.notes]
    if not rows or not columns:
        notes.insert(0, f"This DICOM file holds no picture ({sop_class(dataset)}).")
    facts: dict[str, Any] = {
        "source": "DICOM",
        "rows": rows,
        "columns": columns,
        "frames": max(1, integer(dataset, "NumberOfFrames") or 1),
        "bits": bits,
        "signed": signed,
        "photometric": photometric or None,
        "transfer_syntax": syntax_name(opened.syntax),
        "sop_class": sop_class(dataset),
        "modality": text(dataset, "Modality") or None,
        "view": view_of(dataset) or None,
        "laterality": laterality_of(dataset, 0) or None,
        "orientation": orientation_of(dataset, 0),
        "for_processing": is_for_processing(dataset),
        "burned_in_annotation": text(dataset, "BurnedInAnnotation") or None,
        "body_part": text(dataset, "BodyPartExamined") or None,
        "manufacturer": text(dataset, "Manufacturer") or None,
        "compression": lossy_text(opened) or None,
        "slope": display.slope,
        "intercept": display.intercept,
        "modality_lut": display.modality_lut is not None,
        "spacing": list(decided.mm) if decided.mm else None,
        "spacing_label": decided.label,
        "spacing_from": display.spacing_source or None,
        "pixel_aspect": display.pixel_aspect,
        "padding": list(display.padding) if display.padding else None,
        "windows": [*map(window_dict, display.voi_luts), *map(window_dict, display.windows)],
        "tags": plain_tags(opened),
        "notes": list(dict.fromkeys(notes)),
    }
    if with_patient:
        # A digest can be guessed from a known id, so it is told with the rest of the identity only.
        facts |= {"patient": identity(dataset), "patient_key": patient_key(dataset)}
    return facts

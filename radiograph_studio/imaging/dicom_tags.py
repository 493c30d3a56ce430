"""What may be told about a DICOM file: tags without identity, the patient key, and, asked for, the identity."""

import hashlib
from typing import Any

from pydicom import uid

from radiograph_studio.imaging.dicom_file import Opened, sop_class, syntax_name
from radiograph_studio.imaging.dicom_values import text
from radiograph_studio.language import mark, tr

_TAGS = {
    "Modality": "Modality",
    "View": "ViewPosition",
    "Body part": "BodyPartExamined",
    "Laterality": "Laterality",
    "Image laterality": "ImageLaterality",
    "Patient orientation": "PatientOrientation",
    "Intent": "PresentationIntentType",
    "Photometric interpretation": "PhotometricInterpretation",
    "Units": "RescaleType",
    "Manufacturer": "Manufacturer",
    "Model": "ManufacturerModelName",
    "Exposure (kV)": "KVP",
    "Burnt-in annotation": "BurnedInAnnotation",
}
_IDENTITY = {
    "name": "PatientName",
    "id": "PatientID",
    "issuer": "IssuerOfPatientID",
    "birth_date": "PatientBirthDate",
    "sex": "PatientSex",
    "age": "PatientAge",
    "study_date": "StudyDate",
    "study_time": "StudyTime",
    "study_description": "StudyDescription",
    "series_description": "SeriesDescription",
    "accession_number": "AccessionNumber",
    "institution": "InstitutionName",
    "referring_physician": "ReferringPhysicianName",
    "study_instance_uid": "StudyInstanceUID",
    "series_instance_uid": "SeriesInstanceUID",
    "sop_instance_uid": "SOPInstanceUID",
}
_LOSSY = {
    uid.JPEGBaseline8Bit,
    uid.JPEGExtended12Bit,
    "1.2.840.10008.1.2.4.53",  # retired: spectral selection, and full progression
    "1.2.840.10008.1.2.4.55",
    "1.2.840.10008.1.2.4.111",  # JPEG XL from a JPEG
    uid.JPEGLSNearLossless,
    uid.JPEG2000,
    uid.HTJ2K,
}
FOR_PROCESSING = mark("Stored for processing, not for presentation: it may look unlike what a network was trained on.")


def plain_tags(opened: Opened) -> dict[str, str]:
    """Return label -> text of what may be shown and copied freely; free text that people write is left out."""
    dataset = opened.dataset
    tags = {label: found for label, keyword in _TAGS.items() if (found := text(dataset, keyword))}
    tags["SOP class"] = sop_class(dataset)
    tags["Transfer syntax"] = syntax_name(opened.syntax)
    lossy = lossy_text(opened)
    if lossy:
        tags["Compression"] = lossy
    return tags


def is_for_processing(dataset: Any) -> bool:
    """Tell whether the file is detector data (PS3.3 C.8.11.1): by its intent, else by its SOP class."""
    intent = text(dataset, "PresentationIntentType").upper()
    return intent == "FOR PROCESSING" if intent else "For Processing" in sop_class(dataset)


def lossy_text(opened: Opened) -> str:
    """Return "lossy 1:n" (n where the file says), "lossy", or "" for pictures that never lost anything."""
    dataset = opened.dataset
    said = text(dataset, "LossyImageCompression") == "01"
    if not said and opened.syntax not in _LOSSY:
        return ""
    ratio = text(dataset, "LossyImageCompressionRatio").split("\\")[-1]
    return tr("lossy 1:{ratio}", ratio=ratio) if ratio else tr("lossy")


def patient_key(dataset: Any) -> str | None:
    """Return SHA-256 (hex) of issuer and patient id, which tells patients apart unnamed; None without an id."""
    identifier = text(dataset, "PatientID").strip()
    if not identifier:
        return None
    issuer = text(dataset, "IssuerOfPatientID").strip()
    return hashlib.sha256(f"{issuer}\n{identifier}".encode()).hexdigest()


def identity(dataset: Any) -> dict[str, str]:
    """Return who and when, for `describe` when asked by name."""
    return {key: found for key, keyword in _IDENTITY.items() if (found := text(dataset, keyword))}

"""DICOM files that are no picture, and pictures that are not in the file: what to call them in plain words."""

from radiograph_studio.errors import ImageReadError

# Beginning of the SOP class UID -> what it is (PS3.4 annex B.5); the longest that fits is taken.
_STORAGE = "1.2.840.10008.5.1.4.1.1."
_KINDS = {
    "1.2.840.10008.1.3.10": "the list of a disc's images (DICOMDIR)",
    f"{_STORAGE}9.": "a waveform, for example an ECG",
    f"{_STORAGE}9.1.": "an ECG",
    f"{_STORAGE}9.4.": "a sound recording",
    f"{_STORAGE}11.": "a presentation state: how other images are to be shown",
    f"{_STORAGE}66": "raw data of an instrument",
    f"{_STORAGE}66.1": "a registration: how images lie to each other",
    f"{_STORAGE}66.2": "fiducial points in other images",
    f"{_STORAGE}66.3": "a deformable registration: how images lie to each other",
    f"{_STORAGE}66.5": "a surface",
    f"{_STORAGE}67": "a real-world value mapping for other images",
    f"{_STORAGE}88.": "a structured report",
    f"{_STORAGE}88.50": "the structured report of a computer-aided mammography reading",
    f"{_STORAGE}88.59": "a key object selection: a list of marked images",
    f"{_STORAGE}88.65": "the structured report of a computer-aided chest reading",
    f"{_STORAGE}88.67": "a radiation dose report",
    f"{_STORAGE}104.1": "a PDF document",
    f"{_STORAGE}104.2": "a clinical document (CDA)",
    f"{_STORAGE}104.3": "a three-dimensional model (STL)",
    f"{_STORAGE}481.3": "a radiotherapy structure set: contours drawn on other images",
    f"{_STORAGE}481.4": "a radiotherapy treatment record",
    f"{_STORAGE}481.5": "a radiotherapy plan",
    f"{_STORAGE}481.6": "a radiotherapy treatment record",
    f"{_STORAGE}481.7": "a radiotherapy treatment record",
    f"{_STORAGE}481.8": "a radiotherapy plan",
    f"{_STORAGE}481.9": "a radiotherapy treatment record",
}
_CHOOSE = "Choose the file that holds the radiograph."
_SERVERS = ("1.2.840.10008.1.2.4.94", "1.2.840.10008.1.2.4.95", "1.2.840.10008.1.2.4.204", "1.2.840.10008.1.2.4.205")
_VIDEO_FROM, _VIDEO_TO = 100, 109  # 1.2.840.10008.1.2.4.100 to .108: MPEG-2, MPEG-4, HEVC


_SIZES = (b"\x28\x00\x10\x00", b"\x00\x28\x00\x10")  # Rows, in both byte orders
_DEFLATED = (b"1.2.840.10008.1.2.1.99", b"1.2.840.10008.1.2.4.95", b"1.2.840.10008.1.2.4.205")


def has_no_picture(content: bytes) -> bool:
    """Tell whether ``content``, a whole DICOM file, lacks what every picture has: a number of rows.

    False for deflated files, whose elements are not to be seen.
    """
    return not any(mark in content for mark in (*_SIZES, *_DEFLATED))


def kind_in_words(sop_class_uid: str) -> str:
    """Return what a file of that SOP class is, "a structured report", or "" where it should be a picture."""
    fitting = [start for start in _KINDS if sop_class_uid.startswith(start)]
    return _KINDS[max(fitting, key=len)] if fitting else ""


def no_picture(name: str, sop_class_uid: str, sop_class_name: str) -> ImageReadError:
    """Return the sentence for a DICOM file without pixels."""
    kind = kind_in_words(sop_class_uid)
    what = f"it is {kind} ({sop_class_name})" if kind else f"its kind is “{sop_class_name}”"
    if not sop_class_uid:
        what = "it does not say what it is"
    hint = "Open the folder that it lies in." if sop_class_uid == "1.2.840.10008.1.3.10" else _CHOOSE
    return ImageReadError(f"“{name}” is a DICOM file without a picture: {what}.", hint)


def is_on_server(syntax: str) -> bool:
    """Tell whether files of this transfer syntax only say where their pixels are (JPIP, PS3.5 A.6 and A.7)."""
    return syntax in _SERVERS


def not_readable(name: str, syntax: str, syntax_name: str) -> ImageReadError:
    """Return the sentence for a transfer syntax that no decoder here knows."""
    if is_on_server(syntax):
        return ImageReadError(
            f"“{name}” holds no pixels, only the address of a server that has them ({syntax_name}).",
            "Export the picture itself from where it came.",
        )
    head, _, last = syntax.rpartition(".")
    if head == "1.2.840.10008.1.2.4" and last.isdigit() and _VIDEO_FROM <= int(last) < _VIDEO_TO:
        return ImageReadError(
            f"“{name}” is a video ({syntax_name}), not a radiograph.", "Export a single picture of it, uncompressed."
        )
    return ImageReadError(
        f"“{name}” is compressed in a way that cannot be read here ({syntax_name}).",
        "Export it uncompressed or as JPEG 2000 and try again.",
    )

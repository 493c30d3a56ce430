"""DICOM files that are no picture, and pictures that are not in the file: what to call them in plain words."""

from radiograph_studio.errors import ImageReadError
from radiograph_studio.language import mark, tr

# Beginning of the SOP class UID -> what it is (PS3.4 annex B.5); the longest that fits is taken.
PRESENTATION_STATE = mark("a presentation state: how other images are to be shown")
_STORAGE = "1.2.840.10008.5.1.4.1.1."
_KINDS = {
    "1.2.840.10008.1.3.10": mark("the list of a disc's images (DICOMDIR)"),
    f"{_STORAGE}9.": mark("a waveform, for example an ECG"),
    f"{_STORAGE}9.1.": mark("an ECG"),
    f"{_STORAGE}9.4.": mark("a sound recording"),
    f"{_STORAGE}11.": PRESENTATION_STATE,
    f"{_STORAGE}66": mark("raw data of an instrument"),
    f"{_STORAGE}66.1": mark("a registration: how images lie to each other"),
    f"{_STORAGE}66.2": mark("fiducial points in other images"),
    f"{_STORAGE}66.3": mark("a deformable registration: how images lie to each other"),
    f"{_STORAGE}66.5": mark("a surface"),
    f"{_STORAGE}67": mark("a real-world value mapping for other images"),
    f"{_STORAGE}88.": mark("a structured report"),
    f"{_STORAGE}88.50": mark("the structured report of a computer-aided mammography reading"),
    f"{_STORAGE}88.59": mark("a key object selection: a list of marked images"),
    f"{_STORAGE}88.65": mark("the structured report of a computer-aided chest reading"),
    f"{_STORAGE}88.67": mark("a radiation dose report"),
    f"{_STORAGE}104.1": mark("a PDF document"),
    f"{_STORAGE}104.2": mark("a clinical document (CDA)"),
    f"{_STORAGE}104.3": mark("a three-dimensional model (STL)"),
    f"{_STORAGE}481.3": mark("a radiotherapy structure set: contours drawn on other images"),
    f"{_STORAGE}481.4": mark("a radiotherapy treatment record"),
    f"{_STORAGE}481.5": mark("a radiotherapy plan"),
    f"{_STORAGE}481.6": mark("a radiotherapy treatment record"),
    f"{_STORAGE}481.7": mark("a radiotherapy treatment record"),
    f"{_STORAGE}481.8": mark("a radiotherapy plan"),
    f"{_STORAGE}481.9": mark("a radiotherapy treatment record"),
}
_CHOOSE = mark("Choose the file that holds the radiograph.")
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
    """Return what a file of that SOP class is, "a structured report", or "" where it should be a picture.

    The words are English and for `tr`: callers tell kinds apart by them.
    """
    fitting = [start for start in _KINDS if sop_class_uid.startswith(start)]
    return _KINDS[max(fitting, key=len)] if fitting else ""


def no_picture(name: str, sop_class_uid: str, sop_class_name: str) -> ImageReadError:
    """Return the sentence for a DICOM file without pixels."""
    kind = kind_in_words(sop_class_uid)
    if not sop_class_uid:
        message = tr("“{name}” is a DICOM file without a picture: it does not say what it is.", name=name)
    elif kind:
        message = tr(
            "“{name}” is a DICOM file without a picture: it is {kind} ({sop_class}).",
            name=name,
            kind=tr(kind),
            sop_class=sop_class_name,
        )
    else:
        message = tr(
            "“{name}” is a DICOM file without a picture: its kind is “{sop_class}”.",
            name=name,
            sop_class=sop_class_name,
        )
    is_directory = sop_class_uid == "1.2.840.10008.1.3.10"
    return ImageReadError(message, tr("Open the folder that it lies in.") if is_directory else tr(_CHOOSE))


def is_on_server(syntax: str) -> bool:
    """Tell whether files of this transfer syntax only say where their pixels are (JPIP, PS3.5 A.6 and A.7)."""
    return syntax in _SERVERS


def not_readable(name: str, syntax: str, syntax_name: str) -> ImageReadError:
    """Return the sentence for a transfer syntax that no decoder here knows."""
    if is_on_server(syntax):
        return ImageReadError(
            tr(
                "“{name}” holds no pixels, only the address of a server that has them ({syntax}).",
                name=name,
                syntax=syntax_name,
            ),
            tr("Export the picture itself from where it came."),
        )
    head, _, last = syntax.rpartition(".")
    if head == "1.2.840.10008.1.2.4" and last.isdigit() and _VIDEO_FROM <= int(last) < _VIDEO_TO:
        return ImageReadError(
            tr("“{name}” is a video ({syntax}), not a radiograph.", name=name, syntax=syntax_name),
            tr("Export a single picture of it, uncompressed."),
        )
    return ImageReadError(
        tr("“{name}” is compressed in a way that cannot be read here ({syntax}).", name=name, syntax=syntax_name),
        tr("Export it uncompressed or as JPEG 2000 and try again."),
    )

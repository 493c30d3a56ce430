"""What a file is, by its content; its name and extension are never asked."""

import codecs
from pathlib import Path
from typing import Literal

from radiograph_studio.errors import ImageReadError
from radiograph_studio.language import mark, tr

Kind = Literal["DICOM", "DICOM without preamble", "PNG", "JPEG", "TIFF", "WEBP"]

_CHOOSE = mark("Choose a DICOM, PNG, JPEG, TIFF or WebP file.")
_HEAD = 4096
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"II+\x00", "TIFF"),
    (b"MM\x00+", "TIFF"),
)
_OTHER: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", mark("a PDF document")),
    (b"PK\x03\x04", mark("a ZIP archive or an Office document")),
    (b"GIF8", mark("a GIF picture")),
    (b"BM", mark("a BMP picture")),
    (b"\x00\x00\x00\x0cjP  ", mark("a bare JPEG 2000 picture")),
    (b"\xff\x4f\xff\x51", mark("a bare JPEG 2000 picture")),
    (b"\x1f\x8b", mark("a compressed archive")),
    (b"\x7fELF", mark("a program")),
    (b"MZ", mark("a program")),
    (b"<?xml", mark("an XML text")),
    (b"\x89HDF", mark("an HDF5 file")),
)
_UNKNOWN = mark("of an unknown kind")
# Value representations of PS3.5 table 6.2-1 that an early element of a data set may have.
_VRS = {
    b"AE",
    b"AS",
    b"CS",
    b"DA",
    b"DS",
    b"DT",
    b"IS",
    b"LO",
    b"OB",
    b"PN",
    b"SH",
    b"SQ",
    b"TM",
    b"UI",
    b"UL",
    b"UN",
}
_VRS |= {b"US", b"UT", b"LT", b"ST"}


def sniff(path: Path) -> Kind:
    """Return what kind of picture ``path`` holds.

    Raises:
        ImageReadError: no such file, a folder, no permission, empty, or content that is none of the kinds.
    """
    head, size = _head(path)
    if not size:
        raise ImageReadError(
            tr("“{name}” is empty.", name=path.name), tr("Copy it again from where it came, or leave it out.")
        )
    kind = kind_of(head, size)
    if kind is None:
        raise ImageReadError(
            tr("“{name}” is {what}, not a radiograph.", name=path.name, what=tr(_name_of(head))), tr(_CHOOSE)
        )
    return kind


def kind_of(head: bytes, size: int) -> Kind | None:
    """Return what kind of picture a file of ``size`` bytes is that begins with ``head``, or None."""
    if head[128:132] == b"DICM":
        return "DICOM"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    return "DICOM without preamble" if _is_bare_dataset(head, size) else None


def _head(path: Path) -> tuple[bytes, int]:
    try:
        if path.is_dir():
            raise ImageReadError(
                tr("“{name}” is a folder, not a file.", name=path.name), tr("Choose a file inside it.")
            )
        if not path.is_file() and path.exists():
            raise ImageReadError(tr("“{name}” is a device or a pipe, not a file.", name=path.name), tr(_CHOOSE))
        with path.open("rb") as file:
            return file.read(_HEAD), path.stat().st_size
    except (OSError, ValueError) as error:
        raise cannot_open(path, error) from error


def cannot_open(path: Path, error: OSError | ValueError) -> ImageReadError:
    """Return the sentence for a file that the system does not let us open or read."""
    if isinstance(error, FileNotFoundError):
        return ImageReadError(
            tr("“{name}” does not exist.", name=path.name), tr("Check whether it was moved or renamed.")
        )
    if isinstance(error, PermissionError):
        return ImageReadError(
            tr("“{name}” may not be read by you.", name=path.name), tr("Ask for permission to read it, or copy it.")
        )
    reason = (error.strerror if isinstance(error, OSError) else None) or tr("the name is not valid")
    return ImageReadError(
        tr("“{name}” cannot be opened ({reason}).", name=path.name, reason=reason),
        tr("Copy it to this computer and try again."),
    )


def _is_bare_dataset(head: bytes, size: int) -> bool:
    """Tell whether ``head`` starts like a data set without preamble: two plausible elements (PS3.5 7.1)."""
    for order in ("little", "big"):
        position = 0
        tags: list[tuple[int, int]] = []
        while len(tags) < 2 and position + 8 <= len(head):
            group = int.from_bytes(head[position : position + 2], order)
            element = int.from_bytes(head[position + 2 : position + 4], order)
            length, header = _length(head, position, order)
            tags.append((group, element))
            if group not in {0x0002, 0x0008} or length > size or tags != sorted(set(tags)):
                break
            position += header + length
        else:
            return bool(tags)
    return False


def _length(head: bytes, position: int, order: Literal["little", "big"]) -> tuple[int, int]:
    """Return the value length and header length of the element at ``position``, explicit or implicit VR."""
    vr = head[position + 4 : position + 6]
    if vr in {b"OB", b"SQ", b"UN", b"UT"}:
        length = int.from_bytes(head[position + 8 : position + 12], order)
        return (0 if length == 0xFFFFFFFF else length), 12
    if vr in _VRS:
        return int.from_bytes(head[position + 6 : position + 8], order), 8
    length = int.from_bytes(head[position + 4 : position + 8], order)
    return (0 if length == 0xFFFFFFFF else length), 8


def _name_of(head: bytes) -> str:
    for magic, name in _OTHER:
        if head.startswith(magic):
            return name
    if b"\x00" not in head:
        try:
            codecs.getincrementaldecoder("utf-8")().decode(head)  # the last letter may be cut in two
        except UnicodeDecodeError:
            return _UNKNOWN
        if sum(byte < 9 or 13 < byte < 32 for byte in head) == 0:
            return mark("a text file")
    return _UNKNOWN

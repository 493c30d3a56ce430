"""DICOMDIR: the list of a disc's images (DICOM PS3.3 annex F, PS3.10 section 8)."""

from pathlib import Path, PurePath
from typing import Any

_UID = b"1.2.840.10008.1.3.10"
_META = 1024


def is_dicomdir(head: bytes) -> bool:
    """Tell whether a file that begins with ``head`` is a DICOMDIR."""
    return head[128:132] == b"DICM" and _UID in head[132:_META]


def referenced_files(path: Path, most: int) -> tuple[list[Path], int]:
    """Return the image files that a DICOMDIR names, in its order, and how many of those named are not there.

    Names are upper case without extension in the list and may be lower case on disc; only files below the
    DICOMDIR's own folder are taken, ``most`` at most.

    Raises:
        ImageReadError: a damaged DICOMDIR.
    """
    from radiograph_studio.imaging.dicom_file import open_dicom
    from radiograph_studio.imaging.dicom_values import items, text, value

    opened = open_dicom(path, "DICOM")
    folder, found, missing = path.parent, dict[Path, None](), 0
    known: dict[Path, dict[str, str]] = {}
    for record in items(opened.dataset, "DirectoryRecordSequence"):
        if text(record, "DirectoryRecordType").upper() != "IMAGE":
            continue
        parts = _parts(value(record, "ReferencedFileID"))
        file = _resolved(folder, parts, known) if parts else None
        if file is None:
            missing += 1
        elif len(found) < most:
            found[file] = None
    return list(found), missing


def _parts(file_id: Any) -> list[str]:
    if file_id is None:
        return []
    parts = [file_id] if isinstance(file_id, str) else [str(part) for part in file_id]
    parts = [piece for part in parts for piece in part.strip().split("\\") if piece]
    safe = all(part not in {".", ".."} and PurePath(part).name == part and ":" not in part for part in parts)
    return parts if safe else []


def _resolved(folder: Path, parts: list[str], known: dict[Path, dict[str, str]]) -> Path | None:
    """Return the file below ``folder`` that ``parts`` name in any case, with or without an extension."""
    current = folder
    for part in parts:
        if current not in known:
            known[current] = _names(current)
        name = known[current].get(part.casefold())
        if name is None:
            return None
        current /= name
    try:
        inside = current.resolve().is_relative_to(folder.resolve())
    except OSError:
        return None
    return current if inside and current.is_file() else None


def _names(folder: Path) -> dict[str, str]:
    """Return casefolded name -> name of what lies in ``folder``; names without extension and version come last."""
    try:
        names = sorted(child.name for child in folder.iterdir())
    except OSError:
        return {}
    short = {name.partition(";")[0].rpartition(".")[0].casefold(): name for name in names if "." in name}
    plain = {name.partition(";")[0].rstrip(".").casefold(): name for name in names}
    return short | plain

"""Every tag of a file as plain text, with what may tell who the patient is marked. No Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radiograph_studio import imaging
from radiograph_studio.imaging.notices import collected_warnings
from radiograph_studio.imaging.sniffing import sniff
from radiograph_studio.language import mark, tr
from radiograph_studio.ui.review.opening import Source
from radiograph_studio.ui.wording import plain

_LONGEST = 400  # characters of a value that are shown
_MOST = 20_000  # rows: a file can hold any number of items
_DEEPEST = 12
# PS3.15 annex E tells which attributes identify; by kind of value, it is every person, date, instance and free text.
_IDENTIFYING_KINDS = {"PN", "DA", "DT", "TM", "AS", "LT", "ST", "UT", "UC", "UR", "UN"}
_IDENTIFYING_WORDS = (
    *("Patient", "Physician", "Operator", "Institution", "Station", "Accession", "Address", "Telephone"),
    *("Comment", "Description", "StudyID", "SerialNumber", "Requesting", "Performed", "Scheduled", "Admission"),
    *("Issuer", "Contact", "Trial", "Order", "InstanceUID", "ReferenceUID", "Person", "DeviceUID"),
)
_FACTS = {
    "source": mark("Source", "fact of a file"),
    "rows": mark("Rows", "fact of a file"),
    "columns": mark("Columns", "fact of a file"),
    "frames": mark("Frames", "fact of a file"),
    "bits": mark("Bits", "fact of a file"),
    "mode": mark("Mode", "fact of a file"),
    "windows": mark("Windows", "fact of a file"),
    "notes": mark("Notes", "fact of a file"),
}
"""What is known of pictures without tags, by the keys of `imaging.describe`."""
_HARMLESS = {"PatientOrientation", "PatientPosition", "SOPClassUID", "PerformedProtocolCodeSequence"}


@dataclass(frozen=True, slots=True)
class TagRow:
    """One element: ``tag`` "(0010,0010)", ``kind`` its VR, ``depth`` how many sequences it lies in."""

    tag: str
    name: str
    kind: str
    value: str
    depth: int = 0
    identifying: bool = False


def tag_rows(source: Source) -> tuple[TagRow, ...]:
    """Return the elements of a DICOM file, pixel data left out, or what is known of another picture.

    Raises `ImageReadError`.
    """
    # pydicom comes with it, which the window need not wait for.
    from radiograph_studio.imaging.dicom_file import open_dicom

    path = Path(source)
    kind = sniff(path)
    if kind not in {"DICOM", "DICOM without preamble"}:
        return tuple(_of_description(imaging.describe(path)))
    with collected_warnings():
        dataset = open_dicom(path, kind, header_only=True).dataset
        rows = []
        for part in (getattr(dataset, "file_meta", None), dataset):
            for row in _of_dataset(part, 0, False) if part is not None else ():
                rows.append(row)
                if len(rows) >= _MOST:
                    return tuple(rows)
        return tuple(rows)


def matching(rows: tuple[TagRow, ...], search: str, with_patient: bool) -> tuple[TagRow, ...]:
    """Return the rows in which every word of ``search`` occurs; identifying ones only ``with_patient``."""
    words = search.casefold().split()
    return tuple(
        row
        for row in rows
        if (with_patient or not row.identifying)
        and all(word in f"{row.tag} {row.name} {row.kind} {row.value}".casefold() for word in words)
    )


def as_text(rows: tuple[TagRow, ...]) -> str:
    """Return rows for the clipboard, columns parted by tabs."""
    return "\n".join("\t".join(("  " * row.depth + row.tag, row.name, row.kind, row.value)) for row in rows)


def _of_dataset(dataset: Any, depth: int, within: bool) -> Iterator[TagRow]:
    for tag in sorted(dataset.keys()):
        if tag.group == 0x7FE0:
            continue
        try:
            element = dataset[tag]
            row = _row(element, depth, within)
            items = list(element.value) if element.VR == "SQ" else []
        except (ValueError, TypeError, KeyError, AttributeError, NotImplementedError, LookupError, OverflowError):
            # One damaged element does not hide the others.
            yield TagRow(_number(tag), "", "", tr("cannot be read"), depth, True)
            continue
        yield row
        if depth < _DEEPEST:
            for item in items:
                yield from _of_dataset(item, depth + 1, row.identifying)


def _row(element: Any, depth: int, within: bool) -> TagRow:
    kind = str(element.VR)
    name = str(element.name)
    if kind == "SQ":
        count = len(element.value)
        value = tr("%n items", "", count, one="one item")
    elif isinstance(element.value, bytes):
        value = tr("{count} bytes", count=len(element.value))
    else:
        value = _short(element.value)
    return TagRow(_number(element.tag), plain(name), kind, value, depth, within or _identifies(element, kind))


def _short(value: Any) -> str:
    # A person's name has a length as well, but is one value.
    if isinstance(value, Sequence) and not isinstance(value, str):
        text = "\\".join(str(part) for part in value[:64]) + ("…" if len(value) > 64 else "")
    else:
        text = str(value)
    clean = "".join(letter if letter.isprintable() else " " for letter in text)
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…"


def _identifies(element: Any, kind: str) -> bool:
    tag, keyword = element.tag, str(element.keyword)
    if keyword in _HARMLESS:
        return False
    if tag.is_private or tag.group == 0x0010 or kind in _IDENTIFYING_KINDS or not keyword:
        return True
    return any(word in keyword for word in _IDENTIFYING_WORDS)


def _number(tag: Any) -> str:
    return f"({tag.group:04X},{tag.element:04X})"


def _of_description(facts: dict[str, Any]) -> Iterator[TagRow]:
    for key, value in facts.items():
        if value is None or value in ("", [], {}):
            continue
        if isinstance(value, dict):
            for name, text in value.items():
                yield TagRow("", plain(str(name)), "", _short(text))
        else:
            yield TagRow(
                "",
                plain(tr(_FACTS[key], "fact of a file") if key in _FACTS else key.replace("_", " ").capitalize()),
                "",
                _short(value),
            )

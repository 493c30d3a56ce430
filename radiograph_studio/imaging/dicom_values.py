"""Safe access to the elements of a pydicom data set: what is absent, empty or malformed is None, "" or ()."""

import re
import struct
import zlib
from collections.abc import Iterable
from typing import Any

import pydicom
from pydicom.errors import BytesLengthException, InvalidDicomError

from radiograph_studio.imaging.notices import collected_warnings

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
"""Characters that have no place in a line of text: control characters, and those that turn its direction."""

MALFORMED: tuple[type[Exception], ...] = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    NotImplementedError,
    ArithmeticError,
    EOFError,
    LookupError,
    RecursionError,
    RuntimeError,
    AssertionError,
    StopIteration,
    InvalidDicomError,
    BytesLengthException,
    struct.error,
    zlib.error,
)
"""What pydicom may raise on malformed content."""


_UNUSABLE: tuple[type[Exception], ...] = (OSError, *MALFORMED)
"""What asking for an element may raise: pydicom converts when asked, and reads then what it left in the file."""


def value(dataset: Any, keyword: str | int) -> Any:
    """Return the value of an element (keyword or tag), or None where it is absent, empty or cannot be converted."""
    with collected_warnings():
        try:
            found = dataset.get(keyword)
            if isinstance(keyword, int) and found is not None:
                found = found.value
        except _UNUSABLE:
            return None
    if found is None or (isinstance(found, str) and not found.strip()) or (isinstance(found, bytes) and not found):
        return None
    return found


def text(dataset: Any, keyword: str | int) -> str:
    """Return an element as one line without control characters; several values joined by backslashes."""
    found = value(dataset, keyword)
    if found is None:
        return ""
    parts = found if isinstance(found, list | tuple | pydicom.multival.MultiValue) else [found]
    with collected_warnings():
        try:
            joined = "\\".join(str(part) for part in parts)
        except _UNUSABLE:
            return ""
    return CONTROL.sub(" ", joined).strip()


def numbers(dataset: Any, keyword: str | int) -> tuple[float, ...]:
    """Return an element's finite numbers; () where it is absent or any value is no number."""
    found = value(dataset, keyword)
    if found is None:
        return ()
    parts: Iterable[Any] = found if isinstance(found, list | tuple | pydicom.multival.MultiValue) else [found]
    try:
        result = tuple(float(part) for part in parts)
    except (ValueError, TypeError, OverflowError):
        return ()
    return result if all(abs(number) < float("inf") for number in result) else ()


def number(dataset: Any, keyword: str | int) -> float | None:
    """Return an element's first number, or None."""
    found = numbers(dataset, keyword)
    return found[0] if found else None


def integer(dataset: Any, keyword: str) -> int | None:
    """Return an element's first number as an integer, or None."""
    found = number(dataset, keyword)
    return None if found is None else int(found)


def items(dataset: Any, keyword: str) -> list[Any]:
    """Return the non-empty items of a sequence element, [] where there is none."""
    found = value(dataset, keyword)
    if found is None or isinstance(found, str | bytes | int | float):
        return []
    try:
        return [item for item in found if len(item)]
    except _UNUSABLE:
        return []

"""Numbers as people read them. Plain Python, so that it is tested without a window."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from radiograph_studio.language import mark, tr

_MONTHS = (
    mark("Jan", "month"),
    mark("Feb", "month"),
    mark("Mar", "month"),
    mark("Apr", "month"),
    mark("May", "month"),
    mark("Jun", "month"),
    mark("Jul", "month"),
    mark("Aug", "month"),
    mark("Sep", "month"),
    mark("Oct", "month"),
    mark("Nov", "month"),
    mark("Dec", "month"),
)
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
"""Names of devices, which Windows takes for no file."""
_LONGEST_FILE_NAME = 200
"""Bytes; file systems take 255, the ending included."""
NONE = "–"
"""Shown where a figure cannot be had."""
TRAINING_RUNS = mark("A training is running: stop it, or wait for its end first.")
"""Why nothing else can be trained."""


def percent(value: float | None, digits: int = 0) -> str:
    """Return a fraction as ``93 %``; 99.7 % is never rounded to a perfect 100, nor 0.3 % to nothing."""
    if value is None:
        return NONE
    shown = f"{100 * value:.{digits}f}"
    if float(shown) >= 100 and value < 1:
        shown = f"{100 * value:.{digits + 1}f}" if value < 0.9995 else tr("over 99.9")
    elif float(shown) == 0 and value > 0:
        shown = f"{100 * value:.{digits + 1}f}" if value >= 0.0005 else tr("under 0.1")
    return f"{shown} %"


def interval(low_high: Sequence[float] | None, digits: int = 0) -> str:
    """Return ``95 % CI 69–100 %``, or nothing where there is no interval."""
    if low_high is None:
        return ""
    low, high = (f"{100 * value:.{digits}f}" for value in low_high)
    return tr("95 % CI {low}–{high} %", low=low, high=high)


def accuracy(figures: Mapping[str, Any]) -> str:
    """Return ``10 of 10 right: 100 % (95 % CI 69–100 %)`` from the figures of an evaluation."""
    n = int(figures["n"])
    if not n or figures["accuracy"] is None:
        return tr("No images to judge by.")
    right = sum(row[index] for index, row in enumerate(figures["confusion"]))
    spread = interval(figures.get("accuracy_ci"))
    text = tr("{right} of {all} right: {percent}", right=right, all=n, percent=percent(figures["accuracy"]))
    return f"{text} ({spread})" if spread else text


def auc(figures: Mapping[str, Any]) -> str:
    """Return ``AUC 0.98 (95 % CI 0.91–1.00)``, or say why there is none."""
    value, spread = figures.get("auc"), figures.get("auc_ci")
    if value is None:
        return tr("AUC: cannot be had (needs images of two classes).")
    text = f"AUC {value:.2f}"
    if not spread:
        return text
    low, high = (f"{each:.2f}" for each in spread)
    return tr("{auc} (95 % CI {low}–{high})", auc=text, low=low, high=high)


def unbroken(text: str) -> str:
    """Return ``text`` so that a line never ends between a number and its unit."""
    return re.sub(r" (?=%)|(?<=%) (?=CI )|(?<=CI) |(?<=KI) ", "\u00a0", text)


def duration(seconds: float | None) -> str:
    """Return ``8 s``, ``2 min 05 s`` or ``1 h 12 min``."""
    if seconds is None:
        return NONE
    seconds = max(seconds, 0.0)
    whole = max(round(seconds), 0)
    if whole < 60:
        return f"{seconds:.1f} s" if seconds < 10 else f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest:02d} s"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02d} min"


def time_left(seconds: float | None) -> str:
    """Return ``about 40 s left``, or nothing where nobody knows."""
    if seconds is None:
        return ""
    if seconds < 1:
        return tr("nearly done")
    # Estimates wander; figures that suggest more than they know would jump about.
    step = 1 if seconds < 20 else 5 if seconds < 120 else 30
    rounded = max(round(seconds / step) * step, 1)
    if rounded < 120:
        return tr("about {seconds} s left", seconds=rounded)
    minutes, rest = divmod(rounded, 60)
    if not rest or minutes > 9:
        return tr("about {minutes} min left", minutes=minutes)
    return tr("about {minutes} min {seconds} s left", minutes=minutes, seconds=rest)


def counts(numbers: Mapping[str, int]) -> str:
    """Return ``abdomen 33 · chest 32 · 65 in all``."""
    if not numbers:
        return tr("No class folders.")
    parts = [f"{name} {number}" for name, number in numbers.items()]
    if len(parts) > 6:
        parts = [*parts[:6], tr("%n more classes", "", len(numbers) - 6, one="%n more class")]
    return " · ".join([*parts, tr("{count} in all", count=sum(numbers.values()))])


def moment(iso: str) -> str:
    """Return ``2026-03-07 14:05`` in local time from an ISO date; the text itself where it is none."""
    try:
        return datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):  # a date that no calendar here holds
        return iso


def day(moment: datetime, today: datetime | None = None) -> str:
    """Return ``21 Nov, 14:03`` in local time, with the year where it is not this one.

    Raises ``OverflowError``, ``ValueError`` or ``OSError`` for a date that no calendar here holds.
    """
    then = moment.astimezone()
    month, time = tr(_MONTHS[then.month - 1], "month"), f"{then:%H:%M}"
    if then.year == (today or datetime.now().astimezone()).year:
        return tr("{day} {month}, {time}", day=then.day, month=month, time=time)
    return tr("{day} {month} {year}, {time}", day=then.day, month=month, year=then.year, time=time)


def files(names: Sequence[str], most: int = 3) -> str:
    """Return ``a.dcm, b.dcm and 4 more``."""
    if len(names) <= most:
        return ", ".join(names)
    return tr("{names} and {count} more", names=", ".join(names[:most]), count=len(names) - most)


def plain(text: str, most: int = 80) -> str:
    """Return ``text`` on one line without control characters, shortened in the middle beyond ``most`` characters."""
    clean = "".join(letter if letter.isprintable() else " " for letter in text)
    tail = most * 29 // 80
    return clean if len(clean) <= most else f"{clean[: most - 1 - tail]}…{clean[-tail:]}"


def file_name(text: str) -> str:
    """Return ``text`` as any system takes it for the name of a file, without an ending."""
    composed = unicodedata.normalize("NFC", text).strip()
    kept = "".join(each if each in " -_" or _is_of_word(each) else "_" for each in composed)
    if kept.casefold() in _RESERVED:
        kept = f"_{kept}"
    return kept.encode()[:_LONGEST_FILE_NAME].decode(errors="ignore").rstrip()


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")  # as accents and vowel signs are

"""Scores as CSV, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from radiograph_studio.paths import write_text

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_scores_csv(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write score rows as UTF-8 CSV, all of it or none; columns in the order in which rows first name them.

    Nested values become columns of their own (``probabilities`` -> ``probabilities.chest``), lists are joined
    by "; ", None is empty. A text that a spreadsheet would take for a formula gets an apostrophe before it:
    a file name from outside must not become a command. Numbers stay numbers.

    Raises:
        StorageError: the file cannot be written.
    """
    flat = [_flat(row) for row in rows]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([_cell(column) for column in columns])
    writer.writerows([_cell(row.get(column)) for column in columns] for row in flat)
    write_text(path, text.getvalue())


def _flat(row: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, Mapping):
            values.update(_flat(value, f"{above}{key}."))
        else:
            values[f"{above}{key}"] = value
    return values


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = "; ".join(map(str, value)) if isinstance(value, Sequence) and not isinstance(value, str) else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text

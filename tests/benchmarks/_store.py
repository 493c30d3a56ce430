"""Results of long experiments, one JSON line each, so that a run that was cut short goes on where it was."""

import json
from pathlib import Path
from typing import Any


class Store:
    """Rows by key in a file of JSON lines; the last one of a key counts."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: dict[str, dict[str, Any]] = {}
        if path.is_file():
            for line in path.read_text(encoding="utf-8").splitlines():
                try:
                    row = json.loads(line)
                except ValueError:
                    continue  # cut off in the middle: it is made again
                self._rows[row["key"]] = row

    def get(self, key: str) -> dict[str, Any] | None:
        """Return the row of ``key``, or None."""
        return self._rows.get(key)

    def put(self, key: str, row: dict[str, Any]) -> dict[str, Any]:
        """Append ``row``, and return it."""
        kept = {"key": key, **row}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # A line that was cut off has no end: what follows it must not be lost with it.
        whole = not self._path.is_file() or self._path.read_bytes()[-1:] in (b"\n", b"")
        with self._path.open("a", encoding="utf-8") as stream:
            stream.write(("" if whole else "\n") + json.dumps(kept) + "\n")
        self._rows[key] = kept
        return kept

    def rows(self) -> list[dict[str, Any]]:
        """Return all rows, in the order of their first writing."""
        return list(self._rows.values())


def key_of(**parts: Any) -> str:
    """Return the key that stands for ``parts``, the same for the same values in any order."""
    return json.dumps(parts, sort_keys=True, default=str)

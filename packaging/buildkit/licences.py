"""The licence texts of all that ships, in `licences/`, with a list for the About dialog and the bill of materials."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

from buildkit.failure import BuildError
from buildkit.layout import ROOT, TITLE, version

LIST = "licences.json"
_TEXT = re.compile(r"licen[cs]e|copying|notice|copyright", re.IGNORECASE)
_NO_TEXT = {".py", ".pyc", ".json", ".so", ".pyd"}
_CLASSIFIER = "License :: OSI Approved :: "
# Wheels that bring no text of their own get the common one of their licence.
_OWN_TEXTS = ROOT / "resources" / "legal"
_COMMON = {
    "Apache-2.0": (ROOT / "LICENSE",),
    "LGPL-3.0-only": (_OWN_TEXTS / "LGPL-3.0.txt", _OWN_TEXTS / "GPL-3.0.txt"),
}
_QT = (
    "Qt and its Python modules are used under the GNU Lesser General Public License, version 3. They are separate\n"
    "files in this program's folder, linked dynamically: you may replace them with versions of your own. Their source\n"
    "code is at https://download.qt.io/official_releases/QtForPython/ and https://download.qt.io/official_releases/qt/.\n"
)
_BY_HAND = {
    "flatbuffers": "Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
}
"""Licences of packages that name none that can be used as it stands, or several to choose from."""
_BY_WORDS = {
    "Apache License": "Apache-2.0",
    "Permission is hereby granted, free of charge": "MIT",
    "Redistribution and use in source and binary forms": "BSD",
}
_FILES_OF_QT = ("pyside6-essentials", "shiboken6")


@dataclass(frozen=True)
class Entry:
    """One part of the program: `file` lies beside the list."""

    name: str
    version: str
    licence: str
    file: str


def gather(names: Iterable[str], libraries: Iterable[str], folder: Path) -> list[Entry]:
    """Write licence texts to `folder`: of the installed packages `names`, of Python, of the program, of `libraries`.

    The last are files of this system that go along.

    Raises `BuildError` where a package has no licence that can be found.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    entries = [_own(folder), _python(folder)]
    entries += [_package(name, folder) for name in sorted(set(names), key=str.lower)]
    of_system = {entry.name: entry for path in libraries if (entry := _system(path, folder))}
    entries += [of_system[name] for name in sorted(of_system)]
    if len(entries) < 3:
        raise BuildError("No licences were found.", "Mend buildkit/licences.py: it looks for them.")
    text = json.dumps([asdict(entry) for entry in entries], indent=1, ensure_ascii=False)
    (folder / LIST).write_text(text + "\n", encoding="utf-8")
    return entries


def _own(folder: Path) -> Entry:
    return _written(folder, TITLE, version(), "Apache-2.0", [("", (ROOT / "LICENSE").read_text(encoding="utf-8"))])


def _python(folder: Path) -> Entry:
    short = f"python3.{sys.version_info[1]}"
    places = [
        Path(sys.base_prefix, "LICENSE.txt"),
        Path(sys.base_prefix, "lib", short, "LICENSE.txt"),
        Path("/usr/share/doc", short, "copyright"),
    ]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise BuildError("The licence of Python was not found.", "Use a Python that has it (LICENSE.txt).")
    number = ".".join(map(str, sys.version_info[:3]))
    return _written(folder, "Python", number, "PSF-2.0", [("", found.read_text(encoding="utf-8"))])


def _system(path: str, folder: Path) -> Entry | None:
    """The licence of a library that was taken from this system; None where it has no package."""
    if shutil.which("dpkg-query") is None:
        return None
    for name in (path, os.path.realpath(path), os.path.realpath(path).removeprefix("/usr")):
        asked = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True, check=False)
        package = asked.stdout.partition(":")[0].strip()
        text = Path("/usr/share/doc", package, "copyright")
        if asked.returncode == 0 and text.is_file():
            number = subprocess.run(
                ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=False
            ).stdout
            words = text.read_text(encoding="utf-8", errors="replace")
            return _written(folder, package, number, _debian_licence(words), [("", words)])
    return None


def _debian_licence(text: str) -> str:
    """The licences that a Debian copyright file names."""
    named = re.findall(r"^License:[ \t]*(\S[^\n]*)$", text, flags=re.MULTILINE)
    return ", ".join(sorted(set(named))[:6]) or "see the text"


def _package(name: str, folder: Path) -> Entry:
    found = metadata.distribution(name)
    texts = list(_texts(found))
    licence = licence_name(found) or _by_words(texts)
    if not texts:
        texts = [(path.name, path.read_text(encoding="utf-8")) for path in _COMMON.get(licence, ())]
    if not texts and licence:
        # Some wheels name their licence and forget the text: what they do say is kept.
        texts = [("", _said(found, licence))]
    if _plain(name) in _FILES_OF_QT:
        texts.insert(0, ("How Qt is used here", _QT))
    if not licence or not texts:
        raise BuildError(
            f"The package {name} has no licence that could be found.",
            "Look it up and name it in buildkit/licences.py, or do without the package.",
        )
    return _written(folder, str(found.metadata["Name"]), found.version, licence, texts)


def _by_words(texts: list[tuple[str, str]]) -> str:
    """The licence whose words a text has; empty where it is none that is known."""
    return next((name for words, name in _BY_WORDS.items() for _, text in texts if words in text), "")


def licence_name(found: metadata.Distribution) -> str:
    """The licence that a package names in its metadata, shortest form first; empty where it names none."""
    name = _plain(str(found.metadata["Name"]))
    if name in _BY_HAND:
        return _BY_HAND[name]
    expression = _field(found, "License-Expression")
    if expression:
        return expression
    classifiers = found.metadata.get_all("Classifier") or ()
    classified = [line[len(_CLASSIFIER) :] for line in classifiers if line.startswith(_CLASSIFIER)]
    stated = _field(found, "License").strip()
    if stated and "\n" not in stated and len(stated) < 60:
        return stated
    return ", ".join(classified) or stated.partition("\n")[0][:60]


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def _field(found: metadata.Distribution, key: str) -> str:
    return str((found.metadata.get_all(key) or [""])[0])


def _texts(found: metadata.Distribution) -> Iterator[tuple[str, str]]:
    """(name, text) of each licence file that the package's own list of files names."""
    for path in found.files or ():
        inside = ".dist-info" in path.parts[0] or len(path.parts) <= 3
        if inside and _TEXT.search(path.name) and path.suffix not in _NO_TEXT:
            real = Path(str(found.locate_file(path)))
            if real.is_file():
                yield path.name, real.read_text(encoding="utf-8", errors="replace")


def _said(found: metadata.Distribution, licence: str) -> str:
    lines = [f"{found.metadata['Name']} {found.version}", f"Licence: {licence}"]
    lines += [f"{key}: {text}" for key in ("Author", "Author-email", "Home-page") if (text := _field(found, key))]
    lines += [f"Project: {line}" for line in found.metadata.get_all("Project-URL") or ()]
    return "\n".join(lines) + "\n"


def _written(folder: Path, name: str, number: str, licence: str, texts: list[tuple[str, str]]) -> Entry:
    file = re.sub(r"[^A-Za-z0-9.-]+", "-", name) + ".txt"
    parts = [f"=== {title}\n\n{text}" if title and len(texts) > 1 else text for title, text in texts]
    (folder / file).write_text("\n\n".join(parts), encoding="utf-8")
    return Entry(name, number, licence, file)

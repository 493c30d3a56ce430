"""What goes in, beside what PyInstaller finds by itself. Each kind is looked for by code that fails when it finds none.

A build that lacks something must not look like one that has it: a name that moved upstream ends the build, and not a
user's first training.
"""

import importlib.util
import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path
from typing import TypeVar

from buildkit import codecs, licences, weights
from buildkit.failure import BuildError
from buildkit.layout import ROOT, WORK
from devkit.environment import RUN_LOCK

PACKAGE = ROOT / "radiograph_studio"
RESOURCES = ROOT / "resources"
TEMPLATES = PACKAGE / "reporting" / "templates"
Entry = tuple[str, str, str]
"""What PyInstaller calls one file: (where it goes, where it is, kind)."""

Found = TypeVar("Found", bound=Sequence[object])


def some(what: str, found: Found) -> Found:
    """Return what was found; raise `BuildError` where that is nothing."""
    if not len(found):
        raise BuildError(f"Nothing was found of: {what}.", "Mend buildkit/gathering.py: it looks for it.")
    print(f"  {what}: {len(found)}", flush=True)
    return found


def hidden_imports() -> list[str]:
    """Modules that nothing imports by name in a place where PyInstaller looks."""
    return [
        *some("modules of the program", own_modules(PACKAGE)),
        *some("decoders of imagecodecs", codecs.used_modules(PACKAGE)),
        *some("plugins of pydicom", submodules("pydicom", "pixels")),
        "matplotlib.backends.backend_agg",
        "matplotlib.backends.backend_svg",
    ]


def own_modules(package: Path) -> list[str]:
    """Every module of the program: pages of the window are imported by a text."""
    names = []
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def submodules(distribution: str, folder: str) -> list[str]:
    """Modules in a sub-package of an installed package, read off its list of files."""
    files = metadata.files(distribution) or []
    chosen = [path for path in files if path.parts[:2] == (distribution, folder) and path.suffix == ".py"]
    return sorted(
        ".".join(path.with_suffix("").parts).removesuffix(".__init__")
        for path in chosen
        if "tests" not in path.parts and not path.stem.startswith("test_")
    )


def module_files(package: str) -> list[str]:
    """Names of all modules of an installed package, compiled ones too, read off its folders; its tests stay out."""
    folder = _folder(package)
    names = []
    for path in folder.rglob("*"):
        stem = path.name.partition(".")[0]
        is_module = path.suffix in {".py", ".pyd"} or (path.suffix == ".so" and not stem.startswith("lib"))
        parts = (*path.relative_to(folder.parent).parts[:-1], *([] if stem == "__init__" else [stem]))
        if is_module and all(part.isidentifier() for part in parts) and "tests" not in path.parent.parts:
            names.append(".".join(parts))
    return sorted(set(names))


def other_files(package: str) -> list[tuple[str, str]]:
    """(where it is, folder that it goes to) of what is neither code nor for compilers in an installed package."""
    folder = _folder(package)
    return [
        (str(path), path.parent.relative_to(folder.parent).as_posix())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in _CODE and "include" not in path.relative_to(folder).parts
    ]


_CODE = {
    ".py",
    ".pyc",
    ".pyi",
    ".so",
    ".2",
    ".pyd",
    ".dll",
    ".dylib",
    ".lib",
    ".h",
    ".hpp",
    ".c",
    ".cc",
    ".inc",
    ".proto",
}


def _folder(package: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise BuildError(f"The package {package} is not installed.")
    return Path(found.submodule_search_locations[0])


def data_files() -> list[tuple[str, str]]:
    """(where it is, folder that it goes to) of what the program reads: icons, style, help, languages, templates."""
    found = [
        (str(path), path.parent.relative_to(ROOT).as_posix())
        for path in sorted(RESOURCES.rglob("*"))
        if path.is_file() and path.suffix not in {".ts", ".md5"}
    ]
    for pattern in ("style.qss", "icons/*.svg", "help/*.md"):
        some(f"resources/{pattern}", list(RESOURCES.glob(pattern)))
    if TEMPLATES.is_dir():
        found += [
            (str(path), path.parent.relative_to(ROOT).as_posix())
            for path in some("report templates", sorted(path for path in TEMPLATES.rglob("*") if path.is_file()))
        ]
    return found


def weight_files() -> list[tuple[str, str]]:
    """(where it is, folder that it goes to) of the networks' weights, converted."""
    return [
        (str(path), "resources/weights") for path in some("networks with weights", weights.converted(WORK / "weights"))
    ]


def distributions(entries: Iterable[Entry]) -> list[str]:
    """Names of the installed packages that files among `entries` belong to."""
    owner = _owners()
    names = {owner[source] for _, source, _ in entries if source in owner}
    return some("packages that ship", sorted(names))


def _owners() -> dict[str, str]:
    owner: dict[str, str] = {}
    for found in metadata.distributions():
        # Both spellings of the folder: PyInstaller may have followed a link to it.
        folders = {str(found.locate_file("")), os.path.realpath(str(found.locate_file("")))}
        name = str(found.metadata["Name"])
        owner |= {os.path.normpath(f"{folder}/{path}"): name for folder in folders for path in found.files or ()}
    return owner


def metadata_entries(names: Iterable[str]) -> list[Entry]:
    """What `importlib.metadata` reads to tell a package's version: libraries ask for it too, when they start."""
    entries = []
    for name in names:
        files = metadata.distribution(name).files or ()
        for path in files:
            if path.name in {"METADATA", "entry_points.txt"} and path.parts[0].endswith(".dist-info"):
                source = metadata.distribution(name).locate_file(path)
                entries.append((Path(*path.parts).as_posix(), str(source), "DATA"))
    return some("package metadata", entries)


def require_licences() -> None:
    """Raise `BuildError` now, and not after the analysis, where a package has no licence that can be found."""
    there = {_plain(str(found.metadata["Name"])) for found in metadata.distributions()}
    licences.gather(some("locked packages", sorted(locked() & there)), [], WORK / "licences")


def locked() -> set[str]:
    """Names of the packages that the program needs when it runs, as its lock has them."""
    text = (ROOT / RUN_LOCK).read_text(encoding="utf-8")
    return set(map(_plain, re.findall(r"^([\w.-]+)==", text, flags=re.MULTILINE)))


def foreign_modules() -> list[str]:
    """Modules of packages that only the build needs: libraries that try to import them must not find them."""
    ours = locked()
    owners = metadata.packages_distributions()
    foreign = [name for name, names in owners.items() if not ours & set(map(_plain, names))]
    return some("modules of the build alone", sorted(name for name in foreign if name.isidentifier()))


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def licence_entries(names: Iterable[str], libraries: Iterable[str]) -> list[Entry]:
    """Licence texts of the packages `names`, and of the system's `libraries` that go along."""
    folder = WORK / "licences"
    entries = licences.gather(names, libraries, folder)
    some("licences", entries)
    return [(f"resources/licences/{path.name}", str(path), "DATA") for path in sorted(folder.iterdir())]


def torch_packages() -> list[str]:
    """The packages with weights in PyTorch's form: the converted ones go in instead."""
    text = (PACKAGE / "engine" / "catalogue.py").read_text(encoding="utf-8")
    return some("packages of weights left out", sorted(set(re.findall(r'weights_package="(\w+)"', text))))


def require_decoders(entries: Iterable[Entry]) -> None:
    """Raise `BuildError` where a decoder that the program uses is not among `entries`."""
    there = {_slashed(entry[0]).partition(".")[0] for entry in entries}
    missing = [name for name in codecs.used_modules(PACKAGE) if name.replace(".", "/") not in there]
    if missing:
        raise BuildError(f"Decoders were found, but not taken along: {', '.join(missing)}.")


def system_libraries(entries: Iterable[Entry]) -> list[str]:
    """Files among `entries` that come from this system and from no package or Python."""
    ours = (sys.prefix, str(ROOT), *_of_python())
    return sorted({source for _, source, kind in entries if kind == "BINARY" and not source.startswith(ours)})


def _of_python() -> list[str]:
    """Folders of this Python; where it is the system's own, the system's other libraries lie in its prefix, too."""
    libraries = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib")]
    return libraries if sys.base_prefix in ("/usr", "/usr/local") else [sys.base_prefix, *libraries]


_NOT_OURS_TO_GIVE = ("libreadline", "libhistory", "libgdbm")
"""Libraries under the GPL that Pythons are often built with."""


def require_free(entries: Iterable[Entry]) -> None:
    """Raise `BuildError` where a library is among `entries` that may only be passed on under the GPL."""
    found = sorted({Path(entry[0]).name for entry in entries if Path(entry[0]).name.startswith(_NOT_OURS_TO_GIVE)})
    if found:
        raise BuildError(
            f"{', '.join(found)} would ship, under the GPL.", "Exclude the module that links it (cuts.py)."
        )


def _slashed(path: str) -> str:
    return path.replace("\\", "/")

"""Which system libraries the frozen program needs, and what Debian and Ubuntu call their packages.

Read from the binaries themselves: what one of them links to and no file of the folder provides must come from the
system. The dynamic loader's own family decides the oldest C library that will do.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from buildkit.failure import BuildError
from buildkit.installers import tools
from devkit.system import DEBIAN_PACKAGE

_C_LIBRARY = re.compile(r"(ld-linux[\w-]*|lib(c|m|dl|pthread|rt|util|resolv|nsl|anl))\.so\.\d+")
_LOADER_ALIAS = "linux-vdso.so.1"
_PACKAGES = {
    **DEBIAN_PACKAGE,
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libSM.so.6": "libsm6",
    "libICE.so.6": "libice6",
    "libXext.so.6": "libxext6",
    "libXrender.so.1": "libxrender1",
    "libcrypt.so.1": "libcrypt1",
    "libdrm.so.2": "libdrm2",
    "libexpat.so.1": "libexpat1",
    "libgbm.so.1": "libgbm1",
    "libgcc_s.so.1": "libgcc-s1",
    "libuuid.so.1": "libuuid1",
    "libxcb-glx.so.0": "libxcb-glx0",
}
_RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}
"""Name up to Debian 12 and Ubuntu 22.04 -> name since, where the change to 64-bit time renamed the package."""

_DATA = ("fontconfig-config", "xkb-data")
"""What the bundled libraries read from the system: without it there are no fonts, and no keyboard."""

_BATCH = 200


class Needs(NamedTuple):
    """What the binaries of a folder ask for: library names that it does not hold, and the newest glibc version."""

    libraries: frozenset[str]
    glibc: tuple[int, ...]


def debian_depends(stage: Path) -> list[str]:
    """Entries of a control file's Depends for the program in `stage`, sorted."""
    needs = examine(stage)
    unknown = sorted(name for name in needs.libraries if name not in _PACKAGES)
    if unknown:
        raise BuildError(
            f"The program needs libraries of unknown packages: {', '.join(unknown)}.",
            "Name their packages in packaging/buildkit/installers/libraries.py, or leave out what needs them.",
        )
    names = {_alternatives(_PACKAGES[name]) for name in needs.libraries} | set(_DATA)
    if needs.glibc:
        names.add(f"libc6 (>= {'.'.join(map(str, needs.glibc))})")
    return sorted(names)


def examine(stage: Path) -> Needs:
    """Look at every ELF file below `stage`."""
    files = [path for path in stage.rglob("*") if path.is_file() and not path.is_symlink() and _is_elf(path)]
    if not files:
        return Needs(frozenset(), ())
    tools.need("objdump", "binutils")
    provided = {path.name for path in stage.rglob("*.so*")}
    headers = "".join(tools.run(["objdump", "-p", *batch]) for batch in _batches(files))
    return read_headers(headers, provided)


def read_headers(headers: str, provided: Iterable[str]) -> Needs:
    """What ``objdump -p`` says: linked libraries that are not `provided`, and the newest version of glibc's symbols."""
    linked = set(re.findall(r"^\s+NEEDED\s+(\S+)", headers, re.MULTILINE))
    own = {name for name in linked if _C_LIBRARY.fullmatch(name)}
    versions = re.findall(r"\sGLIBC_(\d+(?:\.\d+)+)\b", headers)
    glibc = max((tuple(map(int, version.split("."))) for version in versions), default=())
    return Needs(frozenset(linked - own - set(provided) - {_LOADER_ALIAS}), glibc)


def _alternatives(package: str) -> str:
    return f"{_RENAMED[package]} | {package}" if package in _RENAMED else package


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _batches(files: Sequence[Path]) -> Iterable[Sequence[Path]]:
    return (files[start : start + _BATCH] for start in range(0, len(files), _BATCH))

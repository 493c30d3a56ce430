"""The installer for Windows: `packaging/windows/installer.nsi`, compiled with NSIS.

NSIS runs on Linux too, where it can only prove that the script compiles: the files in it are Linux's own.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from buildkit.failure import BuildError
from buildkit.installers import product, tools
from buildkit.layout import IDENTIFIER, NAME, ROOT, version

SCRIPT = product.PACKAGING / "windows" / "installer.nsi"
_LONGEST = 180
"""Windows takes 259 characters a path by default; the usual folder of the program has up to 79 of them."""


def makensis() -> str | None:
    """NSIS's compiler, also where its own installer puts it, or None."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "NSIS" / "makensis.exe"
    return shutil.which("makensis") or (str(usual) if os.name == "nt" and usual.is_file() else None)


def build(stage: Path, out: Path, compression: str = "lzma") -> Path:
    """Make the installer of the program in `stage`; return its path in `out`."""
    long = [name.as_posix() for name in contents(stage)[0] if len(str(name)) > _LONGEST]
    if long:
        raise BuildError(f"Windows may refuse paths as long as “{long[0]}”.", "Leave the file out of the build.")
    return compile_script(stage, out / f"{NAME}-{version()}-windows-x64-setup.exe", compression)


def check(stage: Path) -> None:
    """Compile the script around `stage`, whatever system it is for; what comes of it is no product, and thrown away."""
    with tempfile.TemporaryDirectory(dir=stage.parent) as name:
        compile_script(stage, Path(name) / "not-a-product-setup.exe", "off")


def compile_script(stage: Path, target: Path, compression: str) -> Path:
    """Compile the script around the files of `stage`; raise `BuildError` for any warning."""
    compiler = makensis()
    if compiler is None:
        raise BuildError(
            "NSIS is not installed.", "Install it (Debian: apt-get install nsis; Windows: nsis.sourceforge.io)."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        removal = Path(name) / "removal.nsh"
        removal.write_text("\n".join(removal_lines(*contents(stage))) + "\n", encoding="utf-8-sig")
        defined = {
            "VERSION": version(),
            "VERSION4": four_numbers(version()),
            "PUBLISHER": product.PUBLISHER,
            "STAGE": str(stage),
            "REMOVAL": str(removal),
            "OUT_FILE": str(target),
            "ICON": str(product.ICONS / f"{IDENTIFIER}.ico"),
            "LICENCE": str(ROOT / "LICENSE"),
            "SIZE_KIB": str(tools.size_kib(stage)),
            "COMPRESSION": compression,
        }
        options = [f"-D{key}={value}" for key, value in defined.items()]
        tools.run([compiler, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, SCRIPT])
    return target


def contents(stage: Path) -> tuple[list[PurePath], list[PurePath]]:
    """Files and folders below `stage`, relative to it; the folders from the deepest up."""
    files: list[PurePath] = []
    folders: list[PurePath] = []
    for path in sorted(stage.rglob("*")):
        (folders if path.is_dir() else files).append(path.relative_to(stage))
    return files, sorted(folders, key=lambda folder: len(folder.parts), reverse=True)


def removal_lines(files: Iterable[PurePath], folders: Iterable[PurePath]) -> Iterator[str]:
    """NSIS commands that delete just these files, and the folders where nothing else is left in them."""
    for file in files:
        yield f'Delete "{_installed(file)}"'
    for folder in folders:
        yield f'RMDir "{_installed(folder)}"'


def four_numbers(text: str) -> str:
    """A version as Windows counts, ``1.2.3.0``; what is no number ends it."""
    numbers = []
    for part in text.split(".")[:4]:
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        numbers.append(digits or "0")
        if digits != part:
            break
    return ".".join([*numbers, "0", "0", "0", "0"][:4])


def _installed(path: PurePath) -> str:
    name = "\\".join(path.parts).replace("$", "$$").replace('"', '$\\"')
    return f"$INSTDIR\\{name}"

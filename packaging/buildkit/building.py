"""PyInstaller, and what is done to its result: symbols stripped, a second name, the stage put in place."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from buildkit import sizes
from buildkit.failure import BuildError
from buildkit.layout import DIST, IDENTIFIER, NAME, SPEC, STAGE, WORK, program

LOG = WORK / "pyinstaller.log"
_LEAST_SAVING = 0.02
"""Share of a file that stripping must save; below, the file stays as its makers made it."""
_PATCHED = (".libs", ".dylibs")
"""Folders whose libraries were rewritten when their wheels were made: stripping such a file can break it."""


def build() -> int:
    """Freeze the program into `STAGE`; return the exit status."""
    begun = time.monotonic()
    WORK.mkdir(parents=True, exist_ok=True)
    fresh = WORK / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    _freeze(fresh)
    stripped = strip(fresh / NAME) if sys.platform.startswith("linux") else {}
    (WORK / "stripped.json").write_text(json.dumps(stripped, indent=1), encoding="utf-8")
    if sys.platform.startswith("linux"):
        # The command's own name, for those who unpack an archive; packages put it in a folder for commands.
        (fresh / NAME / IDENTIFIER).symlink_to(NAME)
    DIST.mkdir(exist_ok=True)
    for made in sorted(fresh.iterdir()):
        _replace(made, DIST / made.name)
    print(sizes.table(STAGE))
    print(f"Built in {time.monotonic() - begun:.0f} s: {program(STAGE)}")
    return 0


def _freeze(out: Path) -> None:
    command = [sys.executable, "-m", "PyInstaller", str(SPEC), "--noconfirm", "--log-level", "INFO"]
    command += ["--distpath", str(out), "--workpath", str(WORK / "pyinstaller")]
    print(f"Freezing the program; PyInstaller's own words go to {LOG.relative_to(WORK.parent)}", flush=True)
    with LOG.open("w", encoding="utf-8") as log:
        environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TF_CPP_MIN_LOG_LEVEL": "3"}
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environ, check=False)
    lines = LOG.read_text(encoding="utf-8", errors="replace").splitlines()
    for line in lines:
        if line.startswith("  ") and line.strip().partition(":")[2].strip().isdigit():
            print(line)
    if done.returncode:
        raise BuildError("PyInstaller did not freeze the program.", "\n".join(lines[-12:]))


def _replace(made: Path, target: Path) -> None:
    """Put what was made into place; a build that failed before leaves the old one."""
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    made.rename(target)


def strip(folder: Path) -> dict[str, tuple[int, int]]:
    """Take the symbols that only debuggers read out of the libraries in `folder`; return sizes before and after."""
    changed = {}
    for path in libraries(folder):
        before = path.stat().st_size
        slim = path.with_name(path.name + ".stripped")
        done = subprocess.run(
            ["strip", "--strip-unneeded", "-o", str(slim), str(path)], capture_output=True, text=True, check=False
        )
        if done.returncode == 0 and slim.stat().st_size < (1 - _LEAST_SAVING) * before:
            slim.chmod(path.stat().st_mode)
            slim.replace(path)
            changed[path.relative_to(folder).as_posix()] = (before, path.stat().st_size)
        slim.unlink(missing_ok=True)
    return changed


def libraries(folder: Path) -> Iterator[Path]:
    """Shared libraries that may be stripped."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or any(part.endswith(_PATCHED) for part in path.parts):
            continue
        with path.open("rb") as file:
            if file.read(4) == b"\x7fELF" and ".so" in path.name:
                yield path

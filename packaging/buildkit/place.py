"""A place where the frozen program is least welcome: foreign letters in its path, no rights, no network."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from buildkit.layout import STAGE, program

NOBODY = 65534
FOLDER = "Geräte & Räume ラジオ/Radiograph Studio"
HOME = "Zoë Müller Δ"


@dataclass(frozen=True)
class Place:
    """The program in its folder, a home to write to, and what stands before the command."""

    program: Path
    home: Path
    prefix: tuple[str, ...]
    words: tuple[str, ...]

    def run(
        self, *args: str, limit: float, also: Mapping[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Run the program with `args`, and nothing in its environment but its home and `also`."""
        return subprocess.run(
            [*self.prefix, str(self.program), *args],
            cwd=self.home,
            env=self.environment(also),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=limit,
            check=False,
        )

    def environment(self, also: Mapping[str, str] | None = None) -> dict[str, str]:
        """The whole environment of the program."""
        if sys.platform == "win32":
            kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
            own = {"USERPROFILE": str(self.home), "APPDATA": str(self.home), "LOCALAPPDATA": str(self.home)}
            return kept | own | dict(also or {})
        return {"HOME": str(self.home)} | dict(also or {})


@contextmanager
def unwelcoming(stage: Path = STAGE) -> Iterator[Place]:
    """Put the program into such a place for a while."""
    with tempfile.TemporaryDirectory(prefix="radiograph-studio-smoke-") as name:
        root = Path(name)
        root.chmod(0o755)
        target = root / FOLDER
        target.parent.mkdir(parents=True)
        home = root / HOME
        home.mkdir()
        prefix, words = refusals()
        is_other = "setpriv" in prefix
        shutil.copytree(stage, target, symlinks=True, copy_function=_link if is_other else shutil.copy2)
        if is_other:
            os.chown(home, NOBODY, NOBODY)
        else:
            _lock(target)
        try:
            yield Place(target / program(stage).name, home, prefix, words)
        finally:
            if not is_other:
                _unlock(target)


def refusals() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands before the command to take rights and network away, as far as that is possible; and in words."""
    prefix: list[str] = []
    words: list[str] = []
    if _works(["unshare", "--net"]):
        prefix += ["unshare", "--net"]
        words.append("a network without any interface")
    nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    if getattr(os, "geteuid", lambda: 1)() == 0 and _works(nobody):
        prefix += nobody
        words.append("as a user who may not write to the program's folder")
    else:
        words.append("in a folder without rights to write")
    return tuple(prefix), tuple(words)


def _works(command: Sequence[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)


def _lock(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & 0o555)


def _unlock(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)

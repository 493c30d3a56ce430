"""The virtual environment `.venv` at the top of the checkout: made, filled from a lock file, mended.

The project itself is put in by a path file and a launcher script, not by ``pip install -e``: that would need a
build back end, which nobody who only runs the program has. Both name the checkout relative to themselves, so
that it may be moved, and may lie in a folder with spaces or letters of any alphabet.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from devkit import pip, system
from devkit.failure import SetUpError

RUN_LOCK = "requirements.lock"
TEST_LOCK = "requirements-dev.lock"
BUILD_LOCK = "requirements-build.lock"

COVERS = {RUN_LOCK: (RUN_LOCK,), TEST_LOCK: (RUN_LOCK, TEST_LOCK), BUILD_LOCK: (BUILD_LOCK,)}
"""Lock -> locks that are satisfied once it is installed: the one for tests holds all of the other."""

NEEDED_GB = 3.0
"""Free space below which a first installation is not begun: 2.3 GB stay, the rest is downloads on their way."""


_FACTS = "import sys, importlib.util as u; print(*sys.version_info[:2], bool(u.find_spec('pip')))"


@dataclass(frozen=True)
class Checkout:
    """Where things lie in a checkout. Installers are made from an environment of their own: nothing else gets in."""

    root: Path
    folder: str = ".venv"

    @property
    def venv(self) -> Path:
        return self.root / self.folder

    @property
    def python(self) -> Path:
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def scripts(self) -> Path:
        return self._venv_path("scripts")

    @property
    def packages(self) -> Path:
        return self._venv_path("purelib")

    @property
    def stamp(self) -> Path:
        """What was installed, so that a second start has nothing to do."""
        return self.venv / "set-up.json"

    def _venv_path(self, name: str) -> Path:
        base = str(self.venv)
        return Path(sysconfig.get_path(name, "venv", vars={"base": base, "platbase": base}))


def child_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """`environ` for everything that is started: UTF-8 everywhere, and no other Python's modules or settings."""
    foreign = {"PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "__PYVENV_LAUNCHER__"}
    kept = {name: value for name, value in environ.items() if name not in foreign}
    return kept | {"PYTHONUTF8": "1", "PYTHONNOUSERSITE": "1"}


def prepare(checkout: Checkout, lock: str) -> None:
    """Make the environment hold `lock` and the project; at once when it does already."""
    _require_writable(checkout.root)
    _refuse_other_folder(checkout.venv)
    if not works(checkout):
        _create(checkout)
    if not is_up_to_date(checkout, lock):
        _install(checkout, lock)
    add_project(checkout)


def works(checkout: Checkout) -> bool:
    """Whether `.venv` starts, is of this very Python version, and has the pip to install into it."""
    if not (checkout.venv / "pyvenv.cfg").is_file():
        return False
    try:
        answer = subprocess.run(
            [checkout.python, "-I", "-c", _FACTS],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return False
    return answer.split() == [str(sys.version_info[0]), str(sys.version_info[1]), "True"]


def is_up_to_date(checkout: Checkout, lock: str) -> bool:
    """Whether the stamp says that just this text of `lock` was installed to the end."""
    return lock_hash(checkout, lock) == read_stamp(checkout).get(lock)


def lock_hash(checkout: Checkout, lock: str) -> str:
    """SHA-256 of a lock file, the same whichever line endings the checkout was made with."""
    try:
        text = (checkout.root / lock).read_text(encoding="utf-8")
    except OSError as error:
        raise SetUpError(f"{lock} is not in the checkout.", "Check it out again (git restore).") from error
    return hashlib.sha256(text.encode()).hexdigest()


def read_stamp(checkout: Checkout) -> dict[str, str]:
    """Lock file name to hash; empty when nothing, or nothing readable, was stamped."""
    try:
        stamped = json.loads(checkout.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamped if isinstance(stamped, dict) else {}


def _install(checkout: Checkout, lock: str) -> None:
    # The stamp goes first and comes back last: an installation that was cut short is begun again.
    fresh = not read_stamp(checkout)
    checkout.stamp.unlink(missing_ok=True)
    path = checkout.root / lock
    count = sum("==" in line for line in path.read_text(encoding="utf-8").splitlines())
    size = "; the first time about 0.6 GB to download and 2.3 GB on disk, some minutes" if fresh else ""
    _say(f"Installing the packages of {lock} (up to {count}) into {checkout.folder}{size} ...")
    pip.install(checkout.python, path, checkout.venv / "pip.log", child_environment(os.environ))
    stamp = {name: lock_hash(checkout, name) for name in COVERS[lock]}
    checkout.stamp.write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")


def add_project(checkout: Checkout) -> None:
    """Make ``import radiograph_studio`` and ``radiograph-studio`` in the environment mean this checkout."""
    checkout.packages.mkdir(parents=True, exist_ok=True)
    # Relative, therefore ASCII: Python reads path files in the machine's own encoding.
    root = Path(os.path.relpath(checkout.root, checkout.packages)).as_posix()
    _write_if_new(checkout.packages / "radiograph_studio.pth", root + "\n")
    if os.name == "nt":
        _write_if_new(
            checkout.scripts / "radiograph-studio.cmd", '@"%~dp0python.exe" -X utf8 -m radiograph_studio %*\n'
        )
        return
    script = checkout.scripts / "radiograph-studio"
    _write_if_new(script, '#!/bin/sh\nexec "$(dirname "$0")/python" -m radiograph_studio "$@"\n')
    script.chmod(0o755)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _write_if_new(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def _create(checkout: Checkout) -> None:
    _require_space(checkout.root)
    base = _base_python()
    if checkout.venv.is_dir():
        _say(f"The environment {checkout.folder} is of another Python, or broken: it is made anew.")
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        system.need_packages([package], "This Python has no module to make virtual environments with")
    made = subprocess.run(
        [base, "-m", "venv", "--clear", checkout.venv],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        env=child_environment(os.environ),
        check=False,
    )
    if made.returncode:
        raise SetUpError(*pip.explain([made.stdout, made.stderr]))


def _base_python() -> str:
    """The Python outside any virtual environment: one that lies in `.venv` could not make `.venv` anew."""
    if sys.prefix == sys.base_prefix:
        return sys.executable
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    for folder in (Path(sys.base_prefix) / "bin", Path(sys.base_prefix)):
        found = shutil.which(name, path=str(folder)) or shutil.which("python", path=str(folder))
        if found:
            return found
    return sys.executable


def _refuse_other_folder(venv: Path) -> None:
    # `venv --clear` empties the folder; it must never be somebody's own that merely bears the name.
    if venv.is_dir() and not (venv / "pyvenv.cfg").is_file() and any(venv.iterdir()):
        raise SetUpError(f"{venv.name} is there but is no virtual environment.", "Move it away and start this again.")


def _require_writable(root: Path) -> None:
    try:
        with tempfile.TemporaryFile(dir=root):
            pass
    except OSError as error:
        if system.is_disk_full(error):
            raise SetUpError("The disk is full.", f"Free {NEEDED_GB:.0f} GB, then start this again.") from error
        raise SetUpError(
            "The checkout cannot be written to, so that no environment can be made in it.",
            "Copy the checkout to a folder of your own, then start this again.",
        ) from error


def _require_space(root: Path) -> None:
    free = shutil.disk_usage(root).free / 1e9
    if free < NEEDED_GB:
        raise SetUpError(
            f"The disk of the checkout has {free:.1f} GB free, and the packages need {NEEDED_GB:.0f} GB.",
            "Free some space, or move the checkout to another disk, then start this again.",
        )

"""The command line of `packaging/build.py`: the environment first, then the work inside it."""

import ctypes
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from buildkit.layout import ROOT
from devkit import environment, system
from devkit.environment import BUILD_LOCK, Checkout
from devkit.failure import SetUpError

FOLDER = ".venv-build"
COMMANDS = ("build", "smoke", "installer", "sizes", "figures")


def main(argv: Sequence[str]) -> int:
    """Do the sub-commands that `argv` names, in turn; return the exit status of the first that fails."""
    unknown = [name for name in argv if name not in COMMANDS]
    if unknown or not argv:
        print(f"There is no command “{' '.join(unknown)}”; there are {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    checkout = Checkout(ROOT, FOLDER)
    try:
        environment.prepare(checkout, BUILD_LOCK)
        if sys.platform.startswith("linux"):
            _need_system(checkout, argv)
    except SetUpError as error:
        print(f"{error.message}\n{error.hint}".rstrip(), file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'A file'}: {error.strerror or error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted; the next start goes on from here.", file=sys.stderr)
        return 130
    environ = environment.child_environment(os.environ) | {"PYTHONPATH": str(ROOT / "packaging")}
    try:
        return subprocess.call([str(checkout.python), "-m", "buildkit.work", *argv], cwd=ROOT, env=environ)
    except KeyboardInterrupt:
        return 130


def missing_packages(commands: Sequence[str], shared_python: bool) -> list[str]:
    """Debian packages without which the Linux build of `commands` cannot go on, as far as they are not there."""
    needed = []
    if "build" in commands:
        needed += [package for tool, package in _BUILD_TOOLS.items() if shutil.which(tool) is None]
        if not shared_python:
            needed.append(f"libpython3.{sys.version_info[1]}")
    return sorted(set(needed))


_BUILD_TOOLS = {"objdump": "binutils", "strip": "binutils", "ldd": "libc-bin"}
"""Program that a build calls -> Debian package that has it."""


def _need_system(checkout: Checkout, commands: Sequence[str]) -> None:
    missing = missing_packages(commands, has_shared_python())
    if missing:
        system.need_packages(missing, "Making the program needs tools that are missing")
    if {"build", "smoke", "figures"} & set(commands):
        # A library of the system that Qt's plugins link is only found, and taken along, where it is there.
        for name in ("offscreen", "xcb", "wayland") if "build" in commands else ("offscreen",):
            system.require_qt(checkout.python, name, environment.child_environment(os.environ))


def has_shared_python() -> bool:
    """Whether this Python's shared library is here, which the frozen program brings along.

    Debian's Python says that it is built with one, which lies in a package of its own.
    """
    name = f"libpython{sys.version_info[0]}.{sys.version_info[1]}.so.1.0"
    if (Path(str(sysconfig.get_config_var("LIBDIR"))) / name).is_file():
        return True
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True

"""System libraries that Qt loads on Linux, and how they are installed."""

import errno
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from devkit.failure import SetUpError

DEBIAN_PACKAGE = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}
"""Library that Qt asks the system for -> Debian package that has it (Ubuntu's names are the same)."""

_PLATFORM_ONLY = {"xcb": re.compile(r"xcb|x11", re.IGNORECASE), "wayland": re.compile("wayland")}

# Runs inside the environment. Without a display an xcb or wayland plugin cannot connect, but loading it already
# asks for every library, which is what fails on bare machines.
_PROBE = """
import ctypes, json, pathlib, sys
try:
    from PySide6 import QtCore, QtGui, QtWidgets
    if sys.argv[1] == "offscreen":
        QtGui.QGuiApplication(["probe"])
    else:
        plugins = pathlib.Path(QtCore.QLibraryInfo.path(QtCore.QLibraryInfo.LibraryPath.PluginsPath))
        ctypes.CDLL(str(plugins / "platforms" / f"libq{sys.argv[1]}.so"))
except (ImportError, OSError) as error:
    missing = []
    for name in json.loads(sys.argv[2]):
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    print(json.dumps({"error": str(error), "missing": missing}))
    sys.exit(3)
"""


def qt_platforms(platform: str, environ: Mapping[str, str], headless: bool, tests: bool = False) -> tuple[str, ...]:
    """Which of Qt's platform plugins must load for what is about to be done; none to check outside Linux."""
    if not platform.startswith("linux"):
        return ()
    if tests:
        return ("offscreen", "xcb")
    if headless:
        return ("offscreen",)
    return ("xcb",) if environ.get("DISPLAY") else ("wayland",)


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a window can be shown: always on Windows and macOS, on Linux where X11 or Wayland is named."""
    return not platform.startswith("linux") or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def require_qt(python: Path, name: str, environ: Mapping[str, str]) -> None:
    """Make sure that Qt starts on the platform `name`: install what it lacks, or raise with the command."""
    fault = qt_fault(python, name, environ)
    if fault is None:
        return
    need_libraries(*fault, name)
    fault = qt_fault(python, name, environ)
    if fault is not None:
        raise SetUpError(f"Qt does not start ({name}): {fault[0]}", "Install what it names and start this again.")


def qt_fault(python: Path, name: str, environ: Mapping[str, str]) -> tuple[str, list[str]] | None:
    """Try Qt's platform plugin `name` in a process of its own: None, or (loader's words, missing libraries)."""
    tried = subprocess.run(
        [python, "-c", _PROBE, name, json.dumps(sorted(DEBIAN_PACKAGE))],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        env={**environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    if tried.returncode == 0:
        return None
    return read_fault(tried.stdout, tried.stderr, name)


def read_fault(stdout: str, stderr: str, name: str) -> tuple[str, list[str]]:
    """What the probe said, reduced to the libraries that the platform `name` itself needs."""
    try:
        said = json.loads(stdout)
    except ValueError:
        lines = stderr.strip().splitlines()
        return (lines[-1] if lines else "it ended without a word", [])
    foreign = [pattern for other, pattern in _PLATFORM_ONLY.items() if other != name]
    # libX11 is everybody's: Qt's own core links it.
    needed = [lib for lib in said["missing"] if lib == "libX11.so.6" or not any(p.search(lib) for p in foreign)]
    named = re.search(r"(lib[\w.+-]+?\.so[\w.]*): cannot open shared object", said["error"])
    if named and named[1] not in needed:
        needed.append(named[1])
    return said["error"], needed


def need_libraries(error: str, libraries: Iterable[str], name: str) -> None:
    """Install the packages that have `libraries`, or raise with the command that does."""
    libraries = list(libraries)
    unknown = [lib for lib in libraries if lib not in DEBIAN_PACKAGE]
    if not libraries or unknown:
        what = f"the library {', '.join(unknown)} is missing" if unknown else error
        raise SetUpError(f"Qt does not start ({name}): {what}.", "Install the package that has it, and start again.")
    packages = sorted({DEBIAN_PACKAGE[lib] for lib in libraries})
    need_packages(packages, f"Qt needs system libraries that are missing ({', '.join(libraries)})")


def need_packages(packages: Sequence[str], why: str) -> None:
    """Install Debian packages where that is allowed (root, on Debian or its kin), else raise."""
    if not may_install():
        raise SetUpError(f"{why}.", install_hint(packages, is_debian(_os_release())))
    print(f"{why}: installing {' '.join(packages)} with apt-get ...", file=sys.stderr, flush=True)
    failed = _apt_get("install", packages)
    if failed:
        # A fresh system has no package lists yet, or old ones.
        failed = _apt_get("update", []) or _apt_get("install", packages)
    if failed:
        raise SetUpError(f"{why}, and apt-get did not install them: {failed}", f"Run: {apt_command(packages)}")


def may_install() -> bool:
    """Whether system packages may be installed without asking: as root, on Debian or what is made from it."""
    geteuid = getattr(os, "geteuid", None)
    is_root = geteuid is not None and geteuid() == 0
    return is_root and is_debian(_os_release()) and shutil.which("apt-get") is not None


def is_debian(os_release: Mapping[str, str]) -> bool:
    """Whether /etc/os-release speaks of Debian or a system that is like it, Ubuntu among them."""
    return "debian" in f"{os_release.get('ID', '')} {os_release.get('ID_LIKE', '')}".split()


def apt_command(packages: Sequence[str]) -> str:
    """The command that a person runs."""
    return f"sudo apt-get install -y {' '.join(packages)}"


def install_hint(packages: Sequence[str], debian: bool) -> str:
    """What to do about missing packages, on Debian or elsewhere."""
    if debian:
        return f"Run: {apt_command(packages)}"
    return f"Install your system's packages for it (Debian's names: {' '.join(packages)}), then start this again."


def is_disk_full(error: OSError) -> bool:
    """Whether an error means that the disk, or the user's share of it, is used up."""
    return error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def _os_release() -> Mapping[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def _apt_get(action: str, packages: Sequence[str]) -> str:
    """Run apt-get; empty when it succeeded, else its last error."""
    options = ["-q", "-y", "-o", "DPkg::Lock::Timeout=120"] + (["--no-install-recommends"] if packages else [])
    done = subprocess.run(
        ["apt-get", *options, action, *packages],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"},
        check=False,
    )
    if done.returncode == 0:
        return ""
    lines = (done.stderr or done.stdout).strip().splitlines()
    last = lines[-1] if lines else "no reason given"
    return next((line for line in reversed(lines) if line.startswith("E:")), last)

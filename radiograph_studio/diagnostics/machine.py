"""Versions and machine, in words that name neither the user nor the computer."""

import importlib.metadata
import os
import platform
import shutil
import sys

from radiograph_studio import __version__, paths

_PACKAGES = (
    "PySide6-Essentials", "tensorflow-cpu", "tensorflow", "keras", "numpy", "scikit-learn", "scipy", "pydicom",
    "imagecodecs", "pillow", "h5py", "pyqtgraph", "pydantic",
)  # fmt: skip
_GIB = 2**30


def headline() -> str:
    """Return program, Python and system in one line; costs nothing worth naming."""
    way = "frozen" if getattr(sys, "frozen", False) else "from source"
    return f"Radiograph Studio {__version__} ({way}), Python {platform.python_version()}, {_system()}"


def facts() -> list[str]:
    """Return what a fault may depend on, a line each: versions, system, processors, memory, disk."""
    return [headline(), ", ".join(_versions()), f"{_processors()}, {_memory()}, {_disk()}"]


def _system() -> str:
    # Not `platform.version()` and its like: on Windows they ask a service that can take seconds.
    if sys.platform == "win32":
        version = sys.getwindowsversion()
        return f"Windows {version.major}.{version.minor}.{version.build}"
    here = os.uname()
    return f"{here.sysname} {here.release} {here.machine}"


def _versions() -> list[str]:
    found = []
    for name in _PACKAGES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def _processors() -> str:
    return f"processors: {os.cpu_count() or 'unknown'}"


def _memory() -> str:
    import psutil

    memory, own = psutil.virtual_memory(), psutil.Process().memory_info().rss
    free, total = memory.available / _GIB, memory.total / _GIB
    return f"memory: {free:.1f} of {total:.1f} GiB free, {own / _GIB:.1f} GiB used by the program"


def _disk() -> str:
    folder = paths.data_dir()
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    try:
        return f"disk: {shutil.disk_usage(folder).free / _GIB:.1f} GiB free"
    except OSError:
        return "disk: unknown"


__all__ = ["facts", "headline"]

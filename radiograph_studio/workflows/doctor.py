"""Doctor: what is installed, what is missing, what can be written."""

import importlib.metadata
import importlib.util
import platform
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from radiograph_studio import __version__, paths
from radiograph_studio.engine import weights_store
from radiograph_studio.errors import StorageError

_PACKAGES = (
    "PySide6_Essentials",
    "numpy",
    "pillow",
    "pydicom",
    "imagecodecs",
    "pyqtgraph",
    "scikit-learn",
    "scipy",
    "keras",
)
_CODECS = {
    "JPEG baseline and extended": "jpeg8",
    "JPEG lossless": "ljpeg",
    "JPEG-LS": "jpegls",
    "JPEG 2000": "jpeg2k",
    "HTJ2K": "htj2k",
    "JPEG XL": "jpegxl",
    "RLE": "imcd",
    "PNG, 16 bits in colour": "png",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. ``required`` things that are not ``ok`` make the doctor end non-zero."""

    name: str
    ok: bool
    detail: str
    required: bool = True

    def as_dict(self) -> dict[str, object]:
        """Return the JSON form."""
        return asdict(self)


def examine() -> list[Check]:
    """Look at versions, decoders, weights and writable places. Nothing is loaded that takes seconds."""
    return [*_versions(), *_decoders(), *_weights(), *_places()]


def _versions() -> Iterator[Check]:
    yield Check("Radiograph Studio", True, __version__)
    supported = (3, 11) <= sys.version_info < (3, 14)
    yield Check("Python", supported, f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    for name in _PACKAGES:
        yield _package(name, name)
    cpu, full = _package("TensorFlow", "tensorflow-cpu"), _package("TensorFlow", "tensorflow")
    yield cpu if cpu.ok else full


def _package(title: str, name: str) -> Check:
    try:
        return Check(title, True, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Check(title, False, "not installed")


def _decoders() -> Iterator[Check]:
    yield Check("Decoder: uncompressed, deflated", True, "pydicom")
    installed = importlib.util.find_spec("imagecodecs") is not None
    for title, codec in _CODECS.items():
        found = installed and importlib.util.find_spec(f"imagecodecs._{codec}") is not None
        yield Check(f"Decoder: {title}", found, "imagecodecs" if found else "not installed")


def _weights() -> Iterator[Check]:
    for status in weights_store.statuses():
        entry = status.entry
        yield Check(f"Backbone: {entry.title}", status.path is not None, _said(status), entry.comes_with_program)
    for folder in paths.weights_dirs():
        # Our own is made when it is needed; the department's has to be there.
        own = folder == paths.weights_dirs()[-1]
        detail = str(folder) if own or folder.is_dir() else f"{folder} is not there"
        yield Check("Weights folder", own or folder.is_dir(), detail, required=False)


def _said(status: weights_store.Status) -> str:
    if status.state == "missing":
        return "no ImageNet weights; import or download them, or train from scratch"
    if status.state == "included":
        return "ImageNet weights come with the program"
    return f"ImageNet weights {status.state}" + ("" if status.verified else ", not verified")


def _places() -> Iterator[Check]:
    places = {
        "data": paths.data_dir(),
        "cache": paths.cache_dir(),
        "settings": paths.settings_dir(),
        "logs": paths.logs_dir(),
    }
    for name, folder in places.items():
        yield _place(f"Writable: {name}", folder)


def _place(name: str, folder: Path) -> Check:
    try:
        return Check(name, True, str(paths.writable(folder)))
    except StorageError as error:
        return Check(name, False, error.message)

"""What stays out, and why. Each cut is measured when the build is made: one that saves nothing is reported, and goes.

PyInstaller and its hooks take what could be needed; here is what this program does not need. The self-test of the
frozen program decides whether a cut was right.
"""

import fnmatch
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from buildkit import orphans
from buildkit.orphans import Entry


@dataclass(frozen=True)
class Cut:
    """Files (by where they would go) and modules (by name) that stay out, but for those that `kept` names."""

    name: str
    why: str
    files: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    def takes(self, destination: str) -> bool:
        """Whether this cut removes the file that would go to `destination` (with slashes)."""
        return _any(destination, self.files) and not _any(destination, self.kept)

    def takes_module(self, name: str) -> bool:
        """Whether this cut removes the module `name`: one that it lists, or one below."""
        listed = any(name == each or name.startswith(f"{each}.") for each in self.modules)
        return listed and not _any(name, self.kept)


def _any(destination: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch.fnmatchcase(destination, pattern) for pattern in patterns)


EXCLUDED = (
    "tkinter",
    "_tkinter",
    # GNU readline and gdbm are under the GPL: they must not ship, and a program without a prompt needs neither.
    "readline",
    "_gdbm",
    "_curses",
    "IPython",
    "pytest",
    "_pytest",
    "tensorboard",
    "PyInstaller",
    "lib2to3",
    "pydoc_data",
)
"""Modules that PyInstaller is told not to look at: what only they need stays out with them."""

CUTS: tuple[Cut, ...] = (
    Cut(
        "Qt: translations",
        "Qt's own buttons are needed in the program's languages",
        files=("PySide6/*translations/*",),
        kept=("*/qtbase_de.qm",),
    ),
    Cut(
        "Qt: plugins for embedded devices, databases, other themes",
        "X11, Wayland, Windows, macOS and the drawing without display are left",
        files=(
            "PySide6/*plugins/egldeviceintegrations/*",
            "PySide6/*plugins/generic/*",
            "PySide6/*plugins/sqldrivers/*",
            "PySide6/*plugins/qmltooling/*",
            "PySide6/*plugins/platforminputcontexts/*virtualkeyboard*",
            "PySide6/*plugins/platformthemes/*gtk3*",
            "PySide6/*plugins/platforms/*eglfs*",
            "PySide6/*plugins/platforms/*linuxfb*",
            "PySide6/*plugins/platforms/*minimal*",
            "PySide6/*plugins/platforms/*vnc*",
            "PySide6/*plugins/platforms/*vkkhr*",
            "*Qt6EglFS*",
            "*Qt6EglFs*",
            "*Qt6Sql*",
        ),
    ),
    Cut(
        "Qt: picture formats",
        "radiographs are read by the program; Qt shows PNG, SVG, ICO and JPEG",
        files=("PySide6/*plugins/imageformats/*", "*Qt6Pdf*"),
        kept=("*qsvg*", "*qico*", "*qjpeg*"),
    ),
    Cut(
        "Qt: plugins for connections",
        "two starts of the program meet in a local socket; nothing else is asked of Qt's network module",
        files=("PySide6/*plugins/tls/*", "PySide6/*plugins/networkinformation/*"),
    ),
    Cut("Qt: OpenGL in software (Windows)", "widgets are drawn without OpenGL", files=("PySide6/opengl32sw.dll",)),
    Cut(
        "TensorFlow: compilers that are not used",
        "XLA is slower here (DESIGN 6), StableHLO is an exchange format",
        files=("tensorflow/compiler/tf2xla/ops/_xla_ops.so", "tensorflow/compiler/mlir/stablehlo/*.so"),
    ),
    Cut(
        "TensorFlow: headers and interface files",
        "for those who compile against it",
        files=("tensorflow/include/*", "tensorflow/xla_aot_runtime_src/*", "tensorflow/*.h", "tensorflow/*.inc"),
    ),
    Cut(
        "Sources and interface files of compiled modules",
        "only their compilers read them",
        files=(
            "*.pyi",
            "*.pyx",
            "*.pxd",
            "*.pxi",
            "*.h",
            "*.hpp",
            "*.c",
            "*.cpp",
            "*.proto",
            "*/py.typed",
            "*.pyx.tp",
            "*.lib",
        ),
    ),
    Cut(
        "Tests of libraries",
        "they are run where the libraries are made",
        files=("*/tests/*", "*/testing/data/*", "*pybind_for_testing*"),
    ),
    Cut(
        "matplotlib: samples, toolbar, fonts of PDF and PostScript",
        "reports are drawn as SVG and PNG without a window",
        files=(
            "matplotlib/mpl-data/sample_data/*",
            "matplotlib/mpl-data/images/*",
            "matplotlib/mpl-data/fonts/afm/*",
            "matplotlib/mpl-data/fonts/pdfcorefonts/*",
            "matplotlib/mpl-data/plot_directive/*",
        ),
    ),
    Cut("gRPC", "TensorFlow talks to other machines with it", files=("grpc/*",), modules=("grpc",)),
    Cut(
        "Tools that install packages",
        "libraries look for them when they are built",
        files=("setuptools/*", "pkg_resources/*", "wheel/*"),
        modules=(
            "setuptools",
            "pkg_resources",
            "wheel",
            "_distutils_hack",
            "distutils",
            "numpy.distutils",
        ),
    ),
    Cut(
        "Keras: other engines",
        "TensorFlow is the one",
        modules=("keras.src.backend.torch", "keras.src.backend.jax", "keras.src.backend.openvino"),
    ),
    Cut(
        "scikit-learn: data sets",
        "the program has its own samples",
        files=("sklearn/datasets/*",),
        kept=("*.so", "*.pyd"),
    ),
    Cut(
        "pydicom: data sets and charset files", "", files=("pydicom/data/test_files/*", "pydicom/data/charset_files/*")
    ),
)


@dataclass
class Saving:
    """What one cut saved."""

    name: str
    why: str
    files: int = 0
    modules: int = 0
    size: int = 0


class Knife:
    """Applies every cut to PyInstaller's lists, and remembers what each saved."""

    def __init__(self, cuts: Iterable[Cut] = CUTS) -> None:
        self._cuts = tuple(cuts)
        self.savings = {cut.name: Saving(cut.name, cut.why) for cut in self._cuts}

    def files(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the files that stay in."""
        left = []
        for entry in entries:
            cut = next((cut for cut in self._cuts if cut.takes(entry[0].replace(os.sep, "/"))), None)
            if cut is None:
                left.append(entry)
            else:
                saving = self.savings[cut.name]
                saving.files += 1
                saving.size += _size(entry[1])
        return left

    def modules(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the Python modules that stay in."""
        left = []
        for entry in entries:
            cut = next((cut for cut in self._cuts if cut.takes_module(entry[0])), None)
            if cut is None and not is_test(entry[0]):
                left.append(entry)
            else:
                saving = self.savings[cut.name if cut else _TESTS]
                saving.modules += 1
                saving.size += _size(entry[1])
        return left

    def orphans(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the libraries that stay in once what only the others needed has gone."""
        stay, gone = orphans.split(list(entries))
        saving = self.savings.setdefault(_ORPHANS, Saving(_ORPHANS, "what they were for has gone"))
        saving.files += len(gone)
        saving.size += sum(_size(entry[1]) for entry in gone if entry[2] != "SYMLINK")
        return stay

    def write(self, path: Path) -> None:
        """Keep what was saved for `build.py sizes`."""
        path.write_text(json.dumps([vars(saving) for saving in self.savings.values()], indent=1), encoding="utf-8")


_TESTS = "Tests of libraries"
_ORPHANS = "Libraries that only those needed"


def is_test(module: str) -> bool:
    """Whether a module is a test of a library: it lies in a folder of tests. A name alone says too little."""
    return "tests" in module.split(".")[:-1]


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:  # a module without a file
        return 0

"""The house stands as `radiograph_studio/__init__.py` draws it."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "radiograph_studio"
LONGEST_FILE = 400

# The runtime of machine learning and statistics, and the face that only the window has.
LATE = ("tensorflow", "keras", "sklearn", "scipy", "matplotlib")
QT = ("PySide6", "shiboken6", "pyqtgraph", "superqt", "qtpy")

BLOCKED_IMPORTS = """
import importlib, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked!r}:
            raise ImportError(f"{{name}} is blocked")

sys.meta_path.insert(0, Blocker())
failed = []
for name in {modules!r}:
    try:
        importlib.import_module(name)
    except ImportError as error:
        failed.append(f"{{name}}: {{error}}")
sys.exit("\\n".join(failed) or 0)
"""

WINDOW_IMPORTS = """
import sys
from PySide6.QtWidgets import QApplication
from radiograph_studio.ui.app import create_main_window
app = QApplication([])
window = create_main_window()
loaded = sorted({late!r} & {{name.partition(".")[0] for name in sys.modules}})
sys.exit("loaded with the window: " + ", ".join(loaded) if loaded else 0)
"""


def _python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def _module_names(package: Path) -> list[str]:
    names = []
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def _sources() -> list[Path]:
    return [path for folder in ("radiograph_studio", "packaging", "tests") for path in (ROOT / folder).rglob("*.py")]


def test_imports_keep_the_contracts_of_pyproject() -> None:
    # In a process of its own: it changes sys.path and prints with colours.
    done = _python("import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))")
    assert done.returncode == 0, done.stdout + done.stderr


def test_window_opens_before_the_heavy_libraries_are_imported() -> None:
    done = _python(WINDOW_IMPORTS.format(late=set(LATE)))
    assert done.returncode == 0, done.stderr


def test_everything_below_the_window_imports_without_qt() -> None:
    # __main__ runs the program when imported; the command line's own modules are all here.
    modules = [
        name
        for name in _module_names(PACKAGE)
        if not name.startswith("radiograph_studio.ui") and not name.endswith("__main__")
    ]
    done = _python(BLOCKED_IMPORTS.format(blocked=set(QT), modules=modules))
    assert done.returncode == 0, done.stderr


def test_files_are_short_enough_to_be_read_in_one_go() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _sources()}
    long = [f"{path.relative_to(ROOT).as_posix()}: {lines}" for path, lines in lengths.items() if lines > LONGEST_FILE]
    assert not long, f"more than {LONGEST_FILE} lines, split them: {', '.join(long)}"


def test_every_package_says_what_lives_in_it() -> None:
    silent = []
    for folder in (PACKAGE, *(path for path in PACKAGE.rglob("*") if any(path.glob("*.py")))):
        start = folder / "__init__.py"
        if not start.is_file() or not ast.get_docstring(ast.parse(start.read_text(encoding="utf-8"))):
            silent.append(folder.relative_to(ROOT).as_posix())
    assert not silent, f"packages without a docstring in __init__.py: {', '.join(silent)}"

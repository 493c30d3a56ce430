"""Starting the window."""

import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication, QMainWindow

from radiograph_studio import __version__
from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.main_window import MainWindow
from radiograph_studio.ui.operation import Operation
from radiograph_studio.ui.settings import Memory

_PATIENCE_MS = 10_000


def create_main_window() -> QMainWindow:
    """Return the main window, not yet shown; the `QApplication` must exist. Nothing heavy is loaded."""
    window = _first_page()
    window.complete()
    return window


def run(files: Sequence[str] = (), *, sample_project: bool = False) -> int:
    """Open the window with ``files``, or with the simulated project; return the exit status once it is closed."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Radiograph Studio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("radiograph-studio")
    window = _first_page()
    app.setWindowIcon(icons.icon("review", "accent"))
    window.show()
    if sample_project:
        window.open_samples()
    # The window is on screen; what the other pages need is loaded beside it, then they are made.
    loading = Operation(window)
    loading.finished.connect(partial(_complete, window, [Path(name) for name in files]))
    loading.start(_load_pages)
    status = app.exec()
    _wait_for_jobs()
    return status


def _first_page() -> MainWindow:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("create_main_window() needs a QApplication: make one first.")
    memory = Memory.load()
    if not theme.is_applied(app) or theme.scheme() != memory.theme:
        theme.apply_theme(app, memory.theme)
    return MainWindow(memory)


def _load_pages() -> None:
    for name in ("train", "review", "runs"):
        import_module(f"radiograph_studio.ui.{name}.page")


def _complete(window: MainWindow, files: Sequence[Path]) -> None:
    window.complete()
    if files:
        window.open_files(files)


def _wait_for_jobs() -> None:
    # A thread that is still inside a library while the interpreter takes it apart ends in noise or worse.
    pool = QThreadPool.globalInstance()
    pool.clear()
    pool.waitForDone(_PATIENCE_MS)

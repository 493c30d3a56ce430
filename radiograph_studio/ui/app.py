"""Starting the window."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from radiograph_studio import __version__
from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.settings import Memory


def create_main_window() -> QMainWindow:
    """Return the main window, not yet shown; the `QApplication` must exist. Nothing heavy is loaded."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("create_main_window() needs a QApplication: make one first.")
    memory = Memory.load()
    if not theme.is_applied(app) or theme.scheme() != memory.theme:
        theme.apply_theme(app, memory.theme)
    # Imported here: the pages take their colours from the theme when they are made.
    from radiograph_studio.ui.main_window import MainWindow

    return MainWindow(memory)


def run(files: Sequence[str] = ()) -> int:
    """Open the window with ``files`` and return the exit status once it is closed."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Radiograph Studio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("radiograph-studio")
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, False)
    window = create_main_window()
    app.setWindowIcon(icons.icon("review", theme.colours().accent))
    window.show()
    if files:
        _open(window, files)
    return app.exec()


def _open(window: QMainWindow, files: Sequence[str]) -> None:
    from radiograph_studio.ui.main_window import MainWindow

    assert isinstance(window, MainWindow)
    window.open_files([Path(name) for name in files])

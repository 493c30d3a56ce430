"""Starting the window."""

import logging
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow

from radiograph_studio import __version__
from radiograph_studio.diagnostics import logs, session
from radiograph_studio.ui import icons, marks, theme, translation
from radiograph_studio.ui.application import Application, bring_to_front
from radiograph_studio.ui.main_window import MainWindow
from radiograph_studio.ui.mishaps import MishapDesk, Mishaps
from radiograph_studio.ui.operation import end_jobs
from radiograph_studio.ui.settings import Memory
from radiograph_studio.ui.single_instance import FrontDesk, Request, settle
from radiograph_studio.ui.starting import Start

_LOG = logging.getLogger(__name__)
_PATIENCE_MS, _WRITING_MS = 10_000, 60_000


def create_main_window() -> QMainWindow:
    """Return the main window, not yet shown; the `QApplication` must exist. Nothing heavy is loaded."""
    window = _first_page()
    window.complete()
    return window


def run(files: Sequence[str] = (), *, sample_project: bool = False, new_window: bool = False) -> int:
    """Open the window with ``files``, or with the simulated project; return the exit status once it is closed.

    Where the same user has a window already, that one is handed what was wanted, unless ``new_window`` asks for
    another one.
    """
    app = QApplication.instance() or Application(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Radiograph Studio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("radiograph-studio")
    request, desk = Request.of(files, sample_project=sample_project), FrontDesk()
    if not new_window and settle(request, desk):
        return 0
    mishaps = Mishaps()
    with logs.writing(), session.watched(), mishaps.heard():
        status, ended = _run_window(app, request, desk, mishaps)
    if not ended:
        _leave(status)
    return status


def _run_window(app: QApplication, request: Request, desk: FrontDesk, mishaps: Mishaps) -> tuple[int, bool]:
    """Return the exit status, and whether nothing runs any more."""
    crash = session.last_crash()
    window = _first_page()
    app.setWindowIcon(icons.program_icon())
    window.show()
    marks.watch(window)
    told = MishapDesk(window, window.add_banner, mishaps)
    if crash is not None:
        told.tell_of(crash)
    if request.sample_project:
        window.open_samples()
    desk.arrived.connect(partial(_serve, window))
    window.leaving.connect(desk.close)
    if isinstance(app, Application):
        app.filesWanted.connect(window.open_files)
    Start(window, request.files).go_on()
    status = app.exec()
    desk.close()
    ended = end_jobs(_PATIENCE_MS, _WRITING_MS)
    _LOG.info("The window was closed.")
    return status, ended


def _serve(window: MainWindow, request: Request) -> None:
    """Do what a later start was asked for."""
    bring_to_front(window, request.activation)
    if request.sample_project:
        window.open_samples()
    if request.files:
        window.open_files(request.files)


def take_picture(path: Path) -> tuple[int, int]:
    """Open the window with all its pages, write what it shows to ``path`` as PNG; return width and height in pixels."""
    from radiograph_studio.ui.picture import save_picture

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    size = save_picture(app, create_main_window(), path)
    end_jobs(_PATIENCE_MS, _WRITING_MS)
    return size


def _first_page() -> MainWindow:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("create_main_window() needs a QApplication: make one first.")
    memory = Memory.load()
    translation.apply(app, memory.language)
    if not theme.is_applied(app) or theme.scheme() != memory.theme:
        theme.apply_theme(app, memory.theme)
    return MainWindow(memory)


def _leave(status: int) -> None:
    """End the process under a job that goes on.

    Python crashes when it is taken apart under a library that another thread is loading, TensorFlow for one.
    """
    decoding = sys.modules.get("radiograph_studio.imaging.decoder_pool")
    if decoding is not None:
        decoding.pool.close()  # a helper that is at work would outlive the program
    logging.shutdown()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.flush()
    os._exit(status)

"""What follows once the window is on screen: libraries are loaded beside it, then the pages that need them are made.

Another thread loads only what knows nothing of Qt. Every class of Qt, and every class of ours derived from one, enters
a table when it is first named; the window's thread reads that table whenever an event is delivered, and takes no lock
for it (PySide6 6.11 with Python 3.11: `PepType_SOTP` under `QObject::metaObject`). Where another thread enters one
meanwhile, the whole program ends there and then, though seldom. So those are loaded in the window's thread, a little in
each turn of its loop.
"""

import logging
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from radiograph_studio.ui.main_window import MainWindow
from radiograph_studio.ui.operation import Operation

_LOG = logging.getLogger(__name__)
_QT = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")

BENEATH_REVIEW = (
    "numpy",
    "radiograph_studio.diagnostics.report",
    "radiograph_studio.imaging.dicomdir",
    "radiograph_studio.imaging.display",
    "radiograph_studio.imaging.notices",
    "radiograph_studio.imaging.reading",
    "radiograph_studio.model_file",
    "radiograph_studio.reporting.wording",
)
"""What the page that shows pictures stands on, as far as it knows nothing of Qt."""

BENEATH_TRAINING = (
    "cProfile",
    "colorama",
    "multiprocessing.connection",
    "pydoc",
    "xml.etree.ElementTree",
    "radiograph_studio.workflows.advice",
    "radiograph_studio.workflows.comparing",
    "radiograph_studio.workflows.curves",
    "radiograph_studio.workflows.estimating",
    "radiograph_studio.workflows.gpus",
    "radiograph_studio.workflows.history",
    "radiograph_studio.workflows.image_facts",
    "radiograph_studio.workflows.previewing",
    "radiograph_studio.workflows.run_export",
    "radiograph_studio.workflows.training",
)
"""The same for pyqtgraph and the pages that train and list runs."""


class Start(QObject):
    """Goes through its steps once: pictures first, then what trains, last what makes the first file open sooner."""

    def __init__(self, window: MainWindow, files: Sequence[Path]) -> None:
        super().__init__(window)
        self._loading = Operation(self)
        self._loading.finished.connect(self.go_on)
        self._steps: deque[Callable[[], object]] = deque(
            [
                self._beside(partial(_load, BENEATH_REVIEW)),
                self._here(partial(_load, ["radiograph_studio.ui.review.page"])),
                self._here(partial(_make_review, window, files)),
                self._beside(partial(_load, BENEATH_TRAINING)),
                *(self._here(partial(_name_all, name)) for name in _QT),
                self._here(partial(_load, ["pyqtgraph"])),
                self._here(partial(_load, ["radiograph_studio.ui.runs.page", "radiograph_studio.ui.train.page"])),
                self._here(window.complete),
                self._beside(_warm_up),
            ]
        )

    def go_on(self) -> None:
        """Begin the next step, if there is one."""
        if self._steps:
            self._steps.popleft()()

    def _beside(self, function: Callable[[], object]) -> Callable[[], object]:
        return partial(self._loading.start, function)

    def _here(self, function: Callable[[], object]) -> Callable[[], object]:
        def turn() -> None:
            try:
                function()
            finally:
                self.go_on()

        # What the user does meanwhile has its turn between two steps.
        return lambda: QTimer.singleShot(0, self, turn)


def _load(names: Sequence[str]) -> None:
    for name in names:
        import_module(name)


def _name_all(module: str) -> None:
    # PySide6 makes a class when it is first named, and pyqtgraph names them all at once.
    found = import_module(module)
    for name in dir(found):
        getattr(found, name)


def _make_review(window: MainWindow, files: Sequence[Path]) -> None:
    window.complete_review()
    if files:
        window.open_files(files)


def _warm_up() -> None:
    from radiograph_studio.diagnostics import machine
    from radiograph_studio.imaging.archive import remove_leftovers

    _LOG.info("%s", "; ".join(machine.facts()))
    remove_leftovers()
    _load(["PIL.Image", "radiograph_studio.imaging.dicom"])

"""The window under test, and a training that says what a test tells it to."""

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from radiograph_studio.recipe import Control, Epoch, Finished, Phase, Sink, preset_recipe
from radiograph_studio.ui.app import create_main_window
from radiograph_studio.ui.main_window import MainWindow
from radiograph_studio.ui.operation import lasting_pool
from radiograph_studio.ui.settings import Memory, Project
from radiograph_studio.ui.train.page import TrainPage
from radiograph_studio.ui.train.session import end_all
from radiograph_studio.workflows import training


@pytest.fixture(autouse=True)
def _garbage_is_collected_between_tests() -> Iterator[None]:
    """A window without a parent that Python destroys while Qt disconnects a signal waits for that signal for ever.

    What is there before a test is not looked at after it: with TensorFlow in the process those are a million objects,
    which would take a quarter of a second each time.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.collect()


class _OtherThreads:
    """Asked for every module that is not there yet: writes down what of Qt another thread wants to load."""

    def __init__(self) -> None:
        self.loaded: list[str] = []

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        is_main = threading.current_thread() is threading.main_thread()
        if not is_main and name.startswith(("PySide6", "shiboken6", "pyqtgraph", "superqt", "radiograph_studio.ui")):
            self.loaded.append(name)


@pytest.fixture(autouse=True)
def _qt_is_loaded_in_one_thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Why: `radiograph_studio.ui.starting`. What an earlier test loaded already is not seen here."""
    others = _OtherThreads()
    monkeypatch.setattr(sys, "meta_path", [others, *sys.meta_path])
    yield
    assert not others.loaded, f"loaded outside the window's thread: {', '.join(others.loaded)}"


@pytest.fixture(autouse=True)
def _jobs_end_with_their_test(
    qapp: QApplication, _garbage_is_collected_between_tests: None, _qt_is_loaded_in_one_thread: None
) -> Iterator[None]:
    yield
    end_all()
    assert QThreadPool.globalInstance().waitForDone(20_000)
    assert lasting_pool().waitForDone(20_000)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """The main window, on screen."""
    made = create_main_window()
    assert isinstance(made, MainWindow)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Folder with ``train`` and ``val``, two classes each, of files that nobody opens."""
    for part, number in (("train", 3), ("val", 1)):
        for name in ("abdomen", "chest"):
            folder = tmp_path / "hands & feet" / part / name
            folder.mkdir(parents=True)
            for index in range(number):
                (folder / f"{index}.png").write_bytes(b"x")
    return tmp_path / "hands & feet"


@pytest.fixture
def train_page(qtbot: QtBot) -> TrainPage:
    """The page on which one trains, on screen."""
    made = TrainPage(Memory())
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


@pytest.fixture
def ready_page(train_page: TrainPage, project: Path) -> TrainPage:
    """The same with folders and settings chosen."""
    train_page.set_project(Project(train=project / "train", validation=project / "val"), "")
    train_page.controls.set_recipe(preset_recipe("instant"))
    return train_page


class ScriptedTraining:
    """Stands in for `workflows.training.train`: three epochs, then waits for what the test or the user wants."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.requests: list[training.TrainRequest] = []
        self.finished: Callable[[], Finished] = lambda: Finished(status="completed")
        self.stopped: Callable[[], Finished] = lambda: Finished(status="stopped", model="m.rsmodel")
        self.deaf = False

    def __call__(self, request: training.TrainRequest, control: Control, sink: Sink) -> Finished:
        self.requests.append(request)
        sink(Phase(phase="head", message="Training the head"))
        for number in range(3):
            sink(Epoch(phase="head", epoch=number, epochs=9, loss=1 / (number + 1), accuracy=0.5, val_accuracy=0.5))
        # Waits without end only if a test forgets to go on, which the test's own time limit tells.
        while self.deaf or not (self.go_on.wait(0.01) or control.stopping or control.cancelling):
            pass
        status = "cancelled" if control.cancelling else "stopped" if control.stopping else "completed"
        made = {"completed": self.finished, "stopped": self.stopped}
        finished = made[status]() if status in made else Finished(status=status)
        sink(finished)
        return finished


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> ScriptedTraining:
    """Replaces the real training."""
    made = ScriptedTraining()
    monkeypatch.setattr(training, "train", made)
    return made

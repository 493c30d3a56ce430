"""What a start loads beside its window knows nothing of Qt, and nothing else that takes long is loaded in its way."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from radiograph_studio.imaging import decoder_pool
from radiograph_studio.ui import app, starting
from radiograph_studio.ui.marks import VARIABLE

ROOT = Path(__file__).resolve().parents[2]
QT = ("PySide6", "shiboken6", "pyqtgraph", "superqt", "radiograph_studio.ui")

# `find_spec` is asked once for each module that is not there yet, in the thread that wants it.
START = """
import json, sys, threading
from radiograph_studio.ui import app

class Watch:
    def find_spec(self, name, path=None, target=None):
        loaded.append((name, threading.current_thread() is threading.main_thread()))

loaded = []
sys.meta_path.insert(0, Watch())
status = app.run([])
print(json.dumps(loaded))
sys.exit(status)
"""


class Loaded(NamedTuple):
    """Names of the modules that a start loaded from its first step on, in order."""

    beside: tuple[str, ...]
    here: tuple[str, ...]


def _python(code: str, also: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | also,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """What one start loaded."""
    folder = tmp_path_factory.mktemp("start")
    done = _python(START, {VARIABLE: str(folder / "marks.json"), "RADIOGRAPH_STUDIO_HOME": str(folder)})
    assert done.returncode == 0, done.stderr
    asked = json.loads(done.stdout)
    steps = asked[[is_here for _, is_here in asked].index(False) :]
    beside = tuple(name for name, is_here in steps if not is_here)
    return Loaded(beside, tuple(name for name, is_here in steps if is_here))


def test_nothing_of_qt_is_loaded_in_another_thread(loaded: Loaded) -> None:
    assert [name for name in loaded.beside if name.startswith(QT)] == []


def test_everything_else_that_the_pages_need_is(loaded: Loaded) -> None:
    assert {*starting.BENEATH_REVIEW, *starting.BENEATH_TRAINING} <= {*loaded.beside}
    assert "radiograph_studio.ui.train.page" in loaded.here
    ours = [name for name in loaded.here if name.startswith("radiograph_studio.") and not name.startswith(QT)]
    assert ours == []
    assert {"numpy", "PIL", "psutil", "pydicom", "pydantic", "xml", "multiprocessing"}.isdisjoint(loaded.here)


# TensorFlow takes seconds to load, and closing waits for a tenth of one.
IMPATIENT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from radiograph_studio.ui import app as program, operation

def job():
    import tensorflow
    print("loaded")

def look():
    window = next(w for w in app.topLevelWidgets() if w.objectName() == "mainWindow")
    if window.is_complete:
        timer.stop()
        operation.Operation(window).start(job)
        QTimer.singleShot(500, window.close)

program._PATIENCE_MS = 100
app = QApplication([])
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
sys.exit(program.run([]))
"""


@pytest.mark.slow
def test_a_window_that_closes_while_a_library_is_loaded_does_not_wait_for_it_and_does_not_crash(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    done = _python(IMPATIENT, {"RADIOGRAPH_STUDIO_HOME": str(home)})
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "Traceback" not in done.stderr
    assert not list(home.rglob("session-*")), "the next start would tell of a crash"
    assert "The window was closed." in "".join(path.read_text() for path in home.rglob("*.log"))


def test_a_file_name_that_no_system_takes_does_not_hold_up_the_start(tmp_path: Path) -> None:
    also = {VARIABLE: str(tmp_path / "marks.json"), "RADIOGRAPH_STUDIO_HOME": str(tmp_path)}
    code = "import sys; from radiograph_studio.ui import app; sys.exit(app.run(['a' * 300 + '.png']))"
    done = _python(code, also)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "all_pages" in (tmp_path / "marks.json").read_text()


def test_a_step_that_fails_does_not_keep_the_next_ones_from_being_taken(tmp_path: Path) -> None:
    also = {VARIABLE: str(tmp_path / "marks.json"), "RADIOGRAPH_STUDIO_HOME": str(tmp_path)}
    code = """
import sys
from radiograph_studio.ui import app, starting
def fail(window, files):
    raise RuntimeError("on purpose")
starting._make_review = fail
sys.exit(app.run([]))
"""
    done = _python(code, also)
    assert done.returncode == 0, done.stderr
    assert "all_pages" in (tmp_path / "marks.json").read_text()


def test_who_leaves_under_a_job_leaves_no_decoder_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(decoder_pool.pool, "close", lambda: done.append("decoders closed"))
    monkeypatch.setattr(logging, "shutdown", lambda: done.append("log written"))
    monkeypatch.setattr(os, "_exit", lambda status: done.append(f"left with {status}"))
    app._leave(3)
    assert done == ["decoders closed", "log written", "left with 3"]

"""What a start loads beside its window knows nothing of Qt, and nothing else that takes long is loaded in its way."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from radiograph_studio.ui import starting
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


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """What one start loaded."""
    folder = tmp_path_factory.mktemp("start")
    also = {VARIABLE: str(folder / "marks.json"), "RADIOGRAPH_STUDIO_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", START],
        cwd=ROOT,
        env=os.environ | also,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
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

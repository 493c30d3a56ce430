"""What the program costs while it trains: one fine-tune epoch beside the bare Keras loop, and the window's stalls.

    python3 packaging/dev.py bench bench_epoch -- --epochs 8

Each part runs in a program of its own. *terminal*: epochs of ours and of the bare loop (`_bare.py`) in turn, our run on
disk listening. The bare loop is a single compiled step; with ``--beside keras`` it is Keras' own `train_on_batch`.
*window*: the same with the window on screen at the training page, its curves growing, the training in the window's
thread for it. *stalls, TensorFlow loaded* and *stalls, TensorFlow loading*: a timer of 5 ms in the window's thread, and
how late its ticks come while a training runs; once with TensorFlow imported before, once by the training itself.
*stalls, idle* says what the machine alone does to such a timer. Writes
``tests/benchmarks/results/epoch.json``.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import chain
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from _splits import SHARED

from radiograph_studio import paths
from radiograph_studio.engine.loading import load_tensorflow
from radiograph_studio.recipe import Control, Phase, Recipe, preset_recipe

RESULTS = Path(__file__).parent / "results" / "epoch.json"
PARTS = ("terminal", "window", "stalls, TensorFlow loaded", "stalls, TensorFlow loading")
HEARTBEAT_MS = 5
SETTLE_MS = 2000
BUDGETS = {"ratio": 1.03, "p99": 50.0}


def recipe(options: argparse.Namespace, epochs: int) -> Recipe:
    """Return the recipe that is measured."""
    changes: dict[str, Any] = {"epochs": epochs, "patience": 0}
    if options.batch_size:
        changes["batch_size"] = options.batch_size
    return preset_recipe("balanced").model_copy(update=changes)


def other_loop(options: argparse.Namespace, chosen: Recipe) -> Any:
    """Return the loop that the program's epochs are measured against."""
    from _bare import BareLoop, KerasLoop

    return (KerasLoop if options.beside == "keras" else BareLoop)(chosen, *folders(options))


def terminal(options: argparse.Namespace) -> dict[str, Any]:
    """Measure epochs in turn without a window, every event written out as the command line does."""
    load_tensorflow()
    from _bare import Alternation

    from radiograph_studio.workflows import training

    chosen = recipe(options, options.epochs)
    turns = Alternation(other_loop(options, chosen))
    train, validation = folders(options)
    with tempfile.TemporaryDirectory() as runs, Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        request = training.TrainRequest(train=train, validation=validation, recipe=chosen, runs_dir=Path(runs))
        sink = turns.around(lambda event: print(event.model_dump_json(), file=nowhere))
        require_completed(training.train(request, Control(), sink))
    return turns.result()


def window(options: argparse.Namespace) -> dict[str, Any]:
    """Measure epochs in turn with the curves on screen."""
    load_tensorflow()
    from _bare import Alternation

    chosen = recipe(options, options.epochs)
    turns = Alternation(other_loop(options, chosen))
    turns.install()
    InWindow(options, chosen).run()
    return turns.result()


def stalls(options: argparse.Namespace, *, loaded: bool) -> dict[str, Any]:
    """Measure how late the window's timer ticks while a training runs."""
    if loaded:
        load_tensorflow()
    elif "tensorflow" in sys.modules:
        raise RuntimeError("TensorFlow is loaded already, there is nothing to measure")
    shown = InWindow(options, recipe(options, options.stall_epochs), heartbeat=True)
    shown.run()
    return shown.lateness()


class InWindow:
    """One training in the program's window, from the press of the button to its end."""

    def __init__(self, options: argparse.Namespace, chosen: Recipe, *, heartbeat: bool = False) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        from radiograph_studio.ui.app import create_main_window
        from radiograph_studio.ui.main_window import TRAIN
        from radiograph_studio.ui.settings import Project

        self._app = QApplication([])
        self._window = create_main_window()
        self._window.resize(1440, 900)
        self._window.show_page(TRAIN)
        self._window.show()
        train, validation = folders(options)
        self._page = self._window.train_page
        self._page.set_project(Project(train=train, validation=validation), "")
        self._page.controls.set_recipe(chosen)
        self._page.session.happened.connect(self._heard)
        self._page.session.ended.connect(self._app.quit)
        self._phase = "idle"
        self._late: dict[str, list[float]] = defaultdict(list)
        self._last: float | None = None
        self._timer = QTimer()
        if heartbeat:
            from PySide6.QtCore import Qt

            self._timer.setTimerType(Qt.TimerType.PreciseTimer)
            self._timer.timeout.connect(self._tick)
            self._timer.start(HEARTBEAT_MS)
        # The window's own beginning is no part of a training: it gets time to settle.
        QTimer.singleShot(SETTLE_MS // 2, self._settled)
        QTimer.singleShot(2 * SETTLE_MS, self._press)

    def run(self) -> None:
        """Run to the end of the training; raise where it does not complete."""
        self._app.exec()
        self._timer.stop()
        require_completed(self._page.progress.finished)
        self._window.close()

    def _settled(self) -> None:
        self._late.clear()

    def _press(self) -> None:
        self._phase = "start"
        self._page.train_button.click()

    def _heard(self, event: object) -> None:
        if isinstance(event, Phase):
            self._phase = event.phase

    def _tick(self) -> None:
        now = time.perf_counter()
        if self._last is not None:
            self._late[self._phase].append(1000 * (now - self._last) - HEARTBEAT_MS)
        self._last = now

    def lateness(self) -> dict[str, Any]:
        """Return p50, p99 and the longest lateness in ms: idle, over the whole training, and by phase."""
        idle = self._late.pop("idle", [])
        phases = {f"in {phase}": percentiles(late) for phase, late in self._late.items()}
        return {"idle": percentiles(idle), "training": percentiles(list(chain(*self._late.values()))), **phases}


def percentiles(late: list[float]) -> dict[str, float]:
    """Return what is told of many latenesses, in ms."""
    if not late:
        return {}
    p50, p99 = np.percentile(late, [50, 99])
    return {
        "p50": round(float(p50), 1),
        "p99": round(float(p99), 1),
        "max": round(max(late), 1),
        "over 50 ms": sum(value > 50 for value in late),
        "ticks": len(late),
    }


def require_completed(finished: Any) -> None:
    """Raise where a training did not complete: its times would mean nothing."""
    if finished is None or finished.status != "completed":
        raise RuntimeError(f"the training ended otherwise: {finished}")


def folders(options: argparse.Namespace) -> tuple[Path, Path]:
    """Return the folders to train and to validate on."""
    return options.data / "train", options.data / "val"


def part(name: str, options: argparse.Namespace) -> dict[str, Any]:
    """Measure one part, in this program."""
    if name.startswith("stalls"):
        return stalls(options, loaded=name.endswith("loaded"))
    return terminal(options) if name == "terminal" else window(options)


def in_program_of_its_own(name: str, arguments: list[str]) -> dict[str, Any]:
    """Measure one part in a program of its own, with a home of its own."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "result.json"
        # Qt says of every window without a screen that it cannot pass on size hints.
        quiet = {"QT_LOGGING_RULES": "*.warning=false"}
        environ = os.environ | quiet | {paths.HOME_VARIABLE: str(Path(folder) / "home")}
        command = [sys.executable, __file__, *arguments, "--part", name, "--out", str(out)]
        done = subprocess.run(command, env=environ, check=False)
        if done.returncode or not out.is_file():
            raise SystemExit(f"The part “{name}” failed.")
        return json.loads(out.read_text(encoding="utf-8"))


def show(name: str, result: dict[str, Any]) -> None:
    """Print one part."""
    print(f"\n{name}")
    for key, value in result.items():
        if isinstance(value, dict):
            value = "   ".join(f"{word} {figure}" for word, figure in value.items())
        print(f"  {key:<24} {value}", flush=True)


def main() -> None:
    """Measure every part, print the figures, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "chest_abdomen", help="folder with train and val")
    parser.add_argument("--epochs", type=int, default=8, help="of each; the first is not counted")
    parser.add_argument("--stall-epochs", type=int, default=4)
    parser.add_argument("--batch-size", type=int, default=0)
    parser.add_argument("--beside", choices=["bare", "keras"], default="bare", help="one compiled step, or Keras' own")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        options.out.write_text(json.dumps(part(options.part, options)), encoding="utf-8")
        return
    results = {}
    for name in options.only:
        results[name] = in_program_of_its_own(name, sys.argv[1:])
        show(name, results[name])
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({"budgets": BUDGETS, **results}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()

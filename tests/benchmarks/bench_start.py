"""How long the program takes to start: from the start of the process to a window that answers, and to all its pages.

Run: ``python tests/benchmarks/bench_start.py [--repeats N]``. Starts the program itself, as ``python -m
radiograph_studio`` does, on Qt's offscreen platform, and in turn with it the floor: PySide6 alone with an empty window
of the same size. Times are milliseconds from before the process is made; the first start of each, which fills the
disk's and the compiler's caches, is not counted. Writes ``tests/benchmarks/results/start.json``.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
RESULTS = Path(__file__).parent / "results" / "start.json"
BUDGETS = {"usable": 1000.0}

_FLOOR = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
QTimer.singleShot(0, lambda: (print(time.time() - float(sys.argv[1])), window.close()))
app.exec()
"""
# A timer of 1 ms asks what is there: it is also what says how long the window did not answer.
_PROGRAM = """
import json, sys, time
begun, sys.argv = float(sys.argv[1]), ["radiograph-studio"]
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
marks, last = {}, [None]
def look():
    now = time.time()
    window = next((w for w in app.topLevelWidgets() if w.objectName() == "mainWindow"), None)
    if window is None or not window.isVisible():
        return
    if last[0] is not None:
        marks["longest stall"] = max(marks.get("longest stall", 0), now - last[0])
    last[0] = now
    marks.setdefault("usable", now - begun)
    if hasattr(window, "review_page"):
        marks.setdefault("pictures can be opened", now - begun)
    if window.is_complete:
        marks["all pages made"] = now - begun
        print(json.dumps(marks), flush=True)
        timer.stop()
        window.close()
timer = QTimer(interval=1)
timer.timeout.connect(look)
timer.start()
from radiograph_studio.__main__ import run
run()
"""


def started(code: str, environ: dict[str, str]) -> dict[str, float]:
    """Return the milliseconds that one start says of itself."""
    command = [sys.executable, "-c", code, repr(time.time())]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=120, check=True)
    said = json.loads(done.stdout)
    marks = said if isinstance(said, dict) else {"floor: PySide6 and an empty window": said}
    return {name: 1000 * value for name, value in marks.items()}


def measure(repeats: int) -> dict[str, list[float]]:
    """Return the times of each mark over so many starts, the two kinds in turn."""
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "RADIOGRAPH_STUDIO_HOME": folder}
        # As installed: compiled modules are kept, wherever this was started from.
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        environ["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
        environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        environ["XDG_RUNTIME_DIR"] = folder
        Path(folder).chmod(0o700)
        for number in range(repeats + 1):
            for code in (_FLOOR, _PROGRAM):
                for name, value in started(code, environ).items():
                    if number:
                        times.setdefault(name, []).append(value)
    return times


def main() -> None:
    """Measure, print the table, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=10)
    times = measure(parser.parse_args().repeats)
    floor = float(np.median(next(iter(times.values()))))
    print(f"{'what':<40}{'p50 ms':>9}{'p95 ms':>9}{'x floor':>9}{'budget':>9}")
    results = {}
    for name, values in times.items():
        row = {"p50": float(np.median(values)), "p95": float(np.percentile(values, 95))}
        row["ratio_to_floor"] = row["p50"] / floor
        results[name] = {key: round(value, 2) for key, value in row.items()}
        budget = f"{BUDGETS[name]:.0f}" if name in BUDGETS else ""
        print(f"{name:<40}{row['p50']:>9.0f}{row['p95']:>9.0f}{row['ratio_to_floor']:>9.2f}{budget:>9}")
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps({"milliseconds": results, "budgets": BUDGETS}, indent=1) + "\n")


if __name__ == "__main__":
    main()

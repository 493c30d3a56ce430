"""A start tells its own times where the environment asks for them, and closes."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from radiograph_studio.ui.marks import VARIABLE

ROOT = Path(__file__).resolve().parents[2]


def test_start_tells_when_the_window_answered_and_ends(tmp_path: Path) -> None:
    path = tmp_path / "marks.json"
    before = time.time()
    done = subprocess.run(
        [sys.executable, "-m", "radiograph_studio"],
        cwd=ROOT,
        env=os.environ | {VARIABLE: str(path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(path.read_text(encoding="utf-8"))
    assert before < said["usable"] < said["all_pages"] < time.time()
    assert 0 < said["longest_stall"] < 60

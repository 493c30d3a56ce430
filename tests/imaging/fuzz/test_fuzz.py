"""Damaged files of every kind: each is a picture or a sentence, soon and within bounds.

A bounded part runs by default. ``RADIOGRAPH_STUDIO_FUZZ_CASES=10000`` runs as many cases as it says.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HARNESS = Path(__file__).with_name("harness.py")
ROOT = Path(__file__).resolve().parents[3]
CASES = "RADIOGRAPH_STUDIO_FUZZ_CASES"
DEFAULT_CASES, DEFAULT_SECONDS = 800, 25.0

pytestmark = [pytest.mark.fuzz, pytest.mark.timeout(7200)]


def test_damaged_files_neither_crash_nor_hang_nor_swell(tmp_path):
    asked = os.environ.get(CASES)
    limits = ["--cases", asked] if asked else ["--cases", str(DEFAULT_CASES), "--seconds", str(DEFAULT_SECONDS)]
    done = subprocess.run(
        [sys.executable, str(HARNESS), *limits, "--keep", str(tmp_path / "findings")],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"{lines[:5]}\n{done.stderr[-3000:]}"
    summary = lines[-1]
    assert summary["finding"] == 0
    # Both ends are met: damage that is seen through, and damage that is said.
    assert summary["picture"] > summary["cases"] // 20
    assert summary["sentence"] > summary["cases"] // 20

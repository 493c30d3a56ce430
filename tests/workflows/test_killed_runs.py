"""Runs that are killed at any moment are listed, go on where they were, and end as if nothing had happened.

``RADIOGRAPH_STUDIO_KILLS=20`` kills that many runs; by default it is a few.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from radiograph_studio import model_file
from radiograph_studio.recipe import Control, Epoch
from radiograph_studio.runs import RunSummary, list_runs
from radiograph_studio.workflows.requests import resume_request
from radiograph_studio.workflows.training import train

KILLS = int(os.environ.get("RADIOGRAPH_STUDIO_KILLS", "2"))
SETTINGS = ("--preset", "balanced", "--image-size", "64", "--epochs", "6", "--batch-size", "4", "--seed", "5")
PATIENCE = 300.0

Process = subprocess.Popen[bytes]


def _start(data: Path, runs: Path, *settings: str) -> Process:
    command = [sys.executable, "-m", "radiograph_studio", "train", "--json", "--runs-dir", str(runs)]
    folders = ["--train", str(data / "train"), "--val", str(data / "val")]
    return subprocess.Popen([*command, *folders, *settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _wait_for_run(runs: Path, process: Process) -> float:
    """Return when the run was there; the interpreter's own start is no part of it."""
    end = time.monotonic() + PATIENCE
    while not list_runs(runs):
        assert process.poll() is None, "the run ended before it was listed"
        assert time.monotonic() < end
        time.sleep(0.02)
    return time.monotonic()


def _unkilled(data: Path, runs: Path, *settings: str) -> tuple[RunSummary, float]:
    process = _start(data, runs, *settings)
    started = _wait_for_run(runs, process)
    assert process.wait(PATIENCE) == 0
    (run,) = list_runs(runs)
    return run, time.monotonic() - started


@pytest.mark.slow
@pytest.mark.timeout(3000)
def test_killed_runs_go_on_and_end_like_one_that_was_left_alone(tmp_path: Path, tiny_png_dataset: Path) -> None:
    whole, seconds = _unkilled(tiny_png_dataset, tmp_path / "whole", *SETTINGS)
    expected = model_file.load(whole.folder / "model.rsmodel").weights
    dice = random.Random(11)
    states: set[str] = set()
    for index in range(KILLS):
        runs = tmp_path / f"killed{index}"
        process = _start(tiny_png_dataset, runs, *SETTINGS)
        _wait_for_run(runs, process)
        # Spread over the whole run, so that every stretch of it has its turn.
        time.sleep(seconds * (index + dice.random()) / KILLS)
        process.kill()
        process.wait()

        (cut,) = list_runs(runs)
        states.add(cut.status)
        if cut.status != "completed":
            assert cut.status == "interrupted"
            assert cut.resumable
            before = len(cut.epochs())
            events: list[object] = []

            finished = train(resume_request(cut), Control(), events.append)

            assert finished.status == "completed", (before, finished.error)
            assert [event.epoch for event in events if isinstance(event, Epoch)] == list(range(7))
        (run,) = list_runs(runs)
        assert (run.status, run.checkpoint) == ("completed", None)
        assert _figures(run) == _figures(whole)
        assert [_point(epoch) for epoch in run.epochs()] == [_point(epoch) for epoch in whole.epochs()]
        weights = model_file.load(run.folder / "model.rsmodel").weights
        assert all(np.array_equal(weights[name], array) for name, array in expected.items())
    assert "interrupted" in states


def _figures(run: RunSummary) -> object:
    return {part: figures for part, figures in run.metrics.items() if part != "seconds"}


def _point(epoch: dict[str, object]) -> tuple[object, ...]:
    names = ("epoch", "loss", "accuracy", "val_loss", "val_accuracy", "best", "batch_losses")
    return tuple(epoch[name] for name in names)

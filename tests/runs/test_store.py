"""Runs on disk: complete at every moment, listed newest first, robust against what happens to their folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from radiograph_studio.errors import StorageError
from radiograph_studio.recipe import Epoch, Warn, preset_recipe
from radiograph_studio.runs import Run, list_runs


def _run(folder: Path, name: str = "wrists") -> Run:
    recipe = preset_recipe("instant").model_dump(mode="json")
    return Run.create(folder, name=name, recipe=recipe, folders={"train": "somewhere/train"})


def test_a_run_is_listed_from_its_first_moment_to_its_end(tmp_path: Path) -> None:
    run = _run(tmp_path)
    (listed,) = list_runs(tmp_path)
    assert (listed.status, listed.name, listed.preset) == ("running", "wrists", "instant")

    run.update(status="completed", metrics={"seconds": {"total": 12.5}})

    (listed,) = list_runs(tmp_path)
    assert (listed.status, listed.seconds, listed.folder) == ("completed", 12.5, run.folder)
    assert listed.model is None


def test_a_run_whose_program_died_is_listed_as_interrupted(tmp_path: Path) -> None:
    code = """
import os, sys
from pathlib import Path
from radiograph_studio.recipe import preset_recipe
from radiograph_studio.runs import Run
recipe = preset_recipe("instant").model_dump(mode="json")
run = Run.create(Path(sys.argv[1]), name="died", recipe=recipe, folders={})
print("written", flush=True)
sys.stdin.read()
"""
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        program.stdout.readline()
        assert [run.status for run in list_runs(tmp_path)] == ["running"]
        program.kill()
    assert [run.status for run in list_runs(tmp_path)] == ["interrupted"]


def test_events_come_back_in_order_and_a_line_cut_off_by_a_crash_is_left_out(tmp_path: Path) -> None:
    run = _run(tmp_path)
    for epoch in (0, 1):
        run.log(Epoch(phase="head", epoch=epoch, epochs=1, loss=1 - epoch / 2, accuracy=0.5).model_dump_json())
    run.log(Warn(message="one\u2028file", files=("d\udcff.png",)).model_dump_json())
    with (run.folder / "events.jsonl").open("a") as stream:
        stream.write('{"event": "epoch", "ep')
    with (run.folder / "events.jsonl").open("ab") as stream:
        stream.write("“".encode()[:2])

    assert [event["epoch"] for event in run.summary.epochs()] == [0, 1]
    assert len(run.summary.events()) == 3


def test_two_runs_in_one_second_do_not_meet(tmp_path: Path) -> None:
    runs = {_run(tmp_path, name).summary.id for name in "abc"}
    assert len(runs) == 3
    assert {run.name for run in list_runs(tmp_path)} == {"a", "b", "c"}


def test_other_folders_and_damaged_records_are_passed_over(tmp_path: Path) -> None:
    run = _run(tmp_path)
    (tmp_path / "holiday").mkdir()
    (tmp_path / "file.txt").write_text("x")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "run.json").write_text("{")
    assert [entry.id for entry in list_runs(tmp_path)] == [run.summary.id]
    assert list_runs(tmp_path / "not there") == []


def test_a_run_whose_folder_was_removed_says_so(tmp_path: Path) -> None:
    run = _run(tmp_path)
    run.close()
    for entry in run.folder.iterdir():
        entry.unlink()
    run.folder.rmdir()
    with pytest.raises(StorageError, match="cannot be written"):
        run.log("{}")

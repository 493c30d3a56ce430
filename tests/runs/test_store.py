"""Runs on disk: complete at every moment, listed newest first, robust against what happens to their folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from radiograph_studio.errors import StorageError
from radiograph_studio.recipe import Epoch, Warn, preset_recipe
from radiograph_studio.runs import Run, list_runs, read_history


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
    with pytest.raises(StorageError, match="folder was removed"):
        run.log("{}")


def test_the_users_name_and_note_outlast_the_record_of_a_training_that_goes_on(tmp_path: Path) -> None:
    run = _run(tmp_path)
    (run.folder / "label.json").write_text('{"name": "left wrists", "note": "try again", "status": "completed"}')
    run.update(metrics={"seconds": {"total": 1.0}})
    (listed,) = list_runs(tmp_path)
    assert (listed.name, listed.note, listed.status) == ("left wrists", "try again", "running")


def test_damaged_records_are_counted_and_other_folders_are_not(tmp_path: Path) -> None:
    run = _run(tmp_path)
    for name, record in (("a", "{"), ("b", "[]"), (".deleted-1", run.summary.model_dump_json()), ("holiday", None)):
        (tmp_path / name).mkdir()
        if record is not None:
            (tmp_path / name / "run.json").write_text(record)
    history = read_history(tmp_path)
    assert ([entry.id for entry in history.runs], history.damaged) == ([run.summary.id], 2)


def test_a_history_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(StorageError, match="cannot be read"):
        list_runs(tmp_path)


def test_two_windows_cannot_resume_one_run(tmp_path: Path) -> None:
    run = _run(tmp_path)
    run.close()
    first = Run.reopen(run.folder)
    with pytest.raises(StorageError, match="another window"):
        Run.reopen(run.folder)
    # The one that came second looked before the first took it.
    with pytest.raises(StorageError, match="another window"):
        Run(run.folder, first.summary)
    first.close()
    assert [entry.status for entry in list_runs(tmp_path)] == ["interrupted"]


def test_what_is_logged_after_a_crash_begins_on_a_line_of_its_own(tmp_path: Path) -> None:
    run = _run(tmp_path)
    run.log(Warn(message="one").model_dump_json())
    with (run.folder / "events.jsonl").open("a") as stream:
        stream.write('{"event": "war')
    run.close()
    again = Run.reopen(run.folder)
    again.log(Warn(message="two").model_dump_json())
    again.close()
    assert [event["message"] for event in again.summary.warnings()] == ["one", "two"]


def test_a_folder_removed_meanwhile_does_not_come_back(tmp_path: Path) -> None:
    run = _run(tmp_path)
    run.close()
    shutil.rmtree(run.folder)
    with pytest.raises(StorageError, match="was removed"):
        run.update(status="completed")
    assert not run.folder.exists()


def test_where_locks_cannot_be_asked_a_log_that_just_grew_says_the_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = _run(tmp_path)
    run.log("{}")

    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(30, "Read-only file system")

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    assert [entry.status for entry in list_runs(tmp_path)] == ["running"]
    os.utime(run.folder / "events.jsonl", (0, 0))
    assert [entry.status for entry in list_runs(tmp_path)] == ["interrupted"]


@pytest.mark.parametrize("created", ["2199-01-01T00:00:00+00:00", "", "yesterday", "0001-01-01T00:00:00", "2026-01-01"])
def test_odd_clocks_and_figures_are_listed_all_the_same(tmp_path: Path, created: str) -> None:
    run = _run(tmp_path)
    odd = {"validation": {"accuracy": "good", "accuracy_ci": [0.1]}, "test": 3, "seconds": {"total": -5}}
    other = _run(tmp_path, "other")
    other.update(created=created, metrics=odd)
    listed = {entry.name: entry for entry in list_runs(tmp_path)}
    assert set(listed) == {"wrists", "other"}
    found = listed["other"]
    assert (found.figure("accuracy"), found.interval("accuracy"), found.seconds) == (None, None, None)
    assert found.figures("test") == {}
    assert list_runs(tmp_path)[0].name == ("other" if created.startswith("2199") else "wrists")
    run.close()
    other.close()


def test_a_line_without_end_is_no_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("radiograph_studio.runs.summary._LINE_LIMIT", 200)
    run = _run(tmp_path)
    run.log('{"event": "warning", "message": "' + "x" * 1000 + '"}')
    run.log(Warn(message="short").model_dump_json())
    assert [event["message"] for event in run.summary.warnings()] == ["short"]


def test_a_copied_folder_is_a_run_of_its_own(tmp_path: Path) -> None:
    run = _run(tmp_path)
    run.close()
    shutil.copytree(run.folder, tmp_path / "copy")
    assert {entry.id for entry in list_runs(tmp_path)} == {run.summary.id, "copy"}


@pytest.mark.parametrize(("train", "data"), [("a/wrists/train", "wrists"), ("a/wrists", "wrists"), ("train", "train")])
def test_data_is_named_by_its_folder(tmp_path: Path, train: str, data: str) -> None:
    run = Run.create(tmp_path, name="n", recipe=preset_recipe("instant").model_dump(), folders={"train": train})
    assert run.summary.data == data
    run.close()


def test_an_ended_run_keeps_nothing_of_its_state(tmp_path: Path) -> None:
    from radiograph_studio.engine import checkpoint

    run = _run(tmp_path)
    for _ in range(2):
        checkpoint.write(run.checkpoint_path, {}, {})  # a program that is killed now leaves two files
    assert len(list(run.folder.glob("checkpoint*"))) == 2
    run.drop_checkpoint()
    run.close()
    assert not list(run.folder.glob("checkpoint*"))

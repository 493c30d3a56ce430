"""The run history: found, named, deleted, compared, exported, whatever happens to its folders meanwhile."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from radiograph_studio.errors import RecipeError, StorageError
from radiograph_studio.recipe import preset_recipe
from radiograph_studio.runs import Run, RunSummary, list_runs
from radiograph_studio.workflows import history
from radiograph_studio.workflows.requests import continue_request, recipe_of
from tests.helpers.history import PATIENT, WEEKS, write_history, write_run


@pytest.fixture
def runs_dir(tmp_path: Path) -> Path:
    write_history(tmp_path / "runs")
    return tmp_path / "runs"


def _named(runs_dir: Path, name: str) -> RunSummary:
    return next(run for run in list_runs(runs_dir) if run.name == name)


def test_a_run_is_found_by_its_id_or_the_beginning_of_it(runs_dir: Path) -> None:
    run = _named(runs_dir, "First look")
    assert history.find(run.id, runs_dir) == run
    assert history.find(run.id[:15], runs_dir) == run


@pytest.mark.parametrize(("text", "said"), [("1999", "No run"), ("", "No run"), ("20261", "begins? with “20261”")])
def test_an_id_that_names_no_run_or_several_says_so(runs_dir: Path, text: str, said: str) -> None:
    with pytest.raises(StorageError, match=said):
        history.find(text, runs_dir)


def test_an_id_in_full_wins_over_longer_ones(tmp_path: Path) -> None:
    folder = write_run(tmp_path, WEEKS[0])
    write_run(tmp_path, WEEKS[1]).rename(tmp_path / f"{folder.name}-copy")
    assert history.find(folder.name, tmp_path).name == WEEKS[0].name


def test_a_name_and_a_note_are_kept(runs_dir: Path) -> None:
    run = history.rename(_named(runs_dir, "First look"), "  First \n try ")
    history.annotate(run, "see the talk\nof May \udcff")
    (found,) = [entry for entry in list_runs(runs_dir) if entry.id == run.id]
    assert (found.name, found.note) == ("First try", "see the talk\nof May �")
    assert history.annotate(found, " ").note == ""


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_name_that_cannot_be_is_refused(runs_dir: Path, name: str) -> None:
    with pytest.raises(StorageError):
        history.rename(_named(runs_dir, "First look"), name)


def test_a_run_removed_meanwhile_is_not_made_again_by_naming_it(runs_dir: Path) -> None:
    run = _named(runs_dir, "First look")
    history.delete([run], permanently=True)
    for work in (lambda: history.rename(run, "x"), lambda: history.annotate(run, "x")):
        with pytest.raises(StorageError, match="not there any more"):
            work()
    (failed,) = history.delete([run]).failed
    assert "not there any more" in str(failed[1])
    with pytest.raises(StorageError, match="not there any more"):
        history.export(run, runs_dir / "out.zip")
    assert not run.folder.exists()


def test_a_run_that_goes_on_is_never_deleted(runs_dir: Path) -> None:
    recipe = preset_recipe("instant").model_dump(mode="json")
    going = Run.create(runs_dir, name="going on", recipe=recipe, folders={})
    both = [going.summary, _named(runs_dir, "First look")]
    deleted = history.delete(both, permanently=True)
    assert [run.name for run in deleted.done] == ["First look"]
    assert "goes on" in str(deleted.failed[0][1])
    assert (going.folder / "run.json").is_file()
    going.close()


def test_deleting_moves_the_folder_to_the_trash(runs_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[str] = []
    monkeypatch.setattr("send2trash.send2trash", moved.append)
    run = _named(runs_dir, "First look")
    assert history.delete([run]).done == (run,)
    assert moved == [str(run.folder)]


def test_without_a_trash_a_run_stays_until_it_is_deleted_for_good(
    runs_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> None:
        raise OSError(18, "no trash")

    monkeypatch.setattr("send2trash.send2trash", refuse)
    run = _named(runs_dir, "First look")
    deleted = history.delete([run])
    assert deleted.without_trash == (run,)
    assert "no trash" in str(deleted.failed[0][1])
    assert run.folder.is_dir()
    assert history.delete([run], permanently=True).done == (run,)
    assert run.id not in {path.name for path in runs_dir.iterdir()}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="The trash of freedesktop.org is looked into.")
def test_the_real_trash_gives_a_run_back(runs_dir: Path, tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from radiograph_studio.workflows import history
run = history.find(sys.argv[2], Path(sys.argv[1]))
print(history.delete([run]))
"""
    run = _named(runs_dir, "First look")
    # The home decides which disk has the trash: both lie on the same one here.
    environment = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "share")}
    command = [sys.executable, "-c", code, str(runs_dir), run.id]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
    assert not run.folder.exists()
    (tmp_path / "share" / "Trash" / "files" / run.id).rename(run.folder)
    assert _named(runs_dir, "First look") == run


def test_a_run_that_cannot_be_removed_says_so(runs_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    deleted = history.delete([_named(runs_dir, "First look")], permanently=True)
    assert "Permission denied" in str(deleted.failed[0][1])


def test_an_export_holds_the_run_and_nothing_that_names_a_patient(runs_dir: Path, tmp_path: Path) -> None:
    run = _named(runs_dir, "Balanced, defaults")
    history.export(run, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    assert set(content) == {"run.json", "events.jsonl", "curves.csv", "report.html", "model.rsmodel"}
    for name, data in content.items():
        for secret in (PATIENT, "/data/", str(tmp_path)):
            assert secret.encode() not in data, name
    record = json.loads(content["run.json"])
    assert (record["name"], record["recipe"]["epochs"]) == (run.name, 8)
    assert not {"folders", "out", "folder"} & record.keys()
    events = [json.loads(line) for line in content["events.jsonl"].splitlines()]
    assert [event["event"] for event in events] == ["phase", "warning", *["epoch"] * 8, "finished"]
    assert events[1]["message"] == "1 file left out. (file): It is no image."
    assert content["curves.csv"].decode().splitlines()[0].startswith("phase,member,epoch,epochs,loss,accuracy")
    assert len(content["curves.csv"].splitlines()) == 9
    assert b"Image by image" not in content["report.html"]
    assert b"Learning curves" in content["report.html"]


def test_an_event_nobody_knows_is_not_exported(runs_dir: Path, tmp_path: Path) -> None:
    run = _named(runs_dir, "First look")
    with (run.folder / "events.jsonl").open("a") as stream:
        stream.write(json.dumps({"event": "later", "message": "x", "secret": PATIENT}) + "\n")
    history.export(run, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert PATIENT.encode() not in archive.read("events.jsonl")


def test_a_run_without_figures_is_exported_without_report(runs_dir: Path, tmp_path: Path) -> None:
    history.export(_named(runs_dir, "Thorough again"), tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert set(archive.namelist()) == {"run.json", "events.jsonl", "curves.csv"}


def test_an_export_that_cannot_be_written_leaves_nothing(runs_dir: Path, tmp_path: Path) -> None:
    run = _named(runs_dir, "First look")
    with pytest.raises(StorageError, match="is a folder"):
        history.export(run, tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(StorageError):
        history.export(run, tmp_path / "file" / "out.zip")


def test_comparing_says_where_settings_differ_and_by_how_much(runs_dir: Path) -> None:
    runs = [_named(runs_dir, name) for name in ("Balanced, defaults", "Balanced, higher rate", "Wrists, a try")]
    comparison = history.compare(runs[:2])
    assert [(row.name, row.values) for row in comparison.settings if row.differs] == [
        ("Learning rate", ("0.0001", "0.001"))
    ]
    (accuracy,) = [row for row in comparison.figures if row.name == "accuracy"]
    assert accuracy.values == (0.96, 0.92)
    assert accuracy.intervals[0] == pytest.approx((0.85, 1.0))
    assert [len(curve) for curve in comparison.curves] == [8, 8]
    json.dumps(comparison.as_dict())
    three = history.compare(runs)
    assert three.figures[0].values[2] is None
    assert three.settings[0].name == "Data"
    assert three.settings[0].values == ("chest pneumonia", "chest pneumonia", "wrists")


def test_curves_of_several_networks_run_on_to_the_right(tmp_path: Path) -> None:
    folder = write_run(tmp_path, WEEKS[0]._replace(done=0))
    lines = [
        {"event": "epoch", "phase": phase, "epoch": epoch, "epochs": 2, "loss": 1.0, "accuracy": None, "member": member}
        for phase, epoch, member in (("solver", 0, 1), ("finetune", 1, 1), ("finetune", 2, 1), ("finetune", 1, 2))
    ]
    (folder / "events.jsonl").write_text("\n".join(map(json.dumps, [*lines, {"event": "epoch", "epoch": "?"}])))
    (run,) = list_runs(tmp_path)
    assert [point.x for point in history.points(run)] == [0, 1, 2, 3]
    assert [point.member for point in history.points(run)] == [1, 1, 1, 2]


def test_the_newest_run_that_was_cut_off_is_offered_with_its_place(runs_dir: Path) -> None:
    offered = history.newest_cut_off(runs_dir)
    assert offered is not None
    assert (offered.run.name, offered.where, len(offered.ids)) == ("Thorough again", "in epoch 5 of 8", 1)
    assert history.newest_cut_off(runs_dir, offered.ids) is None


@pytest.mark.parametrize(("done", "where"), [(0, "before its first epoch"), (8, "after epoch 8 of 8")])
def test_where_a_run_was_cut_off_is_said(tmp_path: Path, done: int, where: str) -> None:
    write_run(tmp_path, WEEKS[-1]._replace(done=done))
    offered = history.newest_cut_off(tmp_path)
    assert offered is not None
    assert offered.where == where


def test_settings_of_another_version_are_refused_in_a_sentence(runs_dir: Path) -> None:
    run = _named(runs_dir, "First look")
    assert recipe_of(run) == preset_recipe("instant")
    with pytest.raises(RecipeError, match="another version"):
        recipe_of(run.model_copy(update={"recipe": {"preset": "telepathy"}}))


@pytest.mark.parametrize("epochs", [0, -3, 5000])
def test_a_run_is_not_continued_for_epochs_that_cannot_be(runs_dir: Path, epochs: int) -> None:
    with pytest.raises(RecipeError, match="more epochs cannot be trained"):
        continue_request(_named(runs_dir, "First look"), epochs)

"""The command ``runs``: list, show, rename, note, delete, export, compare."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from radiograph_studio.__main__ import main
from radiograph_studio.runs import list_runs
from tests.helpers.history import PATIENT, write_history


@pytest.fixture
def runs_dir(tmp_path: Path) -> Path:
    write_history(tmp_path / "runs")
    return tmp_path / "runs"


def _ids(runs_dir: Path) -> dict[str, str]:
    return {run.name: run.id for run in list_runs(runs_dir)}


def test_the_list_is_newest_first_and_says_what_it_left_out(runs_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (runs_dir / "broken").mkdir()
    (runs_dir / "broken" / "run.json").write_text("{")
    assert main(["runs", "--runs-dir", str(runs_dir), "--json"]) == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["name"] for line in out.splitlines()][0::7] == ["Thorough again", "First look"]
    assert err == "1 run has a record that cannot be read and is left out.\n"


@pytest.mark.parametrize("action", [[], ["list"]])
def test_the_list_shows_the_ids_that_the_actions_take(
    runs_dir: Path, capsys: pytest.CaptureFixture[str], action: list[str]
) -> None:
    assert main(["runs", *action, "--runs-dir", str(runs_dir)]) == 0
    out = capsys.readouterr().out
    heading, _, first, *_ = out.splitlines()
    # Each heading stands above what it names.
    assert first[heading.index("status") :].startswith("interrupted")
    assert first[heading.index("preset") :].startswith("thorough")
    assert first[heading.index("name") :] == "Thorough again"
    for name, run_id in _ids(runs_dir).items():
        assert name in out
        assert f"    {run_id}" in out


@pytest.mark.parametrize("before", [True, False])
def test_rename_and_note_are_kept_wherever_the_folder_is_named(runs_dir: Path, before: bool) -> None:
    run_id, where = _ids(runs_dir)["First look"], ["--runs-dir", str(runs_dir)]
    for action in (["rename", run_id, "Second look"], ["note", run_id, "nice"]):
        assert main(["runs", *where, *action] if before else ["runs", *action, *where]) == 0
    run = next(run for run in list_runs(runs_dir) if run.id == run_id)
    assert (run.name, run.note) == ("Second look", "nice")


def test_an_id_nobody_has_is_one_sentence(runs_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["runs", "show", "nonsense", "--runs-dir", str(runs_dir)]) == 1
    assert capsys.readouterr().err == "No run has an id that begins with “nonsense”. The command runs lists them.\n"


def test_show_tells_settings_figures_and_where_a_run_was_cut_off(
    runs_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ids, where = _ids(runs_dir), ["--runs-dir", str(runs_dir)]
    assert main(["runs", "show", ids["Balanced, defaults"], *where]) == 0
    shown = capsys.readouterr().out
    for text in ("Good enough for the talk.", "48 of 50 right: 96 %", "Learning rate: 0.0001", "Images: train: 150"):
        assert text in shown
    assert main(["runs", "show", ids["Thorough again"], *where]) == 0
    assert "Cut off in epoch 5 of 8; train --resume" in capsys.readouterr().out
    assert main(["runs", "show", ids["First look"], "--json", *where]) == 0
    assert len(json.loads(capsys.readouterr().out)["epochs"]) == 20


def test_delete_asks_nothing_and_says_what_stayed(
    runs_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> None:
        raise OSError("no trash")

    monkeypatch.setattr("send2trash.send2trash", refuse)
    run_id, where = _ids(runs_dir)["First look"], ["--runs-dir", str(runs_dir)]
    assert main(["runs", "delete", run_id, *where]) == 1
    err = capsys.readouterr().err
    assert "there is no trash" in err
    assert "--permanently" in err
    assert main(["runs", "delete", run_id, "--permanently", *where]) == 0
    assert capsys.readouterr().out == f"“First look” ({run_id}) was deleted for good.\n"
    assert run_id not in _ids(runs_dir).values()


def test_where_one_id_is_wrong_nothing_is_deleted(runs_dir: Path) -> None:
    run_id = _ids(runs_dir)["First look"]
    assert main(["runs", "delete", run_id, "nonsense", "--permanently", "--runs-dir", str(runs_dir)]) == 1
    assert run_id in _ids(runs_dir).values()


def test_export_writes_a_zip_but_never_over_the_run_itself(
    runs_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_id, where = _ids(runs_dir)["First look"], ["--runs-dir", str(runs_dir)]
    assert main(["runs", "export", run_id, str(tmp_path / "out.zip"), *where]) == 0
    assert PATIENT.encode() not in (tmp_path / "out.zip").read_bytes()
    assert main(["runs", "export", run_id, str(runs_dir / run_id / "run.json"), *where]) == 2
    assert "one of the files to be read" in capsys.readouterr().err


def test_compare_puts_figures_and_differing_settings_side_by_side(
    runs_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ids, where = _ids(runs_dir), ["--runs-dir", str(runs_dir)]
    both = [ids["Balanced, defaults"], ids["Balanced, higher rate"]]
    assert main(["runs", "compare", *both, *where]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["Balanced,", "defaults", "Balanced,", "higher", "rate"]
    assert any(line.split() == ["Learning", "rate", "0.0001", "0.001"] for line in lines)
    assert any("0.980 (95 % CI 0.85–1.00)" in line for line in lines)
    assert not any(line.startswith("Epochs") for line in lines)
    assert main(["runs", "compare", *both, "--json", *where]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in found["settings"] if row["differs"]] == ["Learning rate"]
    assert main(["runs", "compare", both[0], *where]) == 2


def test_a_damaged_record_of_figures_does_not_end_the_command(runs_dir: Path) -> None:
    folder = runs_dir / _ids(runs_dir)["First look"]
    record = json.loads((folder / "run.json").read_text())
    record["metrics"] = {"validation": {"accuracy": "good"}, "test": [], "seconds": 3}
    (folder / "run.json").write_text(json.dumps(record))
    where = ["--runs-dir", str(runs_dir)]
    other = _ids(runs_dir)["Balanced, defaults"]
    actions = (["show", folder.name], ["compare", folder.name, other], ["export", folder.name, str(runs_dir / "o.zip")])
    for action in ([], *actions):
        assert main(["runs", *action, *where]) == 0


def test_curves_are_written_as_the_ending_says(
    runs_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_id, where = _ids(runs_dir)["First look"], ["--runs-dir", str(runs_dir)]
    for name in ("c.csv", "c.svg", "c.png"):
        assert main(["runs", "curves", run_id, str(tmp_path / name), *where]) == 0
    assert len((tmp_path / "c.csv").read_text(encoding="utf-8").splitlines()) == 21
    root = ElementTree.fromstring((tmp_path / "c.svg").read_bytes())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    with Image.open(tmp_path / "c.png") as picture:
        assert (picture.format, picture.width > 1000) == ("PNG", True)
    capsys.readouterr()
    assert main(["runs", "curves", run_id, str(tmp_path / "c.pdf"), *where]) != 0
    assert "End it with .csv, .svg or .png." in capsys.readouterr().err


def test_show_names_the_images_that_were_hardest_in_the_best_epoch(
    runs_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = next(run for run in list_runs(runs_dir) if run.name == "First look")
    worst = {"path": "/data/val/normal/7.dcm", "truth": "normal", "predicted": "effusion", "probability": 0.0312}
    later = run.epochs()[-1]
    lines = [later | {"best": True, "worst": [worst], "val_loss": 0.0}, later | {"best": False, "worst": []}]
    with (run.folder / "events.jsonl").open("a", encoding="utf-8") as stream:
        stream.writelines(json.dumps(line) + "\n" for line in lines)
    assert main(["runs", "show", run.id, "--runs-dir", str(runs_dir)]) == 0
    assert "3.1 % normal, taken for effusion: /data/val/normal/7.dcm" in capsys.readouterr().out


def test_show_names_the_images_that_were_hardest_for_the_model_that_was_kept(
    runs_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = next(run for run in list_runs(runs_dir) if run.name == "First look")
    worst = {"path": "/data/val/normal/8.dcm", "truth": "normal", "predicted": "effusion", "probability": 0.0931}
    end = {"event": "finished", "status": "completed", "worst": [worst, {"path": 3}]}
    with (run.folder / "events.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(end) + "\n")
    assert main(["runs", "show", run.id, "--runs-dir", str(runs_dir)]) == 0
    shown = [line for line in capsys.readouterr().out.splitlines() if "/data/val/" in line]
    assert shown == ["    9.3 % normal, taken for effusion: /data/val/normal/8.dcm"]


def test_the_list_marks_runs_whose_settings_are_not_the_presets_own(
    runs_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--runs-dir", str(runs_dir)]
    assert main(["runs", *where]) == 0
    lines = capsys.readouterr().out.splitlines()
    run = next(run for run in list_runs(runs_dir) if run.name == "Balanced, higher rate")
    assert run.changed == ("learning_rate",)
    (line,) = [line for line in lines if "Balanced, higher rate" in line]
    assert " balanced* " in line
    assert lines[-2 if "cannot be read" in lines[-1] else -1].startswith("* Some settings")
    assert main(["runs", "show", run.id, *where]) == 0
    assert "Changed: Learning rate" in capsys.readouterr().out.splitlines()

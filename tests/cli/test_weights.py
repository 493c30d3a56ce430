"""The command `weights`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from radiograph_studio.cli import main
from radiograph_studio.engine import weights_download
from radiograph_studio.engine.catalogue import CATALOGUE, Backbone
from radiograph_studio.recipe import Control
from radiograph_studio.workflows import weights as workflow
from tests.helpers import h5_files
from tests.helpers.file_server import serving

ID = "mobilenet-v2"
Run = Callable[..., tuple[int, list[dict[str, Any]], str]]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = h5_files.write(tmp_path / "mine.h5", h5_files.TINY)
    h5_files.tiny_catalogue(monkeypatch, made)
    return made


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_it(*args: object) -> tuple[int, list[dict[str, Any]], str]:
        status = main([str(each) for each in ("weights", *args, "--json")])
        out, err = capsys.readouterr()
        return status, [json.loads(line) for line in out.splitlines()], err

    return run_it


def test_the_list_names_every_backbone_with_its_figures(run: Run) -> None:
    status, rows, _ = run("list")
    assert status == 0
    assert [row["id"] for row in rows] == [entry.id for entry in CATALOGUE]
    first = rows[0]
    assert (first["state"], first["size"], first["licence"]) == ("included", 224, "Apache-2.0")
    assert first["images_per_second"] > 0


def test_the_list_for_people_says_where_weights_lie(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["weights", "list"]) == 0
    out = capsys.readouterr().out
    assert "inception-v3" in out
    assert str(workflow.weights_folder()) in out


def test_measured_speeds_are_listed_as_such(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from radiograph_studio.engine import speed

    monkeypatch.setattr(workflow, "measure_speeds", lambda control, said: speed.record(ID, 224, 77.0))
    _, rows, _ = run("list", "--measure")
    found = {row["id"]: (row["images_per_second"], row["measured"]) for row in rows}
    assert found[ID] == (77.0, True)


def test_a_file_is_imported_listed_and_removed(run: Run, file: Path) -> None:
    status, (taken,), _ = run("import", file)
    assert (status, taken["id"], taken["verified"]) == (0, ID, True)
    state = {row["id"]: row["state"] for row in run("list")[1]}
    assert state[ID] == "imported"
    assert run("remove", ID)[0] == 0
    status, (answer,), _ = run("remove", ID)
    assert (status, answer["error"]["kind"]) == (1, "unusable_weights")


def test_a_file_that_does_not_fit_is_refused(run: Run, file: Path, tmp_path: Path) -> None:
    assert run("import", file, "--as", "densenet121")[0] == 1
    for path in (tmp_path, tmp_path / "absent.h5"):
        status, (answer,), err = run("import", path)
        assert (status, answer["error"]["kind"]) == (1, "unusable_weights")
        assert answer["error"]["message"] in err


@pytest.mark.parametrize("args", [(), ("fetch",), ("import",), ("download",)])
def test_wrong_use_ends_with_2(args: tuple[str, ...], run: Run) -> None:
    assert run(*args)[0] == 2


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_download_prints_progress_and_what_came_of_it(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = weights_download.download
    with serving(file.read_bytes()) as server:

        def from_here(entry: Backbone, control: Control, on_progress: weights_download.OnProgress) -> Any:
            return real(entry, control, on_progress, server.url)

        monkeypatch.setattr(weights_download, "download", from_here)
        status, events, _ = run("download", ID)
    assert status == 0
    total = file.stat().st_size
    assert events[-2] == {"event": "progress", "id": ID, "bytes": total, "total": total}
    assert (events[-1]["event"], events[-1]["verified"]) == ("downloaded", True)


def test_nothing_is_downloaded_for_a_backbone_that_nobody_knows(run: Run) -> None:
    status, (answer,), _ = run("download", "vgg")
    assert (status, answer["error"]["kind"]) == (1, "unusable_recipe")


def test_the_doctor_says_which_weights_are_here_and_where(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["weights", "import", str(file)]) == 0
    main(["doctor"])
    out = capsys.readouterr().out
    assert "ImageNet weights imported" in out
    assert "ImageNet weights come with the program" in out
    assert str(workflow.weights_folder()) in out

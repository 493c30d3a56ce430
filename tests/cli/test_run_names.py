"""``train --name``: what a run is called, whatever it begins with."""

import argparse
from pathlib import Path

import pytest

from radiograph_studio.cli import main
from radiograph_studio.cli.training import _request, add_options
from radiograph_studio.errors import RecipeError
from radiograph_studio.runs import RunSummary, list_runs
from radiograph_studio.workflows import history
from radiograph_studio.workflows.record import Record
from radiograph_studio.workflows.requests import TrainRequest, resume_request
from tests.helpers.history import write_history


@pytest.fixture
def runs(tmp_path: Path) -> dict[str, RunSummary]:
    write_history(tmp_path / "runs")
    return {run.name: run for run in list_runs(tmp_path / "runs")}


def _asked(tmp_path: Path, *words: str) -> TrainRequest:
    parser = argparse.ArgumentParser()
    add_options(parser)
    return _request(parser.parse_args([*words, "--runs-dir", str(tmp_path / "runs")]))


def test_a_new_run_is_called_as_asked(tmp_path: Path) -> None:
    request = _asked(tmp_path, "--train", str(tmp_path), "--name", " Wrists  of May ")
    record = Record(request, lambda _event: None)
    record.open("folder")
    assert record.run is not None
    assert record.run.summary.name == "Wrists of May"
    record.run.close()


@pytest.mark.parametrize("option", ["--continue-run", "--again"])
def test_a_run_that_follows_another_is_called_as_asked(
    runs: dict[str, RunSummary], tmp_path: Path, option: str
) -> None:
    before = runs["First look"].id
    assert _asked(tmp_path, option, before, "--name", "Second look").name == "Second look"
    assert _asked(tmp_path, option, before).name == ""


def test_a_run_that_is_resumed_keeps_its_name(runs: dict[str, RunSummary], tmp_path: Path) -> None:
    cut_off = runs["Thorough again"]
    with pytest.raises(RecipeError, match="--name"):
        _asked(tmp_path, "--resume", cut_off.id, "--name", "Another")
    assert resume_request(history.rename(cut_off, "Mine")).name == "Mine"


@pytest.mark.parametrize("name", ["  ", "x" * 1000])
def test_a_name_that_is_none_is_wrong_use(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--train", str(tmp_path), "--name", name]) == 2
    assert "--name" in capsys.readouterr().err


def test_a_name_of_bytes_that_are_no_text_can_be_written() -> None:
    assert history.checked_name("a\udcff").encode() == "a�".encode()

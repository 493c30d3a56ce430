"""What earlier versions wrote opens here with the same figures; what newer ones wrote is left as it is."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from radiograph_studio import formats, model_file, paths
from radiograph_studio.engine import checkpoint
from radiograph_studio.errors import ModelFileError, StorageError
from radiograph_studio.imaging import read
from radiograph_studio.recipe import Recipe
from radiograph_studio.runs import Run, RunSummary, list_runs, read_run
from radiograph_studio.workflows import history, requests

FIXTURES = Path(__file__).parent / "fixtures"
VERSIONS = sorted(folder for folder in FIXTURES.iterdir() if folder.name.startswith("v"))
NEWER = 1000
CURRENT = {
    "model": formats.MODEL,
    "run": formats.RUN,
    "settings": formats.SETTINGS,
    "checkpoint": formats.CHECKPOINT,
}


def _expected(version: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((version / "expected.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(params=VERSIONS, ids=lambda folder: folder.name)
def version(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of what a user of an earlier version has."""
    return Path(shutil.copytree(request.param, tmp_path / "kept"))


@pytest.fixture
def run(version: Path) -> RunSummary:
    (found,) = list_runs(version / "runs")
    return found


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("kind", CURRENT)
def test_a_fixture_of_the_present_format_is_kept(kind: str) -> None:
    kept = {_expected(folder)["formats"][kind] for folder in VERSIONS}
    assert CURRENT[kind] in kept, f"The format of “{kind}” changed: run `python -m tests.fixtures.make` and keep it."
    assert set(range(min(kept), CURRENT[kind] + 1)) == kept, "a version in between has no fixture"


@pytest.mark.slow
def test_a_model_scores_as_it_did(version: Path, run: RunSummary) -> None:
    from radiograph_studio.workflows.scoring import open_model

    expected = _expected(version)
    assert run.model is not None
    scorer = open_model(run.model)
    for name, wanted in expected["scores"].items():
        score = scorer.score(read(version / "pictures" / name))
        assert score.label == wanted["label"]
        assert score.probabilities == pytest.approx(wanted["probabilities"], abs=1e-3)
        assert score.novelty == pytest.approx(wanted["novelty"], abs=0.1)
    assert model_file.read_manifest(run.model).temperature == expected["temperature"]


def test_a_run_is_listed_with_its_figures_curves_and_words(version: Path, run: RunSummary) -> None:
    expected = _expected(version)
    assert (run.status, run.name, run.note) == ("completed", "Knees", "The first one.")
    assert {part: run.figures(part) for part in ("validation", "test")} == expected["figures"]
    assert len(run.epochs()) == expected["epochs"]
    assert requests.again_request(run).recipe.preset == "instant"
    assert history.rename(run, "Other").name == "Other"


def test_recipes_mean_what_they_meant(version: Path) -> None:
    recipes = json.loads((version / "recipes.json").read_text(encoding="utf-8"))
    assert recipes
    for content in recipes.values():
        read_back = Recipe.model_validate(content).model_dump(mode="json")
        assert {key: read_back[key] for key in content} == content


def test_the_window_remembers_what_it_did(
    version: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from PySide6.QtWidgets import QWidget

    from radiograph_studio.ui.settings import Memory, load_geometry

    monkeypatch.setenv(paths.HOME_VARIABLE, str(version))
    memory = Memory.load()
    assert (memory.welcomed, memory.theme, memory.keeps_recent) == (True, "light", True)
    assert [project.name for project in memory.recent] == ["knees"]
    assert [path.name for path in memory.recent_images] == ["left.dcm"]
    assert memory.folders == ("/data/knees/train", "/data/knees/val", "")
    assert Recipe.model_validate(memory.recipe).preset == "paper"
    geometry, widget = load_geometry(), QWidget()
    qtbot.addWidget(widget)
    assert geometry is not None
    assert widget.restoreGeometry(geometry)


def test_the_state_of_a_training_is_read_or_begins_anew(version: Path) -> None:
    found = checkpoint.read(version / "checkpoint.bin")
    if _expected(version)["formats"]["checkpoint"] == formats.CHECKPOINT:
        assert found is not None
        assert found[0]["points"] == 3
        assert found[1]["weights:000/00"].shape == (2, 3)
    else:
        assert found is None


def test_a_record_from_before_there_were_numbers_is_of_the_first_version(run: RunSummary) -> None:
    record = run.folder / "run.json"
    content = json.loads(record.read_text(encoding="utf-8"))
    del content["format"]
    record.write_text(json.dumps(content), encoding="utf-8")
    found = read_run(run.folder)
    assert found is not None
    assert (found.format, found.status) == (1, "completed")
    assert formats.number([]) == formats.number({"format": "2"}) == formats.number({"format": True}) == 1


@pytest.fixture
def newer(run: RunSummary) -> RunSummary:
    """A run as a version to come may write it."""
    content = {"format": NEWER, "name": "Ankles", "created": run.created, "preset": ["a", "b"], "status": {"is": "new"}}
    (run.folder / "run.json").write_text(json.dumps(content), encoding="utf-8")
    (run.folder / "label.json").unlink()
    (found,) = list_runs(run.folder.parent)
    return found


def test_a_run_of_a_newer_version_is_listed_as_such_and_not_touched(newer: RunSummary, tmp_path: Path) -> None:
    assert (newer.name, newer.status, newer.preset, newer.is_newer) == ("Ankles", "newer", "–", True)
    before = _bytes(newer.folder)
    for attempt in (
        lambda: Run.reopen(newer.folder),
        lambda: history.rename(newer, "Mine"),
        lambda: history.annotate(newer, "Mine"),
        lambda: history.export(newer, tmp_path / "run.zip"),
        lambda: requests.again_request(newer),
        lambda: requests.resume_request(newer),
        lambda: requests.continue_request(newer, 3),
    ):
        with pytest.raises(StorageError, match="made by a newer version") as caught:
            attempt()
        assert "Update the program" in caught.value.hint
    deleted = history.delete([newer], permanently=True)
    assert [run.id for run, _ in deleted.failed] == [newer.id]
    assert history.newest_cut_off(newer.folder.parent) is None
    assert _bytes(newer.folder) == before


def test_the_window_says_why_nothing_can_be_done_with_it(newer: RunSummary) -> None:
    from radiograph_studio.ui.runs import words

    actions = ("score", "report", "again", "continue", "resume", "compare", "rename", "export", "trash")
    assert all("newer version" in words.reason(action, [newer]) for action in actions)  # type: ignore[arg-type]
    assert words.reason("folder", [newer]) == ""
    assert words.status(newer) == "of a newer version"


@pytest.mark.parametrize("format_number", [NEWER, formats.MODEL + 1])
def test_a_model_of_a_newer_version_is_refused_in_a_sentence(run: RunSummary, format_number: int) -> None:
    assert run.model is not None
    with zipfile.ZipFile(run.model) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members["manifest.json"]) | {"format": format_number, "classes": {"of": "another kind"}}
    with zipfile.ZipFile(run.model, "w") as archive:
        for name, content in (members | {"manifest.json": json.dumps(manifest)}).items():
            archive.writestr(name, content)
    before = run.model.read_bytes()
    for attempt in (model_file.load, model_file.read_manifest):
        with pytest.raises(ModelFileError, match="newer version") as caught:
            attempt(run.model)
        assert caught.value.hint == "Update the program."
    assert run.model.read_bytes() == before


def test_a_state_of_a_newer_version_is_refused_and_kept(version: Path) -> None:
    state = version / "checkpoint.bin"
    state.write_bytes(state.read_bytes().replace(f'"format": {formats.CHECKPOINT}'.encode(), b'"format": 99'))
    before = state.read_bytes()
    with pytest.raises(StorageError, match="newer version"):
        checkpoint.read(state)
    assert state.read_bytes() == before


def _settings(content: dict[str, Any]) -> Path:
    path = paths.settings_dir() / "window.json"
    paths.write_text(path, json.dumps(content))
    return path


def test_settings_of_a_newer_version_are_set_aside_and_read_as_far_as_understood(
    caplog: pytest.LogCaptureFixture,
) -> None:
    from radiograph_studio.ui.settings import Memory

    content = {"format": NEWER, "theme": "sepia", "welcomed": True, "put_off": ["a"], "colours": "many"}
    path = _settings(content)
    memory = Memory.load()
    assert "theme" in caplog.text
    assert (memory.theme, memory.welcomed, memory.put_off) == ("dark", True, ["a"])
    memory.save()
    aside = path.with_name(f"window.format-{NEWER}.json")
    assert json.loads(aside.read_text(encoding="utf-8")) == content
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == formats.SETTINGS


@pytest.mark.parametrize("forgets", ["forget_projects", "forget_images", "keep_none"])
def test_who_wants_no_traces_leaves_none_in_what_was_set_aside(forgets: str) -> None:
    from radiograph_studio.ui.settings import Memory

    path = _settings({"format": NEWER, "recent": [{"train": "/secret/train"}]})
    memory = Memory.load()
    assert path.with_name(f"window.format-{NEWER}.json").exists()
    if forgets == "keep_none":
        memory.keep_recent(False)
    else:
        getattr(memory, forgets)()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert forgets == "forget_images" or "secret" not in path.read_text(encoding="utf-8")


def test_settings_that_cannot_be_set_aside_are_not_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    from radiograph_studio.ui import settings

    path = _settings({"format": NEWER, "welcomed": True})
    before = path.read_bytes()
    monkeypatch.setattr(settings, "_set_aside", lambda *_: False)
    memory = settings.Memory.load()
    assert memory.welcomed
    memory.save()
    assert path.read_bytes() == before


def test_words_that_a_newer_version_added_are_kept() -> None:
    from radiograph_studio.ui.settings import Memory

    path = _settings({"format": formats.SETTINGS, "welcomed": True, "colours": ["many"]})
    memory = Memory.load()
    memory.theme = "light"
    memory.save()
    assert json.loads(path.read_text(encoding="utf-8"))["colours"] == ["many"]


def test_one_word_that_is_not_understood_does_not_cost_the_others(caplog: pytest.LogCaptureFixture) -> None:
    from radiograph_studio.ui.settings import Memory

    _settings({"welcomed": True, "theme": "sepia"})
    memory = Memory.load()
    assert (memory.welcomed, memory.theme) == (True, "dark")
    assert "theme" in caplog.text

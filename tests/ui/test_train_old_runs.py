"""The train page with runs of before: resumed where they were cut off, or continued for more epochs."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from radiograph_studio.recipe import Epoch, Recipe, preset_recipe
from radiograph_studio.runs import Run, RunSummary
from radiograph_studio.ui.train.page import TrainPage
from tests.ui.conftest import ScriptedTraining


def _run_on_disk(tmp_path: Path, recipe: Recipe) -> RunSummary:
    folders = {"train": str(tmp_path / "train"), "validation": str(tmp_path / "val")}
    run = Run.create(tmp_path, name="Hands", recipe=recipe.model_dump(mode="json"), folders=folders)
    for number in (1, 2):
        epoch = Epoch(phase="finetune", epoch=number, epochs=8, loss=1 / number, accuracy=0.5, val_loss=1 / number)
        run.log(epoch.model_dump_json())
    run.close()
    return run.summary


def test_a_run_that_is_resumed_shows_its_old_curve_first(
    qtbot: QtBot, train_page: TrainPage, scripted: ScriptedTraining, tmp_path: Path
) -> None:
    recipe = preset_recipe("balanced").model_copy(update={"epochs": 9, "seed": 5})
    run = _run_on_disk(tmp_path, recipe)
    train_page.resume_run(run)
    assert train_page.curves.loss.x[:2] == [1, 2]
    assert train_page.data_line.text() == f"Data: {tmp_path.name}"
    assert train_page.controls.recipe().seed == 5
    assert train_page.window().focusWidget() is train_page.pause_button
    scripted.go_on.set()
    with qtbot.waitSignal(train_page.runEnded):
        pass
    request = scripted.requests[0]
    assert (request.resume, request.train, request.recipe) == (run.folder, tmp_path / "train", recipe)
    assert train_page.data_line.isHidden()


def test_a_run_is_continued_for_more_epochs_as_a_new_one(
    qtbot: QtBot, train_page: TrainPage, scripted: ScriptedTraining, tmp_path: Path
) -> None:
    run = _run_on_disk(tmp_path, preset_recipe("balanced"))
    scripted.go_on.set()
    with qtbot.waitSignal(train_page.runEnded):
        train_page.continue_run(run, 3)
    request = scripted.requests[0]
    assert (request.continue_from, request.resume, request.recipe.epochs) == (run.folder, None, 3)


def test_one_run_at_a_time(qtbot: QtBot, ready_page: TrainPage, scripted: ScriptedTraining, tmp_path: Path) -> None:
    ready_page.train_button.click()
    run = _run_on_disk(tmp_path, preset_recipe("balanced"))
    with qtbot.waitSignal(ready_page.statusMessage) as said:
        ready_page.resume_run(run)
    assert "A training is running" in said.args[0]
    with qtbot.waitSignal(ready_page.statusMessage):
        ready_page.set_recipe(preset_recipe("instant"))
    scripted.go_on.set()
    with qtbot.waitSignal(ready_page.runEnded):
        pass
    assert len(scripted.requests) == 1


def test_a_run_of_another_version_is_a_sentence(qtbot: QtBot, train_page: TrainPage, tmp_path: Path) -> None:
    run = _run_on_disk(tmp_path, preset_recipe("balanced"))
    with qtbot.waitSignal(train_page.statusMessage) as said:
        train_page.resume_run(run.model_copy(update={"recipe": {"preset": "of tomorrow"}}))
    assert "another version" in said.args[0]
    assert not train_page.session.running


def test_a_run_that_goes_on_is_not_called_changed_and_keeps_its_date(
    qtbot: QtBot, train_page: TrainPage, scripted: ScriptedTraining, tmp_path: Path
) -> None:
    run = _run_on_disk(tmp_path, preset_recipe("balanced"))
    scripted.go_on.set()
    with qtbot.waitSignal(train_page.runEnded):
        train_page.continue_run(run, 3)
    assert train_page.results.run.text().startswith("Hands · Balanced · ")
    with qtbot.waitSignal(train_page.runEnded):
        train_page.resume_run(run.model_copy(update={"created": "2024-02-03T10:20:00+00:00"}))
    assert "3\u00a0Feb\u00a02024," in train_page.results.run.text()

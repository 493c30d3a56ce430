"""Training from folders to a model: what is kept, what is said, and how a user ends it."""

import json
import shutil
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from radiograph_studio import model_file
from radiograph_studio.datasets.phantoms import write_samples
from radiograph_studio.engine import network
from radiograph_studio.errors import StorageError
from radiograph_studio.recipe import Control, Epoch, Finished, Phase, Recipe, Warn, preset_recipe
from radiograph_studio.runs import list_runs
from radiograph_studio.workflows import training

QUICK = preset_recipe("instant").model_copy(update={"epochs": 2, "draws": 1})


def _request(data: Path, folder: Path, recipe: Recipe = QUICK, **changes: Any) -> training.TrainRequest:
    values: dict[str, Any] = {"train": data / "train", "validation": data / "val", "recipe": recipe}
    return training.TrainRequest(**values | {"out": folder / "m.rsmodel", "runs_dir": folder / "runs"} | changes)


def _train(request: training.TrainRequest, control: Control | None = None) -> tuple[Finished, list[Any]]:
    events: list[Any] = []
    finished = training.train(request, control or Control(), events.append)
    assert events[-1] is finished
    assert sum(isinstance(event, Finished) for event in events) == 1
    return finished, events


@pytest.mark.slow
def test_a_training_learns_what_is_easy_and_says_so_epoch_by_epoch(trained: Any) -> None:
    epochs = [event for event in trained.events if isinstance(event, Epoch)]
    finished = trained.events[-1]

    assert [event.epoch for event in epochs] == [0, 1, 2, 3]
    assert epochs[0].phase == "solver"
    assert epochs[-1].loss < epochs[1].loss
    assert finished.metrics["validation"]["accuracy"] == 1.0
    assert finished.metrics["validation"]["accuracy_ci"][0] == pytest.approx(0.631, abs=0.001)
    assert finished.metrics["test"]["confusion"] == [[4, 0], [0, 4]]
    assert 0 < finished.metrics["seconds"]["first_validation"] <= finished.metrics["seconds"]["total"]
    progress = [event.progress for event in trained.events if event.event == "batch"]
    assert progress == sorted(progress)
    assert progress[-1] == pytest.approx(1.0)


@pytest.mark.slow
def test_the_run_on_disk_has_heard_everything_and_keeps_model_and_report(trained: Any) -> None:
    (run,) = list_runs(trained.runs)
    heard = [event for event in run.events() if event["event"] != "batch"]
    said = [event.model_dump(mode="json") for event in trained.events if event.event not in ("batch",)]

    assert run.status == "completed"
    assert run.counts["train"] == {"rings": 8, "stripes": 8}
    assert heard == said
    assert run.model is not None
    assert run.model.read_bytes() == trained.model.read_bytes()
    assert run.report is not None
    assert "Not a medical device" in run.report.read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_model_file_names_no_path_and_no_file_of_this_computer(trained: Any) -> None:
    manifest = model_file.read_manifest(trained.model).model_dump_json()
    assert str(trained.data) not in manifest
    assert ".png" not in manifest
    assert json.loads(manifest)["classes"] == ["rings", "stripes"]


@pytest.mark.slow
def test_two_runs_of_one_recipe_and_seed_give_the_same_metrics(tmp_path: Path, tiny_png_dataset: Path) -> None:
    first, _ = _train(_request(tiny_png_dataset, tmp_path / "a"))
    second, _ = _train(_request(tiny_png_dataset, tmp_path / "b"))

    weights = [model_file.load(tmp_path / name / "m.rsmodel").weights for name in "ab"]
    for name, array in weights[0].items():
        np.testing.assert_allclose(array, weights[1][name], atol=1e-6, err_msg=name)
    for figure in ("accuracy", "auc", "confusion"):
        assert first.metrics["validation"][figure] == second.metrics["validation"][figure]


@pytest.mark.slow
def test_fine_tuning_three_classes_from_scratch_takes_the_same_road(tmp_path: Path, tiny_png_dataset: Path) -> None:
    for part in ("train", "val"):
        third = tiny_png_dataset / part / "turned"
        third.mkdir()
        from PIL import Image

        for file in (tiny_png_dataset / part / "stripes").iterdir():
            Image.open(file).rotate(90).save(third / file.name)
    recipe = Recipe(preset="balanced", weights="scratch", epochs=1, batch_size=16, augmentation={})

    finished, events = _train(_request(tiny_png_dataset, tmp_path, recipe))

    assert finished.status == "completed"
    assert finished.metrics["validation"]["classes"] == ["rings", "stripes", "turned"]
    assert [event.epoch for event in events if isinstance(event, Epoch)] == [1]
    steps = [event for event in events if event.event == "batch" and event.phase == "finetune"]
    assert all(event.loss is not None and np.isfinite(event.loss) for event in steps)


@pytest.mark.slow
@pytest.mark.parametrize("phase", ["reading", "features", "head"])
def test_cancel_ends_in_every_phase_and_keeps_no_model(tmp_path: Path, tiny_png_dataset: Path, phase: str) -> None:
    control, events = Control(), []

    def sink(event: Any) -> None:
        events.append(event)
        if isinstance(event, Phase) and event.phase == phase:
            control.cancel()

    finished = training.train(_request(tiny_png_dataset, tmp_path), control, sink)

    assert finished.status == "cancelled"
    assert finished.error is None
    assert finished.model is None
    assert not list(tmp_path.glob("**/*.rsmodel"))
    assert not [event for event in events if isinstance(event, Epoch) and phase != "head"]
    if list_runs(tmp_path / "runs"):
        assert list_runs(tmp_path / "runs")[0].status == "cancelled"


@pytest.mark.slow
def test_stop_keeps_the_best_so_far(tmp_path: Path, tiny_png_dataset: Path) -> None:
    control, events = Control(), []
    recipe = QUICK.model_copy(update={"epochs": 500})

    def sink(event: Any) -> None:
        events.append(event)
        if isinstance(event, Epoch) and event.epoch == 2:
            control.stop()

    finished = training.train(_request(tiny_png_dataset, tmp_path, recipe), control, sink)

    assert finished.status == "stopped"
    assert max(event.epoch for event in events if isinstance(event, Epoch)) == 2
    assert model_file.load(Path(finished.model or "")).manifest.classes == ("rings", "stripes")


@pytest.mark.slow
def test_stop_while_augmented_draws_are_made_keeps_the_solvers_head(tmp_path: Path, tiny_png_dataset: Path) -> None:
    control, events = Control(), []

    def sink(event: Any) -> None:
        events.append(event)
        if isinstance(event, Phase) and event.phase == "head":
            control.stop()

    recipe = QUICK.model_copy(update={"draws": 50})
    finished = training.train(_request(tiny_png_dataset, tmp_path, recipe), control, sink)

    assert finished.status == "stopped"
    assert finished.metrics["validation"]["n"] == 8
    assert [event.epoch for event in events if isinstance(event, Epoch)] == [0]
    assert not [event for event in events if event.event == "batch" and event.phase == "head" and event.done > 32]


@pytest.mark.slow
def test_fine_tuning_changes_the_upper_blocks_only(tmp_path: Path, tiny_png_dataset: Path) -> None:
    recipe = Recipe(preset="balanced", epochs=2, batch_size=8, learning_rate=1e-3)
    finished, events = _train(_request(tiny_png_dataset, tmp_path, recipe))
    pretrained = network.build(network.Blueprint.of(recipe, 2, network.input_spec(recipe)))
    network.load_imagenet(pretrained)
    layers = pretrained.whole.layers
    tuned = model_file.load(Path(finished.model or "")).weights

    changed = {int(name[:3]) for name, array in pretrained.weights().items() if not np.array_equal(array, tuned[name])}

    first = next(i for i, layer in enumerate(layers) if layer.name == "block5_expand_conv")
    epochs = [event for event in events if isinstance(event, Epoch)]
    best = min(epochs, key=lambda event: event.val_loss)
    assert [event.phase for event in epochs] == ["solver", "finetune", "finetune"]
    if best.epoch > 0:
        assert min(changed) == first


@pytest.mark.slow
@pytest.mark.parametrize("phase", ["finetune", "saving", "test"])
def test_cancel_ends_late_phases_too(tmp_path: Path, tiny_png_dataset: Path, phase: str) -> None:
    control, events = Control(), []

    def sink(event: Any) -> None:
        events.append(event)
        if isinstance(event, Phase) and event.phase == phase:
            control.cancel()

    preset = "balanced" if phase == "finetune" else "instant"
    recipe = QUICK.model_copy(update={"preset": preset})
    request = _request(tiny_png_dataset, tmp_path, recipe, test=tiny_png_dataset / "test")
    finished = training.train(request, control, sink)

    (run,) = list_runs(tmp_path / "runs")
    assert (finished.status, run.status, finished.model) == ("cancelled", "cancelled", None)
    assert run.epochs()
    assert not list(tmp_path.glob("**/*.rsmodel"))


@pytest.mark.parametrize("fault", [ZeroDivisionError, KeyboardInterrupt])
def test_a_fault_of_the_program_is_raised_after_one_finished(
    tmp_path: Path, tiny_png_dataset: Path, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException]
) -> None:
    def broken(*_: object) -> None:
        raise fault

    monkeypatch.setattr("radiograph_studio.engine.trainer.train_network", broken)
    events: list[Any] = []
    with pytest.raises(fault):
        training.train(_request(tiny_png_dataset, tmp_path), Control(), events.append)
    status = "cancelled" if fault is KeyboardInterrupt else "failed"
    assert [event.status for event in events if isinstance(event, Finished)] == [status]
    assert list_runs(tmp_path / "runs")[0].status == status


@pytest.mark.slow
@pytest.mark.parametrize("named", [True, False])
def test_a_run_folder_that_is_removed_meanwhile_loses_no_model(
    tmp_path: Path, tiny_png_dataset: Path, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    monkeypatch.setenv("RADIOGRAPH_STUDIO_HOME", str(tmp_path / "home"))
    events: list[Any] = []

    def sink(event: Any) -> None:
        events.append(event)
        if isinstance(event, Phase) and event.phase == "features":
            shutil.rmtree(tmp_path / "runs")

    out = tmp_path / "m.rsmodel" if named else None
    finished = training.train(_request(tiny_png_dataset, tmp_path, out=out), Control(), sink)

    assert (finished.status, finished.error) == ("completed", None)
    model = Path(finished.model or "")
    assert model == out if named else model.parent == tmp_path / "home" / "data" / "rescued"
    assert model_file.load(model).manifest.classes == ("rings", "stripes")
    said = [event.message for event in events if isinstance(event, Warn)]
    assert len([message for message in said if "its curves may be missing" in message]) == 1
    assert not any("Free some space" in message or "Start the training again" in message for message in said)
    assert not (tmp_path / "runs").exists()
    assert any("The model was saved as" in message for message in said)
    assert events[-1] is finished


@pytest.mark.slow
def test_a_report_that_cannot_be_written_does_not_lose_the_model(
    tmp_path: Path, tiny_png_dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, **_: object) -> None:
        raise StorageError(f"The disk is full: “{path.name}” was not written.", "Free some space and try again.")

    monkeypatch.setattr("radiograph_studio.reporting.evaluation_report", full)

    finished, events = _train(_request(tiny_png_dataset, tmp_path))

    assert finished.status == "completed"
    assert finished.model == str(tmp_path / "m.rsmodel")
    assert finished.report is None
    assert any("report was not written" in event.message for event in events if isinstance(event, Warn))


@pytest.mark.slow
def test_files_that_turn_out_damaged_are_left_out_with_a_warning_that_the_run_keeps(tmp_path: Path) -> None:
    data = tmp_path / "phantoms"
    write_samples(data, train=8, validation=4, test=2, size=(64, 64))
    victim = next((data / "train" / "chest").iterdir())
    victim.write_bytes(victim.read_bytes()[:-2000])  # the header is whole: only decoding tells
    (data / "train" / "chest" / "notes.txt").write_text("not a radiograph")

    finished, events = _train(_request(data, tmp_path))

    assert finished.status == "completed"
    (run,) = list_runs(tmp_path / "runs")
    assert sum(bool(event["files"]) for event in run.events() if event["event"] == "warning") == 2
    assert run.counts["train"] == {"abdomen": 4, "chest": 3}
    named = {name for event in events if isinstance(event, Warn) for name in event.files}
    assert named == {victim.name, "notes.txt"}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"train": Path("nowhere")}, "nowhere"),
        ({"recipe": preset_recipe("paper")}, "There are no ImageNet weights for InceptionV3"),
        ({"recipe": Recipe(backbone="vgg")}, "There is no backbone “vgg”"),
    ],
)
def test_what_a_user_can_cause_ends_in_one_sentence(
    tmp_path: Path, tiny_png_dataset: Path, change: dict[str, Any], sentence: str
) -> None:
    finished, _ = _train(_request(tiny_png_dataset, tmp_path, **change))
    assert finished.status == "failed"
    assert finished.error is not None
    assert sentence in finished.error["message"]
    assert finished.error["hint"]
    assert not (tmp_path / "m.rsmodel").exists()


def test_an_output_that_cannot_be_written_is_said_before_the_training_starts(
    tmp_path: Path, tiny_png_dataset: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    for out in (tmp_path / "file" / "m.rsmodel", tmp_path):
        finished, events = _train(_request(tiny_png_dataset, tmp_path, out=out))
        assert finished.status == "failed"
        assert finished.error is not None
        assert finished.error["kind"] == "not_writable"
        assert events == [finished]


@pytest.mark.slow
def test_a_full_disk_at_the_end_loses_no_curve_and_leaves_no_half_model(
    tmp_path: Path, tiny_png_dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(model: object, path: Path) -> None:
        raise StorageError(f"The disk is full: “{path.name}” was not written.", "Free some space and try again.")

    monkeypatch.setattr(model_file, "save", full)

    finished, _ = _train(_request(tiny_png_dataset, tmp_path))

    (run,) = list_runs(tmp_path / "runs")
    assert finished.error is not None
    assert "disk is full" in finished.error["message"]
    assert (run.status, len(run.epochs())) == ("failed", 3)
    assert not list(tmp_path.glob("**/*.rsmodel"))


@pytest.mark.slow
def test_a_pause_while_tensorflow_starts_counts_once(
    tmp_path: Path, tiny_png_dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    control, real = Control(), training.load_tensorflow

    def paused_meanwhile() -> None:
        real()
        before = time.monotonic()
        time.sleep(1.0)
        control.add_paused(time.monotonic() - before)

    monkeypatch.setattr(training, "load_tensorflow", paused_meanwhile)
    began = time.monotonic()
    _, events = _train(_request(tiny_png_dataset, tmp_path), control)
    took = time.monotonic() - began
    first = next(event for event in events if isinstance(event, Epoch))
    assert 0 < first.seconds < took - 1.0

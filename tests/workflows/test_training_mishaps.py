"""What goes wrong while a training runs is said in one sentence, and nothing that was learned is lost."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from radiograph_studio import imaging, model_file
from radiograph_studio.engine import checkpoint, learner
from radiograph_studio.errors import StorageError
from radiograph_studio.recipe import Augmentation, Control, Epoch, Phase, Recipe, Warn
from radiograph_studio.runs import Run, RunSummary, list_runs
from radiograph_studio.workflows import training
from radiograph_studio.workflows.requests import TrainRequest, continue_request, resume_request
from radiograph_studio.workflows.scoring import open_model
from tests.helpers import pictures

# A head on features is trained in a second or two; the road is the same for a whole network.
SMALL = Recipe(preset="instant", image_size=32, epochs=3, batch_size=8, draws=1, augmentation=Augmentation())
WHOLE = Recipe(preset="balanced", weights="scratch", image_size=32, epochs=3, batch_size=8)


def _request(data: Path, folder: Path, recipe: Recipe = SMALL, **more: Any) -> TrainRequest:
    folders = {"train": data / "train", "validation": data / "val", "runs_dir": folder / "runs"}
    return TrainRequest(**(folders | {"recipe": recipe} | more))


def _train(request: TrainRequest) -> tuple[Any, list[Any]]:
    events: list[Any] = []
    return training.train(request, Control(), events.append), events


def _warnings(events: list[Any]) -> list[str]:
    return [event.message for event in events if isinstance(event, Warn)]


@pytest.fixture
def losing(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the loss be no number from a step on, counted from 1."""

    def from_step(wanted: int) -> None:
        step = learner.Learner.step

        def broken(self: Any, *arguments: Any) -> tuple[float, int]:
            loss, correct = step(self, *arguments)
            return (float("nan") if self.steps >= wanted else loss), correct

        monkeypatch.setattr(learner.Learner, "step", broken)

    return from_step


@pytest.mark.slow
def test_a_loss_that_is_no_number_keeps_the_best_weights_so_far(
    tmp_path: Path, tiny_png_dataset: Path, losing: Any
) -> None:
    losing(5)  # two steps an epoch or more: one epoch is whole
    finished, events = _train(_request(tiny_png_dataset, tmp_path))
    assert (finished.status, finished.error) == ("stopped", None)
    assert Path(finished.model).is_file()
    assert any("no longer a number" in message and "are kept" in message for message in _warnings(events))


@pytest.mark.slow
def test_a_loss_that_is_no_number_from_the_start_ends_the_training(
    tmp_path: Path, tiny_png_dataset: Path, losing: Any
) -> None:
    losing(1)
    finished, _ = _train(_request(tiny_png_dataset, tmp_path, WHOLE))
    assert finished.status == "failed"
    assert "no longer a number in epoch 1" in finished.error["message"]
    assert "smaller learning rate" in finished.error["hint"]


@pytest.mark.slow
def test_a_disk_that_is_full_for_the_state_is_said_once_and_ends_nothing(
    tmp_path: Path, tiny_png_dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object) -> None:
        raise StorageError(f"The disk is full: “{path.name}” was not written.", "Free some space and try again.")

    monkeypatch.setattr(checkpoint, "write", full)
    finished, events = _train(_request(tiny_png_dataset, tmp_path, SMALL.model_copy(update={"epochs": 4})))
    assert finished.status == "completed"
    (said,) = [message for message in _warnings(events) if "could not be resumed" in message]
    assert "disk is full" in said


@pytest.mark.slow
def test_a_run_that_cannot_be_logged_goes_on(
    tmp_path: Path, tiny_png_dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(self: object, line: str) -> None:
        raise StorageError("The run cannot be written: Read-only file system.", "Choose another runs folder.")

    monkeypatch.setattr(Run, "log", read_only)
    finished, events = _train(_request(tiny_png_dataset, tmp_path))
    assert finished.status == "completed"
    assert len([message for message in _warnings(events) if "Read-only" in message]) == 1


@pytest.mark.slow
def test_a_run_that_failed_at_its_end_is_resumed_without_training_again(
    tmp_path: Path, tiny_png_dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("The disk is full.", "Free some space and try again.")

    with monkeypatch.context() as patch:
        patch.setattr("radiograph_studio.model_file.save", full)
        failed, _ = _train(_request(tiny_png_dataset, tmp_path))
    (run,) = list_runs(tmp_path / "runs")
    assert (failed.status, run.resumable) == ("failed", True)

    monkeypatch.setattr(learner.Learner, "step", None)  # a step would be a fault
    finished, events = _train(resume_request(run))

    assert finished.status == "completed"
    assert [event.epoch for event in events if isinstance(event, Epoch)] == [0, 1, 2, 3]
    (run,) = list_runs(tmp_path / "runs")
    assert (run.status, run.resumable, len(run.epochs())) == ("completed", False, 4)


@pytest.mark.slow
def test_a_run_is_not_resumed_with_other_data(
    tmp_path: Path, tiny_png_dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = pictures.write_dataset(tmp_path / "data")

    def cut(*_: object) -> None:
        raise StorageError("The disk is full.", "Free some space and try again.")

    with monkeypatch.context() as patch:
        patch.setattr("radiograph_studio.model_file.save", cut)
        _train(_request(data, tmp_path))
    next((data / "train").rglob("*.png")).unlink()

    finished, _ = _train(resume_request(list_runs(tmp_path / "runs")[0]))

    assert finished.status == "failed"
    assert "not those that this training began with" in finished.error["message"]
    assert list_runs(tmp_path / "runs")[0].resumable


@pytest.mark.slow
def test_a_finished_run_goes_on_for_more_epochs_as_a_run_of_its_own(tmp_path: Path, tiny_png_dataset: Path) -> None:
    first, _ = _train(_request(tiny_png_dataset, tmp_path))
    (parent,) = list_runs(tmp_path / "runs")

    finished, events = _train(continue_request(parent, 2))

    assert finished.status == "completed"
    assert [event.epoch for event in events if isinstance(event, Epoch)] == [0, 1, 2, 3, 4, 5]
    run = next(run for run in list_runs(tmp_path / "runs") if run.id != parent.id)
    assert (run.parent, run.name, len(run.epochs())) == (parent.id, parent.name, 6)
    # Where no epoch was better, the weights are those it began with: never worse than before.
    before, after = (figures.metrics["validation"]["accuracy"] for figures in (first, finished))
    assert after >= before - 0.5


def _cut_off(request: TrainRequest, steps: int) -> RunSummary:
    """Train until the memory runs out after ``steps`` steps; return the run, which can be resumed."""
    step = learner.Learner.step

    def failing(self: Any, *arguments: Any) -> tuple[float, int]:
        if self.steps >= steps:
            raise MemoryError
        return step(self, *arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(learner.Learner, "step", failing)
        finished, _ = _train(request)
    assert finished.status == "failed"
    return next(run for run in list_runs(request.runs_dir) if run.id == finished.run)


@pytest.mark.slow
@pytest.mark.parametrize("steps", [5, 1])  # in the third epoch, and before any epoch is whole
def test_a_continued_run_that_was_cut_off_goes_on_as_if_it_had_not_been(
    tmp_path: Path, tiny_png_dataset: Path, steps: int
) -> None:
    _train(_request(tiny_png_dataset, tmp_path))
    (parent,) = list_runs(tmp_path / "runs")
    whole, _ = _train(continue_request(parent, 4))
    cut = _cut_off(continue_request(parent, 4), steps)
    if steps == 1:
        (cut.folder / "run.json").write_text((cut.folder / "run.json").read_text().replace('"failed"', '"running"'))
        cut = next(run for run in list_runs(tmp_path / "runs") if run.id == cut.id)
    assert cut.resumable

    finished, events = _train(resume_request(cut))

    assert finished.status == "completed", finished.error
    assert [event.epoch for event in events if isinstance(event, Epoch)] == [0, 1, 2, 3, 4, 5, 6, 7]
    runs = {run.id: run for run in list_runs(tmp_path / "runs")}
    one, other = runs[str(whole.run)], runs[str(finished.run)]
    assert [epoch["val_loss"] for epoch in other.epochs()] == [epoch["val_loss"] for epoch in one.epochs()]
    weights = model_file.load(one.folder / "model.rsmodel").weights
    resumed = model_file.load(other.folder / "model.rsmodel").weights
    assert all(np.array_equal(resumed[name], array) for name, array in weights.items())


@pytest.mark.slow
def test_a_run_is_not_resumed_with_other_imagenet_weights_and_keeps_its_devices(
    tmp_path: Path, tiny_png_dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = _cut_off(_request(tiny_png_dataset, tmp_path).model_copy(update={"devices": "all"}), 5)
    assert resume_request(cut).devices == "all"
    monkeypatch.setattr("radiograph_studio.engine.backbones.weights_digest", lambda _: "others")

    finished, _ = _train(resume_request(cut))

    assert finished.status == "failed"
    assert "ImageNet weights" in finished.error["message"]
    assert list_runs(tmp_path / "runs")[0].resumable


@pytest.mark.slow
def test_patience_at_its_end_is_said(tmp_path: Path, tiny_png_dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("radiograph_studio.engine.course.Course.enough", lambda self: self.epoch >= 2)
    _, events = _train(_request(tiny_png_dataset, tmp_path))

    said = [event.message for event in events if isinstance(event, Phase)]
    assert any("Ended early after epoch 2" in message for message in said)


@pytest.mark.slow
def test_a_continued_run_is_not_resumed_without_the_model_it_began_with(tmp_path: Path, tiny_png_dataset: Path) -> None:
    _train(_request(tiny_png_dataset, tmp_path))
    (parent,) = list_runs(tmp_path / "runs")
    cut = _cut_off(continue_request(parent, 4), 5)
    away = parent.folder.rename(tmp_path / "trash")

    finished, _ = _train(resume_request(cut))

    assert finished.status == "failed"
    assert "The run that this one continues is gone" in finished.error["message"]
    away.rename(parent.folder)
    assert list_runs(tmp_path / "runs")[0].resumable


@pytest.mark.slow
def test_a_class_with_one_image_and_a_batch_larger_than_the_data_can_be_trained(tmp_path: Path) -> None:
    data = pictures.write_dataset(tmp_path / "data")
    rare, *others = sorted((data / "train" / "rings").iterdir())
    for path in others:
        path.unlink()
    recipe = SMALL.model_copy(update={"batch_size": 512})

    finished, events = _train(_request(data, tmp_path, recipe))

    assert rare.is_file()
    assert finished.status == "completed"
    for sentence in ("times as many training images", "“rings” has a single training image", "takes one step an epoch"):
        assert any(sentence in message for message in _warnings(events)), sentence


@pytest.mark.slow
def test_images_that_are_all_alike_are_trained_with_a_warning(tmp_path: Path) -> None:
    data = pictures.write_dataset(tmp_path / "data")
    files = sorted((data / "train").rglob("*.png"))
    for path in files[1:]:
        path.write_bytes(files[0].read_bytes())
    recipe = Recipe(preset="instant", image_size=32, epochs=2, draws=1, augmentation=Augmentation())

    finished, events = _train(_request(data, tmp_path, recipe))

    assert finished.status == "completed"
    assert any("look the same to the network" in message for message in _warnings(events))


def test_too_little_memory_is_said_before_anything_is_read(
    tmp_path: Path, tiny_png_dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("psutil.virtual_memory", lambda: SimpleNamespace(available=4096))
    finished, events = _train(_request(tiny_png_dataset, tmp_path))
    assert finished.status == "failed"
    assert "of memory" in finished.error["message"]
    assert not [event for event in events if isinstance(event, Phase) and event.phase == "finetune"]


@pytest.mark.slow
def test_memory_that_runs_out_is_said_with_what_to_do(
    tmp_path: Path, tiny_png_dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(learner.Learner, "step", exhausted)
    finished, _ = _train(_request(tiny_png_dataset, tmp_path))
    assert finished.status == "failed"
    assert "not enough memory" in finished.error["message"]
    assert "smaller batch size" in finished.error["hint"]


@pytest.mark.slow
def test_patience_ends_a_training_early_and_members_are_averaged(
    tmp_path: Path, tiny_png_dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = WHOLE.model_copy(update={"epochs": 6, "members": 2, "patience": 1, "learning_rate": 1e-9})
    losses = iter([0.5, 0.4, 0.6, 0.5, 0.7, 0.3, 0.3])

    def canned(logits: Any, labels: Any) -> tuple[float, float]:
        return next(losses, 0.2), 0.5

    monkeypatch.setattr("radiograph_studio.engine.epochs.loss_and_accuracy", canned)
    finished, events = _train(_request(tiny_png_dataset, tmp_path, recipe))

    assert finished.status == "completed"
    points = [(event.member, event.epoch, event.best) for event in events if isinstance(event, Epoch)]
    assert points == [(1, 1, True), (1, 2, True), (1, 3, False), (2, 1, False), (2, 2, False)]
    assert "average" in [event.phase for event in events if isinstance(event, Phase)]


@pytest.mark.slow
def test_epochs_say_how_fast_they_were_and_what_went_most_wrong(trained: Any) -> None:
    epochs = [event for event in trained.events if isinstance(event, Epoch)]
    assert all(epoch.memory and epoch.memory > 10**8 for epoch in epochs)
    assert all(epoch.images_per_second for epoch in epochs[1:])
    for epoch in epochs:
        probabilities = [image.probability for image in epoch.worst]
        assert len(probabilities) == 6
        assert probabilities == sorted(probabilities)
        assert all(Path(image.path).is_file() for image in epoch.worst)
    assert epochs[0].best
    assert np.argmin([epoch.val_loss for epoch in epochs]) == max(i for i, epoch in enumerate(epochs) if epoch.best)


@pytest.mark.slow
def test_the_end_says_what_the_model_gets_most_wrong_with_the_shares_that_it_scores_with(trained: Any) -> None:
    worst = trained.events[-1].worst
    assert len(worst) == 6
    scorer = open_model(trained.model)
    own = {
        str(path): scorer.score(imaging.read(path)).probabilities[path.parent.name]
        for path in sorted((trained.data / "val").rglob("*.png"))
    }
    assert [image.path for image in worst] == sorted(own, key=own.__getitem__)[:6]
    assert [image.probability for image in worst] == pytest.approx(sorted(own.values())[:6], abs=1e-5)

"""Half precision, as on GPUs that gain from it, through whole trainings: here the processor computes in it."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from radiograph_studio import model_file
from radiograph_studio.engine import devices, learner, network
from radiograph_studio.recipe import Control, Epoch, Finished, Preset, preset_recipe
from radiograph_studio.runs import list_runs
from radiograph_studio.workflows.requests import resume_request
from radiograph_studio.workflows.scoring import open_model, score_files
from radiograph_studio.workflows.training import TrainRequest, train


@pytest.fixture
def half(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let trainings compute as on a GPU with tensor cores; returns the types that built networks compute in."""
    computed: list[str] = []
    build = network.build

    def noting(*arguments: Any, **options: Any) -> Any:
        net = build(*arguments, **options)
        computed.extend({layer.compute_dtype for layer in net.whole.layers})
        return net

    monkeypatch.setattr(devices, "compute_dtype", lambda: "mixed_float16")
    monkeypatch.setattr(network, "build", noting)
    return computed


def _request(data: Path, folder: Path, preset: Preset) -> TrainRequest:
    changes = {"image_size": 64, "epochs": 4, "batch_size": 4, "draws": 1}
    recipe = preset_recipe(preset).model_copy(update=changes)
    return TrainRequest(
        train=data / "train",
        validation=data / "val",
        recipe=recipe,
        out=folder / f"{preset}.rsmodel",
        runs_dir=folder / "runs",
    )


def _train(request: TrainRequest) -> tuple[Finished, list[Epoch]]:
    events: list[Any] = []
    finished = train(request, Control(), events.append)
    return finished, [event for event in events if isinstance(event, Epoch)]


@pytest.mark.slow
@pytest.mark.parametrize("preset", ["instant", "balanced"])
def test_a_training_in_half_precision_gives_a_model_for_any_computer(
    tmp_path: Path, tiny_png_dataset: Path, half: list[str], monkeypatch: pytest.MonkeyPatch, preset: Preset
) -> None:
    finished, epochs = _train(_request(tiny_png_dataset, tmp_path, preset))
    assert "float16" in half
    assert (finished.status, finished.metrics["validation"]["accuracy"]) == ("completed", 1.0)
    assert epochs[-1].loss < epochs[0].loss or epochs[-1].loss < 0.05

    # The same model, used where there is no GPU.
    monkeypatch.setattr(devices, "compute_dtype", lambda: "float32")
    weights = model_file.load(Path(finished.model)).weights
    assert {array.dtype for array in weights.values()} == {np.dtype(np.float32)}
    files = sorted((tiny_png_dataset / "val").rglob("*.png"))
    rows: list[Any] = []
    score_files(open_model(Path(finished.model)), files, rows.append)
    assert [row.score.label for row in rows] == [path.parent.name for path in files]


@pytest.mark.slow
def test_a_run_in_half_precision_that_was_cut_off_goes_on_with_its_loss_scale(
    tmp_path: Path, tiny_png_dataset: Path, half: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, whole = _train(_request(tiny_png_dataset, tmp_path / "whole", "balanced"))

    real, steps = learner.Learner.step, [0]

    def breaking(self: learner.Learner, *arguments: Any) -> Any:
        steps[0] += 1
        if steps[0] == 10:  # in the third epoch of four steps each
            raise MemoryError
        return real(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(learner.Learner, "step", breaking)
        broken, _ = _train(_request(tiny_png_dataset, tmp_path / "cut", "balanced"))
    assert broken.status == "failed"
    (run,) = list_runs(tmp_path / "cut" / "runs")
    assert run.resumable

    with monkeypatch.context() as patch:
        patch.setattr(devices, "compute_dtype", lambda: "float32")
        elsewhere = train(resume_request(run), Control(), lambda _: None)
    assert elsewhere.error is not None
    assert "precision" in elsewhere.error["message"]

    (run,) = list_runs(tmp_path / "cut" / "runs")
    finished, again = _train(resume_request(run))
    assert finished.status == "completed"
    assert [each.epoch for each in again] == list(range(5))
    assert [_point(each) for each in again] == [_point(each) for each in whole]
    assert "float16" in half


def _point(epoch: Epoch) -> tuple[object, ...]:
    return (epoch.epoch, epoch.loss, epoch.accuracy, epoch.val_loss, epoch.val_accuracy, epoch.best)

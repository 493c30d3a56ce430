"""The trainer's bookkeeping, with canned validation losses."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from radiograph_studio.datasets import Dataset, Item
from radiograph_studio.engine import trainer
from radiograph_studio.engine.images import Pictures
from radiograph_studio.engine.progress import Progress
from radiograph_studio.errors import TrainingError
from radiograph_studio.recipe import Control, Recipe

LABELS = np.array([0, 1, 0, 1])


@pytest.fixture
def training() -> Any:
    items = tuple(Item(Path(f"{i}.png"), int(label)) for i, label in enumerate(LABELS))
    dataset = Dataset(("a", "b"), items, items)
    progress = Progress({"finetune": 1.0}, Control(), lambda event: None)
    job = trainer._Training(Recipe(), dataset, Control(), lambda event: None, progress)
    job.validation = Pictures(np.zeros((4, 1, 1, 1), np.float32), LABELS, items)
    return job


def _validate(job: Any, epoch: int, margin: float) -> None:
    """End an epoch whose logits favour the right class by ``margin``, with weights that carry the epoch's number."""
    logits = np.zeros((4, 2))
    logits[np.arange(4), LABELS] = margin
    job.net = SimpleNamespace(weights=lambda: {"epoch": np.array(epoch)})
    job._epoch_done("finetune", epoch, 0.5, 0.5, logits)


def test_the_weights_that_are_kept_are_those_with_the_lowest_validation_loss(training: Any) -> None:
    for epoch, margin in enumerate([1.0, 3.0, 2.0, -1.0]):
        _validate(training, epoch, margin)
    loss, epoch, weights = training.best
    assert (epoch, int(weights["epoch"])) == (1, 1)
    assert loss == pytest.approx(np.log1p(np.exp(-3.0)))


def test_a_validation_loss_that_is_no_number_ends_the_training_and_is_never_the_best(training: Any) -> None:
    _validate(training, 0, 1.0)
    with pytest.raises(TrainingError, match="no longer a number in epoch 1"):
        _validate(training, 1, np.nan)
    assert training.best[1] == 0

"""Find a learning rate: a short trial on the user's own images. Nothing of it is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from radiograph_studio.datasets import PARTS, load_dataset
from radiograph_studio.engine.costs import costs
from radiograph_studio.engine.loading import load_tensorflow
from radiograph_studio.language import tr
from radiograph_studio.recipe import Control, Phase, Sink
from radiograph_studio.workflows.requests import TrainRequest

if TYPE_CHECKING:
    from radiograph_studio.engine.rate_trial import RateTrial


@dataclass(frozen=True, slots=True)
class RateCurve:
    """Smoothed losses by learning rate, both rising in rate; ``suggestion`` is None where the losses do not say."""

    rates: tuple[float, ...]
    losses: tuple[float, ...]
    suggestion: float | None


def find_learning_rate(request: TrainRequest, control: Control, sink: Sink) -> RateCurve:
    """Try rising learning rates on the training images of ``request``; ``sink`` hears `Phase` and `Batch` events.

    Raises:
        Cancelled: the user cancelled.
        RadiographStudioError: what a training would end with, too.
    """
    sink(Phase(phase="reading", message=tr("Looking through the folders")))
    dataset = load_dataset(
        request.train, request.validation, None, seed=request.recipe.seed, checkpoint=control.checkpoint
    )
    sink(Phase(phase="tensorflow", message=tr("Starting TensorFlow")))
    load_tensorflow()
    from radiograph_studio.engine import rate_finder, rate_trial
    from radiograph_studio.engine.progress import Progress

    plan = costs(request.recipe, {part: len(dataset.part(part)) for part in PARTS})
    progress = Progress(plan, control, sink)
    trial: RateTrial = rate_trial.try_rates(request.recipe, dataset, control, sink, progress)
    known = np.isfinite(trial.losses)  # the last one may be no number, and no curve can show that
    smooth = rate_finder.smoothed(trial.losses[known])
    return RateCurve(_floats(trial.rates[known]), _floats(smooth), rate_finder.suggestion(trial.rates, trial.losses))


def _floats(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(float(value) for value in values)

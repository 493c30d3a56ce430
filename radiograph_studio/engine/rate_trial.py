"""Tries learning rates on the network that a recipe would train."""

from dataclasses import dataclass

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from radiograph_studio.datasets.dataset import Dataset
from radiograph_studio.engine import rate_finder
from radiograph_studio.engine.epochs import random_numbers
from radiograph_studio.engine.feature_cache import FeatureCache
from radiograph_studio.engine.groundwork import Groundwork, lack_of_memory_said
from radiograph_studio.engine.job import Job
from radiograph_studio.engine.progress import Progress
from radiograph_studio.language import tr
from radiograph_studio.recipe import Control, Recipe, Sink


@dataclass(frozen=True, slots=True)
class RateTrial:
    """Learning rates, (n,), rising, with the loss of the batch that each was tried on."""

    rates: NDArray[np.float64]
    losses: NDArray[np.float64]


def try_rates(recipe: Recipe, dataset: Dataset, control: Control, sink: Sink, progress: Progress) -> RateTrial:
    """Train for some steps with a rate that rises with each, and return what it did to the loss.

    Raises as `train_network` does.
    """
    keras.utils.set_random_seed(recipe.seed)
    job = Job(recipe, dataset, control, sink, progress)
    with lack_of_memory_said(), FeatureCache() as cache:
        return _tried(job, cache)


def _tried(job: Job, cache: FeatureCache) -> RateTrial:
    ground = Groundwork(job)
    ground.lay(cache)
    ground.changing_layers()
    if job.uses_solver or job.head_only:
        ground.look()
    if job.uses_solver and not job.head_only:
        ground.solve()
    learner = ground.learner(ground.net.head if job.head_only else ground.net.whole)
    rates = rate_finder.rates()
    losses: list[float] = []
    job.progress.begin("finetune", tr("Trying learning rates"), len(rates))
    rng = random_numbers(job.recipe.seed, 0)
    size = min(job.recipe.batch_size, len(ground.train))
    for rate in rates:
        chosen = rng.choice(len(ground.train), size, replace=False)
        pictures = ground.features[chosen] if job.head_only else tf.constant(ground.train.values[chosen])
        losses.append(learner.step(pictures, ground.train.labels[chosen], float(rate))[0])
        job.progress.step(loss=losses[-1])
        if job.control.stopping or rate_finder.exploded(np.array(losses)):
            break
    return RateTrial(rates[: len(losses)], np.array(losses))

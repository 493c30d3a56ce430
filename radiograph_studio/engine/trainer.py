"""One training: dataset and recipe in, network out. Says what it does through events; ends where the user wants.

The presets share one road: read the pictures, build the network, find the head with the solver where the backbone is
pretrained, train (the head on cached features, or the network itself, once or as several members whose weights are
averaged), keep the weights with the lowest validation loss.
"""

from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Literal

import keras
import numpy as np
from numpy.typing import NDArray

from radiograph_studio.datasets.dataset import Dataset
from radiograph_studio.engine import augmentation, checkpoint, devices
from radiograph_studio.engine.checkpoint import Arrays, CheckpointWriter, ungroup
from radiograph_studio.engine.costs import caution_on_batches
from radiograph_studio.engine.course import Best, Course, average
from radiograph_studio.engine.epochs import EpochLoop, NotANumberError, TrainedEpoch, data_digest, random_numbers
from radiograph_studio.engine.feature_cache import FeatureCache
from radiograph_studio.engine.features import Rows
from radiograph_studio.engine.groundwork import Groundwork, lack_of_memory_said
from radiograph_studio.engine.images import Pictures
from radiograph_studio.engine.job import Beginning, Job
from radiograph_studio.engine.learner import Learner, Schedule, loss_and_accuracy
from radiograph_studio.engine.network import Blueprint
from radiograph_studio.engine.predictor import Predictor
from radiograph_studio.engine.progress import Progress
from radiograph_studio.errors import TrainingError
from radiograph_studio.imaging import InputSpec
from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import Control, Phase, Recipe, Sink, Warn

_SCRATCH = mark(
    "Training from scratch on {number} images: without pretrained weights this needs thousands of images to learn "
    "much, and the validation figures stay near chance for the first epochs."
)


@dataclass(frozen=True, slots=True)
class Trained:
    """What a training gives. Logits are (n, classes), features (n, features), of pictures as they are."""

    status: Literal["completed", "stopped"]
    blueprint: Blueprint
    spec: InputSpec
    weights: Arrays
    predictor: Predictor
    train: Pictures
    train_features: Rows
    train_logits: NDArray[np.float64]
    validation: Pictures
    validation_logits: NDArray[np.float64]
    seconds_first_validation: float


def train_network(
    recipe: Recipe,
    dataset: Dataset,
    control: Control,
    sink: Sink,
    progress: Progress,
    beginning: Beginning | None = None,
    on_devices: devices.Devices = "one",
) -> Trained:
    """Train ``recipe`` on ``dataset``.

    Raises:
        Cancelled: the user cancelled.
        TrainingError: no picture of a class could be read, the loss is no number, memory ran out, the data are not
            those that the training to resume began with.
        WeightsError: the recipe asks for ImageNet weights that are not there.
    """
    keras.utils.set_random_seed(recipe.seed)
    job = Job(recipe, dataset, control, sink, progress, beginning or Beginning(), on_devices)
    with lack_of_memory_said():
        return _Training(job).run()


class _Training:
    """The state of one training; each method is one stretch of it."""

    def __init__(self, job: Job) -> None:
        self.job, self.recipe, self.control, self.progress = job, job.recipe, job.control, job.progress
        self.ground = Groundwork(job)
        self.stored = self._stored_state()

    def run(self) -> Trained:
        with ExitStack() as stack:
            ground = self.ground
            ground.lay(stack.enter_context(FeatureCache()))
            self.net = ground.net
            writer = stack.enter_context(CheckpointWriter(self.job.beginning.checkpoint))
            spread = ground.strategy is not None
            self.loop = EpochLoop(
                self.job,
                self.net,
                ground.train,
                ground.validation,
                self._course(),
                writer,
                eyes=ground.eyes,
                spread=spread,
            )
            self.loop.changing = ground.changing_layers()
            self._begin()
            try:
                self._learn()
            except NotANumberError as error:
                self._keep_what_was_learned(error)
            return self._result()

    # The beginning: the solver's head, the weights of a finished training, or the state of one that was cut off.

    def _stored_state(self) -> tuple[dict[str, Any], Arrays] | None:
        beginning = self.job.beginning
        if not (beginning.resume and beginning.checkpoint):
            return None
        stored = checkpoint.read(beginning.checkpoint)
        if stored is not None and stored[0]["data"] != data_digest(self.job):
            raise TrainingError(
                tr("The radiographs are not those that this training began with."),
                tr("Put the files back, or train again with the same settings."),
            )
        return stored

    def _course(self) -> Course:
        if self.stored is None:
            return Course(self.recipe.patience)
        return Course.restored(self.recipe.patience, *self.stored)

    def _begin(self) -> None:
        beginning = self.job.beginning
        if beginning.weights is not None:
            self.net.set_weights(beginning.weights)
        if self.job.uses_solver or self.job.head_only:
            self.ground.look()
        start: Best | None = None
        if self.job.uses_solver:
            start = self._solve()
        elif beginning.weights is not None:
            # Where no epoch is better, the weights stay as they were.
            loss, _ = loss_and_accuracy(self.ground.validate(), self.ground.validation.labels)
            start = Best(loss, 0, self.loop.snapshot())
        if self.stored is not None:
            self.progress.add_seconds(float(self.stored[0]["seconds"]))
        elif start is not None and not self.job.uses_solver:
            self.loop.course.validated(start.loss, 0, start.weights)
        self.start, self.start_best = self.net.weights(), start

    def _solve(self) -> Best:
        """Find the head on the features of the pictures as they are; the first point of the curves."""
        self.progress.begin("solver", tr("Finding the head"), 1)
        self.ground.solve()
        logits = self.ground.head_logits(self.ground.validation_features)
        if self.stored is None:
            loss, accuracy = loss_and_accuracy(self.ground.head_logits(self.ground.features), self.ground.train.labels)
            self.loop.report("solver", 0, TrainedEpoch(loss, accuracy), logits)
        self.progress.step()
        return Best(loss_and_accuracy(logits, self.ground.validation.labels)[0], 0, self.loop.snapshot())

    # The learning.

    def _learn(self) -> None:
        # Who stops before the first epoch keeps what there is; where there is nothing, a single batch is trained.
        if self.control.stopping and self.loop.course.best is not None:
            return
        caution = caution_on_batches(self.recipe, len(self.ground.train))
        if self.stored is None and caution:
            self.job.sink(Warn(message=caution))
        if self.job.head_only:
            self._train_head()
        else:
            self._finetune()

    def _train_head(self) -> None:
        """Preset `instant`: a head trained in epochs on cached features of augmented draws."""
        draws = self._draws()
        if draws is None:
            return
        self.job.sink(Phase(phase="head", message=tr("Training the head")))
        if self.job.beginning.weights is None:
            logits = self.net.head.get_layer("logits")
            logits.set_weights([np.zeros_like(weights) for weights in logits.get_weights()])
        learner = self.ground.learner(self.net.head)
        schedule = self._schedule(constant=True)

        def batch(chosen: NDArray[np.int64], _: augmentation.Draw, rng: np.random.Generator) -> Any:
            return draws[rng.integers(len(draws), size=len(chosen)), chosen]

        self._restore(learner)
        self.loop.run("head", learner, schedule, batch, self.ground.validate, report_steps=False)

    def _draws(self) -> Rows | None:
        """Return the features as they are and of augmented draws, (draws + 1, n, features); None after a stop."""
        recipe, count = self.recipe, len(self.ground.train)
        message = tr("Looking at {number} augmented draws", number=recipe.draws)
        self.progress.begin("head", message, count * recipe.draws)
        draws = [self.ground.features]
        for index in range(1, recipe.draws + 1):
            draw = self.loop.draw(random_numbers(recipe.seed, index))
            features = self.ground.extractor(
                self.ground.train.values, self.progress.step, draw, lambda: self.control.stopping
            )
            if features is None:
                return None
            draws.append(features)
        return np.stack(draws)

    def _finetune(self) -> None:
        """All other presets: the network itself learns, once for each member."""
        if not self.job.pretrained and self.job.beginning.weights is None:
            self.job.sink(Warn(message=tr(_SCRATCH, number=len(self.ground.train))))
        course, recipe = self.loop.course, self.recipe
        learner = self.ground.learner(self.net.whole)
        schedule = self._schedule(constant=recipe.preset == "paper")
        steps = self._steps_per_epoch() * recipe.epochs * recipe.members
        self.progress.begin("finetune", tr("Training the network"), steps)
        self._restore(learner)
        while True:
            self.progress.skip_to(self._steps_per_epoch() * (recipe.epochs * (course.member - 1) + course.epoch))
            self.loop.run("finetune", learner, schedule, self.ground.augmented, self.ground.validate)
            if course.member == recipe.members or self.control.stopping:
                return
            course.next_member(self.start_best)
            self.net.set_weights(self.start)
            learner.reset()

    def _restore(self, learner: Learner) -> None:
        """Put weights and optimiser where they were when the training was cut off."""
        if self.stored is None:
            return
        meta, arrays = self.stored
        if meta["eyes"] != self.ground.eyes:
            raise TrainingError(
                tr(
                    "This computer's ImageNet weights, or the precision it computes in, are not those that this "
                    "training began with."
                ),
                tr("Put the weights back, or train again with the same settings."),
            )
        self.net.set_weights(self.start | ungroup(meta["current"], arrays))
        learner.restore(meta["steps"], list(ungroup("optimizer", arrays).values()))

    def _steps_per_epoch(self) -> int:
        return -(-len(self.ground.train) // self.recipe.batch_size)

    def _schedule(self, *, constant: bool) -> Schedule:
        return Schedule(self.recipe.learning_rate, self._steps_per_epoch() * self.recipe.epochs, constant)

    # The end.

    def _keep_what_was_learned(self, error: NotANumberError) -> None:
        if not self.loop.course.candidates():
            raise error
        self.job.sink(Warn(message=tr("{error} The best weights before that are kept.", error=error)))
        self.control.stop()

    def _result(self) -> Trained:
        best = self._best()
        weights = self.start | best.weights
        self.net.set_weights(weights)
        total = len(self.ground.train) + len(self.ground.validation)
        self.progress.begin("saving", tr("Looking at every radiograph with the best weights"), total)
        if self.job.head_only:
            train_features, train_logits = self.ground.features, self.ground.head_logits(self.ground.features)
            validation_logits = self.ground.head_logits(self.ground.validation_features)
        else:
            train_logits, train_features = self.ground.predictor(self.ground.train.values, self.progress.step)
            validation_logits, _ = self.ground.predictor(self.ground.validation.values, self.progress.step)
        return Trained(
            status="stopped" if self.control.stopping else "completed",
            blueprint=self.net.blueprint,
            spec=self.ground.spec,
            weights=weights,
            predictor=self.ground.predictor,
            train=self.ground.train,
            train_features=train_features,
            train_logits=train_logits,
            validation=self.ground.validation,
            validation_logits=validation_logits,
            seconds_first_validation=self.loop.course.first_validation or self.progress.seconds,
        )

    def _best(self) -> Best:
        """Return the best weights: of several members their average, where that is at least as good as each."""
        candidates = self.loop.course.candidates()
        best = min(candidates, key=lambda each: each.loss)
        if len(candidates) < 2:
            return best
        message = tr("Averaging {number} networks", number=len(candidates))
        self.progress.begin("average", message, len(self.ground.validation))
        mean = average([each.weights for each in candidates])
        self.net.set_weights(self.start | mean)
        logits, _ = self.ground.predictor(self.ground.validation.values, self.progress.step)
        loss, _ = loss_and_accuracy(logits, self.ground.validation.labels)
        return Best(loss, best.epoch, mean) if loss <= best.loss else best

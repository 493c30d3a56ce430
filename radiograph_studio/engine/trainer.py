"""One training: dataset and recipe in, network out. Says what it does through events; ends where the user wants.

The presets share one road: read the pictures, build the network, find the head with the solver where the backbone is
pretrained, train (the head on cached features, or the network itself, once or as several members whose weights are
averaged), keep the weights with the lowest validation loss.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Literal

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from radiograph_studio.datasets.dataset import Dataset
from radiograph_studio.engine import augmentation, backbones, catalogue, checkpoint, devices, network
from radiograph_studio.engine.checkpoint import Arrays, CheckpointWriter, ungroup
from radiograph_studio.engine.course import Best, Course, average
from radiograph_studio.engine.epochs import EpochLoop, NotANumberError, data_digest, random_numbers
from radiograph_studio.engine.feature_cache import FeatureCache
from radiograph_studio.engine.features import Extractor, Rows
from radiograph_studio.engine.images import Pictures, load_pictures
from radiograph_studio.engine.job import Beginning, Job
from radiograph_studio.engine.learner import Learner, Schedule, loss_and_accuracy, weights_of_classes
from radiograph_studio.engine.network import Blueprint, Network
from radiograph_studio.engine.predictor import Predictor
from radiograph_studio.engine.progress import Progress
from radiograph_studio.engine.solver import load_solver, solve_head
from radiograph_studio.errors import TrainingError
from radiograph_studio.imaging import InputSpec
from radiograph_studio.recipe import Control, Recipe, Sink, Warn

_SCRATCH = (
    "Training from scratch on {} images: without pretrained weights this needs thousands of images to learn much, and "
    "the validation figures stay near chance for the first epochs."
)
_ALIKE = (
    "All training radiographs look the same to the network: there is nothing to tell the classes apart by. Check "
    "that the folders hold the images you meant."
)
_IMBALANCED = (
    "“{most}” has {ratio:.1f} times as many training images as “{least}”: errors on the rarer class count for more, so "
    "that it is not overlooked. Class weights can be switched off in the settings."
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
    best_epoch: int
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
    try:
        return _Training(job).run()
    except (tf.errors.ResourceExhaustedError, MemoryError) as error:
        raise TrainingError(
            "There is not enough memory for this training.", "Choose a smaller batch size, or train on fewer images."
        ) from error


class _Training:
    """The state of one training; each method is one stretch of it."""

    def __init__(self, job: Job) -> None:
        self.job, self.recipe, self.control, self.progress = job, job.recipe, job.control, job.progress
        self.spec = network.input_spec(job.recipe)
        self.strategy = devices.strategy(job.devices)
        if job.devices == "all" and self.strategy is None:
            job.sink(Warn(message="There is only one device here: the training runs on that one."))
        self.stored = self._stored_state()

    def run(self) -> Trained:
        with ExitStack() as stack:
            self._get_ready()
            self.cache = stack.enter_context(FeatureCache())
            writer = stack.enter_context(CheckpointWriter(self.job.beginning.checkpoint))
            self.extractor = Extractor(self.predictor, self.cache, self._eyes())
            self.loop = EpochLoop(self.job, self.net, self.train, self.validation, self._course(), writer)
            self.loop.changing = self._changing_layers()
            self._begin()
            try:
                self._learn()
            except NotANumberError as error:
                self._keep_what_was_learned(error)
            return self._result()

    def _get_ready(self) -> None:
        # The network is built beside the reading: one waits for the disk, the other for the interpreter.
        with ThreadPoolExecutor(1, thread_name_prefix="build") as builder:
            building = builder.submit(self._build)
            solver_loading = builder.submit(load_solver) if self.job.uses_solver else None
            self.train, self.validation = self._read()
            self.progress.begin("weights", "Building the network", 1)
            self.net, self.predictor = building.result()
            if solver_loading:
                solver_loading.result()
            self.progress.step()

    def _read(self) -> tuple[Pictures, Pictures]:
        dataset = self.job.dataset
        total = len(dataset.train) + len(dataset.validation)
        self.progress.begin("reading", f"Reading {total} radiographs", total)
        train = load_pictures(dataset.train, self.spec, self.progress.step)
        validation = load_pictures(dataset.validation, self.spec, self.progress.step)
        for name, pictures in (("training", train), ("validation", validation)):
            self._say_unread(name, pictures)
        missing = [name for i, name in enumerate(dataset.classes) if not (train.labels == i).any()]
        if missing:
            raise TrainingError(
                f"No training radiograph of “{missing[0]}” can be read.", "Check the files of that folder."
            )
        if not len(validation):
            raise TrainingError("No validation radiograph can be read.", "Check the files of the validation folder.")
        self.class_weights = self._class_weights(train)
        return train, validation

    def _say_unread(self, name: str, pictures: Pictures) -> None:
        if pictures.failed:
            files = tuple(path.name for path, _ in pictures.failed)
            count = len(files)
            noun = "file" if count == 1 else "files"
            self.job.sink(Warn(message=f"{count} {name} {noun} left out: {pictures.failed[0][1].message}", files=files))

    def _class_weights(self, train: Pictures) -> NDArray[np.float32] | None:
        classes = self.job.dataset.classes
        weights = weights_of_classes(train.labels, len(classes), self.recipe.class_weights)
        if weights is not None:
            counts = np.bincount(train.labels)
            most, least = int(counts.argmax()), int(counts.argmin())
            ratio = counts[most] / counts[least]
            self.job.sink(Warn(message=_IMBALANCED.format(most=classes[most], least=classes[least], ratio=ratio)))
        return weights

    def _build(self) -> tuple[Network, Predictor]:
        blueprint = Blueprint.of(self.recipe, len(self.job.dataset.classes), self.spec)
        with devices.placed(self.strategy), network.computing_in(devices.compute_dtype()):
            net = network.build(blueprint)
        if self.job.pretrained and self.job.beginning.weights is None:
            network.load_imagenet(net)
        return net, Predictor(net)

    def _eyes(self) -> str:
        entry = catalogue.backbone(self.recipe.backbone)
        digest = backbones.weights_digest(entry) if self.job.pretrained else ""
        return f"{entry.id} {digest} {entry.taps} {self.spec.model_dump_json()}"

    def _changing_layers(self) -> frozenset[int]:
        """Freeze what the recipe leaves as it is; return the places of the layers whose weights may change."""
        job, net = self.job, self.net
        if job.head_only:
            learning = {id(layer) for layer in net.head.layers}
        else:
            if job.pretrained and self.recipe.preset != "paper":
                network.freeze(net, below=catalogue.backbone(self.recipe.backbone).first_tuned)
            # A batch norm in training mode changes its statistics, which are no trainable weights.
            learning = {id(layer) for layer in net.whole.layers if layer.trainable}
        return frozenset(place for place, layer in enumerate(net.whole.layers) if id(layer) in learning)

    # The beginning: the solver's head, the weights of a finished training, or the state of one that was cut off.

    def _stored_state(self) -> tuple[dict[str, Any], Arrays] | None:
        beginning = self.job.beginning
        if not (beginning.resume and beginning.checkpoint):
            return None
        stored = checkpoint.read(beginning.checkpoint)
        if stored is not None and stored[0]["data"] != data_digest(self.job):
            raise TrainingError(
                "The radiographs are not those that this training began with.",
                "Put the files back, or train again with the same settings.",
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
            self._look()
        start: Best | None = None
        if self.job.uses_solver:
            start = self._solve()
        elif beginning.weights is not None:
            # Where no epoch is better, the weights stay as they were.
            loss, _ = loss_and_accuracy(self._validate(), self.validation.labels)
            start = Best(loss, 0, self.loop.snapshot())
        if self.stored is not None:
            self.progress.add_seconds(float(self.stored[0]["seconds"]))
        elif start is not None:
            self.loop.course.validated(start.loss, 0, start.weights)
        self.start, self.start_best = self.net.weights(), start

    def _look(self) -> None:
        """Get the features of the pictures as they are."""
        self.progress.begin("features", "Looking at every radiograph once", len(self.train) + len(self.validation))
        features = self.extractor(self.train.values, self.progress.step)
        validation_features = self.extractor(self.validation.values, self.progress.step)
        assert features is not None
        assert validation_features is not None
        self.features, self.validation_features = features, validation_features
        if len(features) > 1 and np.ptp(features, axis=0).max() == 0:
            self.job.sink(Warn(message=_ALIKE))

    def _solve(self) -> Best:
        """Find the head on the features of the pictures as they are; the first point of the curves."""
        self.progress.begin("solver", "Finding the head", 1)
        solution = solve_head(self.features, self.train.labels, network.STANDARD_EPSILON, self.class_weights)
        self.net.set_head_standard(solution.mean, solution.variance)
        self.net.set_head_solution(solution.kernel, solution.bias)
        logits = self._head_logits(self.validation_features)
        if self.stored is None:
            loss, accuracy = loss_and_accuracy(self._head_logits(self.features), self.train.labels)
            self.loop.report("solver", 0, loss, accuracy, logits)
        self.progress.step()
        return Best(loss_and_accuracy(logits, self.validation.labels)[0], 0, self.loop.snapshot())

    def _head_logits(self, features: Rows) -> NDArray[np.float64]:
        return network.class_logits(self.net.head(tf.constant(features), training=False).numpy())

    def _validate(self) -> NDArray[np.float64]:
        if self.job.head_only:
            return self._head_logits(self.validation_features)
        return self.predictor(self.validation.values, self.job.tick)[0]

    # The learning.

    def _learn(self) -> None:
        # Who stops before the first epoch keeps what there is; where there is nothing, a single batch is trained.
        if self.control.stopping and self.loop.course.best is not None:
            return
        if self.job.head_only:
            self._train_head()
        else:
            self._finetune()

    def _train_head(self) -> None:
        """Preset `instant`: a head trained in epochs on cached features of augmented draws."""
        draws = self._draws()
        if draws is None:
            return
        if self.job.beginning.weights is None:
            logits = self.net.head.get_layer("logits")
            logits.set_weights([np.zeros_like(weights) for weights in logits.get_weights()])
        learner = self._learner(self.net.head)
        schedule = self._schedule(constant=True)

        def batch(chosen: NDArray[np.int64], _: augmentation.Draw, rng: np.random.Generator) -> Any:
            return draws[rng.integers(len(draws), size=len(chosen)), chosen]

        self._restore(learner)
        self.loop.run("head", learner, schedule, batch, self._validate, report_steps=False)

    def _draws(self) -> Rows | None:
        """Return the features as they are and of augmented draws, (draws + 1, n, features); None after a stop."""
        recipe, count = self.recipe, len(self.train)
        self.progress.begin("head", f"Looking at {recipe.draws} augmented draws", count * recipe.draws)
        draws = [self.features]
        for index in range(1, recipe.draws + 1):
            draw = self.loop.draw(random_numbers(recipe.seed, index))
            features = self.extractor(self.train.values, self.progress.step, draw, lambda: self.control.stopping)
            if features is None:
                return None
            draws.append(features)
        return np.stack(draws)

    def _finetune(self) -> None:
        """All other presets: the network itself learns, once for each member."""
        if not self.job.pretrained and self.job.beginning.weights is None:
            self.job.sink(Warn(message=_SCRATCH.format(len(self.train))))
        course, recipe = self.loop.course, self.recipe
        learner = self._learner(self.net.whole)
        schedule = self._schedule(constant=recipe.preset == "paper")
        self.progress.begin(
            "finetune", "Training the network", self._steps_per_epoch() * recipe.epochs * recipe.members
        )
        self._restore(learner)
        while True:
            self.progress.skip_to(self._steps_per_epoch() * (recipe.epochs * (course.member - 1) + course.epoch))
            self.loop.run("finetune", learner, schedule, self._augmented, self._validate)
            if course.member == recipe.members or self.control.stopping:
                return
            course.next_member(self.start_best)
            self.net.set_weights(self.start)
            learner.reset()

    def _augmented(self, chosen: NDArray[np.int64], draw: augmentation.Draw, _: np.random.Generator) -> Any:
        pictures = tf.constant(self.train.values[chosen])
        return pictures if self.recipe.augmentation.is_identity else augmentation.apply(pictures, draw[chosen])

    def _learner(self, model: keras.Model) -> Learner:
        return Learner(
            model,
            model.trainable_variables,
            class_weights=self.class_weights,
            label_smoothing=self.recipe.label_smoothing,
            strategy=self.strategy,
        )

    def _restore(self, learner: Learner) -> None:
        """Put weights and optimiser where they were when the training was cut off."""
        if self.stored is None:
            return
        meta, arrays = self.stored
        self.net.set_weights(self.start | ungroup("current", arrays))
        learner.restore(meta["steps"], list(ungroup("optimizer", arrays).values()))

    def _steps_per_epoch(self) -> int:
        return -(-len(self.train) // self.recipe.batch_size)

    def _schedule(self, *, constant: bool) -> Schedule:
        return Schedule(self.recipe.learning_rate, self._steps_per_epoch() * self.recipe.epochs, constant)

    # The end.

    def _keep_what_was_learned(self, error: NotANumberError) -> None:
        if not self.loop.course.candidates():
            raise error
        self.job.sink(Warn(message=f"{error} The best weights before that are kept."))
        self.control.stop()

    def _result(self) -> Trained:
        best = self._best()
        weights = self.start | best.weights
        self.net.set_weights(weights)
        total = len(self.train) + len(self.validation)
        self.progress.begin("saving", "Looking at every radiograph with the best weights", total)
        if self.job.head_only:
            train_features, train_logits = self.features, self._head_logits(self.features)
            validation_logits = self._head_logits(self.validation_features)
        else:
            train_logits, train_features = self.predictor(self.train.values, self.progress.step)
            validation_logits, _ = self.predictor(self.validation.values, self.progress.step)
        return Trained(
            status="stopped" if self.control.stopping else "completed",
            blueprint=self.net.blueprint,
            spec=self.spec,
            weights=weights,
            predictor=self.predictor,
            train=self.train,
            train_features=train_features,
            train_logits=train_logits,
            validation=self.validation,
            validation_logits=validation_logits,
            best_epoch=best.epoch,
            seconds_first_validation=self.loop.course.first_validation or self.progress.seconds,
        )

    def _best(self) -> Best:
        """Return the best weights: of several members their average, where that is at least as good as each."""
        candidates = self.loop.course.candidates()
        best = min(candidates, key=lambda each: each.loss)
        if len(candidates) < 2:
            return best
        self.progress.begin("average", f"Averaging {len(candidates)} networks", len(self.validation))
        mean = average([each.weights for each in candidates])
        self.net.set_weights(self.start | mean)
        logits, _ = self.predictor(self.validation.values, self.progress.step)
        loss, _ = loss_and_accuracy(logits, self.validation.labels)
        return Best(loss, best.epoch, mean) if loss <= best.loss else best

"""One training: dataset and recipe in, network out. Says what it does through events; ends where the user wants.

The presets share one road: read the pictures, build the network, find the head with the solver where the backbone is
pretrained, train (the head on cached features, or the network itself), keep the weights with the lowest validation
loss.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from radiograph_studio.datasets.dataset import Dataset
from radiograph_studio.engine import augmentation, network
from radiograph_studio.engine.augmentation import Draw
from radiograph_studio.engine.images import Pictures, load_pictures
from radiograph_studio.engine.learner import Learner, Schedule, loss_and_accuracy
from radiograph_studio.engine.network import Blueprint, Network
from radiograph_studio.engine.predictor import BATCH, Predictor
from radiograph_studio.engine.progress import Progress
from radiograph_studio.engine.solver import load_solver, solve_head
from radiograph_studio.errors import TrainingError
from radiograph_studio.evaluation import accuracy_interval
from radiograph_studio.imaging import InputSpec
from radiograph_studio.recipe import Control, Epoch, PhaseName, Recipe, Sink, Warn

# Fine-tuning a pretrained network leaves everything below this layer as it is.
_FIRST_TUNED = {"efficientnet-lite0": "block5_expand_conv"}

_SCRATCH = (
    "Training from scratch on {} images: without pretrained weights this needs thousands of images to learn much, and "
    "the validation figures stay near chance for the first epochs."
)


@dataclass(frozen=True, slots=True)
class Trained:
    """What a training gives. Logits are (n, classes), features (n, features), of pictures as they are."""

    status: Literal["completed", "stopped"]
    blueprint: Blueprint
    spec: InputSpec
    weights: dict[str, NDArray[Any]]
    predictor: Predictor
    train: Pictures
    train_features: NDArray[np.float32]
    train_logits: NDArray[np.float64]
    validation: Pictures
    validation_logits: NDArray[np.float64]
    best_epoch: int
    seconds_first_validation: float


def train_network(recipe: Recipe, dataset: Dataset, control: Control, sink: Sink, progress: Progress) -> Trained:
    """Train ``recipe`` on ``dataset``.

    Raises:
        Cancelled: the user cancelled.
        TrainingError: no picture of a class could be read, the loss is no number, memory ran out.
        WeightsError: the recipe asks for ImageNet weights that are not there.
    """
    keras.utils.set_random_seed(recipe.seed)
    try:
        return _Training(recipe, dataset, control, sink, progress).run()
    except (tf.errors.ResourceExhaustedError, MemoryError) as error:
        raise TrainingError(
            "There is not enough memory for this training.", "Choose a smaller batch size, or train on fewer images."
        ) from error


class _Training:
    """The state of one training; each method is one stretch of it."""

    def __init__(self, recipe: Recipe, dataset: Dataset, control: Control, sink: Sink, progress: Progress) -> None:
        self.recipe, self.dataset, self.control, self.sink, self.progress = (
            recipe,
            dataset,
            control,
            sink,
            progress,
        )
        self.spec = network.input_spec(recipe)
        self.pretrained = recipe.weights == "imagenet"
        self.uses_solver = self.pretrained and recipe.preset != "paper"
        self.first_validation: float | None = None
        self.best: tuple[float, int, dict[str, NDArray[Any]]] | None = None

    def run(self) -> Trained:
        # The network is built beside the reading: one waits for the disk, the other for the interpreter.
        with ThreadPoolExecutor(1, thread_name_prefix="build") as builder:
            building = builder.submit(self._build)
            solver_loading = builder.submit(load_solver) if self.uses_solver else None
            self.train, self.validation = self._read()
            self.progress.begin("weights", "Building the network", 1)
            self.net, self.predictor = building.result()
            self.progress.step()
            if solver_loading:
                self._solve(solver_loading.result)
        # Who stops before the first epoch keeps the solver's head; without one, a single batch is trained.
        if not (self.uses_solver and self.control.stopping):
            self._train_head() if self.recipe.preset == "instant" else self._finetune()
        return self._result()

    def _read(self) -> tuple[Pictures, Pictures]:
        dataset = self.dataset
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
        return train, validation

    def _say_unread(self, name: str, pictures: Pictures) -> None:
        if pictures.failed:
            files = tuple(path.name for path, _ in pictures.failed)
            count = len(files)
            noun = "file" if count == 1 else "files"
            self.sink(Warn(message=f"{count} {name} {noun} left out: {pictures.failed[0][1].message}", files=files))

    def _build(self) -> tuple[Network, Predictor]:
        net = network.build(Blueprint.of(self.recipe, len(self.dataset.classes), self.spec))
        if self.pretrained:
            network.load_imagenet(net)
        return net, Predictor(net)

    def _solve(self, solver_loaded: Callable[[], object]) -> None:
        """Find the head on the features of the pictures as they are; the first point of the curves."""
        self.progress.begin("features", "Looking at every radiograph once", self._pictures())
        _, features = self.predictor(self.train.values, self.progress.step)
        _, validation_features = self.predictor(self.validation.values, self.progress.step)
        self.progress.begin("solver", "Finding the head", 1)
        solver_loaded()
        solution = solve_head(features, self.train.labels, network.STANDARD_EPSILON)
        self.net.set_head_standard(solution.mean, solution.variance)
        self.net.set_head_solution(solution.kernel, solution.bias)
        head = self._head_logits
        loss, accuracy = loss_and_accuracy(head(features), self.train.labels)
        self._epoch_done("solver", 0, loss, accuracy, head(validation_features))
        self.progress.step()
        self.validation_features, self.plain_features = validation_features, features

    def _head_logits(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        return network.class_logits(self.net.head(tf.constant(features), training=False).numpy())

    def _train_head(self) -> None:
        """Preset `instant`: a head trained in epochs on cached features of augmented draws."""
        recipe, count = self.recipe, len(self.train)
        self.progress.begin("head", f"Looking at {recipe.draws} augmented draws", count * recipe.draws)
        draws = [self.plain_features]
        for draw in range(1, recipe.draws + 1):
            features = self._draw_features(draw)
            if features is None:
                return
            draws.append(features)
        cached = np.stack(draws)
        self.net.head.get_layer("logits").set_weights(
            [np.zeros_like(weights) for weights in self.net.head.get_layer("logits").get_weights()]
        )
        learner = Learner(self.net.head, self.net.head.trainable_variables, self._schedule(constant=True))

        def batch(chosen: NDArray[np.int64], _: Draw, rng: np.random.Generator) -> Any:
            return cached[rng.integers(len(cached), size=len(chosen)), chosen]

        self._epochs("head", learner, batch, lambda: self._head_logits(self.validation_features), report_steps=False)

    def _draw_features(self, draw: int) -> NDArray[np.float32] | None:
        """Return the features of one augmented draw of every training picture; None where the user stops."""
        rng = np.random.default_rng([self.recipe.seed, draw])
        drawn = self._draw(rng)
        features = []
        for start in range(0, len(self.train), BATCH):
            if self.control.stopping:
                return None
            part = slice(start, start + BATCH)
            pictures = self._augmented(np.arange(len(self.train))[part], drawn[part])
            features.append(self.predictor(np.asarray(pictures), self.progress.step)[1])
        return np.concatenate(features)

    def _finetune(self) -> None:
        """Presets `balanced` and `paper`: the network itself learns."""
        recipe = self.recipe
        if not self.pretrained:
            self.sink(Warn(message=_SCRATCH.format(len(self.train))))
        if self.uses_solver:
            network.freeze(self.net, below=_FIRST_TUNED.get(recipe.backbone))
        schedule = self._schedule(constant=recipe.preset == "paper")
        learner = Learner(self.net.whole, self.net.whole.trainable_variables, schedule)
        steps = self._steps_per_epoch() * recipe.epochs
        self.progress.begin("finetune", "Training the network", steps)

        def batch(chosen: NDArray[np.int64], drawn: Draw, _: np.random.Generator) -> Any:
            return self._augmented(chosen, drawn[chosen])

        self._epochs("finetune", learner, batch, lambda: self.predictor(self.validation.values, self._tick)[0])

    def _epochs(
        self,
        phase: PhaseName,
        learner: Learner,
        batch: Callable[[NDArray[np.int64], Draw, np.random.Generator], Any],
        validate: Callable[[], NDArray[np.float64]],
        *,
        report_steps: bool = True,
    ) -> None:
        count, size = len(self.train), self.recipe.batch_size
        for epoch in range(1, self.recipe.epochs + 1):
            rng = np.random.default_rng([self.recipe.seed, 1000 + epoch])
            order, drawn = rng.permutation(count), self._draw(rng)
            seen, right, total_loss = 0, 0, 0.0
            for start in range(0, count, size):
                chosen = order[start : start + size]
                loss, correct = learner.step(batch(chosen, drawn, rng), self.train.labels[chosen])
                self._require_number(loss, epoch)
                seen, right, total_loss = seen + len(chosen), right + correct, total_loss + loss * len(chosen)
                if report_steps:
                    self.progress.step(epoch=epoch, loss=total_loss / seen, accuracy=right / seen)
                else:
                    self.control.checkpoint()
                if self.control.stopping:
                    break
            self._epoch_done(phase, epoch, total_loss / seen, right / seen, validate())
            if self.control.stopping:
                return

    def _epoch_done(
        self, phase: PhaseName, epoch: int, loss: float, accuracy: float, logits: NDArray[np.float64]
    ) -> None:
        """Add a point to the curves, and keep the weights where the validation loss is the lowest so far."""
        labels = self.validation.labels
        val_loss, val_accuracy = loss_and_accuracy(logits, labels)
        self._require_number(val_loss, epoch)
        if self.first_validation is None:
            self.first_validation = self.progress.seconds
        if self.best is None or val_loss < self.best[0]:
            self.best = (val_loss, epoch, self.net.weights())
        self.sink(
            Epoch(
                phase=phase,
                epoch=epoch,
                epochs=self.recipe.epochs,
                loss=loss,
                accuracy=accuracy,
                val_loss=val_loss,
                val_accuracy=val_accuracy,
                val_accuracy_ci=accuracy_interval(round(val_accuracy * len(labels)), len(labels)),
                seconds=self.progress.seconds,
            )
        )

    @staticmethod
    def _require_number(loss: float, epoch: int) -> None:
        if not np.isfinite(loss):
            raise TrainingError(f"The loss is no longer a number in epoch {epoch}.", "Choose a smaller learning rate.")

    def _result(self) -> Trained:
        assert self.best is not None
        _, epoch, weights = self.best
        self.net.set_weights(weights)
        self.progress.begin("saving", "Looking at every radiograph with the best weights", self._pictures())
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
            best_epoch=epoch,
            seconds_first_validation=self.first_validation or self.progress.seconds,
        )

    def _pictures(self) -> int:
        return len(self.train) + len(self.validation)

    def _tick(self, _: int) -> None:
        self.control.checkpoint()

    def _steps_per_epoch(self) -> int:
        return -(-len(self.train) // self.recipe.batch_size)

    def _schedule(self, *, constant: bool) -> Schedule:
        return Schedule(self.recipe.learning_rate, self._steps_per_epoch() * self.recipe.epochs, constant)

    def _draw(self, rng: np.random.Generator) -> Draw:
        spec = self.spec
        return augmentation.draw(self.recipe.augmentation, len(self.train), spec.width, spec.height, rng)

    def _augmented(self, chosen: NDArray[np.int64], drawn: Draw) -> Any:
        return augmentation.apply(tf.constant(self.train.values[chosen]), drawn)

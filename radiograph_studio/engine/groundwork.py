"""What every training needs before anything is learned: pictures, network, features, and the solver's head."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import keras
import numpy as np
import psutil
import tensorflow as tf
from numpy.typing import NDArray

from radiograph_studio.engine import augmentation, backbones, catalogue, devices, network, speed
from radiograph_studio.engine.feature_cache import FeatureCache
from radiograph_studio.engine.features import Extractor, Rows
from radiograph_studio.engine.images import Pictures, load_pictures
from radiograph_studio.engine.job import Job
from radiograph_studio.engine.learner import Learner, weights_of_classes
from radiograph_studio.engine.network import Blueprint, Network
from radiograph_studio.engine.predictor import Predictor
from radiograph_studio.engine.solver import load_solver, solve_head
from radiograph_studio.errors import TrainingError
from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import Warn

_ALIKE = mark(
    "All training radiographs look the same to the network: there is nothing to tell the classes apart by. Check "
    "that the folders hold the images you meant."
)
_IMBALANCED = mark(
    "“{most}” has {ratio:.1f} times as many training images as “{least}”: errors on the rarer class count for more, so "
    "that it is not overlooked. Class weights can be switched off in the settings."
)
_USABLE = 0.9
_ENOUGH_TO_MEASURE = 64


@contextmanager
def lack_of_memory_said() -> Iterator[None]:
    """Turn what Python or TensorFlow raise where memory runs out into a `TrainingError`."""
    try:
        yield
    except (tf.errors.ResourceExhaustedError, MemoryError) as error:
        raise TrainingError(
            tr("There is not enough memory for this training."),
            tr("Choose a smaller batch size, or train on fewer images."),
        ) from error


def _single_said(names: Sequence[str]) -> str:
    return tr(
        "%n classes have a single training image, “{name}” among them: the network knows no more of them than these.",
        "",
        len(names),
        one="“{name}” has a single training image: the network knows no more of that class than this one.",
        name=names[0],
    )


def _training_left_out(count: int, message: str) -> str:
    return tr(
        "%n training files left out: {message}",
        "",
        count,
        one="%n training file left out: {message}",
        message=message,
    )


def _validation_left_out(count: int, message: str) -> str:
    return tr(
        "%n validation files left out: {message}",
        "",
        count,
        one="%n validation file left out: {message}",
        message=message,
    )


class Groundwork:
    """Pictures and network of one training. `lay` comes first; ``features`` are there after `look`."""

    features: Rows
    validation_features: Rows

    def __init__(self, job: Job) -> None:
        self.job, self.recipe, self.progress = job, job.recipe, job.progress
        self.spec = network.input_spec(job.recipe)
        self.strategy = devices.strategy(job.devices)
        if job.devices == "all" and self.strategy is None:
            job.sink(Warn(message=tr("There is only one device here: the training runs on that one.")))

    def lay(self, cache: FeatureCache) -> None:
        """Read the pictures and build the network, side by side."""
        # The network is built beside the reading: one waits for the disk, the other for the interpreter.
        with ThreadPoolExecutor(1, thread_name_prefix="build") as builder:
            building = builder.submit(self._build)
            solver_loading = builder.submit(load_solver) if self.job.uses_solver else None
            self.train, self.validation = self._read()
            self.progress.begin("weights", tr("Building the network"), 1)
            self.net, self.predictor = building.result()
            if solver_loading:
                solver_loading.result()
            self.progress.step()
        self.eyes = self._eyes()
        self.extractor = Extractor(self.predictor, cache, self.eyes)

    def _read(self) -> tuple[Pictures, Pictures]:
        dataset = self.job.dataset
        total = len(dataset.train) + len(dataset.validation)
        self._require_memory(total)
        self.progress.begin("reading", tr("Reading {number} radiographs", number=total), total)
        train = load_pictures(dataset.train, self.spec, self.progress.step)
        validation = load_pictures(dataset.validation, self.spec, self.progress.step)
        self._say_unread(train, _training_left_out)
        self._say_unread(validation, _validation_left_out)
        missing = [name for i, name in enumerate(dataset.classes) if not (train.labels == i).any()]
        if missing:
            raise TrainingError(
                tr("No training radiograph of “{name}” can be read.", name=missing[0]),
                tr("Check the files of that folder."),
            )
        if not len(validation):
            raise TrainingError(
                tr("No validation radiograph can be read."), tr("Check the files of the validation folder.")
            )
        first = train.values[0]
        # The pictures, not their features: those differ in the last digit with the size of the batch.
        if len(train) > 1 and all(np.array_equal(picture, first) for picture in train.values):
            self.job.sink(Warn(message=tr(_ALIKE)))
        single = [dataset.classes[index] for index in np.flatnonzero(np.bincount(train.labels) == 1)]
        if single:
            self.job.sink(Warn(message=_single_said(single)))
        self.class_weights = self._class_weights(train)
        return train, validation

    def _require_memory(self, pictures: int) -> None:
        """Raise before anything is read where the pictures alone cannot fit: the system would end the program."""
        needed = pictures * self.spec.width * self.spec.height * 4
        free = psutil.virtual_memory().available
        if needed > _USABLE * free:
            raise TrainingError(
                tr(
                    "{number} radiographs need {needed:.1f} GiB of memory, and {free:.1f} GiB are free.",
                    number=pictures,
                    needed=needed / 2**30,
                    free=free / 2**30,
                ),
                tr("Close other programs, choose a smaller input size, or train on fewer images."),
            )

    def _say_unread(self, pictures: Pictures, said: Callable[[int, str], str]) -> None:
        if pictures.failed:
            files = tuple(path.name for path, _ in pictures.failed)
            self.job.sink(Warn(message=said(len(files), pictures.failed[0][1].message), files=files))

    def _class_weights(self, train: Pictures) -> NDArray[np.float32] | None:
        classes = self.job.dataset.classes
        weights = weights_of_classes(train.labels, len(classes), self.recipe.class_weights)
        if weights is not None:
            counts = np.bincount(train.labels)
            most, least = int(counts.argmax()), int(counts.argmin())
            ratio = counts[most] / counts[least]
            message = tr(_IMBALANCED, most=classes[most], least=classes[least], ratio=ratio)
            self.job.sink(Warn(message=message))
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
        return f"{entry.id} {digest} {entry.taps} {devices.compute_dtype()} {self.spec.model_dump_json()}"

    def changing_layers(self) -> frozenset[int]:
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

    def look(self) -> None:
        """Get the features of the pictures as they are."""
        message = tr("Looking at every radiograph once")
        self.progress.begin("features", message, len(self.train) + len(self.validation))
        started, paused = time.monotonic(), self.job.control.paused_seconds
        features = self.extractor(self.train.values, self.progress.step)
        validation_features = self.extractor(self.validation.values, self.progress.step)
        assert features is not None
        assert validation_features is not None
        seconds = time.monotonic() - started - (self.job.control.paused_seconds - paused)
        if self.extractor.looked_at >= _ENOUGH_TO_MEASURE:
            # The next estimate, before a training begins, knows this computer.
            speed.record(self.recipe.backbone, self.spec.width, self.extractor.looked_at / seconds)
        self.features, self.validation_features = features, validation_features

    def solve(self) -> None:
        """Put the solver's head on top: standardisation and converged logistic regression of the features."""
        solution = solve_head(self.features, self.train.labels, network.STANDARD_EPSILON, self.class_weights)
        self.net.set_head_standard(solution.mean, solution.variance)
        self.net.set_head_solution(solution.kernel, solution.bias)

    def head_logits(self, features: Rows) -> NDArray[np.float64]:
        """Return what the head as it is makes of ``features``, (n, classes)."""
        return network.class_logits(self.net.head(tf.constant(features), training=False).numpy())

    def validate(self) -> NDArray[np.float64]:
        """Return the logits of the validation pictures as the network is now."""
        if self.job.head_only:
            return self.head_logits(self.validation_features)
        return self.predictor(self.validation.values, self.job.tick)[0]

    def augmented(self, chosen: NDArray[np.int64], draw: augmentation.Draw, _: np.random.Generator) -> Any:
        """Return the training pictures ``chosen``, changed as ``draw`` says."""
        pictures = tf.constant(self.train.values[chosen])
        return pictures if self.recipe.augmentation.is_identity else augmentation.apply(pictures, draw[chosen])

    def learner(self, model: keras.Model) -> Learner:
        """Return a learner of the variables of ``model`` that may change."""
        return Learner(
            model,
            model.trainable_variables,
            class_weights=self.class_weights,
            label_smoothing=self.recipe.label_smoothing,
            strategy=self.strategy,
        )

"""The bare Keras loop that an epoch of ours is measured against, and how the two are run in turn."""

import time
from pathlib import Path
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from radiograph_studio.datasets import load_dataset
from radiograph_studio.engine import augmentation, network
from radiograph_studio.engine.catalogue import backbone
from radiograph_studio.engine.images import load_pictures
from radiograph_studio.recipe import Epoch, Recipe, Sink
from radiograph_studio.workflows import training

_VALIDATION_BATCH = 32


class BareLoop:
    """Fine-tunes the network of ``recipe`` with nothing around it: pictures in memory, one compiled train step.

    Network, frozen layers, augmentation operation, batch size, and validation after each epoch are those of the
    program; there are no events, no checkpoint, no kept weights, and the loss is looked at once an epoch.
    """

    def __init__(self, recipe: Recipe, train: Path, validation: Path) -> None:
        self._recipe = recipe
        dataset, spec = load_dataset(train, validation), network.input_spec(recipe)
        self._train, self._validation = (
            load_pictures(items, spec, lambda: None) for items in (dataset.train, dataset.validation)
        )
        self.net = net = network.build(network.Blueprint.of(recipe, len(dataset.classes), spec))
        network.load_imagenet(net)
        network.freeze(net, below=backbone(recipe.backbone).first_tuned)
        self._rng = np.random.default_rng(recipe.seed)
        shape = tf.TensorSpec((None, spec.height, spec.width, 1), tf.float32)
        whole, units = net.whole, net.blueprint.units
        variables = whole.trainable_variables
        optimizer = keras.optimizers.Adam(recipe.learning_rate)
        optimizer.build(variables)

        def loss_of(logits: Any, labels: Any) -> Any:
            if units == 1:
                return tf.nn.sigmoid_cross_entropy_with_logits(tf.cast(labels, tf.float32), logits[:, 0])
            return tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits)

        def step(pictures: Any, matrices: Any, labels: Any) -> Any:
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(loss_of(whole(moved(pictures, matrices), training=True), labels))
            optimizer.apply(tape.gradient(loss, variables), variables)
            return loss

        def forward(pictures: Any) -> Any:
            return whole(pictures, training=False)

        signature = [shape, tf.TensorSpec((None, 8), tf.float32), tf.TensorSpec((None,), tf.int64)]
        self._step = tf.function(step, input_signature=signature, jit_compile=False).get_concrete_function()
        self._forward = tf.function(forward, input_signature=[shape], jit_compile=False).get_concrete_function()

    def epoch(self) -> None:
        """Train one epoch and validate."""
        values, labels, size = self._train.values, self._train.labels, self._recipe.batch_size
        height, width = values.shape[1:3]
        order = self._rng.permutation(len(labels))
        drawn = augmentation.draw(self._recipe.augmentation, len(labels), width, height, self._rng)
        losses = []
        for start in range(0, len(labels), size):
            chosen = order[start : start + size]
            pictures, truth = tf.constant(values[chosen]), tf.constant(labels[chosen])
            losses.append(self.train(pictures, tf.constant(drawn.matrices[chosen]), truth))
        float(tf.reduce_mean(losses))
        for start in range(0, len(self._validation), _VALIDATION_BATCH):
            self.look(tf.constant(self._validation.values[start : start + _VALIDATION_BATCH]))

    def train(self, pictures: Any, matrices: Any, labels: Any) -> Any:
        """Do one step; return its loss."""
        return self._step(pictures, matrices, labels)

    def look(self, pictures: Any) -> None:
        """Compute the logits of validation pictures."""
        self._forward(pictures).numpy()


def moved(pictures: Any, matrices: Any) -> Any:
    """Return ``pictures`` (n, height, width, 1), each moved by its row of ``matrices`` (n, 8)."""
    return tf.raw_ops.ImageProjectiveTransformV3(
        images=pictures,
        transforms=matrices,
        output_shape=tf.shape(pictures)[1:3],
        fill_value=0.0,
        interpolation="BILINEAR",
        fill_mode="NEAREST",
    )


class KerasLoop(BareLoop):
    """The same with Keras' own training step: a compiled model, `train_on_batch` and `predict_on_batch`."""

    def __init__(self, recipe: Recipe, train: Path, validation: Path) -> None:
        super().__init__(recipe, train, validation)
        loss = (
            keras.losses.BinaryCrossentropy
            if self.net.blueprint.units == 1
            else keras.losses.SparseCategoricalCrossentropy
        )
        self.net.whole.compile(keras.optimizers.Adam(recipe.learning_rate), loss(from_logits=True), jit_compile=False)

    def train(self, pictures: Any, matrices: Any, labels: Any) -> Any:
        """Do one step; return its loss."""
        return self.net.whole.train_on_batch(moved(pictures, matrices), labels)

    def look(self, pictures: Any) -> None:
        """Compute the logits of validation pictures."""
        self.net.whole.predict_on_batch(pictures)


Moment = tuple[float, float]


def now() -> Moment:
    """Return the time of the clock, and that of the processors as far as this program used them."""
    return time.perf_counter(), time.process_time()


class Alternation:
    """Runs an epoch of the bare loop after every epoch of ours, in the same thread of the same program.

    Ours is timed from one epoch's end to the next: training, validation, the weights kept, the checkpoint, the run on
    disk, all events. An epoch's event is passed on after the bare loop's turn, so that what the face does with it
    falls into our time and not into the other's. The processors' time is taken as well, because it tells the two
    apart even while other programs keep the machine busy.
    """

    def __init__(self, bare: BareLoop) -> None:
        self._bare = bare
        self._since = now()
        self._ours: list[Moment] = []
        self._theirs: list[Moment] = []

    def around(self, sink: Sink) -> Sink:
        """Return a sink that hands its events on to ``sink``."""

        def heard(event: Any) -> None:
            if isinstance(event, Epoch):
                self._turn(event)
            sink(event)

        return heard

    def install(self) -> None:
        """Put the bare loop's turns into every training that begins from now on in this program."""
        real = training.train

        def alternating(request: Any, control: Any, sink: Sink) -> Any:
            return real(request, control, self.around(sink))

        training.train = alternating  # type: ignore[assignment]

    def _turn(self, event: Epoch) -> None:
        if event.phase == "finetune":
            ours = now()
            self._bare.epoch()
            theirs = now()
            self._ours.append(_between(self._since, ours))
            self._theirs.append(_between(ours, theirs))
        self._since = now()

    def result(self) -> dict[str, Any]:
        """Return the figures; the first epoch of each is left out, because it compiles."""
        ours, theirs = np.array(self._ours[1:]), np.array(self._theirs[1:])
        pairs = ours / theirs
        return {
            "ratio": _with_interval(pairs[:, 0]),
            "ratio of processor time": _with_interval(pairs[:, 1]),
            "ratio of each pair": " ".join(f"{each:.2f}" for each in pairs[:, 0]),
            "ours, s an epoch": round(float(np.median(ours[:, 0])), 3),
            "bare loop, s an epoch": round(float(np.median(theirs[:, 0])), 3),
        }


def _with_interval(ratios: Any) -> str:
    """Return the median with its 95 % interval, by drawing the pairs again."""
    drawn = np.random.default_rng(0).choice(ratios, (2000, len(ratios)))
    low, high = np.percentile(np.median(drawn, axis=1), [2.5, 97.5])
    return f"{np.median(ratios):.3f} ({low:.3f} to {high:.3f})"


def _between(earlier: Moment, later: Moment) -> Moment:
    return later[0] - earlier[0], later[1] - earlier[1]

"""Gradient steps: one compiled function, the same for a head on cached features and for a whole network."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from radiograph_studio.engine.variables import Reader
from radiograph_studio.recipe import ClassWeights

_WARM_UP = 0.1
_FLOOR = 0.01
# Classes that differ by less are left alone: their weights would change little and make figures harder to compare.
_IMBALANCE = 1.5


@dataclass(frozen=True, slots=True)
class Schedule:
    """The learning rate at each step: constant, or a linear warm-up followed by half a cosine down to 1 %."""

    base: float
    steps: int
    constant: bool = False

    def at(self, step: int) -> float:
        """Return the learning rate of a step, counted from 0."""
        if self.constant:
            return self.base
        warm = max(1, round(_WARM_UP * self.steps))
        if step < warm:
            return self.base * (step + 1) / warm
        share = (step - warm) / max(1, self.steps - warm)
        return self.base * (_FLOOR + (1 - _FLOOR) * (1 + math.cos(math.pi * min(share, 1.0))) / 2)


class Learner:
    """Trains the variables of a model that gives logits, (n, 1) for two classes or (n, classes).

    What is minimised is the mean cross-entropy, each image weighted by its class (``class_weights``, (classes,)),
    with ``label_smoothing`` of each label spread over all classes. What is reported is the plain cross-entropy, so
    that training and validation can be compared. With a ``strategy`` each step is shared out over its devices: same
    global batch, same sum of gradients.
    """

    def __init__(
        self,
        model: keras.Model,
        variables: Sequence[Any],
        *,
        class_weights: NDArray[np.float32] | None = None,
        label_smoothing: float = 0.0,
        strategy: Any = None,
    ) -> None:
        self.steps = 0
        self._class_weights = class_weights
        self._strategy = strategy
        scope = strategy or tf.distribute.get_strategy()
        with scope.scope():
            self._optimizer = optimizer = _scaled(keras.optimizers.Adam() if strategy else AdamAlone(), model)
            optimizer.build(list(variables))
        self._read = Reader(optimizer.variables, spread=strategy is not None)
        self._fresh = self._read()

        def replica_step(batch: Any, truth: Any, weights: Any) -> tuple[Any, Any]:
            with tf.GradientTape() as tape:
                logits = tf.cast(model(batch, training=True), tf.float32)
                loss = tf.reduce_sum(weights * _cross_entropy(logits, truth, label_smoothing))
                scaled = optimizer.scale_loss(loss)
            gradients = tape.gradient(scaled, list(variables))
            optimizer.apply(gradients, list(variables))
            # Pictures that only fill up the share of a device have no weight and do not count.
            counted = tf.cast(weights > 0, tf.float32)
            plain = tf.reduce_sum(counted * _cross_entropy(logits, truth, 0.0))
            return plain, tf.reduce_sum(counted * _correct(logits, truth))

        self._step = self._compiled(replica_step, model)

    def _compiled(self, replica_step: Any, model: keras.Model) -> Any:
        strategy, learning_rate = self._strategy, self._optimizer.learning_rate

        # The learning rate is set inside: from outside Keras takes longer for that than for all else around a step.
        def alone(rate: Any, *share: Any) -> tuple[Any, Any]:
            learning_rate.assign(rate)
            return replica_step(*share)

        if strategy is None:
            inputs = tf.TensorSpec((None, *model.input_shape[1:]), tf.float32)
            signature = [inputs, tf.TensorSpec((None,), tf.int64), tf.TensorSpec((None,), tf.float32)]
            rate = tf.TensorSpec((), tf.float32)
            return tf.function(alone, input_signature=[rate, *signature], jit_compile=False).get_concrete_function()

        def everywhere(rate: Any, *shares: Any) -> tuple[Any, ...]:
            learning_rate.assign(rate)
            parts = strategy.run(replica_step, args=shares)
            return tuple(strategy.reduce(tf.distribute.ReduceOp.SUM, part, axis=None) for part in parts)

        return tf.function(everywhere, jit_compile=False, reduce_retracing=True)

    def step(self, batch: Any, labels: NDArray[np.int64], rate: float) -> tuple[float, int]:
        """Do one step at the learning rate ``rate``; return the mean loss of the batch and how many were right."""
        self.steps += 1
        count = len(labels)
        weights = np.full(count, 1 / count, np.float32)
        if self._class_weights is not None:
            weights *= self._class_weights[labels]
        shares = (tf.convert_to_tensor(batch), tf.constant(labels), tf.constant(weights))
        if self._strategy is not None:
            shares = _shared_out(self._strategy, *shares)
        loss, correct = self._step(tf.constant(rate, tf.float32), *shares)
        return float(loss) / count, round(float(correct))

    def reset(self) -> None:
        """Forget all steps: the optimiser is as new."""
        self.steps = 0
        self._assign(self._fresh)

    def state(self) -> list[NDArray[Any]]:
        """Return the optimiser's variables, for `restore`."""
        return self._read()

    def restore(self, steps: int, state: Sequence[NDArray[Any]]) -> None:
        """Go on as after ``steps`` steps; raise ``ValueError`` where the state is of another optimiser."""
        shapes = [tuple(variable.shape) for variable in self._optimizer.variables]
        if [array.shape for array in state] != shapes:
            raise ValueError("the optimiser's state has other shapes")
        self.steps = steps
        self._assign(state)

    def _assign(self, values: Sequence[NDArray[Any]]) -> None:
        for variable, value in zip(self._optimizer.variables, values, strict=True):
            variable.assign(value)


class AdamAlone(keras.optimizers.Adam):
    """Adam for one device, whose gradients are summed over no others.

    TensorFlow keeps each graph in which that was done for as long as the program runs, with all weights that it used:
    90 MB a training.
    """

    def _all_reduce_sum_gradients(self, grads_and_vars: Any) -> Any:
        return grads_and_vars


def _scaled(optimizer: Any, model: keras.Model) -> Any:
    # Half precision loses small gradients; scaled up they survive.
    if any(getattr(layer, "compute_dtype", "float32") == "float16" for layer in model.layers):
        return keras.optimizers.LossScaleOptimizer(optimizer)
    return optimizer


def _shared_out(strategy: Any, *tensors: Any) -> tuple[Any, ...]:
    """Return each tensor cut into equal parts, one a device; zeros (without weight) fill up the last part."""
    devices = strategy.num_replicas_in_sync
    count = int(tensors[0].shape[0])
    each = -(-count // devices)

    def cut(tensor: Any) -> Any:
        padding = [[0, each * devices - count]] + [[0, 0]] * (len(tensor.shape) - 1)
        parts = tf.split(tf.pad(tensor, padding), devices)
        return strategy.experimental_distribute_values_from_function(
            lambda context: parts[context.replica_id_in_sync_group]
        )

    return tuple(cut(tensor) for tensor in tensors)


def _cross_entropy(logits: Any, truth: Any, smoothing: float) -> Any:
    """Return the cross-entropy of each image, (n,)."""
    if logits.shape[-1] == 1:
        target = tf.cast(truth, tf.float32) * (1 - smoothing) + smoothing / 2
        return tf.nn.sigmoid_cross_entropy_with_logits(target, logits[:, 0])
    classes = logits.shape[-1]
    target = tf.one_hot(truth, classes) * (1 - smoothing) + smoothing / classes
    return tf.nn.softmax_cross_entropy_with_logits(target, logits)


def _correct(logits: Any, truth: Any) -> Any:
    chosen = tf.cast(logits[:, 0] > 0, tf.int64) if logits.shape[-1] == 1 else tf.argmax(logits, axis=-1)
    return tf.cast(chosen == truth, tf.float32)


def weights_of_classes(labels: NDArray[np.int64], classes: int, mode: ClassWeights) -> NDArray[np.float32] | None:
    """Return the weight of an image of each class, (classes,), mean 1 over all images; None where all count alike.

    Mode ``auto`` gives every class the same say, where the largest has at least 1.5 times the images of the smallest.
    """
    counts = np.bincount(labels, minlength=classes)
    if mode == "none" or counts.max() < _IMBALANCE * counts.min():
        return None
    return (len(labels) / (classes * counts)).astype(np.float32)


def loss_and_accuracy(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> tuple[float, float]:
    """Return mean cross-entropy and accuracy of ``logits`` (n, classes) for ``labels`` (n,)."""
    chosen = log_probabilities(logits)[np.arange(len(labels)), labels]
    return float(-chosen.mean()), float((logits.argmax(axis=1) == labels).mean())


def log_probabilities(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logarithms of the softmax of ``logits`` (n, classes)."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))

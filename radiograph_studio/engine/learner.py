"""Gradient steps: one compiled function, the same for a head on cached features and for a whole network."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

_WARM_UP = 0.1
_FLOOR = 0.01


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
    """Trains the variables of a model that gives logits, (n, 1) for two classes or (n, classes)."""

    def __init__(self, model: keras.Model, variables: Sequence[Any], schedule: Schedule) -> None:
        self._schedule = schedule
        self._steps = 0
        optimizer = keras.optimizers.Adam(schedule.base)
        optimizer.build(list(variables))
        self._optimizer = optimizer
        inputs = tf.TensorSpec((None, *model.input_shape[1:]), tf.float32)
        labels = tf.TensorSpec((None,), tf.int64)

        def step(batch: Any, truth: Any) -> tuple[Any, Any]:
            with tf.GradientTape() as tape:
                logits = model(batch, training=True)
                loss = tf.reduce_mean(_cross_entropy(logits, truth))
            gradients = tape.gradient(loss, list(variables))
            optimizer.apply(gradients, list(variables))
            return loss, _correct(logits, truth)

        self._step = tf.function(step, input_signature=[inputs, labels], jit_compile=False).get_concrete_function()

    def step(self, batch: Any, labels: NDArray[np.int64]) -> tuple[float, int]:
        """Do one step; return the mean loss of the batch and how many of it were right."""
        self._optimizer.learning_rate.assign(self._schedule.at(self._steps))
        self._steps += 1
        loss, correct = self._step(tf.convert_to_tensor(batch), tf.constant(labels))
        return float(loss), int(correct)


def _cross_entropy(logits: Any, truth: Any) -> Any:
    if logits.shape[-1] == 1:
        return tf.nn.sigmoid_cross_entropy_with_logits(tf.cast(truth, tf.float32), logits[:, 0])
    return tf.nn.sparse_softmax_cross_entropy_with_logits(truth, logits)


def _correct(logits: Any, truth: Any) -> Any:
    chosen = tf.cast(logits[:, 0] > 0, tf.int64) if logits.shape[-1] == 1 else tf.argmax(logits, axis=-1)
    return tf.reduce_sum(tf.cast(chosen == truth, tf.int32))


def loss_and_accuracy(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> tuple[float, float]:
    """Return mean cross-entropy and accuracy of ``logits`` (n, classes) for ``labels`` (n,)."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_probabilities[np.arange(len(labels)), labels].mean()
    return float(loss), float((logits.argmax(axis=1) == labels).mean())

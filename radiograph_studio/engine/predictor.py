"""Forward passes: pictures to logits and features, the same function for validation, test and scoring."""

from collections.abc import Callable
from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from radiograph_studio.engine.network import Blueprint, Network, build, class_logits
from radiograph_studio.errors import ModelFileError, RecipeError
from radiograph_studio.language import tr

BATCH = 32


class Predictor:
    """Runs a network in inference mode, batch by batch. Follows the network's weights when they change."""

    def __init__(self, network: Network) -> None:
        blueprint = network.blueprint
        signature = [tf.TensorSpec((None, blueprint.height, blueprint.width, 1), tf.float32)]

        def forward(pictures: Any) -> tuple[Any, Any]:
            features = network.features(pictures, training=False)
            return network.head(features, training=False), features

        # Traced once, here: the compiled function takes any number of pictures.
        self._forward = tf.function(forward, input_signature=signature, jit_compile=False).get_concrete_function()
        self.blueprint = blueprint

    def __call__(
        self, pictures: NDArray[np.float32], on_batch: Callable[[int], Any] | None = None
    ) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
        """Return logits (n, classes) and pooled features (n, features) of ``pictures`` (n, height, width, 1).

        ``on_batch`` is told how many pictures each batch had, and may raise to end the work.
        """
        logits, features = [], []
        for start in range(0, len(pictures), BATCH):
            batch = tf.constant(pictures[start : start + BATCH])
            out, pooled = self._forward(batch)
            logits.append(out.numpy())
            features.append(pooled.numpy().astype(np.float32, copy=False))
            if on_batch:
                on_batch(len(batch))
        if not logits:
            raise ValueError("there are no pictures")
        return class_logits(np.concatenate(logits)), np.concatenate(features)


def rebuild(blueprint: dict[str, Any], weights: dict[str, NDArray[Any]]) -> Predictor:
    """Return the predictor of a stored network; raise `ModelFileError` where blueprint or weights do not fit."""
    try:
        network = build(Blueprint(**blueprint))
    except (TypeError, KeyError, ValueError, RecipeError) as error:
        raise ModelFileError(
            tr("This model file describes its network in an unknown way."), tr("Update the program.")
        ) from error
    network.set_weights(weights)
    return Predictor(network)

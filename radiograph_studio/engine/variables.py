"""Reading many variables at once."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray


class Reader:
    """Reads the values of Keras ``variables``: one call of TensorFlow for all, where Keras makes three for each.

    What is read does not change any more, and cannot be changed: TensorFlow gives a variable memory of its own when
    it is next assigned to. Variables that a strategy spreads over devices are read one by one.
    """

    def __init__(self, variables: Sequence[Any], *, spread: bool = False) -> None:
        self._variables = list(variables)
        self._read = None if spread or not self._variables else self._compiled()

    def __call__(self) -> list[NDArray[Any]]:
        """Return each value, in the order of the variables."""
        if self._read is None:
            return [variable.numpy() for variable in self._variables]
        return [np.asarray(value) for value in self._read()]

    def _compiled(self) -> Any:
        inner = [variable.value for variable in self._variables]

        def read() -> list[Any]:
            return [tf.identity(variable) for variable in inner]

        return tf.function(read, jit_compile=False).get_concrete_function()


__all__ = ["Reader"]

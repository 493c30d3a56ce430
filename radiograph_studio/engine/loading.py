"""Loads TensorFlow, once, without the lines that its native code writes to the terminal while it starts."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def load_tensorflow() -> None:
    """Import TensorFlow and Keras and start the runtime; takes seconds at the first call, nothing later.

    Called before any other module of the engine is imported. What the start says about itself (which CPU
    instructions it found) cannot be switched off by settings in this version, so standard error is put aside.
    """
    if "tensorflow" in sys.modules:
        return
    with _stderr_aside():
        import keras
        import tensorflow as tf

        keras.backend.backend()
        tf.constant(0.0)


@contextmanager
def _stderr_aside() -> Iterator[None]:
    """Send what native code writes to standard error nowhere; Python's own exceptions are not affected."""
    try:
        kept = os.dup(2)
    except OSError:  # a windowed program has no standard error
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)

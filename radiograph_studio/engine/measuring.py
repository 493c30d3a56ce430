"""Measures how fast a backbone is here: forward passes of random pictures through a network without its weights."""

import time

import numpy as np

from radiograph_studio.engine import network, speed
from radiograph_studio.engine.catalogue import Backbone
from radiograph_studio.engine.predictor import BATCH, Predictor
from radiograph_studio.recipe import Control

_ROUNDS = 4


def measure(entry: Backbone, control: Control, size: int | None = None) -> float:
    """Return, and record, images per second of a forward pass in batches of 32: the best of several.

    Random weights cost what trained ones do. Raises `Cancelled` where the user cancels.
    """
    side = entry.side(size)
    net = network.build(network.Blueprint(entry.id, "linear", 2, side, side, entry.normalisation))
    predict = Predictor(net)
    pictures = np.random.default_rng(0).random((BATCH, side, side, 1), np.float32)
    best = 0.0
    for _ in range(_ROUNDS):
        control.checkpoint()
        started = time.perf_counter()
        predict(pictures)
        best = max(best, BATCH / (time.perf_counter() - started))
    speed.record(entry.id, side, best)
    return best

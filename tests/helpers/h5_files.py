"""Writes weights files in the layout of `keras.applications`, and a catalogue that takes tiny ones for real."""

import dataclasses
import hashlib
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from radiograph_studio.engine import catalogue, h5_weights, speed, weights_store

Arrays = list[list[np.ndarray]]
TINY: Arrays = [
    [np.full((3, 3, 3, 8), 0.5, np.float32)],
    [np.ones(8, np.float32), np.zeros(8, np.float32)],
    [np.zeros((1, 1, 8, 3000), np.float32)],
]
"""Weights of a network of three layers, about 100 kB."""


def tiny_catalogue(monkeypatch: pytest.MonkeyPatch, published: Path | None = None) -> None:
    """Let the catalogue take `TINY` for the weights of MobileNetV2; ``published``: the file with the known checksum."""
    shapes = [tuple(part.shape for part in layer) for layer in TINY]
    real = catalogue.backbone("mobilenet-v2")
    assert real.published is not None
    digest = hashlib.md5(published.read_bytes()).hexdigest() if published else None
    size = published.stat().st_size if published else real.published.size
    file = dataclasses.replace(real.published, md5=digest, size=size)
    tiny = dataclasses.replace(real, signature=h5_weights.signature(shapes), published=file)
    entries = tuple(tiny if entry is real else entry for entry in catalogue.CATALOGUE)
    for module in (catalogue, weights_store, speed):
        monkeypatch.setattr(module, "CATALOGUE", entries)


def write(path: Path, layers: Arrays, *, top: bool = False, whole_model: bool = False, cut: int = 0) -> Path:
    """Write ``layers`` as Keras 2 did; ``cut`` splits the list of layers into attributes of so many names."""
    rng = np.random.default_rng(0)
    if top:
        features = layers[-1][-1].shape[-1]
        layers = [*layers, [rng.random((features, 1000), np.float32), np.zeros(1000, np.float32)]]
    with h5py.File(path, "w") as file:
        root = file.create_group("model_weights") if whole_model else file
        names = [b"input_1", *(f"layer_{place}".encode() for place in range(len(layers)))]
        _list(root, "layer_names", names, cut)
        root.create_group("input_1").attrs["weight_names"] = np.array([], "S1")
        for place, parts in enumerate(layers):
            group = root.create_group(f"layer_{place}")
            parts_named = {f"layer_{place}/w_{i}:0".encode(): part for i, part in enumerate(parts)}
            group.attrs["weight_names"] = list(parts_named)
            for name, part in parts_named.items():
                group.create_dataset(name.decode(), data=part)
    return path


def _list(group: Any, name: str, values: list[bytes], cut: int) -> None:
    if not cut:
        group.attrs[name] = values
        return
    for piece, start in enumerate(range(0, len(values), cut)):
        group.attrs[f"{name}{piece}"] = values[start : start + cut]

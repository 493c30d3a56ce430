"""From a catalogue entry to Keras layers with their weights in place."""

import hashlib
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import keras
import numpy as np
from keras import layers
from numpy.typing import NDArray

from radiograph_studio import paths
from radiograph_studio.engine import efficientnet_lite
from radiograph_studio.engine.catalogue import Backbone
from radiograph_studio.engine.torch_weights import read_state_dict
from radiograph_studio.errors import StorageError

LayerWeights = dict[str, list[NDArray[Any]]]


def feature_maps(entry: Backbone, inputs: Any, *, batch_norm: bool) -> list[Any]:
    """Build the backbone on ``inputs`` (batch, size, size, 3), values normalised as ``entry`` says.

    ``batch_norm`` is False for pretrained weights, where the backbone can do without (`efficientnet_lite`).

    Returns the feature maps that a head may pool, from the input upwards; the last is the backbone's own output.
    """
    return _BUILDERS[entry.id](inputs, batch_norm)


def _inception_v3(inputs: Any, _: bool) -> list[Any]:
    model = keras.applications.InceptionV3(include_top=False, weights=None, input_tensor=inputs)
    return [model.output]


def _lite0(inputs: Any, batch_norm: bool) -> list[Any]:
    return efficientnet_lite.lite_backbone(inputs, efficientnet_lite.LITE0, batch_norm=batch_norm)


def _lite2(inputs: Any, batch_norm: bool) -> list[Any]:
    return efficientnet_lite.lite_backbone(inputs, efficientnet_lite.LITE2, batch_norm=batch_norm)


_BUILDERS: dict[str, Callable[[Any, bool], list[Any]]] = {
    "efficientnet-lite0": _lite0,
    "efficientnet-lite2": _lite2,
    "inception-v3": _inception_v3,
}


def imagenet_weights(entry: Backbone) -> LayerWeights:
    """Return the ImageNet weights of every layer by layer name, converted once and cached beside other caches.

    Raises `WeightsError` where no weights are installed or they are damaged.
    """
    source = entry.require_weights()
    cached = paths.cache_dir() / "weights" / f"{entry.id}-folded-{weights_digest(entry)}.npz"
    weights = _read_cache(cached)
    if weights is None:
        weights = efficientnet_lite.keras_weights(read_state_dict(source))
        _write_cache(cached, weights)
    return weights


def weights_digest(entry: Backbone) -> str:
    """Return 16 hexadecimal digits that name the ImageNet weights of ``entry``; cheap after the first time.

    Raises `WeightsError` where there are none.
    """
    path = entry.require_weights()
    state = path.stat()
    return _digest(path, state.st_size, state.st_mtime_ns)


@lru_cache
def _digest(path: Path, _size: int, _changed: int) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()[:16]


def _read_cache(path: Path) -> LayerWeights | None:
    weights: LayerWeights = {}
    try:
        with np.load(path, allow_pickle=False) as arrays:
            for name in arrays.files:
                layer, _, _ = name.rpartition("/")
                weights.setdefault(layer, []).append(arrays[name])
    except (OSError, ValueError, EOFError, zipfile.BadZipFile):
        return None  # absent or damaged: it is made again
    return weights


def _write_cache(path: Path, weights: LayerWeights) -> None:
    arrays = {f"{layer}/{i:02d}": array for layer, group in weights.items() for i, array in enumerate(group)}
    # Without a cache the next start converts again: nothing is lost.
    with suppress(StorageError), paths.replacing(path) as temporary, temporary.open("wb") as stream:
        np.savez(stream, **cast(dict[str, Any], arrays))


def batch_norm_layers(model: keras.Model) -> list[Any]:
    """Return the batch-norm layers of ``model``."""
    return [layer for layer in model.layers if isinstance(layer, layers.BatchNormalization)]

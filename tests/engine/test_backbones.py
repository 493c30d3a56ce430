"""The backbone is the published network: it knows a palace when it sees one."""

from pathlib import Path

import keras
import numpy as np
import pytest
from PIL import Image
from sklearn.datasets import load_sample_image

from radiograph_studio.engine import backbones, efficientnet_lite, h5_weights, network
from radiograph_studio.engine.catalogue import CATALOGUE, Backbone, backbone
from radiograph_studio.engine.torch_weights import read_state_dict
from radiograph_studio.errors import RecipeError, WeightsError
from radiograph_studio.recipe import preset_recipe

LITE0 = backbone("efficientnet-lite0")
PALACE = 698


def _centre_square(image: Image.Image, side: int) -> Image.Image:
    short = min(image.size)
    left, top = (image.width - short) // 2, (image.height - short) // 2
    return image.crop((left, top, left + short, top + short)).resize((side, side), Image.Resampling.BICUBIC)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["efficientnet-lite0", "efficientnet-lite2"])
def test_a_lite_network_with_its_imagenet_weights_sees_a_palace(name: str, warm_cache: Path) -> None:
    entry = backbone(name)
    inputs = keras.Input((entry.size, entry.size, 3))
    model = keras.Model(inputs, efficientnet_lite.classifier(backbones.feature_maps(entry, inputs, batch_norm=False)))
    for layer, weights in backbones.imagenet_weights(entry).items():
        model.get_layer(layer).set_weights(weights)
    picture = _centre_square(Image.fromarray(load_sample_image("china.jpg")), entry.size)

    probabilities = model((np.asarray(picture, np.float32)[None] - 127) / 128, training=False).numpy()[0]

    assert probabilities.argmax() == PALACE
    assert probabilities.max() > 0.25


def test_converted_weights_are_cached_and_a_damaged_cache_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = backbones.imagenet_weights(LITE0)
    (cached,) = (Path(backbones.paths.cache_dir()) / "weights").iterdir()
    with monkeypatch.context() as patch:
        patch.setattr(backbones, "read_state_dict", lambda path: pytest.fail("read again in spite of the cache"))
        again = backbones.imagenet_weights(LITE0)
    cached.write_bytes(b"damaged")

    repaired = backbones.imagenet_weights(LITE0)

    for weights in (again, repaired):
        assert weights.keys() == first.keys()
        assert all(np.array_equal(a, b) for name in first for a, b in zip(first[name], weights[name], strict=True))


def test_weights_that_an_installer_brings_are_used_at_once_and_said_to_be_damaged_when_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = backbones.imagenet_weights(LITE0)
    backbones.write_converted(LITE0, tmp_path / "weights" / "efficientnet-lite0.npz")
    monkeypatch.setattr(backbones.paths, "resources_dir", lambda: tmp_path)
    monkeypatch.setattr(backbones, "read_state_dict", lambda path: pytest.fail("converted again"))

    brought = backbones.imagenet_weights(LITE0)

    assert brought.keys() == expected.keys() - {"classifier"}
    assert all(np.array_equal(a, b) for name in brought for a, b in zip(brought[name], expected[name], strict=True))
    LITE0.converted_weights.write_bytes(b"damaged")
    with pytest.raises(WeightsError, match="damaged"):
        backbones.imagenet_weights(LITE0)


def test_a_folded_batch_norm_gives_the_numbers_of_the_convolution_and_the_batch_norm() -> None:
    state = read_state_dict(LITE0.require_weights())
    kernel, bias = efficientnet_lite.keras_weights(state)["block3_depthwise_conv"]
    x = np.random.default_rng(0).random((1, 9, 9, 144), np.float32)
    plain = keras.layers.DepthwiseConv2D(5, padding="same", use_bias=False)
    norm = keras.layers.BatchNormalization(epsilon=1e-3)
    folded = keras.layers.DepthwiseConv2D(5, padding="same")
    for layer in (plain, norm, folded):
        layer.build(x.shape)
    plain.set_weights([state["_blocks.3._depthwise_conv.weight"].transpose(2, 3, 0, 1)])
    parts = ("weight", "bias", "running_mean", "running_var")
    norm.set_weights([state[f"_blocks.3._bn1.{part}"] for part in parts])
    folded.set_weights([kernel, bias])

    np.testing.assert_allclose(folded(x), norm(plain(x), training=False), atol=1e-4)


def test_a_backbone_without_weights_says_what_can_be_done() -> None:
    with pytest.raises(WeightsError, match="train from scratch"):
        backbones.imagenet_weights(backbone("inception-v3"))


def test_an_unknown_backbone_is_answered_with_the_known_ones() -> None:
    with pytest.raises(RecipeError, match="efficientnet-lite0, efficientnet-lite2"):
        backbone("vgg")


@pytest.mark.slow
@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.id)
def test_the_network_of_every_backbone_is_the_one_that_the_catalogue_describes(entry: Backbone) -> None:
    net = network.build(network.Blueprint(entry.id, "linear", 2, 96, 96, entry.normalisation, batch_norm=True))
    assert net.backbone.count_params() == entry.parameters
    if entry.signature:
        shapes = [tuple(weight.shape for weight in layer.weights) for layer in backbones.weighted_layers(net.backbone)]
        assert h5_weights.signature(shapes) == entry.signature
    assert entry.first_tuned is not None
    network.freeze(net, below=entry.first_tuned)
    names = [layer.name for layer in net.whole.layers]
    first = names.index(entry.first_tuned)
    learning = [names.index(layer.name) for layer in net.whole.layers if layer.trainable_variables]
    assert first <= learning[0] <= first + 4
    assert learning[-1] == names.index("logits")


def test_weights_are_named_by_their_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "weights"
    path.write_bytes(b"one")
    monkeypatch.setattr(Backbone, "weights_path", lambda entry: path)
    first = backbones.weights_digest(LITE0)
    path.write_bytes(b"another")
    assert len(first) == 16
    assert backbones.weights_digest(LITE0) != first


def test_the_image_size_is_the_recipes_or_the_backbones_own() -> None:
    recipe = preset_recipe("balanced")
    assert network.input_spec(recipe).width == LITE0.size
    assert network.input_spec(recipe.model_copy(update={"image_size": 112})).height == 112


def test_an_image_size_that_the_backbone_cannot_take_is_refused_with_the_least_one() -> None:
    recipe = preset_recipe("paper").model_copy(update={"image_size": 64})
    with pytest.raises(RecipeError, match="75 or more"):
        network.input_spec(recipe)

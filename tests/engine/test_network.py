"""The network: rebuilt from its blueprint, weights checked, one logit for two classes."""

import itertools
from typing import Any

import keras
import numpy as np
import pytest

from radiograph_studio.engine import catalogue, network
from radiograph_studio.engine.backbones import batch_norm_layers
from radiograph_studio.engine.catalogue import CATALOGUE
from radiograph_studio.engine.learner import Learner, Schedule, loss_and_accuracy
from radiograph_studio.engine.predictor import Predictor, rebuild
from radiograph_studio.errors import ModelFileError


def _small(classes: int = 2) -> network.Network:
    keras.utils.set_random_seed(1)
    return network.build(network.Blueprint("efficientnet-lite0", "linear", classes, 64, 64, "lite"))


def _pictures(count: int) -> np.ndarray:
    return np.random.default_rng(0).random((count, 64, 64, 1), np.float32)


@pytest.mark.parametrize(("classes", "units"), [(2, 1), (3, 3)])
def test_two_classes_share_one_logit_and_more_have_one_each(classes: int, units: int) -> None:
    net = _small(classes)
    assert net.whole.output_shape == (None, units)
    logits, _ = Predictor(net)(_pictures(3))
    assert logits.shape == (3, classes)


def test_features_are_full_precision_numbers_whatever_the_network_computes_in() -> None:
    with network.computing_in("mixed_float16"):
        net = _small()
    _, features = Predictor(net)(_pictures(2))
    assert features.dtype == np.float32


def test_the_softmax_of_class_logits_is_the_sigmoid() -> None:
    logits = network.class_logits(np.array([[-2.0], [0.5]]))
    softmax = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(softmax[:, 1], 1 / (1 + np.exp([2.0, -0.5])))


# Building these takes seconds each.
BACKBONES = [pytest.param(entry.id, marks=[pytest.mark.slow] if entry.published else []) for entry in CATALOGUE]


@pytest.mark.parametrize(
    ("backbone", "head"),
    # One of each kind: the weights of all are put in and read back in test_h5_weights.py.
    [
        ("efficientnet-lite0", "linear"),
        ("efficientnet-lite0", "paper"),
        pytest.param("inception-v3", "linear", marks=pytest.mark.slow),
        pytest.param("mobilenet-v2", "linear", marks=pytest.mark.slow),
    ],
)
def test_a_rebuilt_network_gives_the_same_logits_however_often(backbone: str, head: Any) -> None:
    keras.utils.set_random_seed(1)
    normalisation = catalogue.backbone(backbone).normalisation if head == "linear" else "unit"
    net = network.build(network.Blueprint(backbone, head, 2, 96, 96, normalisation))
    weights = net.weights()
    changed = {name: array + 0.01 for name, array in weights.items() if array.ndim == 1}
    net.set_weights(weights | changed)
    pictures = np.random.default_rng(0).random((3, 96, 96, 1), np.float32)
    logits, features = Predictor(net)(pictures)

    for _ in range(1 if backbone != "inception-v3" else 2):
        again, features_again = rebuild(net.blueprint.as_dict(), net.weights())(pictures)
        np.testing.assert_allclose(again, logits, atol=1e-5)
        np.testing.assert_allclose(features_again, features, atol=1e-5)


@pytest.mark.parametrize("wrong", [{"backbone": "vgg"}, {"normalisation": "odd"}, {"speed": 3}])
def test_a_blueprint_of_another_version_is_refused(wrong: dict[str, Any]) -> None:
    blueprint = network.Blueprint("efficientnet-lite0", "linear", 2, 64, 64, "lite").as_dict() | wrong
    with pytest.raises(ModelFileError, match="unknown way"):
        rebuild(blueprint, {})


def test_weights_of_another_network_are_refused() -> None:
    net = _small()
    weights = net.weights()
    weights.popitem()
    with pytest.raises(ModelFileError, match="another network"):
        net.set_weights(weights)


def test_a_batch_of_any_size_gives_the_same_prediction_of_an_image() -> None:
    predict, pictures = Predictor(_small()), _pictures(40)
    together, _ = predict(pictures)
    alone, _ = predict(pictures[37:38])
    np.testing.assert_allclose(alone[0], together[37], atol=1e-4)


@pytest.mark.parametrize("batch_norm", [False, True])
def test_training_and_evaluation_agree_on_the_same_images(batch_norm: bool) -> None:
    # The commonest fault of fine-tuning: batch norm follows small batches, and evaluation sees another network.
    keras.utils.set_random_seed(1)
    blueprint = network.Blueprint("efficientnet-lite0", "linear", 2, 64, 64, "lite", batch_norm=batch_norm)
    net, pictures = network.build(blueprint), _pictures(8)
    labels = np.array([0, 1] * 4)
    network.freeze(net, below="block5_expand_conv")
    assert bool(batch_norm_layers(net.features)) is batch_norm
    before = {layer.name: [w.copy() for w in layer.get_weights()] for layer in batch_norm_layers(net.whole)}
    net.whole.get_layer("dropout").rate = 0.0
    learner = Learner(net.whole, net.whole.trainable_variables)

    loss, correct = learner.step(pictures, labels, 1e-9)

    evaluated, accuracy = loss_and_accuracy(Predictor(net)(pictures)[0], labels)
    assert loss == pytest.approx(evaluated, abs=1e-4)
    assert correct / 8 == accuracy
    for layer in batch_norm_layers(net.whole):
        assert all(np.array_equal(a, b) for a, b in zip(layer.get_weights(), before[layer.name], strict=True))


@pytest.mark.parametrize("backbone", BACKBONES)
def test_a_frozen_network_learns_above_the_named_layer_and_in_no_batch_norm(backbone: str) -> None:
    net = network.build(network.Blueprint(backbone, "linear", 2, 96, 96, "unit", batch_norm=True))
    names = [layer.name for layer in net.whole.layers]
    first = names[len(names) // 2]
    network.freeze(net, below=first)
    learning = [layer for layer in net.whole.layers if layer.trainable_variables]
    assert learning
    assert min(names.index(layer.name) for layer in learning) >= names.index(first)
    assert not set(batch_norm_layers(net.whole)) & set(learning)


def test_the_learner_lowers_the_loss_of_a_head() -> None:
    keras.utils.set_random_seed(0)
    inputs = keras.Input((4,))
    head = keras.Model(inputs, keras.layers.Dense(3)(inputs))
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 3, 60)
    features = (np.eye(3, 4)[labels] + 0.1 * rng.standard_normal((60, 4))).astype(np.float32)
    learner = Learner(head, head.trainable_variables)
    losses = [learner.step(features, labels, 0.05)[0] for _ in range(60)]
    assert losses[-1] < 0.3 * losses[0]


def test_the_schedule_warms_up_then_falls_along_a_cosine() -> None:
    schedule = Schedule(1.0, 100)
    rates = [schedule.at(step) for step in range(100)]
    assert rates[0] == pytest.approx(0.1)
    assert max(rates) == pytest.approx(1.0)
    assert rates.index(max(rates)) in (9, 10)
    assert rates[-1] < 0.02
    assert all(a >= b for a, b in itertools.pairwise(rates[10:]))
    assert Schedule(1.0, 100, constant=True).at(50) == 1.0

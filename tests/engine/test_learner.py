"""Gradient steps: class weights, smoothing, several devices, half precision, and going on after a crash."""

import gc
import subprocess
import sys
import textwrap
from typing import Any

import keras
import numpy as np
import pytest

from radiograph_studio.engine.learner import Learner, weights_of_classes

RNG = np.random.default_rng(0)
FEATURES = RNG.standard_normal((12, 4)).astype(np.float32)
LABELS = np.array([0, 0, 0, 1, 1, 2, 0, 0, 1, 2, 0, 0])


def _head(units: int = 3) -> Any:
    keras.utils.set_random_seed(3)
    inputs = keras.Input((4,))
    return keras.Model(inputs, keras.layers.Dense(units)(inputs))


def _weights(model: Any) -> list[Any]:
    return [array.copy() for array in model.get_weights()]


def test_classes_of_like_size_are_left_alone_and_rare_ones_count_for_more() -> None:
    assert weights_of_classes(np.array([0, 0, 0, 1, 1, 1, 1]), 2, "auto") is None
    assert weights_of_classes(np.array([0] * 9 + [1]), 2, "none") is None
    weights = weights_of_classes(np.array([0] * 8 + [1] * 2), 2, "auto")
    assert weights is not None
    assert weights.tolist() == pytest.approx([10 / 16, 10 / 4])


def test_a_class_weight_works_like_so_many_copies_of_its_images() -> None:
    weighted, copied = _head(2), _head(2)
    labels = np.array([0, 1, 0])
    features = FEATURES[:3]
    Learner(weighted, weighted.trainable_variables, class_weights=np.float32([1, 2])).step(features, labels, 0.01)
    with_copies = features[[0, 1, 1, 2]], labels[[0, 1, 1, 2]]
    Learner(copied, copied.trainable_variables).step(*with_copies, 0.01)
    # Adam's first step depends on the sign of the gradient only, so both go the same way by the same length.
    for a, b in zip(_weights(weighted), _weights(copied), strict=True):
        assert a == pytest.approx(b, abs=1e-6)


@pytest.mark.parametrize("units", [1, 3])
def test_smoothing_changes_what_is_learned_but_not_the_loss_that_is_reported(units: int) -> None:
    labels = LABELS % 2 if units == 1 else LABELS
    plain, smooth = _head(units), _head(units)
    first = Learner(plain, plain.trainable_variables)
    second = Learner(smooth, smooth.trainable_variables, label_smoothing=0.3)
    assert first.step(FEATURES, labels, 0.0) == second.step(FEATURES, labels, 0.0)
    for _ in range(400):
        loss, _ = first.step(FEATURES, labels, 0.05)
        smoothed, _ = second.step(FEATURES, labels, 0.05)
    assert smoothed > loss


def test_a_step_is_as_long_as_the_rate_that_it_is_given() -> None:
    def moved(rate: float) -> Any:
        model = _head()
        before = _weights(model)
        Learner(model, model.trainable_variables).step(FEATURES, LABELS, rate)
        return np.abs(_weights(model)[0] - before[0])

    # The first step of Adam is as long as its rate, whatever the gradient.
    assert moved(0.01) == pytest.approx(0.01, rel=1e-3)
    assert moved(0.002) == pytest.approx(0.002, rel=1e-3)
    assert not moved(0.0).any()


def test_a_learner_leaves_no_graph_behind() -> None:
    def graphs() -> int:
        gc.collect()
        return sum(type(each).__name__ == "FuncGraph" for each in gc.get_objects())

    before = graphs()
    model = _head()
    learner = Learner(model, model.trainable_variables)
    learner.step(FEATURES, LABELS, 0.01)
    assert graphs() > before
    del learner, model
    assert graphs() == before


def test_a_learner_that_was_restored_goes_on_as_if_nothing_had_happened() -> None:
    whole, cut = _head(), _head()
    first, second = Learner(whole, whole.trainable_variables), Learner(cut, cut.trainable_variables)
    for _ in range(3):
        first.step(FEATURES, LABELS, 0.01)
        second.step(FEATURES, LABELS, 0.01)
    weights, steps, state = cut.get_weights(), second.steps, second.state()
    again = _head()
    third = Learner(again, again.trainable_variables)
    again.set_weights(weights)
    third.restore(steps, state)
    for _ in range(3):
        first.step(FEATURES, LABELS, 0.01)
        third.step(FEATURES, LABELS, 0.01)
    assert third.steps == 6
    for a, b in zip(_weights(whole), _weights(again), strict=True):
        assert np.array_equal(a, b)
    with pytest.raises(ValueError, match="other shapes"):
        third.restore(1, state[:-1])


def test_a_learner_that_is_reset_has_forgotten_its_steps() -> None:
    head = _head()
    learner = Learner(head, head.trainable_variables)
    start, fresh = head.get_weights(), learner.state()
    first = [learner.step(FEATURES, LABELS, 0.01) for _ in range(3)]
    head.set_weights(start)
    learner.reset()
    assert all(np.array_equal(a, b) for a, b in zip(learner.state(), fresh, strict=True))
    assert [learner.step(FEATURES, LABELS, 0.01) for _ in range(3)] == first


def test_half_precision_learns_with_a_scaled_loss() -> None:
    from radiograph_studio.engine.network import computing_in

    with computing_in("mixed_float16"):
        head = _head()
    assert keras.config.dtype_policy().name == "float32"
    learner = Learner(head, head.trainable_variables)
    losses = [learner.step(FEATURES, LABELS, 0.05)[0] for _ in range(60)]
    assert losses[-1] < 0.6 * losses[0]
    assert all(array.dtype == np.float32 for array in head.get_weights())


TWO_DEVICES = """
    import numpy as np
    import tensorflow as tf
    cpu = tf.config.list_physical_devices("CPU")[0]
    tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
    import keras
    from radiograph_studio.engine import devices
    from radiograph_studio.engine.learner import Learner

    strategy = devices.strategy("all")
    assert strategy.num_replicas_in_sync == 2
    assert devices.strategy("one") is None
    rng = np.random.default_rng(0)
    images = rng.standard_normal((7, 8, 8, 1)).astype(np.float32)  # an odd number: one device gets fewer
    labels = np.array([0, 1, 2, 1, 0, 2, 2])

    def trained(strategy):
        keras.utils.set_random_seed(3)
        with devices.placed(strategy):
            inputs = keras.Input((8, 8, 1))
            x = keras.layers.Conv2D(4, 3, activation="relu")(inputs)
            model = keras.Model(inputs, keras.layers.Dense(3)(keras.layers.GlobalAveragePooling2D()(x)))
        options = {"class_weights": np.float32([1, 2, 1]), "label_smoothing": 0.1, "strategy": strategy}
        learner = Learner(model, model.trainable_variables, **options)
        results = [learner.step(images, labels, 0.01) for _ in range(20)]
        learner.restore(learner.steps, learner.state())
        return results, [np.array(w) for w in model.get_weights()]

    one, two = trained(None), trained(strategy)
    losses = np.array([[loss for loss, _ in results] for results, _ in (one, two)])
    assert np.abs(losses[0] - losses[1]).max() < 1e-4, losses
    assert [right for _, right in one[0]] == [right for _, right in two[0]]
    for a, b in zip(one[1], two[1]):
        assert np.abs(a - b).max() < 1e-3
    print("same")
"""


@pytest.mark.slow
def test_two_devices_learn_what_one_does_with_the_same_global_batch() -> None:
    # In a process of its own: logical devices must be set up before TensorFlow starts.
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(TWO_DEVICES)], capture_output=True, text=True, timeout=300, check=False
    )
    assert run.stdout.strip().endswith("same"), run.stderr[-2000:]

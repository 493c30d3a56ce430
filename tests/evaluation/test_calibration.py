import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.special import softmax

from radiograph_studio.evaluation import fit_temperature


def sampled(n: int, k: int, seed: int, sharpness: float) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return ``sharpness`` times the true logits, and labels drawn from the true probabilities."""
    generator = np.random.default_rng(seed)
    true_logits = generator.normal(0, 2, (n, k))
    labels = [generator.choice(k, p=row) for row in softmax(true_logits, axis=1)]
    return sharpness * true_logits, np.array(labels)


@pytest.mark.parametrize("k", [2, 3])
@pytest.mark.parametrize("sharpness", [0.5, 1.0, 3.0])
def test_true_temperature_is_recovered_from_many_images(k: int, sharpness: float) -> None:
    assert fit_temperature(*sampled(4000, k, 0, sharpness)) == pytest.approx(sharpness, rel=0.1)


def test_ten_perfectly_separated_images_do_not_make_certainty() -> None:
    labels = np.repeat([0, 1], 5)
    logits = np.where(np.eye(2)[labels] == 1, 2.0, -2.0)
    assert 0.7 < fit_temperature(logits, labels) <= 1.0


def test_confident_mistakes_raise_the_temperature() -> None:
    labels = np.array([0, 0, 0, 1])
    logits = np.tile([9.0, -9.0], (4, 1))
    assert fit_temperature(logits, labels) > 2


def test_no_image_leaves_scores_as_they_are() -> None:
    assert fit_temperature(np.empty((0, 2)), np.empty(0, dtype=int)) == 1.0


@settings(max_examples=40)
@given(st.integers(1, 20), st.integers(2, 4), st.integers(0, 1000), st.floats(0.01, 1000))
def test_temperature_stays_within_bounds_and_ignores_a_common_shift(
    n: int, k: int, seed: int, sharpness: float
) -> None:
    logits, labels = sampled(n, k, seed, sharpness)
    temperature = fit_temperature(logits, labels)
    assert 0.25 <= temperature <= 10.0
    assert fit_temperature(logits + 7.0, labels) == pytest.approx(temperature, rel=1e-3)


@pytest.mark.parametrize(
    ("logits", "labels"),
    [(np.zeros((2, 2)), [0]), (np.zeros((1, 2)), [2]), (np.full((1, 2), np.inf), [0]), (np.zeros(2), [0, 1])],
)
def test_unfit_arrays_are_refused(logits: NDArray[np.float64], labels: list[int]) -> None:
    with pytest.raises(ValueError):
        fit_temperature(logits, np.array(labels))

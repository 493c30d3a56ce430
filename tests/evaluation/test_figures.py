import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.metrics import accuracy_score, confusion_matrix, precision_score, recall_score, roc_auc_score

from radiograph_studio.evaluation import Figures, figures, roc_points

TWO = ("abdomen", "chest")
THREE = ("abdomen", "chest", "hand")


def drawn(n: int, k: int, seed: int, skill: float = 0.3) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    generator = np.random.default_rng(seed)
    labels = generator.permutation(np.arange(n) % k)
    scores = generator.dirichlet(np.ones(k), n)
    scores[np.arange(n), labels] += skill
    return labels, scores / scores.sum(axis=1, keepdims=True)


def test_hand_worked_example() -> None:
    # Abdomen: 2 right, 1 taken for chest. Chest: 1 right, 1 taken for abdomen.
    labels = np.array([0, 0, 0, 1, 1])
    chest = np.array([0.1, 0.2, 0.7, 0.9, 0.4])
    found = figures(labels, np.column_stack([1 - chest, chest]), TWO)
    assert found.confusion == [[2, 1], [1, 1]]
    assert found.accuracy == pytest.approx(3 / 5)
    assert found.correct == 3
    assert found.balanced_accuracy == pytest.approx((2 / 3 + 1 / 2) / 2)
    # Of the 6 pairs of a chest and an abdomen, all but (0.4, 0.7) are in order.
    assert found.auc == pytest.approx(5 / 6)
    abdomen, chest_figures = found.per_class
    assert abdomen["sensitivity"] == pytest.approx(2 / 3)
    assert abdomen["specificity"] == pytest.approx(1 / 2)
    assert chest_figures["precision"] == pytest.approx(1 / 2)


def test_perfect_small_set_keeps_wide_intervals() -> None:
    labels = np.repeat([0, 1], 5)
    found = figures(labels, np.eye(2)[labels], TWO)
    assert found.accuracy == 1.0
    assert found.accuracy_ci == pytest.approx((0.6915, 1.0), abs=1e-4)
    assert found.auc == 1.0
    assert found.auc_ci is not None
    assert found.auc_ci[0] < 0.7


@settings(max_examples=25)
@given(st.integers(4, 60), st.integers(2, 4), st.integers(0, 10_000))
def test_figures_agree_with_scikit_learn(n: int, k: int, seed: int) -> None:
    labels, scores = drawn(max(n, 2 * k), k, seed)
    found = figures(labels, scores, [str(index) for index in range(k)])
    predicted = scores.argmax(axis=1)
    assert found.accuracy == pytest.approx(accuracy_score(labels, predicted))
    assert found.confusion == confusion_matrix(labels, predicted, labels=range(k)).tolist()
    assert found.balanced_accuracy == pytest.approx(recall_score(labels, predicted, average="macro"))
    expected = roc_auc_score(labels, scores[:, 1] if k == 2 else scores, multi_class="ovr", average="macro")
    assert found.auc == pytest.approx(expected)
    precisions = precision_score(labels, predicted, labels=range(k), average=None, zero_division=np.nan)
    for row, precision in zip(found.per_class, precisions, strict=True):
        assert row["precision"] == (None if np.isnan(precision) else pytest.approx(precision))


def test_bootstrap_interval_of_three_classes_holds_the_area_and_repeats() -> None:
    labels, scores = drawn(60, 3, seed=5)
    first, second = figures(labels, scores, THREE), figures(labels, scores, THREE)
    assert first.auc is not None
    assert first.auc_ci is not None
    assert first.auc_ci[0] < first.auc < first.auc_ci[1]
    assert first == second


@pytest.mark.parametrize(
    "labels", [np.array([0, 0, 1, 1, 2, 2]), np.array([0, 0, 1, 1, 2])], ids=["perfect", "one image of a class"]
)
def test_degenerate_bootstrap_gives_no_interval(labels: NDArray[np.int64]) -> None:
    found = figures(labels, np.eye(3)[labels], THREE)
    assert found.auc == 1.0
    assert found.auc_ci is None


def test_nothing_to_judge_gives_nulls() -> None:
    found = figures(np.empty(0, dtype=int), np.empty((0, 2)), TWO)
    assert (found.n, found.accuracy, found.accuracy_ci, found.auc, found.balanced_accuracy) == (0, *[None] * 4)
    assert found.confusion == [[0, 0], [0, 0]]


def test_one_class_only_has_accuracy_but_no_area() -> None:
    found = figures(np.zeros(4, dtype=int), np.tile([0.8, 0.2], (4, 1)), TWO)
    assert (found.accuracy, found.balanced_accuracy, found.auc, found.auc_ci) == (1.0, 1.0, None, None)
    assert found.per_class[1]["sensitivity"] is None
    assert found.per_class[0]["specificity"] is None


def test_balanced_accuracy_counts_present_classes_only() -> None:
    labels = np.array([0, 0, 1])
    found = figures(labels, np.eye(3)[[0, 1, 1]], THREE)
    assert found.balanced_accuracy == pytest.approx(0.75)
    assert found.auc is None


def test_figures_survive_json() -> None:
    found = figures(*drawn(30, 3, seed=2), THREE)
    assert Figures.from_dict(json.loads(json.dumps(found.as_dict()))) == found
    keys = ["n", "accuracy", "accuracy_ci", "balanced_accuracy", "auc", "auc_ci", "classes", "confusion"]
    assert list(found.as_dict())[:8] == keys


@pytest.mark.parametrize(
    ("labels", "scores"),
    [([0, 2], np.eye(2)), ([0, -1], np.eye(2)), ([0], np.eye(2)), ([0, 1], np.full((2, 2), np.nan))],
    ids=["unknown class", "negative", "shapes", "not finite"],
)
def test_unfit_arrays_are_refused(labels: list[int], scores: NDArray[np.float64]) -> None:
    with pytest.raises(ValueError):
        figures(np.array(labels), scores, TWO)


def test_roc_curve_rises_from_corner_to_corner() -> None:
    labels, scores = drawn(40, 2, seed=3)
    false_positives, true_positives, thresholds = roc_points(labels, scores, positive=1)
    assert (false_positives[0], true_positives[0]) == (0.0, 0.0)
    assert (false_positives[-1], true_positives[-1]) == (1.0, 1.0)
    assert (np.diff(false_positives) >= 0).all()
    assert (np.diff(true_positives) >= 0).all()
    assert np.trapezoid(true_positives, false_positives) == pytest.approx(figures(labels, scores, TWO).auc)
    assert thresholds.shape == false_positives.shape


@pytest.mark.parametrize("labels", [[], [0, 0], [1, 1]])
def test_no_curve_without_both_groups(labels: list[int]) -> None:
    points = roc_points(np.array(labels, dtype=int), np.full((len(labels), 2), 0.5), positive=1)
    assert [array.size for array in points] == [0, 0, 0]

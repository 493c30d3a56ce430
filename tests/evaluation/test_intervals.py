import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiograph_studio.evaluation import accuracy_interval, auc_interval


def test_ten_of_ten_leaves_room_for_seven_of_ten() -> None:
    low, high = accuracy_interval(10, 10)
    # By hand: the lower bound p solves p ** 10 = 0.025.
    assert low == pytest.approx(0.025**0.1)
    assert high == 1.0


def test_no_image_tells_nothing() -> None:
    assert accuracy_interval(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("correct", "n"), [(11, 10), (-1, 10)])
def test_impossible_counts_are_refused(correct: int, n: int) -> None:
    with pytest.raises(ValueError, match="no count"):
        accuracy_interval(correct, n)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_accuracy_interval_holds_the_share_and_mirrors(case: tuple[int, int]) -> None:
    correct, n = case
    low, high = accuracy_interval(correct, n)
    assert 0.0 <= low <= correct / n <= high <= 1.0
    assert low < high
    mirrored = accuracy_interval(n - correct, n)
    assert (1 - mirrored[1], 1 - mirrored[0]) == pytest.approx((low, high), abs=1e-9)


def test_accuracy_intervals_are_those_of_another_program() -> None:
    from scipy.stats import binomtest

    for correct, n in ((0, 1), (1, 1), (9, 10), (37, 42), (118, 120), (500, 1000)):
        reference = binomtest(correct, n).proportion_ci(0.9, method="exact")
        assert accuracy_interval(correct, n, 0.9) == pytest.approx((reference.low, reference.high), abs=1e-9)


@pytest.mark.parametrize("level", [0.0, 1.0, -0.5, 95.0])
def test_impossible_levels_are_refused(level: float) -> None:
    with pytest.raises(ValueError, match="confidence level"):
        accuracy_interval(5, 10, level)


@given(st.floats(0, 1), st.integers(1, 200), st.integers(1, 200))
def test_auc_interval_holds_the_area_and_never_collapses(auc: float, positives: int, negatives: int) -> None:
    low, high = auc_interval(auc, positives, negatives)
    assert 0.0 <= low <= auc + 1e-9
    assert auc - 1e-9 <= high <= 1.0
    assert high - low > 1e-4


def test_auc_bounds_solve_the_score_equation() -> None:
    positives, negatives, auc = 12, 30, 0.85
    others = (positives + negatives) / 2 - 1
    for bound in auc_interval(auc, positives, negatives):
        spread = 1 + others * (1 - bound) / (2 - bound) + others * bound / (1 + bound)
        variance = bound * (1 - bound) * spread / (positives * negatives)
        assert abs(auc - bound) == pytest.approx(1.959964 * np.sqrt(variance), rel=1e-5)


def test_perfect_separation_of_five_and_five_is_not_certainty() -> None:
    low, high = auc_interval(1.0, 5, 5)
    assert high == 1.0
    assert 0.6 < low < 0.7


def test_more_images_narrow_the_interval() -> None:
    widths = [high - low for low, high in (auc_interval(0.9, n, n) for n in (5, 20, 100))]
    assert widths == sorted(widths, reverse=True)


def test_auc_interval_covers_a_known_area_about_as_often_as_it_says() -> None:
    generator = np.random.default_rng(1)
    area, covered, trials = 0.8, 0, 600
    shift = 0.8416212 * np.sqrt(2)  # normal scores whose area is 0.8
    for _ in range(trials):
        positives, negatives = generator.normal(shift, 1, 15), generator.normal(0, 1, 15)
        low, high = auc_interval(float((positives[:, None] > negatives).mean()), 15, 15)
        covered += low <= area <= high
    assert 0.92 <= covered / trials <= 0.99


@pytest.mark.parametrize(("auc", "positives", "negatives"), [(1.1, 5, 5), (0.5, 0, 5), (0.5, 5, 0)])
def test_impossible_areas_are_refused(auc: float, positives: int, negatives: int) -> None:
    with pytest.raises(ValueError, match="no interval"):
        auc_interval(auc, positives, negatives)

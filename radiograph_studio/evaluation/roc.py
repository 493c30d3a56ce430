"""Areas under the ROC curve, their intervals, and the curve's points."""

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.evaluation.intervals import Interval, auc_interval

_RESAMPLES = 2000
_SEED = 20180079
"""Fixed, so that the same scores always print the same interval."""


def roc_points(
    labels: NDArray[np.integer], probabilities: NDArray[np.floating], positive: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the ROC curve of one class against all others.

    Args:
        labels: (n,) class indices.
        probabilities: (n, k), 0 to 1.
        positive: index of the class that counts as positive.

    Returns:
        False positive rates, true positive rates and thresholds, each (points,) float64; the rates rise from
        0 to 1, the first threshold is infinite (nothing called positive). Three empty arrays where
        either group is empty and there is no curve.
    """
    from sklearn.metrics import roc_curve

    truth = np.asarray(labels) == positive
    if not truth.any() or truth.all():
        none = np.empty(0, dtype=np.float64)
        return none, none.copy(), none.copy()
    false_positives, true_positives, thresholds = roc_curve(truth, np.asarray(probabilities)[:, positive])
    return (
        np.asarray(false_positives, dtype=np.float64),
        np.asarray(true_positives, dtype=np.float64),
        np.asarray(thresholds, dtype=np.float64),
    )


def area_with_interval(
    labels: NDArray[np.integer], probabilities: NDArray[np.floating]
) -> tuple[float | None, Interval | None]:
    """Return the area under the ROC curve and its 95 % interval; None for what cannot be had.

    Two classes: the second counts as positive; interval by `auc_interval`. More: the unweighted mean of every
    class against all others; interval by a stratified percentile bootstrap, None where a class has one image
    only, or where every resample gives the same area, which would feign certainty.
    """
    from sklearn.metrics import roc_auc_score

    classes = probabilities.shape[1]
    counts = np.bincount(labels, minlength=classes)
    if classes < 2 or counts.min() == 0:
        return None, None
    if classes == 2:
        area = float(roc_auc_score(labels == 1, probabilities[:, 1]))
        return area, auc_interval(area, int(counts[1]), int(counts[0]))
    areas = [roc_auc_score(labels == index, probabilities[:, index]) for index in range(classes)]
    interval = _bootstrap(labels, probabilities) if counts.min() > 1 else None
    return float(np.mean(areas)), interval


def _bootstrap(labels: NDArray[np.integer], probabilities: NDArray[np.floating]) -> Interval | None:
    from scipy.stats import bootstrap

    classes = probabilities.shape[1]
    # One sample of image indices a class: scipy resamples each on its own, which stratifies by class.
    strata = tuple(np.flatnonzero(labels == index) for index in range(classes))

    def statistic(*drawn: NDArray[np.integer], axis: int = -1) -> NDArray[np.float64]:
        del axis  # the last, as scipy is told below
        return _macro_area([probabilities[indices.astype(np.intp)] for indices in drawn])

    result = bootstrap(
        strata,
        statistic,
        n_resamples=_RESAMPLES,
        batch=max(1, 2_000_000 // labels.size),
        vectorized=True,
        axis=-1,
        confidence_level=0.95,
        method="percentile",
        rng=np.random.default_rng(_SEED),
    )
    low, high = float(result.confidence_interval.low), float(result.confidence_interval.high)
    return (low, high) if high > low else None


def _macro_area(groups: list[NDArray[np.floating]]) -> NDArray[np.float64]:
    """Return the mean one-against-the-rest area of every resample by the Mann-Whitney rank sum.

    ``groups[c]`` is (resamples, images of class c, k); an unresampled (images, k) works as well.
    """
    from scipy.stats import rankdata

    areas = []
    for index, group in enumerate(groups):
        own = group[..., index]
        rest = np.concatenate([other[..., index] for place, other in enumerate(groups) if place != index], axis=-1)
        ranks = rankdata(np.concatenate([own, rest], axis=-1), axis=-1)
        positives, negatives = own.shape[-1], rest.shape[-1]
        rank_sum = ranks[..., :positives].sum(axis=-1)
        areas.append((rank_sum - positives * (positives + 1) / 2) / (positives * negatives))
    return np.asarray(np.mean(areas, axis=0), dtype=np.float64)

"""Temperature scaling: scores that mean what they say, from few validation images."""

import math

import numpy as np
from numpy.typing import NDArray

LOWEST, HIGHEST = 0.25, 10.0
_PRIOR_SPREAD = 0.5
_GRID = 33


def fit_temperature(logits: NDArray[np.floating], labels: NDArray[np.integer]) -> float:
    """Return the temperature T by which logits are divided before the softmax.

    Temperature scaling after Guo et al., On Calibration of Modern Neural Networks (ICML 2017): T minimises the
    negative log-likelihood of the validation labels. A few perfectly separated images would drive T to zero and
    every score to certainty; so the penalty of a log-normal prior around 1 is added, (ln T)² / (2 · 0.5²),
    which many images outweigh.

    Args:
        logits: (n, k), before the softmax, any scale; two-class models give two columns as well.
        labels: (n,) class indices, 0 to k - 1. Without any image the answer is 1.0.

    Returns:
        T within 0.25 to 10; above 1 the raw scores were over-confident.

    Raises:
        ValueError: shapes do not fit each other, a label is no column, or a logit is not finite.
    """
    from scipy.optimize import minimize_scalar

    values = np.asarray(logits, dtype=np.float64)
    truth = np.asarray(labels, dtype=np.int64).reshape(-1)
    if truth.size == 0:
        return 1.0
    _check(values, truth)

    def cost(log_temperature: float) -> float:
        likelihood = _negative_log_likelihood(values / math.exp(log_temperature), truth)
        return likelihood + log_temperature**2 / (2 * _PRIOR_SPREAD**2)

    # Likelihood and prior may each have a valley of its own: a coarse grid finds the deeper one first.
    grid = np.linspace(math.log(LOWEST), math.log(HIGHEST), _GRID)
    best = int(np.argmin([cost(point) for point in grid]))
    bounds = (grid[max(best - 1, 0)], grid[min(best + 1, _GRID - 1)])
    found = minimize_scalar(cost, bounds=bounds, method="bounded", options={"xatol": 1e-6})
    return float(np.clip(math.exp(found.x), LOWEST, HIGHEST))


def _check(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> None:
    if logits.ndim != 2 or len(logits) != labels.size:
        raise ValueError(f"logits of shape {logits.shape} do not fit {labels.size} labels")
    if labels.min() < 0 or labels.max() >= logits.shape[1]:
        raise ValueError(f"labels from {labels.min()} to {labels.max()} do not fit {logits.shape[1]} columns")
    if not np.isfinite(logits).all():
        raise ValueError("a logit is not a finite number")


def _negative_log_likelihood(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    from scipy.special import log_softmax

    return float(-log_softmax(logits, axis=1)[np.arange(labels.size), labels].sum())

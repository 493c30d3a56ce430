"""The head found directly: L2 logistic regression on standardised features, in well under a second."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Inverse strength of the penalty. On 200 chest radiographs the validation loss is flat between 0.01 and 0.1 and
# rises on both sides (`dev.py bench bench_features`).
PENALTY_C = 0.03


@dataclass(frozen=True, slots=True)
class Solution:
    """A linear head: standardise with ``mean`` and ``variance`` (features,), then ``kernel`` (features, units)."""

    mean: NDArray[np.float32]
    variance: NDArray[np.float32]
    kernel: NDArray[np.float32]
    bias: NDArray[np.float32]


def load_solver() -> None:
    """Import what `solve_head` needs, which takes a good part of a second the first time."""
    import sklearn.linear_model  # noqa: F401 - imported for later


def solve_head(
    features: NDArray[np.float32],
    labels: NDArray[np.int64],
    epsilon: float,
    class_weights: NDArray[np.float32] | None = None,
) -> Solution:
    """Return the converged linear head for ``features`` (n, features) and ``labels`` (n,), each class present.

    ``units`` is 1 for two classes (logit of class 1), else the number of classes. ``epsilon`` is added to the
    variance, as the network's standardisation does. ``class_weights``, (classes,), weigh the images of each class.
    """
    from sklearn.linear_model import LogisticRegression

    mean = features.mean(axis=0)
    variance = features.var(axis=0)
    standard = (features - mean) / np.sqrt(variance + epsilon)
    weights = None if class_weights is None else class_weights[labels]
    model = LogisticRegression(C=PENALTY_C, max_iter=2000).fit(standard, labels, sample_weight=weights)
    return Solution(
        mean.astype(np.float32),
        variance.astype(np.float32),
        np.ascontiguousarray(model.coef_.T, np.float32),
        model.intercept_.astype(np.float32),
    )

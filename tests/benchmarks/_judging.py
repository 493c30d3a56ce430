"""Figures of several tests of one method, and the difference between two methods on the same images."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.evaluation import accuracy_interval, auc_interval, figures

RESAMPLES = 10_000
_SMALLEST = 1e-6


@dataclass(frozen=True, slots=True)
class Tested:
    """What one trained model says of its test images: ``probabilities`` (n, k) for ``labels`` (n,), by ``names``."""

    split: str
    names: tuple[str, ...]
    labels: NDArray[np.int64]
    probabilities: NDArray[np.float64]

    @property
    def right(self) -> NDArray[np.bool_]:
        """Whether the most probable class is the true one, for each image."""
        return np.asarray(self.probabilities.argmax(axis=1) == self.labels)

    @property
    def log_loss(self) -> float:
        """Mean negative logarithm of what the true class was given."""
        truth = self.probabilities[np.arange(len(self.labels)), self.labels]
        return float(-np.log(np.clip(truth, _SMALLEST, 1.0)).mean())

    def figures(self) -> dict[str, float]:
        """Return the figures of this one test."""
        found = figures(self.labels, self.probabilities, [str(i) for i in range(self.probabilities.shape[1])])
        return {
            "accuracy": float(found.accuracy or 0.0),
            "balanced_accuracy": float(found.balanced_accuracy or 0.0),
            "auc": float("nan") if found.auc is None else found.auc,
            "log_loss": self.log_loss,
        }


def summary(tests: Sequence[Tested]) -> dict[str, Any]:
    """Return the means over ``tests`` with 95 % intervals.

    The intervals count every image once, however often it was tested: repetition makes a mean steadier, it does not
    bring new patients. That of the balanced accuracy is the one of an accuracy on as many images of each class.
    """
    labels = {name: int(label) for test in tests for name, label in zip(test.names, test.labels, strict=True)}
    counts = np.bincount(list(labels.values()))
    means = {key: float(np.mean([test.figures()[key] for test in tests])) for key in tests[0].figures()}
    # Weighted by images where the tests differ in size.
    means["accuracy"] = float(np.concatenate([test.right for test in tests]).mean())
    n = len(labels)
    return {
        **means,
        "images": n,
        "tests": len(tests),
        "accuracy_ci": accuracy_interval(round(means["accuracy"] * n), n),
        "balanced_accuracy_ci": accuracy_interval(round(means["balanced_accuracy"] * n), n),
        "auc_ci": auc_interval(means["auc"], int(counts[1]), int(counts[0])) if len(counts) == 2 else None,
    }


def difference(ours: Sequence[Tested], theirs: Sequence[Tested], seed: int = 0) -> dict[str, Any]:
    """Return how much more often ``ours`` is right than ``theirs`` on the same images of the same splits.

    ``images_ci`` is the 95 % interval of a paired bootstrap over images, an image with all its tests being drawn
    together; ``both_ci`` draws splits as well (Owen, The pigeonhole bootstrap, Annals of Applied Statistics
    2007;1:386-411), so that it also holds what another training set would have changed. ``mcnemar_p`` is the exact
    two-sided probability of McNemar's test, None where images were tested more than once.
    """
    pairs = _paired(ours, theirs)
    images = sorted({name for a, _ in pairs for name in a.names})
    place = {name: index for index, name in enumerate(images)}
    gains, counts = np.zeros((len(pairs), len(images))), np.zeros((len(pairs), len(images)))
    for row, (a, b) in enumerate(pairs):
        columns = [place[name] for name in a.names]
        gains[row, columns] = a.right.astype(float) - b.right.astype(float)
        counts[row, columns] = 1.0
    rng = np.random.default_rng(seed)
    image_weights = rng.multinomial(len(images), np.full(len(images), 1 / len(images)), RESAMPLES)
    split_weights = rng.multinomial(len(pairs), np.full(len(pairs), 1 / len(pairs)), RESAMPLES)
    ones = np.ones_like(split_weights)
    by_split = gains.sum(axis=1) / counts.sum(axis=1)
    return {
        "difference": float(gains.sum() / counts.sum()),
        "images_ci": _interval(gains, counts, ones, image_weights),
        "both_ci": _interval(gains, counts, split_weights, image_weights) if len(pairs) > 1 else None,
        "mcnemar_p": _mcnemar(gains) if counts.sum(axis=0).max() == 1 else None,
        "by_split": {a.split: float(gain) for (a, _), gain in zip(pairs, by_split, strict=True)},
    }


def _paired(ours: Sequence[Tested], theirs: Sequence[Tested]) -> list[tuple[Tested, Tested]]:
    others = {test.split: test for test in theirs}
    pairs = [(test, others[test.split]) for test in ours if test.split in others]
    if not pairs or any(a.names != b.names for a, b in pairs):
        raise ValueError("the two methods were not tested on the same images")
    return pairs


def _interval(
    gains: NDArray[np.float64],
    counts: NDArray[np.float64],
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
) -> tuple[float, float]:
    """Return the percentile interval of the weighted mean gain; ``rows`` and ``columns`` hold a resample a row."""
    total = ((rows @ gains) * columns).sum(axis=1)
    tested = ((rows @ counts) * columns).sum(axis=1)
    low, high = np.percentile(total[tested > 0] / tested[tested > 0], [2.5, 97.5])
    return float(low), float(high)


def _mcnemar(gains: NDArray[np.float64]) -> float:
    from scipy.stats import binomtest

    won, lost = int((gains > 0).sum()), int((gains < 0).sum())
    return float(binomtest(won, won + lost).pvalue) if won + lost else 1.0

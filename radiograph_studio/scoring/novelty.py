"""How unlike the training images an image is: distance to its nearest training images in feature space.

Deep nearest neighbours (Sun et al., Out-of-Distribution Detection with Deep Nearest Neighbors, ICML 2022): features
are standardised, normalised to unit length, and the mean distance to the k nearest training images is compared with
the same distance of the training images among themselves (each left out once).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

NEIGHBOURS = 3
# More than this many training images add nothing but bytes to the model file.
_LIMIT = 2000
_MARGIN = 1.15
_EPSILON = 1e-3


@dataclass(frozen=True, slots=True)
class Novelty:
    """Reference features (n, features) of unit length, their standardisation, and their own distances (n,) sorted."""

    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    reference: NDArray[np.float32]
    distances: NDArray[np.float32]

    def share_less_unusual(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return for each row of ``features`` (m, features) the share of training images that are less unusual, 0-1."""
        found = self.distance(features)
        return np.searchsorted(self.distances, found, side="left") / len(self.distances)

    def is_unusual(self, features: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Return True for each row that lies clearly (15 %) farther out than any training image does."""
        return np.asarray(self.distance(features) > _MARGIN * self.distances[-1])

    def distance(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the mean distance of each row to its nearest reference images, (m,), 0 to 2."""
        return _nearest(_unit(features, self.mean, self.scale), self.reference)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays to store; the reference in half precision."""
        return {
            "novelty/mean": self.mean,
            "novelty/scale": self.scale,
            "novelty/reference": self.reference.astype(np.float16),
            "novelty/distances": self.distances,
        }

    @classmethod
    def from_arrays(cls, arrays: dict[str, NDArray[Any]]) -> "Novelty | None":
        """Return the novelty stored in a model file's arrays, or None where there is none."""
        names = ("mean", "scale", "reference", "distances")
        if any(f"novelty/{name}" not in arrays for name in names):
            return None
        return cls(*(arrays[f"novelty/{name}"].astype(np.float32) for name in names))


def fit_novelty(features: NDArray[np.float32], seed: int = 0) -> Novelty | None:
    """Return the novelty for training images with ``features`` (n, features); None for fewer than five images."""
    if len(features) <= NEIGHBOURS + 1:
        return None
    if len(features) > _LIMIT:
        chosen = np.random.default_rng(seed).choice(len(features), _LIMIT, replace=False)
        features = features[np.sort(chosen)]
    mean = features.mean(axis=0)
    scale = features.std(axis=0) + _EPSILON
    reference = _unit(features, mean, scale)
    distances = np.sort(_nearest(reference, reference, leave_one_out=True))
    return Novelty(mean, scale, reference, distances)


def _unit(features: NDArray[np.float32], mean: NDArray[np.float32], scale: NDArray[np.float32]) -> NDArray[np.float32]:
    standard = (features - mean) / scale
    return np.asarray(standard / np.maximum(np.linalg.norm(standard, axis=1, keepdims=True), 1e-12), np.float32)


def _nearest(
    rows: NDArray[np.float32], reference: NDArray[np.float32], *, leave_one_out: bool = False
) -> NDArray[np.float32]:
    squared = np.clip(2 - 2 * rows @ reference.T, 0, 4)
    if leave_one_out:
        np.fill_diagonal(squared, np.inf)
    count = min(NEIGHBOURS, len(reference) - leave_one_out)
    nearest = np.partition(squared, count - 1, axis=1)[:, :count]
    return np.asarray(np.sqrt(nearest).mean(axis=1), np.float32)

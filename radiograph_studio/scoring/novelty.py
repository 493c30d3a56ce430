"""How unlike the training images an image is: distance to its nearest training images in feature space.

Deep nearest neighbours (Sun et al., Out-of-Distribution Detection with Deep Nearest Neighbors, ICML 2022): features
are normalised to unit length, and the mean distance to the k nearest training images is compared with the same
distance of the training images among themselves (each left out once).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

NEIGHBOURS = 3
# More than this many training images add nothing but bytes to the model file.
_LIMIT = 2000
# An image is unusual when it lies this much farther out than 95 % of the training images do. With the tutorial's
# radiographs that flags every leg, hip and photograph tried, and no chest or abdomen of its validation folder.
_QUANTILE, _MARGIN = 0.95, 1.15


@dataclass(frozen=True, slots=True)
class Novelty:
    """Training features (n, features) of unit length, and their own distances (n,), sorted."""

    reference: NDArray[np.float32]
    distances: NDArray[np.float32]

    def share_less_unusual(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return for each row of ``features`` (m, features) the share of training images that lie nearer, 0 to 1."""
        return np.searchsorted(self.distances, self.distance(features), side="left") / len(self.distances)

    def is_unusual(self, features: NDArray[np.float32]) -> NDArray[np.bool_]:
        """Return True for each row that lies clearly farther out than the training images do."""
        return np.asarray(self.distance(features) > _MARGIN * np.quantile(self.distances, _QUANTILE))

    def distance(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the mean distance of each row to its nearest training images, (m,), 0 to 2."""
        return _nearest(_unit(features), self.reference)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return the arrays to store; the reference in half precision."""
        return {"novelty/reference": self.reference.astype(np.float16), "novelty/distances": self.distances}

    @classmethod
    def from_arrays(cls, arrays: dict[str, NDArray[Any]]) -> "Novelty | None":
        """Return the novelty stored in a model file's arrays, or None where there is none."""
        try:
            reference, distances = arrays["novelty/reference"], arrays["novelty/distances"]
        except KeyError:
            return None
        return cls(_unit(reference.astype(np.float32)), distances.astype(np.float32))


def fit_novelty(features: NDArray[np.float32], seed: int = 0) -> Novelty | None:
    """Return the novelty for training images with ``features`` (n, features); None for fewer than five images."""
    if len(features) <= NEIGHBOURS + 1:
        return None
    if len(features) > _LIMIT:
        chosen = np.random.default_rng(seed).choice(len(features), _LIMIT, replace=False)
        features = features[np.sort(chosen)]
    reference = _unit(features)
    return Novelty(reference, np.sort(_nearest(reference, reference, leave_one_out=True)))


def _unit(features: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(features / np.maximum(np.linalg.norm(features, axis=1, keepdims=True), 1e-12), np.float32)


def _nearest(
    rows: NDArray[np.float32], reference: NDArray[np.float32], *, leave_one_out: bool = False
) -> NDArray[np.float32]:
    squared = np.clip(2 - 2 * rows @ reference.T, 0, 4)
    if leave_one_out:
        np.fill_diagonal(squared, np.inf)
    nearest = np.partition(squared, NEIGHBOURS - 1, axis=1)[:, :NEIGHBOURS]
    return np.asarray(np.sqrt(nearest).mean(axis=1), np.float32)

"""Pictures to pooled features of a backbone that stays as it is; what an earlier run looked at is known already."""

from collections.abc import Callable
from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from radiograph_studio.engine import augmentation
from radiograph_studio.engine.feature_cache import FeatureCache, feature_key, picture_digests
from radiograph_studio.engine.predictor import BATCH, Predictor

Rows = NDArray[np.float32]


class Extractor:
    """Looks at pictures through one backbone. ``eyes`` names it with its weights and input, for the cache."""

    def __init__(self, predictor: Predictor, cache: FeatureCache, eyes: str) -> None:
        self._predictor, self._cache, self._eyes = predictor, cache, eyes
        self._digests: dict[int, list[bytes]] = {}
        self.looked_at = 0

    def __call__(
        self,
        pictures: NDArray[np.float32],
        on_batch: Callable[[int], Any],
        draw: augmentation.Draw | None = None,
        stopping: Callable[[], bool] = lambda: False,
    ) -> Rows | None:
        """Return the features of ``pictures`` (n, height, width, 1), changed as ``draw`` says, (n, features).

        ``on_batch`` is told how many pictures each batch had and may raise; None where ``stopping`` said so.
        ``looked_at`` counts the pictures that were not in the cache.
        """
        digests = self._digests_of(pictures)
        batches: list[Rows] = []
        for start in range(0, len(pictures), BATCH):
            if stopping():
                return None
            chosen = np.arange(start, min(start + BATCH, len(pictures)))
            batches.append(self._batch(pictures, digests, chosen, draw))
            on_batch(len(chosen))
        return np.concatenate(batches)

    def _batch(
        self,
        pictures: NDArray[np.float32],
        digests: list[bytes],
        chosen: NDArray[np.int64],
        draw: augmentation.Draw | None,
    ) -> Rows:
        keys = [feature_key(self._eyes, digests[i], draw.key(i) if draw else b"") for i in chosen]
        known = self._cache.get(keys)
        if any(row is None for row in known):
            # The whole batch is looked at, not only what is missing: a picture's numbers may depend, in their last
            # digit, on how many pictures are looked at together, and a repeated run shall give the same.
            batch = tf.constant(pictures[chosen])
            seen = augmentation.apply(batch, draw[chosen]) if draw else batch
            rows = self._predictor(np.asarray(seen))[1]
            self.looked_at += len(chosen)
            self._cache.put(keys, rows)
            return rows
        return np.stack([row for row in known if row is not None])

    def _digests_of(self, pictures: NDArray[np.float32]) -> list[bytes]:
        # By identity: the arrays are held by the training for as long as this object lives.
        if id(pictures) not in self._digests:
            self._digests[id(pictures)] = picture_digests(pictures)
        return self._digests[id(pictures)]

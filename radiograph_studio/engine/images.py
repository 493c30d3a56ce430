"""Files to the array that the network is trained on or scores, several at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.datasets import Item, in_parallel
from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import InputSpec, network_picture, read


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures in memory with their labels.

    ``values``: (n, height, width, 1) float32 in [0, 1]. ``labels``: (n,) int64. ``items``: the files that were read.
    ``failed``: files that were left out, with the reason.
    """

    values: NDArray[np.float32]
    labels: NDArray[np.int64]
    items: tuple[Item, ...]
    failed: tuple[tuple[Path, ImageReadError], ...] = ()

    def __len__(self) -> int:
        return len(self.items)


def network_input(path: Path, spec: InputSpec) -> NDArray[np.float32]:
    """Return the picture of one file as the network takes it, (height, width, 1)."""
    return network_picture(read(path), spec)[..., None]


def load_pictures(items: Sequence[Item], spec: InputSpec, on_read: Callable[[], Any]) -> Pictures:
    """Read ``items``; ``on_read`` is called after each one and may raise to end the work."""
    kept: list[Item] = []
    values = np.empty((len(items), spec.height, spec.width, 1), np.float32)
    failed: list[tuple[Path, ImageReadError]] = []

    def load(item: Item) -> NDArray[np.float32] | ImageReadError:
        try:
            return network_input(item.path, spec)
        except ImageReadError as error:
            return error

    for item, result in in_parallel(load, items):
        if isinstance(result, ImageReadError):
            failed.append((item.path, result))
        else:
            values[len(kept)] = result
            kept.append(item)
        on_read()
    labels = np.array([item.label for item in kept], np.int64)
    return Pictures(values[: len(kept)], labels, tuple(kept), tuple(failed))

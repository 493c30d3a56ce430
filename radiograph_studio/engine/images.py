"""Files to the array that the network is trained on or scores, several at a time."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from os import cpu_count
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.datasets.dataset import Item
from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import InputSpec, network_picture, read

T = TypeVar("T")
R = TypeVar("R")


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


def in_parallel(function: Callable[[T], R], inputs: Sequence[T]) -> Iterator[tuple[T, R]]:
    """Yield (input, result) in order, a few inputs ahead of whoever consumes them, so memory stays flat."""
    workers = min(4, cpu_count() or 1)
    with ThreadPoolExecutor(workers, thread_name_prefix="read") as pool:
        rest = iter(inputs)
        waiting = [(value, pool.submit(function, value)) for value in islice(rest, 4 * workers)]
        try:
            while waiting:
                value, future = waiting.pop(0)
                result = future.result()
                waiting.extend((following, pool.submit(function, following)) for following in islice(rest, 1))
                yield value, result
        finally:
            for _, future in waiting:
                future.cancel()

"""A seeded split of training images into training and validation, stratified by class, grouped by patient."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.datasets.dataset import Item
from radiograph_studio.datasets.requirements import require_two_each
from radiograph_studio.errors import DatasetError
from radiograph_studio.language import tr

_ATTEMPTS = 64


def split_items(
    items: Sequence[Item], classes: Sequence[str], fraction: float, seed: int
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return training and validation items, each in the order of ``items``.

    Every class gives about ``fraction`` of its images to validation, at least one, and keeps at least one. The
    images of one patient stay together; an image without a known patient is taken as a patient of its own.
    Groups are taken in a random order as long as each brings the class counts nearer to their aims; of several
    orders, all from ``seed``, the one that comes nearest wins.

    Raises:
        ValueError: ``fraction`` is not strictly within 0 to 1.
        DatasetError: a class has too few images, or its patients cannot be told apart into two sides.
    """
    if not 0.0 < fraction < 1.0:
        raise ValueError(f"validation fraction {fraction} is not between 0 and 1")
    totals = np.bincount([item.label for item in items], minlength=len(classes))
    require_two_each(classes, totals.tolist())
    groups = _groups(items, len(classes))
    aims = np.clip(np.floor(fraction * totals + 0.5).astype(np.int64), 1, totals - 1)
    chosen = _best_choice([counts for _, counts in groups], totals, aims, seed)
    if chosen is None:
        raise DatasetError(
            tr("The images of a class come from too few patients to keep training and validation patients apart."),
            tr("Choose a validation folder, or give de-identified files one patient ID for each patient."),
        )
    validation = {index for group in chosen for index in groups[group][0]}
    return (
        tuple(item for index, item in enumerate(items) if index not in validation),
        tuple(item for index, item in enumerate(items) if index in validation),
    )


def _groups(items: Sequence[Item], classes: int) -> list[tuple[list[int], NDArray[np.int64]]]:
    """Return item indices and images per class of every patient."""
    members: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        members[item.patient if item.patient is not None else f"#{index}"].append(index)
    return [
        (indices, np.bincount([items[index].label for index in indices], minlength=classes))
        for indices in members.values()
    ]


def _best_choice(
    groups: list[NDArray[np.int64]], totals: NDArray[np.int64], aims: NDArray[np.int64], seed: int
) -> list[int] | None:
    generator = np.random.default_rng(seed)
    best: tuple[int, list[int]] | None = None
    for _ in range(_ATTEMPTS):
        chosen, counts = _choose(groups, generator.permutation(len(groups)), totals, aims)
        miss = int(np.abs(aims - counts).sum())
        if (counts > 0).all() and (best is None or miss < best[0]):
            best = (miss, chosen)
            if miss == 0:
                break
    return best[1] if best else None


def _choose(
    groups: list[NDArray[np.int64]],
    order: NDArray[np.int64],
    totals: NDArray[np.int64],
    aims: NDArray[np.int64],
) -> tuple[list[int], NDArray[np.int64]]:
    chosen: list[int] = []
    counts = np.zeros_like(totals)
    for index in order.tolist():
        grown = counts + groups[index]
        nearer = np.abs(aims - grown).sum() < np.abs(aims - counts).sum()
        # A class without any validation image is worth overshooting for.
        needed = bool(((counts == 0) & (grown > 0)).any())
        if (nearer or needed) and (grown < totals).all():
            chosen.append(index)
            counts = grown
    return chosen, counts

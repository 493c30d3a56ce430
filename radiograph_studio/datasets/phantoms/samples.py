"""The sample project: folders of phantoms to learn the program with."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.datasets.phantoms.body import person
from radiograph_studio.datasets.phantoms.dicom import Labels, dicom_bytes, is_ours
from radiograph_studio.datasets.phantoms.phantom import KINDS, SIZES, Kind, phantom
from radiograph_studio.errors import DatasetError
from radiograph_studio.language import tr
from radiograph_studio.paths import write_bytes

PARTS = ("train", "val", "test")
_INVERTED, _COMPUTED, _TWICE = 0.25, 0.3, 0.15


@dataclass(frozen=True, slots=True)
class _Plan:
    name: Path
    kind: Kind
    labels: Labels
    size: tuple[int, int]


def write_samples(
    folder: Path,
    seed: int = 0,
    train: int = 65,
    validation: int = 10,
    test: int = 12,
    progress: Callable[[int, int], None] | None = None,
    size: tuple[int, int] | None = None,
) -> None:
    """Write simulated radiographs as DICOM files to ``folder/{train,val,test}/{abdomen,chest}``.

    Counts are images a part, shared between the classes as evenly as may be (the odd one is an abdomen). The same
    ``seed`` and counts write the same bytes. Some patients have two images, always in one part. ``progress(done,
    total)`` is called in the caller's thread after each file; an exception from it ends the work. ``size`` is (rows,
    columns) where all are to be of one size. Files of ours are replaced; `DatasetError` where a folder holds anything
    else, `StorageError` where nothing can be written.
    """
    counts = (train, validation, test)
    if min(counts) < 0 or seed < 0:
        raise DatasetError("A negative number was asked for.", "Give counts and a seed of 0 or more.")
    plans = list(_plans(counts, seed))
    _refuse_foreign(folder, {plan.name for plan in plans})
    with ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, 4)) as pool:
        try:
            files = pool.map(lambda plan: _make(plan, size or plan.size), plans)
            for done, (plan, data) in enumerate(zip(plans, files, strict=True), 1):
                write_bytes(folder / plan.name, data)
                if progress is not None:
                    progress(done, len(plans))
        finally:
            pool.shutdown(cancel_futures=True)


def _make(plan: _Plan, size: tuple[int, int]) -> bytes:
    labels = plan.labels
    key = [labels.seed, KINDS.index(plan.kind), labels.patient]
    body = person(np.random.default_rng(key))
    simulated = phantom(plan.kind, np.random.default_rng([*key, labels.image]), size, body)
    return dicom_bytes(simulated, replace(labels, female=body.female))


def _plans(counts: Iterable[int], seed: int) -> Iterator[_Plan]:
    first = 1
    for part, count in zip(PARTS, counts, strict=True):
        for kind, number in zip(KINDS, (count - count // 2, count // 2), strict=True):
            # Quotas, not chances: how pixels are stored tells nothing about the class, even in few files.
            draw = np.random.default_rng([seed, PARTS.index(part), KINDS.index(kind), 7])
            inverted, computed = _quota(number, _INVERTED, draw), _quota(number, _COMPUTED, draw)
            sizes = draw.permutation(np.arange(number) % len(SIZES))
            files = zip(_patients(number, first), inverted, computed, sizes, strict=True)
            for (patient, image), dark, plate, which in files:
                name = Path(part, kind, f"{kind}_{patient:03d}_{image}.dcm")
                labels = Labels(seed, patient, image, "CR" if plate else "DX", bool(dark))
                yield _Plan(name, kind, labels, SIZES[which])
        # The next part starts where no patient number of this one can be.
        first += count


def _patients(number: int, first: int) -> list[tuple[int, int]]:
    """Return (patient, image) for ``number`` files; the first patients come twice."""
    twice = int(number * _TWICE)
    return [(first + i // 2, 1 + i % 2) if i < 2 * twice else (first + i - twice, 1) for i in range(number)]


def _quota(number: int, share: float, draw: np.random.Generator) -> NDArray[np.bool_]:
    return draw.permutation(np.arange(number) < round(number * share))


def _refuse_foreign(folder: Path, names: set[Path]) -> None:
    for part in PARTS:
        for path in (folder / part).rglob("*"):
            if path.is_dir() or path.name.startswith("."):
                continue
            if path.relative_to(folder) not in names or not is_ours(path):
                raise DatasetError(
                    tr(
                        "The folder “{part}” is not empty: “{name}” was not written by this sample project.",
                        part=part,
                        name=path.name,
                    ),
                    tr("Choose an empty folder for the sample radiographs."),
                )


__all__ = ["PARTS", "write_samples"]

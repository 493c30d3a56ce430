"""Train, validation and test folders for experiments: links to the radiographs that are there, nothing copied."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from radiograph_studio.datasets.folders import class_files
from radiograph_studio.datasets.phantoms import write_samples

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
FOLDS = 3
VALIDATION = 0.2
PARTS = ("train", "val", "test")
Files = dict[str, list[Path]]


@dataclass(frozen=True, slots=True)
class Split:
    """Folders of one division of a dataset; ``seed`` decided it, and seeds the training on it."""

    name: str
    seed: int
    train: Path
    validation: Path
    test: Path


def fold(source: Path, into: Path, seed: int, images: int | None = None) -> Split:
    """Divide all images below ``source`` anew: one third is for the test, a fifth of the others for validation.

    Three seeds in a row (0, 1, 2; 3, 4, 5; ...) test every image once between them, so that their results can be
    pooled as results on independent images. ``images`` is how many training and validation images are kept.
    """
    order = np.random.default_rng([seed // FOLDS, 2018])
    parts: dict[str, Files] = {part: {} for part in PARTS}
    pool = _pool(source)
    for number, (name, files) in enumerate(pool.items()):
        mixed = [files[index] for index in order.permutation(len(files))]
        test = mixed[seed % FOLDS :: FOLDS]
        others = _some([file for file in mixed if file not in set(test)], images, number, len(pool), seed)
        _divide(parts, name, others, test)
    return _link(parts, into, f"fold{seed}", seed)


def given(source: Path, into: Path, seed: int) -> Split:
    """Keep ``source/val`` for the test, and a fifth of ``source/train``, chosen by ``seed``, for validation."""
    order = np.random.default_rng([seed, 2019])
    parts: dict[str, Files] = {part: {} for part in PARTS}
    tests = class_files(source / "val", "The validation folder")
    for name, files in class_files(source / "train", "The training folder").items():
        mixed = [files[index] for index in order.permutation(len(files))]
        _divide(parts, name, mixed, tests.get(name, []))
    return _link(parts, into, f"given{seed}", seed)


def phantoms(into: Path, seed: int, images: int = 50, test: int = 60) -> Split:
    """Write simulated radiographs of their own for each seed: ``images`` for training and validation."""
    validation = round(VALIDATION * images)
    folder = into / f"phantoms{seed}-{images}"
    write_samples(folder, seed=1000 + seed, train=images - validation, validation=validation, test=test)
    return Split(f"phantoms{seed}", seed, *(folder / part for part in PARTS))


def sources(into: Path, shared: Path = SHARED) -> dict[str, Callable[[int], Split]]:
    """Return the datasets of the experiments by name; each gives the split of a seed."""
    pneumonia, abdomen = shared / "chest_pneumonia", shared / "chest_abdomen"
    return {
        "pneumonia": lambda seed: fold(pneumonia, into / "pneumonia", seed),
        "pneumonia-50": lambda seed: fold(pneumonia, into / "pneumonia-50", seed, 50),
        "abdomen": lambda seed: fold(abdomen, into / "abdomen", seed),
        "abdomen-20": lambda seed: fold(abdomen, into / "abdomen-20", seed, 20),
        "phantoms": lambda seed: phantoms(into, seed),
        "phantoms-20": lambda seed: phantoms(into, seed, 20),
    }


def _pool(source: Path) -> Files:
    pool: Files = {}
    for part in PARTS:
        if (source / part).is_dir():
            for name, files in class_files(source / part, "The folder").items():
                pool.setdefault(name, []).extend(files)
    return pool


def _some(files: Sequence[Path], images: int | None, number: int, classes: int, seed: int) -> list[Path]:
    """Return the part of ``files`` that class ``number`` of ``classes`` gives to ``images`` in all."""
    if images is None:
        return list(files)
    share = images // classes + (number < images % classes)
    # Turned by the seed, so that small training sets of one repetition are not each other's copies.
    start = (seed * share) % len(files)
    return [*files[start:], *files[:start]][:share]


def _divide(parts: dict[str, Files], name: str, others: list[Path], test: list[Path]) -> None:
    validation = max(1, round(VALIDATION * len(others)))
    parts["val"][name], parts["train"][name], parts["test"][name] = others[:validation], others[validation:], test


def _link(parts: dict[str, Files], into: Path, name: str, seed: int) -> Split:
    for part, classes in parts.items():
        for label, files in classes.items():
            folder = into / name / part / label
            folder.mkdir(parents=True, exist_ok=True)
            for file in files:
                # Named after the part it came from: two parts may hold files of one name.
                link = folder / f"{file.parent.parent.name}-{file.name}"
                if not link.is_symlink():
                    link.symlink_to(file)
    return Split(name, seed, *(into / name / part for part in PARTS))

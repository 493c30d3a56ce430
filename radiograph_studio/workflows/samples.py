"""Samples: the phantom project that a new user can train on at once."""

from collections.abc import Callable
from pathlib import Path

from radiograph_studio import paths
from radiograph_studio.datasets.phantoms import write_samples

_DONE = ".complete"
# Changes when the phantoms do, so that an old sample project is made anew.
_VERSION = "1"


def make_samples(folder: Path, seed: int = 0, on_progress: Callable[[int, int], None] | None = None) -> None:
    """Write the phantom dataset into ``folder``: ``{train,val,test}/{abdomen,chest}``."""
    write_samples(folder, seed=seed, progress=on_progress)


def ensure_samples(on_progress: Callable[[int, int], None] | None = None) -> Path:
    """Return the folder of the sample project, made at the first call."""
    folder = paths.samples_dir() / "chest-abdomen-phantoms"
    mark = folder / _DONE
    if not (mark.is_file() and mark.read_text() == _VERSION):
        make_samples(folder, on_progress=on_progress)
        paths.write_text(mark, _VERSION)
    return folder

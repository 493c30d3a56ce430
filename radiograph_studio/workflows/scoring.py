"""Score: a model and files in, a row a file out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio import model_file
from radiograph_studio.datasets import files_in, in_parallel
from radiograph_studio.engine.loading import load_tensorflow
from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import read
from radiograph_studio.recipe import Control
from radiograph_studio.runs import read_run
from radiograph_studio.scoring import Score, Scorer

BATCH = 16


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """The result for one file: a score, or why there is none."""

    path: Path
    score: Score | None = None
    error: ImageReadError | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form of the command line."""
        if self.score is not None:
            return {"path": str(self.path), "ok": True, **self.score.as_dict()}
        assert self.error is not None
        return {"path": str(self.path), "ok": False, "error": self.error.as_dict()}


def open_model(path: Path) -> Scorer:
    """Open a model file. Loads TensorFlow at the first call, which takes seconds; raises `ModelFileError`.

    The model of a run is called as the run is now: it may have got another name since it was trained.
    """
    model = model_file.load(path)
    run = read_run(path.parent)
    if run is not None and run.model == path:
        model = model.model_copy(update={"manifest": model.manifest.model_copy(update={"name": run.name})})
    load_tensorflow()
    from radiograph_studio.engine.predictor import rebuild

    return Scorer(model, path, rebuild(model.manifest.blueprint, model.weights))


def score_files(
    scorer: Scorer, files: Sequence[Path], on_row: Callable[[ScoreRow], None], control: Control | None = None
) -> None:
    """Score ``files`` in order, ``on_row`` hears each. A file that cannot be read is a row, not the end."""

    def load(path: Path) -> _Loaded | ImageReadError:
        try:
            radiograph = read(path)
            return _Loaded(scorer.picture(radiograph), radiograph.frame, radiograph.notes)
        except ImageReadError as error:
            return error

    waiting: list[tuple[Path, _Loaded | ImageReadError]] = []
    for path, result in in_parallel(load, files):
        if control:
            control.checkpoint()
        waiting.append((path, result))
        if len(waiting) == BATCH:
            _flush(scorer, waiting, on_row)
    _flush(scorer, waiting, on_row)


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What is kept of a radiograph until its batch is scored; the radiograph itself may be a hundred times larger."""

    picture: NDArray[np.float32]
    frame: int
    notes: tuple[str, ...]


def _flush(
    scorer: Scorer, waiting: list[tuple[Path, _Loaded | ImageReadError]], on_row: Callable[[ScoreRow], None]
) -> None:
    pictures = [result.picture for _, result in waiting if isinstance(result, _Loaded)]
    scores = iter(scorer.score_pictures(np.stack(pictures)[..., None]) if pictures else ())
    for path, result in waiting:
        if isinstance(result, _Loaded):
            on_row(ScoreRow(path, score=next(scores).about(result.frame, result.notes)))
        else:
            on_row(ScoreRow(path, error=result))
    waiting.clear()


def files_below(paths: Sequence[Path]) -> list[Path]:
    """Return ``paths`` with every folder replaced by the files in it, hidden and system files left out."""
    found: list[Path] = []
    for path in paths:
        found.extend(files_in(path) if path.is_dir() else [path])
    return found

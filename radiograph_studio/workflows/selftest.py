"""Self-test: does this installation do its whole job? It reads, trains, scores and reports on simulated radiographs.

Nothing of the user's is touched: everything is written to a folder that the caller gives and throws away.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from radiograph_studio import imaging, paths
from radiograph_studio.datasets.phantoms import write_samples
from radiograph_studio.datasets.phantoms.encoded import ENCODINGS, Encoding, encoded_dicom, plain_picture
from radiograph_studio.engine.catalogue import CATALOGUE, Backbone
from radiograph_studio.engine.loading import load_tensorflow
from radiograph_studio.errors import RadiographStudioError
from radiograph_studio.recipe import Control, Epoch, preset_recipe
from radiograph_studio.workflows import scoring
from radiograph_studio.workflows.doctor import Check
from radiograph_studio.workflows.requests import TrainRequest
from radiograph_studio.workflows.training import train

EPOCHS = 2
_TRAIN, _VALIDATION, _TEST = 12, 6, 6
_SIZE = (224, 192)
_RESOURCES = ("style.qss", "icons/*.svg", "icons/app/png/*.png", "help/*.md", "help/*/*.md", "languages/*.qm")
_RASTERS: dict[str, dict[str, Any]] = {
    "PNG": {},
    "JPEG": {"quality": 95},
    "TIFF": {"compression": "tiff_lzw"},
    "WebP": {"lossless": True},
}


class SelfTestError(Exception):
    """A step that went through to its end, with a wrong result."""


def performed(name: str, act: Callable[[], str]) -> Check:
    """Do one step; return what it said of itself, or why it failed."""
    begun = time.monotonic()
    try:
        detail = act()
    except RadiographStudioError as error:
        return Check(name, False, f"{error.message} {error.hint}".strip())
    except Exception as error:  # noqa: BLE001 - whatever it is: that the step failed is what the test is there to say
        return Check(name, False, f"{type(error).__name__}: {error}")
    return Check(name, True, f"{detail} ({time.monotonic() - begun:.1f} s)")


def self_test(folder: Path) -> Iterator[Check]:
    """Do every step in turn, working in the empty ``folder``; yield what came of each as soon as it is known.

    What the program keeps of itself (runs, caches, settings) goes there too while a step runs.
    """
    course = _Course(folder)
    for name, act in course.steps():
        with _home_in(folder / "home"):
            check = performed(name, act)
        yield check


class _Course:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data = folder / "phantoms"
        self._model = folder / "model.rsmodel"
        self._report: Path | None = None

    def steps(self) -> Iterator[tuple[str, Callable[[], str]]]:
        yield "Files of the program", resources
        yield "Licences", licences
        for encoding in ENCODINGS:
            yield f"Decode: {encoding.name}", partial(self._decode, encoding)
        for kind, options in _RASTERS.items():
            yield f"Decode: {kind}", partial(self._raster, kind, options)
        yield "Decode: PNG, 16 bits in colour", self._deep_png
        yield "TensorFlow", _tensorflow
        for entry in CATALOGUE:
            if entry.comes_with_program:
                yield f"Weights: {entry.title}", partial(_weights, entry)
        yield "Train", self._train
        yield "Report", self._read_report
        yield "Score", self._score

    def _decode(self, encoding: Encoding) -> str:
        pixels = plain_picture(encoding.bits)
        path = self._folder / "encoded.dcm"
        path.write_bytes(encoded_dicom(pixels, encoding))
        return _compared(path, pixels, encoding.mean_error * (2**encoding.bits - 1))

    def _raster(self, kind: str, options: dict[str, Any]) -> str:
        from PIL import Image

        pixels = plain_picture(8)
        path = self._folder / f"picture.{kind.lower()}"
        picture = Image.fromarray(pixels)
        (picture.convert("RGB") if kind == "WebP" else picture).save(path, kind, **options)
        return _compared(path, pixels, 3.0 if kind == "JPEG" else 0.0)

    def _deep_png(self) -> str:
        import imagecodecs

        pixels = plain_picture(16)
        path = self._folder / "deep.png"
        path.write_bytes(imagecodecs.png_encode(np.repeat(pixels[:, :, None], 3, axis=2)))
        return _compared(path, pixels, 0.0)

    def _train(self) -> str:
        write_samples(self._data, seed=3, train=_TRAIN, validation=_VALIDATION, test=_TEST, size=_SIZE)
        epochs: list[Epoch] = []
        request = TrainRequest(
            train=self._data / "train",
            validation=self._data / "val",
            test=self._data / "test",
            recipe=preset_recipe("balanced").model_copy(update={"epochs": EPOCHS}),
            out=self._model,
        )
        finished = train(request, Control(), lambda event: epochs.append(event) if isinstance(event, Epoch) else None)
        if finished.status != "completed" or not self._model.is_file():
            error = finished.error or {}
            raise SelfTestError(f"The training ended as {finished.status}. {error.get('message', '')}".strip())
        if len(epochs) < EPOCHS:
            raise SelfTestError(f"The training had {len(epochs)} epochs instead of {EPOCHS}.")
        self._report = Path(finished.report) if finished.report else None
        accuracy = finished.metrics["validation"]["accuracy"]
        return f"{len(epochs)} epochs on {_TRAIN} images, validation accuracy {accuracy:.2f}"

    def _read_report(self) -> str:
        if self._report is None:
            raise SelfTestError("The training left no report.")
        text = self._report.read_text(encoding="utf-8")
        if "<svg" not in text and "<img" not in text:
            raise SelfTestError("The report has no picture in it.")
        return f"{len(text) // 1024} kB"

    def _score(self) -> str:
        rows: list[scoring.ScoreRow] = []
        files = scoring.files_below([self._data / "test"])
        scoring.score_files(scoring.open_model(self._model), files, rows.append)
        failed = [row for row in rows if row.score is None]
        if failed or len(rows) != _TEST:
            raise SelfTestError(f"{len(failed)} of {len(rows)} files have no score.")
        right = sum(row.score is not None and row.score.label == row.path.parent.name for row in rows)
        if 3 * right < 2 * len(rows):
            raise SelfTestError(f"Only {right} of {len(rows)} simulated radiographs are scored right.")
        return f"{right} of {len(rows)} right"


def resources() -> str:
    """Return how many files of each kind the program has beside its code; raise where a kind is missing."""
    folder = paths.resources_dir()
    found = {pattern: sum(path.is_file() for path in folder.glob(pattern)) for pattern in _RESOURCES}
    missing = [pattern for pattern, count in found.items() if not count]
    if missing:
        raise SelfTestError(f"There is no {', no '.join(missing)}.")
    return ", ".join(f"{count} {pattern}" for pattern, count in found.items())


def licences() -> str:
    """Return for how many parts of the program the licence texts are there; raise where one is missing.

    A list of them is made for installers only.
    """
    folder = paths.resources_dir() / "licences"
    if not getattr(sys, "frozen", False) and not folder.is_dir():
        return "runs from source: the packages have theirs"
    entries = json.loads((folder / "licences.json").read_text(encoding="utf-8"))
    missing = [entry["name"] for entry in entries if not _has_text(folder / entry["file"])]
    if missing or not entries:
        raise SelfTestError(f"No licence text of {', '.join(missing) or 'anything'}.")
    return f"{len(entries)} parts"


def _has_text(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _tensorflow() -> str:
    load_tensorflow()
    import importlib.metadata

    return f"keras {importlib.metadata.version('keras')}"


def _weights(entry: Backbone) -> str:
    load_tensorflow()
    from radiograph_studio.engine import backbones

    arrays = [array for group in backbones.imagenet_weights(entry).values() for array in group]
    values = sum(array.size for array in arrays)
    # Each batch-norm is folded into its convolution, so that a few values less are there than the network has.
    if values < 0.97 * entry.parameters or not all(np.isfinite(array).all() for array in arrays):
        raise SelfTestError("The weights are incomplete.")
    return f"{values / 1e6:.1f} million values"


def _compared(path: Path, pixels: np.ndarray[Any, Any], mean_error: float) -> str:
    read = imaging.read(path).pixels
    if read.shape != pixels.shape:
        raise SelfTestError(f"The picture came back as {read.shape} instead of {pixels.shape}.")
    error = float(np.abs(read.astype(np.float64) - pixels).mean())
    if error > mean_error:
        raise SelfTestError(f"The values are off by {error:.3g} on average; {mean_error:.3g} is allowed.")
    return "every value came back" if error == 0 else f"values differ by {error:.3g} on average"


@contextmanager
def _home_in(folder: Path) -> Iterator[None]:
    """Let the program keep what it keeps in ``folder`` for a while."""
    before = os.environ.get(paths.HOME_VARIABLE)
    os.environ[paths.HOME_VARIABLE] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[paths.HOME_VARIABLE]
        else:
            os.environ[paths.HOME_VARIABLE] = before

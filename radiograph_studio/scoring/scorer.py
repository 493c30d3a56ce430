"""A model that scores images."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from radiograph_studio.errors import ModelFileError
from radiograph_studio.imaging import InputSpec, Radiograph, network_picture
from radiograph_studio.language import tr
from radiograph_studio.model_file import ModelFile
from radiograph_studio.scoring.novelty import Novelty

Predict = Callable[[NDArray[np.float32]], tuple[NDArray[np.float64], NDArray[np.float32]]]
UNUSUAL = "This image is unlike the training images: do not rely on its score."
"""English in every language: the window tells it from other notes by this text, and says it in its own words."""


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What a face shows of a model. ``figures`` holds ``validation`` and ``test`` as in the model's manifest."""

    name: str
    path: Path
    classes: tuple[str, ...]
    created: str
    figures: dict[str, Any]
    recipe: dict[str, Any]
    counts: dict[str, dict[str, int]]
    input_spec: InputSpec


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one image.

    ``probabilities`` are calibrated, by class, adding up to 1. ``novelty`` is the share of training images that are
    less unusual than this image (0 to 1), None where the model has no reference; ``unusual`` says that the image
    lies clearly farther out than they do. ``notes`` are sentences that qualify the score.
    """

    label: str
    probabilities: dict[str, float]
    novelty: float | None = None
    unusual: bool = False
    notes: tuple[str, ...] = ()
    frame: int = 0

    def about(self, frame: int, notes: tuple[str, ...]) -> "Score":
        """Return this score with the frame that it is about and what the reader of the file noticed."""
        return replace(self, notes=(*self.notes, *notes), frame=frame)

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "label": self.label,
            "probabilities": self.probabilities,
            "novelty": self.novelty,
            "unusual": self.unusual,
            "frame": self.frame,
            "notes": list(self.notes),
        }


def calibrated(logits: NDArray[np.float64], temperature: float) -> NDArray[np.float64]:
    """Return probabilities (n, k): the softmax of ``logits`` (n, k) divided by ``temperature``."""
    scaled = logits / temperature
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


class Scorer:
    """Scores radiographs with one model. ``predict`` turns pictures into logits and features."""

    def __init__(self, model: ModelFile, path: Path, predict: Predict) -> None:
        manifest = model.manifest
        try:
            spec = InputSpec.model_validate(manifest.input_spec)
        except ValidationError as error:
            raise ModelFileError(
                tr("“{name}” asks for an input this version does not know.", name=path.name), tr("Update the program.")
            ) from error
        self.info = ModelInfo(
            name=manifest.name,
            path=path,
            classes=manifest.classes,
            created=manifest.created,
            figures=manifest.figures,
            recipe=manifest.recipe,
            counts=manifest.counts,
            input_spec=spec,
        )
        self._temperature = manifest.temperature
        self._novelty = Novelty.from_arrays(model.arrays)
        self._predict = predict

    def picture(self, radiograph: Radiograph) -> NDArray[np.float32]:
        """Return exactly what the network sees of ``radiograph``: (height, width) float32 in [0, 1]."""
        return network_picture(radiograph, self.info.input_spec)

    def probabilities(self, pictures: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return calibrated probabilities (n, classes) of ``pictures`` (n, height, width, 1)."""
        return calibrated(self._predict(pictures)[0], self._temperature)

    def score(self, radiograph: Radiograph) -> Score:
        """Score one radiograph: the frame that it holds."""
        (score,) = self.score_pictures(self.picture(radiograph)[None, ..., None])
        return score.about(radiograph.frame, radiograph.notes)

    def score_pictures(self, pictures: NDArray[np.float32]) -> list[Score]:
        """Score pictures (n, height, width, 1) that `picture` made."""
        logits, features = self._predict(pictures)
        probabilities = calibrated(logits, self._temperature)
        share = self._novelty.share_less_unusual(features) if self._novelty else [None] * len(pictures)
        unusual = self._novelty.is_unusual(features) if self._novelty else [False] * len(pictures)
        return [self._one(*row) for row in zip(probabilities, share, unusual, strict=True)]

    def _one(self, probabilities: NDArray[np.float64], share: float | None, unusual: bool) -> Score:
        classes = self.info.classes
        return Score(
            label=classes[int(probabilities.argmax())],
            probabilities={name: float(value) for name, value in zip(classes, probabilities, strict=True)},
            novelty=None if share is None else float(share),
            unusual=bool(unusual),
            notes=(UNUSUAL,) if unusual else (),
        )

"""From logits to the figures that both a training and an evaluation give."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio import evaluation, reporting
from radiograph_studio.scoring import calibrated

if TYPE_CHECKING:
    from radiograph_studio.engine.images import Pictures


@dataclass(frozen=True, slots=True)
class Judged:
    """Pictures with what the model says of them, (n, classes), and the figures that follow."""

    pictures: "Pictures"
    probabilities: NDArray[np.float64]
    figures: dict[str, Any]

    @classmethod
    def of(
        cls, pictures: "Pictures", logits: NDArray[np.float64], temperature: float, classes: tuple[str, ...]
    ) -> "Judged":
        """Judge ``logits`` (n, classes) of ``pictures``, made probabilities by ``temperature``."""
        probabilities = calibrated(logits, temperature)
        return cls(pictures, probabilities, figures_with_roc(pictures.labels, probabilities, classes))

    def rows(self, classes: tuple[str, ...]) -> list[reporting.ReportRow]:
        """Return a row a picture for the report."""
        return [
            reporting.ReportRow(item.path.name, classes[item.label], classes[int(row.argmax())], float(row.max()))
            for item, row in zip(self.pictures.items, self.probabilities, strict=True)
        ]


def figures_with_roc(
    labels: NDArray[np.int64], probabilities: NDArray[np.float64], classes: tuple[str, ...]
) -> dict[str, Any]:
    """Return the figures of DESIGN's command line with ``roc``: points by class, where the class can be ranked.

    Two classes share one curve, that of the second.
    """
    figures = evaluation.figures(labels, probabilities, classes).as_dict()
    roc: dict[str, dict[str, list[float]]] = {}
    for index, name in list(enumerate(classes))[1 if len(classes) == 2 else 0 :]:
        if 0 < (labels == index).sum() < len(labels):
            fpr, tpr, _ = evaluation.roc_points(labels, probabilities, index)
            roc[name] = {"fpr": fpr.tolist(), "tpr": tpr.tolist()}
    return figures | {"roc": roc}


def roc_arrays(
    roc: dict[str, dict[str, list[float]]],
) -> dict[str, tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Return ROC points as arrays, for the report."""
    return {name: (np.array(points["fpr"]), np.array(points["tpr"])) for name, points in roc.items()}

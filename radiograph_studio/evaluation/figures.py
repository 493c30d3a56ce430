"""The figures by which a model is judged, each with its interval where one can be had."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self, TypedDict, cast

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.evaluation.intervals import Interval, accuracy_interval
from radiograph_studio.evaluation.roc import area_with_interval

ClassFigures = TypedDict(
    "ClassFigures",
    {
        "class": str,
        "n": int,
        "sensitivity": float | None,
        "sensitivity_ci": Interval | None,
        "specificity": float | None,
        "specificity_ci": Interval | None,
        "precision": float | None,
    },
)
"""One class against all others. ``n``: its images. Precision is also called positive predictive value."""


@dataclass(frozen=True)
class Figures:
    """How well predictions agree with labels: fractions with 95 % intervals; None where one cannot be had.

    Attributes:
        n: images.
        accuracy, accuracy_ci: share of right predictions, exact binomial interval.
        balanced_accuracy: mean sensitivity of the classes that have images.
        auc, auc_ci: area under the ROC curve; for two classes that of the second class, else the mean of every
            class against all others.
        classes: names, in the order of the columns of the probabilities.
        confusion: images; rows true, columns predicted, in the order of ``classes``.
        per_class: one `ClassFigures` a class.
    """

    n: int
    accuracy: float | None
    accuracy_ci: Interval | None
    balanced_accuracy: float | None
    auc: float | None
    auc_ci: Interval | None
    classes: tuple[str, ...]
    confusion: list[list[int]]
    per_class: list[ClassFigures]

    @property
    def correct(self) -> int:
        """Images predicted right."""
        return sum(row[index] for index, row in enumerate(self.confusion))

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON-able form that the command line prints and the model file stores."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        values["per_class"] = [{key: _plain(value) for key, value in row.items()} for row in self.per_class]
        return {key: _plain(value) for key, value in values.items()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return what `as_dict` was made of; raise ``KeyError`` where a figure is absent."""
        known = {field.name: values[field.name] for field in fields(cls)}
        for name in ("accuracy_ci", "auc_ci"):
            known[name] = _pair(known[name])
        known["classes"] = tuple(known["classes"])
        known["confusion"] = [list(row) for row in known["confusion"]]
        known["per_class"] = [
            cast(ClassFigures, {key: _pair(value) for key, value in row.items()}) for row in known["per_class"]
        ]
        return cls(**known)


def figures(labels: NDArray[np.integer], probabilities: NDArray[np.floating], classes: Sequence[str]) -> Figures:
    """Return the figures of probabilities against labels; the predicted class is the most probable one.

    Args:
        labels: (n,) true class indices, 0 to k - 1; n may be 0.
        probabilities: (n, k), 0 to 1; of equal ones the first class wins.
        classes: k class names, in the order of the columns.

    Raises:
        ValueError: shapes do not fit each other, a label is no class index, or a probability is not finite.
    """
    truth, scores = _checked(labels, probabilities, len(classes))
    k = len(classes)
    predicted = scores.argmax(axis=1) if k else truth
    confusion = np.bincount(truth * k + predicted, minlength=k * k).reshape(k, k)
    n, correct = int(truth.size), int(np.trace(confusion))
    auc, auc_ci = area_with_interval(truth, scores)
    per_class = [_class_figures(confusion, index, name) for index, name in enumerate(classes)]
    sensitivities = [row["sensitivity"] for row in per_class if row["sensitivity"] is not None]
    return Figures(
        n=n,
        accuracy=correct / n if n else None,
        accuracy_ci=accuracy_interval(correct, n) if n else None,
        balanced_accuracy=float(np.mean(sensitivities)) if sensitivities else None,
        auc=auc,
        auc_ci=auc_ci,
        classes=tuple(classes),
        confusion=confusion.tolist(),
        per_class=per_class,
    )


def _checked(
    labels: NDArray[np.integer], probabilities: NDArray[np.floating], k: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    truth = np.asarray(labels, dtype=np.int64).reshape(-1)
    scores = np.asarray(probabilities, dtype=np.float64)
    if scores.size == 0 and truth.size == 0:
        scores = scores.reshape(0, k)
    if scores.shape != (truth.size, k):
        raise ValueError(f"probabilities of shape {scores.shape} do not fit {truth.size} labels of {k} classes")
    if truth.size and (truth.min() < 0 or truth.max() >= k):
        raise ValueError(f"labels from {truth.min()} to {truth.max()} do not fit {k} classes")
    if not np.isfinite(scores).all():
        raise ValueError("a probability is not a finite number")
    return truth, scores


def _class_figures(confusion: NDArray[np.integer], index: int, name: str) -> ClassFigures:
    own = int(confusion[index].sum())
    called = int(confusion[:, index].sum())
    hits = int(confusion[index, index])
    rest = int(confusion.sum()) - own
    rejected = rest - (called - hits)
    return {
        "class": name,
        "n": own,
        "sensitivity": hits / own if own else None,
        "sensitivity_ci": accuracy_interval(hits, own) if own else None,
        "specificity": rejected / rest if rest else None,
        "specificity_ci": accuracy_interval(rejected, rest) if rest else None,
        "precision": hits / called if called else None,
    }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _pair(value: Any) -> Any:
    return (float(value[0]), float(value[1])) if isinstance(value, list | tuple) else value

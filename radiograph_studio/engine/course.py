"""What a training has come to: epochs behind it, best weights so far, when to end early. Numbers in, decisions out.

A recipe may train several networks (members) one after the other, each from the same start. Weights are dictionaries
of arrays, those that the training may change.
"""

from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.engine.checkpoint import Arrays, group, ungroup


@dataclass(frozen=True, slots=True)
class Best:
    """Weights with the validation loss they gave; ``epoch`` counts as the curves do."""

    loss: float
    epoch: int
    weights: Arrays


@dataclass(slots=True)
class Course:
    """Where a training stands.

    ``epoch`` counts the whole epochs of the present member, ``points`` what all members added to the curves.
    """

    patience: int = 0
    member: int = 1
    epoch: int = 0
    best: Best | None = None
    first_validation: float | None = None
    finished: list[Best] = field(default_factory=list)
    lowest: float = np.inf
    points: int = 0

    def validated(self, loss: float, epoch: int, weights: Arrays) -> bool:
        """Take note of a validation loss; return whether it is the lowest of the whole training."""
        if self.best is None or loss < self.best.loss:
            self.best = Best(loss, epoch, weights)
        lowest = loss < self.lowest
        self.lowest = min(loss, self.lowest)
        return lowest

    def enough(self) -> bool:
        """Return whether patience is at its end: no lower validation loss for so many epochs."""
        if not self.patience or self.best is None:
            return False
        return self.epoch - max(self.best.epoch, 0) >= self.patience

    def next_member(self, start: Best | None) -> None:
        """End the present member and begin the next one from ``start``."""
        assert self.best is not None
        self.finished.append(self.best)
        self.best = start
        self.member += 1
        self.epoch = 0

    def candidates(self) -> list[Best]:
        """Return the best of every member that has one."""
        return [*self.finished, *([self.best] if self.best else [])]

    def state(self) -> tuple[dict[str, Any], Arrays]:
        """Return JSON and arrays from which `restored` makes the same course."""
        arrays: Arrays = {}
        members = []
        for index, each in enumerate(self.candidates()):
            arrays |= group(f"best{index}", each.weights)
            members.append({"loss": each.loss, "epoch": each.epoch})
        meta = {
            "member": self.member,
            "epoch": self.epoch,
            "has_best": self.best is not None,
            "members": members,
            "first_validation": self.first_validation,
            "lowest": self.lowest,
            "points": self.points,
        }
        return meta, arrays

    @classmethod
    def restored(cls, patience: int, meta: dict[str, Any], arrays: Arrays) -> Self:
        """Return the course that `state` described."""
        members = [
            Best(float(each["loss"]), int(each["epoch"]), ungroup(f"best{index}", arrays))
            for index, each in enumerate(meta["members"])
        ]
        best = members.pop() if meta["has_best"] else None
        return cls(
            patience=patience,
            member=int(meta["member"]),
            epoch=int(meta["epoch"]),
            best=best,
            finished=members,
            first_validation=meta["first_validation"],
            lowest=float(meta["lowest"]),
            points=int(meta["points"]),
        )


def average(weights: list[Arrays]) -> Arrays:
    """Return the mean of several sets of weights, as float32 where they are float32."""
    first = weights[0]
    return {name: _mean([each[name] for each in weights]) for name in first}


def _mean(arrays: list[NDArray[Any]]) -> NDArray[Any]:
    return np.mean(arrays, axis=0, dtype=np.float64).astype(arrays[0].dtype)

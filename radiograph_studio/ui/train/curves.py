"""The curves as numbers: what the plots show, without Qt."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from radiograph_studio.recipe import Batch, Epoch, PhaseName, Recipe
from radiograph_studio.ui.train.batch_trace import BatchTrace
from radiograph_studio.workflows.comparing import Point


@dataclass
class Series:
    """Points of one curve: epochs and values, and whether a line leads on from each; all of one length."""

    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)

    def add(self, x: float, y: float | None) -> None:
        """Append a point; a figure that cannot be had leaves none."""
        if y is not None:
            self.x.append(x)
            self.y.append(y)
            self.joined.append(1)

    def interrupt(self) -> None:
        """Let no line lead on from the last point."""
        if self.joined:
            self.joined[-1] = 0


class CurveBuffer:
    """Collects `Epoch` and `Batch` events into curves.

    ``version`` grows with every epoch, ``batches.version`` with every batch, so that a plot redraws only what is new.
    What counts its epochs from the beginning again (a phase, the next network of a recipe with several) goes on to
    the right: a curve never runs backwards. ``borders`` are the places between two networks, where a gap is left,
    each with the number of the one that follows: 1 where networks were averaged and that one was trained on,
    0 where a finished run was continued;
    ``numbers`` gives the epoch at each place that has one.
    """

    def __init__(self) -> None:
        self.version = 0
        self.batches = BatchTrace()
        self.clear()

    def clear(self, recipe: Recipe | None = None) -> None:
        """Forget all points; ``recipe`` tells how many epochs the batches to come belong to."""
        self._rounds = recipe.epochs * recipe.members if recipe else 1
        self._kept = self._others = 0
        self._begin()

    def _begin(self) -> None:
        self.batches = BatchTrace(self._rounds, self.batches.version + 1)
        self._heard = False
        self.epochs: list[Epoch] = []
        self.loss = Series()
        self.accuracy = Series()
        self.validation_loss = Series()
        self.validation_accuracy = Series()
        self.low = Series()
        self.high = Series()
        self.borders: dict[float, int] = {}
        self.numbers: dict[int, int] = {}
        self._places: list[float] = []
        self._offset = 0
        self.version += 1

    @property
    def empty(self) -> bool:
        """True until there is something to draw."""
        return not self.epochs and not self.batches.x

    @property
    def best(self) -> list[float]:
        """Where the best epoch of each network is: the one it said so of last, or that with the lowest loss."""
        found: dict[int, tuple[bool, float, float]] = {}
        for epoch, place in zip(self.epochs, self._places, strict=True):
            if epoch.val_loss is None:
                continue
            before = found.get(epoch.member)
            lower = before is None or (not before[0] and epoch.val_loss < before[1])
            if epoch.best or lower:
                found[epoch.member] = (epoch.best, epoch.val_loss, place)
        return [place for _, _, place in found.values()]

    @property
    def planned(self) -> float:
        """Where the curves of the network whose epoch came last will end; before any epoch, how many there will be."""
        if not self.epochs:
            return float(self._rounds)
        return self._places[-1] + max(self.epochs[-1].epochs - self.epochs[-1].epoch, 0)

    def load(self, epochs: Iterable[Epoch], others: int = 0) -> None:
        """Begin with the epochs of a run that goes on; where it takes one of them up again, its new word counts.

        A border is set after the first ones that are those of ``others``: another run that this one continues.
        """
        self._others = others
        for epoch in epochs:
            self.add(epoch)
        self._kept = len(self.epochs)

    def add_batch(self, batch: Batch) -> None:
        """Append the loss of one batch, where it has one."""
        last = self._places[-1] if self._places else 0.0
        if self.epochs and batch.epoch is not None:
            # A run that goes on does its last epoch once more.
            again = self._kept == len(self.epochs) and _key(batch) == _key(self.epochs[-1])
            last = last - 1 if again else batch.epoch + self._shift(batch)[0] - 1.0
            if again and not self._heard and batch.loss is not None:
                self.batches.cut(last)
        self._heard = self._heard or batch.loss is not None
        self.batches.add(batch, last)

    def add(self, epoch: Epoch) -> None:
        """Append one epoch; accuracies are fractions."""
        self._rewind(epoch)
        curves = (self.loss, self.accuracy, self.validation_loss, self.validation_accuracy)
        x = self._place(epoch)
        if self.epochs and another_head(self.epochs[-1], epoch):
            # Another head begins at zero: a line from the one before would tell of a change that never was.
            for series in (*curves, self.low, self.high):
                series.interrupt()
        self.epochs.append(epoch)
        self._places.append(x)
        values = (epoch.loss, epoch.accuracy, epoch.val_loss, epoch.val_accuracy)
        for series, value in zip(curves, values, strict=True):
            series.add(x, value)
        low, high = epoch.val_accuracy_ci or (None, None)
        self.low.add(x, low)
        self.high.add(x, high)
        if not self._heard:  # an epoch of before, whose batches nobody here has seen
            self.batches.add_past(epoch, x)
        self._heard = False
        self.version += 1

    def _place(self, epoch: Epoch) -> float:
        number = epoch.epoch
        self._offset, gap = self._shift(epoch)
        if gap:
            self.borders[self._places[-1] + 0.5] = epoch.member
        elif self._others and len(self.epochs) == self._others:
            self.borders[self._places[-1] + 0.5] = 0
        self.numbers[number + self._offset] = number
        return float(number + self._offset)

    def _shift(self, said: Epoch | Batch) -> tuple[int, bool]:
        """Return how far to the right of its number the next epoch lies, and whether a gap is left before it."""
        number = said.epoch or 0
        gap = bool(self.epochs) and said.member != self.epochs[-1].member
        if not self._places or (not gap and number + self._offset > self._places[-1]):
            return self._offset, False
        return round(self._places[-1]) + 1 + gap - number, gap

    def _rewind(self, epoch: Epoch) -> None:
        """Drop what a run that goes on says anew: it was cut off after the log had it and before it was kept."""
        old = self.epochs[: self._kept]
        index = next((i for i, each in enumerate(old) if _key(each) == _key(epoch)), None)
        if index is None:
            return
        self._begin()
        self._kept = 0
        for each in old[:index]:
            self.add(each)
        self._kept = index


def _key(said: Epoch | Batch) -> tuple[PhaseName, int, int | None]:
    return said.phase, said.member, said.epoch


def another_head(before: Epoch | Point, now: Epoch | Point) -> bool:
    """True where a head begins anew: no line of a curve leads from the one to the other."""
    return before.member != now.member or (before.phase, now.phase) == ("solver", "head")

"""The curves as numbers: what the plots show, without Qt."""

from dataclasses import dataclass, field

from radiograph_studio.recipe import Epoch, PhaseName


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
    """Collects `Epoch` events into curves.

    ``version`` grows with every change, so that a plot redraws only when there is something new. A phase that
    counts its epochs from the beginning again goes on to the right: a curve never runs backwards.
    """

    def __init__(self) -> None:
        self.version = 0
        self.clear()

    def clear(self) -> None:
        """Forget all points."""
        self.loss = Series()
        self.accuracy = Series()
        self.validation_loss = Series()
        self.validation_accuracy = Series()
        self.low = Series()
        self.high = Series()
        self._offset = 0
        self._last: int | None = None
        self._phase: PhaseName | None = None
        self.version += 1

    @property
    def empty(self) -> bool:
        """True until the first point."""
        return self._last is None

    def add(self, epoch: Epoch) -> None:
        """Append one epoch; accuracies are fractions."""
        x = self._place(epoch.epoch)
        if (self._phase, epoch.phase) == ("solver", "head"):
            # Another head begins at zero: a line from the solver's head to it would tell of a change that never was.
            for series in (self.loss, self.accuracy, self.validation_loss, self.validation_accuracy):
                series.interrupt()
        self._phase = epoch.phase
        self.loss.add(x, epoch.loss)
        self.accuracy.add(x, epoch.accuracy)
        self.validation_loss.add(x, epoch.val_loss)
        self.validation_accuracy.add(x, epoch.val_accuracy)
        low, high = epoch.val_accuracy_ci or (None, None)
        self.low.add(x, low)
        self.high.add(x, high)
        self.version += 1

    def _place(self, epoch: int) -> float:
        if self._last is not None and epoch + self._offset <= self._last:
            self._offset = self._last + 1 - epoch
        self._last = epoch + self._offset
        return float(self._last)

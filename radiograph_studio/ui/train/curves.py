"""The curves as numbers: what the plots show, without Qt."""

from dataclasses import dataclass, field

from radiograph_studio.recipe import Epoch


@dataclass
class Series:
    """Points of one curve: epochs and values, both of one length."""

    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)

    def add(self, x: float, y: float | None) -> None:
        """Append a point; a figure that cannot be had leaves none."""
        if y is not None:
            self.x.append(x)
            self.y.append(y)


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
        self.version += 1

    @property
    def empty(self) -> bool:
        """True until the first point."""
        return self._last is None

    def add(self, epoch: Epoch) -> None:
        """Append one epoch; accuracies are fractions."""
        x = self._place(epoch.epoch)
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

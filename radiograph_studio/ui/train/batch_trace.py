"""The losses of the batches: thousands of them in a bounded number of points. No Qt."""

import math

from radiograph_studio.recipe import Batch, Epoch

MOST = 2048
"""Points at most; when there are more, each two neighbours become their mean."""


class BatchTrace:
    """Where a batch is (in epochs, a fraction between two of them) and its loss.

    ``rounds`` is how many epochs a training phase has in all: from it and the number of steps of the phase follows
    how many batches an epoch has. ``joined`` is 0 where no line leads on from a point.
    """

    def __init__(self, rounds: int = 1, version: int = 0) -> None:
        self.version = version
        self.x: list[float] = []
        self.y: list[float] = []
        self.joined: list[int] = []
        self._rounds = max(rounds, 1)
        self._last = (1, 0)
        self._group = 1
        self._waiting: list[tuple[float, float]] = []

    def add(self, batch: Batch, last_epoch: float) -> None:
        """Append a batch of the epoch that follows ``last_epoch``; one without a loss leaves no point."""
        if batch.loss is None or not math.isfinite(batch.loss):
            return
        self._go_to(batch.member, batch.epoch or 0)
        steps = max(batch.total / self._rounds, 1.0)
        # Worked out anew for each: not every batch is heard of, and a run that goes on may be anywhere.
        share = (batch.done - 1) % steps + 1
        self._append(last_epoch + min(share / steps, 1.0), batch.loss)

    def add_past(self, epoch: Epoch, place: float) -> None:
        """Append what is known of the batches of an epoch that lies behind."""
        self._go_to(epoch.member, epoch.epoch)
        for index, loss in enumerate(epoch.batch_losses, 1):
            if math.isfinite(loss):
                self._append(place - 1 + index / len(epoch.batch_losses), loss)

    def cut(self, place: float) -> None:
        """Drop what lies behind ``place``: it is done once more."""
        kept = sum(x <= place for x in self.x)
        for values in (self.x, self.y, self.joined):
            del values[kept:]
        self._waiting.clear()
        self.version += 1

    def _go_to(self, member: int, epoch: int) -> None:
        """Let no line lead on from the last point where another network begins, or the same one begins anew."""
        if member != self._last[0] or epoch < self._last[1]:
            self._waiting.clear()
            if self.joined:
                self.joined[-1] = 0
        self._last = (member, epoch)

    def _append(self, x: float, y: float) -> None:
        self._waiting.append((x, y))
        if len(self._waiting) < self._group:
            return
        xs, ys = zip(*self._waiting, strict=True)
        self._waiting.clear()
        self.x.append(sum(xs) / len(xs))
        self.y.append(sum(ys) / len(ys))
        self.joined.append(1)
        self.version += 1
        if len(self.x) >= MOST:
            self._halve()

    def _halve(self) -> None:
        self.x = [(a + b) / 2 for a, b in zip(self.x[::2], self.x[1::2], strict=True)]
        self.y = [(a + b) / 2 for a, b in zip(self.y[::2], self.y[1::2], strict=True)]
        self.joined = [min(a, b) for a, b in zip(self.joined[::2], self.joined[1::2], strict=True)]
        self._group *= 2

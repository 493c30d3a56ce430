"""The losses of the batches: thousands of them in a bounded number of points. No Qt."""

import math
from collections.abc import Sequence

from radiograph_studio.recipe import Batch, PhaseName

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
        self._phase: PhaseName | None = None
        self._epoch: int | None = None
        self._done = 0
        self._base: int | None = None
        self._group = 1
        self._waiting: list[tuple[float, float]] = []

    def add(self, batch: Batch, last_epoch: float) -> None:
        """Append a batch of the epoch that follows ``last_epoch``; one without a loss leaves no point."""
        if batch.phase != self._phase or batch.done < self._done:
            self._phase, self._base = batch.phase, None
        if batch.epoch is not None and self._epoch is not None and batch.epoch < self._epoch:
            self.interrupt()
        self._done, self._epoch = batch.done, batch.epoch
        if batch.loss is None or not math.isfinite(batch.loss):
            return
        steps = max(batch.total / self._rounds, 1.0)
        if self._base is None:
            # The first batch of a phase that is heard of: a run that was resumed may be anywhere in it.
            self._base = int((batch.done - 1) // steps * steps)
        share = min(max((batch.done - self._base) / steps, 0.0), 1.0)
        self._append(last_epoch + share, batch.loss)

    def add_past(self, losses: Sequence[float], epoch: float) -> None:
        """Append what is known of the batches of an epoch that lies behind; ``epoch`` is its place."""
        for index, loss in enumerate(losses, 1):
            if math.isfinite(loss):
                self._append(epoch - 1 + index / len(losses), loss)

    def end_epoch(self) -> None:
        """The next batch belongs to another epoch."""
        if self._base is not None:
            self._base = self._done

    def interrupt(self) -> None:
        """Let no line lead on from the last point: another network begins."""
        self._waiting.clear()
        self._base = None
        if self.joined:
            self.joined[-1] = 0

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

"""How far a run is, and how long it will still take."""

import time
from collections.abc import Callable, Mapping

from radiograph_studio.recipe import Batch, Control, Phase, PhaseName, Sink

_INTERVAL = 0.04
_ESTIMATE_FROM = 0.03


class Progress:
    """Turns steps into `Phase` and `Batch` events, and is the place where a cancelled run ends.

    ``costs`` says how much of the run each phase is, in any unit; the phases come in that order. Batch events are
    sent at most every 40 ms and at the end of a phase, so that a listener is never flooded. ``started`` is when the
    run began, by ``clock``; now where it is left out.
    """

    def __init__(
        self,
        costs: Mapping[PhaseName, float],
        control: Control,
        sink: Sink,
        clock: Callable[[], float] = time.monotonic,
        started: float | None = None,
    ) -> None:
        self._costs = dict(costs)
        self._control = control
        self._sink = sink
        self._clock = clock
        self._started = clock() if started is None else started
        self._sent = 0.0
        self._phase: PhaseName = next(iter(self._costs))
        self._done, self._total = 0, 1

    @property
    def seconds(self) -> float:
        """Seconds since the start of the run, without pauses."""
        return self._clock() - self._started - self._control.paused_seconds

    def add_seconds(self, seconds: float) -> None:
        """Count the time that a run took before it was cut off."""
        self._started -= seconds

    def begin(self, phase: PhaseName, message: str, total: int) -> None:
        """Begin a phase of ``total`` steps."""
        self._control.checkpoint()
        self._phase, self._done, self._total = phase, 0, max(total, 1)
        self._sink(Phase(phase=phase, message=message))

    def skip_to(self, done: int) -> None:
        """Note that ``done`` steps of this phase lie behind: some were done before, or were not needed."""
        self._done = min(max(done, self._done), self._total)

    def step(
        self,
        count: int = 1,
        *,
        epoch: int | None = None,
        member: int = 1,
        loss: float | None = None,
        accuracy: float | None = None,
    ) -> None:
        """Note that ``count`` steps were done; raise `Cancelled` where the user wants so."""
        self._control.checkpoint()
        self._done = min(self._done + count, self._total)
        now = self._clock()
        if now - self._sent < _INTERVAL and self._done < self._total:
            return
        self._sent = now
        share = self._share()
        self._sink(
            Batch(
                phase=self._phase,
                done=self._done,
                total=self._total,
                progress=share,
                seconds_left=self.seconds * (1 - share) / share if share >= _ESTIMATE_FROM else None,
                epoch=epoch,
                member=member,
                loss=loss,
                accuracy=accuracy,
            )
        )

    def _share(self) -> float:
        names = list(self._costs)
        if self._phase not in self._costs:
            return 1.0
        before = sum(self._costs[name] for name in names[: names.index(self._phase)])
        return (before + self._costs[self._phase] * self._done / self._total) / sum(self._costs.values())

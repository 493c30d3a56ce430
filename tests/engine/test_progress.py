"""Progress: honest shares, an estimate of the time left, and the place where a cancelled run ends."""

import pytest

from radiograph_studio.engine.progress import Progress
from radiograph_studio.recipe import Batch, Cancelled, Control, Phase


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_share_and_time_left_follow_the_costs_of_the_phases() -> None:
    clock, events = _Clock(), []
    progress = Progress({"reading": 10, "finetune": 30}, Control(), events.append, clock)
    progress.begin("reading", "Reading", 2)
    clock.now = 5.0
    progress.step(2)
    progress.begin("finetune", "Training", 10)
    clock.now = 10.0
    progress.step(5)

    batches = [event for event in events if isinstance(event, Batch)]
    assert [event.progress for event in batches] == [0.25, 0.625]
    assert batches[0].seconds_left == pytest.approx(15.0)
    assert [event.phase for event in events if isinstance(event, Phase)] == ["reading", "finetune"]


def test_many_fast_steps_do_not_flood_the_listener() -> None:
    clock, events = _Clock(), []
    progress = Progress({"reading": 1}, Control(), events.append, clock)
    progress.begin("reading", "Reading", 1000)
    for _ in range(1000):
        clock.now += 0.001
        progress.step()
    assert 20 <= len(events) <= 30
    assert events[-1].progress == 1.0


def test_a_cancelled_run_ends_at_the_next_step() -> None:
    control = Control()
    progress = Progress({"reading": 1}, control, lambda event: None)
    progress.begin("reading", "Reading", 3)
    progress.step()
    control.cancel()
    with pytest.raises(Cancelled):
        progress.step()

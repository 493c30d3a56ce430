"""The learning-rate window: searches in the background, shows the curve, offers a rate, can be cancelled."""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from pytestqt.qtbot import QtBot

from radiograph_studio.errors import TrainingError
from radiograph_studio.recipe import Batch, Control, Phase, Sink
from radiograph_studio.ui.train.rate_dialog import RateDialog
from radiograph_studio.workflows.training import TrainRequest

RATES = tuple(10 ** (-6 + i / 10) for i in range(51))
LOSSES = tuple(0.7 - 0.4 * min(i, 35) / 35 + (0 if i < 40 else (i - 40) ** 3) for i in range(51))


@dataclass(frozen=True)
class Curve:
    """What the finder gives."""

    rates: tuple[float, ...] = RATES
    losses: tuple[float, ...] = LOSSES
    suggestion: float | None = 3e-4


class ScriptedFinder:
    """Stands in for `workflows.rates.find_learning_rate`."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.answer: Callable[[], Curve] = Curve
        self.requests: list[TrainRequest] = []
        self.control = Control()
        self.thread = 0

    def __call__(self, request: TrainRequest, control: Control, sink: Sink) -> Curve:
        self.requests.append(request)
        self.control, self.thread = control, threading.get_ident()
        sink(Phase(phase="finetune", message="Trying learning rates"))
        sink(Batch(phase="finetune", done=1, total=4, progress=0.25))
        while not self.go_on.wait(0.01):
            control.checkpoint()
        return self.answer()


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch) -> ScriptedFinder:
    made = ScriptedFinder()
    module = ModuleType("radiograph_studio.workflows.rates")
    module.find_learning_rate = made  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, finder: ScriptedFinder) -> RateDialog:
    assert not finder.requests
    made = RateDialog(TrainRequest(train=Path("train")))
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_tells_how_far_it_is_and_offers_nothing_yet(
    qtbot: QtBot, dialog: RateDialog, finder: ScriptedFinder
) -> None:
    qtbot.waitUntil(lambda: dialog.status.text() == "Trying learning rates…")
    assert dialog.progress.value() == 250
    assert not dialog.use.isEnabled()
    assert dialog.use.toolTip()
    assert finder.thread != threading.get_ident()
    assert finder.requests == [TrainRequest(train=Path("train"))]
    finder.go_on.set()
    qtbot.waitUntil(lambda: not dialog._timer.isActive())


def test_the_curve_is_drawn_over_a_logarithmic_axis_and_the_suggestion_can_be_used(
    qtbot: QtBot, dialog: RateDialog, finder: ScriptedFinder
) -> None:
    finder.go_on.set()
    qtbot.waitUntil(dialog.use.isEnabled)
    assert dialog.use.text() == "Use 0.0003"
    xs, ys = dialog.plot.curve.getData()
    assert xs[0] == pytest.approx(-6)
    assert xs[-1] == pytest.approx(-1)
    assert ys[0] == pytest.approx(0.7)
    assert dialog.plot.mark.isVisible()
    assert dialog.plot.mark.value() == pytest.approx(-3.5229, abs=1e-3)
    with qtbot.waitSignal(dialog.rateChosen) as chosen:
        dialog.use.click()
    assert chosen.args == [3e-4]
    assert not dialog.isVisible()


def test_a_loss_that_is_no_number_is_left_out(qtbot: QtBot, dialog: RateDialog, finder: ScriptedFinder) -> None:
    finder.answer = lambda: Curve(RATES[:3], (0.7, float("nan"), float("inf")), None)
    finder.go_on.set()
    qtbot.waitUntil(lambda: "No rate stands out" in dialog.status.text())
    assert list(dialog.plot.curve.getData()[1]) == [0.7]
    assert not dialog.use.isEnabled()
    assert not dialog.plot.mark.isVisible()


def test_closing_it_ends_the_search_and_chooses_nothing(
    qtbot: QtBot, dialog: RateDialog, finder: ScriptedFinder
) -> None:
    qtbot.waitUntil(lambda: bool(finder.requests))
    with qtbot.assertNotEmitted(dialog.rateChosen):
        dialog.close_button.click()
    assert finder.control.cancelling
    assert not dialog._timer.isActive()


def test_a_search_that_fails_says_why(qtbot: QtBot, dialog: RateDialog, finder: ScriptedFinder) -> None:
    def fail() -> Curve:
        raise TrainingError("No training radiograph can be read.", "Check the files.")

    finder.answer = fail
    finder.go_on.set()
    qtbot.waitUntil(lambda: "No training radiograph" in dialog.status.text())
    assert dialog.close_button.text() == "Close"
    assert not dialog.use.isEnabled()

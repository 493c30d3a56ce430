"""The curve buffer and the plots that draw it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from radiograph_studio.recipe import Batch, Epoch, preset_recipe
from radiograph_studio.ui.train import batch_trace
from radiograph_studio.ui.train.curve_plot import CurvePlot
from radiograph_studio.ui.train.curves import CurveBuffer
from radiograph_studio.ui.train.curves_panel import CurvesPanel
from radiograph_studio.ui.train.plots import RocPlot


def _epoch(number: int, **values: object) -> Epoch:
    fields = {"phase": "head", "epoch": number, "epochs": 3, "loss": 1.0, "accuracy": 0.5} | values
    return Epoch.model_validate(fields)


def test_an_epoch_adds_one_point_to_every_curve() -> None:
    curves = CurveBuffer()
    curves.add(_epoch(0, val_loss=0.7, val_accuracy=0.9, val_accuracy_ci=(0.5, 1.0)))
    assert (curves.loss.x, curves.loss.y) == ([0], [1.0])
    assert (curves.validation_accuracy.y, curves.low.y, curves.high.y) == ([0.9], [0.5], [1.0])


def test_a_figure_that_cannot_be_had_leaves_no_point() -> None:
    curves = CurveBuffer()
    curves.add(_epoch(1))
    assert curves.validation_loss.x == []
    assert len(curves.loss.x) == 1


def test_a_phase_that_counts_anew_goes_on_to_the_right() -> None:
    curves = CurveBuffer()
    for number in (0, 1, 2, 1, 2):
        curves.add(_epoch(number))
    assert curves.loss.x == [0, 1, 2, 3, 4]


def test_no_line_leads_from_the_solvers_head_to_the_one_that_begins_at_zero() -> None:
    trained_anew, tuned_further = CurveBuffer(), CurveBuffer()
    for number, phase in ((0, "solver"), (1, "head"), (2, "head")):
        trained_anew.add(_epoch(number, phase=phase))
        tuned_further.add(_epoch(number, phase=phase.replace("head", "finetune")))
    assert trained_anew.loss.joined == [0, 1, 1]
    assert tuned_further.loss.joined == [1, 1, 1]


def test_the_version_tells_whether_there_is_something_new() -> None:
    curves = CurveBuffer()
    before = curves.version
    curves.add(_epoch(1))
    assert curves.version > before
    assert not curves.empty
    curves.clear()
    assert curves.empty


def test_plots_keep_their_items_while_curves_grow(qtbot: QtBot) -> None:
    plot = CurvePlot("accuracyPlot", "Accuracy", fraction=True)
    qtbot.addWidget(plot)
    curves = CurveBuffer()
    items = list(plot.getPlotItem().items)
    for number in range(3):
        curves.add(_epoch(number, val_accuracy=0.8, val_accuracy_ci=(0.4, 0.9)))
        plot.show_curves(curves)
    assert list(plot.getPlotItem().items) == items
    assert list(plot.training.getData()[0]) == [0, 1, 2]
    assert plot.band.isVisible()
    (_x, (low, high)) = plot.getPlotItem().getViewBox().viewRange()
    assert low <= 0
    assert high >= 1


def test_training_and_validation_differ_by_dash_and_marker(qtbot: QtBot) -> None:
    plot = CurvePlot("lossPlot", "Loss", fraction=False)
    qtbot.addWidget(plot)
    first, second = plot.training.opts, plot.validation.opts
    assert first["pen"].style() != second["pen"].style()
    assert first["symbol"] != second["symbol"]


def _batch(done: int, epoch: int, *, total: int = 40, loss: float | None = 0.5, member: int = 1) -> Batch:
    return Batch(phase="finetune", done=done, total=total, progress=0.5, epoch=epoch, member=member, loss=loss)


def _tuned(number: int, **values: object) -> Epoch:
    return _epoch(number, phase="finetune", **values)


def _run(epochs: int = 4, members: int = 1, steps: int = 10) -> CurveBuffer:
    """A run whose epochs have ten batches each."""
    curves = CurveBuffer()
    curves.clear(preset_recipe("balanced").model_copy(update={"epochs": epochs, "members": members}))
    done = 0
    for member in range(1, members + 1):
        for number in range(1, epochs + 1):
            for _ in range(steps):
                done += 1
                curves.add_batch(_batch(done, number, total=epochs * members * steps, member=member))
            curves.add(_tuned(number, member=member, val_loss=abs(number - 2) + 0.1, val_accuracy=0.8))
    return curves


def test_batches_lie_between_the_epochs_they_belong_to() -> None:
    curves = _run(epochs=2)
    assert curves.batches.x == pytest.approx([0.1 * index for index in range(1, 21)])


def test_a_batch_without_a_loss_leaves_no_point() -> None:
    curves = CurveBuffer()
    curves.add_batch(_batch(1, 1, loss=None))
    curves.add_batch(_batch(2, 1, loss=float("nan")))
    assert curves.empty


def test_the_first_batches_are_shown_before_the_first_epoch() -> None:
    curves = CurveBuffer()
    curves.add_batch(_batch(1, 1))
    assert not curves.empty


def test_thousands_of_batches_take_a_bounded_number_of_points_in_their_order() -> None:
    curves = _run(epochs=10, steps=3000)
    assert batch_trace.MOST / 2 <= len(curves.batches.x) < batch_trace.MOST
    assert curves.batches.x == sorted(curves.batches.x)
    assert curves.batches.x[-1] == pytest.approx(10, abs=0.02)
    assert set(curves.batches.y) == {0.5}


def test_networks_of_a_recipe_with_several_stand_side_by_side() -> None:
    curves = _run(epochs=3, members=2)
    assert curves.loss.x == [1, 2, 3, 5, 6, 7]
    assert curves.borders == {3.5: 2}
    assert curves.loss.joined == [1, 1, 0, 1, 1, 1]
    assert [curves.numbers[round(x)] for x in curves.loss.x] == [1, 2, 3, 1, 2, 3]
    second = [x for x in curves.batches.x if x > 3.5]
    assert (min(second), max(second)) == pytest.approx((4.1, 7.0))
    assert curves.batches.joined.count(0) == 1


def test_the_best_epoch_is_what_the_run_says_or_the_lowest_validation_loss() -> None:
    assert _run(epochs=4, members=2).best == [2, 7]
    said = CurveBuffer()
    for number, best in ((1, True), (2, True), (3, False)):
        said.add(_tuned(number, val_loss=0.5, best=best))
    assert said.best == [2]


def test_a_run_that_goes_on_begins_with_its_old_curve_and_says_an_epoch_anew() -> None:
    curves = CurveBuffer()
    curves.clear(preset_recipe("balanced"))
    curves.load([_tuned(1, loss=1.0), _tuned(2, loss=0.9), _tuned(3, loss=0.8)])
    curves.add_batch(_batch(21, 3, total=80))
    assert 2 < curves.batches.x[0] < 3
    curves.add(_tuned(3, loss=0.7))
    curves.add(_tuned(4, loss=0.6))
    assert (curves.loss.x, curves.loss.y) == ([1, 2, 3, 4], [1.0, 0.9, 0.7, 0.6])


@pytest.fixture
def panel(qtbot: QtBot) -> CurvesPanel:
    made = CurvesPanel()
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.show()
    made.show_curves(_run())
    return made


def _range(plot: CurvePlot) -> list[float]:
    return [round(value, 6) for pair in plot.getPlotItem().getViewBox().viewRange() for value in pair]


def test_who_looks_closer_is_left_alone_by_new_points_until_all_is_wanted(qtbot: QtBot, panel: CurvesPanel) -> None:
    whole = _range(panel.loss_plot)
    assert panel.show_all.isHidden()
    panel.loss_plot.setFocus()
    qtbot.keyClicks(panel.loss_plot, "+")
    closer = _range(panel.loss_plot)
    assert closer[1] - closer[0] < whole[1] - whole[0]
    assert _range(panel.accuracy_plot)[:2] == closer[:2]
    grown = _run(epochs=6)
    panel.show_curves(grown)
    assert _range(panel.loss_plot) == closer
    panel.show_all.click()
    assert panel.show_all.isHidden()
    assert _range(panel.loss_plot)[1] > 6
    assert _range(panel.accuracy_plot)[1] > 6


def test_axes_stand_still_while_curves_grow_and_fit_them_at_the_end(panel: CurvesPanel) -> None:
    curves = CurveBuffer()
    curves.clear(preset_recipe("balanced").model_copy(update={"epochs": 12}))
    loss, last = [], []
    for number in range(1, 13):
        curves.add(_epoch(number, epochs=12, loss=1.0 - 0.03 * number, val_loss=0.9, val_accuracy=0.8))
        panel.show_curves(curves, running=True)
        loss.append(tuple(_range(panel.loss_plot)))
        last.append(round(_range(panel.accuracy_plot)[1]))
    assert last == [6] * 6 + [11] * 5 + [12]  # five epochs from the first one, then ten, then all that were planned
    assert len(set(loss)) == 3
    panel.show_curves(curves, running=False)
    _, right, _, top = _range(panel.loss_plot)
    assert 12 < right < 13
    assert 0.97 < top < 1.05


def test_a_second_training_writes_its_epochs_anew(panel: CurvesPanel) -> None:
    axis = panel.loss_plot.getPlotItem().getAxis("bottom")
    curves = CurveBuffer()
    curves.clear(preset_recipe("balanced").model_copy(update={"epochs": 5}))
    panel.show_curves(curves, running=True)
    assert axis.tickStrings([0, 1], 1, 1) == ["0", "1"]
    panel.grab()
    curves.add(_epoch(1, epochs=5))
    panel.show_curves(curves, running=True)
    assert axis.picture is None
    assert axis.tickStrings([0, 1], 1, 1) == ["", "1"]


def test_what_is_exported_while_curves_grow_has_no_room_for_more(panel: CurvesPanel) -> None:
    curves = CurveBuffer()
    curves.clear(preset_recipe("balanced").model_copy(update={"epochs": 40}))
    for number in range(1, 8):
        curves.add(_epoch(number, epochs=40))
    panel.show_curves(curves, running=True)
    shown = _range(panel.loss_plot)
    with panel.loss_plot.whole():
        assert _range(panel.loss_plot)[1] < 8 < shown[1]
    assert _range(panel.loss_plot) == shown


def test_what_was_counted_ahead_is_written_anew_where_it_comes_otherwise(panel: CurvesPanel) -> None:
    axis = panel.loss_plot.getPlotItem().getAxis("bottom")
    curves = CurveBuffer()
    curves.clear(preset_recipe("thorough").model_copy(update={"epochs": 9}))
    for number in (1, 2, 3):
        curves.add(_epoch(number, epochs=9))
    panel.show_curves(curves, running=True)
    assert axis.tickStrings([0, 2, 3, 4, 5], 1, 1) == ["", "2", "3", "4", "5"]
    panel.grab()
    assert axis.picture is not None
    curves.add(_epoch(1, epochs=9, member=2))  # the first network ended early
    panel.show_curves(curves, running=True)
    assert axis.picture is None
    assert axis.tickStrings([3, 4, 5, 6, 7], 1, 1) == ["3", "", "1", "2", "3"]


@pytest.mark.parametrize("way", ["Home", "double click", "zooming out"])
def test_there_are_several_ways_back_to_all(qtbot: QtBot, panel: CurvesPanel, way: str) -> None:
    plot = panel.accuracy_plot
    whole = _range(plot)
    qtbot.keyClicks(plot, "+")
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.zoomed
    if way == "Home":
        qtbot.keyClick(plot, Qt.Key.Key_Home)
    elif way == "double click":
        qtbot.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.rect().center())
    else:
        qtbot.keyClicks(plot, "----")
    assert not panel.loss_plot.zoomed
    assert _range(plot) == whole


def test_the_best_epoch_is_marked_with_a_word(panel: CurvesPanel) -> None:
    (line,) = panel.accuracy_plot._best
    assert (line.value(), line.label.format) == (2, "Best: epoch 2")
    assert [line.value() for line in panel.loss_plot._best] == [2]


def test_curves_are_saved_as_picture_drawing_and_table(qtbot: QtBot, panel: CurvesPanel, tmp_path: Path) -> None:
    for suffix in ("png", "svg", "csv"):
        with qtbot.waitSignal(panel.statusMessage) as said:
            panel.export.save(tmp_path / f"curves.{suffix}")
        assert f"curves.{suffix}" in said.args[0]
    image = QImage(str(tmp_path / "curves.png"))
    assert image.width() == 2 * panel.loss_plot.width()
    assert image.pixelColor(2, 2).name() == "#ffffff"
    assert QSvgRenderer(str(tmp_path / "curves.svg")).isValid()
    assert len((tmp_path / "curves.csv").read_text().splitlines()) == 5


def test_curves_that_cannot_be_saved_are_a_sentence(qtbot: QtBot, panel: CurvesPanel, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with qtbot.waitSignal(panel.statusMessage) as said:
        panel.export.save(tmp_path / "file" / "curves.csv")
    assert "cannot be written" in said.args[0]


def test_saving_a_drawing_leaves_the_view_as_it_is(qtbot: QtBot, panel: CurvesPanel, tmp_path: Path) -> None:
    qtbot.keyClicks(panel.loss_plot, "+")
    before = _range(panel.loss_plot)
    with qtbot.waitSignal(panel.statusMessage):
        panel.export.save(tmp_path / "curves.svg")
    assert _range(panel.loss_plot) == before
    assert panel.loss_plot.zoomed


def test_a_second_roc_replaces_the_first(qtbot: QtBot) -> None:
    plot = RocPlot()
    qtbot.addWidget(plot)
    points = {"fpr": [0.0, 1.0], "tpr": [0.0, 1.0]}
    plot.show_points({"chest": points}, ["abdomen", "chest"])
    number = len(plot.getPlotItem().listDataItems())
    plot.show_points({"chest": points}, ["abdomen", "chest"])
    assert len(plot.getPlotItem().listDataItems()) == number


def test_an_epoch_of_before_brings_the_losses_of_its_batches() -> None:
    curves = CurveBuffer()
    curves.clear(preset_recipe("balanced"))
    curves.load([_epoch(0, phase="solver"), _tuned(1, batch_losses=(0.8, 0.6))])
    assert (curves.batches.x, curves.batches.y) == ([0.5, 1.0], [0.8, 0.6])


def test_the_batches_that_were_seen_are_not_drawn_a_second_time() -> None:
    curves = CurveBuffer()
    curves.clear(preset_recipe("balanced"))
    curves.add(_epoch(0, phase="solver"))
    curves.add_batch(_batch(2, 1))
    curves.add(_tuned(1, batch_losses=(0.5, 0.4)))
    assert curves.batches.y == [0.5]


def test_a_run_that_goes_on_draws_the_batches_of_its_last_epoch_once() -> None:
    curves = CurveBuffer()
    curves.clear(preset_recipe("balanced"))
    past = [_tuned(number, batch_losses=(1.0, 0.9)) for number in (1, 2)]
    curves.load(past)
    curves.add_batch(_batch(3, 2, loss=0.7))
    curves.add(_tuned(2, batch_losses=(0.7, 0.6)))
    assert curves.batches.x == [0.5, 1.0, 1.5, 2.0]
    assert curves.batches.y == [1.0, 0.9, 0.7, 0.6]


def test_no_line_leads_from_the_batches_of_one_network_of_before_to_the_next() -> None:
    curves = CurveBuffer()
    curves.load([_epoch(1, batch_losses=(1.0,)), _epoch(1, batch_losses=(2.0,), member=2)])
    assert curves.batches.y == [1.0, 2.0]
    assert curves.batches.joined[0] == 0


@pytest.mark.parametrize("epochs", [1, 3])
def test_no_line_leads_from_batches_of_before_to_those_of_the_network_that_begins(epochs: int) -> None:
    curves = CurveBuffer()
    curves.clear(preset_recipe("balanced").model_copy(update={"epochs": epochs, "members": 2}))
    curves.load(_tuned(number, batch_losses=(1.0, 0.9)) for number in range(1, epochs + 1))
    before = len(curves.batches.x)
    curves.add_batch(_batch(4 * epochs + 1, 1, total=8 * epochs, member=2))
    assert curves.batches.joined[before - 1] == 0
    assert curves.batches.x[before] == pytest.approx(epochs + 1.25)  # a gap of one epoch lies between
    curves.add(_tuned(1, member=2))
    assert curves.loss.x[-1] == epochs + 2


def test_batches_after_an_epoch_that_nobody_heard_lie_in_their_own() -> None:
    curves = CurveBuffer()
    curves.clear(preset_recipe("balanced").model_copy(update={"epochs": 4}))
    curves.add_batch(_batch(2, 1))
    curves.add(_tuned(1))
    curves.add(_tuned(2, batch_losses=(0.5,)))
    for done in (22, 25):
        curves.add_batch(_batch(done, 3))
    assert curves.batches.x == pytest.approx([0.2, 2.0, 2.2, 2.5])


def test_an_epoch_that_is_done_once_more_draws_no_line_backwards() -> None:
    curves = CurveBuffer()
    curves.clear(preset_recipe("balanced").model_copy(update={"epochs": 2}))
    curves.load([_tuned(1, batch_losses=(1.0, 0.9))])
    for done in (1, 2):
        curves.add_batch(_batch(done, 1, total=8))
    assert curves.batches.x == [0.25, 0.5]

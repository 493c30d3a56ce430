"""The curve buffer and the plots that draw it."""

from pytestqt.qtbot import QtBot

from radiograph_studio.recipe import Epoch
from radiograph_studio.ui.train.curve_plot import CurvePlot
from radiograph_studio.ui.train.curves import CurveBuffer
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


def test_a_second_roc_replaces_the_first(qtbot: QtBot) -> None:
    plot = RocPlot()
    qtbot.addWidget(plot)
    points = {"fpr": [0.0, 1.0], "tpr": [0.0, 1.0]}
    plot.show_points({"chest": points}, ["abdomen", "chest"])
    number = len(plot.getPlotItem().listDataItems())
    plot.show_points({"chest": points}, ["abdomen", "chest"])
    assert len(plot.getPlotItem().listDataItems()) == number

"""Runs beside each other: runs of one name, and curves of more than one phase."""

from datetime import UTC, datetime

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from radiograph_studio import paths
from radiograph_studio.runs import RunSummary, list_runs
from radiograph_studio.ui.runs import words
from radiograph_studio.ui.runs.compare import CompareView
from radiograph_studio.ui.runs.plots import CurvesPair
from radiograph_studio.workflows.comparing import Point
from tests.helpers.history import WEEKS, write_run


def _namesakes() -> list[RunSummary]:
    """Write three runs of one name, two of them of one minute, and one of another; return them by date."""
    same = WEEKS[0]._replace(name="Again")
    write_run(paths.runs_dir(), same, datetime(2026, 10, 2, 14, 3, tzinfo=UTC))
    write_run(paths.runs_dir(), same, datetime(2026, 10, 3, 14, 3, tzinfo=UTC))
    write_run(paths.runs_dir(), same._replace(preset="balanced"), datetime(2026, 10, 3, 14, 3, 20, tzinfo=UTC))
    write_run(paths.runs_dir(), same._replace(name="Other"), datetime(2026, 10, 4, 14, 3, tzinfo=UTC))
    return sorted(list_runs(), key=lambda run: run.created)


def test_runs_of_one_name_are_told_apart_by_their_dates(qtbot: QtBot) -> None:
    runs = _namesakes()
    first, second = words.day(runs[0]), words.day(runs[1])
    view = CompareView()
    qtbot.addWidget(view)
    with qtbot.waitSignal(view._operation.finished):
        view.show_runs(runs)
    said = [label.text() for label in view.curves.findChildren(QLabel) if label.text()]
    assert said == [f"Again, {first}", f"Again, {second} (1)", f"Again, {second} (2)", "Other"]
    view.table.horizontalHeader().setStretchLastSection(False)
    for column in range(1, 5):
        view.table.horizontalHeader().resizeSection(column, 300)
    titles = [view.table.horizontalHeaderItem(column).text().split("\n ") for column in range(1, 5)]
    assert titles == [[" Again", first], [" Again", f"{second} (1)"], [" Again", f"{second} (2)"], [" Other"]]


def test_a_head_that_is_cut_keeps_its_date_and_grows_with_its_column(qtbot: QtBot) -> None:
    long = WEEKS[0]._replace(name="A name that no column of this table can ever hold")
    for day in (2, 3):
        write_run(paths.runs_dir(), long, datetime(2026, 10, day, 14, 3, tzinfo=UTC))
    runs = list_runs()
    view = CompareView()
    qtbot.addWidget(view)
    with qtbot.waitSignal(view._operation.finished):
        view.show_runs(runs)
    view.table.horizontalHeader().resizeSection(1, 160)
    name, date = view.table.horizontalHeaderItem(1).text().splitlines()
    assert name.startswith(" A name")
    assert name.endswith("…")
    assert date.strip() == words.day(runs[0])
    view.table.horizontalHeader().resizeSection(1, 600)
    assert view.table.horizontalHeaderItem(1).text().splitlines()[0] == f" {long.name}"
    assert view.table.horizontalHeader().textElideMode() == Qt.TextElideMode.ElideNone


def test_the_end_of_a_long_name_stays_in_the_legend(qtbot: QtBot) -> None:
    curves = CurvesPair("some")
    qtbot.addWidget(curves)
    curves.show_runs([f"{'long ' * 20}, 22 Nov 2025, 04:25"], [()])
    said = next(label.text() for label in curves.findChildren(QLabel) if label.text())
    assert len(said) == 40
    assert said.endswith(", 22 Nov 2025, 04:25")


def test_the_point_before_the_first_epoch_stands_alone(qtbot: QtBot) -> None:
    curves = CurvesPair("some")
    qtbot.addWidget(curves)
    steps = (("solver", 0, 0.1), ("head", 1, 0.5), ("head", 2, 0.3))
    nothing = dict.fromkeys(Point._fields)
    curves.show_run([Point(**nothing | {"x": x, "phase": phase, "loss": loss}) for phase, x, loss in steps])
    x, y = curves.loss_plot._curves[0].getData()
    assert list(x) == [0, 1, 1, 2]
    assert list(np.isfinite(y)) == [True, False, True, True]


def test_the_last_head_fits_its_column_as_the_window_grows_and_shrinks(qtbot: QtBot) -> None:
    long = WEEKS[0]._replace(name="A name that takes more than the width of one column")
    for day in (2, 3):
        write_run(paths.runs_dir(), long, datetime(2026, 10, day, 14, 3, tzinfo=UTC))
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    with qtbot.waitSignal(view._operation.finished):
        view.show_runs(list_runs())
    for width, whole in ((2400, True), (900, False)):
        view.resize(width, 400)
        qtbot.waitUntil(lambda: view.table.horizontalHeaderItem(2).text().startswith(" A"))
        head = view.table.horizontalHeaderItem(2).text().splitlines()[0]
        assert (head == f" {long.name}") == whole


def test_small_plots_have_room_for_the_label_of_all(qtbot: QtBot) -> None:
    curves = CurvesPair("some")
    qtbot.addWidget(curves)
    nothing = dict.fromkeys(Point._fields)
    steps = ((1, 0.9), (2, 1.0))
    curves.show_run([Point(**nothing | {"x": x, "phase": "head", "accuracy": share}) for x, share in steps])
    (_, _), (low, high) = curves.accuracy_plot.getPlotItem().getViewBox().viewRange()
    assert (high - 1) / (high - low) >= 0.08

"""The runs page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from radiograph_studio import paths
from radiograph_studio.runs import Run
from radiograph_studio.ui.runs.model import COLUMNS, RunsModel
from radiograph_studio.ui.runs.page import RunsPage

_TITLES = [column.title for column in COLUMNS]


def _run(name: str, accuracy: float | None, *, model: bool = True) -> Run:
    recipe = {"preset": "instant", "backbone": "efficientnet-lite0"}
    run = Run.create(paths.runs_dir(), name=name, recipe=recipe, folders={"train": "t"})
    metrics = {}
    if accuracy is not None:
        figures = {"accuracy": accuracy, "accuracy_ci": [0.5, 1.0], "auc": accuracy}
        metrics = {"validation": figures, "seconds": {"total": 61.0}}
    run.update(status="completed", metrics=metrics)
    if model:
        run.model_path.write_bytes(b"m")
    return run


@pytest.fixture
def page(qtbot: QtBot) -> RunsPage:
    made = RunsPage()
    qtbot.addWidget(made)
    return made


def _shown(page: RunsPage, qtbot: QtBot) -> RunsModel:
    with qtbot.waitSignal(page._operation.finished):
        page.show()
    return page.model


def _texts(model: RunsModel, title: str) -> list[str]:
    column = _TITLES.index(title)
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def test_without_runs_the_page_says_how_to_make_one(page: RunsPage, qtbot: QtBot) -> None:
    _shown(page, qtbot)
    assert page._stack.currentIndex() == 0


def test_a_run_is_a_row_with_its_figures(page: RunsPage, qtbot: QtBot) -> None:
    _run("hands", 0.9)
    model = _shown(page, qtbot)
    assert page._stack.currentIndex() == 1
    assert _texts(model, "Data") == ["hands"]
    assert _texts(model, "Validation accuracy") == ["90 %  (95 % CI 50–100 %)"]
    assert _texts(model, "Duration") == ["1 min 01 s"]


def test_a_run_without_figures_shows_dashes(page: RunsPage, qtbot: QtBot) -> None:
    _run("hands", None)
    model = _shown(page, qtbot)
    assert _texts(model, "Validation accuracy") == ["–"]
    assert _texts(model, "Validation AUC") == ["–"]


def test_columns_are_sorted_by_their_meaning(page: RunsPage, qtbot: QtBot) -> None:
    for name, accuracy in (("a", 0.9), ("b", 1.0), ("c", None)):
        _run(name, accuracy)
    model = _shown(page, qtbot)
    page.table.sortByColumn(_TITLES.index("Validation accuracy"), Qt.SortOrder.DescendingOrder)
    assert _texts(model, "Data") == ["b", "a", "c"]


def test_a_chosen_run_stays_chosen_when_the_list_is_read_again(page: RunsPage, qtbot: QtBot) -> None:
    _run("a", 0.9)
    model = _shown(page, qtbot)
    page.table.selectRow(0)
    _run("b", 0.8)
    with qtbot.waitSignal(page._operation.finished):
        page.refresh()
    assert model.rowCount() == 2
    chosen = page.chosen()
    assert chosen is not None
    assert chosen.name == "a"


def test_buttons_say_why_they_are_shut(page: RunsPage, qtbot: QtBot) -> None:
    _run("a", 0.9, model=False)
    _shown(page, qtbot)
    assert not page.score_button.isEnabled()
    assert page.score_button.toolTip() == page.reason.text() == "Choose a run in the table first."
    page.table.selectRow(0)
    assert page.score_button.toolTip() == "This run kept no model."
    assert not page.report_button.isEnabled()
    assert page.folder_button.isEnabled()


def test_a_run_with_a_model_can_be_scored_with(page: RunsPage, qtbot: QtBot) -> None:
    run = _run("a", 0.9)
    _shown(page, qtbot)
    page.table.selectRow(0)
    with qtbot.waitSignal(page.scoreWanted) as caught:
        page.score_button.click()
    assert isinstance(caught.args[0], Path)
    assert caught.args[0].samefile(run.model_path)

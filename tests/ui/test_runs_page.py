"""The runs page: the table, its actions, the details, several runs beside each other."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QLineEdit, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from radiograph_studio import paths
from radiograph_studio.runs import Run, RunSummary, list_runs
from radiograph_studio.ui.operation import Operation
from radiograph_studio.ui.runs.model import COLUMNS, NAME, NOTE, RunsModel
from radiograph_studio.ui.runs.page import RunsPage
from tests.helpers.history import WEEKS, write_history, write_run

_TITLES = [column.title for column in COLUMNS]
_VALIDATION = "Validation (95 % CI)"


@pytest.fixture
def page(qtbot: QtBot) -> RunsPage:
    made = RunsPage()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def full(page: RunsPage, qtbot: QtBot) -> RunsPage:
    """The page with eight runs, on screen."""
    write_history(paths.runs_dir())
    _shown(page, qtbot)
    return page


def _shown(page: RunsPage, qtbot: QtBot) -> RunsModel:
    page.resize(1200, 640)
    with qtbot.waitSignal(page._reading.finished):
        page.show()
    return page.model


def _texts(model: RunsModel, title: str) -> list[str]:
    column = _TITLES.index(title)
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def _choose(page: RunsPage, *names: str) -> list[RunSummary]:
    page.table.choose([run.id for run in list_runs() if run.name in names])
    return page.table.chosen()


def _after(qtbot: QtBot, operation: Operation, work: Callable[[], object]) -> None:
    with qtbot.waitSignal(operation.finished):
        work()


def _button(page: RunsPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def test_without_runs_the_page_says_how_to_make_one(page: RunsPage, qtbot: QtBot) -> None:
    _shown(page, qtbot)
    assert page._stack.currentIndex() == 0


def test_a_run_is_a_row_with_its_figures_newest_first(full: RunsPage) -> None:
    assert _texts(full.model, "Name") == [run.name for run in reversed(WEEKS)]
    assert _texts(full.model, "Data")[3:5] == ["wrists", "abdomen or chest"]
    assert _texts(full.model, _VALIDATION)[:2] == ["–", "92 %  (81–97 %)"]
    assert _texts(full.model, "AUC")[:2] == ["–", "0.94"]
    assert _texts(full.model, "Duration")[:2] == ["–", "2 min 59 s"]
    assert _texts(full.model, "Status")[:4] == ["cut off", "complete", "complete", "cancelled"]
    assert full.count.text() == "8 runs"


def test_columns_are_sorted_by_their_meaning_and_the_choice_stays(full: RunsPage) -> None:
    (run,) = _choose(full, "First look")
    full.table.sortByColumn(_TITLES.index(_VALIDATION), Qt.SortOrder.DescendingOrder)
    assert _texts(full.model, _VALIDATION)[-4:] == ["88 %  (77–93 %)", "–", "–", "–"]
    assert full.chosen() == run
    full.table.sortByColumn(_TITLES.index("Duration"), Qt.SortOrder.AscendingOrder)
    assert _texts(full.model, "Duration")[-1] == "1 h 10 min"
    assert full.chosen() == run


def test_runs_that_are_chosen_stay_chosen_when_the_list_is_read_again(full: RunsPage, qtbot: QtBot) -> None:
    chosen = _choose(full, "First look", "Wrists, a try")
    write_run(paths.runs_dir(), WEEKS[0]._replace(name="new", folder="x"))
    _after(qtbot, full._reading, full.refresh)
    assert full.model.rowCount() == 9
    assert full.table.chosen() == chosen


def test_damaged_records_are_counted_and_said(full: RunsPage, qtbot: QtBot) -> None:
    for name in "ab":
        (paths.runs_dir() / name).mkdir()
        (paths.runs_dir() / name / "run.json").write_text("{")
    _after(qtbot, full._reading, full.refresh)
    assert full.count.text() == "8 runs · 2 runs cannot be read and are left out"


def test_a_history_that_cannot_be_read_is_said(page: RunsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with qtbot.waitSignal(page.statusMessage) as caught:
        page.show()
    assert "cannot be read" in caught.args[0]


def test_search_leaves_rows_that_hold_every_word(full: RunsPage) -> None:
    _choose(full, "Balanced, defaults")
    full.search.setText("BALANCED rate")
    assert _texts(full.model, "Name") == ["Balanced, higher rate"]
    assert full.count.text() == "1 of 8 runs"
    assert full.chosen() is None
    full.search.clear()
    assert full.model.rowCount() == 8


def test_buttons_say_why_they_are_shut(full: RunsPage) -> None:
    assert not full.score_button.isEnabled()
    assert full.score_button.toolTip() == full.reason.text() == "Choose a run in the table first."
    _choose(full, "Wrists, a try")
    assert full.score_button.toolTip() == full.reason.text() == "This run kept no model."
    assert _button(full, "runAgainButton").isEnabled()
    _choose(full, "Wrists, a try", "First look")
    assert _button(full, "runCompareButton").isEnabled()
    assert full.score_button.toolTip() == "Choose one run only."


@pytest.mark.parametrize("size", [(1200, 620), (1360, 800)])
def test_every_button_fits_its_text(full: RunsPage, size: tuple[int, int]) -> None:
    full.resize(*size)
    _choose(full, "The tutorial to the letter")
    QApplication.processEvents()
    for each in full.findChildren(QPushButton):
        if each.isVisible():
            assert each.width() >= each.sizeHint().width(), each.objectName()
            assert full.rect().contains(each.mapTo(full, each.rect().bottomRight())), each.objectName()


def test_a_run_with_a_model_can_be_scored_with_by_button_and_key(full: RunsPage, qtbot: QtBot) -> None:
    (run,) = _choose(full, "First look")
    with qtbot.waitSignal(full.scoreWanted) as caught:
        full.score_button.click()
    assert caught.args[0].samefile(run.folder / "model.rsmodel")
    with qtbot.waitSignal(full.scoreWanted):
        qtbot.keyClick(full.table, Qt.Key.Key_Return)
    _choose(full, "Wrists, a try")
    with qtbot.assertNotEmitted(full.scoreWanted):
        qtbot.keyClick(full.table, Qt.Key.Key_Return)


def test_resume_and_again_send_the_run(full: RunsPage, qtbot: QtBot) -> None:
    (run,) = _choose(full, "Thorough again")
    with qtbot.waitSignals([full.resumeWanted, full.againWanted]):
        _button(full, "runResumeButton").click()
        _button(full, "runAgainButton").click()
    assert full.chosen() == run
    _choose(full, "First look")
    assert not _button(full, "runResumeButton").isEnabled()


def test_continue_asks_for_the_epochs(full: RunsPage, qtbot: QtBot) -> None:
    (run,) = _choose(full, "Balanced, defaults")
    _button(full, "runContinueButton").click()
    question = full.findChild(QInputDialog, "continueQuestion")
    assert question is not None
    assert question.intValue() == 8
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in question.findChildren(QLabel))
    question.setIntValue(12)
    with qtbot.waitSignal(full.continueWanted) as caught:
        question.accept()
    assert caught.args == [run, 12]


def _type(page: RunsPage, qtbot: QtBot, text: str) -> None:
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText(text)
    _after(qtbot, page._writing, lambda: qtbot.keyClick(editor, Qt.Key.Key_Return))


def test_f2_renames_in_place(full: RunsPage, qtbot: QtBot) -> None:
    (run,) = _choose(full, "First look")
    qtbot.keyClick(full.table, Qt.Key.Key_F2)
    assert full.table.typing
    _type(full, qtbot, "First <b>look")
    assert [each.name for each in list_runs() if each.id == run.id] == ["First <b>look"]
    assert "First <b>look" in _texts(full.model, "Name")
    assert full.details.title.text() == "First <b>look"


def test_f2_in_the_note_column_writes_a_note(full: RunsPage, qtbot: QtBot) -> None:
    (run,) = _choose(full, "First look")
    full.table.setCurrentIndex(full.model.index(full.model.row_of(run.id), NOTE))
    qtbot.keyClick(full.table, Qt.Key.Key_F2)
    _type(full, qtbot, "nice")
    assert next(each.note for each in list_runs() if each.id == run.id) == "nice"
    assert full.details.note.toPlainText() == "nice"


def test_a_name_is_not_emptied(full: RunsPage, qtbot: QtBot) -> None:
    (run,) = _choose(full, "First look")
    with qtbot.assertNotEmitted(full.model.edited):
        assert not full.model.setData(full.model.index(full.model.row_of(run.id), NAME), "  ")


def test_a_list_that_arrives_while_a_name_is_typed_does_not_close_the_cell(full: RunsPage, qtbot: QtBot) -> None:
    _choose(full, "First look")
    qtbot.keyClick(full.table, Qt.Key.Key_F2)
    _after(qtbot, full._reading, full.refresh)
    assert full.table.typing
    _type(full, qtbot, "done")


def test_a_name_that_cannot_be_kept_is_said_and_taken_back(full: RunsPage, qtbot: QtBot) -> None:
    (run,) = _choose(full, "First look")
    with qtbot.waitSignals([full.statusMessage, full._reading.finished]) as caught:
        full.model.setData(full.model.index(full.model.row_of(run.id), NAME), "x" * 300)
    assert caught is not None
    assert "First look" in _texts(full.model, "Name")


def test_the_note_beside_the_figures_is_kept_when_the_focus_leaves_or_another_run_is_chosen(
    full: RunsPage, qtbot: QtBot
) -> None:
    (run,) = _choose(full, "First look")
    full.details.note.setPlainText("two\nlines")
    _after(qtbot, full._writing, lambda: _choose(full, "Wrists, a try"))
    assert next(each.note for each in list_runs() if each.id == run.id) == "two\nlines"
    assert full.details.note.toPlainText() == ""


def test_a_note_half_typed_goes_to_its_own_run(full: RunsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    _choose(full, "First look")
    monkeypatch.setattr(full.details.note, "hasFocus", lambda: True)
    full.details.note.setPlainText("half a")
    _after(qtbot, full._writing, lambda: _choose(full, "Wrists, a try"))
    full.details.keep_note()
    assert {each.name: each.note for each in list_runs() if each.note == "half a"} == {"First look": "half a"}


def test_details_show_figures_curves_settings_and_warnings(full: RunsPage, qtbot: QtBot) -> None:
    _after(qtbot, full.details._operation, lambda: _choose(full, "The tutorial to the letter"))
    texts = " ".join(label.text() for label in full.details.findChildren(QLabel))
    for said in ("The loss is no number any more. Try a lower learning rate.", "1 file left out.", "Failed, begun"):
        assert said in texts
    assert [len(item.getData()[0]) for item in full.details.curves.loss_plot._curves] == [3, 3]
    settings = full.details.settings
    shown = {settings.item(row, 0).text(): settings.item(row, 1).text() for row in range(settings.rowCount())}
    assert (shown["Data"], shown["Backbone"], shown["Epochs"]) == ("abdomen or chest", "InceptionV3", "20")


def test_several_runs_are_put_beside_each_other(full: RunsPage, qtbot: QtBot) -> None:
    _choose(full, "Balanced, defaults", "Balanced, higher rate", "Wrists, a try")
    view = full.comparison
    _after(qtbot, view._operation, _button(full, "runCompareButton").click)
    assert view.isVisible()
    rows = {view.table.item(row, 0).text(): row for row in range(view.table.rowCount())}
    accuracies = [view.table.item(rows["Validation accuracy"], column).text() for column in (1, 2, 3)]
    assert sorted(accuracies) == ["92 %  (81–97 %)", "96 %  (85–100 %)", "–"]
    assert view.table.item(rows["Learning rate"], 0).font().bold()
    assert "Seed" not in rows
    view.alike.setChecked(True)
    seed = next(row for row in range(view.table.rowCount()) if view.table.item(row, 0).text() == "Seed")
    assert not view.table.item(seed, 0).font().bold()
    pens = [item.opts["pen"] for item in view.curves.loss_plot._curves]
    assert len({(pen.color().name(), pen.style()) for pen in pens}) == 3
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert len(full.table.chosen()) == 3


def test_of_eight_runs_no_two_curves_look_alike(full: RunsPage, qtbot: QtBot) -> None:
    full.table.selectAll()
    _after(qtbot, full.comparison._operation, _button(full, "runCompareButton").click)
    pens = [item.opts["pen"] for item in full.comparison.curves.accuracy_plot._curves]
    assert len({pen.color().name() for pen in pens}) == 8


def _question(page: RunsPage, name: str) -> QMessageBox:
    found = page.findChild(QMessageBox, name)
    assert found is not None
    return found


def _press(box: QMessageBox, text: str) -> None:
    next(each for each in box.buttons() if each.text().replace("&", "") == text).click()


@pytest.fixture
def trash(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths that were moved to the trash; nothing is really moved."""
    moved: list[str] = []
    monkeypatch.setattr("send2trash.send2trash", moved.append)
    return moved


def test_delete_asks_by_name_and_moves_to_the_trash(full: RunsPage, qtbot: QtBot, trash: list[str]) -> None:
    runs = _choose(full, "First look", "Wrists, a try")
    qtbot.keyClick(full.table, Qt.Key.Key_Delete)
    box = _question(full, "trashQuestion")
    assert box.text() == "Move these 2 runs to the trash?"
    assert all(run.name in box.informativeText() for run in runs)
    _after(qtbot, full._deleting, lambda: _press(box, "Move to trash"))
    assert sorted(trash) == sorted(str(run.folder) for run in runs)


def test_to_keep_deletes_nothing(full: RunsPage, qtbot: QtBot, trash: list[str]) -> None:
    _choose(full, "First look")
    full.commands["trash"].trigger()
    _press(_question(full, "trashQuestion"), "Keep")
    assert not full._deleting.running
    assert trash == []


def test_without_a_trash_a_second_question_deletes_for_good(
    full: RunsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> None:
        raise OSError("no trash")

    monkeypatch.setattr("send2trash.send2trash", refuse)
    (run,) = _choose(full, "First look")
    _after(qtbot, full._deleting, lambda: full.delete([run]))
    assert run.folder.is_dir()
    box = _question(full, "deleteQuestion")
    _after(qtbot, full._deleting, lambda: _press(box, "Delete for good"))
    qtbot.waitUntil(lambda: full.model.rowCount() == 7)
    assert not run.folder.exists()


def test_a_run_that_goes_on_elsewhere_cannot_be_deleted(page: RunsPage, qtbot: QtBot, trash: list[str]) -> None:
    recipe = json.loads((write_run(paths.runs_dir(), WEEKS[1]) / "run.json").read_text())["recipe"]
    going = Run.create(paths.runs_dir(), name="going on", recipe=recipe, folders={})
    _shown(page, qtbot)
    runs = _choose(page, "going on")
    assert not page.commands["trash"].isEnabled()
    with qtbot.waitSignal(page.statusMessage) as caught:
        page.delete(runs)
    assert "goes on" in caught.args[0]
    assert trash == []
    going.close()


def test_an_export_is_written_and_said(full: RunsPage, qtbot: QtBot, tmp_path: Path) -> None:
    (run,) = _choose(full, "First look")
    # The report is drawn anew, and what draws it may never have been loaded on this machine.
    with qtbot.waitSignal(full.statusMessage, timeout=60_000) as caught:
        full.export(run, tmp_path / "first")
    assert caught.args == ["Exported to “first.zip”."]
    assert (tmp_path / "first.zip").is_file()


def test_the_context_menu_holds_every_action(full: RunsPage, qtbot: QtBot) -> None:
    _choose(full, "First look")
    menu = QMenu()
    full.commands.fill(menu)
    shown = {action.objectName() for action in menu.actions() if not action.isSeparator()}
    assert len(shown) == 10
    keys = [action.text().split("&")[1][0].casefold() for action in menu.actions() if not action.isSeparator()]
    assert len(keys) == len(set(keys)), keys


def test_a_run_can_be_asked_for_by_its_id(full: RunsPage, qtbot: QtBot) -> None:
    wanted = next(run for run in list_runs() if run.name == "Thorough again")
    full.search.setText("wrists")
    _after(qtbot, full._reading, lambda: full.show_run(wanted.id))
    assert full.chosen() == wanted


def test_a_thousand_runs_are_sorted_and_searched_at_once(page: RunsPage) -> None:
    folder = write_run(paths.runs_dir(), WEEKS[1])
    (run,) = list_runs()
    many: list[Any] = [run.model_copy(update={"id": f"{folder.name}-{n}", "name": f"run {n}"}) for n in range(1000)]
    page.model.set_runs(many)
    page.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
    page.search.setText("run 99")
    assert page.model.rowCount() == 19
    assert page.count.text() == "19 of 1000 runs"


def test_a_long_setting_is_cut_and_read_whole_in_its_tip(full: RunsPage, qtbot: QtBot) -> None:
    _after(qtbot, full.details._operation, lambda: _choose(full, "Balanced, defaults"))
    table = full.details.settings
    rows = {table.item(row, 0).text(): table.item(row, 1) for row in range(table.rowCount())}
    longest = max(rows.values(), key=lambda item: len(item.text()))
    longest.setText(longest.text() + " and many more words" * 10)
    QApplication.processEvents()
    assert table.horizontalScrollBar().maximum() == 0
    assert all(item.toolTip() for item in rows.values())

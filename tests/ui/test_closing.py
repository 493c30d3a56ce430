"""Closing the window while a training runs in it: what is asked, what is kept, what is waited for."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from radiograph_studio.recipe import Finished
from radiograph_studio.ui.main_window import DATA, TRAIN, MainWindow
from tests.ui.conftest import ScriptedTraining


def _start(window: MainWindow, qtbot: QtBot, project: Path) -> QMessageBox:
    window.data_page.take_folder(project)
    window.train_page.start()
    qtbot.waitUntil(lambda: not window.train_page.curves.empty)
    window.close()
    box = window.findChild(QMessageBox, "closeQuestion")
    assert box is not None
    return box


def test_closing_during_training_asks_and_can_be_taken_back(
    window: MainWindow, qtbot: QtBot, project: Path, scripted: ScriptedTraining
) -> None:
    box = _start(window, qtbot, project)
    box.buttons()[[button.text() for button in box.buttons()].index("&Keep training")].click()
    assert window.isVisible()
    assert window.train_page.session.running
    with qtbot.waitSignal(window.train_page.runEnded):
        scripted.go_on.set()
    assert window.isVisible()


@pytest.mark.parametrize(("answer", "status"), [("&Cancel training", "cancelled"), ("&Stop, keep", "stopped")])
def test_closing_during_training_waits_for_its_end(
    window: MainWindow, qtbot: QtBot, project: Path, scripted: ScriptedTraining, answer: str, status: str
) -> None:
    box = _start(window, qtbot, project)
    button = next(button for button in box.buttons() if button.text().startswith(answer))
    with qtbot.waitSignal(window.leaving):
        button.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not window.train_page.session.running
    finished = window.train_page.progress.finished
    assert finished is not None
    assert finished.status == status


def test_a_window_that_cannot_keep_what_was_promised_stays_open(
    window: MainWindow, qtbot: QtBot, project: Path, scripted: ScriptedTraining
) -> None:
    scripted.stopped = lambda: Finished(status="failed", error={"kind": "x", "message": "No space.", "hint": ""})
    box = _start(window, qtbot, project)
    window.show_page(DATA)
    with qtbot.waitSignal(window.train_page.runEnded):
        next(button for button in box.buttons() if button.text().startswith("&Stop, keep")).click()
    assert window.isVisible()
    assert window.page() == TRAIN
    assert "stays open" in window.statusBar().currentMessage()


def test_waiting_for_a_stop_can_be_cut_short_or_taken_back(
    window: MainWindow, qtbot: QtBot, project: Path, scripted: ScriptedTraining
) -> None:
    scripted.deaf = True
    box = _start(window, qtbot, project)
    with qtbot.waitSignal(window.leaving):  # at once, though the training still runs
        next(button for button in box.buttons() if button.text().startswith("&Stop, keep")).click()
    assert window.train_page.session.running
    window.close()
    again = window.findChildren(QMessageBox, "closeQuestion")[-1]
    next(button for button in again.buttons() if button.text().startswith("&Keep")).click()
    with qtbot.waitSignal(window.train_page.runEnded):
        scripted.deaf = False
    assert window.isVisible()


def test_a_training_that_ends_takes_the_question_with_it(
    window: MainWindow, qtbot: QtBot, project: Path, scripted: ScriptedTraining
) -> None:
    _start(window, qtbot, project)
    with qtbot.waitSignal(window.train_page.runEnded):
        scripted.go_on.set()
    assert window.isVisible()
    assert not window.closing.asked

"""Short jobs: answers, errors, and late answers dropped."""

import logging
import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread, QThreadPool
from pytestqt.qtbot import QtBot

from radiograph_studio.errors import DatasetError
from radiograph_studio.recipe import Cancelled
from radiograph_studio.ui.operation import Operation, end_jobs, lasting_pool, sentence


def test_the_answer_arrives_on_the_owners_thread(qtbot: QtBot) -> None:
    operation = Operation()
    worker: list[QThread] = []
    receiver: list[QThread] = []
    operation.succeeded.connect(lambda _result: receiver.append(QThread.currentThread()))
    with qtbot.waitSignals([operation.succeeded, operation.finished]):
        operation.start(lambda: worker.append(QThread.currentThread()))
        assert operation.running
    assert not operation.running
    assert receiver[0] is operation.thread()
    assert worker[0] is not operation.thread()


def test_a_late_answer_is_dropped(qtbot: QtBot) -> None:
    operation = Operation()
    gate = threading.Event()
    answers: list[object] = []
    operation.succeeded.connect(answers.append)
    operation.start(lambda: gate.wait(5) and "first")
    with qtbot.waitSignal(operation.finished):
        operation.start(lambda: "second")
    gate.set()
    qtbot.wait(50)
    assert answers == ["second"]


def test_a_cancelled_job_answers_nothing(qtbot: QtBot) -> None:
    operation = Operation()
    gate = threading.Event()
    answers: list[object] = []
    operation.succeeded.connect(answers.append)
    operation.start(lambda: gate.wait(5))
    with qtbot.waitSignal(operation.finished):
        operation.cancel()
    gate.set()
    qtbot.wait(50)
    assert answers == []


def test_a_job_that_was_cancelled_inside_has_not_failed(qtbot: QtBot) -> None:
    def cancelled() -> None:
        raise Cancelled

    operation = Operation()
    failures: list[object] = []
    operation.failed.connect(failures.append)
    with qtbot.waitSignal(operation.finished):
        operation.start(cancelled)
    assert failures == []


def test_an_error_for_people_is_shown_with_its_hint(qtbot: QtBot) -> None:
    def fails() -> None:
        raise DatasetError("The folder is empty.", "Choose another.")

    operation = Operation()
    with qtbot.waitSignal(operation.failed) as caught:
        operation.start(fails)
    assert sentence(caught.args[0]) == "The folder is empty. Choose another."


def test_a_fault_of_ours_is_logged_and_its_text_not_shown(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    def fails() -> None:
        raise RuntimeError("patient Doe")

    operation = Operation()
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(operation.failed) as caught:
        operation.start(fails)
    assert "patient Doe" not in sentence(caught.args[0])
    assert "patient Doe" in caplog.text


@pytest.mark.parametrize("_again", range(20))
def test_an_owner_that_went_away_does_no_harm(qtbot: QtBot, _again: int) -> None:
    operation = Operation()
    gate = threading.Event()
    operation.start(lambda: gate.wait(5))
    del operation
    gate.set()
    qtbot.wait(5)


def test_an_owner_that_qt_took_apart_gets_no_answer(qtbot: QtBot) -> None:
    parent = QObject()
    operation = Operation(parent)
    gate = threading.Event()
    answers: list[object] = []
    operation.succeeded.connect(answers.append)
    operation.start(lambda: gate.wait(5))
    shiboken6.delete(parent)
    gate.set()
    qtbot.wait(50)
    assert answers == []


def test_what_lasts_is_done_before_the_end_and_what_waits_for_its_turn_is_dropped(qtbot: QtBot) -> None:
    gate, done = threading.Event(), list[str]()
    running = [Operation() for _ in range(QThreadPool.globalInstance().maxThreadCount())]
    lasting = [Operation(lasting=True) for _ in range(3 * lasting_pool().maxThreadCount())]
    waiting = Operation()
    for each in running:
        each.start(lambda: gate.wait(20))
    for each in lasting:
        each.start(lambda: done.append("written"))
    waiting.start(lambda: done.append("shown"))
    assert not end_jobs(10, 20_000)  # what runs is waited for only so long
    gate.set()
    assert end_jobs(20_000, 20_000)
    assert done == ["written"] * len(lasting)

"""One job at a time, and of those that wait only the last."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from radiograph_studio.errors import ImageReadError
from radiograph_studio.ui.review.latest import Latest


@pytest.fixture
def latest(qtbot: QtBot) -> Latest:
    return Latest()


def test_of_jobs_that_wait_only_the_last_is_done_and_the_overtaken_answer_is_dropped(
    qtbot: QtBot, latest: Latest
) -> None:
    gate, done, answers = threading.Event(), [], []

    def job(name: str) -> str:
        assert gate.wait(10)
        done.append(name)
        return name

    latest.succeeded.connect(answers.append)
    for name in "abc":
        latest.start(lambda name=name: job(name))
    assert latest.running
    gate.set()
    qtbot.waitUntil(lambda: answers == ["c"])
    assert done == ["a", "c"]
    assert not latest.running


def test_two_jobs_never_run_side_by_side(qtbot: QtBot, latest: Latest) -> None:
    busy, answers = threading.Lock(), []

    def job() -> bool:
        free = busy.acquire(blocking=False)
        threading.Event().wait(0.05)
        if free:
            busy.release()
        return free

    latest.succeeded.connect(answers.append)
    latest.start(job)
    latest.start(job)
    qtbot.waitUntil(lambda: answers == [True])


def test_after_cancel_nothing_comes_and_the_next_job_does(qtbot: QtBot, latest: Latest) -> None:
    gate, answers = threading.Event(), []
    latest.succeeded.connect(answers.append)
    latest.start(lambda: gate.wait(10))
    latest.cancel()
    assert not latest.running
    gate.set()
    latest.start(lambda: "second")
    qtbot.waitUntil(lambda: answers == ["second"])


def test_an_error_is_told(qtbot: QtBot, latest: Latest) -> None:
    def job() -> None:
        raise ImageReadError("No picture.", "Choose another.")

    with qtbot.waitSignal(latest.failed) as told:
        latest.start(job)
    assert str(told.args[0]) == "No picture. Choose another."
    assert not latest.running

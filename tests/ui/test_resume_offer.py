"""What was cut off is offered at the start; runs of the history are handed to the pages that go on with them."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from radiograph_studio import paths
from radiograph_studio.recipe import Recipe, preset_recipe
from radiograph_studio.runs import RunSummary, list_runs
from radiograph_studio.ui import wording
from radiograph_studio.ui.app import create_main_window
from radiograph_studio.ui.main_window import DATA, RUNS, TRAIN, MainWindow
from radiograph_studio.ui.runs.handover import HandOver
from radiograph_studio.ui.settings import Memory
from radiograph_studio.ui.train.session import TrainingSession
from tests.helpers.history import WEEKS, write_history, write_run
from tests.ui.conftest import ScriptedTraining


class FakeTrainPage(QWidget):
    """Remembers what it was asked to do."""

    def __init__(self) -> None:
        super().__init__()
        self.session = TrainingSession(self)
        self.asked: list[tuple[object, ...]] = []

    def resume_run(self, summary: RunSummary) -> None:
        self.asked.append(("resume", summary.name))

    def continue_run(self, summary: RunSummary, epochs: int) -> None:
        self.asked.append(("continue", summary.name, epochs))

    def set_recipe(self, recipe: Recipe) -> None:
        self.asked.append(("recipe", recipe))


@pytest.fixture
def opened(qtbot: QtBot) -> MainWindow:
    """A window that starts with eight runs in its history, one of them cut off."""
    write_history(paths.runs_dir())
    return _window(qtbot)


def _window(qtbot: QtBot) -> MainWindow:
    made = create_main_window()
    assert isinstance(made, MainWindow)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def _banner(window: MainWindow) -> QWidget:
    found = window.findChild(QWidget, "resumeBanner")
    assert found is not None
    return found


def _looked(window: MainWindow, qtbot: QtBot) -> QWidget:
    handover = window.findChild(HandOver)
    assert handover is not None
    qtbot.waitUntil(lambda: not handover.offer._operation.running)
    return _banner(window)


def _press(window: MainWindow, name: str) -> None:
    found = window.findChild(QPushButton, name)
    assert found is not None
    found.click()


def _faked(window: MainWindow) -> FakeTrainPage:
    fake = FakeTrainPage()
    handover = window.findChild(HandOver)
    assert handover is not None
    handover._train = fake
    handover._page = fake
    return fake


def test_what_was_cut_off_is_offered_at_the_start(opened: MainWindow, qtbot: QtBot) -> None:
    banner = _looked(opened, qtbot)
    assert banner.isVisible()
    text = " ".join(label.text() for label in banner.findChildren(QLabel))
    assert "The training “Thorough again” of " in text
    assert text.endswith("was cut off in epoch 5 of 8.")
    assert opened.page() == DATA


def test_the_offer_leaves_the_pages_their_room(opened: MainWindow, qtbot: QtBot) -> None:
    _looked(opened, qtbot)
    QApplication.processEvents()
    page = opened.data_page
    assert all(row.height() >= row.minimumSizeHint().height() for row in page.rows)
    assert page.next_button.geometry().bottom() < page.next_button.parentWidget().height()


def test_without_such_a_run_nothing_is_offered(qtbot: QtBot) -> None:
    write_run(paths.runs_dir(), WEEKS[0])
    window = _window(qtbot)
    assert not _looked(window, qtbot).isVisible()


def test_of_several_the_newest_is_offered_with_the_count(qtbot: QtBot) -> None:
    write_history(paths.runs_dir(), (WEEKS[-1]._replace(name="older"), WEEKS[-1]._replace(name="newer")))
    text = " ".join(label.text() for label in _looked(_window(qtbot), qtbot).findChildren(QLabel))
    assert "“newer”" in text
    assert "1 more was cut off before." in text


def test_resume_goes_to_the_train_page_and_ends_the_offer(opened: MainWindow, qtbot: QtBot) -> None:
    banner, fake = _looked(opened, qtbot), _faked(opened)
    _press(opened, "resumeBannerButton")
    assert fake.asked == [("resume", "Thorough again")]
    assert opened.page() == TRAIN
    assert not banner.isVisible()


def test_not_now_is_remembered_for_that_run(opened: MainWindow, qtbot: QtBot) -> None:
    banner = _looked(opened, qtbot)
    _press(opened, "notNowBannerButton")
    assert not banner.isVisible()
    assert not _looked(_window(qtbot), qtbot).isVisible()
    write_run(paths.runs_dir(), WEEKS[-1]._replace(name="another"))
    assert _looked(_window(qtbot), qtbot).isVisible()
    assert {run.name for run in list_runs() if run.resumable} == {"Thorough again", "another"}


def test_show_run_chooses_it_on_the_runs_page(opened: MainWindow, qtbot: QtBot) -> None:
    _looked(opened, qtbot)
    _press(opened, "showRunBannerButton")
    assert opened.page() == RUNS
    qtbot.waitUntil(lambda: opened.runs_page.chosen() is not None)
    assert opened.runs_page.chosen().name == "Thorough again"


def test_continuing_and_starting_again_reach_the_train_page(opened: MainWindow, qtbot: QtBot, project: Path) -> None:
    _looked(opened, qtbot)
    fake = _faked(opened)
    run = next(run for run in list_runs() if run.name == "First look")
    opened.runs_page.continueWanted.emit(run, 5)
    folders = {"train": str(project / "train"), "validation": str(project / "val"), "test": str(project / "gone")}
    opened.runs_page.againWanted.emit(run.model_copy(update={"folders": folders}))
    assert fake.asked == [("continue", "First look", 5), ("recipe", preset_recipe("instant"))]
    assert opened.page() == TRAIN
    assert opened.data_page.train_row.path == project / "train"
    assert opened.data_page.val_row.path == project / "val"
    assert opened.data_page.test_row.path is None
    assert opened.statusBar().currentMessage() == "The test folder of this run is not there any more."


def test_folders_that_are_gone_leave_the_data_page_as_it_is(opened: MainWindow, qtbot: QtBot, project: Path) -> None:
    _looked(opened, qtbot)
    _faked(opened)
    opened.data_page.take_folder(project)
    opened.runs_page.againWanted.emit(next(run for run in list_runs() if run.name == "First look"))
    assert opened.data_page.train_row.path == project / "train"
    said = opened.statusBar().currentMessage()
    assert said.startswith("The training and validation folders of this run are not there any more.")


def test_settings_of_another_version_are_said(opened: MainWindow, qtbot: QtBot) -> None:
    _looked(opened, qtbot)
    fake = _faked(opened)
    run = list_runs()[0].model_copy(update={"recipe": {"preset": "telepathy"}, "folders": {}})
    opened.runs_page.againWanted.emit(run)
    assert fake.asked == []
    assert "another version" in opened.statusBar().currentMessage()


def test_while_a_training_runs_nothing_else_is_begun(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    banner, fake = _looked(opened, qtbot), _faked(opened)
    monkeypatch.setattr(TrainingSession, "running", True)
    _press(opened, "resumeBannerButton")
    assert fake.asked == []
    assert "A training is running" in opened.statusBar().currentMessage()
    assert banner.isVisible()
    monkeypatch.setattr(TrainingSession, "running", False)


def test_beside_a_training_the_list_offers_nothing_that_trains(
    opened: MainWindow, qtbot: QtBot, project: Path, scripted: ScriptedTraining
) -> None:
    _looked(opened, qtbot)
    opened.data_page.take_folder(project)
    page = opened.runs_page
    opened.show_page(RUNS)
    page.show_run(next(run.id for run in list_runs() if run.name == "First look"))
    qtbot.waitUntil(lambda: page.chosen() is not None)
    assert page.commands["again"].isEnabled()
    with qtbot.waitSignal(opened.train_page.session.ended):
        opened.train_page.train_button.click()
        assert not page.commands["again"].isEnabled()
        assert page.commands["again"].toolTip() == wording.TRAINING_RUNS
        assert page.commands["export"].isEnabled()
        scripted.go_on.set()
    assert page.commands["again"].isEnabled()


def test_what_was_put_off_does_not_grow_without_end() -> None:
    memory = Memory()
    memory.put_runs_off([str(n) for n in range(500)])
    memory.put_runs_off(["499"])
    assert len(memory.put_off) == 200
    assert memory.put_off[-1] == "499"
    assert Memory.load().put_off == memory.put_off

"""What the Train page does with a result, and small things that its readers look for."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from radiograph_studio.recipe import Epoch, Finished, WorstImage, preset_recipe
from radiograph_studio.ui.settings import Memory, Project
from radiograph_studio.ui.train.page import TrainPage
from radiograph_studio.ui.train.plots import RocPlot
from radiograph_studio.ui.train.progress import Progress
from radiograph_studio.workflows import gpus
from tests.ui.conftest import ScriptedTraining


@pytest.mark.parametrize(("button", "what"), [("report_button", "report"), ("save_button", "model")])
def test_a_result_whose_files_are_gone_says_so(
    qtbot: QtBot, ready_page: TrainPage, tmp_path: Path, button: str, what: str
) -> None:
    gone = Finished(status="completed", model=str(tmp_path / "m.rsmodel"), report=str(tmp_path / "r.html"))
    ready_page._take(gone)
    with qtbot.waitSignal(ready_page.statusMessage) as said:
        getattr(ready_page.results, button).click()
    assert said.args == [f"The {what} is not there any more: the run was moved or removed."]


def test_the_estimate_is_made_anew_once_a_training_has_shown_what_it_takes(
    qtbot: QtBot, ready_page: TrainPage, scripted: ScriptedTraining, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: ready_page.controls._images is not None)  # or the count of images would ask for it too
    shown: list[object] = []
    scripted.go_on.set()
    with qtbot.waitSignal(ready_page.runEnded):
        ready_page.train_button.click()
        monkeypatch.setattr(ready_page.controls.estimate, "show_recipe", lambda *given: shown.append(given))
    assert len(shown) == 1


def test_ticking_the_mirror_shows_what_is_said_of_it(qtbot: QtBot, ready_page: TrainPage) -> None:
    box = ready_page.controls.augmentation
    ready_page.resize(1200, 500)
    ready_page._scroll.ensureWidgetVisible(box.flip, 0, 0)
    box.flip.click()
    view = ready_page._scroll.viewport()

    def in_view() -> bool:
        bottom = box.laterality.mapTo(view, box.laterality.rect().bottomLeft()).y()
        return box.laterality.isVisible() and bottom <= view.height()

    qtbot.waitUntil(in_view)


def test_the_hardest_images_of_a_result_are_those_of_its_model(ready_page: TrainPage, tmp_path: Path) -> None:
    def image(name: str) -> WorstImage:
        return WorstImage(path=str(tmp_path / name), truth="chest", predicted="abdomen", probability=0.2)

    epoch = Epoch(phase="finetune", epoch=1, epochs=2, loss=0.5, accuracy=0.5, best=True, worst=(image("epoch.png"),))
    shown = ready_page.results.worst.list

    def paths() -> list[str]:
        return [Path(shown.item(row).data(Qt.ItemDataRole.UserRole)).name for row in range(shown.count())]

    ready_page.results.show_finished(Finished(status="stopped", worst=(image("model.png"),)), "", [epoch])
    assert paths() == ["model.png"]
    ready_page.results.show_finished(Finished(status="cancelled"), "", [epoch])
    assert paths() == ["epoch.png"]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_several_gpus_are_used_by_choice(
    qtbot: QtBot, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    for index in range(number):
        (tmp_path / "gpus" / str(index)).mkdir(parents=True)
    monkeypatch.setattr(gpus, "_DRIVER", tmp_path / "gpus")
    page = TrainPage(Memory())
    qtbot.addWidget(page)
    page.set_project(Project(train=project / "train", validation=project / "val"), "")
    page.controls.set_recipe(preset_recipe("balanced"))
    more = page.controls.more
    more.header.setChecked(True)
    assert more.all_gpus.isVisibleTo(more) == (number > 1)

    def asked() -> str | None:
        request = page.request()
        return request.devices if request else None

    assert asked() == "one"
    more.all_gpus.setChecked(True)
    assert asked() == ("all" if number > 1 else "one")
    more.header.setChecked(False)
    assert ("All GPUs" in more.summary.text()) == (number > 1)


@pytest.mark.parametrize(("speed", "text"), [(3.14159, "3.1"), (47.2, "47"), (5901.0, "5901"), (65432.0, "65k")])
def test_a_speed_never_needs_more_than_four_digits(speed: float, text: str) -> None:
    progress = Progress()
    progress.take(Epoch(phase="head", epoch=1, epochs=2, loss=1.0, accuracy=0.5, images_per_second=speed))
    assert progress.speed_text == f"{text} images/s"


def test_the_presets_keep_the_flip_where_the_reader_looks(ready_page: TrainPage) -> None:
    ready_page._scroll.verticalScrollBar().setValue(0)
    ready_page.controls.set_recipe(preset_recipe("paper"))
    assert ready_page._scroll.verticalScrollBar().value() == 0


def test_curves_and_result_say_whose_they_are_when_other_data_are_chosen(
    qtbot: QtBot, ready_page: TrainPage, scripted: ScriptedTraining, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tmp_path / "m.rsmodel"
    model.touch()
    scripted.finished = lambda: Finished(status="completed", model=str(model))
    scripted.go_on.set()
    with qtbot.waitSignal(ready_page.runEnded):
        ready_page.train_button.click()
    ready_page.set_project(Project(train=tmp_path / "other"), "")
    for caption in (ready_page.panel.run, ready_page.results.run):
        assert re.fullmatch(r"hands & feet · Instant · \d+\s\w+,\s\d\d:\d\d", caption.text())
        assert caption.isVisible()
    assert ready_page.results.other.isVisible()
    ready_page.set_project(ready_page._trained, "")
    assert not ready_page.results.other.isVisible()
    offered: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: offered.append(asked[2]) or ("", ""))
    ready_page.results.save_button.click()
    assert offered == ["hands _ feet.rsmodel"]


def test_the_roc_curve_has_room_for_its_highest_label(qtbot: QtBot) -> None:
    plot = RocPlot()
    qtbot.addWidget(plot)
    (_, _), (low, high) = plot.getPlotItem().getViewBox().viewRange()
    assert (high - 1) / (high - low) >= 0.05

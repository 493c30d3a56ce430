"""The train page: settings to recipe, buttons with reasons, events to curves and result."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from pydantic import ValidationError
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QSlider
from pytestqt.qtbot import QtBot

from radiograph_studio.recipe import (
    PAPER_AUGMENTATION,
    PRESETS,
    Augmentation,
    Batch,
    Epoch,
    Finished,
    Recipe,
    Warn,
    preset_recipe,
)
from radiograph_studio.ui.main_window import REVIEW, TRAIN, MainWindow
from radiograph_studio.ui.settings import Memory, Project
from radiograph_studio.ui.train.page import TrainPage
from tests.ui.conftest import ScriptedTraining

_FIGURES = {
    "n": 10,
    "accuracy": 0.9,
    "accuracy_ci": [0.55, 0.99],
    "auc": 1.0,
    "auc_ci": [0.6, 1.0],
    "classes": ["abdomen", "chest"],
    "confusion": [[5, 0], [1, 4]],
    "roc": {"chest": {"fpr": [0.0, 1.0], "tpr": [0.0, 1.0]}},
}


def _running(train_page: TrainPage, qtbot: QtBot) -> None:
    train_page.train_button.click()
    qtbot.waitUntil(lambda: len(train_page.curves.loss.x) == 3)


@pytest.mark.parametrize("preset", PRESETS)
def test_choosing_a_preset_fills_in_its_settings(train_page: TrainPage, preset: str) -> None:
    controls = train_page.controls
    controls.preset.setCurrentIndex(controls.preset.findData(preset))
    expected = preset_recipe(preset)  # type: ignore[arg-type]
    controls.scratch.setChecked(False)
    assert controls.recipe() == expected
    assert controls.presets.text.text()


def test_every_setting_reaches_the_recipe(train_page: TrainPage) -> None:
    controls = train_page.controls
    controls.epochs.setValue(3)
    controls.batch_size.setValue(5)
    controls.learning_rate.setValue(1e-4)
    controls.seed.setValue(42)
    values = {"shear": 10, "zoom": 20, "rotation": 30, "width_shift": 15, "height_shift": 25}
    for field, value in values.items():
        controls.augmentation.sliders[field].setValue(value)
    controls.augmentation.flip.setChecked(True)
    recipe = controls.recipe()
    assert (recipe.epochs, recipe.batch_size, recipe.learning_rate, recipe.seed) == (3, 5, 1e-4, 42)
    assert recipe.augmentation == Augmentation(
        shear=0.1, zoom=0.2, rotation=30, width_shift=0.15, height_shift=0.25, horizontal_flip=True
    )


def test_the_learning_rate_is_written_without_trailing_zeros(train_page: TrainPage) -> None:
    train_page.controls.learning_rate.setValue(3e-4)
    assert train_page.controls.learning_rate.text() == "0.0003"


def test_a_moved_slider_shows_its_value_and_makes_the_preset_custom(train_page: TrainPage) -> None:
    box = train_page.controls.augmentation
    box.set_value(PAPER_AUGMENTATION)
    assert box.preset.currentText() == "Paper"
    slider = train_page.findChild(QSlider, "rotationSlider")
    assert slider is not None
    slider.setValue(33)
    assert box._values["rotation"].text() == "± 33°"
    assert box.preset.currentText() == "Custom"
    box.preset.setCurrentText("None")
    assert box.value().is_identity


def test_laterality_is_mentioned_while_mirroring_is_on(train_page: TrainPage) -> None:
    box = train_page.controls.augmentation
    box.flip.setChecked(True)
    assert not box.laterality.isHidden()
    box.flip.setChecked(False)
    assert box.laterality.isHidden()


def test_the_wheel_scrolls_the_column_and_leaves_settings_alone(train_page: TrainPage) -> None:
    spin = train_page.controls.epochs
    spin.clearFocus()
    before = spin.value()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(spin.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(spin, event)
    assert spin.value() == before


def test_a_backbone_without_weights_asks_for_consent(ready_page: TrainPage) -> None:
    controls = ready_page.controls
    controls.preset.setCurrentIndex(controls.preset.findData("paper"))
    assert not controls.scratch.isHidden()
    assert not ready_page.train_button.isEnabled()
    assert "Train from scratch" in ready_page.reason.text()
    assert ready_page.train_button.toolTip() == ready_page.reason.text()
    controls.scratch.setChecked(True)
    assert ready_page.train_button.isEnabled()
    assert controls.recipe().weights == "scratch"


def test_settings_that_contradict_each_other_are_said_before_training(ready_page: TrainPage) -> None:
    controls = ready_page.controls
    controls.backbone.setCurrentIndex(controls.backbone.findData("inception-v3"))
    controls.scratch.setChecked(True)
    with pytest.raises(ValidationError):
        controls.recipe()
    assert "pretrained weights" in ready_page.reason.text()


def test_without_data_every_button_says_why_it_is_shut(train_page: TrainPage) -> None:
    train_page.set_project(None, "Choose a training folder.")
    assert train_page.reason.text() == "Choose a training folder."
    assert not train_page.reason.isHidden()
    for button in (train_page.train_button, train_page.stop_button, train_page.cancel_button):
        assert not button.isEnabled()
        assert button.toolTip()


def test_the_keyboard_stays_with_the_buttons_and_never_comes_to_cancel(
    qtbot: QtBot, ready_page: TrainPage, scripted: ScriptedTraining
) -> None:
    ready_page.train_button.setFocus()
    _running(ready_page, qtbot)
    assert ready_page.window().focusWidget() is ready_page.buttons.pause
    ready_page.stop_button.setFocus()
    ready_page.stop_button.click()
    qtbot.waitUntil(lambda: not ready_page.stop_button.isEnabled())
    assert ready_page.window().focusWidget() is not ready_page.cancel_button


def test_curves_grow_while_it_trains_and_the_timer_rests_afterwards(
    qtbot: QtBot, ready_page: TrainPage, scripted: ScriptedTraining
) -> None:
    _running(ready_page, qtbot)
    assert ready_page._timer.isActive()
    qtbot.waitUntil(lambda: len(ready_page.loss_plot.training.xData) > 0)
    assert list(ready_page.loss_plot.training.xData) == [0, 1, 2]
    assert not ready_page.train_button.isEnabled()
    assert not ready_page.controls.isEnabled()
    ready_page.hide()
    assert not ready_page._timer.isActive()
    ready_page.show()
    assert ready_page._timer.isActive()
    with qtbot.waitSignal(ready_page.runEnded):
        scripted.go_on.set()
    assert not ready_page._timer.isActive()
    assert ready_page.train_button.isEnabled()


def test_an_epoch_is_drawn_at_once_and_batches_alone_at_leisure(
    ready_page: TrainPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready_page._redraw()
    drawn: list[int] = []
    monkeypatch.setattr(ready_page.panel, "show_progress", lambda _: drawn.append(1))
    elapsed = 300
    monkeypatch.setattr(ready_page, "_since_drawn", SimpleNamespace(elapsed=lambda: elapsed, start=lambda: None))

    def tick_after(event: object) -> int:
        drawn.clear()
        if event is not None:
            ready_page._take(event)
        ready_page._tick()
        return len(drawn)

    batch = Batch(phase="finetune", done=1, total=9, progress=0.1, epoch=1, loss=0.5)
    assert tick_after(None) == 0
    assert tick_after(batch) == 0
    assert tick_after(Epoch(phase="finetune", epoch=1, epochs=9, loss=0.5, accuracy=0.5)) == 1
    assert tick_after(batch) == 0
    elapsed = 600
    assert tick_after(None) == 1  # the batch from before waited long enough
    assert tick_after(None) == 0


@pytest.mark.parametrize(("button", "status"), [("stop_button", "stopped"), ("cancel_button", "cancelled")])
def test_stop_and_cancel_are_two_wishes(
    qtbot: QtBot, ready_page: TrainPage, scripted: ScriptedTraining, button: str, status: str
) -> None:
    _running(ready_page, qtbot)
    with qtbot.waitSignal(ready_page.runEnded):
        getattr(ready_page, button).click()
        assert not getattr(ready_page, button).isEnabled()
    assert ready_page.progress.finished is not None
    assert ready_page.progress.finished.status == status
    assert ready_page.results.status.text() == ready_page.progress.status


def test_the_request_is_what_the_page_shows(qtbot: QtBot, ready_page: TrainPage, scripted: ScriptedTraining) -> None:
    ready_page.controls.seed.setValue(7)
    scripted.go_on.set()
    with qtbot.waitSignal(ready_page.runEnded):
        ready_page.train_button.click()
    request = scripted.requests[0]
    assert ready_page._project == Project(train=request.train, validation=request.validation, test=request.test)
    assert request.recipe == ready_page.controls.recipe()
    assert request.recipe.seed == 7


def test_the_result_shows_figures_with_intervals(
    qtbot: QtBot, ready_page: TrainPage, scripted: ScriptedTraining, tmp_path: Path
) -> None:
    model = tmp_path / "m.rsmodel"
    model.write_bytes(b"model")
    metrics = {"validation": _FIGURES, "test": _FIGURES, "seconds": {"first_validation": 2.0, "total": 9.0}}
    scripted.finished = lambda: Finished(status="completed", model=str(model), metrics=metrics)
    scripted.go_on.set()
    with qtbot.waitSignal(ready_page.runEnded):
        ready_page.train_button.click()
    results = ready_page.results
    assert results.validation.accuracy.text().replace("\u00a0", " ") == "9 of 10 right: 90 % (95 % CI 55–99 %)"
    assert results.details.confusion.item(1, 0).text() == "1"
    assert results.details.roc is not None
    assert not results.details.roc.isHidden()
    assert not results.score_button.isHidden()
    assert results.report_button.isHidden()
    with qtbot.waitSignal(ready_page.scoreWanted) as caught:
        results.score_button.click()
    assert caught.args == [model]
    with qtbot.waitSignal(ready_page.outcome.saving.finished):
        ready_page.outcome.save_model(model, tmp_path / "copy")
    assert (tmp_path / "copy.rsmodel").read_bytes() == b"model"


def test_a_failure_is_a_sentence_and_a_hint(qtbot: QtBot, ready_page: TrainPage, scripted: ScriptedTraining) -> None:
    error = {"kind": "unusable_dataset", "message": "The folder is empty.", "hint": "Choose another."}
    scripted.finished = lambda: Finished(status="failed", error=error)
    scripted.go_on.set()
    with qtbot.waitSignal(ready_page.runEnded):
        ready_page.train_button.click()
    assert (ready_page.results.status.text(), ready_page.results.hint.text()) == (
        "The folder is empty.",
        "Choose another.",
    )
    assert ready_page.results.score_button.isHidden()


def test_a_training_that_breaks_off_still_ends_for_the_page(
    qtbot: QtBot, ready_page: TrainPage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_args: object) -> None:
        raise RuntimeError("inner fault")

    monkeypatch.setattr("radiograph_studio.workflows.training.train", breaks)
    with qtbot.waitSignal(ready_page.runEnded):
        ready_page.train_button.click()
    assert ready_page.progress.finished is not None
    assert ready_page.progress.finished.status == "failed"
    assert "inner fault" not in ready_page.results.status.text()
    assert "inner fault" in caplog.text


def test_warnings_are_listed_with_their_files(ready_page: TrainPage) -> None:
    ready_page._take(Warn(message="Left out.", files=("a.dcm", "b.dcm")))
    assert ready_page.results.warnings.count() == 1


def test_the_last_settings_come_back(qtbot: QtBot, ready_page: TrainPage, scripted: ScriptedTraining) -> None:
    ready_page.controls.epochs.setValue(17)
    scripted.go_on.set()
    with qtbot.waitSignal(ready_page.runEnded):
        ready_page.train_button.click()
    again = TrainPage(Memory.load())
    qtbot.addWidget(again)
    assert again.controls.recipe() == Recipe.model_validate(ready_page._memory.recipe)
    assert again.controls.epochs.value() == 17


def test_pause_holds_the_training_and_resume_goes_on(
    qtbot: QtBot, ready_page: TrainPage, scripted: ScriptedTraining
) -> None:
    assert not ready_page.pause_button.isEnabled()
    _running(ready_page, qtbot)
    ready_page.pause_button.click()
    assert ready_page.session.control.paused
    assert ready_page.panel.phase.text().startswith("Paused")
    assert ready_page.results.status.text() == "Paused"
    assert ready_page.pause_button.text() == "Resume"
    ready_page.pause_button.click()
    assert ready_page.results.status.text() == "Training…"
    assert not ready_page.session.control.paused
    assert ready_page.pause_button.text() == "Pause"
    with qtbot.waitSignal(ready_page.runEnded):
        scripted.go_on.set()


@pytest.mark.parametrize(("button", "status"), [("stop_button", "stopped"), ("cancel_button", "cancelled")])
def test_a_paused_training_can_be_ended(
    qtbot: QtBot, ready_page: TrainPage, scripted: ScriptedTraining, button: str, status: str
) -> None:
    _running(ready_page, qtbot)
    ready_page.pause_button.click()
    with qtbot.waitSignal(ready_page.runEnded):
        getattr(ready_page, button).click()
    assert ready_page.progress.finished is not None
    assert ready_page.progress.finished.status == status
    assert not ready_page.pause_button.isEnabled()


def test_the_settings_learn_how_many_images_there_are(qtbot: QtBot, ready_page: TrainPage, project: Path) -> None:
    qtbot.waitUntil(lambda: ready_page.controls._images is not None)
    assert ready_page.controls._images == {"train": 6, "validation": 2, "test": 0}
    assert ready_page.controls._example == project / "train" / "abdomen" / "0.png"


def test_what_the_curves_say_stands_beside_them(
    qtbot: QtBot, ready_page: TrainPage, scripted: ScriptedTraining
) -> None:
    _running(ready_page, qtbot)
    wild = (0.7, 0.4, 1.1, 0.5, 1.4, 0.6, 1.2)
    for number, loss in enumerate(wild, 3):
        ready_page._take(Epoch(phase="head", epoch=number, epochs=9, loss=loss, accuracy=0.5, val_loss=0.5))
    ready_page._redraw()
    assert "jumps" in ready_page.results.advice.text()
    scripted.go_on.set()
    with qtbot.waitSignal(ready_page.runEnded):
        pass
    assert "Lower the learning rate" in ready_page.results.advice.text()


def test_the_hardest_image_opens_in_the_viewer(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"no picture")
    with qtbot.waitSignal(window.review_page.statusMessage, raising=False, timeout=100):
        window.train_page.openImageWanted.emit(path)
    assert window.page() == REVIEW


def test_nothing_is_cut_off_at_1280_by_720(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page(TRAIN)
    qtbot.wait(10)
    page = window.train_page
    for widget in (
        page.train_button,
        page.pause_button,
        page.stop_button,
        page.cancel_button,
        page.results,
    ):
        corner = widget.mapTo(window, widget.rect().bottomRight())
        assert window.rect().contains(corner)
    assert page.controls.width() <= page.controls.parentWidget().width()

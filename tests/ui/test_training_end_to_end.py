"""The whole job through the window's own widgets, with a real network."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from radiograph_studio.datasets.phantoms import write_samples
from radiograph_studio.runs import list_runs
from radiograph_studio.ui.main_window import REVIEW, RUNS, TRAIN, MainWindow

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
_PATIENCE = 300_000
_Widget = TypeVar("_Widget", bound=QWidget)


@pytest.fixture
def phantoms(tmp_path: Path) -> Path:
    write_samples(tmp_path / "phantoms", train=12, validation=4, test=4)
    return tmp_path / "phantoms"


def _find(window: MainWindow, kind: type[_Widget], name: str) -> _Widget:
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def _prepare(window: MainWindow, qtbot: QtBot, folder: Path, epochs: int) -> QPushButton:
    for name, part in (("trainFolderEdit", "train"), ("valFolderEdit", "val"), ("testFolderEdit", "test")):
        qtbot.keyClicks(_find(window, QLineEdit, name), str(folder / part))
    window.show_page(TRAIN)
    preset = _find(window, QComboBox, "presetCombo")
    preset.setCurrentIndex(preset.findData("instant"))
    _find(window, QSpinBox, "epochsSpin").setValue(epochs)
    slider = _find(window, QSlider, "rotationSlider")
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == 8
    button = _find(window, QPushButton, "trainButton")
    qtbot.waitUntil(button.isEnabled)
    return button


def _epochs_drawn(window: MainWindow) -> int:
    drawn = window.train_page.accuracy_plot.training.xData
    return 0 if drawn is None else len(drawn)


def test_train_see_the_curves_and_the_result(
    window: MainWindow, qtbot: QtBot, phantoms: Path, warm_cache: Path
) -> None:
    button = _prepare(window, qtbot, phantoms, epochs=4)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.train_page.runEnded, timeout=_PATIENCE):
        pass
    finished = window.train_page.progress.finished
    assert finished is not None
    assert (finished.status, finished.error) == ("completed", None)
    assert _epochs_drawn(window) == 5  # the solver's head, then four epochs
    results = window.train_page.results
    assert "of 4 right" in results.validation.accuracy.text()
    assert "of 4 right" in results.test.accuracy.text()
    assert results.details.roc is not None
    window.show_page(RUNS)
    qtbot.waitUntil(lambda: window.runs_page.model.rowCount() == 1)
    window.show_page(TRAIN)
    qtbot.mouseClick(results.score_button, Qt.MouseButton.LeftButton)
    assert window.page() == REVIEW
    qtbot.waitUntil(lambda: window.review_page.desk.scorer is not None, timeout=_PATIENCE)


@pytest.mark.parametrize(("name", "status"), [("stopButton", "stopped"), ("cancelButton", "cancelled")])
def test_stop_keeps_a_model_and_cancel_keeps_none(
    window: MainWindow, qtbot: QtBot, phantoms: Path, warm_cache: Path, name: str, status: str
) -> None:
    button = _prepare(window, qtbot, phantoms, epochs=1000)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _epochs_drawn(window) >= 2, timeout=_PATIENCE)
    with qtbot.waitSignal(window.train_page.runEnded, timeout=_PATIENCE):
        qtbot.mouseClick(_find(window, QPushButton, name), Qt.MouseButton.LeftButton)
    run = list_runs()[0]
    assert run.status == status
    assert (run.model is not None) == (status == "stopped")
    assert button.isEnabled()

"""The helpers find what they are there to find."""

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6 import QtCore, QtWidgets

from tests.helpers import leaks, logs, xserver


@pytest.mark.expects_logs
def test_warning_of_a_logger_that_keeps_to_itself_is_recorded() -> None:
    logger = logging.getLogger("a.b.c")
    logger.propagate = False
    with logs.recorded() as records:
        logger.info("nothing")
        logger.warning("the %s is hot", "tube")
    assert [logs.as_line(record) for record in records] == ["WARNING a.b.c: the tube is hot"]


def test_running_thread_is_left_and_ended_thread_is_not() -> None:
    before = leaks.threads()
    release = threading.Event()
    thread = threading.Thread(target=release.wait, name="decoder")
    thread.start()
    assert leaks.threads_left(before, patience=0.05) == ["decoder"]
    release.set()
    assert leaks.threads_left(before) == []


def test_active_timer_is_left_and_stopped_timer_is_not(qapp: QtWidgets.QApplication) -> None:
    before = leaks.active_qt_objects()
    timer = QtCore.QTimer(objectName="redraw")
    timer.start(60_000)
    assert leaks.qt_objects_left(before, patience=0) == ["QTimer “redraw” every 60000 ms"]
    timer.stop()
    assert leaks.qt_objects_left(before, patience=0) == []


def test_running_qthread_is_left_and_ended_qthread_is_not(qapp: QtWidgets.QApplication) -> None:
    before = leaks.active_qt_objects()
    thread = QtCore.QThread(objectName="training")
    thread.start()
    assert leaks.qt_objects_left(before, patience=0) == ["QThread “training”"]
    thread.quit()
    assert thread.wait(5000)
    assert leaks.qt_objects_left(before, patience=0) == []


def test_timer_of_a_widget_that_was_deleted_is_not_left(qapp: QtWidgets.QApplication) -> None:
    before = leaks.active_qt_objects()
    widget = QtWidgets.QWidget()
    timer = QtCore.QTimer(widget)
    timer.start(60_000)
    assert leaks.qt_objects_left(before, patience=0)
    widget.deleteLater()
    assert leaks.qt_objects_left(before, patience=0) == []


def test_tiny_dataset_holds_different_pictures_of_two_kinds(tiny_png_dataset: Path) -> None:
    paths = sorted(tiny_png_dataset.rglob("*.png"))
    pictures = [np.asarray(Image.open(path)) for path in paths]
    assert len(paths) == 2 * (8 + 4 + 4)
    assert {picture.shape for picture in pictures} == {(64, 64)}
    assert len({picture.tobytes() for picture in pictures}) == len(pictures)


def test_each_test_has_a_home_of_its_own() -> None:
    assert list(Path(os.environ["RADIOGRAPH_STUDIO_HOME"]).iterdir()) == []


@pytest.mark.window
def test_program_shows_its_window_on_the_virtual_server(xvfb: xserver.XServer) -> None:
    code = "from PySide6.QtWidgets import QApplication; print(QApplication([]).platformName())"
    done = subprocess.run(
        [sys.executable, "-c", code], env=xvfb.environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "xcb"

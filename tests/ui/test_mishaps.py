"""Faults that nobody caught: told in one sentence, details on demand, and the program goes on."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from radiograph_studio import paths
from radiograph_studio.diagnostics import logs, session
from radiograph_studio.ui.main_window import MainWindow
from radiograph_studio.ui.mishaps import MishapDesk, Mishaps, _say_of_qt
from radiograph_studio.ui.operation import Operation
from radiograph_studio.ui.report_dialog import ReportDialog, copy_report, show_report

pytestmark = pytest.mark.expects_logs


@pytest.fixture
def told(window: MainWindow) -> Iterator[MainWindow]:
    """The window with its mishap desk, hooks set and the log written."""
    mishaps = Mishaps()
    window.mishaps = MishapDesk(window, window.add_banner, mishaps)  # type: ignore[attr-defined]
    with logs.writing(), mishaps.heard():
        yield window


def _fault() -> None:
    raise KeyError("Doe^John", "/data/Doe/4711.dcm")


def _in_slot(window: MainWindow) -> None:
    # Not through a real slot: the test runner would take that for a fault of the test.
    try:
        _fault()
    except KeyError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]


def _in_thread(window: MainWindow) -> None:
    thread = threading.Thread(target=_fault)
    thread.start()
    thread.join()


def _in_job(window: MainWindow) -> None:
    operation = Operation(window)
    operation.start(_fault)


@pytest.mark.parametrize("happen", [_in_slot, _in_thread, _in_job])
def test_a_fault_is_told_in_one_line_wherever_it_happened(qtbot: QtBot, told: MainWindow, happen: object) -> None:
    happen(told)  # type: ignore[operator]
    qtbot.waitUntil(lambda: told.findChild(QWidget, "mishapBanner") is not None)
    banner = told.findChild(QWidget, "mishapBanner")
    assert banner.isVisible()
    assert any("Something went wrong" in label.text() for label in banner.findChildren(QLabel))
    assert told.isEnabled()
    assert not told.findChildren(ReportDialog)


def test_the_details_say_where_without_names_and_can_be_copied_and_saved(
    qtbot: QtBot, told: MainWindow, tmp_path: Path
) -> None:
    _in_slot(told)
    qtbot.waitUntil(lambda: told.findChild(QWidget, "mishapBanner") is not None)
    told.findChild(QPushButton, "mishapBannerDetails").click()
    dialog = told.findChild(ReportDialog)
    said = dialog.findChild(QPlainTextEdit, "reportText").toPlainText()
    assert "in _fault" in said
    assert "KeyError" in said
    assert "An exception was not caught." in said
    assert "Doe" not in said
    assert "4711" not in said
    assert str(Path.home()) not in said
    dialog.findChild(QPushButton, "copyReportButton").click()
    assert QGuiApplication.clipboard().text() == said
    dialog.save(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == said
    assert "report.txt" in dialog.said.text()
    dialog.save(tmp_path / "report.txt" / "impossible.txt")
    assert "cannot be written" in dialog.said.text()
    assert not dialog.isModal()
    dialog.close()


def test_a_fault_that_comes_with_every_frame_fills_neither_log_nor_window(qtbot: QtBot, told: MainWindow) -> None:
    for _ in range(50):
        _in_slot(told)
    qtbot.waitUntil(lambda: told.findChild(QWidget, "mishapBanner") is not None)
    assert logs.log_path().read_text(encoding="utf-8").count("An exception was not caught.") == 3
    assert len(told.findChildren(QWidget, "mishapBanner")) == 1


def test_a_banner_that_was_put_away_comes_back_with_the_next_fault(qtbot: QtBot, told: MainWindow) -> None:
    _in_slot(told)
    qtbot.waitUntil(lambda: told.findChild(QWidget, "mishapBanner") is not None)
    banner = told.findChild(QWidget, "mishapBanner")
    told.findChild(QPushButton, "mishapBannerDismiss").click()
    assert banner.isHidden()
    _in_thread(told)
    qtbot.waitUntil(banner.isVisible)


def test_errors_that_the_pages_explain_are_no_faults(qtbot: QtBot, told: MainWindow) -> None:
    from radiograph_studio.errors import ImageReadError

    def unreadable() -> None:
        raise ImageReadError("“a.dcm” cannot be read.", "Choose another.")

    operation = Operation(told)
    with qtbot.waitSignal(operation.failed):
        operation.start(unreadable)
    assert told.findChild(QWidget, "mishapBanner") is None


def test_qts_own_warnings_go_to_the_log(told: MainWindow) -> None:
    _say_of_qt(QtMsgType.QtWarningMsg, None, "QFont: no such thing in /data/Doe.ttf")  # type: ignore[arg-type]
    said = logs.log_path().read_text(encoding="utf-8")
    assert "WARNING qt: QFont: no such thing in /…" in said


def test_the_hooks_are_put_back() -> None:
    before = (sys.excepthook, threading.excepthook)
    with Mishaps().heard():
        assert (sys.excepthook, threading.excepthook) != before
    assert (sys.excepthook, threading.excepthook) == before


_PROGRAM = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from radiograph_studio.ui import app as program
app = program.Application(["test"])
def window():
    return next(w for w in app.topLevelWidgets() if w.objectName() == "mainWindow")
def look():
    if not window().is_complete:
        return
    timer.stop()
    {}
timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
raise SystemExit(program.run([]))
"""
_TELL = """
    window().findChild(QPushButton, "crashBannerDetails").click()
    print(window().findChild(QPlainTextEdit, "reportText").toPlainText())
    window().close()
"""


def _run(code: str) -> subprocess.CompletedProcess[str]:
    program = _PROGRAM.format(code.strip())
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False)


def test_after_a_native_crash_the_next_start_offers_the_report_once() -> None:
    assert _run("os.abort()").returncode != 0
    again = _run(_TELL)
    assert again.returncode == 0, again.stderr
    assert "Fatal Python error: Aborted" in again.stdout
    assert "radiograph_studio/ui/app.py" in again.stdout
    quiet = _run('assert window().findChild(QWidget, "crashBanner") is None; window().close()')
    assert quiet.returncode == 0, quiet.stderr
    assert session.last_crash() is None


def test_a_fault_in_a_slot_leaves_the_program_running() -> None:
    code = """
    QTimer.singleShot(50, lambda: {}["Doe"])
    QTimer.singleShot(500, lambda: (print(window().findChild(QWidget, "mishapBanner") is not None), window().close()))
"""
    done = _run(code)
    assert done.returncode == 0
    assert done.stdout.strip() == "True"
    said = logs.log_path().read_text(encoding="utf-8")
    assert "KeyError" in said
    assert "Doe" not in said


def test_the_help_menu_copies_a_report_and_opens_the_folder_of_the_log(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window.findChild(QAction, "copyReportAction").trigger()
    said = QGuiApplication.clipboard().text()
    assert "Radiograph Studio 0." in said
    assert "Qt " in said
    assert "clipboard" in window.statusBar().currentMessage()
    window.findChild(QAction, "logFolderAction").trigger()
    assert [Path(url.toLocalFile()) for url in opened] == [paths.logs_dir()]
    assert paths.logs_dir().is_dir()


def test_a_log_folder_that_cannot_be_made_is_said(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "file"))
    window.findChild(QAction, "logFolderAction").trigger()
    assert "cannot be written" in window.statusBar().currentMessage()
    assert "clipboard" in copy_report()


def test_the_report_is_shown_as_it_is(window: MainWindow) -> None:
    dialog = show_report(window, "Title", "<b>no markup</b>")
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "<b>no markup</b>"
    dialog.close()

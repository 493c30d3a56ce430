"""The table of runs where a search finds nothing; notes that are typed when something else happens."""

import threading

from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from radiograph_studio import paths
from radiograph_studio.runs import list_runs
from radiograph_studio.ui import theme
from radiograph_studio.ui.operation import Operation, end_jobs
from radiograph_studio.ui.runs.model import RunsModel
from radiograph_studio.ui.runs.page import RunsPage
from radiograph_studio.ui.runs.table import RunsTable
from tests.helpers.history import WEEKS, write_history


def _middle(table: RunsTable) -> set[str]:
    """Return the colours in the middle of what is shown."""
    picture = table.viewport().grab().toImage()
    across, down = picture.width() // 2, picture.height() // 2
    return {
        QColor(picture.pixel(x, y)).name() for x in range(across - 60, across + 60) for y in range(down - 8, down + 8)
    }


def test_a_search_that_finds_nothing_says_so(qtbot: QtBot) -> None:
    model = RunsModel()
    table = RunsTable(model)
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    assert len(_middle(table)) == 1  # no runs at all: that is said by another page
    write_history(paths.runs_dir())
    model.set_runs(list_runs())
    model.search("no such run")
    assert theme.colours().muted in _middle(table)
    model.search("")
    assert theme.colours().muted not in _middle(table)


def _typed(qtbot: QtBot, text: str) -> RunsPage:
    """Return the page with one run, into whose note ``text`` is being typed."""
    write_history(paths.runs_dir(), WEEKS[:1])
    page = RunsPage()
    qtbot.addWidget(page)
    page.resize(1200, 640)
    with qtbot.waitSignal(page._reading.finished):
        page.show()
    page.table.selectRow(0)
    page.details.note.setFocus()
    page.details.note.setPlainText(text)
    return page


def test_a_note_that_is_typed_when_the_window_closes_is_kept_though_all_threads_are_busy(qtbot: QtBot) -> None:
    page = _typed(qtbot, "Ask for the lateral view")
    gate = threading.Event()
    busy = [Operation() for _ in range(QThreadPool.globalInstance().maxThreadCount())]
    for each in busy:
        each.start(lambda: gate.wait(20))
    page.hide()
    end_jobs(10, 20_000)
    gate.set()
    assert list_runs()[0].note == "Ask for the lateral view"


def test_a_note_can_be_emptied_after_a_training_began_beside_it(qtbot: QtBot) -> None:
    page = _typed(qtbot, "half")
    page.say_busy(True)
    page._settle()  # as when the list is read again
    assert page.details.note.toPlainText() == "half"
    page.details.note.setPlainText("")
    page.hide()
    end_jobs(20_000, 20_000)
    assert list_runs()[0].note == ""

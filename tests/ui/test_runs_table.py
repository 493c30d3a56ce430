"""The table of runs where a search finds nothing."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from radiograph_studio import paths
from radiograph_studio.runs import list_runs
from radiograph_studio.ui import theme
from radiograph_studio.ui.runs.model import RunsModel
from radiograph_studio.ui.runs.table import RunsTable
from tests.helpers.history import write_history


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

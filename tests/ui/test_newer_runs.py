"""A run of a newer version of the program on the runs page: seen, explained, left alone."""

import json

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from radiograph_studio import paths
from radiograph_studio.runs import list_runs
from radiograph_studio.ui.runs.page import RunsPage
from tests.helpers.history import write_history


def test_a_run_of_a_newer_version_is_a_row_that_can_only_be_looked_up(qtbot: QtBot) -> None:
    folder = write_history(paths.runs_dir())[0]
    record = {"format": 1000, "name": "From tomorrow", "created": "2026-11-22T10:00:00+00:00", "metrics": [1]}
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    page = RunsPage()
    qtbot.addWidget(page)
    page.resize(1200, 640)
    with qtbot.waitSignal(page._reading.finished):
        page.show()
    (newer,) = [run for run in list_runs() if run.is_newer]
    page.table.choose([newer.id])
    qtbot.waitUntil(lambda: page.details.title.text() == "From tomorrow")
    assert page.details.state.text().startswith("Of a newer version")
    for name in ("Score", "Again", "Continue", "Resume"):
        found = page.findChild(QPushButton, f"run{name}Button")
        assert not found.isEnabled()
        assert "newer version" in found.toolTip()
    before = (folder / "run.json").read_bytes()
    said: list[str] = []
    page.statusMessage.connect(said.append)
    page.details.note.setPlainText("Mine")
    page.details.keep_note()
    qtbot.waitUntil(lambda: any("newer version" in text for text in said))
    assert (folder / "run.json").read_bytes() == before

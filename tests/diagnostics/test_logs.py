"""The log: what comes in, what never does, and what happens where it cannot be written."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from radiograph_studio import paths
from radiograph_studio.diagnostics import logs

pytestmark = pytest.mark.expects_logs
OURS, OTHERS = logging.getLogger("radiograph_studio.somewhere"), logging.getLogger("elsewhere")


def _text() -> str:
    return logs.log_path().read_text(encoding="utf-8")


def test_of_our_own_the_news_are_kept_and_of_others_the_warnings() -> None:
    with logs.writing():
        OURS.info("ours")
        OURS.debug("too much")
        OTHERS.info("of no interest")
        OTHERS.warning("worth knowing")
    said = _text()
    assert "INFO radiograph_studio.somewhere: ours" in said
    assert "WARNING elsewhere: worth knowing" in said
    assert "too much" not in said
    assert "of no interest" not in said
    assert f"[{os.getpid()}]" in said


def test_nothing_is_changed_once_the_log_is_closed() -> None:
    root, own = logging.getLogger(), logging.getLogger(logs.OWN)
    before = (list(root.handlers), own.level)
    with logs.writing():
        assert root.handlers != before[0]
    assert (list(root.handlers), own.level) == before
    OURS.info("after the end")
    assert not logs.log_path().exists()


def test_names_and_values_do_not_get_in() -> None:
    with logs.writing():
        OURS.warning("reading %s", "/data/Doe John/4711.dcm")
        try:
            raise ValueError("Doe^John")
        except ValueError:
            OURS.exception("A job failed.")
    said = _text()
    assert "Doe" not in said
    assert "4711" not in said
    assert "reading /….dcm" in said
    assert "\n  at tests/diagnostics/test_logs.py:" in said
    assert "\n  ValueError\n" in said


def test_the_log_stays_small() -> None:
    with logs.writing(limit=2000):
        for number in range(500):
            OURS.info("line %d of many", number)
    files = sorted(path.name for path in paths.logs_dir().iterdir())
    assert files == [logs.NAME, *(f"{logs.NAME}.{number}" for number in range(1, logs.KEPT + 1))]
    assert all(path.stat().st_size <= 2000 for path in paths.logs_dir().iterdir())
    assert "line 499 of many" in _text()


def test_the_last_lines_can_be_had_of_one_process_alone() -> None:
    paths.write_text(
        logs.log_path(),
        "2026-01-01 [11] INFO a: one\n  belongs to one\n2026-01-01 [12] INFO a: two\n2026-01-01 [11] INFO a: three\n",
    )
    assert logs.tail(2) == ["2026-01-01 [12] INFO a: two", "2026-01-01 [11] INFO a: three"]
    assert [line.split()[-1] for line in logs.tail(9, 11)] == ["one", "one", "three"]


def test_without_a_log_there_are_no_last_lines() -> None:
    assert logs.tail(5) == []


def test_a_place_that_refuses_costs_the_log_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "file"))
    with logs.writing():
        OURS.info("nobody hears it")
    assert capsys.readouterr().err == ""


def test_a_disk_that_is_full_costs_the_log_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with logs.writing():
        OURS.info("before")
        with monkeypatch.context() as patch:
            patch.setattr(logs._SharedFile, "flush", full)
            OURS.info("lost")
        OURS.info("after")
    assert capsys.readouterr().err == ""
    assert "after" in _text()


def test_where_another_window_holds_the_log_open_no_older_one_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def older() -> dict[str, str]:
        return {path.name: path.read_text(encoding="utf-8") for path in paths.logs_dir().glob(f"{logs.NAME}.*")}

    def in_use(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    with logs.writing(limit=2000):
        for number in range(60):
            OURS.info("line %d", number)
        before = older()
        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", in_use)  # as Windows does
            for number in range(60, 160):
                OURS.info("line %d", number)
        assert older() == before
        assert all(f"line {number}\n" in _text() for number in range(100, 160))
        OURS.info("the other window is closed")
    assert len(before) >= 2
    assert older() != before


_WRITER = """
import logging, sys
from radiograph_studio.diagnostics import logs
with logs.writing(limit=20_000):
    for number in range(400):
        logging.getLogger("radiograph_studio.x").info("%s says %d", sys.argv[1], number)
"""


def test_two_processes_write_into_one_log() -> None:
    both = [subprocess.Popen([sys.executable, "-c", _WRITER, name], stderr=subprocess.PIPE) for name in ("ada", "eve")]
    assert [each.communicate(timeout=60)[1] for each in both] == [b"", b""]
    said = "".join(path.read_text(encoding="utf-8") for path in paths.logs_dir().iterdir())
    assert "ada says 399" in said
    assert "eve says 399" in said
    # Whole lines only, however the two took turns.
    assert all(line.count(" says ") == 1 for line in said.splitlines())

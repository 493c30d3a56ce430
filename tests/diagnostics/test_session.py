"""What a crash leaves, and that an end as it should be leaves nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from radiograph_studio import paths
from radiograph_studio.diagnostics import machine, session
from radiograph_studio.diagnostics.report import crash_report, report

_CHILD = """
import logging, os, signal, sys
from radiograph_studio.diagnostics import logs, session
with logs.writing(), session.watched():
    logging.getLogger("radiograph_studio.x").info("reading /data/Doe/1.dcm")
    print("ready", flush=True)
    {}
"""


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", _CHILD.format(code)], capture_output=True, text=True, check=False)


def _left() -> list[str]:
    return sorted(path.name for path in paths.logs_dir().iterdir())


def test_an_end_as_it_should_be_leaves_nothing() -> None:
    assert _run("pass").returncode == 0
    assert _left() == ["radiograph-studio.log"]
    assert session.last_crash() is None


def test_an_abort_is_found_by_the_next_start_once() -> None:
    assert _run("os.abort()").returncode != 0
    crash = session.last_crash()
    assert crash is not None
    assert "Fatal Python error: Aborted" in crash.trace
    assert crash.headline == machine.headline()
    assert session.last_crash() is None
    assert _left() == [session.LAST_CRASH, "radiograph-studio.log"]


def test_the_report_on_a_crash_says_where_with_its_last_log_lines_and_nobodys_name() -> None:
    _run("os.abort()")
    crash = session.last_crash()
    assert crash is not None
    said = crash_report(crash)
    assert "Fatal Python error: Aborted" in said
    assert "reading /….dcm" in said
    assert "numpy" in said
    assert "Doe" not in said
    assert str(Path.home()) not in said


def test_a_start_that_failed_is_found_too() -> None:
    assert _run("{}['Doe^John']").returncode == 1
    crash = session.last_crash()
    assert crash is not None
    assert crash.trace.splitlines()[-1] == "KeyError"
    assert "Doe" not in crash.trace


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_program_that_was_killed_is_no_crash_and_leaves_nothing() -> None:
    assert _run("os.kill(os.getpid(), signal.SIGKILL)").returncode < 0
    assert len(_left()) == 2
    assert session.last_crash() is None
    assert _left() == ["radiograph-studio.log"]


def test_a_program_that_still_runs_is_let_be() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _CHILD.format("sys.stdin.read()")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        before = _left()
        assert session.last_crash() is None
        assert _left() == before
        child.communicate("")
    assert len(before) == 2


def test_a_place_that_refuses_costs_the_trace_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "file"))
    with session.watched():
        pass
    assert session.last_crash() is None


def test_a_report_says_versions_machine_and_what_it_is_given() -> None:
    said = report(["  at a.py:1 in b\nKeyError"], ["Qt 6"])
    assert all(words in said for words in ("Radiograph Studio 0.", "processors: ", "GiB free", "Qt 6", "KeyError"))
    assert str(Path.home()) not in said

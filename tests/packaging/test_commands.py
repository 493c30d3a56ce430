"""What the sub-commands start."""

import sys
from pathlib import Path

import pytest

from devkit import commands
from devkit.environment import Checkout


@pytest.mark.parametrize(
    ("args", "headless", "expected"),
    [
        ([], False, ["--sample-project"]),
        (["--headless"], True, ["demo"]),
        (["--headless", "--json"], True, ["demo", "--json"]),
        (["a b.dcm"], False, ["--sample-project", "a b.dcm"]),
    ],
)
def test_run_starts_the_window_or_the_demo(args: list[str], headless: bool, expected: list[str]) -> None:
    assert commands.program_arguments(args, headless) == expected


@pytest.mark.parametrize(("available", "workers"), [(1, None), (2, "2"), (64, "4")])
def test_all_tests_share_the_processors(available: int, workers: str | None) -> None:
    said = commands.side_by_side(available)
    assert (said[said.index("--numprocesses") + 1] if said else None) == workers


def test_tests_that_are_named_run_as_they_were_asked_for_and_all_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(commands.environment, "prepare", lambda checkout, lock: None)
    monkeypatch.setattr(commands.system, "qt_platforms", lambda *args, **more: ())
    monkeypatch.setattr(commands, "_test_tools", lambda: None)
    monkeypatch.setattr(commands, "_hand_over", lambda checkout, args, environ: started.append(args))
    monkeypatch.setattr(commands, "processors", lambda: 2)
    commands.main(["test", "tests/ui", "-x"])
    commands.main(["test"])
    assert started[0] == ["-m", "pytest", "tests/ui", "-x"]
    assert started[1] == ["-m", "pytest", *commands.side_by_side(2)]


def test_benchmarks_are_the_scripts_without_underscore(tmp_path: Path) -> None:
    for name in ("redraw.py", "_shared.py", "README.md"):
        (tmp_path / name).touch()
    assert commands.benchmarks(tmp_path) == {"redraw": tmp_path / "redraw.py"}


def test_unknown_benchmark_is_answered_with_those_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "tests" / "benchmarks"
    folder.mkdir(parents=True)
    (folder / "redraw.py").touch()
    assert commands.bench(Checkout(tmp_path), ["flight"]) == 2
    said = capsys.readouterr().err
    assert "flight" in said
    assert "redraw" in said


def test_arguments_behind_two_dashes_go_to_the_benchmark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "tests" / "benchmarks"
    folder.mkdir(parents=True)
    (folder / "redraw.py").write_text(
        "import sys, pathlib\npathlib.Path('said').write_text(' '.join(sys.argv[1:]))\n", encoding="utf-8"
    )
    checkout = Checkout(tmp_path)
    monkeypatch.setattr(commands.environment, "prepare", lambda checkout, lock: None)
    monkeypatch.setattr(commands.system, "qt_platforms", lambda *args, **more: ())
    monkeypatch.setattr(Checkout, "python", sys.executable)
    assert commands.bench(checkout, ["redraw", "--", "--repeats", "2", "--", "x"]) == 0
    assert (tmp_path / "said").read_text(encoding="utf-8") == "--repeats 2 -- x"


def test_screenshots_starts_a_script_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(commands.environment, "prepare", lambda checkout, lock: None)
    monkeypatch.setattr(commands.system, "qt_platforms", lambda *args, **more: ())
    monkeypatch.setattr(commands, "_hand_over", lambda checkout, args, environ: started.append(args))
    commands.main(["screenshots", "--scheme", "light"])
    ((script, *rest),) = started
    assert (commands.ROOT / script).is_file()
    assert rest == ["--scheme", "light"]


def test_failure_is_two_lines_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(checkout: Checkout, lock: str) -> None:
        raise OSError(28, "No space left on device", "x")

    monkeypatch.setattr(commands.environment, "prepare", full)
    assert commands.main(["run"]) == 1
    assert capsys.readouterr().err == "The disk is full.\nFree some space, then start this again.\n"


def test_interruption_ends_as_a_shell_expects(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(checkout: Checkout, lock: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands.environment, "prepare", interrupted)
    assert commands.main(["test"]) == 130


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Only there are programs installed for the tests.")
def test_tool_that_cannot_be_installed_is_named_and_the_tests_start_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(commands.environment, "prepare", lambda *_: None)
    monkeypatch.setattr(commands.system, "qt_platforms", lambda *_, **__: ())
    monkeypatch.setattr(commands.system, "may_install", lambda: False)
    monkeypatch.setattr(commands.shutil, "which", lambda tool: None if tool == "makensis" else f"/bin/{tool}")
    monkeypatch.setattr(commands, "_hand_over", lambda checkout, args, environ: started.append(list(args)))
    commands.main(["test", "-x"])
    assert started == [["-m", "pytest", "-x"]]
    said = capsys.readouterr().err
    assert "nsis" in said
    assert "xdotool" not in said

"""Which Python runs the project."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from devkit import interpreter
from devkit.interpreter import Interpreter

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "packaging" / "dev.py"


def _command(folder: Path, name: str, says: str) -> None:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_supported_versions_are_suitable(version: tuple[int, int]) -> None:
    assert interpreter.is_suitable(Interpreter("cpython", version, 64))


@pytest.mark.parametrize(
    "found",
    [
        Interpreter("cpython", (3, 10), 64),
        Interpreter("cpython", (3, 14), 64),
        Interpreter("cpython", (3, 12), 32),
        Interpreter("pypy", (3, 11), 64),
    ],
)
def test_others_are_not(found: Interpreter) -> None:
    assert not interpreter.is_suitable(found)
    assert "3.11, 3.12 or 3.13" in interpreter.advice(found, "linux")


def test_supported_versions_are_those_of_pyproject() -> None:
    wanted = f'requires-python = ">=3.{min(interpreter.SUPPORTED)[1]},<3.{max(interpreter.SUPPORTED)[1] + 1}"'
    assert wanted in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("platform", "word"), [("win32", "winget"), ("darwin", "brew"), ("linux", "apt-get")])
def test_advice_fits_the_system(platform: str, word: str) -> None:
    assert word in interpreter.advice(Interpreter("cpython", (3, 9), 64), platform)


@pytest.mark.skipif(os.name != "posix", reason="Shell scripts stand in for Pythons.")
def test_a_shim_that_refuses_does_not_hide_the_python_behind_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _command(tmp_path / "shims", "python3.12", "exit 127")
    _command(tmp_path / "old", "python3.13", "echo cpython 3 9 64; echo /old/python")
    _command(tmp_path / "good", "python3.12", "echo cpython 3 12 64; echo /good/python")
    monkeypatch.setenv("PATH", os.pathsep.join(str(tmp_path / name) for name in ("shims", "old", "good")))
    assert interpreter.find() == "/good/python"


def test_none_is_found_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert interpreter.find() is None


@pytest.mark.slow
def test_help_needs_nothing_but_the_standard_library(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(DEV), "--help"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert all(command in done.stdout for command in ("run", "test", "bench"))


@pytest.mark.slow
def test_unknown_command_is_named_and_exits_with_two(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, str(DEV), "fly"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "fly" in done.stderr
    assert "bench" in done.stderr

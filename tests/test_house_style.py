"""Lint, format and types are tests like any other; and no file names a folder of somebody's machine."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINTED = ("radiograph_studio", "packaging", "tests")

# Put together from pieces, or this file would be the first to be found.
_HOMES = ("/ho" + r"me/[a-z]\w+/", "/ro" + "ot/", "/Us" + r"ers/[A-Za-z]\w+/", r"[A-Z]:\\Us" + r"ers\\\w+")


def _module(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *args],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_lint_finds_nothing() -> None:
    done = _module("ruff", "check", "--output-format=concise", *LINTED)
    assert done.returncode == 0, done.stdout + done.stderr


def test_format_is_the_formatters_own() -> None:
    done = _module("ruff", "format", "--check", *LINTED)
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_hold_strictly() -> None:
    done = _module("mypy", "--no-error-summary")
    assert done.returncode == 0, done.stdout + done.stderr


def machine_paths(text: str, root: Path) -> list[str]:
    """What in `text` is a path of somebody's home folder or of the checkout `root` itself."""
    patterns = [*_HOMES]
    # A checkout right below / (/src, /app) has a name that other texts use too.
    if len(root.parts) > 2:
        patterns.append(re.escape(str(root)) + r"\b")
    return re.findall(r"(?<![\w.~-])(?:" + "|".join(patterns) + ")", text)


def _project_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("This is no git checkout, so that the project's files are not known.")
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file() and not path.is_symlink()]


def test_no_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    found = []
    for path in _project_files():
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT).as_posix()}: {hit}" for hit in machine_paths(text, ROOT)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text", ["see /ho" + "me/ada/x", "'/ro" + "ot/.cache'", "C:\\Us" + "ers\\ada", "/data/checkout/x"]
)
def test_machine_paths_are_recognised(text: str) -> None:
    assert machine_paths(text, Path("/data/checkout"))


@pytest.mark.parametrize("text", ["https://example.org/home/page", "/data/checkouts", "~/.cache", "/usr/bin/env"])
def test_other_paths_are_let_be(text: str) -> None:
    assert not machine_paths(text, Path("/data/checkout"))

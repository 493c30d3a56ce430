"""The environment is made once, mended when broken, and never confused with somebody else's folder."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from devkit import environment
from devkit.environment import BUILD_LOCK, RUN_LOCK, TEST_LOCK, Checkout
from devkit.failure import SetUpError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    root = tmp_path / "räume mit platz"
    root.mkdir()
    (root / RUN_LOCK).write_text("six==1.17.0\n", encoding="utf-8")
    (root / TEST_LOCK).write_text("six==1.17.0\npytest==9.0.0\n", encoding="utf-8")
    return Checkout(root)


@pytest.fixture
def installed(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the locks that were handed to pip, which itself is not started."""
    calls: list[str] = []
    monkeypatch.setattr(environment.pip, "install", lambda python, lock, log, environ: calls.append(lock.name))
    monkeypatch.setattr(environment, "works", lambda checkout: True)
    checkout.scripts.mkdir(parents=True)
    (checkout.venv / "pyvenv.cfg").touch()
    return calls


def test_second_start_installs_nothing(checkout: Checkout, installed: list[str]) -> None:
    environment.prepare(checkout, RUN_LOCK)
    environment.prepare(checkout, RUN_LOCK)
    assert installed == [RUN_LOCK]


def test_changed_lock_is_installed(checkout: Checkout, installed: list[str]) -> None:
    environment.prepare(checkout, RUN_LOCK)
    (checkout.root / RUN_LOCK).write_text("six==1.18.0\n", encoding="utf-8")
    environment.prepare(checkout, RUN_LOCK)
    assert installed == [RUN_LOCK, RUN_LOCK]


def test_line_endings_of_the_lock_do_not_matter(checkout: Checkout, installed: list[str]) -> None:
    environment.prepare(checkout, RUN_LOCK)
    (checkout.root / RUN_LOCK).write_bytes(b"six==1.17.0\r\n")
    environment.prepare(checkout, RUN_LOCK)
    assert installed == [RUN_LOCK]


def test_lock_for_tests_covers_the_one_to_run(checkout: Checkout, installed: list[str]) -> None:
    environment.prepare(checkout, TEST_LOCK)
    environment.prepare(checkout, RUN_LOCK)
    assert installed == [TEST_LOCK]
    environment.prepare(checkout, TEST_LOCK)
    assert installed == [TEST_LOCK]


@pytest.mark.parametrize("lock", [TEST_LOCK, BUILD_LOCK])
def test_locks_for_tests_and_builds_really_hold_all_that_the_program_runs_with(lock: str) -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[\w.-]+==[^\\]+", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE))

    assert pins(RUN_LOCK)
    assert pins(RUN_LOCK) <= pins(lock)


def test_installation_that_was_cut_short_is_begun_again(
    checkout: Checkout, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare(checkout, RUN_LOCK)
    (checkout.root / RUN_LOCK).write_text("six==1.18.0\n", encoding="utf-8")

    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment.pip, "install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        environment.prepare(checkout, RUN_LOCK)
    (checkout.root / RUN_LOCK).write_text("six==1.17.0\n", encoding="utf-8")
    assert not environment.is_up_to_date(checkout, RUN_LOCK)


@pytest.mark.parametrize("stamp", ["", "[]", "{", json.dumps({RUN_LOCK: "other"})])
def test_unreadable_or_old_stamp_counts_as_none(checkout: Checkout, stamp: str) -> None:
    checkout.venv.mkdir()
    checkout.stamp.write_text(stamp, encoding="utf-8")
    assert not environment.is_up_to_date(checkout, RUN_LOCK)


def test_build_has_an_environment_of_its_own(
    checkout: Checkout, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (checkout.root / BUILD_LOCK).write_text("six==1.17.0\npyinstaller==6.0\n", encoding="utf-8")
    build = Checkout(checkout.root, ".venv-build")
    build.scripts.mkdir(parents=True)
    (build.venv / "pyvenv.cfg").touch()
    environment.prepare(build, BUILD_LOCK)
    assert installed == [BUILD_LOCK]
    assert build.venv == checkout.root / ".venv-build"
    assert not environment.is_up_to_date(checkout, RUN_LOCK)


def test_missing_lock_is_said(checkout: Checkout) -> None:
    (checkout.root / RUN_LOCK).unlink()
    with pytest.raises(SetUpError, match=re.escape(RUN_LOCK)):
        environment.is_up_to_date(checkout, RUN_LOCK)


def test_folder_that_is_no_environment_is_left_alone(checkout: Checkout) -> None:
    checkout.venv.mkdir()
    (checkout.venv / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SetUpError, match="no virtual environment"):
        environment.prepare(checkout, RUN_LOCK)
    assert (checkout.venv / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_environment_that_does_not_start_does_not_work(checkout: Checkout) -> None:
    assert not environment.works(checkout)
    checkout.scripts.mkdir(parents=True)
    (checkout.venv / "pyvenv.cfg").touch()
    assert not environment.works(checkout)
    checkout.python.write_text("#!/bin/sh\necho 3 9 True\n", encoding="utf-8")
    checkout.python.chmod(0o755)
    assert not environment.works(checkout)


def test_too_small_a_disk_is_said_before_anything_is_done(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment.shutil, "disk_usage", lambda path: type("Usage", (), {"free": 1_000_000_000})())
    with pytest.raises(SetUpError, match=r"1\.0 GB free"):
        environment.prepare(checkout, RUN_LOCK)
    assert not checkout.venv.exists()


def test_checkout_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    with pytest.raises(SetUpError, match="cannot be written to"):
        environment.prepare(Checkout(tmp_path / "gone"), RUN_LOCK)


def test_other_pythons_settings_do_not_reach_children() -> None:
    environ = environment.child_environment({"PYTHONPATH": "x", "PYTHONHOME": "y", "PATH": "kept"})
    assert environ == {"PATH": "kept", "PYTHONUTF8": "1", "PYTHONNOUSERSITE": "1"}


@pytest.mark.slow
def test_project_is_importable_and_its_command_starts_after_the_checkout_was_moved(checkout: Checkout) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", checkout.venv], check=True)
    package = checkout.root / "radiograph_studio"
    package.mkdir()
    (package / "__main__.py").write_text("import sys; print('started', *sys.argv[1:])\n", encoding="utf-8")
    environment.add_project(checkout)
    moved = Checkout(checkout.root.rename(checkout.root.parent / "anderswo, später"))
    name = "radiograph-studio.cmd" if os.name == "nt" else "radiograph-studio"
    done = subprocess.run(
        [moved.scripts / name, "a b"], cwd=moved.root.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "started a b"

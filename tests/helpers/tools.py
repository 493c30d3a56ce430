"""Programs of the system that some tests ask: a test is skipped where one is missing, and says which."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest


def need(name: str, package: str) -> str:
    """Path of the program `name`, or skip the test, naming the Debian package that has it."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed (Debian: apt-get install {package}).")
    return found


def call(*command: str | Path, environ: Mapping[str, str] | None = None, cwd: Path | None = None) -> str:
    """Run `command`, which must succeed, and return all that it said."""
    done = subprocess.run(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=None if environ is None else dict(environ),
        cwd=cwd,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout[-3000:]}"
    return done.stdout

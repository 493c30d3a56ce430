"""The command ``doctor`` and its self-test: a line a step, and an exit status that says whether all of them hold."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from radiograph_studio.cli import window
from radiograph_studio.cli.output import Output
from radiograph_studio.workflows import doctor as doctor_workflow
from radiograph_studio.workflows.doctor import Check
from radiograph_studio.workflows.offline import offline

_PATIENCE = 120.0
"""Seconds that the window may take: the first start from a slow disk takes some."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``doctor``."""
    parser.add_argument(
        "--self-test", action="store_true", help="decode, train, score and open the window, without network"
    )
    parser.add_argument("--picture", type=Path, metavar="OUT.png", help="open the window offscreen, take a picture")


def doctor(options: argparse.Namespace, output: Output) -> int:
    """Print what is installed and what is missing, and test it where asked to; 1 where something needed fails."""
    if options.picture is not None and not options.self_test:
        checks = iter([_performed("Window", partial(_opened, options.picture))])
    elif options.self_test:
        checks = _self_test(options.picture)
    else:
        checks = iter(doctor_workflow.examine())
    holds = True
    for entry in checks:
        output.data(entry.as_dict())
        if not output.json:
            mark = "ok" if entry.ok else ("MISSING" if entry.required else "absent")
            output.say(f"{mark:<8} {entry.name:<42} {entry.detail}")
        holds = holds and (entry.ok or not entry.required)
    return 0 if holds else 1


def _self_test(picture: Path | None) -> Iterator[Check]:
    from radiograph_studio.workflows.selftest import self_test

    yield from doctor_workflow.examine()
    with offline() as tried, _folder() as name:
        folder = Path(name)
        yield from self_test(folder)
        yield _performed("Window", partial(_window, folder, picture or folder / "window.png"))
        yield _quiet(tried)


def _folder() -> tempfile.TemporaryDirectory[str]:
    # Windows does not remove what a helper still holds; that is no fault of what was tested.
    return tempfile.TemporaryDirectory(prefix="radiograph-studio-", ignore_cleanup_errors=True)


def _performed(name: str, act: "partial[str]") -> Check:
    from radiograph_studio.workflows.selftest import performed

    return performed(name, act)


def _quiet(tried: Sequence[str]) -> Check:
    asked = f"{len(tried)} tries to reach another machine, the first: {tried[0]}" if tried else "nothing asked for it"
    return Check("Network", not tried, asked)


def _opened(picture: Path) -> str:
    from radiograph_studio.workflows.selftest import SelfTestError

    with offline() as tried:
        said = window.take_picture(picture)
    if tried:
        raise SelfTestError(f"The window asked for the network: {tried[0]}")
    return said


def _window(folder: Path, picture: Path) -> str:
    """Open the window in a process of its own, as a start of the program does; return what it said of the picture."""
    from radiograph_studio import paths
    from radiograph_studio.workflows.selftest import SelfTestError

    done = subprocess.run(  # noqa: S603 - this program itself
        [*program(), "doctor", "--picture", str(picture.absolute())],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=_PATIENCE,
        env=os.environ | {paths.HOME_VARIABLE: str(folder / "home")},
        check=False,
    )
    if done.returncode or not picture.is_file():
        said = (done.stdout + done.stderr).strip().splitlines()
        raise SelfTestError(f"It ended with {done.returncode}: {said[-1] if said else 'without a word'}")
    return f"opened, {picture.stat().st_size // 1024} kB of picture"


def program() -> list[str]:
    """Return the command that starts this program again, from source or frozen."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "radiograph_studio"]

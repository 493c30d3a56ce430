"""The commands: run, test, bench, screenshots, translations."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import NoReturn

from devkit import environment, system
from devkit.environment import RUN_LOCK, TEST_LOCK, Checkout
from devkit.failure import SetUpError

ROOT = Path(__file__).resolve().parents[2]


def main(argv: Sequence[str]) -> int:
    """Run the sub-command that `argv` names; return the exit status."""
    commands: dict[str, Callable[[Checkout, list[str]], int]] = {
        "run": run,
        "test": test,
        "bench": bench,
        "screenshots": screenshots,
        "translations": translations,
    }
    name, *rest = argv
    command = commands.get(name)
    if command is None:
        print(f"There is no command “{name}”; there are {', '.join(commands)}.", file=sys.stderr)
        return 2
    try:
        return command(Checkout(ROOT), rest)
    except SetUpError as error:
        print(f"{error.message}\n{error.hint}".rstrip(), file=sys.stderr)
        return 1
    except OSError as error:
        print(_os_error(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted; the next start goes on from here.", file=sys.stderr)
        return 130


def run(checkout: Checkout, args: list[str]) -> int:
    """Start the program with its sample project: in a window, or in the terminal where there is no display."""
    headless = "--headless" in args or not system.has_display(sys.platform, os.environ)
    environment.prepare(checkout, RUN_LOCK)
    environ = environment.child_environment(os.environ)
    for name in system.qt_platforms(sys.platform, environ, headless):
        system.require_qt(checkout.python, name, environ)
    _hand_over(checkout, ["-m", "radiograph_studio", *program_arguments(args, headless)], environ)


def program_arguments(args: Sequence[str], headless: bool) -> list[str]:
    """The program's own command line for ``run ARGS``."""
    rest = [arg for arg in args if arg != "--headless"]
    return ["demo" if headless else "--sample-project", *rest]


def test(checkout: Checkout, args: list[str]) -> int:
    """Run every test; the exit status is pytest's."""
    environment.prepare(checkout, TEST_LOCK)
    environ = environment.child_environment(os.environ)
    for name in system.qt_platforms(sys.platform, environ, headless=True, tests=True):
        _test_platform(checkout, name, environ)
    if sys.platform.startswith("linux"):
        _test_tools()
    _hand_over(checkout, ["-m", "pytest", *(args or side_by_side(processors()))], environ)


MOST_WORKERS = 4
"""Each may load TensorFlow, which takes a gigabyte."""


def processors() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def side_by_side(available: int) -> list[str]:
    """What makes pytest run all tests on `available` processors; the tests of a file share what is made for them."""
    workers = min(available, MOST_WORKERS)
    return ["--numprocesses", str(workers), "--dist", "loadfile"] if workers > 1 else []


TEST_TOOLS = {
    "desktop-file-validate": "desktop-file-utils",
    "makensis": "nsis",
    "man": "man-db",
    "objdump": "binutils",
    "update-mime-database": "shared-mime-info",
    "xdotool": "xdotool",
    "xmllint": "libxml2-utils",
}
"""Program that a test of the installers asks -> Debian package that has it."""


def _test_tools() -> None:
    packages = sorted({package for tool, package in TEST_TOOLS.items() if shutil.which(tool) is None})
    if not packages:
        return
    try:
        system.need_packages(packages, "Tests of the installers need programs that are missing")
    except SetUpError as error:
        print(f"{error.message} Tests that need them are skipped.\n{error.hint}", file=sys.stderr, flush=True)


def _test_platform(checkout: Checkout, name: str, environ: Mapping[str, str]) -> None:
    try:
        system.require_qt(checkout.python, name, environ)
        if name == "xcb" and shutil.which("Xvfb") is None:
            system.need_packages(["xvfb"], "Tests that open a window need a virtual X server")
    except SetUpError as error:
        if name == "offscreen":
            raise
        # Those few tests skip; all others run.
        print(f"{error.message} Tests that need it are skipped.\n{error.hint}", file=sys.stderr, flush=True)


def bench(checkout: Checkout, args: list[str]) -> int:
    """Run the benchmarks that are named, or all; the exit status says whether one of them failed.

    What follows ``--`` goes to each of them.
    """
    args, passed = _parted(args)
    there = benchmarks(checkout.root / "tests" / "benchmarks")
    chosen = [name.removesuffix(".py") for name in args] or sorted(there)
    unknown = [name for name in chosen if name not in there]
    if unknown or not there:
        names = ", ".join(sorted(there)) or "none yet"
        print(f"There is no benchmark {' '.join(unknown)}; there are: {names}.", file=sys.stderr)
        return 2
    environment.prepare(checkout, TEST_LOCK)
    environ = environment.child_environment(os.environ)
    for platform in system.qt_platforms(sys.platform, environ, headless=True):
        system.require_qt(checkout.python, platform, environ)
    failed = []
    for name in chosen:
        print(f"== {name}", flush=True)
        done = subprocess.run([checkout.python, there[name], *passed], cwd=checkout.root, env=environ, check=False)
        if done.returncode:
            failed.append(name)
    if failed:
        print(f"Failed: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def screenshots(checkout: Checkout, args: list[str]) -> int:
    """Take the screenshots of README and help anew; the exit status is the script's."""
    environment.prepare(checkout, RUN_LOCK)
    environ = environment.child_environment(os.environ)
    for platform in system.qt_platforms(sys.platform, environ, not system.has_display(sys.platform, environ)):
        system.require_qt(checkout.python, platform, environ)
    _hand_over(checkout, ["packaging/screenshots.py", *args], environ)


def translations(checkout: Checkout, args: list[str]) -> int:
    """Collect the texts of the window for translation; the exit status says whether one lacks its words."""
    environment.prepare(checkout, TEST_LOCK)
    _hand_over(checkout, ["packaging/translations.py", *args], environment.child_environment(os.environ))


def _parted(args: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part ``args`` at the first ``--``."""
    own = list(takewhile(lambda arg: arg != "--", args))
    return own, list(args[len(own) + 1 :])


def benchmarks(folder: Path) -> dict[str, Path]:
    """Benchmark scripts by name; what starts with an underscore is theirs to share."""
    return {path.stem: path for path in folder.glob("*.py") if not path.name.startswith("_")}


def _hand_over(checkout: Checkout, args: Sequence[str], environ: Mapping[str, str]) -> NoReturn:
    """Become ``python ARGS`` in the environment, so that signals, terminal and exit status are its own."""
    command = [str(checkout.python), *args]
    os.chdir(checkout.root)
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execve(command[0], command, dict(environ))
    # Windows' exec ends the parent at once, which frees the console under the child's feet.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(subprocess.call(command, env=dict(environ)))


def _os_error(error: OSError) -> str:
    if system.is_disk_full(error):
        return "The disk is full.\nFree some space, then start this again."
    name = Path(error.filename).name if isinstance(error.filename, str) else "A file"
    hint = "Make sure that the checkout belongs to you, then start this again."
    return f"{name}: {error.strerror or error}.\n{hint}"

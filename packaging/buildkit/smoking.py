"""The proof that the frozen program works where it is least welcome: self-test, the command line, the window."""

import csv
import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from buildkit import figures
from buildkit.failure import BuildError
from buildkit.layout import DIST, STAGE, program
from buildkit.place import Place, unwelcoming

SELF_TEST_LIMIT = 600.0
COMMAND_LIMIT = 300.0
WINDOW_LIMIT = 120.0
PICTURE = DIST / "smoke-window.png"


def smoke() -> int:
    """Prove the program in `STAGE`; return the exit status."""
    if not program(STAGE).is_file():
        raise BuildError("The program was not built yet.", "Run: python3 packaging/build.py build")
    begun = time.monotonic()
    with unwelcoming() as place:
        print(f"The program in “{place.program.parent}”", flush=True)
        print(f"  started with an empty environment but for HOME={place.home}", flush=True)
        for words in place.words:
            print(f"  {words}", flush=True)
        for name, act in _steps(place):
            start = time.monotonic()
            said = act()
            print(f"ok  {name:<28} {said} ({time.monotonic() - start:.1f} s)", flush=True)
        _require_untouched(place)
    print(f"Proved in {time.monotonic() - begun:.0f} s", flush=True)
    return figures.figures(repeats=3, quick=True)


def _steps(place: Place) -> list[tuple[str, Callable[[], str]]]:
    data = place.home / "Röntgen Bilder"
    model = place.home / "Brust & Bauch.rsmodel"
    return [
        ("version", lambda: _plain(place, "--version")),
        ("self-test", lambda: _self_test(place)),
        ("samples", lambda: _plain(place, "samples", str(data))),
        ("train", lambda: _train(place, data, model)),
        ("score", lambda: _score(place, data, model)),
        ("window", lambda: _window(place, data)),
    ]


def _plain(place: Place, *args: str) -> str:
    return (_done(place, COMMAND_LIMIT, *args).stdout.strip().splitlines() or [""])[-1]


def _done(place: Place, limit: float, *args: str) -> "subprocess.CompletedProcess[str]":
    """Run a command that must end with 0 within `limit` seconds."""
    done = _ended(place, limit, *args)
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        raise BuildError(f"“{' '.join(args)}” ended with {done.returncode}:", said)
    return done


def _ended(place: Place, limit: float, *args: str, **more: Any) -> "subprocess.CompletedProcess[str]":
    try:
        return place.run(*args, limit=limit, **more)
    except subprocess.TimeoutExpired as error:
        raise BuildError(f"“{args[0]}” took longer than {limit:.0f} s.") from error


def _self_test(place: Place) -> str:
    picture = place.home / "window.png"
    done = _done(place, SELF_TEST_LIMIT, "doctor", "--self-test", "--json", "--picture", str(picture))
    checks = [json.loads(line) for line in done.stdout.splitlines()]
    for check in checks:
        print(f"    {'ok' if check['ok'] else 'absent':<8} {check['name']:<40} {check['detail']}", flush=True)
    PICTURE.write_bytes(picture.read_bytes())
    return f"{sum(check['ok'] for check in checks)} steps, picture of the window in {PICTURE}"


def _train(place: Place, data: Path, model: Path) -> str:
    folders = [f"--{part}={data / part}" for part in ("train", "val", "test")]
    more = ["--preset", "instant", "--epochs", "5", "--out", str(model), "--json"]
    done = _done(place, COMMAND_LIMIT, "train", *folders, *more)
    last = json.loads(done.stdout.splitlines()[-1])
    if last["status"] != "completed" or not model.is_file():
        raise BuildError(f"The training ended as {last['status']}.")
    accuracy, first = last["metrics"]["test"]["accuracy"], last["metrics"]["seconds"]["first_validation"]
    return f"accuracy {accuracy:.2f}, first validation after {first:.1f} s"


def _score(place: Place, data: Path, model: Path) -> str:
    table = place.home / "scores.csv"
    done = _done(place, COMMAND_LIMIT, "score", str(model), str(data / "test"), "--csv", str(table), "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    with table.open(encoding="utf-8-sig", newline="") as file:
        written = sum(1 for _ in csv.reader(file)) - 1
    if not rows or not all(row["ok"] for row in rows) or written < len(rows):
        raise BuildError(f"Of {len(rows)} files {sum(row['ok'] for row in rows)} were scored, {written} written.")
    return f"{len(rows)} files"


def _window(place: Place, data: Path) -> str:
    """Open the window as a double click on a file does, until every page is made."""
    marks = place.home / "marks.json"
    file = next(path for path in sorted((data / "test").rglob("*")) if path.is_file())
    also = {"QT_QPA_PLATFORM": "offscreen", figures.MARKS: str(marks)}
    done = _ended(place, WINDOW_LIMIT, str(file), also=also)
    if done.returncode or not marks.is_file():
        traces = [path.read_text(encoding="utf-8", errors="replace") for path in place.home.rglob("session-*.txt")]
        raise BuildError(f"The window ended with {done.returncode}.", "\n".join([done.stderr[-800:], *traces]))
    said = json.loads(marks.read_text(encoding="utf-8"))
    return f"all pages there, longest stall {1000 * said['longest_stall']:.0f} ms"


def _require_untouched(place: Place) -> None:
    """Raise where the program has written into its own folder."""
    there = {path.relative_to(place.program.parent) for path in place.program.parent.rglob("*")}
    before = {path.relative_to(STAGE) for path in STAGE.rglob("*")}
    if there != before:
        raise BuildError(f"The program wrote into its own folder: {sorted(map(str, there - before))[:5]}")
    print("ok  nothing was written into the program's folder", flush=True)

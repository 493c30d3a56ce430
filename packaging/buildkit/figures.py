"""Starts and memory, from source and frozen, measured in turn on the same machine.

Cold: what lies in the system's cache of the program's files is given up before each start. Warm: it stays.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from buildkit.failure import BuildError
from buildkit.layout import ROOT, STAGE, WORK, program

MARKS = "RADIOGRAPH_STUDIO_START_MARKS"
_MARKS = {"usable": "window usable", "all_pages": "all pages made", "longest_stall": "longest moment without answer"}
_LIMIT = 300.0
_PULSE = 0.1


def figures(repeats: int = 5, quick: bool = False) -> int:
    """Print starts and memory, and keep them in `build/figures.json`; return the exit status.

    `quick`: memory of the frozen program alone, and of the quickest training alone.
    """
    source, frozen = [sys.executable, "-m", "radiograph_studio"], [str(program())]
    found: dict[str, dict[str, float]] = {"source": {}, "frozen": {}}
    with tempfile.TemporaryDirectory(prefix="radiograph-studio-figures-") as name:
        folder = Path(name)
        _starts(found["source"], source, list(source_files()), folder / "source", repeats)
        _starts(found["frozen"], frozen, list(_stage()), folder / "frozen", repeats)
        data = folder / "data"
        peak([*frozen, "samples", str(data)], _environment(folder / "frozen"))
        for kind, command in (("frozen", frozen),) if quick else (("frozen", frozen), ("source", source)):
            _memory(found[kind], command, folder / kind, data, quick)
    WORK.mkdir(exist_ok=True)
    (WORK / "figures.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(table(found))
    return 0


def table(found: Mapping[str, Mapping[str, float]]) -> str:
    """The figures as lines, one column a kind."""
    names = list(dict.fromkeys(name for values in found.values() for name in values))
    lines = [f"{'':<52}" + "".join(f"{kind:>10}" for kind in found)]
    for name in names:
        values = "".join(f"{found[kind][name]:>10.0f}" if name in found[kind] else f"{'–':>10}" for kind in found)
        lines.append(f"{name:<52}{values}")
    return "\n".join(lines)


def _starts(found: dict[str, float], command: Sequence[str], files: Sequence[Path], home: Path, repeats: int) -> None:
    home.mkdir()
    _start(command, home)  # the first start of all makes settings, and compiles modules
    for temperature in ("cold", "warm"):
        marks = []
        for _ in range(repeats):
            if temperature == "cold":
                forget(files)
            marks.append(_start(command, home))
        for name, title in _MARKS.items():
            found[f"{temperature} start: {title}, ms"] = statistics.median(1000 * mark[name] for mark in marks)


def _start(command: Sequence[str], home: Path) -> dict[str, float]:
    """Start the window once; return seconds from before the process was made."""
    path = home / "marks.json"
    path.unlink(missing_ok=True)
    begun = time.time()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=_environment(home) | {MARKS: str(path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_LIMIT,
        check=False,
    )
    if done.returncode or not path.is_file():
        raise BuildError("The window did not start.", done.stderr.decode(errors="replace")[-800:])
    said = json.loads(path.read_text(encoding="utf-8"))
    return {name: said[name] - begun for name in ("usable", "all_pages")} | {"longest_stall": said["longest_stall"]}


def _memory(found: dict[str, float], command: Sequence[str], home: Path, data: Path, quick: bool) -> None:
    model = home / "m.rsmodel"
    environ = _environment(home)
    found["memory: window with all pages, MB"] = peak(command, environ | {MARKS: str(home / "marks.json")})
    folders = [f"--{part}={data / part}" for part in ("train", "val", "test")]
    presets = {"instant": ["--epochs", "10"]} | ({} if quick else {"balanced": ["--epochs", "2"]})
    for preset, more in presets.items():
        out = ["--preset", preset, *more, "--out", str(model)]
        found[f"memory: training, {preset}, MB"] = peak([*command, "train", *folders, *out], environ)
    file = next(path for path in sorted((data / "test").rglob("*.dcm")))
    found["memory: model loaded, one image scored, MB"] = peak([*command, "score", str(model), str(file)], environ)


def peak(command: Sequence[str], environ: Mapping[str, str]) -> float:
    """Run `command`; return the most memory (resident, MB) that it and its helpers held at once."""
    most = 0
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        while process.poll() is None:
            most = max(most, _resident(process.pid))
            time.sleep(_PULSE)
        assert process.stderr is not None
        said = process.stderr.read().decode(errors="replace")
    if process.returncode:
        raise BuildError(f"“{' '.join(command[-3:])}” ended with {process.returncode}.", said[-800:])
    return most / 1e6


def _resident(pid: int) -> int:
    total = 0
    with suppress(psutil.NoSuchProcess):
        main = psutil.Process(pid)
        for each in (main, *main.children(recursive=True)):
            with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                total += each.memory_info().rss
    return total


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RADIOGRAPH_STUDIO")}
    path = os.pathsep.join((str(ROOT), str(ROOT / "packaging")))
    return kept | {"QT_QPA_PLATFORM": "offscreen", "RADIOGRAPH_STUDIO_HOME": str(home), "PYTHONPATH": path}


def forget(files: Sequence[Path]) -> None:
    """Let the system give up what it keeps of `files` in memory, where it can be asked to."""
    if not hasattr(os, "posix_fadvise"):
        return
    for path in files:
        with suppress(OSError):
            handle = os.open(path, os.O_RDONLY)
            try:
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(handle)


def source_files() -> Iterator[Path]:
    """Files that a start from source may read."""
    for folder in (Path(sys.prefix), ROOT / "radiograph_studio", ROOT / "resources", Path(os.__file__).parent):
        yield from (path for path in folder.rglob("*") if path.is_file())


def _stage() -> Iterator[Path]:
    yield from (path for path in STAGE.rglob("*") if path.is_file())

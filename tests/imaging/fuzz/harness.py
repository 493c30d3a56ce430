"""Reads damaged files in a process of its own, with a limit on memory and a watch on time.

Run: ``python tests/imaging/fuzz/harness.py --cases 10000 [--first N] [--seconds S] [--keep FOLDER]``. Prints a JSON
line for each finding and a summary as the last line. A case is decided by its number alone.
"""

import argparse
import contextlib
import faulthandler
import json
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import InputSpec, describe, network_picture, open_list, probe, read, render
from tests.imaging.fuzz.corpus import corpus
from tests.imaging.fuzz.mutations import damaged

TIME_LIMIT = 10.0  # seconds for one reading
_PATIENCE = 1.5  # for what else the machine does
ALLOWANCE = 1 << 30
_ROOM = 700 << 20  # what this process and its libraries hold at rest


def outcome(path: Path) -> tuple[str, float]:
    """Read a file in every way that the program does.

    Returns "picture" or "sentence", and the seconds of the longest single reading. Anything else is raised.
    """
    results, times = [], [0.0]

    @contextlib.contextmanager
    def watched() -> Iterator[None]:
        start = time.monotonic()
        try:
            yield
        finally:
            times.append(time.monotonic() - start)

    for reader in (read, probe, lambda name: describe(name, with_patient=True)):
        try:
            with watched():
                found = reader(path)
        except ImageReadError as error:
            _check_sentence(path, error)
            results.append(False)
            continue
        results.append(True)
        if reader is read:
            _use(path, found)
        elif isinstance(found, dict):
            json.dumps(found, allow_nan=False)
    with contextlib.suppress(ImageReadError), open_list(path) as entries:
        for entry in entries[:3]:
            with watched():
                read(entry)
    return ("picture" if results[0] else "sentence"), max(times)


def _check_sentence(path: Path, error: ImageReadError) -> None:
    assert error.message, "no message"
    assert error.hint, "no hint"
    assert str(path.parent) not in str(error), "a full path in the message"


def _use(path: Path, radiograph) -> None:
    shown = render(radiograph)
    assert shown.shape[:2] == (radiograph.height, radiograph.width), "a picture of another size than said"
    picture = network_picture(radiograph, InputSpec())
    assert 0.0 <= picture.min() <= picture.max() <= 1.0, "network input outside 0 to 1"
    for overlay in radiograph.overlays:
        overlay.on(radiograph.height, radiograph.width)
    if radiograph.frames > 1:
        with contextlib.suppress(ImageReadError):
            read(path, min(radiograph.frames, 10_000) - 1)


def limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    resource.setrlimit(kind, (_ROOM + ALLOWANCE, resource.getrlimit(kind)[1]))


def run_case(number: int, name: str, path: Path) -> tuple[str, float]:
    """Return what became of the file and the seconds of its longest reading; a finding is told as a JSON line."""
    faulthandler.dump_traceback_later(6 * TIME_LIMIT, exit=True)
    finding: dict[str, object] = {}
    result, took = "finding", 0.0
    try:
        result, took = outcome(path)
    except BaseException as error:  # noqa: BLE001 - whatever comes out is a finding
        finding = {"error": repr(error)[:300], "where": traceback.format_exception(error)[-4:]}
    faulthandler.cancel_dump_traceback_later()
    if took > TIME_LIMIT + _PATIENCE:
        finding = {"error": f"took {took:.1f} s"}
    if finding:
        tell({"case": number, "file": name, **finding})
        result = "finding"
    return result, took


def tell(facts: dict[str, object], *, aside: bool = False) -> None:
    stream = sys.stderr if aside else sys.stdout
    stream.write(json.dumps(facts) + "\n")
    stream.flush()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    sources = corpus()
    limit_memory()
    counts = {"picture": 0, "sentence": 0, "finding": 0}
    slowest, begun = (0.0, 0, ""), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(args.first, args.first + args.cases):
            if time.monotonic() - begun > args.seconds:
                break
            rng = random.Random(number)
            name, content = rng.choice(sources)
            path = Path(folder) / f"case{number}"
            path.write_bytes(damaged(rng, content))
            tell({"at": number}, aside=True)  # a crash leaves this as the last line
            result, took = run_case(number, name, path)
            counts[result] += 1
            slowest = max(slowest, (round(took, 2), number, name))
            if result == "finding" and args.keep:
                args.keep.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, args.keep)
            path.unlink()
    tell({"cases": sum(counts.values()), **counts, "slowest": slowest, "seconds": round(time.monotonic() - begun, 1)})
    return 1 if counts["finding"] else 0


if __name__ == "__main__":
    sys.exit(main())

"""PNG, JPEG, TIFF and WebP files: which are decoded in the helper process, and how they come back from it.

The libraries behind JPEG, TIFF and WebP have a history of crashes, a small progressive JPEG can keep one busy for
minutes, and none can be interrupted. So all these, and large PNG files, are decoded by the helpers of `decoder_pool`,
with their limits of time and memory. A training folder does not pay for it: four threads took 0.8 to 1.0 times as long
a file as within this process, from JPEG files of 224 x 224 to TIFF files of 1500 x 1500, as decoding leaves the
interpreter's lock to the resampling. Small files one after the other pay one to a few milliseconds each, and single
pictures of 2 megapixels up to four tenths more for the way through the pipe (``tests/benchmarks/bench_reading.py``,
two busy processors). There are as many helpers as processors, up to four, or they would stand in line.

A small PNG stays in this process: its size bounds its time (zlib, and filters by the row), its decoder is the plainest
of all, and the first score of a PNG need not wait half a second for a process to start.
"""

from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging.codestreams import DecodeError
from radiograph_studio.imaging.decoder_pool import HelperError, OverrunError, StartError, is_helper, pool
from radiograph_studio.imaging.decoder_process import limit_memory
from radiograph_studio.imaging.radiograph import Radiograph
from radiograph_studio.imaging.raster import AS_STORED, RasterFacts, decode_raster, raster_facts
from radiograph_studio.imaging.sniffing import Kind
from radiograph_studio.imaging.windows import window_dict
from radiograph_studio.language import pack, tr, unpack

SMALL_PIXELS = 1 << 20
"""Pixels up to which a PNG file is decoded in this process."""
SMALL_FILE = 8 << 20
"""Bytes of such a file."""


def read_raster(path: Path, kind: Kind, frame: int = 0) -> Radiograph:
    """Return page ``frame`` of a PNG, JPEG, TIFF or WebP file.

    Raises:
        ImageReadError: damaged, too large, or no such page; or the decoder crashed, or took too long.
    """
    if is_helper() or _is_simple(path, kind):
        return decode_raster(path, kind, frame)
    answer, pixels = _asked("picture", path, kind, frame)
    pixels.flags.writeable = False
    return Radiograph(
        pixels=pixels,
        bits_stored=int(answer["bits_stored"]),
        windows=(AS_STORED,) if answer["as_stored"] else (),
        inverted=bool(answer["inverted"]),
        source=kind,
        frame=frame,
        frames=int(answer["frames"]),
        notes=tuple(_heard(answer["notes"])),
    )


def facts_of(path: Path, kind: Kind) -> RasterFacts:
    """Return what the header says. Only WebP's is read by native code. Raises `ImageReadError`."""
    if kind != "WEBP" or is_helper():
        return raster_facts(path, kind)
    answer, _ = _asked("facts", path, kind, 0)
    return RasterFacts(int(answer["rows"]), int(answer["columns"]), int(answer["frames"]), str(answer["mode"]))


def _is_simple(path: Path, kind: Kind) -> bool:
    """Tell whether a file is a small PNG by its header (ISO/IEC 15948, 11.2.2)."""
    if kind != "PNG":
        return False
    try:
        with path.open("rb") as file:
            head = file.read(24)
            size = file.seek(0, 2)
    except OSError:
        return True  # opening it again says why
    columns, rows = (int.from_bytes(head[k : k + 4], "big") for k in (16, 20))
    return size <= SMALL_FILE and columns * rows <= SMALL_PIXELS and head[12:16] == b"IHDR"


def _asked(task: str, path: Path, kind: Kind, frame: int) -> tuple[dict[str, Any], NDArray[Any]]:
    """Return the helper's answer. Raises `ImageReadError`."""
    request = {"task": task, "path": str(path.absolute()), "kind": kind, "frame": frame}
    try:
        answer, pixels = pool.ask(request)
    except StartError as error:
        raise ImageReadError(
            tr("“{name}” is compressed. {reason}", name=path.name, reason=str(error)),
            tr("Restart the program and try again."),
        ) from error
    except OverrunError as error:
        raise ImageReadError(
            tr("The picture in “{name}” could not be read. {reason}", name=path.name, reason=str(error)),
            tr("It is very large, or damaged: save it smaller, or with another compression, and try again."),
        ) from error
    except DecodeError as error:
        message = tr("The picture in “{name}” could not be read.", name=path.name)
        if isinstance(error, HelperError):
            message = tr("The picture in “{name}” could not be read. {reason}", name=path.name, reason=str(error))
        raise ImageReadError(
            message, tr("The file is probably damaged; open it in another program and save it again as PNG.")
        ) from error
    if "refused" in answer:
        raise ImageReadError(*_heard(answer["refused"]))
    return answer, pixels


def _heard(packed: list[Any]) -> list[str]:
    """Return texts of the helper in the reader's language."""
    return [str(unpack(text)) for text in packed]


def answer(request: dict[str, Any]) -> tuple[dict[str, Any], NDArray[Any] | None]:
    """Return, in the helper process, what `read_raster` or `facts_of` asked for, and the pixels if any."""
    path, kind = Path(request["path"]), request["kind"]
    try:
        if request["task"] == "facts":
            facts = raster_facts(path, kind)
            return {"rows": facts.rows, "columns": facts.columns, "frames": facts.frames, "mode": facts.mode}, None
        found = decode_raster(path, kind, request["frame"], limit_memory)
    except ImageReadError as error:
        return {"refused": [pack(error.message), pack(error.hint)]}, None
    return {
        "bits_stored": found.bits_stored,
        "as_stored": bool(found.windows),
        "inverted": found.inverted,
        "frames": found.frames,
        "notes": [pack(note) for note in found.notes],
    }, found.pixels


def describe_raster(path: Path, kind: Kind) -> dict[str, Any]:
    """Return what the header of a PNG, JPEG, TIFF or WebP file says as JSON-able values. Raises `ImageReadError`."""
    facts = facts_of(path, kind)
    deep = facts.mode.startswith("I;16")
    eight_bit_grey = facts.mode in {"L", "1", "LA"}
    return {
        "source": kind,
        "rows": facts.rows,
        "columns": facts.columns,
        "frames": facts.frames,
        "bits": 16 if deep else 32 if facts.mode in {"I", "F"} else 1 if facts.mode == "1" else 8,
        "mode": facts.mode,
        "windows": [window_dict(AS_STORED)] if eight_bit_grey else [],
        "notes": [],
    }

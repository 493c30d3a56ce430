"""The helper process that runs the native decoders: what happens inside it, and how the two sides talk.

A request is two messages: JSON, then the codestream (nothing where the JSON names a file). The answer is JSON,
``{"shape", "dtype", ...}`` followed by the samples in pieces of `PIECE` bytes, or ``{"error"}``, or what a file's
header says. Nothing is unpickled from the helper: it has seen foreign data. Texts for a person travel as
`language.pack` makes them, and are translated where they arrive.
"""

import json
import os
import sys
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.imaging.codestreams import Codestream, DecodeError
from radiograph_studio.imaging.native_codecs import decode
from radiograph_studio.language import carry

PIECE = 1 << 22
"""Bytes sent at once: large pictures pass while memory stays flat."""

MEMORY_ALLOWANCE = 1 << 30
"""Bytes that decoding may take above the size of the picture itself, where the system can limit it."""


def serve(connection: Connection) -> None:
    """Answer requests until the other side closes ``connection`` or ends."""
    _settle_in()
    import imagecodecs

    connection.send_bytes(json.dumps({"ready": imagecodecs.__version__}).encode())
    while True:
        try:
            request = json.loads(connection.recv_bytes())
            source = connection.recv_bytes()
        except (EOFError, OSError):
            return
        try:
            _answer(connection, request, source)
        except (BrokenPipeError, ConnectionError):
            return


def _settle_in() -> None:
    """Keep quiet, and leave languages, Ctrl+C and the operating system's crash windows to the main program."""
    import signal
    import warnings

    carry()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    # Native decoders write to the terminal, where ``--json`` allows nothing but JSON.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(0x0003)  # no dialog when a decoder crashes
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(connection: Connection, request: dict[str, Any], source: bytes) -> None:
    try:
        facts, pixels = _done(request, source)
    except MemoryError:
        connection.send_bytes(json.dumps({"error": "It needs far more memory than a picture of its size."}).encode())
        return
    except DecodeError as error:
        connection.send_bytes(json.dumps({"error": str(error)}).encode())
        return
    except Exception as error:  # noqa: BLE001 - the decoders raise what they like; this process has but one task
        connection.send_bytes(json.dumps({"error": f"{type(error).__name__}: {error}"[:300]}).encode())
        return
    if pixels is not None:
        facts |= {"shape": pixels.shape, "dtype": pixels.dtype.str}
    connection.send_bytes(json.dumps(facts).encode())
    if pixels is not None:
        view = np.ascontiguousarray(pixels).data.cast("B")
        for start in range(0, len(view), PIECE):
            connection.send_bytes(view[start : start + PIECE])


def _done(request: dict[str, Any], source: bytes) -> tuple[dict[str, Any], NDArray[Any] | None]:
    if "path" in request:
        from radiograph_studio.imaging.raster_apart import answer

        limit_memory(0)  # until the header says how large the picture is
        return answer(request)
    expected = Codestream(request["rows"], request["columns"], request["samples"], request["bits"])
    limit_memory(expected.rows * expected.columns * expected.samples * max(1, expected.bits // 8))
    return {}, decode(source, request["family"], expected)


def limit_memory(picture: int) -> None:
    """Let this process hold ``picture`` bytes and `MEMORY_ALLOWANCE`; without effect where there is no such limit."""
    if sys.platform == "win32":
        return
    import resource

    # Linux counts mapped libraries as address space, which says nothing; data is what is really asked for.
    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    _, hard = resource.getrlimit(kind)
    wanted = picture + MEMORY_ALLOWANCE
    try:
        resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    except (OSError, ValueError):  # macOS refuses a limit below what is in use already
        return

"""The state of a training after its last whole epoch, on disk, so that a run that was cut off can go on."""

import io
import json
import zipfile
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from radiograph_studio import paths
from radiograph_studio.errors import StorageError

FORMAT = 1
_META = "meta"

Arrays = dict[str, NDArray[Any]]


class CheckpointWriter:
    """Writes states in the background, one at a time, each whole or not at all.

    A context manager: on leaving, the last state is on disk.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="checkpoint")
        self._pending: Future[None] | None = None
        self._failed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._pool.shutdown(wait=True)

    def write(self, meta: dict[str, Any], arrays: Arrays) -> StorageError | None:
        """Write a state once the one before is written; return what went wrong with that one, told once."""
        if self._path is None:
            return None
        problem = self.flush()
        self._pending = self._pool.submit(write, self._path, meta, arrays)
        return problem

    def flush(self) -> StorageError | None:
        """Wait for the state being written; return why it could not be, the first time that happens."""
        if self._pending is None:
            return None
        pending, self._pending = self._pending, None
        try:
            pending.result()
        except StorageError as error:
            told, self._failed = self._failed, True
            return None if told else error
        return None


def write(path: Path, meta: dict[str, Any], arrays: Arrays) -> None:
    """Write ``meta`` (JSON) and ``arrays`` to ``path``; raise `StorageError` where that is not possible."""
    text = json.dumps(meta | {"format": FORMAT}).encode()
    with paths.replacing(path) as temporary, temporary.open("wb") as stream:
        np.savez(stream, **{_META: np.frombuffer(text, np.uint8)}, **arrays)  # type: ignore[arg-type]


def read(path: Path) -> tuple[dict[str, Any], Arrays] | None:
    """Return what `write` wrote; None where there is nothing, it is damaged, or of another version."""
    try:
        data = path.read_bytes()
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        meta = json.loads(arrays.pop(_META).tobytes())
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None
    return (meta, arrays) if isinstance(meta, dict) and meta.get("format") == FORMAT else None


def group(name: str, arrays: Arrays) -> Arrays:
    """Return ``arrays`` under names that begin with ``name``, for `ungroup`."""
    return {f"{name}:{key}": array for key, array in arrays.items()}


def ungroup(name: str, arrays: Arrays) -> Arrays:
    """Return the arrays that were stored under ``name``."""
    start = f"{name}:"
    return {key.removeprefix(start): array for key, array in arrays.items() if key.startswith(start)}

"""The state of a training after its last whole epoch, on disk, so that a run that was cut off can go on."""

import io
import json
import secrets
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from radiograph_studio import formats, paths
from radiograph_studio.errors import StorageError
from radiograph_studio.language import tr

FORMAT = formats.CHECKPOINT
_END = b"whole\n"
_MARK = "mark"
_LONGEST_HEAD = 2**24

Arrays = dict[str, NDArray[Any]]


class CheckpointWriter:
    """Writes states in the background, one at a time, each whole or not at all.

    A context manager: on leaving, the last state is on disk, and nothing lies beside it.
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
        if self._path is not None:
            paths.drop_spares(self._path)

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
    """Write ``meta`` (JSON) and ``arrays`` to ``path``; raise `StorageError` where that is not possible.

    Plain arrays (of NumPy's own format) behind a line of JSON: an archive's checksums would cost a training on two
    cores more than the rest. A number drawn for this state stands at its beginning and at its end, so that a copy made
    while it was being replaced is not taken for a whole one.
    """
    if not paths.is_folder(path.parent):  # it is not made again: a run that was removed shall stay so
        raise StorageError(tr("The run's folder was removed."))
    mark = secrets.randbits(62)
    arrays = arrays | {_MARK: np.array(mark)}
    head = json.dumps({"format": FORMAT, "meta": meta, "names": list(arrays), _MARK: mark}).encode()
    with paths.rewriting(path) as stream:
        stream.write(head + b"\n")
        for array in (np.asarray(each, order="C") for each in arrays.values()):
            stream.write(_header(array.dtype.str, array.shape))
            stream.write(array.reshape(-1).view(np.uint8).data)
        stream.write(_END)


@lru_cache(maxsize=4096)
def _header(descr: str, shape: tuple[int, ...]) -> bytes:
    buffer = io.BytesIO()
    np.lib.format.write_array_header_1_0(buffer, {"descr": descr, "fortran_order": False, "shape": shape})
    return buffer.getvalue()


def read(path: Path) -> tuple[dict[str, Any], Arrays] | None:
    """Return what `write` wrote; None where there is nothing, it is damaged, or of an older version.

    Raises `StorageError` where it is of a newer one: going on without it would overwrite it.
    """
    try:
        with path.open("rb") as stream:
            head = json.loads(stream.readline(_LONGEST_HEAD))
            if formats.number(head) > FORMAT:
                raise StorageError(
                    tr("The state of this run was kept by a newer version of the program."),
                    tr("Update the program, or go on with the run in that version."),
                )
            if head["format"] != FORMAT:
                return None
            arrays = {name: np.lib.format.read_array(stream, allow_pickle=False) for name in head["names"]}
            whole = stream.read() == _END and arrays.pop(_MARK, None) == head.get(_MARK)
            return (dict(head["meta"]), arrays) if whole else None
    except (OSError, ValueError, KeyError, TypeError, EOFError, MemoryError):
        return None


def group(name: str, arrays: Arrays) -> Arrays:
    """Return ``arrays`` under names that begin with ``name``, for `ungroup`."""
    return {f"{name}:{key}": array for key, array in arrays.items()}


def ungroup(name: str, arrays: Arrays) -> Arrays:
    """Return the arrays that were stored under ``name``."""
    start = f"{name}:"
    return {key.removeprefix(start): array for key, array in arrays.items() if key.startswith(start)}

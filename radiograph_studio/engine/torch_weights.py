"""Reads the tensors of a PyTorch checkpoint in the old (pre-1.6, not zipped) file format, without PyTorch.

The format: five pickles (magic number, protocol version, system information, the state dict, the list of storage
keys), then for each key the number of elements as a little-endian int64 and the raw elements. Tensors in the state
dict are views (offset, shape, strides) of those storages. Facts as in PyTorch's ``torch/serialization.py``.

A pickle can run any code, so the unpickler here admits only the few names that a state dict needs and puts harmless
stand-ins in their place.
"""

import io
import pickle
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.errors import WeightsError
from radiograph_studio.language import tr

_MAGIC = 0x1950A86A20F9469CFC6C
_DTYPES = {"FloatStorage": "<f4", "LongStorage": "<i8", "DoubleStorage": "<f8", "IntStorage": "<i4"}


@dataclass(frozen=True, slots=True)
class _View:
    """A tensor as a view of a storage that is read later."""

    key: str
    dtype: str
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


def _rebuild_tensor(
    storage: tuple[str, str], offset: int, shape: tuple[int, ...], strides: tuple[int, ...], *_: Any
) -> _View:
    key, dtype = storage
    return _View(key, dtype, offset, tuple(shape), tuple(strides))


_ADMITTED: dict[tuple[str, str], Any] = {
    ("collections", "OrderedDict"): OrderedDict,
    ("torch._utils", "_rebuild_tensor_v2"): _rebuild_tensor,
    ("torch._utils", "_rebuild_tensor"): _rebuild_tensor,
} | {("torch", name): dtype for name, dtype in _DTYPES.items()}


class _StateDictUnpickler(pickle.Unpickler):
    """Admits the names of `_ADMITTED` and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """Return the stand-in of an admitted name; refuse every other."""
        try:
            return _ADMITTED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} does not belong in a weights file") from None

    def persistent_load(self, pid: Any) -> tuple[str, str]:
        """Return (key, dtype) of the storage that a persistent id names."""
        kind, dtype, key = pid[0], pid[1], pid[2]
        if kind != "storage" or dtype not in _DTYPES.values():
            raise pickle.UnpicklingError("unknown storage")
        return str(key), dtype


def read_state_dict(path: Path) -> dict[str, NDArray[Any]]:
    """Return the tensors of a checkpoint by name, as numpy arrays in PyTorch's axis order.

    Raises `WeightsError` where the file is absent, of another format, or damaged.
    """
    try:
        with path.open("rb") as stream:
            return _read(stream)
    except OSError as error:
        raise WeightsError(
            tr("The weights file “{name}” cannot be read.", name=path.name), tr("Install the program again.")
        ) from error
    except (
        pickle.UnpicklingError,
        EOFError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
    ) as error:
        raise WeightsError(
            tr("“{name}” is damaged or no PyTorch weights file of the old format.", name=path.name),
            tr("Install the program again."),
        ) from error


def _read(stream: io.BufferedReader) -> dict[str, NDArray[Any]]:
    load: Callable[[], Any] = lambda: _StateDictUnpickler(stream).load()  # noqa: E731 - each pickle needs its own unpickler
    if load() != _MAGIC:
        raise ValueError("wrong magic number")
    load(), load()
    views: dict[str, _View] = load()
    dtypes = {view.key: view.dtype for view in views.values()}
    storages = {key: _read_storage(stream, np.dtype(dtypes[key])) for key in load()}
    return {name: _as_array(view, storages[view.key]) for name, view in views.items()}


def _read_storage(stream: io.BufferedReader, dtype: np.dtype[Any]) -> NDArray[Any]:
    count = int.from_bytes(stream.read(8), "little", signed=True)
    data = stream.read(count * dtype.itemsize)
    return np.frombuffer(data, dtype, count)


def _as_array(view: _View, storage: NDArray[Any]) -> NDArray[Any]:
    last = view.offset + sum((size - 1) * step for size, step in zip(view.shape, view.strides, strict=True))
    if view.offset < 0 or last >= storage.size or min(view.strides, default=0) < 0:
        raise ValueError("a tensor lies outside its storage")
    strides = [step * storage.itemsize for step in view.strides]
    return np.lib.stride_tricks.as_strided(storage[view.offset :], view.shape, strides, writeable=False)

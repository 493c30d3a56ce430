"""Reads the weights files of `keras.applications`: HDF5 in the layout of Keras 2, arrays and nothing else.

The layout (Keras, ``legacy_h5_format.py``): the attribute ``layer_names`` lists the layers in the order of the
network, each layer is a group whose attribute ``weight_names`` lists its arrays; long lists are cut into
``layer_names0``, ``layer_names1`` and so on. A whole model keeps the same below ``model_weights``. No code in the file
is run, and no array is read before its shape is known to be the expected one. Loads no TensorFlow.
"""

import hashlib
import json
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.errors import WeightsError
from radiograph_studio.language import tr

_MAGIC = b"\x89HDF\r\n\x1a\n"
_MOST_LAYERS, _MOST_ARRAYS = 5000, 16

Shapes = tuple[tuple[int, ...], ...]
# A file says one of these in many ways when it is damaged, and h5py passes them on.
_DAMAGED = (OSError, KeyError, ValueError, TypeError, RuntimeError, AttributeError, UnicodeDecodeError)


@dataclass(frozen=True, slots=True)
class Table:
    """What a weights file says that it holds: the shapes of each layer's arrays, in the order of the network."""

    layers: tuple[Shapes, ...]

    @property
    def without_top(self) -> "Table":
        """Return the table without the ImageNet classifier, a last layer of (features, 1000) and (1000,)."""
        last = self.layers[-1] if self.layers else ()
        has_top = len(last) == 2 and len(last[0]) == 2 and last[0][1:] == (1000,) and last[1] == (1000,)
        return Table(self.layers[:-1]) if has_top else self

    @property
    def parameters(self) -> int:
        """Return how many numbers the arrays hold."""
        return sum(math.prod(shape) for shapes in self.layers for shape in shapes)


def signature(layers: Sequence[Shapes]) -> str:
    """Return 16 hexadecimal digits that name the shapes of a network's weights."""
    text = json.dumps([[list(shape) for shape in shapes] for shapes in layers])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def read_table(path: Path) -> Table:
    """Return what ``path`` holds, without reading any array; raise `WeightsError` where it is no weights file."""
    with _opened(path) as groups:
        return Table(tuple(tuple(array.shape for array in arrays) for arrays in groups))


def read_weights(path: Path, expected: str) -> list[list[NDArray[np.float32]]]:
    """Return the arrays of each layer, without the classifier, where their shapes have the signature ``expected``.

    Raises `WeightsError` where the file is absent, damaged, or of another network, or holds what is no number.
    """
    with _opened(path) as groups:
        shapes = Table(tuple(tuple(array.shape for array in arrays) for arrays in groups)).without_top
        if signature(shapes.layers) != expected:
            raise WeightsError(
                tr("The weights file “{name}” belongs to another network.", name=path.name),
                tr("Remove these weights and import others."),
            )
        weights = [[np.asarray(array[()], np.float32) for array in arrays] for arrays in groups[: len(shapes.layers)]]
    if not all(np.isfinite(array).all() for arrays in weights for array in arrays):
        raise WeightsError(
            tr("The weights file “{name}” holds values that are no numbers.", name=path.name),
            tr("Get the file again from its source."),
        )
    return weights


@contextmanager
def _opened(path: Path) -> Iterator[list[list[Any]]]:
    """Yield the arrays of every layer that has any, as h5py datasets that are not read yet."""
    import h5py

    _require_hdf5(path)
    try:
        with h5py.File(path, "r") as file:
            root = file["model_weights"] if "layer_names" not in _names_of(file) and "model_weights" in file else file
            yield _groups(root)
    except _DAMAGED as error:
        raise WeightsError(
            tr("“{name}” is damaged, or no weights file of keras.applications.", name=path.name),
            tr("Get the file again from its source."),
        ) from error


def _names_of(file: Any) -> set[str]:
    return {"layer_names" for name in ("layer_names", "layer_names0") if name in file.attrs}


def _require_hdf5(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            start = stream.read(512)
    except IsADirectoryError as error:
        raise WeightsError(
            tr("“{name}” is a folder.", name=path.name), tr("Choose the weights file itself.")
        ) from error
    except OSError as error:
        reason = error.strerror or tr("it cannot be opened")
        raise WeightsError(
            tr("The weights file “{name}” cannot be read: {reason}.", name=path.name, reason=reason),
            tr("Check the name and that you may read it."),
        ) from error
    if start.startswith(_MAGIC):
        return
    if start.lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        raise WeightsError(
            tr("“{name}” is a web page, not a weights file.", name=path.name),
            tr("The download was answered by a login or an error page: get the file again."),
        )
    raise WeightsError(
        tr("“{name}” is no HDF5 file, as the weights of keras.applications are.", name=path.name),
        tr("Choose the .h5 file of the network."),
    )


def _groups(root: Any) -> list[list[Any]]:
    import h5py

    layers = []
    for layer in _listed(root, "layer_names", _MOST_LAYERS):
        group = root[layer]
        arrays = [group[name] for name in _listed(group, "weight_names", _MOST_ARRAYS)]
        # What an array keeps in another file is not ours to open, and weights are floating-point numbers.
        if not all(isinstance(array, h5py.Dataset) and array.dtype.kind == "f" for array in arrays):
            raise ValueError("no array of numbers")
        if any(array.external or array.is_virtual or array.file != root.file for array in arrays):
            raise ValueError("an array outside the file")
        # EfficientNet's input normalisation, where a file keeps it, is part of our network's own first layers.
        if arrays and not layer.startswith(("normalization", "rescaling")):
            layers.append(arrays)
    if not layers:
        raise ValueError("no layers")
    return layers


def _listed(group: Any, name: str, most: int) -> list[str]:
    """Return an attribute that lists names, whole or in numbered pieces."""
    if name in group.attrs:
        found = list(group.attrs[name])
    else:
        found, piece = [], 0
        while f"{name}{piece}" in group.attrs:
            found += list(group.attrs[f"{name}{piece}"])
            piece += 1
        if not piece:
            raise KeyError(name)
    if len(found) > most:
        raise ValueError("too many names")
    return [each.decode() if isinstance(each, bytes) else str(each) for each in found]

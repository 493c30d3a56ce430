"""The saved model, ``NAME.rsmodel``: a zip of JSON, weights and arrays, with no code inside.

``manifest.json`` describes the model and holds the SHA-256 of every other member; ``weights.npz`` and ``arrays.npz``
hold numpy arrays without pickles. Hashes are checked before anything is used. The network is rebuilt by our own code
from the blueprint in the manifest. Nothing in the file names a patient or a path of the computer it was made on.
"""

import hashlib
import io
import json
import zipfile
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from radiograph_studio import __version__, formats, paths
from radiograph_studio.errors import ModelFileError
from radiograph_studio.language import tr

SUFFIX = ".rsmodel"
FORMAT = formats.MODEL
_MANIFEST, _WEIGHTS, _ARRAYS = "manifest.json", "weights.npz", "arrays.npz"
_MANIFEST_LIMIT, _MEMBER_LIMIT = 16 * 2**20, 2 * 2**30

# What zipfile and numpy raise on members that were tampered with (encrypted, unknown method, cut off ...).
_DAMAGED = (zipfile.BadZipFile, KeyError, ValueError, EOFError, RuntimeError, NotImplementedError, zlib.error)

Arrays = dict[str, NDArray[Any]]


class Manifest(BaseModel):
    """What a model file says about its model.

    ``figures`` holds ``validation`` and ``test`` (figures as `evaluation.Figures.as_dict`, or None), ``temperature``
    divides the logits before the softmax, ``counts`` are files per class and part.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: int = Field(FORMAT, ge=1, strict=True)
    program: str = f"Radiograph Studio {__version__}"
    created: str = Field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    name: str
    classes: tuple[str, ...] = Field(min_length=2)
    blueprint: dict[str, Any]
    input_spec: dict[str, Any]
    recipe: dict[str, Any]
    temperature: float = Field(gt=0)
    figures: dict[str, Any]
    counts: dict[str, dict[str, int]]
    hashes: dict[str, str] = Field(default_factory=dict)


class ModelFile(BaseModel):
    """A model in memory: its manifest, the weights of its network, and arrays that qualify its scores."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    manifest: Manifest
    weights: Arrays
    arrays: Arrays


def save(model: ModelFile, path: Path) -> None:
    """Write ``model`` to ``path``, all of it or nothing; raise `StorageError` where that is not possible."""
    members = {_WEIGHTS: _pack(model.weights), _ARRAYS: _pack(model.arrays)}
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    manifest = model.manifest.model_copy(update={"hashes": hashes})
    with paths.replacing(path) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_MANIFEST, manifest.model_dump_json(indent=1))
        for name, data in members.items():
            archive.writestr(name, data)


def load(path: Path) -> ModelFile:
    """Read a model file.

    Raises `ModelFileError` where it is absent, no model file, damaged, changed since it was written, or of a newer
    version.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, path)
            weights, arrays = (_member(archive, name, manifest, path) for name in (_WEIGHTS, _ARRAYS))
            return ModelFile(manifest=manifest, weights=weights, arrays=arrays)
    except OSError as error:
        reason = error.strerror or tr("it cannot be opened")
        raise ModelFileError(
            tr("The model file “{name}” cannot be read: {reason}.", name=path.name, reason=reason),
            tr("Check the name and that you may read it."),
        ) from error
    except _DAMAGED as error:
        raise ModelFileError(
            tr("“{name}” is damaged or no model file.", name=path.name),
            tr("Choose a file that ends in .rsmodel, or train again."),
        ) from error


def read_manifest(path: Path) -> Manifest:
    """Read what a model file says about itself, without its weights. Raises as `load` does."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _manifest(archive, path)
    except (OSError, *_DAMAGED) as error:
        raise ModelFileError(
            tr("“{name}” is absent, damaged or no model file.", name=path.name),
            tr("Choose a file that ends in .rsmodel."),
        ) from error


def _pack(arrays: Arrays) -> bytes:
    buffer = io.BytesIO()
    # savez takes any name but "file", which is its own first parameter; ours always hold a slash or a known word.
    np.savez(buffer, **cast(dict[str, Any], arrays))
    return buffer.getvalue()


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    if archive.getinfo(_MANIFEST).file_size > _MANIFEST_LIMIT:
        raise ValueError("the manifest is too large")
    content = json.loads(archive.read(_MANIFEST))
    if formats.number(content) > FORMAT:
        raise ModelFileError(
            tr("“{name}” was made by a newer version of the program.", name=path.name), tr("Update the program.")
        )
    try:
        return Manifest.model_validate(content)
    except ValidationError as error:
        raise ValueError("the manifest is incomplete") from error


def _member(archive: zipfile.ZipFile, name: str, manifest: Manifest, path: Path) -> Arrays:
    if archive.getinfo(name).file_size > _MEMBER_LIMIT:
        raise ValueError(f"{name} is too large")
    data = archive.read(name)
    if hashlib.sha256(data).hexdigest() != manifest.hashes.get(name):
        raise ModelFileError(
            tr("“{name}” was changed or damaged after it was written.", name=path.name),
            tr("Get the file again from where it was made."),
        )
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return {key: arrays[key] for key in arrays.files}

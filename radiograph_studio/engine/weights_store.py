"""Where imported and downloaded ImageNet weights lie: list, check, import, remove. Loads no TensorFlow.

One file a network, ``ID.h5``, with ``ID.json`` beside it that says where it came from. The folder can be copied to
another computer as it is, or shared: `paths.weights_dirs`. A file under its publisher's own name works as well.
"""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from radiograph_studio import paths
from radiograph_studio.engine import h5_weights
from radiograph_studio.engine.catalogue import CATALOGUE, Backbone, backbone
from radiograph_studio.engine.h5_weights import Table
from radiograph_studio.errors import StorageError, WeightsError
from radiograph_studio.language import tr
from radiograph_studio.recipe import Control

State = Literal["included", "imported", "downloaded", "missing"]
_BLOCK = 1 << 20


class Note(BaseModel):
    """What is written beside a weights file."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    source: Literal["imported", "downloaded"] = "imported"
    original: str = ""
    verified: bool = False
    size: int = 0


@dataclass(frozen=True, slots=True)
class Status:
    """How it stands with the weights of one backbone.

    ``verified``: the file was found to be the published one; None where there is no file or no way to know. ``partial``
    counts the bytes of a download that was cut off and can go on.
    """

    entry: Backbone
    state: State
    path: Path | None = None
    verified: bool | None = None
    partial: int = 0


@dataclass(frozen=True, slots=True)
class Stored:
    """Weights that were taken in; ``warning`` is empty, or says in a sentence what could not be verified."""

    entry: Backbone
    path: Path
    verified: bool
    warning: str = ""


def folder() -> Path:
    """Return the folder that imported and downloaded weights go to."""
    return paths.weights_dirs()[0]


def part_path(entry: Backbone) -> Path:
    """Return where a download lies until it is complete."""
    return folder() / f"{entry.id}.h5.part"


def statuses() -> tuple[Status, ...]:
    """Return how it stands with every backbone of the catalogue."""
    return tuple(status(entry) for entry in CATALOGUE)


def status(entry: Backbone) -> Status:
    """Return how it stands with the weights of ``entry``; nothing is read but the note beside the file."""
    path = entry.weights_path()
    if entry.comes_with_program:
        return Status(entry, "included" if path else "missing", path, verified=True if path else None)
    if path is None:
        return Status(entry, "missing", partial=_size(part_path(entry)))
    note = _note(path)
    return Status(entry, note.source if note else "imported", path, note.verified if note else None)


def import_file(path: Path, backbone_id: str | None, control: Control) -> Stored:
    """Take in a weights file that the user has.

    Without ``backbone_id`` the network is the one that the file's shapes fit. A file with a published checksum is
    verified; another one whose shapes fit is taken in with a warning. Raises `WeightsError` where it is no weights
    file or of another network, `RecipeError` for an unknown backbone, `StorageError` where it cannot be kept,
    `Cancelled` where the user cancels.
    """
    wanted = _importable(backbone(backbone_id)) if backbone_id is not None else None
    table = h5_weights.read_table(path)
    entry = require_fit(path.name, table, wanted)
    h5_weights.read_weights(path, entry.signature)
    verified = is_published(entry, md5(path, control))
    return keep(entry, path, Note(source="imported", original=path.name, verified=verified), control)


def _importable(entry: Backbone) -> Backbone:
    if entry.comes_with_program:
        raise WeightsError(
            tr("The weights of {title} come with the program.", title=entry.title),
            tr("There is nothing to import or download."),
        )
    return entry


def require_published(backbone_id: str) -> Backbone:
    """Return a backbone whose weights can be downloaded; raise `WeightsError` for one that needs none."""
    return _importable(backbone(backbone_id))


def require_fit(name: str, table: Table, wanted: Backbone | None = None) -> Backbone:
    """Return the backbone whose weights ``table`` describes.

    Raises `WeightsError`, naming what was found and what was expected, where that is none or not ``wanted``.
    """
    shapes = table.without_top
    found = h5_weights.signature(shapes.layers)
    entry = next((each for each in CATALOGUE if each.signature and each.signature == found), None)
    if entry is not None and wanted in (None, entry):
        return entry
    counted = tr(
        "layers with weights: {layers}, parameters: {parameters}",
        layers=len(shapes.layers),
        parameters=_grouped(shapes.parameters),
    )
    raise WeightsError(_found(name, entry, counted), _expected(wanted))


def _found(name: str, entry: Backbone | None, counted: str) -> str:
    if entry is not None:
        title = entry.title
        return tr("The weights in “{name}” are those of {title} ({counted}).", name=name, title=title, counted=counted)
    return tr(
        "The weights in “{name}” are those of a network that is not in the catalogue ({counted}).",
        name=name,
        counted=counted,
    )


def _expected(wanted: Backbone | None) -> str:
    if wanted is None:
        titles = ", ".join(each.title for each in CATALOGUE if each.published)
        return tr("Choose a weights file of keras.applications for one of: {titles}.", titles=titles)
    assert wanted.published is not None
    return tr(
        "{title} has {parameters} parameters without its classifier; its file is {file}.",
        title=wanted.title,
        parameters=_grouped(wanted.parameters),
        file=wanted.published.name,
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")


def is_published(entry: Backbone, digest: str) -> bool:
    """Return whether an MD5 sum is one that the publisher names for ``entry``."""
    known = entry.published
    return known is not None and digest in {known.md5, known.md5_with_top}


def md5(path: Path, control: Control) -> str:
    """Return the MD5 sum of a file: what the publisher names. Raises `WeightsError` where it cannot be read."""
    digest = hashlib.md5(usedforsecurity=False)
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
                control.checkpoint()
    except OSError as error:
        raise WeightsError(
            tr("The weights file “{name}” cannot be read.", name=path.name),
            tr("Check that the disk or folder is still there."),
        ) from error
    return digest.hexdigest()


def keep(entry: Backbone, path: Path, note: Note, control: Control, *, move: bool = False) -> Stored:
    """Copy (or move) a file that was found to fit into the folder, with a note beside it."""
    target = folder() / f"{entry.id}.h5"
    control.checkpoint()
    if move:
        _moved(path, target)
    elif not (target.exists() and target.samefile(path)):
        with paths.replacing(target) as temporary:
            shutil.copyfile(path, temporary)
    size = target.stat().st_size
    paths.write_text(target.with_suffix(".json"), note.model_copy(update={"size": size}).model_dump_json(indent=1))
    return Stored(entry, target, note.verified, "" if note.verified else _warning(entry, note))


def _moved(path: Path, target: Path) -> None:
    try:
        path.replace(target)
    except OSError as error:
        raise StorageError(
            tr("“{name}” cannot be written ({reason}).", name=target.name, reason=error.strerror),
            tr("Check that you may write to the weights folder."),
        ) from error


def _warning(entry: Backbone, note: Note) -> str:
    if note.source == "downloaded":
        return tr("The publisher names no checksum for {title}: only size and shapes were checked.", title=entry.title)
    return tr(
        "This is not a file that keras.applications publishes for {title}, so nobody vouches for it. It was taken in "
        "because its shapes fit: use it only if you trust its source.",
        title=entry.title,
    )


def remove(backbone_id: str) -> None:
    """Delete imported or downloaded weights, and what a cut-off download left.

    Raises `WeightsError` where there are none or they come with the program, `StorageError` where the file stays.
    """
    entry = _importable(backbone(backbone_id))
    found = [path for path in (entry.weights_path(), part_path(entry)) if path is not None and path.is_file()]
    if not found:
        raise WeightsError(
            tr("There are no weights of {title} to remove.", title=entry.title), tr("See the list of weights.")
        )
    try:
        for path in found:
            path.unlink()
            path.with_suffix(".json").unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(
            tr("The weights of {title} cannot be removed ({reason}).", title=entry.title, reason=error.strerror),
            tr("Check that you may write to the weights folder."),
        ) from error


def _note(path: Path) -> Note | None:
    """Return what is written beside a file; None where it is absent, damaged, or about another file."""
    try:
        note = Note.model_validate(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError):
        return None
    return note if note.size == _size(path) else None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0

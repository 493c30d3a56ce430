"""Network weights: list them, take in a file, download when asked, remove; the same for both faces."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from radiograph_studio.engine import speed, weights_download, weights_store
from radiograph_studio.engine.catalogue import backbone
from radiograph_studio.engine.loading import load_tensorflow
from radiograph_studio.engine.weights_store import State
from radiograph_studio.recipe import Control

OnProgress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class BackboneRow:
    """One backbone as a face lists it.

    ``images_per_second`` at the backbone's own size; ``measured`` False: not on this machine, but reckoned from typical
    figures. ``download_bytes`` is None where nothing can or need be downloaded, ``partial`` counts what an interrupted
    download left.
    """

    id: str
    title: str
    size: int
    parameters: int
    imagenet_top1: float
    licence: str
    images_per_second: float
    measured: bool
    state: State
    path: Path | None
    verified: bool | None
    download_bytes: int | None
    partial: int
    source: str

    def as_dict(self) -> dict[str, object]:
        """Return the JSON form."""
        names = self.__slots__
        return {name: getattr(self, name) for name in names} | {"path": str(self.path) if self.path else None}


@dataclass(frozen=True, slots=True)
class Taken:
    """Weights that were imported or downloaded; ``warning`` is empty or says what could not be verified."""

    id: str
    title: str
    path: Path
    verified: bool
    warning: str

    def as_dict(self) -> dict[str, object]:
        """Return the JSON form."""
        return {name: getattr(self, name) for name in self.__slots__} | {"path": str(self.path)}


def weights_folder() -> Path:
    """Return the folder that imported and downloaded weights go to; it may not be there yet."""
    return weights_store.folder()


def list_weights() -> tuple[BackboneRow, ...]:
    """Return every backbone and how it stands with its weights; nothing heavy is loaded."""
    return tuple(_row(status) for status in weights_store.statuses())


def _row(status: weights_store.Status) -> BackboneRow:
    entry = status.entry
    per_second, measured = speed.images_per_second(entry.id, entry.size)
    return BackboneRow(
        id=entry.id,
        title=entry.title,
        size=entry.size,
        parameters=entry.parameters,
        imagenet_top1=entry.imagenet_top1,
        licence=entry.licence,
        images_per_second=round(per_second, 1),
        measured=measured,
        state=status.state,
        path=status.path,
        verified=status.verified,
        download_bytes=entry.published.size if entry.published else None,
        partial=status.partial,
        source=entry.published.url if entry.published else "",
    )


def import_weights(path: Path, backbone_id: str | None = None, control: Control | None = None) -> Taken:
    """Take in a weights file; without ``backbone_id`` its network is recognised.

    Raises `WeightsError`, `RecipeError` (unknown backbone), `StorageError`, or `Cancelled`.
    """
    return _taken(weights_store.import_file(path, backbone_id, control or Control()))


def download_weights(backbone_id: str, control: Control, on_progress: OnProgress) -> Taken:
    """Download published weights, and go on where that was cut off; ``on_progress`` is told bytes so far and in all.

    Raises `WeightsError`, `RecipeError` (unknown backbone), `StorageError`, or `Cancelled`.
    """
    return _taken(weights_download.download(backbone(backbone_id), control, on_progress))


def remove_weights(backbone_id: str) -> None:
    """Delete imported or downloaded weights. Raises `WeightsError`, `RecipeError` or `StorageError`."""
    weights_store.remove(backbone_id)


def measure_speeds(control: Control, on_measured: Callable[[str, float], object]) -> None:
    """Measure how fast every backbone is on this machine, and keep it; half a minute or more.

    ``on_measured`` is told id and images per second of each. Raises `Cancelled`.
    """
    load_tensorflow()
    from radiograph_studio.engine.measuring import measure

    for row in list_weights():
        control.checkpoint()
        on_measured(row.id, measure(backbone(row.id), control))


def _taken(stored: weights_store.Stored) -> Taken:
    return Taken(stored.entry.id, stored.entry.title, stored.path, stored.verified, stored.warning)

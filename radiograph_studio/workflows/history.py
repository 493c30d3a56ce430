"""The run history: what was trained before, found, named, thrown away; comparing and exporting have rooms beside.

Every function takes runs as they were listed. What became of a run since (renamed by another window, removed, still
going on) is looked up again before anything is changed.
"""

import json
import secrets
import shutil
import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from radiograph_studio import paths
from radiograph_studio.errors import StorageError
from radiograph_studio.language import tr
from radiograph_studio.runs import LABEL, History, RunSummary, list_runs, read_history, read_run
from radiograph_studio.workflows.comparing import Comparison, compare, points
from radiograph_studio.workflows.run_export import export

__all__ = [
    "Comparison",
    "CutOff",
    "Deleted",
    "History",
    "NoTrashError",
    "annotate",
    "compare",
    "cut_off_at",
    "delete",
    "export",
    "find",
    "newest_cut_off",
    "points",
    "read_history",
    "rename",
]

NAME_LIMIT, NOTE_LIMIT = 200, 10_000
_CHOICES = 3


class NoTrashError(StorageError):
    """The place where a run is kept has no trash; it can only be deleted for good."""

    kind = "no_trash"


@dataclass(frozen=True, slots=True)
class Deleted:
    """The runs that are gone, to the trash or ``permanently``, and those that are not with the reason."""

    done: tuple[RunSummary, ...]
    failed: tuple[tuple[RunSummary, StorageError], ...]
    permanently: bool

    @property
    def without_trash(self) -> tuple[RunSummary, ...]:
        """The runs that stayed because there is no trash for them."""
        return tuple(run for run, error in self.failed if isinstance(error, NoTrashError))


@dataclass(frozen=True, slots=True)
class CutOff:
    """A run whose program ended in its middle, where it was then, and the ids of all that were cut off."""

    run: RunSummary
    where: str
    ids: tuple[str, ...]


def find(identifier: str, runs_dir: Path | None = None) -> RunSummary:
    """Return the run with this id, or the one whose id begins so.

    Raises `StorageError` where no run, or more than one, is meant.
    """
    runs = list_runs(runs_dir)
    found = [run for run in runs if run.id == identifier]
    found = found or [run for run in runs if identifier and run.id.startswith(identifier)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise StorageError(f"No run has an id that begins with “{identifier}”.", "The command runs lists them.")
    some = ", ".join(run.id for run in found[:_CHOICES]) + (", …" if len(found) > _CHOICES else "")
    raise StorageError(f"{len(found)} runs have an id that begins with “{identifier}”: {some}.", "Name one in full.")


def rename(run: RunSummary, name: str) -> RunSummary:
    """Give a run another name and return it; raise `StorageError` where that cannot be kept."""
    return _write_label(run, name=checked_name(name))


def checked_name(name: str) -> str:
    """Return ``name`` as a run can have it; raise `StorageError` where it has no letters, or too many."""
    plain = " ".join(paths.printable(name).split())
    if not plain:
        raise StorageError(tr("A run needs a name."), tr("Type one."))
    if len(plain) > NAME_LIMIT:
        raise StorageError(
            tr("A name has {number} letters at most.", number=NAME_LIMIT), tr("Put the rest into the note.")
        )
    return plain


def annotate(run: RunSummary, note: str) -> RunSummary:
    """Replace a run's note and return the run; raise `StorageError` where that cannot be kept."""
    if len(note) > NOTE_LIMIT:
        raise StorageError(tr("A note has {number} letters at most.", number=NOTE_LIMIT), tr("Shorten it."))
    return _write_label(run, note=note.strip())


def delete(runs: Iterable[RunSummary], *, permanently: bool = False) -> Deleted:
    """Move runs to the trash of the system, or delete them for good; one that cannot go does not keep the others."""
    done, failed = [], []
    for run in runs:
        try:
            _delete(run, permanently=permanently)
            done.append(run)
        except StorageError as error:
            failed.append((run, error))
    return Deleted(tuple(done), tuple(failed), permanently)


def newest_cut_off(runs_dir: Path | None = None, put_off: Collection[str] = ()) -> CutOff | None:
    """Return the newest run that was cut off, but for those whose ids are in ``put_off``; None where there is none."""
    found = [run for run in list_runs(runs_dir) if run.status == "interrupted" and run.id not in put_off]
    return CutOff(found[0], cut_off_at(found[0]), tuple(run.id for run in found)) if found else None


def cut_off_at(run: RunSummary) -> str:
    """Return where a run ended, as "in epoch 5 of 8": the end of a sentence that says it was cut off."""
    last: dict[str, object] = (run.epochs() or [{}])[-1]
    epoch, epochs = last.get("epoch"), last.get("epochs")
    if not isinstance(epoch, int) or not isinstance(epochs, int):
        return tr("before its first epoch")
    if epoch < epochs:
        return tr("in epoch {epoch} of {epochs}", epoch=epoch + 1, epochs=epochs)
    return tr("after epoch {epoch} of {epochs}", epoch=epoch, epochs=epochs)


def _fresh(run: RunSummary) -> RunSummary:
    now = read_run(run.folder)
    if now is None:
        raise StorageError(tr("The run “{name}” is not there any more.", name=run.name), tr("Look at the list again."))
    now.require_known()
    return now


def _write_label(run: RunSummary, **words: str) -> RunSummary:
    now = _fresh(run)
    label = {"name": now.name, "note": now.note} | {key: paths.printable(text) for key, text in words.items()}
    paths.write_text(run.folder / LABEL, json.dumps(label, ensure_ascii=False, indent=1))
    return now.model_copy(update=label)


def _delete(run: RunSummary, *, permanently: bool) -> None:
    now = _fresh(run)
    if now.status == "running":
        raise StorageError(tr("The run “{name}” goes on.", name=now.name), tr("Stop it first, or wait for its end."))
    if permanently:
        _remove(now)
    else:
        _to_trash(now)


def _to_trash(run: RunSummary) -> None:
    from send2trash import send2trash

    paths.writable(run.folder.parent)
    if not _drive_has_trash(run.folder):
        raise _no_trash(run)
    try:
        send2trash(str(run.folder))
    except OSError as error:
        # Network drives and folders of other users have none: the library says so in many ways.
        raise _no_trash(run) from error


def _no_trash(run: RunSummary) -> NoTrashError:
    return NoTrashError(
        tr("The run “{name}” lies where there is no trash, as on a network drive.", name=run.name),
        tr("It can be deleted for good."),
    )


def _remove(run: RunSummary) -> None:
    # Out of the list in one step: what fails on the way leaves no half of a run in it.
    hidden = run.folder.with_name(f".deleted-{secrets.token_hex(4)}")
    try:
        run.folder.rename(hidden)
        shutil.rmtree(hidden)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StorageError(
            tr("The run “{name}” cannot be deleted ({reason}).", name=run.name, reason=reason),
            tr("Close what has its files open, and try again."),
        ) from error


def _drive_has_trash(folder: Path) -> bool:
    if sys.platform != "win32":
        return True
    import ctypes

    # Elsewhere than on a fixed disk, Windows deletes for good what it was asked to move to its bin.
    fixed = 3
    return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.resolve().anchor) == fixed)

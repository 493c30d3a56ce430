"""Writing run folders."""

import json
import os
import secrets
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from radiograph_studio import paths
from radiograph_studio.errors import StorageError
from radiograph_studio.language import tr
from radiograph_studio.runs.locking import lock
from radiograph_studio.runs.summary import CHECKPOINT, EVENTS, MODEL, RECORD, REPORT, RunSummary, read_run


class Run:
    """A run being written. Listens to its training's events before any face does."""

    def __init__(self, folder: Path, summary: RunSummary) -> None:
        from filelock import Timeout

        self.folder = folder
        self.summary = summary
        self._lock = lock(folder)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise _elsewhere() from error
        except (OSError, NotImplementedError):
            pass  # where the file system knows no locks, the run is written without one
        self._write()

    @classmethod
    def create(cls, runs_dir: Path, *, name: str, recipe: dict[str, Any], folders: dict[str, str]) -> "Run":
        """Create the folder of a new run; raise `StorageError` where that is not possible."""
        paths.writable(runs_dir)
        now = datetime.now(UTC)
        stamp = now.astimezone().strftime("%Y%m%d-%H%M%S")
        run_id = f"{stamp}-{recipe['preset']}-{secrets.token_hex(2)}"
        folder = runs_dir / run_id
        try:
            folder.mkdir()
        except OSError as error:
            raise StorageError(
                tr("The run's folder cannot be made ({reason}).", reason=error.strerror),
                tr("Try again, or choose another runs folder."),
            ) from error
        summary = RunSummary(
            id=run_id,
            created=now.isoformat(timespec="seconds"),
            name=paths.printable(name),
            preset=recipe["preset"],
            backbone=recipe["backbone"],
            recipe=recipe,
            folders=paths.printable(folders),
            folder=folder,
        )
        return cls(folder, summary)

    @classmethod
    def reopen(cls, folder: Path) -> "Run":
        """Open a run that was cut off, to go on with it.

        Raises `StorageError` where there is no such run, or another window is writing it.
        """
        summary = read_run(folder)
        if summary is None:
            raise StorageError(tr("There is no run in “{name}”.", name=folder.name), tr("Choose a run of the list."))
        summary.require_known()
        if summary.status == "running":
            raise _elsewhere()
        if not summary.resumable:
            raise StorageError(
                tr("This run has ended, there is nothing to resume."), tr("Continue it for more epochs instead.")
            )
        run = cls(folder, summary.model_copy(update={"status": "running", "error": None}))
        run._end_cut_line()
        return run

    @property
    def checkpoint_path(self) -> Path:
        """Where the state of the last whole epoch goes."""
        return self.folder / CHECKPOINT

    @property
    def model_path(self) -> Path:
        """Where the run's model goes."""
        return self.folder / MODEL

    @property
    def report_path(self) -> Path:
        """Where the run's report goes."""
        return self.folder / REPORT

    def update(self, **changes: Any) -> None:
        """Change the record, e.g. ``status="completed"``."""
        self.summary = self.summary.model_copy(update=changes)
        self._write()

    def close(self) -> None:
        """Let go of the run: from now on a status of "running" would mean that it was interrupted."""
        self._lock.release()

    def log(self, line: str) -> None:
        """Append one event (a JSON line); raise `StorageError` where that is not possible."""
        try:
            with (self.folder / EVENTS).open("a", encoding="utf-8") as stream:
                stream.write(line + "\n")
        except OSError as error:
            if isinstance(error, FileNotFoundError):  # the file itself would have been made
                raise StorageError(tr("The run's folder was removed.")) from error
            raise StorageError(
                tr("The run cannot be written: {reason}.", reason=error.strerror),
                tr("Free some space, or choose another runs folder."),
            ) from error

    def rewind(self, points: int) -> list[dict[str, Any]]:
        """Take back all but the first ``points`` points of the curves, with what was said after them; return those.

        Raises `StorageError` where the log cannot be written.
        """
        kept: list[dict[str, Any]] = []
        epochs: list[dict[str, Any]] = []
        for event in self.summary.events():
            if event.get("event") == "epoch":
                if len(epochs) == points:
                    break
                epochs.append(event)
            if event.get("event") != "finished":
                kept.append(event)
        paths.write_text(self.folder / EVENTS, "".join(json.dumps(event) + "\n" for event in kept))
        return epochs

    def drop_checkpoint(self) -> None:
        """Remove the state of the last epoch, and what a killed program left beside it: nothing will go on from it."""
        with suppress(OSError):
            self.checkpoint_path.unlink(missing_ok=True)
        paths.drop_spares(self.checkpoint_path)

    def discard(self) -> None:
        """Remove the run with its folder: nothing came of it."""
        with suppress(OSError):
            self.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end_cut_line(self) -> None:
        # A crash may have cut the last line off; what comes next begins on a line of its own.
        log = self.folder / EVENTS
        try:
            with log.open("rb") as stream:
                stream.seek(-1, os.SEEK_END)
                whole = stream.read() == b"\n"
        except OSError:  # there is none, or nothing in it
            return
        if not whole:
            self.log("")

    def _write(self) -> None:
        if not paths.is_folder(self.folder):
            # Writing would make the folder again, with a record and nothing else in it.
            raise StorageError(tr("The run's folder was removed."), tr("Start the training again."))
        paths.write_text(self.folder / RECORD, self.summary.model_dump_json(indent=1, exclude={"folder"}))


def _elsewhere() -> StorageError:
    return StorageError(tr("This run goes on in another window."), tr("Wait for its end, or stop it there."))

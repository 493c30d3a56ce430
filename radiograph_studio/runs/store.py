"""Writing and reading run folders."""

import json
import secrets
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from radiograph_studio import paths
from radiograph_studio.errors import StorageError

if TYPE_CHECKING:
    from filelock import FileLock

_RECORD, _EVENTS, MODEL, REPORT = "run.json", "events.jsonl", "model.rsmodel", "report.html"
_CHECKPOINT = "checkpoint.npz"
# Held by the program that writes the run; the system lets go of it when that program dies, whatever kills it.
_LOCK = ".running"


class RunSummary(BaseModel):
    """What the run history shows of a run.

    ``status`` is "running" from the first write to the last event, then how it ended; "interrupted" where the program
    that wrote it ended before it could say so.

    ``folders`` are the data folders by part as the user named them; they stay on this computer, as does ``out``,
    where the model was wanted besides. ``parent`` is the id of the run that this one continues, ``note`` the user's
    own words.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    created: str
    name: str
    status: str = "running"
    preset: str
    backbone: str
    recipe: dict[str, Any]
    folders: dict[str, str]
    classes: tuple[str, ...] = ()
    counts: dict[str, dict[str, int]] = Field(default_factory=dict)
    metrics: dict[str, Any] = Field(default_factory=dict)
    error: dict[str, str] | None = None
    out: str | None = None
    parent: str | None = None
    note: str = ""
    folder: Path = Path()

    @property
    def checkpoint(self) -> Path | None:
        """The state of the last whole epoch, kept while a run goes on and where it was cut off."""
        return _existing(self.folder / _CHECKPOINT)

    @property
    def resumable(self) -> bool:
        """True where the run was cut off by a crash or a fault, so that it can go on where it was."""
        return self.status == "interrupted" or (self.status == "failed" and self.checkpoint is not None)

    @property
    def model(self) -> Path | None:
        """The model file, where one was kept."""
        return _existing(self.folder / MODEL)

    @property
    def report(self) -> Path | None:
        """The HTML report, where one was made."""
        return _existing(self.folder / REPORT)

    @property
    def seconds(self) -> float | None:
        """How long the run took."""
        seconds = self.metrics.get("seconds")
        return seconds.get("total") if isinstance(seconds, dict) else None

    def epochs(self) -> list[dict[str, Any]]:
        """Return the run's epoch events, oldest first."""
        return [event for event in self.events() if event.get("event") == "epoch"]

    def events(self) -> list[dict[str, Any]]:
        """Return what the run said, oldest first; a last line cut off by a crash is left out."""
        try:
            lines = (self.folder / _EVENTS).read_bytes().split(b"\n")
        except OSError:
            return []
        return [event for event in map(_parsed, lines) if event is not None]


class Run:
    """A run being written. Listens to its training's events before any face does."""

    def __init__(self, folder: Path, summary: RunSummary) -> None:
        self.folder = folder
        self.summary = summary
        self._lock = _lock(folder)
        # Where the file system knows no locks, the run is written without one.
        with suppress(OSError, NotImplementedError):
            self._lock.acquire()
        self._write()

    @classmethod
    def create(cls, runs_dir: Path, *, name: str, recipe: dict[str, Any], folders: dict[str, str]) -> "Run":
        """Create the folder of a new run; raise `StorageError` where that is not possible."""
        paths.writable(runs_dir)
        now = datetime.now(UTC)
        stamp = now.astimezone().strftime("%Y%m%d-%H%M%S")
        run_id = f"{stamp}-{recipe['preset']}-{secrets.token_hex(2)}"
        folder = runs_dir / run_id
        folder.mkdir()
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
            raise StorageError(f"There is no run in “{folder.name}”.", "Choose a run of the list.")
        if summary.status == "running":
            raise StorageError("This run goes on in another window.", "Wait for its end, or stop it there.")
        if not summary.resumable:
            raise StorageError(
                "This run has ended, there is nothing to resume.", "Continue it for more epochs instead."
            )
        return cls(folder, summary.model_copy(update={"status": "running", "error": None}))

    @property
    def checkpoint_path(self) -> Path:
        """Where the state of the last whole epoch goes."""
        return self.folder / _CHECKPOINT

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
            with (self.folder / _EVENTS).open("a", encoding="utf-8") as stream:
                stream.write(line + "\n")
        except OSError as error:
            raise StorageError(
                f"The run cannot be written: {error.strerror}.",
                "Free some space, or choose another runs folder.",
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
        paths.write_text(self.folder / _EVENTS, "".join(json.dumps(event) + "\n" for event in kept))
        return epochs

    def drop_checkpoint(self) -> None:
        """Remove the state of the last epoch: nothing will go on from it."""
        with suppress(OSError):
            self.checkpoint_path.unlink(missing_ok=True)

    def discard(self) -> None:
        """Remove the run with its folder: nothing came of it."""
        with suppress(OSError):
            self.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _write(self) -> None:
        paths.write_text(self.folder / _RECORD, self.summary.model_dump_json(indent=1, exclude={"folder"}))


def list_runs(runs_dir: Path | None = None) -> list[RunSummary]:
    """Return the runs in ``runs_dir``, newest first; folders that hold no readable run are left out."""
    folder = runs_dir or paths.runs_dir()
    if not folder.is_dir():
        return []
    found = [run for run in map(read_run, sorted(folder.iterdir(), reverse=True)) if run is not None]
    return sorted(found, key=lambda run: (run.created, run.id), reverse=True)


def read_run(folder: Path) -> RunSummary | None:
    """Return the run in ``folder``; None where there is none that can be read."""
    try:
        content = (folder / _RECORD).read_bytes()
        summary = RunSummary.model_validate_json(content).model_copy(update={"folder": folder})
    except (OSError, ValidationError):
        return None
    if summary.status == "running" and not _is_held(folder):
        return summary.model_copy(update={"status": "interrupted"})
    return summary


def _lock(folder: Path) -> "FileLock":
    from filelock import FileLock

    # Not thread-local: the run is closed by whichever thread ends it.
    return FileLock(folder / _LOCK, timeout=0, thread_local=False)


def _is_held(folder: Path) -> bool:
    from filelock import Timeout

    if not (folder / _LOCK).is_file():
        return False
    try:
        with _lock(folder):
            return False
    except Timeout:
        return True
    except (OSError, NotImplementedError):
        return False


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        event = json.loads(line)
    except ValueError:
        return None
    return event if isinstance(event, dict) else None


def _existing(path: Path) -> Path | None:
    return path if path.is_file() else None

"""What is known of a run on disk, and how it is read back whatever became of its folder."""

import json
import math
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from radiograph_studio import formats, paths
from radiograph_studio.errors import StorageError
from radiograph_studio.language import tr
from radiograph_studio.recipe import changed_settings
from radiograph_studio.runs.locking import is_held

RECORD, EVENTS, MODEL, REPORT = "run.json", "events.jsonl", "model.rsmodel", "report.html"
CHECKPOINT = "checkpoint.bin"
# The user's own words have a file of their own: a training that goes on rewrites its record, and would undo them.
LABEL = "label.json"
_RECORD_LIMIT = 64 * 1024 * 1024
_LINE_LIMIT = 4 * 1024 * 1024
_PLAIN_NAMES = {"train", "training"}


class RunSummary(BaseModel):
    """What the run history shows of a run.

    ``status`` is "running" from the first write to the last event, then how it ended; "interrupted" where the program
    that wrote it ended before it could say so; "newer" where it is of a version of the program that this one does not
    know: it is listed as far as it can be read, and left as it is (`require_known`).

    ``folders`` are the data folders by part as the user named them; they stay on this computer, as does ``out``,
    where the model was wanted besides. ``devices`` says whether all GPUs were used, ``parent`` is the id of the run
    that this one continues, ``note`` the user's own words.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: int = formats.RUN
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
    devices: Literal["one", "all"] = "one"
    parent: str | None = None
    note: str = ""
    folder: Path = Path()

    @property
    def changed(self) -> tuple[str, ...]:
        """The settings that are not those of the run's preset."""
        return changed_settings({**self.recipe, "preset": self.preset}, continued=self.parent is not None)

    @property
    def is_newer(self) -> bool:
        """True for a run of a newer version of the program."""
        return self.format > formats.RUN

    def require_known(self) -> None:
        """Raise `StorageError` for a run of a newer version: it can be listed, and that is all."""
        if self.is_newer:
            raise StorageError(
                tr("The run “{name}” was made by a newer version of the program.", name=self.name),
                tr("Update the program, or use that version for this run."),
            )

    @property
    def checkpoint(self) -> Path | None:
        """The state of the last whole epoch, kept while a run goes on and where it was cut off."""
        return _existing(self.folder / CHECKPOINT)

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
    def data(self) -> str:
        """Name of the folder that it was trained on, or of the one above where it is just called train."""
        folder = PurePath(self.folders.get("train", ""))
        plain = folder.name.lower() in _PLAIN_NAMES and folder.parent.name
        return folder.parent.name if plain else folder.name

    @property
    def moment(self) -> datetime:
        """When it began, by the clock of then; the beginning of all time where the record does not say."""
        try:
            made = datetime.fromisoformat(self.created)
        except ValueError:
            return datetime.min.replace(tzinfo=UTC)
        return made if made.tzinfo else made.replace(tzinfo=UTC)

    @property
    def seconds(self) -> float | None:
        """How long the run took; None where a clock that was set back makes that less than nothing."""
        seconds = self.metrics.get("seconds")
        total = _number(seconds.get("total")) if isinstance(seconds, dict) else None
        return total if total is not None and total >= 0 else None

    def figures(self, part: str = "validation") -> dict[str, Any]:
        """Return the figures on a part of the data; empty where there are none."""
        found = self.metrics.get(part)
        return found if isinstance(found, dict) else {}

    def figure(self, name: str, part: str = "validation") -> float | None:
        """Return one figure, e.g. "accuracy"; None where it cannot be had."""
        return _number(self.figures(part).get(name))

    def interval(self, name: str, part: str = "validation") -> tuple[float, float] | None:
        """Return the 95 % interval of a figure; None where it cannot be had."""
        pair = self.figures(part).get(f"{name}_ci")
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            return None
        low, high = _number(pair[0]), _number(pair[1])
        return None if low is None or high is None else (low, high)

    def epochs(self) -> list[dict[str, Any]]:
        """Return the run's epoch events, oldest first."""
        return [event for event in self._lines(b'"epoch"') if event.get("event") == "epoch"]

    def warnings(self) -> list[dict[str, Any]]:
        """Return the run's warning events, oldest first."""
        return [event for event in self._lines(b'"warning"') if event.get("event") == "warning"]

    def end(self) -> dict[str, Any]:
        """Return the event with which the run ended, or nothing; of a run that was resumed, the newest."""
        ends = [event for event in self._lines(b'"finished"') if event.get("event") == "finished"]
        return ends[-1] if ends else {}

    def events(self) -> list[dict[str, Any]]:
        """Return what the run said, oldest first; a last line cut off by a crash is left out."""
        return list(self._lines())

    def _lines(self, holding: bytes = b"") -> Iterator[dict[str, Any]]:
        # Line by line: the log of a long run need not fit into memory, and a line without end is none of ours.
        try:
            with (self.folder / EVENTS).open("rb") as stream:
                while line := stream.readline(_LINE_LIMIT):
                    event = _parsed(line) if holding in line else None
                    if event is not None:
                        yield event
        except OSError:
            return


class History(NamedTuple):
    """The runs, newest first, and how many folders hold the record of a run that cannot be read."""

    runs: list[RunSummary]
    damaged: int


def list_runs(runs_dir: Path | None = None) -> list[RunSummary]:
    """Return the runs in ``runs_dir``, newest first; folders that hold no readable run are left out.

    Raises `StorageError` where the folder is there but may not be read.
    """
    return read_history(runs_dir).runs


def read_history(runs_dir: Path | None = None) -> History:
    """Return the runs in ``runs_dir``, newest first, and how many records are damaged.

    A clock that was set back, or ahead, changes the order but nothing else. Raises `StorageError` as `list_runs` does.
    """
    folder = runs_dir or paths.runs_dir()
    try:
        # What begins with a dot is being written or deleted.
        entries = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    except (FileNotFoundError, NotADirectoryError):
        return History([], 0)
    except OSError as error:
        raise StorageError(
            tr("The run history in “{name}” cannot be read ({reason}).", name=folder.name, reason=error.strerror),
            tr("Ask for the right to read that folder, or choose another one."),
        ) from error
    found = [(entry, read_run(entry)) for entry in entries]
    runs = [run for _, run in found if run is not None]
    damaged = sum(run is None and _has_record(entry) for entry, run in found)
    return History(sorted(runs, key=lambda run: (run.moment, run.id), reverse=True), damaged)


def read_run(folder: Path) -> RunSummary | None:
    """Return the run in ``folder``, or None where there is none that can be read.

    Its id is the name of its folder, so that a copied folder is a run of its own.
    """
    try:
        if (folder / RECORD).stat().st_size > _RECORD_LIMIT:
            return None
        content = json.loads((folder / RECORD).read_bytes())
        newer = formats.number(content) > formats.RUN
        summary = _as_far_as_known(content) if newer else RunSummary.model_validate(content)
    except (OSError, ValueError, RecursionError, ValidationError):
        return None
    changes: dict[str, Any] = {"folder": folder, "id": folder.name} | _label(folder)
    if summary.status == "running" and not is_held(folder, folder / EVENTS):
        changes["status"] = "interrupted"
    return summary.model_copy(update=changes)


def _as_far_as_known(content: dict[str, Any]) -> RunSummary:
    """Return what a record of a newer version says in words that still mean the same; its curves are not looked for."""
    words = {
        key: content[key] for key in ("created", "name", "preset", "backbone") if isinstance(content.get(key), str)
    }
    unknown = {"created": "", "name": "–", "preset": "–", "backbone": "–"}
    empty: dict[str, Any] = {"id": "", "status": "newer", "recipe": {}, "folders": {}}
    return RunSummary.model_validate(unknown | words | empty | {"format": formats.number(content)})


def _label(folder: Path) -> dict[str, str]:
    try:
        label = _parsed((folder / LABEL).read_bytes()[:_LINE_LIMIT]) or {}
    except OSError:
        return {}
    return {key: value for key, value in label.items() if key in ("name", "note") and isinstance(value, str)}


def _has_record(folder: Path) -> bool:
    try:
        return (folder / RECORD).exists()
    except OSError:
        return False


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return event if isinstance(event, dict) else None


def _existing(path: Path) -> Path | None:
    try:
        return path if path.is_file() else None
    except OSError:
        return None

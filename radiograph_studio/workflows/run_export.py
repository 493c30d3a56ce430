"""A run as one file to hand on: settings, figures, curves, model and report, but nothing that names a patient.

Folders, and the names of files that the run warned of or judged worst, stay on this computer: what is written is built
from the fields that are known to be free of them, never by taking some away from the rest.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from radiograph_studio import paths
from radiograph_studio.errors import StorageError
from radiograph_studio.evaluation import Figures
from radiograph_studio.language import mark, tr
from radiograph_studio.runs import MODEL, RunSummary, read_run
from radiograph_studio.workflows.comparing import Point, points

_RECORD = ("format", "id", "created", "name", "status", "preset", "backbone", "recipe", "classes", "counts", "metrics")
_RECORD_LATER = ("parent", "note")
_EPOCH = ("event", "phase", "member", "epoch", "epochs", "best", "loss", "accuracy", "val_loss", "val_accuracy")
_EPOCH_LATER = ("val_accuracy_ci", "seconds", "images_per_second", "memory")
_KEPT: Mapping[str, tuple[str, ...]] = {
    "phase": ("event", "phase", "message"),
    "epoch": _EPOCH + _EPOCH_LATER,
    "warning": ("event", "message"),
    "finished": ("event", "status", "metrics", "run", "error"),
}
_SHORTEST = 2
_FILE, _FOLDER = mark("(file)"), mark("(folder)")


def export(run: RunSummary, out: Path) -> None:
    """Write ``run`` as a zip file, all of it or none.

    Raises `StorageError` where the run was removed meanwhile or the file cannot be written.
    """
    now = read_run(run.folder)
    if now is None:
        raise StorageError(tr("The run “{name}” is not there any more.", name=run.name), tr("Look at the list again."))
    now.require_known()
    if out.is_dir():
        raise StorageError(tr("“{name}” is a folder.", name=out.name), tr("Name a file, for example run.zip."))
    events = list(_events(now))
    texts = {
        "run.json": json.dumps(_record(now), ensure_ascii=False, indent=1),
        "events.jsonl": "".join(json.dumps(event, ensure_ascii=False) + "\n" for event in events),
        "curves.csv": _csv(now),
    }
    # A clock that was set back before 1980 is no reason to fail: zip files know no earlier year.
    with paths.replacing(out) as temporary, zipfile.ZipFile(temporary, "w", strict_timestamps=False) as archive:
        for name, text in texts.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
        _add_report(archive, now, events, temporary)
        if now.model is not None:
            # It is a zip itself: packing it twice takes time and saves nothing.
            archive.write(now.model, MODEL, zipfile.ZIP_STORED)


def _record(run: RunSummary) -> dict[str, Any]:
    secrets = _secrets(run)
    shown = run.model_dump(mode="json")
    record = {key: shown[key] for key in _RECORD + _RECORD_LATER}
    record["error"] = run.error and {key: _scrubbed(text, secrets) for key, text in run.error.items()}
    return record


def _events(run: RunSummary) -> Iterator[dict[str, Any]]:
    secrets = _secrets(run)
    for event in run.events():
        kept = {key: event[key] for key in _KEPT.get(str(event.get("event")), ()) if key in event}
        own = secrets | dict.fromkeys(_names(event.get("files")), _FILE)
        if kept:
            yield {key: _scrubbed(value, own) if key in ("message", "error") else value for key, value in kept.items()}


def _csv(run: RunSummary) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(Point._fields[1:])
    writer.writerows(["" if value is None else value for value in point[1:]] for point in points(run))
    return stream.getvalue()


def _add_report(archive: zipfile.ZipFile, run: RunSummary, events: list[dict[str, Any]], beside: Path) -> None:
    # Made anew: the run's own lists every image by the name of its file.
    figures = run.figures("test") or run.figures()
    if run.report is None or not figures:
        return
    from radiograph_studio import reporting
    from radiograph_studio.workflows.judging import roc_arrays

    title = tr("Training report: test") if run.figures("test") else tr("Training report: validation")
    target = beside.with_suffix(".html")
    try:
        reporting.evaluation_report(
            target,
            title=title,
            model_name=run.name,
            created=run.created,
            classes=run.classes,
            figures=Figures.from_dict(figures),
            roc=roc_arrays(figures.get("roc", {})),
            rows=(),
            counts=run.counts,
            recipe=run.recipe,
            curves=run.epochs(),
            warnings=[event["message"] for event in events if event["event"] == "warning"],
        )
        archive.write(target, "report.html", zipfile.ZIP_DEFLATED)
    except (KeyError, TypeError, ValueError):
        pass  # figures of an older version: the record has them all the same
    finally:
        target.unlink(missing_ok=True)


def _secrets(run: RunSummary) -> dict[str, str]:
    """Return texts that must not leave this computer, each with what to say instead."""
    found: dict[str, str] = {}
    for place in [*run.folders.values(), run.out, str(run.folder), str(run.folder.parent), str(Path.home())]:
        if place and len(PurePath(place).parts) > 1:
            found[place] = _FOLDER
    found |= dict.fromkeys(_names([run.out]), _FILE)
    for event in run.warnings():
        found |= dict.fromkeys(_names(event.get("files")), _FILE)
    for event in run.events():
        worst = event.get("worst")
        for entry in worst if isinstance(worst, list) else ():
            found |= dict.fromkeys(_names([entry.get("path")] if isinstance(entry, dict) else ()), _FILE)
    return found


def _names(files: Any) -> list[str]:
    listed = [name for name in files if isinstance(name, str)] if isinstance(files, list | tuple) else []
    # Shorter ones name nobody, and would be found inside other words.
    return [part for name in listed for part in (name, PurePath(name).name) if len(part) > _SHORTEST]


def _scrubbed(value: Any, secrets: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _scrubbed(entry, secrets) for key, entry in value.items()}
    if not isinstance(value, str):
        return value
    for secret in sorted(secrets, key=len, reverse=True):
        value = value.replace(secret, tr(secrets[secret]))
    return value

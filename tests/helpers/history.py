"""A run history as it looks after some weeks of work: run folders with plausible figures and curves."""

import json
import math
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from radiograph_studio.recipe import Epoch, Finished, Phase, Preset, Warn, WorstImage, preset_recipe

CLASSES = ("normal", "pneumonia")
PATIENT = "MEIER_HANNA_1951"
_START = datetime(2026, 10, 2, 14, 3, tzinfo=UTC)


class Wanted(NamedTuple):
    """What a made-up run is like: ``skill`` is the accuracy that its curve tends to."""

    name: str
    preset: Preset
    status: str
    skill: float
    epochs: int
    done: int
    seconds: float
    folder: str = "chest pneumonia"
    note: str = ""
    changes: dict[str, Any] = {}  # noqa: RUF012 - read only


WEEKS = (
    Wanted("First look", "instant", "completed", 0.9, 20, 20, 11.4),
    Wanted("Balanced, defaults", "balanced", "completed", 0.94, 8, 8, 184.0, note="Good enough for the talk."),
    Wanted("Balanced, Paper augmentation", "balanced", "stopped", 0.91, 12, 7, 203.0, changes={"batch_size": 16}),
    Wanted("The tutorial to the letter", "paper", "failed", 0.6, 20, 3, 0.0, "abdomen or chest"),
    Wanted("Wrists, a try", "instant", "cancelled", 0.7, 20, 6, 0.0, "wrists"),
    Wanted("Thorough, over the weekend", "thorough", "completed", 0.96, 16, 16, 4210.0, note="Seeds 0 to 2, averaged."),
    Wanted("Balanced, higher rate", "balanced", "completed", 0.925, 8, 8, 179.0, changes={"learning_rate": 1e-3}),
    Wanted("Thorough again", "thorough", "interrupted", 0.95, 8, 4, 0.0),
)


def write_history(runs_dir: Path, wanted: tuple[Wanted, ...] = WEEKS) -> list[Path]:
    """Write the runs, oldest first, and return their folders."""
    return [write_run(runs_dir, each, _START + timedelta(days=6.3 * n)) for n, each in enumerate(wanted)]


def write_run(runs_dir: Path, wanted: Wanted, created: datetime = _START) -> Path:
    """Write one run's folder and return it; nothing is locked and no network is trained."""
    recipe = preset_recipe(wanted.preset).model_dump(mode="json") | {"epochs": wanted.epochs} | wanted.changes
    folder = runs_dir / f"{created:%Y%m%d-%H%M%S}-{wanted.preset}-{zlib.crc32(wanted.name.encode()) % 65536:04x}"
    folder.mkdir(parents=True)
    kept = wanted.status in ("completed", "stopped")
    metrics = _metrics(wanted) if kept else {}
    data = f"/data/{PATIENT}/{wanted.folder}"
    record = {
        "id": folder.name,
        "created": created.isoformat(timespec="seconds"),
        "name": wanted.name,
        "status": "running" if wanted.status == "interrupted" else wanted.status,
        "preset": wanted.preset,
        "backbone": recipe["backbone"],
        "recipe": recipe,
        "folders": {"train": f"{data}/train", "validation": f"{data}/val"},
        "classes": list(CLASSES),
        "counts": {"train": dict.fromkeys(CLASSES, 75), "validation": dict.fromkeys(CLASSES, 25)},
        "metrics": metrics,
        "error": _ERROR if wanted.status == "failed" else None,
        "out": f"{data}/{PATIENT}.rsmodel",
        "note": wanted.note,
    }
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    lines = [event.model_dump_json() for event in _events(wanted, metrics)]
    (folder / "events.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if kept:
        (folder / "model.rsmodel").write_bytes(b"model")
        (folder / "report.html").write_text(f"<p>{PATIENT}.dcm</p>", encoding="utf-8")
    return folder


_ERROR = {
    "kind": "training_failed",
    "message": "The loss is no number any more.",
    "hint": "Try a lower learning rate.",
}


def _events(wanted: Wanted, metrics: dict[str, Any]) -> list[Any]:
    events: list[Any] = [Phase(phase="reading", message="Looking through the folders")]
    events.append(Warn(message=f"1 file left out. {PATIENT}.dcm: It is no image.", files=(f"{PATIENT}.dcm",)))
    events += [_epoch(wanted, number) for number in range(1, wanted.done + 1)]
    if wanted.status != "interrupted":
        events.append(
            Finished(status=wanted.status, model=f"/data/{PATIENT}.rsmodel", metrics=metrics, report="/data/x.html")
        )
    return events


def _epoch(wanted: Wanted, number: int) -> Epoch:
    learned = 1 - math.exp(-number / 3)
    wobble = 0.02 * math.sin(7 * number + len(wanted.name))
    accuracy = min(0.5 + (wanted.skill - 0.5) * learned + wobble, 1.0)
    return Epoch(
        phase="head" if wanted.preset == "instant" else "finetune",
        epoch=number,
        epochs=wanted.epochs,
        loss=0.7 - 0.55 * learned,
        accuracy=min(0.52 + 0.46 * learned, 1.0),
        val_loss=0.72 - 0.6 * (wanted.skill - 0.5) * learned * 1.6 - wobble,
        val_accuracy=accuracy,
        val_accuracy_ci=(max(accuracy - 0.1, 0), min(accuracy + 0.06, 1)),
        seconds=wanted.seconds * number / max(wanted.done, 1) or 9.0 * number,
        images_per_second=17.2,
        memory=900_000_000,
        worst=(WorstImage(path=f"/data/{PATIENT}/7.dcm", truth="normal", predicted="pneumonia", probability=0.03),),
    )


def _metrics(wanted: Wanted) -> dict[str, Any]:
    right = round(25 * wanted.skill)
    share = right / 25
    ci = [max(share - 0.11, 0.0), min(share + 0.05, 1.0)]
    figures = {
        "n": 50,
        "correct": 2 * right,
        "accuracy": share,
        "accuracy_ci": ci,
        "balanced_accuracy": share,
        "auc": min(share + 0.02, 1.0),
        "auc_ci": ci,
        "classes": list(CLASSES),
        "confusion": [[right, 25 - right], [25 - right, right]],
        "per_class": [_of_class(name, share, ci) for name in CLASSES],
        "roc": {"pneumonia": {"fpr": [0.0, 0.1, 1.0], "tpr": [0.0, share, 1.0]}},
    }
    return {"validation": figures, "test": None, "seconds": {"first_validation": 3.2, "total": wanted.seconds}}


def _of_class(name: str, share: float, ci: list[float]) -> dict[str, Any]:
    return {
        "class": name,
        "n": 25,
        "sensitivity": share,
        "sensitivity_ci": ci,
        "specificity": share,
        "specificity_ci": ci,
        "precision": share,
    }

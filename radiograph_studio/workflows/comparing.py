"""Runs beside each other: where their settings differ, how well they did, and their curves."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from radiograph_studio.language import tr
from radiograph_studio.reporting.wording import part_name, settings_rows
from radiograph_studio.runs import RunSummary

FIGURES = (("accuracy", "accuracy"), ("balanced_accuracy", "balanced accuracy"), ("auc", "AUC"))
PARTS = ("validation", "test")
_CURVES = ("loss", "accuracy", "val_loss", "val_accuracy")


class Setting(NamedTuple):
    """One setting of all runs, in words; None where a run has no such setting."""

    name: str
    values: tuple[str | None, ...]

    @property
    def differs(self) -> bool:
        """True where not all runs have the same value."""
        return len(set(self.values)) > 1


class Figure(NamedTuple):
    """One figure of all runs (0 to 1) with its 95 % intervals; None where it cannot be had.

    ``name`` and ``part`` are English in every language: who shows them has words of their own.
    """

    name: str
    part: str
    values: tuple[float | None, ...]
    intervals: tuple[tuple[float, float] | None, ...]


class Point(NamedTuple):
    """One epoch of a curve; ``x`` never runs backwards, though each phase counts its epochs from the beginning."""

    x: float
    phase: str
    member: int
    epoch: int
    epochs: int
    loss: float | None
    accuracy: float | None
    val_loss: float | None
    val_accuracy: float | None
    val_low: float | None
    val_high: float | None
    seconds: float | None
    images_per_second: float | None


class Comparison(NamedTuple):
    """Several runs beside each other; every tuple inside has a place for each run, in their order."""

    runs: tuple[RunSummary, ...]
    settings: tuple[Setting, ...]
    figures: tuple[Figure, ...]
    seconds: tuple[float | None, ...]
    curves: tuple[tuple[Point, ...], ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form, without paths."""
        return {
            "runs": [{"id": run.id, "name": run.name, "status": run.status} for run in self.runs],
            "settings": [row._asdict() | {"differs": row.differs} for row in self.settings],
            "figures": [row._asdict() for row in self.figures],
            "seconds": list(self.seconds),
            "curves": [[point._asdict() for point in curve] for curve in self.curves],
        }


def compare(runs: Sequence[RunSummary]) -> Comparison:
    """Put runs beside each other; settings that differ come first."""
    rows = [dict(_settings(run)) for run in runs]
    names = list(dict.fromkeys(name for row in rows for name in row))
    listed = [Setting(name, tuple(row.get(name) for row in rows)) for name in names]
    return Comparison(
        runs=tuple(runs),
        settings=tuple(sorted(listed, key=lambda row: not row.differs)),
        figures=tuple(_figures(runs)),
        seconds=tuple(run.seconds for run in runs),
        curves=tuple(points(run) for run in runs),
    )


def settings(run: RunSummary) -> list[tuple[str, str]]:
    """Return what decided a run as rows of name and value: its data, then its recipe, and what of it was changed."""
    return _settings(run, run.changed)


def _settings(run: RunSummary, changed: Sequence[str] = ()) -> list[tuple[str, str]]:
    rows = [(tr("Data"), run.data or run.name)]
    rows += [
        (tr("Images: {part}", part=part_name(part)), str(sum(numbers.values()))) for part, numbers in run.counts.items()
    ]
    if run.parent:
        rows.append((tr("Continues"), run.parent))
    return rows + settings_rows(run.recipe, changed)


def points(run: RunSummary) -> tuple[Point, ...]:
    """Return the epochs of a run as its log has them; entries that are no epoch are left out."""
    found: list[Point] = []
    for event in run.epochs():
        epoch, epochs = event.get("epoch"), event.get("epochs")
        if not isinstance(epoch, int) or not isinstance(epochs, int):
            continue
        # A phase, or a network of several, that counts from the beginning goes on to the right.
        before = found[-1] if found else None
        offset = before.x - before.epoch if before else 0.0
        if before and epoch <= before.epoch:
            offset = before.x + 1 - epoch
        low, high = _pair(event.get("val_accuracy_ci"))
        loss, accuracy, val_loss, val_accuracy = (_number(event.get(key)) for key in _CURVES)
        found.append(
            Point(
                epoch + offset,
                str(event.get("phase", "")),
                int(_number(event.get("member")) or 1),
                epoch,
                epochs,
                loss,
                accuracy,
                val_loss,
                val_accuracy,
                low,
                high,
                _number(event.get("seconds")),
                _number(event.get("images_per_second")),
            )
        )
    return tuple(found)


def _figures(runs: Sequence[RunSummary]) -> list[Figure]:
    listed = [
        Figure(
            name,
            part,
            tuple(run.figure(key, part) for run in runs),
            tuple(run.interval(key, part) for run in runs),
        )
        for part in PARTS
        for key, name in FIGURES
    ]
    return [row for row in listed if any(value is not None for value in row.values)]


def _pair(value: Any) -> tuple[float | None, float | None]:
    if isinstance(value, list | tuple) and len(value) == 2:
        return _number(value[0]), _number(value[1])
    return None, None


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

"""Evaluate: a model and a labelled folder in, the figures with their intervals out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from radiograph_studio import evaluation, reporting
from radiograph_studio.datasets import Unreadable, labelled_items
from radiograph_studio.datasets.dataset import count_by_class
from radiograph_studio.errors import DatasetError
from radiograph_studio.language import tr
from radiograph_studio.recipe import Control
from radiograph_studio.workflows.judging import figures_with_roc, roc_arrays
from radiograph_studio.workflows.scoring import ScoreRow, open_model, score_files


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """One scored file with its true class."""

    path: Path
    true: str
    predicted: str
    probability: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How a model did on a labelled folder. ``figures`` as the command line prints them, with ``roc`` points."""

    model_name: str
    figures: dict[str, Any]
    rows: tuple[EvaluationRow, ...]
    unreadable: tuple[Unreadable, ...]
    counts: dict[str, int]

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form: the figures, the model's name, and the files that could not be read."""
        files = [{"file": entry.path.name, "message": entry.message} for entry in self.unreadable]
        return self.figures | {"model": self.model_name, "unreadable": files}


def evaluate(
    model: Path,
    folder: Path,
    report: Path | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    control: Control | None = None,
) -> Evaluation:
    """Score every file of a class-per-folder tree and compare with the folder names.

    Raises `ModelFileError`, `DatasetError`, `StorageError`, or `Cancelled`.
    """
    control = control or Control()
    scorer = open_model(model)
    classes = scorer.info.classes
    items, unreadable = labelled_items(folder, classes, checkpoint=control.checkpoint)
    rows: list[ScoreRow] = []

    def on_row(row: ScoreRow) -> None:
        rows.append(row)
        if on_progress:
            on_progress(len(rows), len(items))

    score_files(scorer, [item.path for item in items], on_row, control)
    scored = [(item, row.score) for item, row in zip(items, rows, strict=True) if row.score]
    if not scored:
        raise DatasetError(tr("No file in this folder can be read."), tr("Choose a folder with radiographs."))
    failed = [Unreadable(row.path, "test", row.error.message, row.error.hint) for row in rows if row.error]
    labels = np.array([item.label for item, _ in scored], np.int64)
    probabilities = np.array([list(score.probabilities.values()) for _, score in scored])
    evaluation_ = Evaluation(
        model_name=scorer.info.name,
        figures=figures_with_roc(labels, probabilities, classes),
        rows=tuple(
            EvaluationRow(item.path, classes[item.label], score.label, max(score.probabilities.values()))
            for item, score in scored
        ),
        unreadable=(*unreadable, *failed),
        counts=count_by_class([item for item, _ in scored], classes),
    )
    if report:
        _report(report, evaluation_, scorer.info.recipe, scorer.info.created)
    return evaluation_


def _report(path: Path, result: Evaluation, recipe: dict[str, Any], created: str) -> None:
    reporting.evaluation_report(
        path,
        title=tr("Evaluation report"),
        model_name=result.model_name,
        created=created,
        classes=tuple(result.figures["classes"]),
        figures=evaluation.Figures.from_dict(result.figures),
        roc=roc_arrays(result.figures["roc"]),
        rows=[reporting.ReportRow(row.path.name, row.true, row.predicted, row.probability) for row in result.rows],
        counts={"test": result.counts},
        recipe=recipe,
        curves=None,
        warnings=[f"{entry.path.name}: {entry.message}" for entry in result.unreadable],
    )

"""The report on an evaluation: one HTML file that stands alone."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from numpy.typing import ArrayLike

from radiograph_studio import RESEARCH_USE, __version__
from radiograph_studio.evaluation import Figures
from radiograph_studio.language import tr
from radiograph_studio.paths import write_text
from radiograph_studio.reporting.plots import curves_svg, roc_svg
from radiograph_studio.reporting.wording import (
    NOT_AVAILABLE,
    area_with_interval,
    counted,
    part_name,
    percent,
    settings_rows,
    share_with_interval,
)


class ReportRow(NamedTuple):
    """One image of the report: its file, both labels, and the probability (0 to 1) of the predicted one."""

    file: str
    truth: str
    predicted: str
    probability: float


Row = ReportRow | tuple[str, str, str, float]


def evaluation_report(
    path: Path,
    *,
    title: str,
    model_name: str,
    created: datetime | str,
    classes: Sequence[str],
    figures: Figures,
    roc: Mapping[str, tuple[ArrayLike, ArrayLike]],
    rows: Sequence[Row],
    counts: Mapping[str, Mapping[str, int]],
    recipe: Mapping[str, Any],
    curves: Sequence[Mapping[str, Any]] | None = None,
    warnings: Sequence[str] = (),
    changed: Sequence[str] = (),
) -> None:
    """Write the report, all of it or none, in the language of the window; without one in English.

    Args:
        path: the HTML file; replaced where it is there.
        title: heading, e.g. "Evaluation on 10 test images".
        model_name: name of the model, without the way to it.
        created: when the evaluation was made; text is printed as it is.
        classes: names in the model's order; of two the second is the positive one.
        figures: of the same images as ``rows``.
        roc: class name to false and true positive rates (`evaluation.roc_points`); may be empty.
        rows: one for each image; only the last part of a file's path is printed.
        counts: part to class to number of images (`datasets.Dataset.counts`).
        recipe: settings of the training, may be nested.
        curves: the fields of each epoch event, where the training is known.
        warnings: sentences that its reader should know.
        changed: fields of ``recipe`` that are not those of its preset, where that is known.

    Raises:
        StorageError: the file cannot be written.
    """
    two = len(classes) == 2
    shown_roc = {name: points for name, points in roc.items() if not two or name == classes[1]}
    text = _template().render(
        title=title,
        model_name=_file_name(model_name),
        created=created if isinstance(created, str) else f"{created:%Y-%m-%d %H:%M}",
        classes=list(classes),
        n=figures.n,
        tiles=_tiles(figures, classes),
        confusion=_confusion(figures),
        per_class=_per_class(figures),
        roc=roc_svg(shown_roc, _decisions(figures)),
        curves=curves_svg(curves or ()),
        rows=_ordered(rows),
        wrong=sum(row[1] != row[2] for row in rows),
        counts={part_name(part): dict(numbers) for part, numbers in counts.items()},
        settings=settings_rows(recipe, changed),
        warnings=list(warnings),
        research_use=tr(RESEARCH_USE),
        version=__version__,
    )
    write_text(path, text)


def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    source = resources.files("radiograph_studio.reporting").joinpath("templates", "report.html.j2")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals["tr"] = tr
    return environment.from_string(source.read_text(encoding="utf-8"))


def _tiles(figures: Figures, classes: Sequence[str]) -> list[dict[str, str]]:
    two = len(classes) == 2
    area_note = tr("positive: {name}", name=classes[1]) if two else tr("mean of each class against the rest")
    right = figures.correct, figures.n
    accuracy = share_with_interval(figures.accuracy, figures.accuracy_ci, right)
    balanced = share_with_interval(figures.balanced_accuracy, None)
    area = area_with_interval(figures.auc, figures.auc_ci)
    return [
        _tile(tr("Accuracy"), accuracy, tr("exact binomial interval"), unbroken=counted(*right)),
        _tile(tr("Balanced accuracy"), balanced, tr("mean sensitivity")),
        _tile(tr("Area under the ROC curve"), area, area_note),
    ]


def _tile(name: str, text: str, note: str, unbroken: str = "") -> dict[str, Any]:
    """Return a tile: the figure large, the rest of ``text`` below it with no line end within ``unbroken``."""
    figure, _, rest = text.partition(" (")
    return {
        "name": name,
        "text": text,
        "figure": figure,
        "absent": text == tr(NOT_AVAILABLE),
        "rest": f"({rest}".replace(unbroken, unbroken.replace(" ", "\u00a0")) if rest else "",
        "note": note,
    }


def _confusion(figures: Figures) -> list[dict[str, Any]]:
    table = []
    for index, (name, row) in enumerate(zip(figures.classes, figures.confusion, strict=True)):
        total = sum(row)
        cells = [
            {
                "count": count,
                "share": f"{percent(count / total)} %" if total else "",
                "strength": round(count / total, 3) if total else 0,
                "right": index == column,
            }
            for column, count in enumerate(row)
        ]
        table.append({"name": name, "total": total, "cells": cells})
    return table


def _per_class(figures: Figures) -> list[dict[str, str]]:
    return [
        {
            "name": row["class"],
            "n": str(row["n"]),
            "sensitivity": share_with_interval(row["sensitivity"], row["sensitivity_ci"]),
            "specificity": share_with_interval(row["specificity"], row["specificity_ci"]),
            "precision": share_with_interval(row["precision"], None),
        }
        for row in figures.per_class
    ]


def _decisions(figures: Figures) -> dict[str, tuple[float, float]]:
    points = {}
    for row in figures.per_class:
        if row["sensitivity"] is not None and row["specificity"] is not None:
            points[row["class"]] = (1 - row["specificity"], row["sensitivity"])
    return points


def _ordered(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return the rows as the template needs them: wrong ones first, the surest mistake at the top."""
    listed = [ReportRow(*row) for row in rows]
    listed.sort(key=lambda row: (row.truth == row.predicted, -row.probability if row.truth != row.predicted else 0))
    return [
        {
            "file": _file_name(row.file),
            "truth": row.truth,
            "predicted": row.predicted,
            "probability": f"{row.probability:.3f}",
            "right": row.truth == row.predicted,
        }
        for row in listed
    ]


def _file_name(name: str) -> str:
    return re.split(r"[\\/]", str(name))[-1]

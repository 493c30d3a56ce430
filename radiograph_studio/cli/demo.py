"""The command ``demo``: the main job on the phantom samples, printed as a person would have seen it."""

import argparse
from pathlib import Path

from radiograph_studio import RESEARCH_USE, paths
from radiograph_studio.cli import training
from radiograph_studio.cli.output import Output, percent
from radiograph_studio.recipe import Control, preset_recipe
from radiograph_studio.scoring import Scorer
from radiograph_studio.workflows import checking, samples, scoring
from radiograph_studio.workflows.training import TrainRequest
from radiograph_studio.workflows.training import train as train_workflow


def demo(_: argparse.Namespace, output: Output) -> int:
    """Make the sample project, check it, train on it, score two of its files."""
    output.say("Making the sample project: simulated chest and abdomen radiographs")
    folder = samples.ensure_samples()
    train, validation, test = (folder / part for part in ("train", "val", "test"))
    _check(train, validation, test, output)
    out = paths.data_dir() / "models" / "sample.rsmodel"
    request = TrainRequest(train=train, validation=validation, test=test, recipe=preset_recipe("instant"), out=out)
    finished = train_workflow(request, Control(), lambda event: training.show(event, output))
    if not finished.model:
        return 1
    _score(Path(finished.model), test, output)
    output.say(RESEARCH_USE)
    return 0


def _check(train: Path, validation: Path, test: Path, output: Output) -> None:
    result = checking.check(train, validation, test)
    for part, counts in result.counts.items():
        output.say(f"  {part}: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
    for finding in result.findings:
        output.say(f"  [{finding.severity}] {finding.message}")


def _score(model: Path, test: Path, output: Output) -> None:
    output.say("Two test files scored:")
    scorer = scoring.open_model(model)
    files = [next(iter(sorted(folder.iterdir()))) for folder in sorted(test.iterdir()) if folder.is_dir()]
    for row in _rows(scorer, files[:2]):
        if row.score:
            probability = percent(row.score.probabilities[row.score.label])
            output.say(f"  {row.path.parent.name}/{row.path.name}: {row.score.label} {probability}")


def _rows(scorer: Scorer, files: list[Path]) -> list[scoring.ScoreRow]:
    rows: list[scoring.ScoreRow] = []
    scoring.score_files(scorer, files, rows.append)
    return rows

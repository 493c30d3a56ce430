"""The commands, but for ``train``."""

import argparse

from radiograph_studio import RESEARCH_USE, imaging, reporting
from radiograph_studio.cli.output import Output, figures_lines, interval, percent
from radiograph_studio.cli.pictures import write_png
from radiograph_studio.cli.safety import require_other_file
from radiograph_studio.workflows import checking, evaluating, scoring
from radiograph_studio.workflows import samples as samples_workflow

BURNT_IN = "The picture may carry names burnt into it: look at it before you pass it on."


def samples(options: argparse.Namespace, output: Output) -> int:
    """Write the phantom dataset."""
    samples_workflow.make_samples(options.folder, seed=options.seed)
    output.say(f"Simulated radiographs were written to {options.folder}.")
    return 0


def check(options: argparse.Namespace, output: Output) -> int:
    """Print what the data check found; 1 where the data cannot be used or a file cannot be read."""
    result = checking.check(options.train, options.val, options.test, seed=options.seed or 0)
    output.data(result.as_dict())
    if not output.json:
        for part, counts in result.counts.items():
            output.say(f"{part}: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
        for finding in result.findings:
            output.say(f"[{finding.severity}] {finding.message}")
            for name in finding.files[:10]:
                output.say(f"    {name}")
        if not result.findings:
            output.say("Nothing was found that would spoil a training.")
    unreadable = any("unreadable" in finding.kind for finding in result.findings)
    return 0 if result.usable and not unreadable else 1


def evaluate(options: argparse.Namespace, output: Output) -> int:
    """Print the figures of a model on a labelled folder; 1 where a file could not be read."""
    require_other_file(options.report, [options.model])
    result = evaluating.evaluate(options.model, options.folder, options.report)
    output.data(result.as_dict())
    if not output.json:
        for line in figures_lines(result.figures):
            output.say(line)
    for entry in result.unreadable:
        output.say(f"{entry.path.name}: {entry.message}", error=True)
    if options.report:
        output.say(f"Report: {options.report}")
    return 1 if result.unreadable else 0


def score(options: argparse.Namespace, output: Output) -> int:
    """Score files; 1 where one could not be read."""
    files = scoring.files_below(options.files)
    require_other_file(options.csv, [options.model, *files])
    scorer = scoring.open_model(options.model)
    rows: list[scoring.ScoreRow] = []

    def on_row(row: scoring.ScoreRow) -> None:
        rows.append(row)
        output.data(row.as_dict())
        if output.json:
            return
        if row.score is None:
            output.say(f"{row.path}: {row.error}", error=True)
        else:
            probability = percent(row.score.probabilities[row.score.label])
            flag = "   unlike the training images" if row.score.unusual else ""
            output.say(f"{row.path}   {row.score.label}   {probability}{flag}")

    scoring.score_files(scorer, files, on_row)
    if options.csv:
        reporting.write_scores_csv(options.csv, [row.as_dict() for row in rows])
    if not output.json:
        validation = scorer.info.figures.get("validation")
        if validation:
            ci = interval(validation["accuracy_ci"])
            output.say(f"Model {scorer.info.name}: validation accuracy {percent(validation['accuracy'])} ({ci}).")
        output.say(RESEARCH_USE)
    return 1 if any(row.score is None for row in rows) or not rows else 0


def render(options: argparse.Namespace, output: Output) -> int:
    """Write what the viewer shows by default."""
    require_other_file(options.out, [options.file])
    radiograph = imaging.read(options.file, options.frame)
    write_png(options.out, imaging.render(radiograph))
    _, notes = imaging.default_window(radiograph)
    for note in dict.fromkeys((*radiograph.notes, *notes)):
        output.say(note, error=True)
    if radiograph.source == "DICOM" and radiograph.burned_in_annotation is not False:
        output.say(BURNT_IN, error=True)
    return 0


def info(options: argparse.Namespace, output: Output) -> int:
    """Print what is known about a file."""
    facts = imaging.describe(options.file, with_patient=options.with_patient)
    output.data(facts)
    if not output.json:
        for name, value in facts.items():
            if value not in (None, "", [], {}):
                output.say(f"{name}: {_shown(value)}")
    return 0


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {entry}" for name, entry in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(_shown, value))
    return str(value)

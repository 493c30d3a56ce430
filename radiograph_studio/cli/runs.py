"""The command ``runs``: the history, and what can be done with the runs in it."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from radiograph_studio import paths
from radiograph_studio.cli.output import Output, figures_lines, interval, percent
from radiograph_studio.cli.safety import WrongUseError, require_other_file
from radiograph_studio.runs import RunSummary
from radiograph_studio.workflows import comparing, history
from radiograph_studio.workflows.curves import csv_text
from radiograph_studio.workflows.epochs import hardest_images, known_epochs, worst_of_end

_CHANGED = "*"
_Command = Callable[[argparse.Namespace, Output], int]


def add_actions(parser: argparse.ArgumentParser) -> None:
    """Add what ``runs`` can be asked to do besides listing."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action")

    def add(name: str, command: _Command, text: str) -> argparse.ArgumentParser:
        made = actions.add_parser(name, help=text, description=f"{text[:1].upper()}{text[1:]}.")
        # Given before the action or after it: left out, the one before stays.
        made.add_argument("--runs-dir", type=Path, metavar="DIR", default=argparse.SUPPRESS)
        made.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON lines")
        made.set_defaults(command=command)
        return made

    add("list", runs, "every run, newest first; the same as no action")
    one = "an id of the list, or the beginning of one"
    add("show", show, "settings and figures of one run").add_argument("id", metavar="ID", help=one)
    renaming = add("rename", rename, "give a run another name")
    renaming.add_argument("id", metavar="ID", help=one)
    renaming.add_argument("name", metavar="NAME")
    noting = add("note", note, "write a note about a run; an empty one removes it")
    noting.add_argument("id", metavar="ID", help=one)
    noting.add_argument("text", metavar="TEXT")
    deleting = add("delete", delete, "move runs to the trash of the system")
    deleting.add_argument("ids", nargs="+", metavar="ID", help=one)
    deleting.add_argument("--permanently", action="store_true", help="delete for good, for places without a trash")
    exporting = add("export", export, "write a run as a zip file, without paths and file names of its data")
    exporting.add_argument("id", metavar="ID", help=one)
    exporting.add_argument("out", type=Path, metavar="OUT.zip")
    drawing = add("curves", curves, "write the curves of a run: a table (CSV), a drawing (SVG) or a picture (PNG)")
    drawing.add_argument("id", metavar="ID", help=one)
    drawing.add_argument("out", type=Path, metavar="OUT.csv|svg|png")
    comparison = add("compare", compare, "settings and figures of several runs beside each other")
    comparison.add_argument("id", metavar="ID", help=one)
    comparison.add_argument("ids", nargs="+", metavar="ID")


def runs(options: argparse.Namespace, output: Output) -> int:
    """Print the run history, newest first."""
    found = history.read_history(options.runs_dir)
    if found.runs and not output.json:
        _say_row(("begun", "status", "preset", "backbone", "validation accuracy", "seconds", "name"), output)
        output.say("    id, note")
    for run in found.runs:
        output.data(_as_dict(run))
        if not output.json:
            validation = run.figure("accuracy")
            accuracy = percent(validation) if validation is None else f"{percent(validation)} ({_spread(run)})"
            seconds = "–" if run.seconds is None else f"{run.seconds:.0f}"
            preset = run.preset + _CHANGED * bool(run.changed)
            _say_row((run.created, run.status, preset, run.backbone, accuracy, seconds, run.name), output)
            output.say(f"    {run.id}" + (f"  {' '.join(run.note.split())}" if run.note else ""))
    if any(run.changed for run in found.runs) and not output.json:
        output.say(f"{_CHANGED} Some settings are not the preset's own; runs show ID says which.")
    if found.damaged:
        output.say(damaged_line(found.damaged), error=True)
    if not found.runs and not output.json:
        output.say("There are no runs yet. Start one with the command train, or in the window.")
    return 0


def _say_row(cells: tuple[str, ...], output: Output) -> None:
    output.say("{:<26} {:<11} {:<9} {:<19} {:<32} {:>7}  {}".format(*cells))


def damaged_line(number: int) -> str:
    """Say how many runs could not be read."""
    what = "1 run has a record that cannot" if number == 1 else f"{number} runs have a record that cannot"
    return f"{what} be read and is left out." if number == 1 else f"{what} be read and are left out."


def show(options: argparse.Namespace, output: Output) -> int:
    """Print what is known about one run."""
    run = history.find(options.id, options.runs_dir)
    output.data(_as_dict(run) | {"epochs": run.epochs(), "warnings": run.warnings()})
    if output.json:
        return 0
    output.say(f"{run.name}   {run.status}   {run.created}   {run.id}")
    if run.status == "interrupted":
        output.say(f"Cut off {history.cut_off_at(run)}; train --resume {run.id} goes on with it.")
    if run.note:
        output.say(run.note)
    if run.error:
        output.say(f"{run.error.get('message', '')} {run.error.get('hint', '')}".strip())
    for part in comparing.PARTS:
        _show_figures(run, part, output)
    _show_hardest(run, output)
    for warning in run.warnings():
        output.say(f"! {warning.get('message', '')}")
    for name, value in comparing.settings(run):
        output.say(f"{name}: {value}")
    for name, path in (("Model", run.model), ("Report", run.report), ("Folder", run.folder)):
        if path:
            output.say(f"{name}: {path}")
    return 0


def _show_figures(run: RunSummary, part: str, output: Output) -> None:
    figures = run.figures(part)
    # A record that another program wrote, or someone edited, may lack some.
    if figures.keys() >= {"n", "accuracy", "accuracy_ci", "auc", "auc_ci", "classes", "confusion"}:
        output.say(f"{part.capitalize()}:")
        for line in figures_lines(figures):
            output.say(f"  {line}")


def _show_hardest(run: RunSummary, output: Output) -> None:
    images = hardest_images(known_epochs(run.epochs()), worst_of_end(run.end()))
    if images:
        output.say("Hardest validation images, with the probability of what they are:")
    for each in images:
        taken = "" if each.predicted == each.truth else f", taken for {each.predicted}"
        output.say(f"  {percent(each.probability):>7} {each.truth}{taken}: {each.path}")


def rename(options: argparse.Namespace, output: Output) -> int:
    """Give a run another name."""
    run = history.rename(history.find(options.id, options.runs_dir), options.name)
    output.data(_as_dict(run))
    if not output.json:
        output.say(f"{run.id} is called “{run.name}” now.")
    return 0


def note(options: argparse.Namespace, output: Output) -> int:
    """Write a note about a run."""
    run = history.annotate(history.find(options.id, options.runs_dir), options.text)
    output.data(_as_dict(run))
    if not output.json:
        output.say(f"The note of “{run.name}” was {'written' if run.note else 'removed'}.")
    return 0


def delete(options: argparse.Namespace, output: Output) -> int:
    """Move runs to the trash; 1 where one of them stayed."""
    # All ids are looked up first: where one is wrong, none is deleted.
    chosen = {run.id: run for run in (history.find(each, options.runs_dir) for each in options.ids)}
    deleted = history.delete(chosen.values(), permanently=options.permanently)
    where = "deleted for good" if options.permanently else "moved to the trash"
    for run in deleted.done:
        output.data({"id": run.id, "ok": True})
        if not output.json:
            output.say(f"“{run.name}” ({run.id}) was {where}.")
    for run, error in deleted.failed:
        output.data({"id": run.id, "ok": False, "error": error.as_dict()})
        output.say(str(error), error=True)
    if deleted.without_trash:
        output.say("With --permanently they are deleted for good.", error=True)
    return 1 if deleted.failed else 0


def export(options: argparse.Namespace, output: Output) -> int:
    """Write a run as a zip file."""
    run = history.find(options.id, options.runs_dir)
    require_other_file(options.out, [path for path in run.folder.iterdir() if path.is_file()])
    history.export(run, options.out)
    output.data({"id": run.id, "out": str(options.out)})
    if not output.json:
        output.say(f"“{run.name}” was written to {options.out}, without paths and file names of its data.")
    return 0


def curves(options: argparse.Namespace, output: Output) -> int:
    """Write the curves of a run; the ending of the file says in which form."""
    form = options.out.suffix.lower()
    if form not in (".csv", ".svg", ".png"):
        raise WrongUseError(f"“{options.out.name}” does not say what to write.", "End it with .csv, .svg or .png.")
    run = history.find(options.id, options.runs_dir)
    require_other_file(options.out, [path for path in run.folder.iterdir() if path.is_file()])
    epochs = run.epochs()
    if form == ".csv":
        data = csv_text(epochs).encode()
    elif epochs:
        from radiograph_studio.reporting.plots import curves_picture

        data = curves_picture(epochs, "svg" if form == ".svg" else "png")
    else:
        raise WrongUseError(f"“{run.name}” has no curves: no epoch was trained.", "Choose one that trained.")
    paths.write_bytes(options.out, data)
    output.data({"id": run.id, "out": str(options.out)})
    if not output.json:
        output.say(f"The curves of “{run.name}” were written to {options.out}.")
    return 0


def compare(options: argparse.Namespace, output: Output) -> int:
    """Print settings that differ, and figures, of several runs."""
    found = [history.find(each, options.runs_dir) for each in (options.id, *options.ids)]
    comparison = history.compare(found)
    output.data(comparison.as_dict())
    if output.json:
        return 0
    rows: list[Sequence[str]] = [("", *(run.name for run in found)), ("id", *(run.id for run in found))]
    for figure in comparison.figures:
        shown = [_shown(figure.name, *pair) for pair in zip(figure.values, figure.intervals, strict=True)]
        rows.append((f"{figure.part}: {figure.name}", *shown))
    rows += [(row.name, *(value or "–" for value in row.values)) for row in comparison.settings if row.differs]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        output.say("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
    alike = sum(not row.differs for row in comparison.settings)
    output.say(f"{alike} more settings are alike.")
    return 0


def _shown(name: str, value: float | None, spread: tuple[float, float] | None) -> str:
    if name != "AUC" or value is None:
        return percent(value) + (f" ({interval(spread)})" if spread else "")
    return f"{value:.3f}" + (f" (95 % CI {spread[0]:.2f}–{spread[1]:.2f})" if spread else "")


def _spread(run: RunSummary) -> str:
    return interval(run.interval("accuracy"))


def _as_dict(run: RunSummary) -> dict[str, object]:
    shown = run.model_dump(mode="json")
    return shown | {"model": str(run.model or "") or None, "report": str(run.report or "") or None}

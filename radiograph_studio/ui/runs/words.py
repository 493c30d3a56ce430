"""What the runs page says, and why an action cannot be had. Plain Python, so that it is tested without a window."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final, Literal

from radiograph_studio.language import mark, tr
from radiograph_studio.reporting.wording import backbone_name, preset_in_words
from radiograph_studio.runs import RunSummary
from radiograph_studio.ui import wording
from radiograph_studio.workflows.comparing import PARTS
from radiograph_studio.workflows.history import CutOff

Action = Literal["score", "report", "again", "continue", "resume", "compare", "rename", "folder", "export", "trash"]
MOST_COMPARED: Final = 8
_TRAINS = ("again", "continue", "resume")
_STATUS = {
    "completed": mark("complete", "a run"),
    "stopped": mark("stopped", "a run"),
    "cancelled": mark("cancelled", "a run"),
    "failed": mark("failed", "a run"),
    "running": mark("running", "a run"),
    "interrupted": mark("cut off", "a run"),
    "newer": mark("of a newer version", "a run"),
}
_TONES = {"completed": "good", "stopped": "good", "failed": "error", "interrupted": "warning", "running": "accent"}
_FIGURES = {
    ("validation", "accuracy"): mark("Validation accuracy"),
    ("validation", "balanced accuracy"): mark("Validation balanced accuracy"),
    ("validation", "AUC"): mark("Validation AUC"),
    ("test", "accuracy"): mark("Test accuracy"),
    ("test", "balanced accuracy"): mark("Test balanced accuracy"),
    ("test", "AUC"): mark("Test AUC"),
}
_NAMED = 5


def status(run: RunSummary) -> str:
    """Return how a run ended in a word or two."""
    return tr(_STATUS[run.status], "a run") if run.status in _STATUS else run.status


def preset(run: RunSummary) -> str:
    """Return the title of a run's preset, and whether the run had other settings than it."""
    return preset_in_words(run.preset, bool(run.changed))


def backbone(run: RunSummary) -> str:
    """Return the title of a run's backbone; one that is not known here stays as it is."""
    return backbone_name(run.backbone)


def figure_name(part: str, name: str) -> str:
    """Return what a figure of one part of the images is called: ``Validation AUC``."""
    known = _FIGURES.get((part, name))
    return tr(known) if known else f"{part.capitalize()} {name}"


def tone(run: RunSummary) -> str:
    """Return the tone of a run's status, for a label."""
    return _TONES.get(run.status, "muted")


def share(value: float | None, spread: tuple[float, float] | None) -> str:
    """Return ``96 %  (85–100 %)``, the interval in brackets where there is one."""
    shown = wording.percent(value)
    return f"{shown}  ({100 * spread[0]:.0f}–{100 * spread[1]:.0f} %)" if spread else shown


def area(value: float | None, spread: tuple[float, float] | None) -> str:
    """Return ``0.98  (0.91–1.00)``."""
    shown = wording.NONE if value is None else f"{value:.2f}"
    return f"{shown}  ({spread[0]:.2f}–{spread[1]:.2f})" if spread else shown


def figure_lines(run: RunSummary) -> list[tuple[str, str]]:
    """Return the figures of a run as rows of name and value, with their intervals."""
    rows = []
    for part in PARTS:
        if run.figure("accuracy", part) is not None:
            shown = share(run.figure("accuracy", part), run.interval("accuracy", part))
            rows.append((figure_name(part, "accuracy"), shown))
        if run.figure("auc", part) is not None:
            rows.append((figure_name(part, "AUC"), area(run.figure("auc", part), run.interval("auc", part))))
    if run.seconds is not None:
        rows.append((tr("Duration"), wording.duration(run.seconds)))
    return rows


def day(run: RunSummary, today: datetime | None = None) -> str:
    """Return ``21 Nov, 14:03`` in local time, with the year where it is not this one."""
    try:
        return wording.day(run.moment, today)
    except (OverflowError, ValueError, OSError):  # a date that no calendar here holds
        return run.created


def cut_off(offer: CutOff) -> str:
    """Return what the banner says of a run whose program ended in its middle."""
    run, others = offer.run, len(offer.ids) - 1
    text = tr("The training “{name}” of {day} was cut off {where}.", name=run.name, day=day(run), where=offer.where)
    if not others:
        return text
    return " ".join((text, tr("%n more were cut off before.", "", others, one="%n more was cut off before.")))


def names(runs: Sequence[RunSummary]) -> str:
    """Return the runs' names in quotation marks, a line each, the first few of many."""
    lines = [tr("“{name}” ({status}, {day})", name=run.name, status=status(run), day=day(run)) for run in runs[:_NAMED]]
    return "\n".join(lines + ([tr("and %n more", "", len(runs) - _NAMED)] if len(runs) > _NAMED else []))


def told_apart(runs: Sequence[RunSummary], between: str = ", ") -> list[str]:
    """Return the runs' names; where several share one, with their dates, and with numbers where those are alike too."""
    shared = Counter(run.name for run in runs)
    called = [f"{run.name}{between}{day(run)}" if shared[run.name] > 1 else run.name for run in runs]
    alike, seen = Counter(called), Counter[str]()
    for place, name in enumerate(called):
        seen[name] += 1
        if alike[name] > 1:
            called[place] = f"{name} ({seen[name]})"
    return called


def deleted(number: int, *, for_good: bool) -> str:
    """Say what became of runs that were deleted."""
    if for_good:
        return tr("%n runs deleted for good.", "", number, one="%n run deleted for good.")
    return tr("%n runs moved to the trash.", "", number, one="%n run moved to the trash.")


def left_out(damaged: int) -> str:
    """Say how many runs of the folder are not in the list."""
    if not damaged:
        return ""
    return tr("%n runs cannot be read and are left out", "", damaged, one="%n run cannot be read and is left out")


def reason(action: Action, runs: Sequence[RunSummary], busy: bool = False) -> str:
    """Return why ``action`` cannot be had with the runs that are chosen; empty where it can.

    ``busy``: this window trains, and nothing else can be trained in it.
    """
    if not runs:
        return tr("Choose a run in the table first.")
    if action != "folder" and any(run.is_newer for run in runs):
        return tr("Made by a newer version of the program: update this one first.")
    if action == "trash":
        return tr("This run goes on: stop it first.") if all(run.status == "running" for run in runs) else ""
    if action == "compare":
        return _compare_reason(len(runs))
    if len(runs) > 1:
        return tr("Choose one run only.")
    said = _single_reason(action, runs[0])
    return tr(wording.TRAINING_RUNS) if busy and not said and action in _TRAINS else said


def _compare_reason(number: int) -> str:
    if number < 2:
        return tr("Choose two or more runs, with Ctrl or Shift and a click.")
    return tr("Choose %n runs at most.", "", MOST_COMPARED) if number > MOST_COMPARED else ""


def _single_reason(action: Action, run: RunSummary) -> str:
    if action == "score" and run.model is None:
        running = run.status == "running"
        return tr("This run goes on: wait for its end.") if running else tr("This run kept no model.")
    if action == "report" and run.report is None:
        return tr("This run has no report.")
    if action == "resume" and not run.resumable:
        return tr("Only a run that was cut off can be resumed.")
    if action == "continue":
        if run.status == "running":
            return tr("This run goes on: wait for its end.")
        if run.resumable:
            return tr("This run was cut off: resume it first.")
        return tr("This run kept no model to continue from.") if run.model is None else ""
    return ""

"""What the runs page says, and why an action cannot be had. Plain Python, so that it is tested without a window."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, Literal

from radiograph_studio.language import mark, tr
from radiograph_studio.runs import RunSummary
from radiograph_studio.ui import wording
from radiograph_studio.workflows.comparing import PARTS
from radiograph_studio.workflows.history import CutOff

Action = Literal["score", "report", "again", "continue", "resume", "compare", "rename", "folder", "export", "trash"]
MOST_COMPARED: Final = 8
_STATUS = {
    "completed": "complete",
    "stopped": "stopped early",
    "cancelled": "cancelled",
    "failed": "failed",
    "running": "running",
    "interrupted": "cut off",
    "newer": mark("of a newer version"),
}
_TONES = {"completed": "good", "stopped": "good", "failed": "error", "interrupted": "warning", "running": "accent"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAMED = 5


def status(run: RunSummary) -> str:
    """Return how a run ended in a word or two."""
    return tr(_STATUS.get(run.status, run.status))


def tone(run: RunSummary) -> str:
    """Return the tone of a run's status, for a label."""
    return _TONES.get(run.status, "muted")


def share(value: float | None, spread: tuple[float, float] | None) -> str:
    """Return ``96 %  (85–100 %)``, the interval in brackets where there is one."""
    shown = wording.percent(value)
    return f"{shown}  ({wording.interval(spread).removeprefix('95 % CI ')})" if spread else shown


def area(value: float | None, spread: tuple[float, float] | None) -> str:
    """Return ``0.98  (0.91–1.00)``."""
    shown = wording.NONE if value is None else f"{value:.2f}"
    return f"{shown}  ({spread[0]:.2f}–{spread[1]:.2f})" if spread else shown


def figure_lines(run: RunSummary) -> list[tuple[str, str]]:
    """Return the figures of a run as rows of name and value, with their intervals."""
    rows = []
    for part in PARTS:
        if run.figure("accuracy", part) is not None:
            rows.append(
                (f"{part.capitalize()} accuracy", share(run.figure("accuracy", part), run.interval("accuracy", part)))
            )
        if run.figure("auc", part) is not None:
            rows.append((f"{part.capitalize()} AUC", area(run.figure("auc", part), run.interval("auc", part))))
    if run.seconds is not None:
        rows.append(("Duration", wording.duration(run.seconds)))
    return rows


def day(run: RunSummary, today: datetime | None = None) -> str:
    """Return ``21 Nov, 14:03`` in local time, with the year where it is not this one."""
    try:
        then = run.moment.astimezone()
    except (OverflowError, ValueError, OSError):
        return run.created
    year = "" if then.year == (today or datetime.now().astimezone()).year else f" {then.year}"
    return f"{then.day} {_MONTHS[then.month - 1]}{year}, {then:%H:%M}"


def cut_off(offer: CutOff) -> str:
    """Return what the banner says of a run whose program ended in its middle."""
    text = f"The training “{offer.run.name}” of {day(offer.run)} was cut off {offer.where}."
    others = len(offer.ids) - 1
    return text if not others else f"{text} {others} more {'was' if others == 1 else 'were'} cut off before."


def names(runs: Sequence[RunSummary]) -> str:
    """Return the runs' names in quotation marks, a line each, the first few of many."""
    lines = [f"“{run.name}” ({status(run)}, {day(run)})" for run in runs[:_NAMED]]
    return "\n".join(lines + ([f"and {len(runs) - _NAMED} more"] if len(runs) > _NAMED else []))


def count(runs: Sequence[RunSummary]) -> str:
    """Return ``1 run`` or ``3 runs``."""
    return "1 run" if len(runs) == 1 else f"{len(runs)} runs"


def left_out(damaged: int) -> str:
    """Say how many runs of the folder are not in the list."""
    if not damaged:
        return ""
    return "1 run cannot be read and is left out" if damaged == 1 else f"{damaged} runs cannot be read and are left out"


def reason(action: Action, runs: Sequence[RunSummary]) -> str:
    """Return why ``action`` cannot be had with the runs that are chosen; empty where it can."""
    if not runs:
        return "Choose a run in the table first."
    if action != "folder" and any(run.is_newer for run in runs):
        return tr("Made by a newer version of the program: update this one first.")
    if action == "trash":
        return "This run goes on: stop it first." if all(run.status == "running" for run in runs) else ""
    if action == "compare":
        return _compare_reason(len(runs))
    if len(runs) > 1:
        return "Choose one run only."
    return _single_reason(action, runs[0])


def _compare_reason(number: int) -> str:
    if number < 2:
        return "Choose two or more runs, with Ctrl or Shift and a click."
    return f"Choose {MOST_COMPARED} runs at most." if number > MOST_COMPARED else ""


def _single_reason(action: Action, run: RunSummary) -> str:
    if action == "score" and run.model is None:
        return "This run kept no model."
    if action == "report" and run.report is None:
        return "This run has no report."
    if action == "resume" and not run.resumable:
        return "Only a run that was cut off can be resumed."
    if action == "continue":
        if run.status == "running":
            return "This run goes on: wait for its end."
        if run.resumable:
            return "This run was cut off: resume it first."
        return "This run kept no model to continue from." if run.model is None else ""
    return ""

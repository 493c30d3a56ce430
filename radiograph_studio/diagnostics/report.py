"""The report on a fault: one text that a person can read before it is copied, saved or sent by themselves."""

from collections.abc import Sequence

from radiograph_studio.diagnostics import logs, machine
from radiograph_studio.diagnostics.session import Crash

_LINES = 60


def report(traces: Sequence[str] = (), more: Sequence[str] = ()) -> str:
    """Return the report on this session: machine, ``more`` facts, ``traces`` (redacted), the last lines of the log."""
    return _parts(
        ("Radiograph Studio: diagnostic report", [*machine.facts(), *more]),
        ("What went wrong", "\n\n".join(traces).splitlines()),
        ("Last lines of the log", logs.tail(_LINES)),
    )


def crash_report(crash: Crash) -> str:
    """Return the report on an earlier session that ended in a crash."""
    then = [f"Ended: {crash.moment:%Y-%m-%d %H:%M}", f"Then: {crash.headline}"]
    return _parts(
        ("Radiograph Studio: the program ended unexpectedly", [*then, *(f"Now: {fact}" for fact in machine.facts())]),
        ("Where it ended", crash.trace.splitlines()),
        ("Its last lines of the log", logs.tail(_LINES, crash.pid)),
    )


def _parts(*parts: tuple[str, Sequence[str]]) -> str:
    shown = [f"{title}\n{'=' * len(title)}\n" + "\n".join(lines) for title, lines in parts if lines]
    return "\n\n".join(shown) + "\n"


__all__ = ["crash_report", "report"]

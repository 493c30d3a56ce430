"""What the command line prints: sentences for a person, or JSON lines for a program."""

import io
import json
import math
import sys
from typing import Any

from radiograph_studio.errors import RadiographStudioError


class Output:
    """Prints to stdout; with ``json`` only JSON lines go there, and sentences go to stderr."""

    def __init__(self, *, json: bool = False) -> None:
        self.json = json
        for stream in (sys.stdout, sys.stderr):
            # JSON is UTF-8 whatever the locale is, and a file's name may hold bytes that are no text at all.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")

    def say(self, text: str = "", *, error: bool = False) -> None:
        """Print a line for a person."""
        stream = sys.stderr if error or self.json else sys.stdout
        stream.write(text + "\n")
        stream.flush()

    def data(self, values: dict[str, Any]) -> None:
        """Print one JSON line, where JSON is asked for."""
        if self.json:
            sys.stdout.write(json.dumps(finite(values), ensure_ascii=False, allow_nan=False) + "\n")
            sys.stdout.flush()

    def error(self, error: RadiographStudioError) -> None:
        """Print what went wrong, and what to do."""
        self.data({"error": error.as_dict()})
        self.say(f"{error.message} {error.hint}".strip(), error=True)


def finite(value: Any) -> Any:
    """Return ``value`` with every number that JSON cannot hold replaced by None."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): finite(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [finite(entry) for entry in value]
    return value


def percent(value: float | None) -> str:
    """Return a fraction as percent, e.g. "92.5 %"; "–" for None. What is not all or nothing is never written so."""
    if value is None:
        return "–"
    if 0 < value < 0.0005 or 0.9995 <= value < 1:
        return "< 0.1 %" if value < 0.5 else "> 99.9 %"
    return f"{100 * value:.1f} %".replace(".0 %", " %")


def interval(values: Any) -> str:
    """Return a confidence interval as "69–100 %"; "" for None."""
    return "" if values is None else f"95 % CI {100 * values[0]:.0f}–{100 * values[1]:.0f} %"


def figures_lines(figures: dict[str, Any]) -> list[str]:
    """Return figures as lines for a person, never a percentage without its interval."""
    correct = sum(figures["confusion"][i][i] for i in range(len(figures["classes"])))
    accuracy = f"{correct} of {figures['n']} right: {percent(figures['accuracy'])}"
    lines = [f"accuracy  {accuracy} ({interval(figures['accuracy_ci'])})"]
    if figures["auc"] is not None:
        ci = figures["auc_ci"]
        shown = f" (95 % CI {ci[0]:.2f}–{ci[1]:.2f})" if ci else ""
        lines.append(f"AUC       {figures['auc']:.3f}{shown}")
    width = max(len(name) for name in figures["classes"])
    lines.append("confusion (rows true, columns predicted)")
    lines += [
        f"  {name:<{width}}  " + "  ".join(f"{count:4d}" for count in row)
        for name, row in zip(figures["classes"], figures["confusion"], strict=True)
    ]
    return lines

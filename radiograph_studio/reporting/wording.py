"""Figures as people read them: "100 % (95 % CI 69–100 %), 10 of 10"."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

NOT_AVAILABLE = "not available"


def percent(share: float) -> str:
    """Return a fraction in per cent without decimals, unless that would make 100 or 0 of what is neither."""
    rounded = str(math.floor(100 * share + 0.5))
    if (rounded == "100" and share < 1) or (rounded == "0" and share > 0):
        rounded = f"{100 * share:.1f}"
        rounded = {"100.0": "> 99.9", "0.0": "< 0.1"}.get(rounded, rounded)
    return rounded


def share_with_interval(
    share: float | None, interval: Sequence[float] | None, counts: tuple[int, int] | None = None
) -> str:
    """Return e.g. "100 % (95 % CI 69–100 %), 10 of 10"; "not available" where there is no share."""
    if share is None:
        return NOT_AVAILABLE
    text = f"{percent(share)} %"
    if interval is not None:
        text += f" (95 % CI {percent(interval[0])}–{percent(interval[1])} %)"
    return f"{text}, {counts[0]} of {counts[1]}" if counts else text


def area_with_interval(area: float | None, interval: Sequence[float] | None) -> str:
    """Return e.g. "0.96 (95 % CI 0.78–0.99)"; "not available" where there is no area."""
    if area is None:
        return NOT_AVAILABLE
    return f"{area:.2f}" + (f" (95 % CI {interval[0]:.2f}–{interval[1]:.2f})" if interval is not None else "")


def settings_rows(settings: Mapping[str, Any], above: str = "") -> list[tuple[str, str]]:
    """Return nested settings as rows of name and value: "Augmentation: rotation", "7"."""
    rows: list[tuple[str, str]] = []
    for key, value in settings.items():
        words = key.replace("_", " ")
        name = f"{above}: {words}" if above else words[:1].upper() + words[1:]
        if isinstance(value, Mapping):
            rows += settings_rows(value, name)
        else:
            rows.append((name, _spoken(value)))
    return rows


def _spoken(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.6g}"
    return ", ".join(map(_spoken, value)) if isinstance(value, list | tuple) else str(value)

"""Figures and settings as people read them: "100 % (95 % CI 69–100 %), 10 of 10", "Preset", "Balanced"."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from radiograph_studio.engine.catalogue import CATALOGUE
from radiograph_studio.language import mark, tr

NOT_AVAILABLE = mark("not available")
_PARTS = {
    "train": mark("train", "part of the data"),
    "validation": mark("validation", "part of the data"),
    "test": mark("test", "part of the data"),
}
# What the names of settings become, so that they are known to the translator.
_SETTINGS = (
    mark("Preset"),
    mark("Changed"),
    mark("Backbone"),
    mark("Weights"),
    mark("Epochs"),
    mark("Batch size"),
    mark("Learning rate"),
    mark("Seed"),
    mark("Augmentation: shear"),
    mark("Augmentation: zoom"),
    mark("Augmentation: rotation"),
    mark("Augmentation: width shift"),
    mark("Augmentation: height shift"),
    mark("Augmentation: horizontal flip"),
    mark("Augmentation: brightness"),
    mark("Augmentation: contrast"),
    mark("Augmentation: noise"),
    mark("Draws"),
    mark("Image size"),
    mark("Augmentation"),
    mark("Patience"),
    mark("Label smoothing"),
    mark("Class weights"),
    mark("Members"),
)
_PRESETS = {
    "instant": mark("Instant"),
    "balanced": mark("Balanced"),
    "thorough": mark("Thorough"),
    "paper": mark("Paper"),
}
_WEIGHTS = {
    "imagenet": mark("ImageNet", "value of a setting"),
    "scratch": mark("none (trained from scratch)", "value of a setting"),
}
_CHOICES = (
    mark("auto", "value of a setting"),
    mark("none", "value of a setting"),
)


def part_name(part: str) -> str:
    """Return what a part of the data is called."""
    return tr(_PARTS[part], "part of the data") if part in _PARTS else part


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
        return tr(NOT_AVAILABLE)
    text = f"{percent(share)} %"
    if interval is not None:
        low, high = percent(interval[0]), percent(interval[1])
        text = tr("{share} (95 % CI {low}–{high} %)", share=text, low=low, high=high)
    return f"{text}, {counted(*counts)}" if counts else text


def counted(correct: int, total: int) -> str:
    """Return e.g. "10 of 10"."""
    return tr("{correct} of {total}", correct=correct, total=total)


def area_with_interval(area: float | None, interval: Sequence[float] | None) -> str:
    """Return e.g. "0.96 (95 % CI 0.78–0.99)"; "not available" where there is no area."""
    if area is None:
        return tr(NOT_AVAILABLE)
    if interval is None:
        return f"{area:.2f}"
    low, high = interval
    return tr("{area:.2f} (95 % CI {low:.2f}–{high:.2f})", area=area, low=low, high=high)


def preset_name(preset: str) -> str:
    """Return the title of a preset; one that is not known here stays as it is."""
    return tr(_PRESETS[preset]) if preset in _PRESETS else preset.capitalize()


def backbone_name(backbone_id: str) -> str:
    """Return the title of a backbone; one that is not known here stays as it is."""
    return next((entry.title for entry in CATALOGUE if entry.id == backbone_id), backbone_id)


def setting_names(names: Iterable[str]) -> str:
    """Return what fields of a recipe are called: "Epochs, Batch size"."""
    return ", ".join(_setting_name(_words(name)) for name in names)


def preset_in_words(preset: str, changed: bool) -> str:
    """Return the title of a preset, and whether settings of it were ``changed``."""
    title = preset_name(preset)
    return tr("{preset} (changed)", preset=title) if changed else title


def settings_rows(settings: Mapping[str, Any], changed: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return the settings of a recipe as rows of name and value: "Augmentation: rotation", "7".

    ``changed`` names those that are not the preset's own, to be said below it.
    """
    shown: dict[str, Any] = {}
    for field, value in {**settings, **_in_words(settings)}.items():
        shown[field] = value
        if field == "preset" and changed:
            shown["changed"] = setting_names(changed)
    return [(_setting_name(name), _spoken(value)) for name, value in _flat(shown)]


def _in_words(settings: Mapping[str, Any]) -> dict[str, str]:
    """Return those settings that have names of their own, by field."""
    found = {}
    if "preset" in settings:
        found["preset"] = preset_name(str(settings["preset"]))
    if "backbone" in settings:
        found["backbone"] = backbone_name(str(settings["backbone"]))
    if (weights := str(settings.get("weights"))) in _WEIGHTS:
        found["weights"] = tr(_WEIGHTS[weights], "value of a setting")
    return found


def _setting_name(name: str) -> str:
    return tr(name) if name in _SETTINGS else name


def _words(key: str) -> str:
    words = key.replace("_", " ")
    return words[:1].upper() + words[1:]


def _flat(settings: Mapping[str, Any], above: str = "") -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    for key, value in settings.items():
        name = f"{above}: {key.replace('_', ' ')}" if above else _words(key)
        if isinstance(value, Mapping):
            rows += _flat(value, name)
        else:
            rows.append((name, value))
    return rows


def _spoken(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, float):
        return f"{value:.6g}"
    if value in _CHOICES:
        return tr(value, "value of a setting")
    return ", ".join(map(_spoken, value)) if isinstance(value, list | tuple) else str(value)

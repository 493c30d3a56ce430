"""What decides a training run, what a run says, and how a user halts it. Plain Python: no Qt, no TensorFlow."""

from radiograph_studio.recipe.control import Cancelled, Control
from radiograph_studio.recipe.events import (
    Batch,
    Epoch,
    Finished,
    Phase,
    PhaseName,
    Sink,
    Status,
    Warn,
    WorstImage,
    parse_event,
)
from radiograph_studio.recipe.recipe import (
    PAPER_AUGMENTATION,
    PRESETS,
    RADIOGRAPH_SAFE,
    Augmentation,
    ClassWeights,
    Preset,
    Recipe,
    Weights,
    changed_settings,
    preset_recipe,
)

__all__ = [
    "PAPER_AUGMENTATION",
    "PRESETS",
    "RADIOGRAPH_SAFE",
    "Augmentation",
    "Batch",
    "Cancelled",
    "ClassWeights",
    "Control",
    "Epoch",
    "Finished",
    "Phase",
    "PhaseName",
    "Preset",
    "Recipe",
    "Sink",
    "Status",
    "Warn",
    "Weights",
    "WorstImage",
    "changed_settings",
    "parse_event",
    "preset_recipe",
]

"""What a training will take, said before it begins: seconds to the first figure, seconds in all, memory."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass

import psutil

from radiograph_studio.engine import costs, speed
from radiograph_studio.engine.catalogue import backbone
from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import Recipe

# Seconds that do not grow with the images: starting TensorFlow; building the network and its compiled functions up to
# the first figure; compiling the training steps of a network that learns; saving model and report. Measured on two
# cores that looked at `_REFERENCE` images a second with EfficientNet-Lite0; a slower machine is slower here as well,
# a faster one not by much, because most of this keeps one core busy.
_TENSORFLOW, _BUILDING, _COMPILING, _SAVING = 4.0, 2.0, 4.0, 1.0
_REFERENCE = 95.0
_GIGABYTE = 1e9
_GUESSED = mark("Estimated: this network has not been trained at this image size on this computer yet.")
_MEASURED = mark("From the speed that was measured on this computer.")
_TOO_MUCH = mark("That is more than is free now: choose a smaller batch or image size, or close other programs.")


@dataclass(frozen=True, slots=True)
class Estimate:
    """Seconds from Train to the first validation figure and to the end, and the peak of memory in bytes.

    ``measured`` says whether the speed of this network was measured on this computer.
    """

    seconds_first: float
    seconds: float
    memory: int
    measured: bool


def estimate(recipe: Recipe, images: Mapping[str, int]) -> Estimate:
    """Return what ``recipe`` takes on so many images of each part: train, validation, test.

    Features that are kept from an earlier run, and a training that ends early, make it shorter. Raises `RecipeError`
    for an unknown backbone.
    """
    entry = backbone(recipe.backbone)
    side = recipe.image_size or entry.size
    passes, measured = speed.images_per_second(recipe.backbone, side)
    compiling = 0.0 if recipe.preset == "instant" else _COMPILING
    begin = _BUILDING + (0.0 if "tensorflow" in sys.modules else _TENSORFLOW)
    first = begin + (0.0 if costs.uses_solver(recipe) else compiling)
    whole = begin + compiling + _SAVING
    slow = max(1.0, _REFERENCE / speed.images_per_second("efficientnet-lite0", 224)[0])
    first = slow * first + costs.first_result_costs(recipe, images) / passes
    whole = slow * whole + sum(costs.costs(recipe, images).values()) / passes
    return Estimate(first, whole, costs.memory(recipe, images), measured)


def memory_at_hand() -> int:
    """Return how much memory the program may hold in all without driving others out, in bytes."""
    return int(psutil.virtual_memory().available + psutil.Process().memory_info().rss)


def in_words(made: Estimate) -> str:
    """Return ``About 3 s to the first result, 2 min in all, 1.4 GB of memory.``, and whether that is too much."""
    said = tr(
        "About {first} to the first result, {whole} in all, {memory} GB of memory.",
        first=_rounded(made.seconds_first),
        whole=_rounded(made.seconds),
        memory=f"{made.memory / _GIGABYTE:.1f}",
    )
    return said if made.memory <= memory_at_hand() else f"{said} {tr(_TOO_MUCH)}"


def caution(recipe: Recipe, images: Mapping[str, int]) -> str:
    """Return what the training would warn of, as far as the numbers of images tell it; else nothing."""
    number = images.get("train", 0)
    return costs.caution_on_batches(recipe, number) if number else ""


def origin(made: Estimate) -> str:
    """Say where the speed comes from."""
    return tr(_MEASURED if made.measured else _GUESSED)


def _rounded(seconds: float) -> str:
    """Return a time in figures that claim no more than an estimate knows."""
    if seconds < 10:
        return f"{max(round(seconds), 1)} s"
    if seconds < 57.5:
        return f"{round(seconds / 5) * 5} s"
    minutes = max(round(seconds / 60), 1)
    if minutes < 10:
        return f"{minutes} min"
    if minutes < 58:
        return f"{round(minutes / 5) * 5} min"
    hours = round(seconds / 1800) / 2
    return f"{max(hours, 1):g} h"

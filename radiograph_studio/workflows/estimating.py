"""What a training will take, said before it begins: seconds to the first figure, seconds in all, memory."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass

import psutil

from radiograph_studio.engine import costs, speed
from radiograph_studio.engine.catalogue import backbone
from radiograph_studio.recipe import Recipe

# Seconds that no speed of forward passes explains, measured on two cores: starting TensorFlow, and building the
# network with its compiled functions, before the first figure and again where the network itself learns.
_TENSORFLOW, _BUILDING, _COMPILING = 4.0, 1.5, 2.5


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
    fixed = _BUILDING + (0.0 if "tensorflow" in sys.modules else _TENSORFLOW)
    learning = 0.0 if recipe.preset == "instant" else _COMPILING * recipe.members
    first = fixed + costs.first_result_costs(recipe, images) / passes
    first += 0.0 if costs.uses_solver(recipe) else _COMPILING
    whole = fixed + learning + sum(costs.costs(recipe, images).values()) / passes
    return Estimate(first, max(whole, first), costs.memory(recipe, images), measured)


def memory_at_hand() -> int:
    """Return how much memory the program may hold in all without driving others out, in bytes."""
    return int(psutil.virtual_memory().available + psutil.Process().memory_info().rss)

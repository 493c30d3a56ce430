"""What a training costs before it begins, in time and memory. Loads no TensorFlow.

Time is counted in forward passes of one picture, so that one measured speed (`engine.speed`) makes seconds of it. The
factors were measured by ``tests/benchmarks/bench_costs.py`` on two cores, TensorFlow 2.21; its docstring says how.
"""

from collections.abc import Mapping

from radiograph_studio.engine.catalogue import backbone
from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import PhaseName, Recipe

# Cost of one picture, in forward passes: reading it; one training step on cached features.
_READING, _HEAD_STEP = 0.3, 0.02
# One training step of one picture, in forward passes. EfficientNet-Lite, depthwise layers with costly gradients: where
# the lower blocks are left as they are, and where all learns and batch norm takes its figures from the batch. Others,
# as InceptionV3 had it.
_STEP_LITE_UPPER, _STEP_LITE, _STEP = 3.6, 6.5, 3.3

# Memory, bytes. What the process holds with TensorFlow loaded; what the traced functions of any network take.
_TENSORFLOW, _GRAPHS = 630_000_000, 190_000_000
# A parameter with its gradient and Adam's two moments; a parameter that is only looked through.
_LEARNED, _KEPT = 16, 4
# Working memory of one picture, bytes a pixel of input: in a forward pass of any network; in a training step of the
# EfficientNet-Lite family, whose batch norm stays as it is, and of others, as InceptionV3 had it.
_FORWARD_PIXEL, _STEP_PIXEL_LITE, _STEP_PIXEL = 206, 250, 1030
_FORWARD_BATCH = 32
_ONE_STEP = mark(
    "A batch of {size} holds all {number} training images: the network takes one step an epoch and learns slowly. "
    "Choose a smaller batch size."
)


def costs(recipe: Recipe, images: Mapping[str, int]) -> dict[PhaseName, float]:
    """Return what each phase costs, in forward passes of one picture; the order is that of the run.

    ``images`` counts the images of each part: train, validation, test.
    """
    train, validation, test = (images.get(part, 0) for part in ("train", "validation", "test"))
    plan: dict[PhaseName, float] = {"reading": _READING * (train + validation), "weights": 20.0}
    if uses_solver(recipe):
        plan |= {"features": train + validation, "solver": 5.0}
    if recipe.preset == "instant":
        plan["head"] = train * (recipe.draws + _HEAD_STEP * recipe.epochs) + 1.0
    else:
        plan["finetune"] = recipe.members * recipe.epochs * (step_cost(recipe) * train + validation)
        if recipe.members > 1:
            plan["average"] = validation
    # A head that was trained on features has seen every picture; a network that has changed looks at all once more.
    plan["saving"] = 1.0 if recipe.preset == "instant" else train + validation
    return plan | {"test": test * (1 + _READING)}


def first_result_costs(recipe: Recipe, images: Mapping[str, int]) -> float:
    """Return the forward passes until there is a first validation figure: the solver's head, or the first epoch."""
    plan = costs(recipe, images)
    before = sum(plan.get(phase, 0.0) for phase in ("reading", "weights", "features", "solver"))
    return before if uses_solver(recipe) else before + plan["finetune"] / (recipe.members * recipe.epochs)


def step_cost(recipe: Recipe) -> float:
    """Return what a training step through the network costs for one picture, in forward passes."""
    if backbone(recipe.backbone).normalisation != "lite":
        return _STEP
    return _STEP_LITE_UPPER if uses_solver(recipe) else _STEP_LITE


def memory(recipe: Recipe, images: Mapping[str, int]) -> int:
    """Return the most memory the program is expected to hold while it trains, in bytes, TensorFlow included.

    Training and validation pictures lie in memory as float32; test pictures follow when training is done, while the
    others are still there.
    """
    entry = backbone(recipe.backbone)
    side = recipe.image_size or entry.size
    pictures = 4 * side**2 * sum(images.get(part, 0) for part in ("train", "validation", "test"))
    held = _TENSORFLOW + _GRAPHS + pictures + side**2 * _FORWARD_PIXEL * _FORWARD_BATCH
    if recipe.preset == "instant":
        return held + _KEPT * entry.parameters
    batch = min(recipe.batch_size, images.get("train", recipe.batch_size))
    pixel = _STEP_PIXEL_LITE if entry.normalisation == "lite" else _STEP_PIXEL
    return held + _LEARNED * entry.parameters + side**2 * pixel * batch


def uses_solver(recipe: Recipe) -> bool:
    """Return whether the head is found by the solver first, on features of the pretrained network."""
    return recipe.weights == "imagenet" and recipe.preset != "paper"


def caution_on_batches(recipe: Recipe, number: int) -> str:
    """Return what is to be said where a batch is larger than all ``number`` training images; else nothing."""
    return tr(_ONE_STEP, size=recipe.batch_size, number=number) if recipe.batch_size > number else ""

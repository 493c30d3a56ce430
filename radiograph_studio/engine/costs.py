"""What a training costs before it begins, counted in forward passes of one picture. Loads no TensorFlow."""

from collections.abc import Mapping

from radiograph_studio.recipe import PhaseName, Recipe

# Cost of one picture, in forward passes: reading it; one training step through the network.
_READING, _STEP = 0.3, 3.0


def costs(recipe: Recipe, images: Mapping[str, int]) -> dict[PhaseName, float]:
    """Return what each phase costs, in forward passes of one picture; the order is that of the run.

    ``images`` counts the images of each part: train, validation, test.
    """
    train, validation, test = (images.get(part, 0) for part in ("train", "validation", "test"))
    plan: dict[PhaseName, float] = {"reading": _READING * (train + validation), "weights": 20.0}
    if recipe.weights == "imagenet" and recipe.preset != "paper":
        plan |= {"features": train + validation, "solver": 5.0}
    if recipe.preset == "instant":
        plan["head"] = train * recipe.draws + 1.0
    else:
        plan["finetune"] = recipe.members * recipe.epochs * (_STEP * train + validation)
    return plan | {"saving": train + validation, "test": test * (1 + _READING)}

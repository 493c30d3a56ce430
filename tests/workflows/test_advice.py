"""What is said of a run, from canned losses."""

from collections.abc import Sequence

import numpy as np
import pytest

from radiograph_studio.evaluation import accuracy_interval
from radiograph_studio.recipe import Augmentation, Epoch, preset_recipe
from radiograph_studio.workflows.advice import Advice, advice

_FALLING = [0.7, 0.5, 0.4, 0.3, 0.25, 0.2, 0.17, 0.15, 0.13, 0.12]


def _epochs(
    training: Sequence[float],
    validation: Sequence[float] | None = None,
    *,
    accuracy: float = 0.9,
    images: int = 200,
    member: int = 1,
    start: float | None = None,
) -> list[Epoch]:
    right = round(0.9 * images)
    figures = {"val_accuracy": right / images, "val_accuracy_ci": accuracy_interval(right, images)} if images else {}
    made = []
    if start is not None:
        fields = {"phase": "solver", "epoch": 0, "loss": 0.01, "accuracy": 1.0, "val_loss": start}
        made.append(Epoch.model_validate({"epochs": 9, **fields, **figures}))
    for index, loss in enumerate(training):
        fields = {"phase": "finetune", "epoch": index + 1, "loss": loss, "accuracy": accuracy, "member": member}
        if validation is not None:
            fields["val_loss"] = validation[index]
        made.append(Epoch.model_validate({"epochs": len(training), **fields, **figures}))
    return made


def _kind(found: Advice | None) -> str | None:
    return found.kind if found else None


def test_before_the_first_epoch_nothing_is_said() -> None:
    assert advice([]) is None
    assert advice(_epochs([], start=0.4)) is None


@pytest.mark.parametrize("finished", [False, True])
def test_a_validation_loss_that_turns_while_training_goes_on_falling_is_overfitting(finished: bool) -> None:
    validation = [0.7, 0.55, 0.5, 0.48, 0.52, 0.57, 0.63, 0.68, 0.74, 0.8]
    found = advice(_epochs(_FALLING, validation), finished=finished)
    assert found is not None
    assert found.kind == "overfitting"
    assert ("stop now" in found.hint) != finished


def test_the_cure_for_overfitting_fits_the_settings() -> None:
    validation = [0.7, 0.55, 0.5, 0.48, 0.52, 0.57, 0.63, 0.68, 0.74, 0.8]
    recipe = preset_recipe("balanced")
    plain = recipe.model_copy(update={"augmentation": Augmentation()})
    hints = [str(advice(_epochs(_FALLING, validation), each, finished=True)) for each in (recipe, plain)]
    assert "more images" in hints[0]
    assert "switch augmentation on" in hints[1]


def test_with_ten_validation_images_a_small_rise_is_no_overfitting() -> None:
    validation = [0.7, 0.55, 0.5, 0.48, 0.5, 0.51, 0.52, 0.53, 0.53, 0.55]
    few = advice(_epochs(_FALLING, validation, images=10))
    many = advice(_epochs(_FALLING, validation, images=1000))
    assert few is None
    assert _kind(many) is None or _kind(many) == "done"
    larger = [0.7, 0.55, 0.5, 0.48, 0.52, 0.54, 0.56, 0.57, 0.57, 0.57]
    assert _kind(advice(_epochs(_FALLING, larger, images=10))) is None
    assert _kind(advice(_epochs(_FALLING, larger, images=1000))) == "overfitting"


def test_a_rise_of_a_loss_that_is_tiny_worries_nobody() -> None:
    validation = [0.1, 0.02, 0.01, 0.01, 0.02, 0.03, 0.03, 0.03, 0.03, 0.03]
    assert _kind(advice(_epochs(_FALLING, validation), finished=True)) == "done"


def test_a_flat_training_loss_at_chance_is_said() -> None:
    flat = [0.693, 0.695, 0.69, 0.692, 0.691]
    found = advice(_epochs(flat, flat, accuracy=0.52), preset_recipe("balanced"))
    assert found is not None
    assert found.kind == "not_learning"
    assert "learning rate" in found.hint
    scratch = preset_recipe("balanced").model_copy(update={"weights": "scratch"})
    assert "pretrained" in str(advice(_epochs(flat, flat, accuracy=0.52), scratch))
    assert "Balanced" in str(advice(_epochs(flat, flat, accuracy=0.52), preset_recipe("instant")))


def test_a_slow_fall_is_learning_and_a_flat_loss_of_a_good_network_too() -> None:
    slow = [0.69, 0.67, 0.65, 0.63, 0.61]
    assert advice(_epochs(slow, slow, accuracy=0.6)) is None
    assert advice(_epochs([0.35] * 5, [0.35] * 5, accuracy=0.9)) is None


def test_a_loss_that_jumps_asks_for_a_lower_learning_rate() -> None:
    wild = [0.7, 0.4, 1.1, 0.5, 1.4, 0.6, 1.2]
    found = advice(_epochs(wild, wild), preset_recipe("balanced"))
    assert found is not None
    assert found.kind == "unstable"
    assert "for example 0.00003." in found.hint


def test_a_loss_that_is_no_number_is_unstable() -> None:
    assert _kind(advice(_epochs([0.5, float("nan")], [0.5, 0.5]))) == "unstable"


def test_one_bad_epoch_is_no_unrest() -> None:
    training = [0.7, 0.5, 0.4, 0.58, 0.33, 0.25, 0.2]
    assert advice(_epochs(training, training)) is None


def test_a_validation_loss_that_still_falls_at_the_end_asks_for_more_epochs() -> None:
    validation = [0.8, 0.72, 0.65, 0.58, 0.52, 0.46, 0.41, 0.36]
    assert advice(_epochs(validation, validation)) is None
    assert _kind(advice(_epochs(validation, validation), finished=True)) == "still_improving"


def test_a_loss_that_has_levelled_off_is_done() -> None:
    level = [0.7, 0.5, 0.4, 0.36, 0.35, 0.351, 0.349, 0.35, 0.35, 0.351]
    live = advice(_epochs(_FALLING[:1] + level[1:], level))
    assert live is not None
    assert (live.kind, "stop now" in live.hint) == ("done", True)
    ended = advice(_epochs(level, level), finished=True)
    assert ended is not None
    assert (ended.kind, "stop now" in ended.hint) == ("done", False)


def test_a_best_epoch_long_ago_is_not_called_levelled_off() -> None:
    """Losses of a real run on 160 chest radiographs: too wild to name a cause, but not level."""
    training = [0.088, 0.157, 0.06, 0.07, 0.034, 0.037, 0.005, 0.003, 0.008, 0.03]
    validation = [0.372, 0.447, 0.811, 0.944, 0.579, 0.459, 0.692, 0.61, 0.521, 0.583]
    found = advice(_epochs(training, validation), finished=True)
    assert found is not None
    assert "lowest in epoch 1 " in found.message
    level = advice(_epochs(_FALLING, [0.7, 0.5, 0.4, 0.34, 0.32, 0.31, 0.32, 0.31, 0.32, 0.32]), finished=True)
    assert level is not None
    assert "levelled off" in level.message


def test_at_the_end_few_validation_images_are_what_matters_most() -> None:
    found = advice(_epochs(_FALLING, _FALLING, images=10), finished=True)
    assert found is not None
    assert found.kind == "too_few_validation"
    assert "55 to 100 %" in found.message
    assert advice(_epochs(_FALLING, _FALLING, images=10)) is None
    assert _kind(advice(_epochs(_FALLING, images=0), finished=True)) == "too_few_validation"


def test_a_head_that_no_epoch_beat_is_said() -> None:
    found = advice(_epochs(_FALLING, _FALLING, start=0.1), preset_recipe("instant"), finished=True)
    assert found is not None
    assert found.kind == "done"
    assert "Balanced" in found.hint
    sure = advice(_epochs(_FALLING, _FALLING, start=0.01), preset_recipe("instant"), finished=True)
    assert sure is not None
    assert "tells the classes apart" in sure.message


def test_of_several_networks_the_newest_is_looked_at() -> None:
    wild = _epochs([0.7, 0.4, 1.1, 0.5, 1.4, 0.6, 1.2], [0.5] * 7)
    assert _kind(advice([*wild, *_epochs([0.7, 0.5], [0.6, 0.5], member=2)])) is None


@pytest.mark.parametrize("images", [10, 50, 500])
def test_noise_alone_is_hardly_ever_called_overfitting(images: int) -> None:
    """A validation loss that has levelled off wobbles with the number of images it is a mean of."""
    rng = np.random.default_rng(0)
    alarms = 0
    for _ in range(200):
        wobble = rng.normal(0, 0.2 / np.sqrt(images), len(_FALLING))
        validation = np.maximum(0.3 + 0.4 * np.exp(-np.arange(len(_FALLING))) + wobble, 0.01)
        alarms += _kind(advice(_epochs(_FALLING, validation.tolist(), images=images))) == "overfitting"
    assert alarms <= 10


def test_what_few_images_say_is_said_of_the_epoch_that_is_kept() -> None:
    best, last = _epochs([0.5, 0.4], [0.1, 3.0], images=8)
    last = last.model_copy(update={"val_accuracy": 0.5, "val_accuracy_ci": accuracy_interval(4, 8)})
    found = advice([best, last], finished=True)
    assert found is not None
    assert found.kind == "too_few_validation"
    low, _ = accuracy_interval(7, 8)
    assert f"from {100 * low:.0f} to 100 %" in found.message


def test_an_end_by_patience_is_said_before_all_else() -> None:
    recipe = preset_recipe("balanced").model_copy(update={"patience": 3, "epochs": 9})
    epochs = [each.model_copy(update={"epochs": 9}) for each in _epochs([0.6, 0.5, 0.4, 0.3], [0.5, 0.6, 0.6, 0.6])]
    found = advice(epochs, recipe, finished=True)
    assert found is not None
    assert found.message.startswith("It ended early, after epoch 4")
    assert advice(epochs, recipe) is None or "ended early" not in str(advice(epochs, recipe))
    stopped = advice(epochs[:3], recipe, finished=True)  # by the user, before patience was over
    assert "ended early" not in str(stopped)


def test_of_several_networks_it_is_said_which_one_is_meant() -> None:
    first, second = _epochs(_FALLING, _FALLING), _epochs([0.5] * 10, [*_FALLING[:7], 0.4, 0.42, 0.44], member=2)
    found = advice([*first, *second], preset_recipe("thorough"), finished=True)
    assert found is not None
    assert found.message.startswith("Network 2: The validation loss was lowest in epoch 7")
    alone = advice(first, preset_recipe("balanced"), finished=True)
    assert alone is not None
    assert "Network" not in alone.message


def test_an_early_end_is_that_of_a_network_and_few_images_are_those_of_all() -> None:
    recipe = preset_recipe("thorough").model_copy(update={"patience": 3})
    epochs = _epochs([0.5] * 5, [0.3, 0.2, 0.3, 0.3, 0.3], images=10, member=2)
    found = advice([each.model_copy(update={"epochs": 8}) for each in epochs], recipe, finished=True)
    assert found is not None
    assert found.message.startswith("Network 2: It ended early, after epoch 5")
    assert "Network" not in found.message.split(". ", 1)[1]


def test_instant_trains_one_head_whatever_the_number_of_networks_says() -> None:
    recipe = preset_recipe("instant").model_copy(update={"members": 3})
    found = advice(_epochs(_FALLING, _FALLING), recipe, finished=True)
    assert found is not None
    assert "Network" not in found.message


def test_epochs_that_were_added_in_vain_are_said_to_be() -> None:
    curve, recipe = [0.5, 0.3, 0.2, 0.25, 0.24], preset_recipe("balanced")

    def said(epochs: Sequence[Epoch], before: int) -> str:
        return str(advice(epochs, recipe, finished=True, before=before))

    epochs = _epochs(curve, curve)
    assert "the same as before" in said(epochs, 3)
    better = [each.model_copy(update={"best": each.epoch == 5}) for each in epochs]
    assert "the same as before" not in said(better, 3)
    assert "the same as before" not in said(epochs, 0)
    assert "the same as before" not in said(_epochs(curve), 3)

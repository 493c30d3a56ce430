"""Recipe, events and control: what is stored comes back, what cannot be is refused."""

import json
import threading

import pytest
from pydantic import ValidationError

from radiograph_studio.recipe import (
    PAPER_AUGMENTATION,
    PRESETS,
    Augmentation,
    Batch,
    Cancelled,
    Control,
    Epoch,
    Finished,
    Phase,
    Preset,
    Recipe,
    Warn,
    changed_settings,
    parse_event,
    preset_recipe,
)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_recipe_survives_its_json_form(preset: str) -> None:
    recipe = preset_recipe(preset)
    assert Recipe.model_validate_json(recipe.model_dump_json()) == recipe
    assert recipe.preset == preset


def test_the_paper_preset_is_the_tutorial_to_the_letter() -> None:
    recipe = preset_recipe("paper")
    assert (recipe.backbone, recipe.epochs, recipe.batch_size, recipe.learning_rate) == ("inception-v3", 20, 5, 1e-4)
    assert recipe.augmentation == PAPER_AUGMENTATION
    assert PAPER_AUGMENTATION.model_dump() == {
        "shear": 0.2,
        "zoom": 0.2,
        "rotation": 20,
        "width_shift": 0.2,
        "height_shift": 0.2,
        "horizontal_flip": True,
        "brightness": 0,
        "contrast": 0,
        "noise": 0,
    }


@pytest.mark.parametrize(
    "wrong", [{"epochs": 0}, {"batch_size": 0}, {"learning_rate": 0}, {"seed": -1}, {"preset": "best"}, {"speed": 1}]
)
def test_a_setting_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Recipe.model_validate(wrong)


def test_instant_cannot_start_from_scratch() -> None:
    with pytest.raises(ValidationError, match="pretrained weights"):
        Recipe(preset="instant", weights="scratch")


@pytest.mark.parametrize(
    "event",
    [
        Phase(phase="reading", message="Reading"),
        Batch(phase="finetune", done=1, total=9, progress=0.1, seconds_left=3.0, epoch=1, loss=0.7, accuracy=0.5),
        Epoch(phase="finetune", epoch=1, epochs=2, loss=0.5, accuracy=0.75, val_loss=0.6, val_accuracy=0.5),
        Warn(message="One file left out", files=("a.png",)),
        Finished(status="stopped", model="m.rsmodel", metrics={"test": None}),
    ],
)
def test_every_event_survives_its_json_line(event: object) -> None:
    line = event.model_dump_json()
    assert "\n" not in line
    assert parse_event(line) == event


def test_cancel_is_heard_at_the_next_checkpoint_and_stop_is_not_an_error() -> None:
    control = Control()
    threading.Thread(target=control.stop).start()
    control.checkpoint()
    control.cancel()
    with pytest.raises(Cancelled):
        control.checkpoint()


def test_a_paused_control_holds_the_work_until_it_is_resumed() -> None:
    control = Control()
    control.pause()
    passed = threading.Event()

    def work() -> None:
        control.checkpoint()
        passed.set()

    worker = threading.Thread(target=work)
    worker.start()
    assert not passed.wait(0.05)
    assert control.paused
    control.resume()
    worker.join(5)
    assert passed.is_set()
    assert control.paused_seconds >= 0.04


def test_stop_and_cancel_end_a_pause() -> None:
    stopped, cancelled = Control(), Control()
    for control in (stopped, cancelled):
        control.pause()
    stopped.stop()
    stopped.checkpoint()
    cancelled.cancel()
    with pytest.raises(Cancelled):
        cancelled.checkpoint()
    stopped.pause()
    assert not stopped.paused


@pytest.mark.parametrize("preset", PRESETS)
def test_settings_that_are_not_the_presets_own_are_named(preset: Preset) -> None:
    own = preset_recipe(preset)
    assert changed_settings(own.model_dump()) == ()
    kept = json.loads(own.model_copy(update={"seed": 7}).model_dump_json())
    assert changed_settings(kept) == ()
    other = own.model_copy(update={"epochs": 99, "augmentation": Augmentation(noise=0.1)})
    assert changed_settings(other.model_dump()) == ("epochs", "augmentation")


def test_settings_of_another_version_are_compared_as_far_as_they_are_known() -> None:
    assert changed_settings({"preset": "balanced", "epochs": 3, "optimiser": "new"}) == ("epochs",)
    assert changed_settings({"preset": "of tomorrow", "epochs": 3}) == changed_settings({}) == ()


def test_a_change_of_before_is_not_seen_in_settings_that_came_later() -> None:
    old = preset_recipe("balanced").model_dump()
    for later in ("brightness", "contrast", "noise"):
        del old["augmentation"][later]
    assert changed_settings(old) == ()


def test_training_on_asks_for_epochs_of_its_own() -> None:
    on = preset_recipe("thorough").model_copy(update={"epochs": 2, "members": 1})
    assert changed_settings(on.model_dump(), continued=True) == ()
    assert changed_settings(on.model_dump()) == ("epochs", "members")

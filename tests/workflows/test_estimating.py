"""The estimate before Train: costs times measured speed, and what no speed explains."""

import sys

import pytest

from radiograph_studio.engine import costs, speed
from radiograph_studio.errors import RecipeError
from radiograph_studio.recipe import preset_recipe
from radiograph_studio.workflows import estimating

IMAGES = {"train": 65, "validation": 10, "test": 0}
BALANCED = preset_recipe("balanced")


@pytest.fixture(autouse=True)
def _tensorflow_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tensorflow", sys)


def test_a_machine_that_was_measured_twice_as_fast_takes_half_the_time_for_the_same_work() -> None:
    assert not estimating.estimate(BALANCED, IMAGES).measured
    speed.record("efficientnet-lite0", 224, 100.0)
    slow = estimating.estimate(BALANCED, IMAGES)
    speed.record("efficientnet-lite0", 224, 200.0)
    fast = estimating.estimate(BALANCED, IMAGES)
    assert slow.measured
    assert slow.seconds - fast.seconds == pytest.approx(sum(costs.costs(BALANCED, IMAGES).values()) / 200)
    assert slow.seconds_first - fast.seconds_first == pytest.approx(costs.first_result_costs(BALANCED, IMAGES) / 200)


def test_a_slow_machine_is_slow_in_what_does_not_grow_with_the_images_as_well() -> None:
    none = {"train": 0, "validation": 0, "test": 0}
    speed.record("efficientnet-lite0", 224, 95.0)
    usual = estimating.estimate(BALANCED, none)
    speed.record("efficientnet-lite0", 224, 47.5)
    assert estimating.estimate(BALANCED, none).seconds == pytest.approx(2 * usual.seconds)


@pytest.mark.parametrize("preset", ["instant", "balanced", "thorough", "paper"])
def test_the_first_result_never_comes_after_the_end(preset: str) -> None:
    made = estimating.estimate(preset_recipe(preset), IMAGES)  # type: ignore[arg-type]
    assert 0 < made.seconds_first <= made.seconds
    assert made.memory > 600_000_000


def test_starting_tensorflow_is_counted_where_it_has_not_started(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = estimating.estimate(BALANCED, IMAGES)
    monkeypatch.delitem(sys.modules, "tensorflow")
    fresh = estimating.estimate(BALANCED, IMAGES)
    assert fresh.seconds_first > loaded.seconds_first + 1
    assert fresh.seconds > loaded.seconds + 1


@pytest.mark.parametrize(("batch", "said"), [(65, False), (66, True), (999, True)])
def test_a_batch_larger_than_the_data_is_told_before_the_training(batch: int, said: bool) -> None:
    caution = estimating.caution(BALANCED.model_copy(update={"batch_size": batch}), IMAGES)
    assert caution.startswith(f"A batch of {batch} holds all 65 training images") if said else caution == ""


def test_a_smaller_image_size_is_sooner_done() -> None:
    small = estimating.estimate(BALANCED.model_copy(update={"image_size": 112}), IMAGES)
    assert small.seconds < estimating.estimate(BALANCED, IMAGES).seconds


def test_an_unknown_backbone_is_refused() -> None:
    with pytest.raises(RecipeError, match="no backbone"):
        estimating.estimate(BALANCED.model_copy(update={"backbone": "nothing"}), IMAGES)


def test_memory_at_hand_is_what_is_free_and_what_the_program_has_already() -> None:
    assert estimating.memory_at_hand() > 100_000_000

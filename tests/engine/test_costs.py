"""What a training costs, worked out by hand from the figures in `engine.costs`."""

import pytest

from radiograph_studio.engine import costs
from radiograph_studio.recipe import preset_recipe

IMAGES = {"train": 65, "validation": 10, "test": 20}
INSTANT, BALANCED, PAPER = (preset_recipe(name) for name in ("instant", "balanced", "paper"))


def test_the_phases_of_balanced_cost_what_their_pictures_cost() -> None:
    plan = costs.costs(BALANCED, IMAGES)
    assert list(plan) == ["reading", "weights", "features", "solver", "finetune", "saving", "test"]
    assert plan["features"] == 75
    assert plan["reading"] == pytest.approx(0.3 * 75)
    assert plan["finetune"] == pytest.approx(8 * (costs.step_cost(BALANCED) * 65 + 10))
    assert plan["test"] == pytest.approx(20 * 1.3)


def test_members_and_epochs_multiply_the_fine_tuning_alone() -> None:
    one = costs.costs(BALANCED, IMAGES)
    more = costs.costs(BALANCED.model_copy(update={"members": 3, "epochs": 16}), IMAGES)
    assert more["finetune"] == pytest.approx(6 * one["finetune"])
    assert more.pop("average") == 10  # the mean of the members is validated once
    assert {k: v for k, v in more.items() if k != "finetune"} == {k: v for k, v in one.items() if k != "finetune"}


def test_instant_looks_once_at_each_draw_and_learns_on_kept_features() -> None:
    plan = costs.costs(INSTANT, IMAGES)
    assert "finetune" not in plan
    assert plan["head"] == pytest.approx(65 * (3 + 0.02 * 20) + 1)


def test_a_step_costs_more_the_more_layers_learn() -> None:
    upper = costs.step_cost(BALANCED)
    whole = costs.step_cost(PAPER.model_copy(update={"backbone": "efficientnet-lite0"}))
    assert 1 < upper < whole


def test_the_first_result_is_the_solvers_or_the_first_epochs() -> None:
    plan = costs.costs(BALANCED, IMAGES)
    before = plan["reading"] + plan["weights"] + plan["features"] + plan["solver"]
    assert costs.first_result_costs(BALANCED, IMAGES) == pytest.approx(before)
    paper = costs.costs(PAPER, IMAGES)
    assert costs.first_result_costs(PAPER, IMAGES) == pytest.approx(
        paper["reading"] + paper["weights"] + paper["finetune"] / 20
    )


def test_memory_grows_with_pictures_by_four_bytes_a_pixel() -> None:
    more = IMAGES | {"train": 1065}
    assert costs.memory(BALANCED, more) - costs.memory(BALANCED, IMAGES) == 1000 * 224 * 224 * 4


def test_memory_grows_with_the_batch_only_where_the_network_learns_and_never_past_the_data() -> None:
    def at(preset: str, batch: int) -> int:
        return costs.memory(preset_recipe(preset).model_copy(update={"batch_size": batch}), IMAGES)  # type: ignore[arg-type]

    assert at("instant", 64) == at("instant", 8)
    assert at("balanced", 64) > at("balanced", 8)
    assert at("balanced", 65) == at("balanced", 1000)


@pytest.mark.parametrize(
    ("preset", "changes", "megabytes"),
    [
        # Peaks that bench_costs measured, with no picture but those of the batches.
        ("balanced", {"batch_size": 8}, 627 + 628),
        ("balanced", {"batch_size": 32}, 627 + 911),
        ("balanced", {"batch_size": 8, "image_size": 112}, 627 + 326),
        ("balanced", {"batch_size": 8, "image_size": 320}, 627 + 1186),
        ("balanced", {"batch_size": 16, "backbone": "efficientnet-lite2"}, 627 + 998),
        ("paper", {"batch_size": 5}, 627 + 1699),
        ("paper", {"batch_size": 16}, 627 + 2709),
    ],
)
def test_memory_is_near_the_peaks_that_were_measured(preset: str, changes: dict[str, object], megabytes: int) -> None:
    recipe = preset_recipe(preset).model_copy(update=changes)  # type: ignore[arg-type]
    assert costs.memory(recipe, {}) / 1e6 == pytest.approx(megabytes, rel=0.15)

"""Images per second: measured where it was measured, reckoned where not."""

import pytest

from radiograph_studio import paths
from radiograph_studio.engine import speed
from radiograph_studio.engine.catalogue import backbone
from radiograph_studio.errors import RecipeError

LITE0 = backbone("efficientnet-lite0")


def test_a_machine_that_measured_nothing_gets_the_typical_figure() -> None:
    assert speed.images_per_second(LITE0.id, LITE0.size) == (LITE0.images_per_second, False)


def test_what_was_measured_is_kept_and_scales_with_the_pixels() -> None:
    speed.record(LITE0.id, 224, 100.0)
    assert speed.images_per_second(LITE0.id, 224) == (100.0, True)
    assert speed.images_per_second(LITE0.id, 112) == (400.0, False)


def test_one_measurement_says_how_fast_the_machine_is_with_the_others() -> None:
    other = backbone("densenet121")
    speed.record(LITE0.id, 224, 2 * LITE0.images_per_second)
    reckoned, measured = speed.images_per_second(other.id, other.size)
    assert reckoned == pytest.approx(2 * other.images_per_second, rel=0.01)
    assert not measured


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"vgg@224": 5}', '{"efficientnet-lite0@x": 5}', '{"efficientnet-lite0@224": -1}']
)
def test_a_damaged_record_is_as_good_as_none(content: str) -> None:
    paths.write_text(paths.cache_dir() / "speed.json", content)
    assert speed.images_per_second(LITE0.id, 224) == (LITE0.images_per_second, False)


@pytest.mark.parametrize("value", [0.0, -3.0, float("nan"), float("inf")])
def test_what_cannot_be_a_speed_is_not_recorded(value: float) -> None:
    speed.record(LITE0.id, 224, value)
    assert not (paths.cache_dir() / "speed.json").exists()


def test_a_cache_that_cannot_be_written_costs_only_the_figure() -> None:
    paths.cache_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.cache_dir().write_bytes(b"a file where the folder should be")
    speed.record(LITE0.id, 224, 10.0)
    assert not speed.images_per_second(LITE0.id, 224)[1]


def test_an_unknown_backbone_is_refused() -> None:
    with pytest.raises(RecipeError):
        speed.images_per_second("vgg", 224)


@pytest.mark.slow
def test_a_measurement_is_recorded() -> None:
    from radiograph_studio.engine.measuring import measure
    from radiograph_studio.recipe import Control

    measured = measure(LITE0, Control(), size=64)
    assert measured > 1
    assert speed.images_per_second(LITE0.id, 64) == (pytest.approx(measured, abs=0.01), True)

"""What a curve of losses over rising rates suggests."""

import numpy as np
import pytest

from radiograph_studio.engine import rate_finder

RATES = rate_finder.rates()


def _curve(start: float, floor: float, falls_at: float, rises_at: float) -> np.ndarray:
    """Return a loss that falls about one rate and explodes about another, both log10."""
    place = np.log10(RATES)
    fall = (start - floor) / (1 + np.exp(-6 * (place - falls_at)))
    return start - fall + 10 ** (2 * (place - rises_at))


def test_rates_rise_evenly_on_a_logarithmic_scale() -> None:
    assert (RATES[0], RATES[-1], len(RATES)) == (pytest.approx(1e-6), pytest.approx(1), 80)
    assert np.ptp(np.diff(np.log10(RATES))) < 1e-9


def test_a_tenth_of_the_rate_with_the_lowest_loss_is_suggested() -> None:
    suggested = rate_finder.suggestion(RATES, _curve(0.7, 0.1, falls_at=-4, rises_at=-1.5))
    assert suggested is not None
    assert 1e-4 <= suggested <= 1e-2


def test_a_loss_that_can_only_rise_gives_a_tenth_of_the_rate_where_it_does() -> None:
    suggested = rate_finder.suggestion(RATES, _curve(0.2, 0.2, falls_at=-4, rises_at=-1.5))
    assert suggested is not None
    assert 2e-4 <= suggested <= 5e-3


def test_a_loss_that_falls_to_the_very_end_gives_the_rate_in_the_middle_of_the_fall() -> None:
    suggested = rate_finder.suggestion(RATES, _curve(0.7, 0.1, falls_at=-3, rises_at=3))
    assert suggested is not None
    assert 3e-4 <= suggested <= 5e-3


@pytest.mark.parametrize("end", [np.nan, 40.0])
def test_a_loss_that_falls_until_it_bursts_gives_a_tenth_of_the_rate_where_it_does(end: float) -> None:
    falling = _curve(0.7, 0.1, falls_at=-3, rises_at=3)[:60]
    suggested = rate_finder.suggestion(RATES[:61], np.append(falling, end))
    assert suggested is not None
    assert suggested == pytest.approx(RATES[59] / 10, rel=0.3)


def test_wiggles_before_a_long_fall_are_not_its_middle() -> None:
    falling = _curve(0.7, 0.1, falls_at=-3, rises_at=3)
    falling[:8] += np.array([0.0, 0.0, 0.15, -0.1, -0.1, 0.05, -0.05, 0.0])
    suggested = rate_finder.suggestion(RATES, falling)
    assert suggested is not None
    assert 3e-4 <= suggested <= 5e-3


def test_the_falls_of_a_loss_that_is_low_from_the_start_say_nothing() -> None:
    assert rate_finder.suggestion(RATES[:60], _curve(0.012, 0.0, falls_at=-5, rises_at=3)[:60]) is None


def test_a_flat_loss_and_a_short_trial_say_nothing() -> None:
    assert rate_finder.suggestion(RATES, np.full(80, 0.5)) is None
    assert rate_finder.suggestion(RATES[:5], np.linspace(0.5, 0.1, 5)) is None


def test_a_trial_ends_where_the_loss_explodes() -> None:
    losses = np.full(40, 0.5)
    assert not rate_finder.exploded(losses)
    assert rate_finder.exploded(np.append(losses, np.nan))
    assert rate_finder.exploded(np.append(losses, np.full(10, 50.0)))


def test_smoothing_begins_with_the_first_loss_and_keeps_a_constant() -> None:
    assert rate_finder.smoothed(np.array([3.0, 3.0, 3.0])).tolist() == pytest.approx([3, 3, 3])

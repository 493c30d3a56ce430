"""What is kept of an epoch."""

import pytest

from radiograph_studio.engine.epochs import few


def test_few_batches_are_kept_one_by_one() -> None:
    assert few([0.5, 0.25, 0.125]) == (0.5, 0.25, 0.125)
    assert few([]) == ()


def test_of_many_batches_the_means_of_neighbours_are_kept() -> None:
    kept = few([float(number) for number in range(1001)], most=10)
    assert len(kept) == 10
    assert list(kept) == sorted(kept)
    assert kept[0] == pytest.approx(50)

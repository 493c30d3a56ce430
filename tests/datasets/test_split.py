from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiograph_studio.datasets import Item, count_by_class, split_items

CLASSES = ("a", "b", "c")


def made(patients: list[list[int]]) -> list[Item]:
    """Return items of the given labels, one list a patient."""
    return [
        Item(Path(f"{patient}-{index}.png"), label, f"p{patient}")
        for patient, labels in enumerate(patients)
        for index, label in enumerate(labels)
    ]


# Two patients of each class alone make a split possible whatever else is there.
PATIENTS = st.lists(st.lists(st.integers(0, 2), min_size=1, max_size=6), max_size=40).map(
    lambda drawn: [*drawn, *([label] for label in (0, 1, 2, 0, 1, 2))]
)


@given(PATIENTS, st.integers(0, 100), st.floats(0.05, 0.6))
def test_no_patient_is_on_both_sides_and_every_class_is(patients: list[list[int]], seed: int, fraction: float) -> None:
    items = made(patients)
    train, validation = split_items(items, CLASSES, fraction, seed)
    assert not {item.patient for item in train} & {item.patient for item in validation}
    assert min(count_by_class(train, CLASSES).values()) >= 1
    assert min(count_by_class(validation, CLASSES).values()) >= 1
    assert len(train) + len(validation) == len(items)


def test_classes_are_split_in_proportion_though_patients_stay_together() -> None:
    items = made([[0, 0]] * 40 + [[1]] * 100 + [[2, 2, 2]] * 20)
    _, validation = split_items(items, CLASSES, 0.2, seed=1)
    counts = count_by_class(validation, CLASSES)
    assert counts["a"] == pytest.approx(16, abs=1)
    assert counts["b"] == 20
    assert counts["c"] == pytest.approx(12, abs=1)


def test_patients_that_belong_to_several_classes_can_be_split() -> None:
    train, validation = split_items(made([[0, 1, 2], [0, 1, 2]]), CLASSES, 0.2, seed=0)
    assert len(train) == len(validation) == 3


@pytest.mark.parametrize("fraction", [0.0, 1.0, -0.1])
def test_fraction_must_leave_something_on_both_sides(fraction: float) -> None:
    with pytest.raises(ValueError, match="fraction"):
        split_items(made([[0], [1]]), CLASSES[:2], fraction, seed=0)

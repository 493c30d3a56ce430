"""What is kept of a training, with canned validation losses."""

import numpy as np
import pytest

from radiograph_studio.engine.course import Best, Course, average


def _follow(course: Course, losses: list[float]) -> list[bool]:
    """Let the course see one validation loss an epoch; the weights carry the number of their epoch."""
    best = []
    for epoch, loss in enumerate(losses, 1):
        course.epoch = epoch
        best.append(course.validated(loss, epoch, {"w": np.array(float(epoch))}))
    return best


def test_the_weights_that_are_kept_are_those_with_the_lowest_validation_loss() -> None:
    course = Course()
    assert _follow(course, [0.5, 0.2, 0.3, 0.9]) == [True, True, False, False]
    assert course.best == Best(0.2, 2, {"w": np.array(2.0)})


@pytest.mark.parametrize(
    ("losses", "patience", "enough"),
    [([0.5, 0.6], 2, False), ([0.5, 0.6, 0.6], 2, True), ([0.5, 0.6, 0.4, 0.5], 2, False), ([0.5] * 9, 0, False)],
)
def test_patience_ends_after_so_many_epochs_without_a_lower_loss(
    losses: list[float], patience: int, enough: bool
) -> None:
    course = Course(patience)
    _follow(course, losses)
    assert course.enough() is enough


def test_a_member_begins_where_the_first_one_did_and_the_best_of_all_members_is_marked() -> None:
    course = Course()
    start = Best(0.6, 0, {"w": np.array(0.0)})
    course.validated(start.loss, start.epoch, start.weights)
    _follow(course, [0.4, 0.3])
    course.next_member(start)
    assert (course.member, course.epoch, course.best) == (2, 0, start)
    assert _follow(course, [0.35, 0.25]) == [False, True]
    assert [each.loss for each in course.candidates()] == [0.3, 0.25]


def test_a_course_survives_its_stored_form() -> None:
    course = Course(3, first_validation=1.5)
    _follow(course, [0.4, 0.3])
    course.next_member(None)
    course.points = 2
    meta, arrays = course.state()
    restored = Course.restored(3, meta, arrays)
    assert (restored.member, restored.epoch, restored.best, restored.points) == (2, 0, None, 2)
    assert restored.candidates()[0].weights["w"] == 2.0
    assert (restored.lowest, restored.first_validation, restored.patience) == (0.3, 1.5, 3)


def test_the_average_of_weights_is_their_mean_in_their_own_precision() -> None:
    mean = average([{"w": np.float32([1, 2])}, {"w": np.float32([3, 6])}])
    assert mean["w"].tolist() == [2, 4]
    assert mean["w"].dtype == np.float32

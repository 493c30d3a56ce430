"""Augmentation: one affine transform an image, repeatable, each change what its name says."""

import numpy as np
import pytest

from radiograph_studio.engine import augmentation
from radiograph_studio.recipe import PAPER_AUGMENTATION, Augmentation

SIDE = 33


def _applied(settings: Augmentation, seed: int = 0, images: int = 1) -> tuple[np.ndarray, np.ndarray]:
    pictures = np.random.default_rng(9).random((images, SIDE, SIDE, 1), np.float32)
    matrices = augmentation.transforms(settings, images, SIDE, SIDE, np.random.default_rng(seed))
    return pictures, augmentation.apply(pictures, matrices).numpy()


def test_nothing_switched_on_changes_nothing() -> None:
    pictures, changed = _applied(Augmentation(), images=3)
    np.testing.assert_allclose(changed, pictures, atol=1e-6)


def test_the_same_seed_gives_the_same_pictures_and_another_seed_others() -> None:
    first, again, other = (_applied(PAPER_AUGMENTATION, seed)[1] for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).max() > 0.1


def test_a_flip_mirrors_left_to_right_about_half_of_the_images() -> None:
    pictures, changed = _applied(Augmentation(horizontal_flip=True), images=40)
    mirrored = [np.allclose(now, before[:, ::-1], atol=1e-5) for before, now in zip(pictures, changed, strict=True)]
    unchanged = [np.allclose(now, before, atol=1e-5) for before, now in zip(pictures, changed, strict=True)]
    assert all(a != b for a, b in zip(mirrored, unchanged, strict=True))
    assert 8 < sum(mirrored) < 32


@pytest.mark.parametrize(
    ("settings", "bounds"),
    [
        (Augmentation(rotation=20), {"turn": np.deg2rad(20)}),
        (Augmentation(zoom=0.2), {"scale": 0.2}),
        (Augmentation(width_shift=0.1), {"shift_x": 0.1 * SIDE}),
        (Augmentation(height_shift=0.3), {"shift_y": 0.3 * SIDE}),
    ],
)
def test_each_change_stays_within_its_bound_and_leaves_the_others_alone(
    settings: Augmentation, bounds: dict[str, float]
) -> None:
    rows = augmentation.transforms(settings, 500, SIDE, SIDE, np.random.default_rng(3)).astype(float)
    centre = (SIDE - 1) / 2
    linear, offset = rows[:, [0, 1, 3, 4]].reshape(-1, 2, 2), rows[:, [2, 5]]
    moved = linear @ [centre, centre] + offset - centre  # where the centre is taken from
    measured = {
        "turn": np.abs(np.arctan2(linear[:, 0, 1], linear[:, 0, 0])),
        "scale": np.abs(np.sqrt(np.abs(np.linalg.det(linear))) - 1),
        "shift_x": np.abs(moved[:, 0]),
        "shift_y": np.abs(moved[:, 1]),
    }
    for name, values in measured.items():
        limit = bounds.get(name, 0.0)
        assert values.max() <= limit + 1e-4, name
        assert values.max() >= 0.8 * limit, name


def test_the_changes_are_composed_as_the_tutorials_generator_composes_them() -> None:
    """Rotation, shift, shear, zoom about the centre, then the mirror, written out in rows and columns."""
    rng = np.random.default_rng(5)
    rows = augmentation.transforms(PAPER_AUGMENTATION, 6, 40, 30, rng)
    draws = np.random.default_rng(5).uniform(-1, 1, (6, 7))
    for row, draw in zip(rows.astype(float), draws, strict=True):
        angle, shear = np.deg2rad(20) * draw[0], 0.2 * draw[3]
        c, s = np.cos(angle), np.sin(angle)
        turn = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
        move = np.array([[1, 0, 0.2 * 30 * draw[2]], [0, 1, 0.2 * 40 * draw[1]], [0, 0, 1]])
        skew = np.array([[1, -np.sin(shear), 0], [0, np.cos(shear), 0], [0, 0, 1]])
        scale = np.diag([1 + 0.2 * draw[5], 1 + 0.2 * draw[4], 1])
        centre = np.array([[1, 0, 14.5], [0, 1, 19.5], [0, 0, 1]])
        mirror = np.diag([1.0, -1.0 if draw[6] < 0 else 1.0, 1.0])
        expected = centre @ turn @ move @ skew @ scale @ mirror @ np.linalg.inv(centre)
        swap = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 1]])  # rows and columns to x and y
        ours = np.append(row, 1).reshape(3, 3)
        np.testing.assert_allclose(ours, swap @ expected @ swap, atol=1e-5)


def test_beyond_the_border_the_nearest_pixel_is_repeated() -> None:
    pictures = np.full((1, SIDE, SIDE, 1), 0.7, np.float32)
    matrices = augmentation.transforms(PAPER_AUGMENTATION, 1, SIDE, SIDE, np.random.default_rng(0))
    np.testing.assert_allclose(augmentation.apply(pictures, matrices), pictures, atol=1e-6)

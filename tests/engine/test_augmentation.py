"""Augmentation: one affine transform an image, then greys; repeatable, each change what its name says."""

from dataclasses import replace

import numpy as np
import pytest

from radiograph_studio.engine import augmentation
from radiograph_studio.recipe import PAPER_AUGMENTATION, Augmentation

SIDE = 33


def _applied(settings: Augmentation, seed: int = 0, images: int = 1) -> tuple[np.ndarray, np.ndarray]:
    pictures = np.random.default_rng(9).random((images, SIDE, SIDE, 1), np.float32)
    return pictures, augmentation.apply(pictures, _drawn(settings, images, seed)).numpy()


def _drawn(settings: Augmentation, images: int = 1, seed: int = 0) -> augmentation.Draw:
    return augmentation.draw(settings, images, SIDE, SIDE, np.random.default_rng(seed))


def test_nothing_switched_on_returns_the_very_same_picture() -> None:
    pictures, changed = _applied(Augmentation(), images=3)
    np.testing.assert_array_equal(changed, pictures)


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
    rows = _drawn(settings, 500, seed=3).matrices.astype(float)
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
    rows = augmentation.draw(PAPER_AUGMENTATION, 6, 40, 30, rng).matrices
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
    np.testing.assert_allclose(augmentation.apply(pictures, _drawn(PAPER_AUGMENTATION)), pictures, atol=1e-6)


ALL = PAPER_AUGMENTATION.model_copy(update={"brightness": 0.2, "contrast": 0.3, "noise": 0.05})


def _greys(gain: float = 1, offset: float = 0, noise: float = 0) -> augmentation.Draw:
    """A draw for one image that changes its greys alone."""
    still = _drawn(Augmentation())
    return replace(still, gains=np.float32([gain]), offsets=np.float32([offset]), noise=np.float32([noise]))


@pytest.mark.parametrize(
    ("gain", "offset", "expected"),
    [
        (1.0, 0.1, [0.1, 0.3, 0.6, 1.0]),  # brighter: added to each, clipped at white
        (1.0, -0.3, [0.0, 0.0, 0.2, 0.7]),  # darker: clipped at black
        (0.5, 0.0, [0.25, 0.35, 0.5, 0.75]),  # flatter about mid-grey: 0.5 + 0.5 (x - 0.5)
        (2.0, 0.1, [0.0, 0.0, 0.6, 1.0]),  # steeper, then brighter: 0.5 + 2 (x - 0.5) + 0.1, clipped once
    ],
)
def test_contrast_turns_about_mid_grey_then_brightness_is_added_then_greys_are_clipped(
    gain: float, offset: float, expected: list[float]
) -> None:
    pictures = np.float32([0.0, 0.2, 0.5, 1.0]).reshape(1, 2, 2, 1)
    changed = augmentation.apply(pictures, _greys(gain, offset)).numpy()
    np.testing.assert_allclose(changed.ravel(), expected, atol=1e-6)


def test_noise_has_the_standard_deviation_that_was_drawn_and_no_bias() -> None:
    pictures = np.full((1, 200, 200, 1), 0.5, np.float32)
    grains = augmentation.apply(pictures, _greys(noise=0.05)).numpy() - 0.5
    assert grains.std() == pytest.approx(0.05, rel=0.03)
    assert abs(grains.mean()) < 4 * 0.05 / 200
    neighbours = np.corrcoef(grains[0, :, :-1, 0].ravel(), grains[0, :, 1:, 0].ravel())[0, 1]
    assert abs(neighbours) < 0.03


def test_greys_are_drawn_evenly_within_their_bounds() -> None:
    drawn = _drawn(Augmentation(brightness=0.2, contrast=0.3, noise=0.05), 2000)
    for values, low, high in (
        (drawn.offsets, -0.2, 0.2),
        (drawn.gains, 0.7, 1.3),
        (drawn.noise, 0.0, 0.05),
    ):
        assert low <= values.min() < low + 0.02 * (high - low)
        assert high >= values.max() > high - 0.02 * (high - low)
        assert values.mean() == pytest.approx((low + high) / 2, abs=0.03 * (high - low))
    assert not drawn.moves


def test_pictures_stay_within_the_grey_range() -> None:
    _, changed = _applied(ALL, images=20)
    assert changed.min() >= 0
    assert changed.max() <= 1
    assert changed.dtype == np.float32


def test_what_becomes_of_an_image_depends_neither_on_its_batch_nor_on_the_order() -> None:
    pictures = np.random.default_rng(9).random((6, SIDE, SIDE, 1), np.float32)
    drawn = _drawn(ALL, 6)
    together = augmentation.apply(pictures, drawn).numpy()
    backwards = np.arange(5, -1, -1)
    np.testing.assert_array_equal(augmentation.apply(pictures[backwards], drawn[backwards]).numpy(), together[::-1])
    for image in range(6):
        alone = augmentation.apply(pictures[image : image + 1], drawn[image : image + 1]).numpy()
        np.testing.assert_array_equal(alone[0], together[image])


def test_switching_greys_on_leaves_the_geometry_as_it_was() -> None:
    np.testing.assert_array_equal(_drawn(ALL, 5).matrices, _drawn(PAPER_AUGMENTATION, 5).matrices)


def test_equal_keys_are_equal_changes() -> None:
    drawn, other = _drawn(ALL, 4), _drawn(ALL, 4, seed=1)
    assert len({drawn.key(i) for i in range(4)} | {other.key(i) for i in range(4)}) == 8
    assert drawn[[2]].key(0) == drawn.key(2)
    still = _drawn(Augmentation(), 2)
    assert still.key(0) == still.key(1) == _drawn(Augmentation(), 1, seed=7).key(0)

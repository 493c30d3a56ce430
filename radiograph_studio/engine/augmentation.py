"""Augmentation: one affine transform an image, one resampling, then grey levels. What is drawn is data of its own.

`draw` throws the dice for many images, `apply` changes pictures by what was thrown. An image's result depends on
its own row of the draw alone: neither on the batch it is in nor on the order, so that it can be cached and repeated.

The random changes are composed into a single matrix in the order of the tutorial's generator (rotation, shift,
shear, zoom about the centre; Keras' ``ImageDataGenerator``), so an image is interpolated once, not once a change.
"""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from radiograph_studio.recipe import Augmentation

_IDENTITY = np.eye(3)
_IDENTITY_ROW = _IDENTITY.reshape(9)[:8].astype(np.float32)
_MID_GREY = 0.5  # contrast turns about the middle of the grey range


@dataclass(frozen=True, slots=True, eq=False)
class Draw:
    """What was drawn for n images, a row an image.

    ``matrices`` (n, 8) float32: the first eight entries of the 3x3 matrix that maps an output pixel (x, y) to the
    input pixel it is taken from, in pixels. ``gains`` (n,) float32: contrast factor about mid-grey. ``offsets``
    (n,) float32: added grey. ``noise`` (n,) float32: standard deviation of Gaussian noise. All greys are fractions
    of the grey range. ``seeds`` (n, 2) int32: where each image's noise begins.
    """

    matrices: NDArray[np.float32]
    gains: NDArray[np.float32]
    offsets: NDArray[np.float32]
    noise: NDArray[np.float32]
    seeds: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.matrices)

    def __getitem__(self, chosen: slice | NDArray[np.integer[Any]] | list[int]) -> Self:
        """Return the draw of the chosen images, in their order."""
        return type(self)(
            self.matrices[chosen], self.gains[chosen], self.offsets[chosen], self.noise[chosen], self.seeds[chosen]
        )

    def key(self, image: int) -> bytes:
        """Return what names the change of one image: equal keys give equal pictures, for caches."""
        row = np.concatenate(
            [self.matrices[image], [self.gains[image], self.offsets[image], self.noise[image]]], dtype=np.float32
        )
        row += 0.0  # -0.0 and 0.0 are one number with two spellings
        return row.tobytes() + (self.seeds[image].tobytes() if self.noise[image] else b"")

    @property
    def moves(self) -> bool:
        """True where the geometry of any image changes."""
        return bool((self.matrices != _IDENTITY_ROW).any())

    @property
    def changes_greys(self) -> bool:
        """True where the grey levels of any image change."""
        return bool((self.gains != 1).any() or self.offsets.any() or self.noise.any())


def draw(settings: Augmentation, images: int, width: int, height: int, rng: np.random.Generator) -> Draw:
    """Throw the dice for ``images`` images of ``width`` x ``height`` pixels.

    The numbers taken from ``rng`` depend on ``images`` alone, not on which changes are on.
    """
    matrices = _matrices_drawn(settings, images, width, height, rng)
    greys = rng.uniform(-1.0, 1.0, (images, 2))
    deviations = rng.uniform(0.0, 1.0, images)
    seeds = rng.integers(np.iinfo(np.int32).max, size=(images, 2), dtype=np.int32)
    return Draw(
        matrices=matrices,
        gains=(1 + settings.contrast * greys[:, 0]).astype(np.float32),
        offsets=(settings.brightness * greys[:, 1]).astype(np.float32),
        noise=(settings.noise * deviations).astype(np.float32),
        seeds=seeds,
    )


def apply(pictures: Any, drawn: Draw) -> Any:
    """Return ``pictures`` (n, height, width, 1) in [0, 1] as ``drawn`` changes them, float32.

    Beyond the border the nearest pixel is repeated, as the tutorial's generator does, so that no new edge is drawn.
    Greys that leave [0, 1] are clipped, once, after all changes.
    """
    changed = tf.convert_to_tensor(pictures)
    if drawn.moves:
        changed = _moved(changed, drawn.matrices)
    return _regreyed(changed, drawn) if drawn.changes_greys else changed


def _moved(pictures: Any, matrices: NDArray[np.float32]) -> Any:
    return tf.raw_ops.ImageProjectiveTransformV3(
        images=pictures,
        transforms=matrices,
        output_shape=tf.shape(pictures)[1:3],
        fill_value=0.0,
        interpolation="BILINEAR",
        fill_mode="NEAREST",
    )


def _regreyed(pictures: Any, drawn: Draw) -> Any:
    # Written as one line through the greys, so that a gain of 1 and an offset of 0 change no bit.
    gains = drawn.gains.reshape(-1, 1, 1, 1)
    changed = pictures * gains + (_MID_GREY * (1 - gains) + drawn.offsets.reshape(-1, 1, 1, 1))
    if drawn.noise.any():
        shape = pictures.shape[1:]
        grains = [tf.random.stateless_normal(shape, seed) for seed in drawn.seeds]
        changed += tf.stack(grains) * drawn.noise.reshape(-1, 1, 1, 1)
    return tf.clip_by_value(changed, 0.0, 1.0)


def _matrices_drawn(
    settings: Augmentation, images: int, width: int, height: int, rng: np.random.Generator
) -> NDArray[np.float32]:
    draws = rng.uniform(-1.0, 1.0, (images, 7))
    rotation = np.deg2rad(settings.rotation) * draws[:, 0]
    shift_x = settings.width_shift * width * draws[:, 1]
    shift_y = settings.height_shift * height * draws[:, 2]
    shear = settings.shear * draws[:, 3]
    zoom_x, zoom_y = 1 + settings.zoom * draws[:, 4], 1 + settings.zoom * draws[:, 5]
    mirror = np.where(settings.horizontal_flip & (draws[:, 6] < 0), -1.0, 1.0)

    turn = _identities(images)
    turn[:, 0, 0] = turn[:, 1, 1] = np.cos(rotation)
    turn[:, 0, 1], turn[:, 1, 0] = np.sin(rotation), -np.sin(rotation)
    move = _identities(images)
    move[:, 0, 2], move[:, 1, 2] = shift_x, shift_y
    skew = _identities(images)
    skew[:, 0, 0], skew[:, 1, 0] = np.cos(shear), -np.sin(shear)
    scale = _identities(images)
    scale[:, 0, 0], scale[:, 1, 1] = zoom_x * mirror, zoom_y
    centre, back = _IDENTITY.copy(), _IDENTITY.copy()
    centre[:2, 2] = (width - 1) / 2, (height - 1) / 2
    back[:2, 2] = -centre[:2, 2]
    composed = centre @ turn @ move @ skew @ scale @ back
    return composed.reshape(images, 9)[:, :8].astype(np.float32)


def _identities(count: int) -> NDArray[np.float64]:
    return np.broadcast_to(_IDENTITY, (count, 3, 3)).copy()

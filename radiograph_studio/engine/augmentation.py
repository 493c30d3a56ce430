"""Augmentation: one affine transform an image, one resampling, the same for the same seed, epoch and image.

The random changes are composed into a single matrix in the order of the tutorial's generator (rotation, shift,
shear, zoom about the centre; Keras' ``ImageDataGenerator``), so an image is interpolated once, not once a change.
"""

from typing import Any

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from radiograph_studio.recipe import Augmentation

_IDENTITY = np.eye(3)


def transforms(
    settings: Augmentation, images: int, width: int, height: int, rng: np.random.Generator
) -> NDArray[np.float32]:
    """Return random transforms for ``images`` images, (images, 8) float32, as `apply` takes them.

    Each row holds the first eight entries of the 3x3 matrix that maps an output pixel (x, y) to the input pixel it
    is taken from, in pixels. The numbers drawn from ``rng`` depend on ``images`` alone, not on which changes are on.
    """
    draws = rng.uniform(-1.0, 1.0, (images, 7))
    rotation = np.deg2rad(settings.rotation) * draws[:, 0]
    shift_x = settings.width_shift * width * draws[:, 1]
    shift_y = settings.height_shift * height * draws[:, 2]
    shear = settings.shear * draws[:, 3]
    zoom_x, zoom_y = 1 + settings.zoom * draws[:, 4], 1 + settings.zoom * draws[:, 5]
    mirror = np.where(settings.horizontal_flip & (draws[:, 6] < 0), -1.0, 1.0)

    turn = _matrices(images)
    turn[:, 0, 0] = turn[:, 1, 1] = np.cos(rotation)
    turn[:, 0, 1], turn[:, 1, 0] = np.sin(rotation), -np.sin(rotation)
    move = _matrices(images)
    move[:, 0, 2], move[:, 1, 2] = shift_x, shift_y
    skew = _matrices(images)
    skew[:, 0, 0], skew[:, 1, 0] = np.cos(shear), -np.sin(shear)
    scale = _matrices(images)
    scale[:, 0, 0], scale[:, 1, 1] = zoom_x * mirror, zoom_y
    centre, back = _IDENTITY.copy(), _IDENTITY.copy()
    centre[:2, 2] = (width - 1) / 2, (height - 1) / 2
    back[:2, 2] = -centre[:2, 2]
    composed = centre @ turn @ move @ skew @ scale @ back
    return composed.reshape(images, 9)[:, :8].astype(np.float32)


def _matrices(count: int) -> NDArray[np.float64]:
    return np.broadcast_to(_IDENTITY, (count, 3, 3)).copy()


def apply(pictures: Any, matrices: Any) -> Any:
    """Return ``pictures`` (n, height, width, 1) seen through ``matrices`` (n, 8), bilinear.

    Beyond the border the nearest pixel is repeated, as the tutorial's generator does, so that no new edge is drawn.
    """
    return tf.raw_ops.ImageProjectiveTransformV3(
        images=pictures,
        transforms=matrices,
        output_shape=tf.shape(pictures)[1:3],
        fill_value=0.0,
        interpolation="BILINEAR",
        fill_mode="NEAREST",
    )

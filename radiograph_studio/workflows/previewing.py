"""Preview: what the augmentation makes of one image of the user's own, by the very road that training takes."""

import sys
import threading
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.engine.loading import load_tensorflow
from radiograph_studio.imaging import InputSpec, Radiograph, network_picture, read
from radiograph_studio.recipe import Recipe

TILES = 9
UNCHANGED = TILES // 2
"""Place of the picture as it is: the middle, so that every changed one has it for a neighbour."""


def tensorflow_is_loaded() -> bool:
    """True where a preview need not wait for TensorFlow to start."""
    return "tensorflow" in sys.modules


class Previewer:
    """Makes previews. The image that was asked for last is decoded once and kept; may be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._radiograph: tuple[Path, Radiograph] | None = None
        self._picture: tuple[Path, InputSpec, NDArray[np.float32]] | None = None

    def pictures(self, path: Path, recipe: Recipe, dice: int = 0) -> NDArray[np.float32]:
        """Return nine pictures (9, height, width) float32 in [0, 1], as the network would get them.

        The one at `UNCHANGED` is the image as it is, the others are changed as ``recipe`` says. ``dice`` chooses
        among draws: with the same dice a slider moves the same pictures further.

        Raises:
            ImageReadError: the file cannot be read.
            RecipeError: the recipe's backbone is unknown, or cannot take pictures of the recipe's size.
        """
        load_tensorflow()
        # Imported here: these load TensorFlow, and only a preview that is asked for may do that.
        from radiograph_studio.engine import augmentation, network

        spec = network.input_spec(recipe)
        with self._lock:
            picture = self._network_picture(path, spec)
        rng = np.random.default_rng([recipe.seed, dice])
        drawn = augmentation.draw(recipe.augmentation, TILES, spec.width, spec.height, rng)
        copies = np.broadcast_to(picture[None, ..., None], (TILES, *picture.shape, 1))
        pictures: NDArray[np.float32] = np.array(augmentation.apply(copies, drawn))[..., 0]
        pictures[UNCHANGED] = picture
        return pictures

    def _network_picture(self, path: Path, spec: InputSpec) -> NDArray[np.float32]:
        if self._picture is None or self._picture[:2] != (path, spec):
            if self._radiograph is None or self._radiograph[0] != path:
                self._radiograph = (path, read(path))
            self._picture = (path, spec, network_picture(self._radiograph[1], spec))
        return self._picture[2]

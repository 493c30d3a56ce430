"""Generated pictures of two kinds that are easily told apart."""

from pathlib import Path

import numpy as np
from PIL import Image

COUNTS = {"train": 8, "val": 4, "test": 4}
SIDE = 64


def write_dataset(folder: Path, seed: int = 0, counts: dict[str, int] | None = None) -> Path:
    """Write ``folder/{train,val,test}/{rings,stripes}/NN.png`` and return `folder`; no two are the same."""
    random = np.random.default_rng(seed)
    for part, count in (counts or COUNTS).items():
        for name, draw in {"rings": _rings, "stripes": _stripes}.items():
            target = folder / part / name
            target.mkdir(parents=True)
            for number in range(count):
                Image.fromarray(_as_grey(draw(random), random)).save(target / f"{number:02}.png")
    return folder


def _grid() -> tuple[np.ndarray, np.ndarray]:
    rows, columns = np.mgrid[0:SIDE, 0:SIDE].astype(float)
    return rows, columns


def _rings(random: np.random.Generator) -> np.ndarray:
    """Concentric rings about a point near the middle; float, -1..1."""
    rows, columns = _grid()
    centre = SIDE / 2 + random.uniform(-6, 6, size=2)
    return np.cos(np.hypot(rows - centre[0], columns - centre[1]) * random.uniform(0.6, 0.9))


def _stripes(random: np.random.Generator) -> np.ndarray:
    """Stripes, upright within 15 degrees; float, -1..1."""
    rows, columns = _grid()
    angle = np.deg2rad(random.uniform(-15, 15))
    return np.cos((columns * np.cos(angle) + rows * np.sin(angle)) * random.uniform(0.6, 0.9) + random.uniform(0, 6))


def _as_grey(picture: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """-1..1 to uint8 with a little noise."""
    noisy = 128 + 90 * picture + random.normal(0, 8, picture.shape)
    return noisy.clip(0, 255).astype(np.uint8)

"""One imagined person: the numbers that make two phantoms differ, and the shapes that everything else follows."""

from dataclasses import dataclass

import numpy as np

from radiograph_studio.datasets.phantoms.canvas import Array, Points

SPINE_Z = 5.5
_HEIGHTS = (*np.linspace(1.95, 2.75, 12), *np.linspace(3.35, 3.7, 5))
_CERVICAL = 1.75


@dataclass(frozen=True, slots=True)
class Vertebra:
    """A vertebra in body centimetres: middle of its body, height without the disc, width; ``name`` is C, T or L."""

    name: str
    number: int
    x: float
    y: float
    height: float
    width: float


@dataclass(frozen=True, slots=True)
class Body:
    """Build of one person. Lengths in cm; ``size`` scales the whole body about 1.

    ``fat`` is the thickness under the skin, ``dome`` moves the diaphragm (positive: deeper breath), ``heart`` scales
    the heart, ``curve`` bends the spine sideways, ``bone`` scales bone density, ``seed`` fixes all detail.
    """

    size: float
    fat: float
    female: bool
    breast: float
    width: float
    dome: float
    heart: float
    curve: float
    bone: float
    lung: float
    age: float
    seed: int

    def vertebrae(self) -> list[Vertebra]:
        """Return C4 to L5 from the top down."""
        found: list[Vertebra] = []
        for number in (4, 5, 6, 7):
            y = -_CERVICAL * (7.5 - number)
            found.append(Vertebra("C", number, self.midline(y), y, _CERVICAL - 0.4, 2.5 + 0.12 * (number - 4)))
        y = 0.0
        for index, pitch in enumerate(_HEIGHTS):
            lumbar = index >= 12
            disc = 0.95 - 0.25 * self.age if lumbar else 0.32 + 0.012 * index
            middle = y + pitch / 2
            width = 3.9 + 0.25 * (index - 12) if lumbar else 2.9 - 0.25 * np.sin(index / 11 * np.pi) + 0.07 * index
            number = index - 11 if lumbar else index + 1
            name = "L" if lumbar else "T"
            found.append(Vertebra(name, number, self.midline(middle), middle, float(pitch - disc), float(width)))
            y += float(pitch)
        return found

    def midline(self, y: float) -> float:
        """Return x of the spine at level ``y``."""
        return float(self.curve * np.sin((y - 2) / 44 * 2 * np.pi * 0.8) * np.clip((50 - y) / 12, 0, 1))

    @property
    def dome_right(self) -> float:
        """Level of the top of the right dome of the diaphragm."""
        return 20.3 + self.dome

    @property
    def dome_left(self) -> float:
        """Level of the top of the left dome, a little lower."""
        return self.dome_right + 1.1

    def cavity(self, y: Array) -> tuple[Array, Array]:
        """Return half width and half depth (cm) of the chest cavity at levels ``y``; 0 above the apex."""
        rise = np.clip((23.0 - y) / 23.6, 0, 1)
        shape = np.clip(1 - rise**3.0, 0, 1) ** 0.5
        below = np.clip((y - 23.0) / 10.0, 0, 1)
        width = self.width * shape * (1 - 0.10 * below**2)
        depth = 8.6 * np.clip(1 - rise**1.9, 0, 1) ** 0.6
        return width.astype(np.float32), depth.astype(np.float32)

    def rib(self, number: int, side: int) -> Points:
        """Return the course of a rib, (n, 3) cm from the spine round to its front end; ``side`` is -1 or +1."""
        index = number - 1
        top = float(sum(_HEIGHTS[:index]) + 0.35)
        drop = (4.0, 6.2, 7.8, 9.0, 9.8, 10.4, 10.8, 11.0, 10.8, 11.0, 15.0, 24.0)[index]
        end = (0.86, 0.84, 0.82, 0.80, 0.78, 0.77, 0.75, 0.70, 0.64, 0.57, 0.42, 0.27)[index] * np.pi
        width, depth = self.cavity(np.array([min(top + drop / 2, 25.5)], np.float32))
        angle = np.linspace(0.13, end, 70)
        reach = float(width[0]) + 0.25 - max(0.0, 0.45 * (number - 9))
        x = reach * np.sin(angle) ** 0.93
        z = (float(depth[0]) + 0.6) * np.cos(angle)
        # The neck of a rib rises a little before the shaft slopes down.
        y = top + drop * (1 - np.cos(angle)) / 2 - 0.5 * np.exp(-(((angle - 0.35) / 0.2) ** 2))
        return np.stack([side * x + self.midline(top) * np.exp(-x / 6), y, z], axis=1)


def person(rng: np.random.Generator) -> Body:
    """Return a random adult."""
    female = bool(rng.random() < 0.5)
    fat = float(np.clip(rng.lognormal(0.55, 0.45), 0.7, 4.5))
    return Body(
        size=float(rng.normal(0.97 if female else 1.04, 0.035)),
        fat=fat,
        female=female,
        breast=float(np.clip(rng.normal(0.7 + 0.25 * fat, 0.3), 0.3, 1.8)) if female else 0.0,
        width=float(rng.normal(13.2, 0.5)),
        dome=float(np.clip(rng.normal(0.0, 1.0), -2.2, 1.8)),
        heart=float(np.clip(rng.normal(1.0, 0.07), 0.86, 1.2)),
        curve=float(rng.normal(0, 0.45)),
        bone=float(rng.uniform(0.8, 1.15)),
        lung=float(rng.uniform(0.2, 0.3)),
        age=float(rng.uniform(0, 1)),
        seed=int(rng.integers(2**31)),
    )


__all__ = ["SPINE_Z", "Body", "Vertebra", "person"]

"""One simulated radiograph: a person, a position, an exposure."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from radiograph_studio.datasets.phantoms.body import Body, person
from radiograph_studio.datasets.phantoms.bones import draw_skeleton
from radiograph_studio.datasets.phantoms.canvas import Array, Canvas, Geometry
from radiograph_studio.datasets.phantoms.physics import Exposure, develop, expose, exposure
from radiograph_studio.datasets.phantoms.tissue import draw_tissues

Kind = Literal["abdomen", "chest"]
KINDS: tuple[Kind, ...] = ("abdomen", "chest")
SIZES = ((512, 512), (560, 480), (576, 512), (640, 512))
_CENTRE_Y = {"chest": 13.0, "abdomen": 44.8}


@dataclass(frozen=True, slots=True, eq=False)
class Phantom:
    """A simulated radiograph.

    Attributes:
        image: (rows, columns) float32 in 0..1, dense parts bright, as a console would present it.
        kind: what was imaged.
        view: "PA" or "AP".
        spacing_mm: size of a pixel on the detector, millimetres.
        window: (centre, width) in the same 0..1 units that show it well.
        marker: the lead letter in the picture, "L" or "R"; the patient's left is on the right of the picture.
    """

    image: Array
    kind: Kind
    view: str
    spacing_mm: float
    window: tuple[float, float]
    marker: str


def phantom(
    kind: Kind,
    rng: np.random.Generator,
    size: tuple[int, int] | None = None,
    body: Body | None = None,
    technique: Exposure | None = None,
) -> Phantom:
    """Return one simulated radiograph of ``kind`` from ``rng``.

    ``size`` is (rows, columns), one of the usual ones when not given; ``body`` and ``technique`` are drawn when not
    given. Only the field of view, the view and the posture that goes with it differ between the kinds: field size,
    position errors and technique come from the same distributions.
    """
    body = body or person(rng)
    technique = technique or exposure(rng)
    rows, columns = size or SIZES[int(rng.integers(len(SIZES)))]
    field = rng.uniform(38.5, 43.0)
    spot = rng.normal(0, [0.7, 1.3])
    tilt, turn, tip = rng.normal(0, [0.02, 0.05, 0.04])
    arms = rng.uniform(0.1, 1.0)
    draw = rng.random()
    gas_seed = int(rng.integers(2**31))
    chest = kind == "chest"
    view = ("AP" if draw < 0.2 else "PA") if chest else "AP"
    spacing = float(field / rows)
    geometry = Geometry(
        rows,
        columns,
        spacing / 1.06 / body.size,
        (float(spot[0]), _CENTRE_Y[kind] + float(spot[1])),
        float(tilt),
        float(turn),
        float(tip),
    )
    canvas = Canvas(geometry)
    bone = draw_skeleton(canvas, body, arms)
    tissues = draw_tissues(canvas, body, bone, arms, erect=chest, gas_seed=gas_seed)
    picture = develop(canvas, expose(canvas, tissues, technique), technique)
    return Phantom(picture, kind, view, spacing * 10, (0.51, 0.94), technique.marker)


__all__ = ["KINDS", "SIZES", "Kind", "Phantom", "phantom"]

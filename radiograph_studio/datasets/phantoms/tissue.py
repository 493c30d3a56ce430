"""Soft tissue, lungs and gas of the trunk as path lengths in centimetres."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.datasets.phantoms.body import Body
from radiograph_studio.datasets.phantoms.canvas import Array, Canvas, Points, noise, spline


@dataclass(slots=True)
class Tissues:
    """Path lengths (cm), each float32 (rows, columns). ``soft`` holds muscle, organs and blood."""

    soft: Array
    fat: Array
    lung: Array
    bone: Array


_LEVELS = (-14, -7, -4.5, -2, 1, 4, 8, 12, 18, 26, 33, 40, 47, 54, 60, 66, 80)
# Trunk without arms; the shoulders are drawn with the arms.
_WIDTHS = (6.0, 5.6, 6.0, 8.5, 13.5, 15.2, 14.6, 14.4, 14.9, 14.3, 13.2, 13.3, 15.0, 16.4, 17.0, 16.8, 16.0)
_DEPTHS = (6.0, 5.6, 5.4, 5.8, 7.4, 8.8, 9.8, 10.3, 10.6, 10.2, 9.6, 9.3, 9.6, 9.6, 9.3, 8.6, 8.0)


def _trunk(body: Body, y: Array) -> tuple[Array, Array]:
    """Half width and half depth (cm) of the trunk under the fat at levels ``y``."""
    from scipy.interpolate import PchipInterpolator

    levels = np.clip(y, _LEVELS[0], _LEVELS[-1])
    belly = body.fat * 0.45 * np.exp(-(((levels - 40) / 11) ** 2))
    width = PchipInterpolator(_LEVELS, _WIDTHS)(levels) * (body.width / 13.2)
    hips = 0.7 * body.female * np.exp(-(((levels - 58) / 8) ** 2)) - 0.7 * body.female * np.exp(
        -(((levels - 33) / 7) ** 2)
    )
    return (width + hips + belly * 0.7).astype(np.float32), (
        PchipInterpolator(_LEVELS, _DEPTHS)(levels) + belly
    ).astype(np.float32)


def _chord(x: Array, width: Array, depth: Array, power: float) -> Array:
    ratio = np.minimum(np.abs(x) / np.maximum(width, 0.1), 1)
    return np.asarray(2 * depth * (1 - ratio**power) ** (1 / power), np.float32)


def draw_tissues(canvas: Canvas, body: Body, bone: Array, arms: float, erect: bool, gas_seed: int) -> Tissues:
    """Return path lengths of all tissues; ``bone`` displaces soft tissue, gas displaces it too.

    ``erect`` lets the stomach's fluid settle to a level; ``gas_seed`` fixes where bowel gas is today.
    """
    rng = np.random.default_rng([body.seed, 2])
    levels = canvas.y[:, canvas.shape[1] // 2]
    # One profile a row is enough: the picture is tilted by a few degrees at most, so sample by level.
    grid = np.linspace(float(canvas.y.min()), float(canvas.y.max()), 2 * len(levels)).astype(np.float32)
    width, depth = (np.interp(canvas.y, grid, values).astype(np.float32) for values in _trunk(body, grid))
    midline = np.interp(canvas.y, grid, [body.midline(float(level)) * 0.4 for level in grid])
    x = canvas.x - midline.astype(np.float32)

    under_skin = np.float32(body.fat * 0.8) * np.interp(canvas.y, [-6, 4, 30, 45], [0.4, 0.8, 1.0, 1.1]).astype(
        np.float32
    )
    whole = _chord(x, width + under_skin, depth + under_skin, 2.5)
    lean = _chord(x, width, depth, 2.5)
    fat = whole - lean
    _limbs(canvas, body, arms, lean, fat)
    _breasts(canvas, body, lean, fat)
    content = _belly_fat(canvas, body, x, width, depth)
    fat += content
    lean -= content
    _organs(canvas, body, lean, fat)

    lung = _lungs(canvas, body, x)
    lean -= lung
    vessels = _vessels(canvas, body, rng)
    seen = np.clip(lung / 4, 0, 1)
    vessels *= seen
    air = _airways(canvas, body) + _gas(canvas, body, erect, gas_seed)
    texture = (
        noise(canvas.shape, 0.22 / canvas.geometry.pitch, rng) * 0.035
        + noise(canvas.shape, 0.7 / canvas.geometry.pitch, rng) * 0.03
    )
    lung_soft = lung * np.float32(body.lung) * (1 + texture) + vessels
    muscle = noise(canvas.shape, 1.1 / canvas.geometry.pitch, rng) * 0.010
    muscle += noise(canvas.shape, 0.35 / canvas.geometry.pitch, rng) * 0.004
    soft = np.maximum(lean * (1 + muscle) - air - bone, 0) + lung_soft
    return Tissues(soft.astype(np.float32), np.maximum(fat, 0), lung, bone)


def _limbs(canvas: Canvas, body: Body, arms: float, lean: Array, fat: Array) -> None:
    skin = body.fat * 0.4
    outer, inner = canvas.empty(), canvas.empty()
    for side in (-1, 1):
        joint, elbow = (side * (16.0 + arms), 5.2, 1.0), (side * (20.2 + 9 * arms), 32.0, 1.0)
        for layer, extra in ((inner, 0.0), (outer, skin)):
            canvas.capsule(layer, joint, elbow, (4.6 + extra, 3.9 + extra), union=True)
            canvas.capsule(layer, (side * 5.0, -3.5, 2.0), joint, (2.6 + extra, 4.6 + extra), 0.8, union=True)
            canvas.capsule(
                layer, (side * 8.5, 62.0, 0.0), (side * 8.8, 86.0, 0.0), (8.0 + extra, 7.6 + extra), 0.9, union=True
            )
            # The fold of the armpit: pectoral and latissimus run from the chest to the arm.
            canvas.capsule(layer, (side * 12.0, 9.0, 0.0), joint, (2.6 + extra, 3.6 + extra), 0.9, union=True)
    added = np.maximum(inner - lean, 0)
    skinned = np.maximum(outer - (lean + fat), 0)
    lean += np.minimum(added, 3.0 + 0.5 * added)
    fat += np.maximum(skinned - added, 0)


def _breasts(canvas: Canvas, body: Body, lean: Array, fat: Array) -> None:
    if not body.female:
        return
    part = canvas.empty()
    sag = 1.2 * body.breast
    for side in (-1, 1):
        centre = (side * 8.3, 14.2 + sag)
        canvas.ellipsoid(
            part, centre, (5.6 + 0.7 * body.breast, 5.2 + 0.9 * body.breast), 3.4 * body.breast + 0.6, 0.12 * side, -11
        )
    # Hanging tissue is thickest low down.
    part *= np.clip((canvas.y - 8.5) / 8, 0, 1)
    lean += part * 0.45
    fat += part * 0.55


def _belly_fat(canvas: Canvas, body: Body, x: Array, width: Array, depth: Array) -> Array:
    """Fat inside the trunk: between the muscles of the flank, and among the bowel."""
    below = np.clip((canvas.y - body.dome_left - 6) / 6, 0, 1)
    stripe = _chord(x, width - 1.7, depth - 1.7, 2.5) - _chord(x, width - 2.2, depth - 2.2, 2.5)
    share = np.float32(min(0.10 + 0.06 * body.fat, 0.34))
    return np.asarray(below * (stripe * 0.9 + share * _chord(x, width - 2.2, depth - 2.2, 2.5)), np.float32)


def _organs(canvas: Canvas, body: Body, lean: Array, fat: Array) -> None:
    """Solid organs and muscle among the fat: where they lie, fat gives way to soft tissue."""
    solid = canvas.empty()
    top = body.dome_right
    canvas.ellipsoid(solid, (-7.2, top + 7.5), (7.4, 9.3), 13, 0.25, power=2.4)
    canvas.ellipsoid(solid, (0.0, top + 5.5), (6.5, 4.6), 8, -0.2, union=True)
    canvas.ellipsoid(solid, (9.8, top + 6.8), (2.8, 5.2), 6, 0.35, union=True)
    for side in (-1, 1):
        canvas.ellipsoid(solid, (side * 6.1, 31.5 - side * 0.6), (2.7, 5.6), 4.6, -0.22 * side, 4)
        canvas.capsule(solid, (side * 2.3, 29.0, 4.0), (side * 5.3, 44.5, 3.0), (1.1, 2.6), 1.1)
        canvas.capsule(solid, (side * 5.3, 44.5, 3.0), (side * 8.3, 57.0, -2.0), (2.6, 2.2), 1.0)
    canvas.ellipsoid(solid, (0, 59.0), (3.9, 3.0), 5.5, 0, -4)
    moved = np.minimum(solid * 0.6, fat * 0.8)
    fat -= moved
    lean += moved


def _lungs(canvas: Canvas, body: Body, x: Array) -> Array:
    """Air-bearing lung along the beam: the chest cavity above the domes, less heart and mediastinum."""
    grid = np.linspace(float(canvas.y.min()), float(canvas.y.max()), 2 * canvas.shape[0]).astype(np.float32)
    width, depth = (np.interp(canvas.y, grid, v).astype(np.float32) for v in body.cavity(grid))
    half = _chord(x, width, depth, 2.3) / 2
    lung = canvas.empty()
    for side in (-1, 1):
        dx, _ = canvas.shift(-1.0)
        centre = side * 5.6 + dx
        top = body.dome_right if side < 0 else body.dome_left
        away = (x - centre) * side
        # The dome falls steeply to the flank and gently to the midline.
        surface = top + np.where(away > 0, 4.6 * (away / 7) ** 2 + 2.6 * (away / 7) ** 4, 1.3 * (away / 5.6) ** 2)
        reach = np.sqrt(np.clip(canvas.y - surface, 0, None) / 8.5) * 8.0
        behind = np.clip(half - np.maximum(reach - 1.5, -half), 0, 2 * half)
        front = np.clip(half - (reach * 1.25 + 1.5), 0, 2 * half)
        both = np.where(canvas.y < surface, 2 * half, np.minimum(behind + front, 2 * half))
        lung = np.where(x * side > 0, both, lung)
    middle = _mediastinum(canvas, body)
    return np.asarray(np.maximum(lung - middle, 0), np.float32)


def _mediastinum(canvas: Canvas, body: Body) -> Array:
    """Path (cm) through heart, great vessels and the tissue between the lungs."""
    part = canvas.empty()
    h = body.heart
    low = body.dome * 0.6
    canvas.ellipsoid(part, (2.6 * h, 17.2 + low), (6.1 * h, 4.7 * h), 11.5 * h, 0.62, -2.5, power=2.2)
    canvas.ellipsoid(part, (-0.6, 16.6 + low), (4.0 * h, 4.9 * h), 10.0 * h, 0.1, -2.5, union=True)
    canvas.ellipsoid(part, (1.0, 12.0), (3.0 * h, 4.6), 9.5, -0.25, -2.5, union=True)
    for start, end, radii, depth in (
        ((-1.1, 1.0, -2.0), (-1.5, 13.0, -2.5), (1.3, 1.35), 3.0),  # superior vena cava
        ((1.2, 0.0, 0.0), (1.7, 7.0, 0.0), (1.4, 1.5), 3.0),  # left subclavian artery
        ((0.0, -1.0, 3.0), (0.2, 31.0, 4.5), (2.0, 2.1), 3.2),  # spine and its muscles
        ((1.6, 7.6, 3.0), (1.3, 28.0, 4.5), (1.4, 1.2), 3.6),  # descending aorta
        ((1.0, 7.7, -2.0), (1.9, 7.9, 3.0), (1.6, 1.6), 3.4),  # arch of the aorta
    ):
        canvas.capsule(part, start, end, radii, depth, union=True)
    canvas.ellipsoid(part, (-3.3, 20.5 + low), (1.6, 3.0), 3.0, 0.0, 0, union=True)  # inferior vena cava
    return part


def _airways(canvas: Canvas, body: Body) -> Array:
    part = canvas.empty()
    trachea = np.array([[0, -12, -1.0], [0, -4, -0.5], [-0.1, 2, 0.5], [-0.3, 6, 1.2], [-0.2, 8.6, 1.5]])
    canvas.tube(part, spline(trachea, 12), 0.82, 1.0)
    right = np.array([[-0.3, 8.5, 1.5], [-1.8, 10.4, 1.5], [-3.0, 12.4, 1.8], [-3.8, 14.4, 2.2]])
    left = np.array([[-0.1, 8.5, 1.5], [2.0, 10.2, 1.5], [3.8, 11.7, 2.0], [4.6, 13.4, 2.4]])
    for path in (right, left):
        course = spline(path, 10)
        canvas.tube(part, course, np.linspace(0.68, 0.35, len(course)), 0.9)
    return part


def _vessels(canvas: Canvas, body: Body, rng: np.random.Generator) -> Array:
    """Branching pulmonary vessels, as extra soft tissue (cm)."""
    layer = canvas.empty()
    paths: list[tuple[Points, NDArray[np.float64]]] = []
    for side, hilum in ((-1, (-3.3, 12.6)), (1, (3.6, 11.6))):
        # Lower-lobe vessels are the larger ones: gravity.
        for angle in np.linspace(-1.45, 1.45, 9) + rng.normal(0, 0.08, 9):
            radius = 0.36 + 0.16 * np.clip(angle, -0.4, 1) + rng.normal(0, 0.02)
            start = np.array([hilum[0], hilum[1], 0.0]) + rng.normal(0, 0.5, 3)
            _branch(paths, start, (side, float(angle)), float(radius), 3.6, 5, rng)
        trunk = np.array(
            [[side * 2.2, 11.8, 0], [hilum[0], hilum[1], 0], [side * 4.6, 16.0, 1.5], [side * 5.2, 18.6, 2.0]]
        )
        course = spline(trunk, 10)
        paths.append((course, np.linspace(0.95, 0.40, len(course))))
    canvas.tubes(layer, paths)
    return layer


def _branch(  # noqa: PLR0913
    paths: list[tuple[Points, NDArray[np.float64]]],
    start: Points,
    heading: tuple[int, float],
    radius: float,
    length: float,
    depth: int,
    rng: np.random.Generator,
) -> None:
    side, angle = heading
    rise = rng.normal(0, 0.45)
    step = np.array([side * np.cos(angle), np.sin(angle), rise])
    end = start + step * length * rng.uniform(0.8, 1.2)
    bend = (start + end) / 2 + rng.normal(0, 0.12 * length / 2, 3)
    thin = radius * 0.78
    path = spline(np.stack([start, bend, end]), 6)
    paths.append((path, np.linspace(radius, thin, len(path))))
    if depth <= 1 or thin < 0.05:
        return
    spread = rng.uniform(0.22, 0.5)
    for turn, share in ((spread * 0.7, 0.86), (-spread, 0.72)):
        _branch(paths, end, (side, angle + turn), thin * share, length * 0.86, depth - 1, rng)


def _gas(canvas: Canvas, body: Body, erect: bool, gas_seed: int) -> Array:
    """Gas in stomach, small bowel and colon (cm of gas), with haustra where colon is filled."""
    rng = np.random.default_rng([body.seed, 3, gas_seed])
    part = canvas.empty()
    _stomach(canvas, body, part, erect, rng)
    right, left = body.dome_right + 14, body.dome_left + 7
    colon = np.array(
        [
            [-10.0, 48.5],
            [-10.9, 44],
            [-10.8, 39],
            [-10.0, right],
            [-6.5, right + 2.5],
            [-1.0, right + 5.0],
            [5.0, right + 2.0],
            [9.3, left + 1.0],
            [11.2, left + 3.5],
            [11.2, 38],
            [10.8, 44],
            [8.6, 48.5],
            [4.5, 50.5],
            [2.0, 53.0],
            [0.6, 57.0],
        ]
    )
    colon += rng.normal(0, 0.6, colon.shape)
    course = spline(colon, 14)
    fill = np.interp(np.linspace(0, 1, len(course)), np.linspace(0, 1, 9), rng.uniform(-0.9, 1.0, 9))
    position = 0
    while position < len(course):
        radius = rng.uniform(1.15, 1.95)
        if fill[position] > 0:
            centre = course[position] + rng.normal(0, 0.25, 2)
            wide = radius * rng.uniform(0.8, 1.05)
            canvas.ellipsoid(
                part,
                (centre[0], centre[1]),
                (wide, radius),
                1.7 * radius * min(fill[position] + 0.35, 1),
                rng.uniform(-0.6, 0.6),
                -3,
                2.5,
                True,
            )
        position += int(rng.integers(6, 10))
    for _ in range(int(rng.integers(2, 9))):
        _loop(canvas, part, rng)
    mottle = 1 + 0.22 * noise(canvas.shape, 0.45 / canvas.geometry.pitch, rng)
    return np.asarray(part * np.clip(mottle, 0.3, 1.5) * 0.9, np.float32)


def _stomach(canvas: Canvas, body: Body, part: Array, erect: bool, rng: np.random.Generator) -> None:
    size = rng.uniform(0.5, 1.0)
    centre = (6.2 + rng.normal(0, 0.6), body.dome_left + 1.0 + 2.6 * size)
    canvas.ellipsoid(part, centre, (3.6 * size, 2.5 * size), 4.4 * size, 0.2, -1)
    if erect:
        part *= np.clip((centre[1] + 0.6 * size - canvas.y) / 0.12, 0, 1)


def _loop(canvas: Canvas, part: Array, rng: np.random.Generator) -> None:
    centre = np.array([rng.uniform(-7, 7), rng.uniform(37, 51)])
    angle, length = rng.uniform(0, np.pi), rng.uniform(0.6, 3.0)
    axis = np.array([np.cos(angle), np.sin(angle)]) * length
    bend = np.array([-axis[1], axis[0]]) * rng.uniform(-0.6, 0.6)
    radius, depth = rng.uniform(0.5, 1.0), rng.uniform(0.5, 0.9)
    for share in np.linspace(-1, 1, 7):
        spot = centre + axis * share + bend * share**2
        canvas.ellipsoid(part, (spot[0], spot[1]), (radius, radius), 2 * radius * depth, 0, -4, union=True)


__all__ = ["Tissues", "draw_tissues"]

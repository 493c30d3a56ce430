"""Soft tissue, lungs and gas of the trunk as path lengths in centimetres."""

from dataclasses import dataclass

import numpy as np

from radiograph_studio.datasets.phantoms.body import Body
from radiograph_studio.datasets.phantoms.canvas import Array, Canvas, Points, Tube, noise, rod, spline


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

_STEPS = 8192


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
    # A table is several times faster than numpy's powers, and finer than a pixel.
    table = (1 - np.linspace(0, 1, _STEPS) ** power) ** (1 / power)
    ratio = np.minimum(np.abs(x) / np.maximum(width, np.float32(0.1)), np.float32(1))
    return np.asarray(2 * depth * table.astype(np.float32).take((ratio * (_STEPS - 1)).astype(np.int32)), np.float32)


def draw_tissues(canvas: Canvas, body: Body, bone: Array, arms: float, erect: bool, gas_seed: int) -> Tissues:
    """Return path lengths of all tissues; ``bone`` displaces soft tissue, gas displaces it too.

    ``erect`` lets the stomach's fluid settle to a level; ``gas_seed`` fixes where bowel gas is today.
    """
    rng = np.random.default_rng([body.seed, 2])
    width = canvas.by_level(lambda y: _trunk(body, y)[0])
    depth = canvas.by_level(lambda y: _trunk(body, y)[1])
    x = canvas.x - canvas.by_level(
        lambda y: np.array([body.midline(float(level)) * 0.4 for level in y[::16]]).repeat(16)[: len(y)]
    )
    skin = canvas.by_level(lambda y: body.fat * 0.8 * np.interp(y, [-6, 4, 30, 45], [0.4, 0.8, 1.0, 1.1]))

    whole = _chord(x, width + skin, depth + skin, 2.5)
    lean = _chord(x, width, depth, 2.5)
    fat = whole - lean
    _limbs(canvas, body, arms, lean, fat)
    _breasts(canvas, body, lean, fat)
    content = _belly_fat(canvas, body, x, width, depth)
    content *= 1 + np.float32(0.22) * np.clip(noise(canvas.shape, 1.6 / canvas.geometry.pitch, rng), -2, 2)
    fat += content
    lean -= content
    _organs(canvas, body, lean, fat)

    lung = _lungs(canvas, body, x)
    lean -= lung
    vessels = _vessels(canvas, rng)
    seen = np.clip(lung / 4, 0, 1)
    vessels *= seen
    air = _airways(canvas) + _gas(canvas, body, erect, gas_seed)
    # One fine grain serves lung and muscle: they are seldom in the same place.
    fine = noise(canvas.shape, 0.22 / canvas.geometry.pitch, rng)
    coarse = noise(canvas.shape, 0.9 / canvas.geometry.pitch, rng)
    lung_soft = lung * np.float32(body.lung) * (1 + 0.035 * fine + 0.03 * coarse) + vessels
    muscle = 0.010 * coarse + 0.003 * fine
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
    total = _smooth_max(lean + fat, outer)
    lean[:] = np.minimum(_smooth_max(lean, inner), total)
    fat[:] = total - lean


def _smooth_max(a: Array, b: Array) -> Array:
    """The larger of two thicknesses, without a crease where they are alike."""
    far = a - b
    blend = np.sqrt(far * far + np.float32(9) * (np.minimum(a, b) > 0)) * np.float32(0.5) + (a + b) * np.float32(0.5)
    return np.asarray(
        np.where(np.minimum(a, b) > 0, np.maximum(blend - 1.5, np.maximum(a, b)), np.maximum(a, b)), np.float32
    )


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
    within = _chord(x, width - 2.2, depth - 2.2, 2.5)
    stripe = _chord(x, width - 1.7, depth - 1.7, 2.5) - within
    share = np.float32(min(0.20 + 0.07 * body.fat, 0.42))
    return np.asarray(below * (stripe * 0.9 + share * within), np.float32)


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
    moved = np.minimum(solid * 0.75, fat * 0.85)
    fat -= moved
    lean += moved


def _lungs(canvas: Canvas, body: Body, x: Array) -> Array:
    """Air-bearing lung along the beam: the chest cavity above the domes, less heart and mediastinum."""
    width = canvas.by_level(lambda y: body.cavity(y)[0])
    depth = canvas.by_level(lambda y: body.cavity(y)[1])
    half = _chord(x, width, depth, 2.3) * np.float32(0.5)
    heart, behind = _mediastinum(canvas, body)
    # Heart and liver fill the same place in front: what either takes is taken once. The spine lies behind both.
    above = _above_domes(canvas, body, x, half, behind)
    return np.asarray(np.maximum(np.minimum(above, 2 * half - heart), 0), np.float32)


def _above_domes(canvas: Canvas, body: Body, x: Array, half: Array, spine: Array) -> Array:
    """Path (cm) above the domes of the diaphragm: the whole chord 2 x ``half``, or the recesses behind and in front.

    ``spine`` (cm) is what the spine takes of the room behind.
    """
    surfaces = []
    for side, top in ((-1, body.dome_right), (1, body.dome_left)):
        away = (x - np.float32(side * 5.6 + canvas.shift(-1.0)[0])) * np.float32(side)
        square = away * away
        # The dome falls steeply to the flank and gently to the midline.
        flank = square * np.float32(4.4 / 49) + square * square * np.float32(2.6 / 2401)
        surfaces.append(np.float32(top) + np.where(away > 0, flank, square * np.float32(1.3 / 31.4)))
    share = np.clip(x / 4 + np.float32(0.5), 0, 1)
    drop = canvas.y - (surfaces[0] + (surfaces[1] - surfaces[0]) * share)
    reach = np.sqrt(np.maximum(drop, 0)) * np.float32(8 / np.sqrt(6.0))
    behind = np.maximum(half - np.maximum(reach - np.float32(1.5), -half) - spine, 0)
    # The recess is deep at the flank and shallow beside the spine.
    behind *= np.clip(np.abs(x) / 7, 0.15, 1)
    front = np.maximum(half - (reach * np.float32(1.3) + np.float32(1.5)), 0)
    return np.asarray(np.where(drop < 0, 2 * half - spine, np.minimum(behind + front, 2 * half - spine)), np.float32)


# Borders of heart and great vessels from the neck to below the domes: level, right edge, left edge, depth (cm).
_SILHOUETTE = np.array(
    [
        (-6.0, -1.7, 1.7, 5.0),
        (1.5, -2.0, 2.0, 7.0),
        (4.5, -2.4, 2.2, 8.0),
        (6.2, -2.6, 2.6, 9.0),
        (8.0, -2.6, 3.1, 9.5),
        (9.4, -2.6, 3.0, 9.5),
        (10.8, -2.7, 3.5, 10.0),
        (12.6, -3.0, 4.0, 10.5),
        (14.5, -3.8, 5.3, 11.5),
        (16.5, -4.4, 6.8, 12.5),
        (18.5, -4.6, 8.0, 13.0),
        (20.3, -4.4, 8.7, 13.0),
        (22.0, -4.1, 8.8, 12.5),
        (24.0, -3.8, 8.2, 11.5),
        (34.0, -3.5, 6.5, 8.0),
    ]
)


def _mediastinum(canvas: Canvas, body: Body) -> tuple[Array, Array]:
    """Path (cm) through heart and great vessels, and through what lies behind the domes: spine, aorta and muscle."""
    from scipy.interpolate import PchipInterpolator

    level = _SILHOUETTE[:, 0] + body.dome * np.clip((_SILHOUETTE[:, 0] - 8) / 12, 0, 1)
    grow = 1 + (body.heart - 1) * np.clip((_SILHOUETTE[:, 0] - 9) / 5, 0, 1)
    right, left, thick = (
        canvas.by_level(PchipInterpolator(level, _SILHOUETTE[:, column] * grow)) for column in (1, 2, 3)
    )
    # The widest part of the heart lies in front: turning the patient moves it sideways.
    offset = np.float32(canvas.shift(-2.5)[0])
    middle, half = (right + left) / 2 + offset, (left - right) / 2
    part = _chord(np.asarray(canvas.x - middle, np.float32), np.asarray(half, np.float32), thick * np.float32(0.5), 2.2)
    behind = canvas.empty()
    for start, end, radii, depth in (
        ((0.0, -8.0, 3.0), (0.0, 38.0, 4.5), (1.7, 2.1), 3.0),  # spine and its muscles
        ((1.7, 7.6, 3.0), (1.2, 40.0, 4.5), (1.4, 1.0), 3.6),  # descending aorta
    ):
        canvas.capsule(behind, start, end, radii, depth, union=True)
    np.maximum(part, behind, out=part)
    canvas.ellipsoid(part, (1.9, 7.9), (1.65, 1.6), 10.0, 0, -1.0, union=True)  # arch of the aorta
    return part, behind


def _airways(canvas: Canvas) -> Array:
    part = canvas.empty()
    trachea = np.array([[0, -12, -1.0], [0, -4, -0.5], [-0.1, 2, 0.5], [-0.3, 6, 1.2], [-0.2, 8.6, 1.5]])
    tubes = [rod(spline(trachea, 12), 0.92, 1.3)]
    right = np.array([[-0.3, 8.5, 1.5], [-1.8, 10.4, 1.5], [-3.0, 12.4, 1.8], [-3.8, 14.4, 2.2]])
    left = np.array([[-0.1, 8.5, 1.5], [2.0, 10.2, 1.5], [3.8, 11.7, 2.0], [4.6, 13.4, 2.4]])
    for path in (right, left):
        course = spline(path, 10)
        tubes.append(Tube(course, np.linspace(0.68, 0.35, len(course)), np.full(len(course), 0.9)))
    canvas.tubes(part, tubes)
    return part


def _vessels(canvas: Canvas, rng: np.random.Generator) -> Array:
    """Branching pulmonary vessels, as extra soft tissue (cm)."""
    layer = canvas.empty()
    if canvas.window(np.array([[-12.0, 2.0], [12.0, 26.0]]), 0) is None:
        return layer
    for side, hilum in ((-1, (-3.4, 12.8)), (1, (3.9, 11.8))):
        angle = np.linspace(-1.45, 1.5, 10) + rng.normal(0, 0.1, 10)
        # Lower-lobe vessels are the larger ones: gravity.
        radius = 0.34 + 0.15 * np.clip(angle, -0.5, 1) + rng.normal(0, 0.02, 10)
        start = np.array([hilum[0], hilum[1], 0.0]) + rng.normal(0, [0.5, 0.7, 1.0], (10, 3))
        _branches(canvas, layer, start, angle, radius, side, rng)
        trunk = np.array(
            [[side * 2.2, 11.6, 0], [hilum[0], hilum[1], 0], [side * 4.7, 16.0, 1.5], [side * 5.3, 18.6, 2.0]]
        )
        course = spline(trunk, 10)
        canvas.tubes(layer, [Tube(course, np.linspace(0.95, 0.35, len(course)), np.ones(len(course)))])
    return layer


def _branches(
    canvas: Canvas, layer: Array, start: Points, angle: Points, radius: Points, side: int, rng: np.random.Generator
) -> None:
    """Grow all twigs of a generation at once, each splitting in two, until they are too thin to see."""
    for generation, steps in enumerate((32, 28, 24, 20, 16, 14)):
        count = len(start)
        t = np.linspace(0, 1, steps)[None, :, None]
        length = 3.3 * 0.84**generation * rng.uniform(0.75, 1.25, count)
        step = np.stack([side * np.cos(angle), np.sin(angle), rng.normal(0, 0.5, count)], axis=1) * length[:, None]
        end = start + step
        bend = (start + end) / 2 + rng.normal(0, 0.13, (count, 3)) * length[:, None]
        path = (1 - t) ** 2 * start[:, None] + 2 * t * (1 - t) * bend[:, None] + t**2 * end[:, None]
        radii = np.linspace(1, 0.8, steps) * radius[:, None]
        weight = np.repeat(np.linalg.norm(step, axis=1) / steps, steps)
        canvas.discs(layer, path.reshape(-1, 3), radii.ravel(), weight)
        spread = rng.uniform(0.2, 0.55, count)
        start, side_twig = np.concatenate([end, end]), rng.choice([-1.0, 1.0], count)
        angle = np.concatenate([angle + 0.6 * spread * side_twig, angle - spread * side_twig])
        radius = np.concatenate([radius * 0.80 * 0.88, radius * 0.80 * 0.70])
        alive = radius > 0.035
        start, angle, radius = start[alive], angle[alive], radius[alive]


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
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(course, axis=0), axis=1))])
    spots = np.arange(0, along[-1], 0.6)
    fill = np.interp(spots / along[-1], np.linspace(0, 1, 15), rng.uniform(-1.1, 1.0, 15))
    calibre = np.interp(spots / along[-1], np.linspace(0, 1, 7), rng.uniform(1.4, 2.5, 7))
    # Haustra: the wall is drawn in every few centimetres.
    pouch = np.abs(np.sin(np.cumsum(0.6 / rng.uniform(1.8, 3.2, len(spots))) * np.pi)) ** 0.6
    for spot, full, wide, fold in zip(spots, fill, calibre, pouch, strict=True):
        if full > 0:
            x, y = (float(np.interp(spot, along, course[:, axis])) for axis in (0, 1))
            radius = wide * (0.55 + 0.45 * fold) * min(0.6 + full, 1)
            canvas.ellipsoid(part, (x, y), (radius, radius), 1.9 * radius * min(full + 0.5, 1), 0, -3, union=True)
    for _ in range(int(rng.integers(2, 9))):
        _loop(canvas, part, rng)
    mottle = 1 + 0.07 * noise(canvas.shape, 0.45 / canvas.geometry.pitch, rng)
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

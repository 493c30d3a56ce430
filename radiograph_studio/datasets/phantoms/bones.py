"""The skeleton of the trunk as path lengths of bone (cm of dense bone)."""

import numpy as np

from radiograph_studio.datasets.phantoms.body import SPINE_Z, Body, Vertebra
from radiograph_studio.datasets.phantoms.canvas import Array, Canvas, Points, Tube, noise, rod, spline

_SPONGY = 0.25  # dense bone in a centimetre of spongy bone, as seen by the beam


def draw_skeleton(canvas: Canvas, body: Body, arms: float) -> Array:
    """Return the path length of bone, float32 (rows, columns); ``arms`` is how far the arms are held out (0..1)."""
    layer = canvas.empty()
    tubes: list[Tube] = []
    rng = np.random.default_rng([body.seed, 1])
    for vertebra in body.vertebrae():
        _vertebra(canvas, layer, tubes, vertebra, rng)
    for side in (-1, 1):
        for number in range(1, 13):
            _rib(tubes, body, number, side)
        _clavicle(canvas, layer, tubes, side, arms, rng)
        _scapula(canvas, layer, tubes, side, arms, rng)
        _humerus(canvas, layer, side, arms)
        _hip_bone(canvas, layer, tubes, body, side)
        _femur(canvas, layer, side)
    _sternum(canvas, layer)
    _sacrum(canvas, layer, tubes)
    canvas.tubes(layer, tubes)
    grain = noise(canvas.shape, max(0.12 / canvas.geometry.pitch, 1.0), rng)
    return layer * (1 + np.float32(0.07) * np.clip(grain, -2.5, 2.5)) * np.float32(body.bone)


def _long_bone(path: Points, radius: float, shell: float, depth: float | Points = 1.0) -> list[Tube]:
    """A dense shell around spongy bone."""
    return [rod(path, radius, 0.85 * depth, (1 - shell / radius, 1 - _SPONGY / 0.85))]


def _bone_rod(
    canvas: Canvas,
    layer: Array,
    start: tuple[float, float, float],
    end: tuple[float, float, float],
    radii: tuple[float, float],
    shell: float,
) -> None:
    part = canvas.empty()
    canvas.capsule(part, start, end, radii, 0.85)
    inner = canvas.empty()
    canvas.capsule(inner, start, end, (max(radii[0] - shell, 0.1), max(radii[1] - shell, 0.1)), 0.85 - _SPONGY)
    np.maximum(layer, part - inner, out=layer)


def _vertebra(canvas: Canvas, layer: Array, tubes: list[Tube], bone: Vertebra, rng: np.random.Generator) -> None:
    dx, dy = canvas.shift(SPINE_Z - 2.0)
    where = canvas.window(np.array([[bone.x + dx, bone.y + dy]]), bone.width * 1.2)
    if where is None:
        return
    x = (canvas.x[where] - bone.x - dx) / (bone.width / 2)
    y = (canvas.y[where] - bone.y - dy) / (bone.height / 2)
    depth = {"C": 1.5, "T": 2.0, "L": 3.0}[bone.name]
    waist = 1 - 0.13 * (1 - y * y)
    edge = 0.10 / bone.width * 2
    sides = np.clip((waist - np.abs(x)) / edge + 0.5, 0, 1)
    ends = np.clip((1 - 0.05 * x * x - np.abs(y)) / (0.10 / bone.height * 2) + 0.5, 0, 1)
    profile = np.sqrt(np.clip(1 - (0.93 * x / waist) ** 2, 0.05, 1))
    path = sides * ends * depth * (_SPONGY * 1.05) * profile
    # End plates and side walls: thin dense sheets seen on edge.
    path += sides * 0.42 * depth / 3 * np.exp(-(((np.abs(y) - 0.93 + 0.05 * x * x) / 0.09) ** 2))
    path += ends * 0.22 * depth / 3 * np.exp(-(((np.abs(x) - 0.95 * waist) / 0.07) ** 2)) * (np.abs(y) < 1)
    layer[where] += path.astype(np.float32)
    _arch(canvas, layer, tubes, bone, rng)


def _arch(canvas: Canvas, layer: Array, tubes: list[Tube], bone: Vertebra, rng: np.random.Generator) -> None:
    half, high, z = bone.width / 2, bone.height / 2, SPINE_Z
    lumbar = bone.name == "L"
    for side in (-1, 1):
        pedicle = (bone.x + side * half * (0.62 if lumbar else 0.66), bone.y - high * 0.28)
        canvas.ellipsoid(
            layer,
            pedicle,
            (0.42 if lumbar else 0.33, 0.62 if lumbar else 0.45),
            0.72 if lumbar else 0.55,
            0.1 * side,
            z,
        )
        canvas.ellipsoid(
            layer,
            pedicle,
            (0.29 if lumbar else 0.22, 0.47 if lumbar else 0.33),
            -0.48 if lumbar else -0.35,
            0.1 * side,
            z,
        )
        reach = half + (2.0 if lumbar else 1.5) * (0.6 if bone.name == "C" else 1) * rng.uniform(0.7, 1.1)
        lift = rng.normal(-0.2, 0.15) if lumbar else -0.35
        wing = np.array(
            [
                [bone.x + side * half * 0.7, bone.y - high * 0.2, z],
                [bone.x + side * reach, bone.y - high * 0.2 + lift, z + 1],
            ]
        )
        tubes.append(Tube(wing, np.array([0.44, 0.26]), np.array([0.5, 0.34])))
        joint = np.array(
            [
                [bone.x + side * half * 0.50, bone.y + high * 0.3, z + 1.5],
                [bone.x + side * half * 0.60, bone.y + high * 1.45, z + 1.5],
            ]
        )
        tubes.append(rod(joint, 0.42 if lumbar else 0.26, 0.75 if lumbar else 0.4))
        lamina = np.array(
            [[bone.x + side * half * 0.55, bone.y + high * 0.1, z + 2], [bone.x, bone.y + high * 0.75, z + 2.5]]
        )
        tubes.append(rod(lamina, 0.34, 0.5 if lumbar else 0.35))
    spine = (bone.x + rng.normal(0, 0.05), bone.y + high * (0.85 if lumbar else 1.0))
    canvas.ellipsoid(layer, spine, (0.30, 0.85 if lumbar else 0.5), 1.2 if lumbar else 0.8, 0, z + 3)


def _rib(tubes: list[Tube], body: Body, number: int, side: int) -> None:
    path = body.rib(number, side)
    radius = {1: 0.80, 11: 0.52, 12: 0.44}.get(number, 0.70)
    # Thick behind, thin and spongy towards the cartilage in front.
    depth = np.interp(np.linspace(0, 1, len(path)), [0, 0.45, 0.75, 1], [0.56, 0.50, 0.36, 0.24])
    tubes += _long_bone(path, radius, 0.16, depth)


def _clavicle(
    canvas: Canvas, layer: Array, tubes: list[Tube], side: int, arms: float, rng: np.random.Generator
) -> None:
    lift = rng.normal(0, 0.4) + 1.3 * arms
    knots = np.array(
        [
            [1.5, 4.0, -6.0],
            [4.5, 3.1 - 0.2 * lift, -6.0],
            [8.5, 1.9 - 0.5 * lift, -4.0],
            [12.5, 1.2 - 0.8 * lift, -1.5],
            [15.6, 0.9 - lift, 0.5],
        ]
    )
    path = spline(knots * [side, 1, 1], 16)
    tubes += _long_bone(path, 0.62, 0.17, 0.8)
    canvas.ellipsoid(layer, (side * 1.7, 3.9), (0.95, 0.8), 0.35, 0, -6)


def _plate(canvas: Canvas, layer: Array, outline: Points, thick: float, rim: float, fade: float) -> None:
    """A flat bone: ``thick`` cm inside, with a denser ``rim`` that fades over ``fade`` cm."""
    found = canvas.inside_distance(outline)
    if found is None:
        return
    where, inner = found
    layer[where] += np.where(inner > 0, thick + rim * np.exp(-inner / fade), 0).astype(np.float32)


def _scapula(canvas: Canvas, layer: Array, tubes: list[Tube], side: int, arms: float, rng: np.random.Generator) -> None:
    out = 2.2 * arms + rng.normal(0, 0.3)
    blade = np.array(
        [[10.2, 2.2], [13.0, 2.8], [14.9, 4.6], [14.4, 6.8], [13.0, 11.0], [11.8, 14.2], [10.9, 14.0], [9.9, 8.0]]
    ) + np.array([out, 0])
    _plate(canvas, layer, _deep(blade * [side, 1], 8.0), 0.10, 0.17, 0.16)
    border = np.array([[15.0, 5.4, 7.0], [14.0, 8.5, 8.0], [12.4, 12.8, 8.5], [11.5, 14.3, 8.5]]) + np.array(
        [out, 0, 0]
    )
    tubes += _long_bone(spline(border * [side, 1, 1], 10), 0.34, 0.12, 0.6)
    crest = np.array([[10.0, 4.2, 8.0], [13.0, 2.4, 7.5], [15.8, 0.9, 5.0], [17.4, 1.0, 2.5]]) + np.array(
        [out * 0.6, 0, 0]
    )
    tubes += _long_bone(spline(crest * [side, 1, 1], 10), 0.46, 0.14, 0.55)
    coracoid = np.array([[14.4, 3.3, 3.0], [14.0, 2.3, 1.0], [14.9, 2.1, -1.0]]) + np.array([out * 0.6, 0, 0])
    tubes += _long_bone(spline(coracoid * [side, 1, 1], 8), 0.55, 0.15, 0.5)
    canvas.ellipsoid(layer, (side * (15.2 + out * 0.7), 4.4), (0.75, 1.7), 0.8, 0.1 * side, 5)


def _humerus(canvas: Canvas, layer: Array, side: int, arms: float) -> None:
    head = (side * (17.2 + 1.2 * arms), 4.0, 3.0)
    elbow = (side * (19.0 + 9 * arms), 30.0, 2.0)
    if canvas.window(np.array([head, elbow]), 2.5) is None:
        return
    _bone_rod(canvas, layer, head, elbow, (1.15, 1.05), 0.42)
    canvas.ellipsoid(layer, head[:2], (2.25, 2.2), 1.25, 0, 3, union=True)


def _sternum(canvas: Canvas, layer: Array) -> None:
    dx, _ = canvas.shift(-8.5)
    outline = np.array([[-2.6, 4.2], [2.6, 4.2], [1.9, 7.5], [1.7, 12.0], [2.0, 17.0], [0, 18.6], [-2.0, 17.0]])
    outline = np.vstack([outline, [[-1.7, 12.0], [-1.9, 7.5]]]) + np.array([dx, 0])
    _plate(canvas, layer, outline, 0.20, 0.10, 0.15)


def _deep(outline: Points, z: float) -> Points:
    return np.column_stack([outline, np.full(len(outline), z)])


def _sacrum(canvas: Canvas, layer: Array, tubes: list[Tube]) -> None:
    outline = np.array(
        [[0, 45.4], [3.0, 45.3], [5.3, 46.4], [5.2, 49.0], [3.9, 52.3], [2.0, 55.0], [0.7, 57.6], [0, 58.0]]
    )
    outline = np.vstack([outline, (outline * [-1, 1])[-2:0:-1]])
    found = canvas.inside_distance(_deep(outline, SPINE_Z))
    if found is not None:
        where, inner = found
        layer[where] += np.where(inner > 0, 1.15 * (1 - np.exp(-inner / 1.0)) + 0.18 * np.exp(-inner / 0.15), 0)
    canvas.ellipsoid(layer, (0, 46.6), (2.7, 1.8), 0.6, 0, SPINE_Z, power=3.0)
    tubes.append(rod(np.array([[-2.6, 45.5, 3], [0, 45.3, 3], [2.6, 45.5, 3]]), 0.12, 1.4))
    for level, spread in ((48.3, 2.3), (50.5, 2.05), (52.4, 1.75), (54.0, 1.5)):
        for side in (-1, 1):
            canvas.ellipsoid(layer, (side * spread, level), (0.48, 0.36), -0.34, 0.3 * side, SPINE_Z)
            arch = np.array([[side * (spread - 0.7), level - 0.42, 6], [side * (spread + 0.7), level - 0.42, 6]])
            tubes.append(rod(arch, 0.10, 0.9))
        canvas.ellipsoid(layer, (0, level), (0.3, 0.8), 0.4, 0, SPINE_Z + 2)


def _hip_bone(canvas: Canvas, layer: Array, tubes: list[Tube], body: Body, side: int) -> None:
    flare = 0.6 if body.female else 0.0
    wing = np.array(
        [
            [3.7, 47.4],
            [4.6, 44.9],
            [6.6, 42.6],
            [9.4, 41.4],
            [12.4, 42.6],
            [14.5, 45.6],
            [14.9, 48.6],
            [13.3, 51.2],
            [12.2, 53.4],
            [12.0, 55.4],
            [11.6, 57.6],
            [9.6, 58.8],
            [7.2, 58.0],
            [6.0, 55.2],
            [5.0, 52.4],
            [4.0, 50.4],
        ]
    )
    wing[:, 0] += flare * np.clip((wing[:, 0] - 4) / 8, 0, 1)
    found = canvas.inside_distance(_deep(wing * [side, 1], 1.5))
    if found is not None:
        where, inner = found
        low = np.clip((canvas.y[where] - 47) / 10, 0, 1)
        rim = 0.5 * (1 - low) * np.exp(-inner / 0.2)
        thin = 0.16 * np.exp(-(((inner - 2.8) / 1.4) ** 2))
        back = 0.5 * np.exp(-np.maximum(np.abs(canvas.x[where]) - 4.5, 0) / 1.6)
        path = 0.32 + (0.75 * low + back) * np.minimum(inner / 1.0, 1) + rim - thin
        # Towards the hip socket the wing goes over into the rest of the bone.
        path *= np.clip((58.4 - canvas.y[where]) / 5, 0, 1)
        layer[where] += np.where(inner > 0, path, 0).astype(np.float32)
    wide = 0.35 if body.female else 0.0
    brim = np.array(
        [
            [4.9, 50.0, 4],
            [5.6 + wide, 53.2, 3],
            [6.5 + wide, 56.6, 0],
            [5.6 + wide, 59.8, -3],
            [2.4, 61.8, -6],
            [0.5, 62.3, -6],
        ]
    )
    tubes.append(rod(spline(brim * [side, 1, 1], 12), 0.24, 0.9))
    upper = np.array([[8.6, 58.8, -2], [5.6, 60.3, -4], [2.6, 61.9, -6], [0.55, 62.9, -6]])
    tubes += _long_bone(spline(upper * [side, 1, 1], 10), 0.95, 0.25, 0.6)
    lower = np.array([[0.6, 63.9, -6], [2.0, 66.2, -4], [4.6, 68.8, 0], [6.8, 67.0, 3], [7.6, 63.0, 3], [8.4, 60.0, 2]])
    tubes += _long_bone(spline(lower * [side, 1, 1], 12), 1.05, 0.3, 0.5)
    joint = np.linspace(np.pi * 0.98, np.pi * 1.86, 30)
    roof = np.stack([9.0 - 2.75 * np.cos(joint) * -1, 60.2 + 2.75 * np.sin(joint), np.zeros(30)], axis=1)
    tubes.append(rod(roof * [side, 1, 1], 0.20, 1.1))


def _femur(canvas: Canvas, layer: Array, side: int) -> None:
    shaft = np.array(
        [
            [9.4, 59.6],
            [11.0, 59.2],
            [12.8, 60.6],
            [14.4, 60.0],
            [15.9, 61.6],
            [15.7, 64.5],
            [15.1, 68.0],
            [14.7, 80.0],
            [11.9, 80.0],
            [11.7, 69.0],
            [10.9, 66.9],
            [11.2, 65.3],
            [10.4, 63.4],
            [9.2, 62.2],
        ]
    )
    found = canvas.inside_distance(shaft * [side, 1])
    if found is not None:
        where, inner = found
        path = 0.62 * np.minimum(inner, 1.5) + 0.45 * np.exp(-(((inner - 0.25) / 0.25) ** 2))
        layer[where] += np.where(inner > 0, path, 0).astype(np.float32)
    canvas.ellipsoid(layer, (side * 9.0, 60.2), (2.35, 2.35), 1.15)


__all__ = ["draw_skeleton"]

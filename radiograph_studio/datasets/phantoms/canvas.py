"""The image plane on which anatomy is drawn: path lengths in centimetres through simple solids."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Array = NDArray[np.float32]
Points = NDArray[np.float64]
Window = tuple[slice, slice]


@dataclass(frozen=True, slots=True)
class Geometry:
    """How the body meets the detector.

    Body coordinates are centimetres: x to the patient's left (image right), y to the feet from the top of the first
    thoracic vertebra, z to the back. ``centre`` is the (x, y) in the middle of the picture, ``pitch`` the size of a
    pixel in body centimetres, ``tilt`` the rotation in the picture, ``turn`` and ``tip`` the tangents by which depth
    moves the projection sideways and downwards (a patient who stands rotated or leans back).
    """

    rows: int
    columns: int
    pitch: float
    centre: tuple[float, float]
    tilt: float = 0.0
    turn: float = 0.0
    tip: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Tube:
    """A curved rod: ``path`` (n, 3) cm, ``radii`` (n,) cm, ``depths`` (n,) that scale its path length.

    ``core`` (radius and depth as shares of the rod's own) is taken out of its middle: a shell around something lighter.
    """

    path: Points
    radii: Points
    depths: Points
    core: tuple[float, float] = (0.0, 0.0)


def rod(path: Points, radius: float, depth: float | Points = 1.0, core: tuple[float, float] = (0.0, 0.0)) -> Tube:
    """Return a tube of one ``radius``; ``depth`` may change along it."""
    depths = np.broadcast_to(np.asarray(depth, np.float64), path.shape[:1])
    return Tube(path, np.full(len(path), radius), depths, core)


class Canvas:
    """Pixel grid in body coordinates, with solids that give path lengths (cm) on it."""

    def __init__(self, geometry: Geometry) -> None:
        self.geometry = geometry
        self.shape = (geometry.rows, geometry.columns)
        self._cos, self._sin = float(np.cos(geometry.tilt)), float(np.sin(geometry.tilt))
        across = (np.arange(geometry.columns) - (geometry.columns - 1) / 2) * geometry.pitch
        down = (np.arange(geometry.rows) - (geometry.rows - 1) / 2)[:, None] * geometry.pitch
        self.x: Array = (geometry.centre[0] + across * self._cos + down * self._sin).astype(np.float32)
        self.y: Array = (geometry.centre[1] - across * self._sin + down * self._cos).astype(np.float32)

        low = float(self.y.min())
        self._levels = np.linspace(low, float(self.y.max()), 4 * geometry.rows).astype(np.float32)
        scale = (len(self._levels) - 1) / max(float(self._levels[-1]) - low, 1e-6)
        self._index = ((self.y - np.float32(low)) * np.float32(scale) + np.float32(0.5)).astype(np.int32)

    def by_level(self, profile: Callable[[Array], NDArray[np.floating]]) -> Array:
        """Return ``profile`` of y for every pixel, float32 (rows, columns); asked once a level, not once a pixel."""
        return np.asarray(profile(self._levels), np.float32).take(self._index, mode="clip")

    def empty(self) -> Array:
        """Return a new layer of zeros, float32 (rows, columns)."""
        return np.zeros(self.shape, np.float32)

    def pixels(self, points: Points) -> Points:
        """Project body points, (n, 2) or (n, 3) in cm, to (n, 2) pixel coordinates (column, row)."""
        geometry = self.geometry
        x, y = points[:, 0] - geometry.centre[0], points[:, 1] - geometry.centre[1]
        if points.shape[1] == 3:
            x, y = x + points[:, 2] * geometry.turn, y + points[:, 2] * geometry.tip
        across, down = x * self._cos - y * self._sin, x * self._sin + y * self._cos
        column = across / geometry.pitch + (geometry.columns - 1) / 2
        row = down / geometry.pitch + (geometry.rows - 1) / 2
        return np.stack([column, row], axis=1)

    def shift(self, z: float) -> tuple[float, float]:
        """Return by how much (cm) the projection of depth ``z`` is moved sideways and downwards."""
        return z * self.geometry.turn, z * self.geometry.tip

    def window(self, points: Points, margin: float) -> Window | None:
        """Return the slices that hold ``points`` (cm) and ``margin`` (cm) around them, None when out of view."""
        pixels = self.pixels(points)
        reach = margin / self.geometry.pitch + 2
        low = np.floor(pixels.min(axis=0) - reach).astype(int)
        high = np.ceil(pixels.max(axis=0) + reach).astype(int) + 1
        left, top = max(int(low[0]), 0), max(int(low[1]), 0)
        right, bottom = min(int(high[0]), self.shape[1]), min(int(high[1]), self.shape[0])
        return (slice(top, bottom), slice(left, right)) if left < right and top < bottom else None

    def around(self, x: float, y: float, margin: float) -> Window | None:
        """Return the slices around one point (cm), None when out of view."""
        geometry = self.geometry
        x, y = x - geometry.centre[0], y - geometry.centre[1]
        column = (x * self._cos - y * self._sin) / geometry.pitch + (geometry.columns - 1) / 2
        row = (x * self._sin + y * self._cos) / geometry.pitch + (geometry.rows - 1) / 2
        reach = margin / geometry.pitch + 2
        left, right = max(int(column - reach), 0), min(int(column + reach) + 1, geometry.columns)
        top, bottom = max(int(row - reach), 0), min(int(row + reach) + 1, geometry.rows)
        return (slice(top, bottom), slice(left, right)) if left < right and top < bottom else None

    def ellipsoid(
        self,
        layer: Array,
        centre: tuple[float, float],
        radii: tuple[float, float],
        depth: float,
        angle: float = 0.0,
        z: float = 0.0,
        power: float = 2.0,
        union: bool = False,
    ) -> None:
        """Add a (super)ellipsoid whose longest chord is ``depth`` cm; ``union`` keeps the larger path instead."""
        dx, dy = self.shift(z)
        cx, cy = centre[0] + dx, centre[1] + dy
        where = self.around(cx, cy, max(radii) * (1.5 if power > 2 else 1.0))
        if where is None:
            return
        x, y = self.x[where] - cx, self.y[where] - cy
        cos, sin = float(np.cos(angle)), float(np.sin(angle))
        u, v = np.abs(x * cos + y * sin) / radii[0], np.abs(y * cos - x * sin) / radii[1]
        inside = np.clip(1 - (u * u + v * v if power == 2 else u**power + v**power), 0, None)
        _put(layer, where, (depth * np.sqrt(inside)).astype(np.float32), union)

    def capsule(
        self,
        layer: Array,
        start: Sequence[float],
        end: Sequence[float],
        radii: tuple[float, float],
        depth: float = 1.0,
        union: bool = False,
    ) -> None:
        """Add a straight round rod between two (x, y, z) points; ``depth`` scales its path length."""
        ends = np.array([start, end], np.float64)
        where = self.window(ends, max(radii))
        if where is None:
            return
        flat = ends[:, :2] + np.outer(ends[:, 2], [self.geometry.turn, self.geometry.tip])
        axis = flat[1] - flat[0]
        x, y = self.x[where] - flat[0, 0], self.y[where] - flat[0, 1]
        along = np.clip((x * axis[0] + y * axis[1]) / max(float(axis @ axis), 1e-6), 0, 1)
        radius = radii[0] + (radii[1] - radii[0]) * along
        squared = (x - along * axis[0]) ** 2 + (y - along * axis[1]) ** 2
        chord = 2 * depth * np.sqrt(np.clip(radius * radius - squared, 0, None))
        _put(layer, where, chord.astype(np.float32), union)

    def tubes(self, layer: Array, tubes: Sequence[Tube]) -> None:
        """Add many thin curved tubes; where one runs along the beam its path grows by itself.

        A disc per step, weighted by the step's length in space, sums to the chord of a round tube.
        """
        pitch = self.geometry.pitch
        steps = [
            _resample(tube, max(float(tube.radii.min()) / 2.0, 0.7 * pitch))
            for tube in tubes
            if self.window(tube.path, float(tube.radii.max())) is not None
        ]
        if steps:
            points, radii, weights, cores = (np.concatenate(parts) for parts in zip(*steps, strict=True))
            self.discs(layer, points, radii, weights, cores)

    def discs(self, layer: Array, points: Points, radii: Points, weights: Points, cores: Points | None = None) -> None:
        """Add flat discs at ``points`` (n, 3) cm with ``radii`` (n,) cm and path ``weights`` (n,) cm.

        ``cores`` (n, 2) are shares of radius and of weight to take out of the middle.
        """
        pixels, radii = self.pixels(points), radii / self.geometry.pitch
        reach = np.ceil(radii + np.maximum(0.21 * radii, 1)).astype(int)
        limit = np.array([self.shape[1], self.shape[0]])
        seen = np.all((pixels > -reach[:, None]) & (pixels < limit + reach[:, None] - 1), axis=1)
        for size in np.unique(reach[seen]):
            chosen = seen & (reach == size)
            base = np.rint(pixels[chosen]).astype(int)
            # Count into a patch around the discs, with room for those that hang over the picture's border.
            low, high = base.min(axis=0) - size, base.max(axis=0) + size + 1
            far = (base - pixels[chosen]).astype(np.float32)
            offsets = np.arange(-size, size + 1)
            distance = np.sqrt(
                (far[:, 0, None] + offsets)[:, None, :] ** 2 + (far[:, 1, None] + offsets)[:, :, None] ** 2
            )
            radius = radii[chosen, None, None].astype(np.float32)
            # Below a pixel a disc keeps its area, not its height.
            # An edge as soft as the steps are long leaves no beads along the tube.
            soft = np.maximum(np.float32(0.42) * radius, 1)
            cover = np.clip((np.maximum(radius, 0.5) - distance) / soft + 0.5, 0, 1) * np.minimum(radius / 0.5, 1)
            if cores is not None and cores[chosen].any():
                core = cores[chosen].astype(np.float32)[:, :, None, None]
                cover -= core[:, 1] * np.clip((radius * core[:, 0] - distance) / soft + 0.5, 0, 1)
            cover *= weights[chosen, None, None].astype(np.float32)
            width, height = (high - low).tolist()
            start = (base[:, 1] - low[1]) * width + base[:, 0] - low[0]
            index = start[:, None, None] + (offsets[:, None] * width + offsets)
            patch = np.bincount(index.ravel(), cover.ravel(), width * height).reshape(height, width)
            top, left = max(low[1], 0), max(low[0], 0)
            part = layer[top : max(high[1], 0), left : max(high[0], 0)]
            part += patch[top - low[1] :, left - low[0] :][: part.shape[0], : part.shape[1]]

    def inside_distance(self, outline: Points) -> tuple[Window, Array] | None:
        """Return the window around a closed smooth ``outline`` (n, 2 or 3; cm) and the depth inside it (cm)."""
        from scipy.ndimage import distance_transform_edt

        smooth = spline(np.vstack([outline, outline[:1]]), 12)
        where = self.window(smooth, 0.2)
        if where is None:
            return None
        rows, columns = where
        # The outline may leave the window at the picture's border: pad so that the border is no edge of the bone.
        pad = 40
        size = (columns.stop - columns.start + 2 * pad, rows.stop - rows.start + 2 * pad)
        corner = np.array([columns.start - pad, rows.start - pad])
        mask = Image.new("1", size)
        ImageDraw.Draw(mask).polygon([(float(c), float(r)) for c, r in self.pixels(smooth) - corner], fill=1)
        distance = distance_transform_edt(np.asarray(mask))
        inner = distance[pad:-pad, pad:-pad].astype(np.float32) * np.float32(self.geometry.pitch)
        return where, inner


def _put(layer: Array, where: Window, path: Array, union: bool) -> None:
    if union:
        np.maximum(layer[where], path, out=layer[where])
    else:
        layer[where] += path


def spline(points: Points, steps: int) -> Points:
    """Return a Catmull-Rom curve through ``points`` (n, d), ``steps`` samples a stretch; closed when its ends meet."""
    closed = bool(np.allclose(points[0], points[-1]))
    before = points[-2] if closed else 2 * points[0] - points[1]
    after = points[1] if closed else 2 * points[-1] - points[-2]
    knots = np.vstack([before, points, after])
    t = (np.arange(steps) / steps)[None, :, None]
    p0, p1, p2, p3 = (knots[i : len(knots) - 3 + i, None, :] for i in range(4))
    curve = 0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3)
    return np.vstack([curve.reshape(-1, points.shape[1]), points[-1:]])


def _resample(tube: Tube, step: float) -> tuple[Points, Points, Points, Points]:
    lengths = np.sqrt((np.diff(tube.path, axis=0) ** 2).sum(axis=1))
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    count = max(int(np.ceil(along[-1] / step)), 2)
    spots = (np.arange(count) + 0.5) * along[-1] / count
    points = np.stack([np.interp(spots, along, tube.path[:, axis]) for axis in range(3)], axis=1)
    weights = np.interp(spots, along, tube.depths) * (along[-1] / count)
    return points, np.interp(spots, along, tube.radii), weights, np.tile(tube.core, (count, 1))


def noise(shape: tuple[int, int], cell: float, rng: np.random.Generator) -> Array:
    """Return smooth noise of mean 0 and deviation about 1, float32 of ``shape``; ``cell`` pixels is its grain."""
    from scipy.ndimage import gaussian_filter

    if cell < 4:
        smooth = gaussian_filter(rng.standard_normal(shape, np.float32), cell / 2, truncate=2.5)
    else:
        coarse = rng.standard_normal((int(shape[0] / cell) + 3, int(shape[1] / cell) + 3), np.float32)
        smooth = stretch(coarse, cell)[: shape[0], : shape[1]]
    return np.asarray(smooth / max(float(smooth.std()), 1e-6), np.float32)


def stretch(image: Array, factor: float) -> Array:
    """Enlarge ``image`` by ``factor`` with bilinear interpolation, edges held; fast by taking one axis at a time."""
    result = image
    for axis in (0, 1):
        count = int(result.shape[axis] * factor)
        place = np.clip((np.arange(count) + 0.5) / factor - 0.5, 0, result.shape[axis] - 1)
        lower = (
            np.minimum(place.astype(int), result.shape[axis] - 2) if result.shape[axis] > 1 else np.zeros(count, int)
        )
        share = (place - lower).astype(np.float32)
        share = share[:, None] if axis == 0 else share
        upper = np.minimum(lower + 1, result.shape[axis] - 1)
        result = np.take(result, lower, axis) * (1 - share) + np.take(result, upper, axis) * share
    return result


__all__ = ["Array", "Canvas", "Geometry", "Points", "Tube", "noise", "rod", "spline", "stretch"]

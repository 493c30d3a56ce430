"""Lengths, angles and region statistics on a radiograph. Plain arithmetic without Qt.

Points are stored image coordinates (column, row), fractional, 0 at the outer corner of the first pixel. A length is
told with what it means (`imaging.Spacing`): on a projection radiograph millimetres are a claim.
"""

import itertools
import math
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from radiograph_studio import imaging
from radiograph_studio.imaging import Radiograph, Spacing, Window
from radiograph_studio.language import mark, tr
from radiograph_studio.ui.review import captions, windowing

Point = tuple[float, float]
Kind = Literal["ruler", "angle", "cobb", "ratio", "rectangle", "ellipse", "calibration"]

POINTS: dict[Kind, int] = {
    "ruler": 2,
    "angle": 3,
    "cobb": 4,
    "ratio": 4,
    "rectangle": 2,
    "ellipse": 2,
    "calibration": 2,
}
"""How many points each kind has: ends; first arm, vertex, second arm; two lines; two opposite corners."""
TWO_LINES: frozenset[Kind] = frozenset({"cobb", "ratio"})
CALIBRATED = mark("mm, calibrated by user")
NO_SPACING = mark("px, no spacing")


@dataclass(frozen=True, slots=True)
class Shape:
    """Something measured: its kind and its points."""

    kind: Kind
    points: tuple[Point, ...]

    @property
    def complete(self) -> bool:
        """True with all its points, and with some size."""
        return len(self.points) == POINTS[self.kind] and all(math.dist(a, b) > 1e-6 for a, b in self.segments())

    @property
    def is_region(self) -> bool:
        """True for what encloses pixels."""
        return self.kind in {"rectangle", "ellipse"}

    def segments(self) -> tuple[tuple[Point, Point], ...]:
        """Return the straight lines of a ruler, an angle, a Cobb angle or a ratio; the diagonal of a region."""
        points = self.points
        if self.kind in TWO_LINES:
            return tuple((points[i], points[i + 1]) for i in range(0, len(points) - 1, 2))
        return tuple(itertools.pairwise(points))

    def moved(self, columns: float, rows: float) -> "Shape":
        """Return the shape moved."""
        return replace(self, points=tuple((x + columns, y + rows) for x, y in self.points))

    def with_point(self, index: int, point: Point) -> "Shape":
        """Return the shape with one point elsewhere."""
        return replace(self, points=(*self.points[:index], point, *self.points[index + 1 :]))


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of the pixels whose middle lies in a region, in modality units; padding and what is not finite is left out.

    ``sd`` is that of these pixels themselves (divided by n).
    """

    count: int
    mean: float
    sd: float
    least: float
    greatest: float


def spacing_between(spacing: Spacing, first: Point, last: Point) -> tuple[tuple[float, float] | None, str]:
    """Return spacing (row, column) in mm and label for a line; none where its ends lie in different regions."""
    one, other = (spacing.at(math.floor(y), math.floor(x)) for x, y in (first, last))
    return one if one == other else (None, NO_SPACING)


def length(first: Point, last: Point, pair: tuple[float, float] | None) -> float:
    """Return the distance of two points in mm with spacing ``pair`` (row, column), else in pixels."""
    down, across = pair or (1.0, 1.0)
    return math.hypot((last[0] - first[0]) * across, (last[1] - first[1]) * down)


def angle(arm: Point, vertex: Point, other: Point, scale: tuple[float, float] = (1.0, 1.0)) -> float:
    """Return the angle at ``vertex`` in degrees, 0 to 180. ``scale``: height and width of a pixel in one unit."""
    (ax, ay), (bx, by) = _vector(vertex, arm, scale), _vector(vertex, other, scale)
    return math.degrees(math.atan2(abs(ax * by - ay * bx), ax * bx + ay * by))


def cobb_angle(
    first: tuple[Point, Point], second: tuple[Point, Point], scale: tuple[float, float] = (1.0, 1.0)
) -> float:
    """Return the angle between two lines (end plates) in degrees, 0 to 90, whatever way they were drawn.

    J. R. Cobb, Outline for the study of scoliosis, 1948. Curves above 90° read as 180° less the curve.
    """
    (ax, ay), (bx, by) = _vector(*first, scale), _vector(*second, scale)
    return math.degrees(math.atan2(abs(ax * by - ay * bx), abs(ax * bx + ay * by)))


def pixel_scale(radiograph: Radiograph, spacing: Spacing, at: Point) -> tuple[float, float]:
    """Return height and width of a pixel in one unit, for angles: from the spacing, else from the pixel aspect."""
    pair, _ = spacing.at(math.floor(at[1]), math.floor(at[0]))
    return pair or (radiograph.pixel_aspect, 1.0)


def calibrated(radiograph: Radiograph, spacing: Spacing, first: Point, last: Point, millimetres: float) -> Spacing:
    """Return the spacing by which the line from ``first`` to ``last`` is ``millimetres`` long.

    Raises ``ValueError`` unless both lengths are positive.
    """
    down, across = pixel_scale(radiograph, spacing, first)
    now = length(first, last, (down, across))
    if now <= 0 or not millimetres > 0 or not math.isfinite(millimetres):
        raise ValueError("A calibration needs a line and a length above 0.")
    factor = millimetres / now
    return Spacing((down * factor, across * factor), CALIBRATED)


def inside(shape: Shape, rows: int, columns: int) -> tuple[slice, slice, NDArray[np.bool_]]:
    """Return the box of a region within the picture, and which pixels of the box have their middle in it."""
    (x0, y0), (x1, y1) = shape.points
    left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    across = _span(left, right, columns)
    down = _span(top, bottom, rows)
    x = np.arange(across.start, across.stop) + 0.5
    y = np.arange(down.start, down.stop) + 0.5
    if shape.kind == "rectangle":
        return down, across, np.ones((len(y), len(x)), dtype=np.bool_)
    half_x, half_y = max((right - left) / 2, 1e-9), max((bottom - top) / 2, 1e-9)
    from_middle = ((x[None, :] - (left + right) / 2) / half_x) ** 2 + ((y[:, None] - (top + bottom) / 2) / half_y) ** 2
    return down, across, from_middle <= 1.0


def region_values(radiograph: Radiograph, shape: Shape) -> NDArray[np.float64]:
    """Return the modality values of a region's pixels, 1-D; without padding; grey pictures only."""
    down, across, mask = inside(shape, radiograph.height, radiograph.width)
    stored: NDArray[Any] = radiograph.pixels[down, across][mask]
    if radiograph.padding is not None:
        low, high = radiograph.padding
        stored = stored[(stored < low) | (stored > high)]
    values = np.asarray(imaging.stored_to_modality(radiograph, stored), np.float64)
    return values[np.isfinite(values)]


def statistics(radiograph: Radiograph, shape: Shape) -> Statistics | None:
    """Return the statistics of a region; None without a pixel in it, and for colour."""
    if radiograph.is_colour:
        return None
    values = region_values(radiograph, shape)
    if not len(values):
        return None
    return Statistics(len(values), float(values.mean()), float(values.std()), float(values.min()), float(values.max()))


def region_window(radiograph: Radiograph, shape: Shape) -> Window | None:
    """Return the window from the 0.5th to the 99.5th percentile of a region, or None where it has no two values."""
    if radiograph.is_colour or not shape.is_region:
        return None
    values = region_values(radiograph, shape)
    if not len(values):
        return None
    low, high = (float(value) for value in np.percentile(values, (0.5, 99.5)))
    return Window((low + high) / 2, high - low, "LINEAR_EXACT", "Region") if high > low else None


def area(shape: Shape, pair: tuple[float, float] | None) -> float:
    """Return the area of a region in mm² with spacing ``pair`` (row, column), else in pixels."""
    (x0, y0), (x1, y1) = shape.points
    down, across = pair or (1.0, 1.0)
    box = abs(x1 - x0) * across * abs(y1 - y0) * down
    return box * math.pi / 4 if shape.kind == "ellipse" else box


def words(shape: Shape, radiograph: Radiograph, spacing: Spacing) -> tuple[str, ...]:
    """Return what stands beside a complete shape, a line each."""
    points = shape.points
    if shape.kind in {"ruler", "calibration"}:
        pair, label = spacing_between(spacing, points[0], points[1])
        return (with_label(length(points[0], points[1], pair), label),)
    if shape.kind == "angle":
        scale = pixel_scale(radiograph, spacing, points[1])
        return (f"{angle(points[0], points[1], points[2], scale):.1f}°",)
    if shape.kind == "cobb":
        scale = pixel_scale(radiograph, spacing, points[0])
        return (f"Cobb {cobb_angle((points[0], points[1]), (points[2], points[3]), scale):.1f}°",)
    if shape.kind == "ratio":
        return _ratio_words(shape, radiograph, spacing)
    return (*_value_words(shape, radiograph), _area_words(shape, spacing))


def chest_ratio(
    first: tuple[Point, Point], second: tuple[Point, Point], scale: tuple[float, float] = (1.0, 1.0)
) -> float:
    """Return the shorter of two lines divided by the longer, 0 to 1: heart by chest, in whatever order they were drawn.

    C. S. Danzer, The cardiothoracic ratio, 1919. Magnification by the beam is nearly the same for both and falls out.
    """
    one, other = (math.hypot(*_vector(line[0], line[1], scale)) for line in (first, second))
    return min(one, other) / max(one, other)


def _ratio_words(shape: Shape, radiograph: Radiograph, spacing: Spacing) -> tuple[str, ...]:
    scale = pixel_scale(radiograph, spacing, shape.points[0])
    heart, chest = sorted(shape.segments(), key=lambda line: math.hypot(*_vector(line[0], line[1], scale)))
    widths = (words(Shape("ruler", line), radiograph, spacing)[0] for line in (heart, chest))
    ratio = f"{chest_ratio(heart, chest, scale):.2f}"
    return (
        tr("CTR {ratio}", ratio=ratio),
        tr("heart {width}", width=next(widths)),
        tr("chest {width}", width=next(widths)),
    )


def with_label(value: float, label: str) -> str:
    """Return a length with its honest label: "52.3 mm at detector"."""
    return f"{value:.1f} {tr(label)}"


def _value_words(shape: Shape, radiograph: Radiograph) -> tuple[str, ...]:
    found = statistics(radiograph, shape)
    if found is None:
        return (tr("Colour: no values"),) if radiograph.is_colour else (tr("No pixels"),)
    unit = unit_text(radiograph)
    mean, sd = (windowing.number(value, max(found.sd, 1e-9)) for value in (found.mean, found.sd))
    span = found.greatest - found.least
    whole = found.least.is_integer() and found.greatest.is_integer()
    least, greatest = (
        f"{value:.0f}" if whole else windowing.number(value, span) for value in (found.least, found.greatest)
    )
    return (
        tr("mean {mean}  SD {sd}{unit}", mean=mean, sd=sd, unit=unit),
        tr("min {least}  max {greatest}  n {count}", least=least, greatest=greatest, count=found.count),
    )


def unit_text(radiograph: Radiograph) -> str:
    """Return " HU" or the like, or "" where the file names no unit."""
    unit = captions.unit(radiograph)
    return f" {unit}" if unit else ""


def _area_words(shape: Shape, spacing: Spacing) -> str:
    pair, label = spacing_between(spacing, shape.points[0], shape.points[1])
    said, unit = tr(label), label[:2]
    return f"{area(shape, pair):.1f} {said.replace(unit, f'{unit}²', 1)}"


def _vector(start: Point, end: Point, scale: tuple[float, float]) -> Point:
    return (end[0] - start[0]) * scale[1], (end[1] - start[1]) * scale[0]


def _span(low: float, high: float, count: int) -> slice:
    """Return which pixels have their middle (at .5) between ``low`` and ``high``, within the picture."""
    first = min(max(math.ceil(low - 0.5), 0), count)
    return slice(first, min(max(math.floor(high - 0.5) + 1, first), count))

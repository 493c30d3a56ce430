"""From path lengths to a processed 12-bit radiograph: attenuation, scatter, noise, detector and display processing."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.datasets.phantoms.canvas import Array, Canvas, stretch
from radiograph_studio.datasets.phantoms.tissue import Tissues

# Linear attenuation (1/cm) at an effective energy of about 50 keV: NIST mass coefficients times density
# (water 0.227 at 1.00, adipose 0.212 at 0.95, cortical bone 0.424 at 1.92; lead is opaque).
MU_SOFT = 0.227
MU_FAT = 0.202
MU_BONE = 0.814
MAXIMUM = 4095


@dataclass(frozen=True, slots=True)
class Exposure:
    """How the picture was taken; drawn from the same distributions for every body part.

    ``photons`` is the mean count a pixel in the open beam, ``energy`` scales the contrast of bone, ``scatter`` the
    scattered share of the primary beam, ``blur`` the detector's blur in pixels, ``latitude`` how much the large-scale
    contrast is evened out, ``gain`` and ``offset`` the display exposure, ``borders`` the share of the picture hidden by
    the collimator (left, top, right, bottom), ``marker`` "L" or "R", ``marker_at`` its distance from its side and from
    the top (0..1), ``marker_size`` its height in cm.
    """

    photons: float
    energy: float
    scatter: float
    blur: float
    latitude: float
    gain: float
    offset: float
    borders: tuple[float, float, float, float]
    border_black: bool
    marker: str
    marker_at: tuple[float, float]
    marker_size: float
    seed: int


def exposure(rng: np.random.Generator) -> Exposure:
    """Return random technique, independent of the body part."""
    collimated = rng.random() < 0.45
    borders = rng.uniform(0, 0.07, 4) * (rng.random(4) < 0.7) if collimated else np.zeros(4)
    left, top, right, bottom = (float(value) for value in borders)
    return Exposure(
        photons=float(np.exp(rng.uniform(np.log(9e4), np.log(6e5)))),
        energy=float(rng.uniform(0.85, 1.15)),
        scatter=float(rng.uniform(0.15, 0.5)),
        blur=float(rng.uniform(0.45, 0.8)),
        latitude=float(rng.uniform(0.25, 0.45)),
        gain=float(rng.uniform(0.85, 1.15)),
        offset=float(rng.normal(0, 0.03)),
        borders=(left, top, right, bottom),
        border_black=bool(rng.random() < 0.75),
        marker="L" if rng.random() < 0.5 else "R",
        marker_at=(float(rng.uniform(0.07, 0.15)), float(rng.choice([0.09, 0.12, 0.2, 0.85]) + rng.normal(0, 0.015))),
        marker_size=float(rng.uniform(1.0, 1.5)),
        seed=int(rng.integers(2**31)),
    )


def expose(canvas: Canvas, tissues: Tissues, technique: Exposure) -> Array:
    """Return the detected signal relative to the open beam, float32 (rows, columns), by Beer and Lambert.

    Primary beam, a wide blur of it for scatter, the detector's own blur and Poisson-like noise. Lead lets next to
    nothing through.
    """
    from scipy.ndimage import gaussian_filter

    rng = np.random.default_rng(technique.seed)
    log_path = MU_SOFT * tissues.soft + MU_FAT * tissues.fat + (MU_BONE * technique.energy) * tissues.bone
    lead = _marker(canvas, technique)
    primary = np.exp(-log_path - lead)
    # The leaves' edge is a few pixels wide, and a little gets through them.
    primary *= 0.02 + 0.98 * np.clip(collimation(canvas.shape, technique) / 3 + 0.5, 0, 1)
    scattered = _wide_blur(primary, 4.0 / canvas.geometry.pitch)
    # Thick parts scatter more of what they let through.
    signal = primary + scattered * technique.scatter * np.minimum(log_path / 4, 1)
    signal = gaussian_filter(signal, technique.blur)
    counts = np.maximum(signal * technique.photons, 1.0)
    grain = gaussian_filter(rng.standard_normal(canvas.shape, np.float32), 0.45) * 1.45
    return np.asarray(np.maximum(counts + np.sqrt(counts) * grain, 1.0) / technique.photons, np.float32)


def develop(canvas: Canvas, signal: Array, technique: Exposure) -> Array:
    """Return what a console would store FOR PRESENTATION: float32 (rows, columns) in 0..1, dense parts bright.

    Logarithm, large-scale contrast evened out, edges lifted a little, scaled to the anatomy inside the collimated
    field.
    """
    from scipy.ndimage import gaussian_filter

    density = -np.log(signal)
    gap = collimation(canvas.shape, technique)
    inside = gap > 3
    floor = np.float32(0.55)
    density = np.where(inside, np.maximum(density, floor - 0.25), floor)
    body = (density > floor + 0.25) & inside
    level = float(density[body].mean()) if body.any() else 1.0
    coarse = _wide_blur(np.where(inside, density, level), 3.2 / canvas.geometry.pitch)
    density = density - technique.latitude * (coarse - level)
    fine = gaussian_filter(density, 0.25 / canvas.geometry.pitch, truncate=2.5)
    density = density + 0.45 * (density - fine)
    chosen = density[body] if body.any() else density.ravel()
    low, high = np.percentile(chosen[::7], [10, 99])
    picture = 0.17 + 0.68 * (density - low) / max(float(high - low), 0.1)
    picture = 0.5 + (picture - 0.5) * technique.gain + technique.offset
    picture = np.where(picture < 0.12, 0.12 * np.exp((picture - 0.12) / 0.12), picture)
    picture = np.where(picture > 0.88, 1 - 0.12 * np.exp(-(picture - 0.88) / 0.12), picture)
    opening = np.clip((gap - 2.5) / 2, 0, 1)
    picture = picture * opening + (0.0 if technique.border_black else 0.92) * (1 - opening)
    return np.asarray(np.clip(picture, 0, 1), np.float32)


def to_stored(picture: Array) -> NDArray[np.uint16]:
    """Return 12 bits in uint16, 0..4095."""
    return np.rint(np.clip(picture, 0, 1) * MAXIMUM).astype(np.uint16)


def collimation(shape: tuple[int, int], technique: Exposure) -> Array:
    """Return how far (pixels) each pixel lies inside the collimator's leaves, negative behind them; float32."""
    rows, columns = shape
    left, top, right, bottom = technique.borders
    column, row = np.arange(columns, dtype=np.float32), np.arange(rows, dtype=np.float32)[:, None]
    gap = np.full(shape, 99, np.float32)
    for share, distance in (
        (left, column - left * columns),
        (right, (1 - right) * columns - column),
        (top, row - top * rows),
        (bottom, (1 - bottom) * rows - row),
    ):
        if share:
            np.minimum(gap, distance, out=gap)
    return gap


def _wide_blur(image: Array, sigma: float) -> Array:
    """Blur by ``sigma`` pixels on a coarse copy: fast, and smooth enough for what has no detail."""
    from scipy.ndimage import gaussian_filter

    step = max(int(sigma / 4), 1)
    rows, columns = image.shape
    edge = np.pad(image, ((0, -rows % step), (0, -columns % step)), mode="edge")
    coarse = edge.reshape(edge.shape[0] // step, step, edge.shape[1] // step, step).mean(axis=(1, 3))
    smooth = gaussian_filter(coarse, sigma / step, mode="nearest")
    return np.asarray(stretch(smooth, step)[:rows, :columns], np.float32)


_STROKES: dict[str, list[list[tuple[float, float]]]] = {
    "L": [[(0, 0), (0, 1)], [(0, 1), (0.62, 1)]],
    "R": [
        [(0, 0), (0, 1)],
        [(0, 0), (0.42, 0), (0.62, 0.12), (0.66, 0.27), (0.62, 0.42), (0.42, 0.54), (0, 0.54)],
        [(0.3, 0.54), (0.68, 1)],
    ],
}


def _marker(canvas: Canvas, technique: Exposure) -> Array:
    """Attenuation (dimensionless) of the lead letter, on the side of the picture that it names."""
    layer = canvas.empty()
    rows, columns = canvas.shape
    pitch = canvas.geometry.pitch
    across, down = technique.marker_at
    left, top, right, bottom = technique.borders
    size = technique.marker_size / pitch
    column = (
        columns * (left + across) - size / 2 if technique.marker == "R" else columns * (1 - right - across) - size / 4
    )
    row = min(max(rows * down, rows * top + 4), rows * (1 - bottom) - size - 4)
    lean = 0.12 * np.sin(technique.seed)
    top_row, left_column = max(int(row - size), 0), max(int(column - size), 0)
    part = layer[top_row : int(row + 2 * size), left_column : int(column + 2 * size)]
    y, x = np.indices(part.shape, np.float32) + np.array([top_row, left_column], np.float32)[:, None, None]
    for stroke in _STROKES[technique.marker]:
        for (ax, ay), (bx, by) in pairwise(stroke):
            a = np.array([column + (ax - lean * ay) * size, row + ay * size])
            b = np.array([column + (bx - lean * by) * size, row + by * size])
            axis = b - a
            along = np.clip(((x - a[0]) * axis[0] + (y - a[1]) * axis[1]) / float(axis @ axis), 0, 1)
            distance = np.hypot(x - a[0] - along * axis[0], y - a[1] - along * axis[1])
            np.maximum(part, 6 * np.clip(0.10 / pitch + 0.5 - distance, 0, 1), out=part)
    return layer


__all__ = ["MAXIMUM", "Exposure", "develop", "expose", "exposure", "to_stored"]

"""Where a picture lies in a view: plain arithmetic without Qt, so that it can be tested alone.

Image coordinates: ``column`` grows to the right, ``row`` downwards, both 0 at the outer corner of the first
pixel (its middle is at 0.5). View coordinates: logical screen pixels from the view's upper left corner. A picture
that is turned or mirrored (module ``turning``) is here a picture of its own.
"""

from dataclasses import dataclass, replace

MAX_DEVICE_SCALE = 64.0
_MIN_FIT_SHARE = 0.25
_KEEP_IN_VIEW = 48.0


@dataclass(frozen=True, slots=True)
class Extent:
    """Size of a picture: columns, rows, and the height of a pixel divided by its width."""

    columns: int
    rows: int
    pixel_aspect: float = 1.0

    @property
    def unit_x(self) -> float:
        """Width of a pixel at scale 1. The shorter side of a pixel is 1, so that no pixel is lost at 1:1."""
        return 1.0 / self.pixel_aspect if self.pixel_aspect < 1.0 else 1.0

    @property
    def unit_y(self) -> float:
        """Height of a pixel at scale 1."""
        return max(self.pixel_aspect, 1.0)

    @property
    def width(self) -> float:
        """Width of the picture at scale 1."""
        return self.columns * self.unit_x

    @property
    def height(self) -> float:
        """Height of the picture at scale 1."""
        return self.rows * self.unit_y


@dataclass(frozen=True, slots=True)
class View:
    """Size of the view in logical pixels, and how many device pixels one of them has along each side."""

    width: float
    height: float
    pixel_ratio: float = 1.0


@dataclass(frozen=True, slots=True)
class Placement:
    """``scale``: logical pixels for an image pixel's shorter side; ``left``, ``top``: the picture's corner."""

    scale: float
    left: float
    top: float

    def to_view(self, extent: Extent, column: float, row: float) -> tuple[float, float]:
        """Return the view position (x, y) of an image position."""
        return self.left + column * self.scale * extent.unit_x, self.top + row * self.scale * extent.unit_y

    def to_image(self, extent: Extent, x: float, y: float) -> tuple[float, float]:
        """Return the image position (column, row), fractional, of a view position."""
        return (x - self.left) / (self.scale * extent.unit_x), (y - self.top) / (self.scale * extent.unit_y)

    def device_scale(self, view: View) -> float:
        """Return device pixels for the shorter side of an image pixel: 1.0 is "1:1"."""
        return self.scale * view.pixel_ratio

    def panned(self, dx: float, dy: float) -> "Placement":
        """Return the placement moved by (dx, dy) logical pixels."""
        return replace(self, left=self.left + dx, top=self.top + dy)

    def snapped(self, view: View) -> "Placement":
        """Return the placement with its corner on whole device pixels: painted so, pixels stay sharp."""
        ratio = view.pixel_ratio
        return replace(self, left=round(self.left * ratio) / ratio, top=round(self.top * ratio) / ratio)


def fit(extent: Extent, view: View) -> Placement:
    """Return the placement that shows the whole picture as large as it can be, in the middle."""
    scale = min(view.width / extent.width, view.height / extent.height)
    return _centred(extent, view, min(max(scale, 1e-6), MAX_DEVICE_SCALE / view.pixel_ratio))


def actual_size(
    extent: Extent, view: View, at: tuple[float, float] | None = None, now: Placement | None = None
) -> Placement:
    """Return the placement at one device pixel for one image pixel.

    With ``now``, the image point at the view position ``at`` (default: the middle) stays where it is, held
    inside the view; without it, the picture is centred.
    """
    scale = 1.0 / view.pixel_ratio
    if now is None:
        return _centred(extent, view, scale)
    return _settled(extent, view, _scaled(extent, now, scale, at or (view.width / 2, view.height / 2)))


def zoomed(extent: Extent, view: View, now: Placement, factor: float, at: tuple[float, float]) -> Placement:
    """Return the placement enlarged by ``factor`` around the view position ``at``, within sensible limits."""
    lowest = min(fit(extent, view).scale * _MIN_FIT_SHARE, 1.0 / view.pixel_ratio)
    scale = min(max(now.scale * factor, lowest), MAX_DEVICE_SCALE / view.pixel_ratio)
    return _scaled(extent, now, scale, at)


def relative(extent: Extent, view: View, placement: Placement) -> tuple[float, float, float]:
    """Return a placement in terms that hold for other pictures and views.

    The enlargement over fit, and which point, as shares (across, down) of the picture, is in the view's middle.
    """
    column, row = placement.to_image(extent, view.width / 2, view.height / 2)
    return placement.scale / fit(extent, view).scale, column / extent.columns, row / extent.rows


def from_relative(extent: Extent, view: View, wanted: tuple[float, float, float]) -> Placement:
    """Return the placement that `relative` would describe as ``wanted``, within the limits of zoom."""
    factor, across, down = wanted
    whole = fit(extent, view)
    scale = zoomed(extent, view, whole, factor, (0, 0)).scale
    left = view.width / 2 - across * extent.width * scale
    return Placement(scale, left, view.height / 2 - down * extent.height * scale)


def kept_in_view(extent: Extent, view: View, placement: Placement) -> Placement:
    """Return the placement moved so that a part of the picture can still be grasped."""
    width, height = extent.width * placement.scale, extent.height * placement.scale
    return replace(
        placement,
        left=_held(placement.left, width, view.width),
        top=_held(placement.top, height, view.height),
    )


def _centred(extent: Extent, view: View, scale: float) -> Placement:
    return Placement(scale, (view.width - extent.width * scale) / 2, (view.height - extent.height * scale) / 2)


def _scaled(extent: Extent, now: Placement, scale: float, at: tuple[float, float]) -> Placement:
    column, row = now.to_image(extent, *at)
    return Placement(scale, at[0] - column * scale * extent.unit_x, at[1] - row * scale * extent.unit_y)


def _settled(extent: Extent, view: View, placement: Placement) -> Placement:
    """Centre a side that is smaller than the view; let no gap open at a side that is larger."""
    width, height = extent.width * placement.scale, extent.height * placement.scale
    left = (view.width - width) / 2 if width <= view.width else min(0.0, max(view.width - width, placement.left))
    top = (view.height - height) / 2 if height <= view.height else min(0.0, max(view.height - height, placement.top))
    return replace(placement, left=left, top=top)


def _held(start: float, length: float, room: float) -> float:
    margin = min(_KEEP_IN_VIEW, length, room)
    return min(max(start, margin - length), room - margin)

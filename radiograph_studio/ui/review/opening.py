"""From a file to all that the viewer needs, in one go and away from the window's thread. No Qt."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from radiograph_studio import imaging, paths
from radiograph_studio.imaging import Border, Entry, Radiograph
from radiograph_studio.imaging.dicomdir import is_dicomdir
from radiograph_studio.language import mark, tr
from radiograph_studio.ui.review import windowing
from radiograph_studio.ui.review.geometry import Extent
from radiograph_studio.ui.review.pyramid import Pyramid, build_pyramid, sampled

_HEAD = 4096
BORDER_NOTE = mark("A bright, even border lies around this picture: “Mask border” (Shift+B) blackens it.")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
Source = Path | Entry
"""A file, or an image of a folder, DICOMDIR or archive; both can be read, and both have a ``name``."""


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A radiograph ready to be shown.

    ``voi``: the window or table it is shown with first, None for colour. ``notes``: sentences that belong
    beside the picture. ``values``: least and greatest modality value. ``choices``: rows of the window menu.
    ``overlays``: all overlay planes as one picture, 0 or 255, or None. ``border``: the even border that can be
    masked, or None. ``unmasked``: where it is masked, the radiograph as it was read, which a network is given.
    """

    path: Source
    radiograph: Radiograph
    pyramid: Pyramid
    extent: Extent
    voi: windowing.Voi | None
    values: tuple[float, float]
    choices: tuple[windowing.Choice, ...]
    notes: tuple[str, ...]
    overlays: Pyramid | None = None
    border: Border | None = None
    unmasked: Radiograph | None = None

    @property
    def as_read(self) -> Radiograph:
        """The radiograph with nothing masked."""
        return self.radiograph if self.unmasked is None else self.unmasked


def open_radiograph(path: Source, frame: int = 0) -> Opened:
    """Read frame ``frame`` (0-based) of a file and prepare it for the screen; raises `ImageReadError`."""
    radiograph = imaging.read(path, frame)
    border = imaging.find_border(radiograph)
    opened = _prepared(path, radiograph)
    note = (tr(BORDER_NOTE),) if border is not None and _is_bright(radiograph, border) else ()
    return replace(opened, border=border, notes=(*opened.notes, *note))


def with_border(opened: Opened, masked: bool) -> Opened:
    """Return the same picture with its border masked, or as it was read."""
    whole, border = opened.as_read, opened.border
    if border is None or masked == (opened.unmasked is not None):
        return opened
    shown = imaging.mask_border(whole, border) if masked else whole
    made = _prepared(opened.path, shown)
    return replace(made, border=border, unmasked=whole if masked else None, notes=opened.notes)


def _prepared(path: Source, radiograph: Radiograph) -> Opened:
    voi, notes = imaging.default_window(radiograph)
    extent = Extent(radiograph.width, radiograph.height, radiograph.pixel_aspect)
    pyramid = build_pyramid(radiograph.pixels, radiograph.padding)
    rows: tuple[windowing.Choice, ...] = ()
    values = (0.0, 255.0)
    if not radiograph.is_colour:
        values = imaging.modality_range(radiograph)
        rows = windowing.choices(
            radiograph.voi_luts,
            radiograph.windows,
            imaging.automatic_window(radiograph),
            imaging.full_range_window(radiograph),
        )
    kept = tuple(dict.fromkeys((*notes, *radiograph.notes)))
    return Opened(path, radiograph, pyramid, extent, voi, values, rows, kept, _overlays(radiograph))


def holds_images(path: Path) -> bool:
    """True for a folder, DICOMDIR or zip archive: its images are listed rather than itself read."""
    if paths.is_folder(path):
        return True
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False  # reading it will say why
    return head.startswith(_ZIP) or is_dicomdir(head)


def thumbnail(source: Source, side: int) -> NDArray[np.uint8]:
    """Return a small picture of an image as the viewer first shows it, no side above ``side``.

    uint8 (rows, columns) or (rows, columns, 3). Raises `ImageReadError`.
    """
    radiograph = imaging.read(source)
    pyramid = build_pyramid(radiograph.pixels, radiograph.padding)
    width, height = radiograph.width, radiograph.height * radiograph.pixel_aspect
    share = side / max(width, height)
    size = (max(1, round(width * share)), max(1, round(height * share)))
    small = sampled(pyramid, (0, 0, radiograph.width, radiograph.height), size)
    return imaging.display_table(radiograph).apply(np.ascontiguousarray(small))


def _is_bright(radiograph: Radiograph, border: Border) -> bool:
    """True where the border is shown brighter than the middle grey: only such a border glares."""
    rows, columns = radiograph.height, radiograph.width
    strips = (
        radiograph.pixels[: border.top],
        radiograph.pixels[rows - border.bottom :],
        radiograph.pixels[:, : border.left],
        radiograph.pixels[:, columns - border.right :],
    )
    widest = max(strips, key=lambda strip: strip.size)
    return float(np.median(imaging.display_table(radiograph).apply(np.ascontiguousarray(widest[::4, ::4])))) > 127


def _overlays(radiograph: Radiograph) -> Pyramid | None:
    if not radiograph.overlays:
        return None
    planes = [plane.on(radiograph.height, radiograph.width) for plane in radiograph.overlays]
    return build_pyramid(np.logical_or.reduce(planes).astype(np.uint8) * np.uint8(255))

"""From a file to all that the viewer needs, in one go and away from the window's thread. No Qt."""

from dataclasses import dataclass
from pathlib import Path

from radiograph_studio import imaging
from radiograph_studio.imaging import Radiograph
from radiograph_studio.ui.review import windowing
from radiograph_studio.ui.review.geometry import Extent
from radiograph_studio.ui.review.pyramid import Pyramid, build_pyramid


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A radiograph ready to be shown.

    ``voi``: the window or table it is shown with first, None for colour. ``notes``: sentences that belong
    beside the picture. ``values``: least and greatest modality value. ``choices``: rows of the window menu.
    """

    path: Path
    radiograph: Radiograph
    pyramid: Pyramid
    extent: Extent
    voi: windowing.Voi | None
    values: tuple[float, float]
    choices: tuple[windowing.Choice, ...]
    notes: tuple[str, ...]


def open_radiograph(path: Path, frame: int = 0) -> Opened:
    """Read frame ``frame`` (0-based) of a file and prepare it for the screen; raises `ImageReadError`."""
    radiograph = imaging.read(path, frame)
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
    return Opened(path, radiograph, pyramid, extent, voi, values, rows, kept)

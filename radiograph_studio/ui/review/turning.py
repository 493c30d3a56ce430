"""Quarter turns and mirrors of the picture on screen. Plain arithmetic without Qt; the file is never changed.

Stored coordinates are those of the file, shown ones those of the turned picture; both count (column, row) from the
outer corner of the first pixel. Everything that is kept (measurements, the probe) is kept in stored coordinates.
"""

from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.language import tr
from radiograph_studio.ui.review.geometry import Extent

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Turn:
    """How the picture is shown: first mirrored left to right where ``mirrored``, then turned clockwise.

    ``quarters``: 0 to 3. Every sequence of turns and flips comes down to one of these eight: a flip across and a
    flip down together are half a turn, and mirror nothing.
    """

    quarters: int = 0
    mirrored: bool = False

    def right(self) -> "Turn":
        """Return this and a quarter turn clockwise."""
        return Turn((self.quarters + 1) % 4, self.mirrored)

    def left(self) -> "Turn":
        """Return this and a quarter turn counterclockwise."""
        return Turn((self.quarters - 1) % 4, self.mirrored)

    def flipped_across(self) -> "Turn":
        """Return this with left and right of the screen exchanged."""
        return Turn(-self.quarters % 4, not self.mirrored)

    def flipped_down(self) -> "Turn":
        """Return this with top and bottom of the screen exchanged."""
        return Turn((2 - self.quarters) % 4, not self.mirrored)

    def extent(self, stored: Extent) -> Extent:
        """Return the size of the turned picture."""
        if self.quarters % 2 == 0:
            return stored
        return Extent(stored.rows, stored.columns, 1.0 / stored.pixel_aspect)

    def pixels(self, stored: NDArray[Any]) -> NDArray[Any]:
        """Return a turned view of an array (rows, columns, ...); nothing is copied."""
        mirrored = stored[:, ::-1] if self.mirrored else stored
        return np.rot90(mirrored, -self.quarters) if self.quarters else mirrored

    def edges(self, stored: tuple[_T, _T, _T, _T]) -> tuple[_T, _T, _T, _T]:
        """Return what lies at (left, top, right, bottom) of the screen, from what lies there as stored."""
        left, top, right, bottom = stored
        if self.mirrored:
            left, right = right, left
        for _ in range(self.quarters):
            left, top, right, bottom = bottom, left, top, right
        return left, top, right, bottom

    def to_shown(self, stored: Extent, column: float, row: float) -> tuple[float, float]:
        """Return where a stored position (column, row) is shown."""
        columns, rows = stored.columns, stored.rows
        if self.mirrored:
            column = columns - column
        for _ in range(self.quarters):
            column, row = rows - row, column
            columns, rows = rows, columns
        return column, row

    def to_stored(self, stored: Extent, column: float, row: float) -> tuple[float, float]:
        """Return the stored position of a shown one."""
        columns, rows = (stored.columns, stored.rows) if self.quarters % 2 == 0 else (stored.rows, stored.columns)
        for _ in range(self.quarters):
            column, row = row, columns - column
            columns, rows = rows, columns
        return (columns - column if self.mirrored else column), row

    def words(self) -> tuple[str, str]:
        """Return what the corners say of the rotation and, for a warning, of the mirror; "" for what is not there."""
        if not self.mirrored:
            return ("", tr("Rotated 90° right"), tr("Rotated 180°"), tr("Rotated 90° left"))[self.quarters], ""
        # Mirrored and half turned round is the picture mirrored from top to bottom.
        return (
            ("", tr("Flipped left to right")),
            (tr("Rotated 90° right"), tr("Flipped")),
            ("", tr("Flipped top to bottom")),
            (tr("Rotated 90° left"), tr("Flipped")),
        )[self.quarters]

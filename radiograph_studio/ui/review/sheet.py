"""What was measured on each image of a session, and the hand that draws it. No Qt."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from radiograph_studio.imaging import Spacing
from radiograph_studio.ui.review.measures import POINTS, TWO_LINES, Kind, Point, Shape

_NEAR = 8.0  # logical pixels within which a point or a line is grasped
_DRAGGED = 4.0  # a press that moves less than this is a click

ToView = Callable[[Point], Point]


@dataclass(slots=True)
class Sheet:
    """The measurements on one frame: drawn over the picture, never into it."""

    shapes: list[Shape] = field(default_factory=list)
    selected: int = -1
    calibration: Spacing | None = None

    def remove_selected(self) -> bool:
        """Remove the selected shape; False where none is."""
        if not 0 <= self.selected < len(self.shapes):
            return False
        del self.shapes[self.selected]
        self.selected = -1
        return True

    def clear(self) -> None:
        """Remove all shapes; the calibration stays."""
        self.shapes.clear()
        self.selected = -1


class Sheets:
    """The sheets of a session, by image and frame; a calibration holds for all frames of an image."""

    def __init__(self) -> None:
        self._sheets: dict[tuple[object, int], Sheet] = {}
        self._calibrations: dict[object, Spacing] = {}

    def sheet(self, image: object, frame: int) -> Sheet:
        """Return the sheet of a frame, a new one where nothing was measured yet."""
        found = self._sheets.setdefault((image, frame), Sheet())
        found.calibration = self._calibrations.get(image)
        return found

    def calibrate(self, image: object, spacing: Spacing | None) -> None:
        """Measure an image with this spacing from now on; None: with the file's own again."""
        if spacing is None:
            self._calibrations.pop(image, None)
        else:
            self._calibrations[image] = spacing
        for (other, _frame), sheet in self._sheets.items():
            if other == image:
                sheet.calibration = spacing


class Hand:
    """Turns presses and moves into shapes on a `Sheet`.

    Points can be dragged out or clicked one after the other. ``tool`` None means that nothing new is drawn, but what
    is there can still be grasped. ``draft`` is the shape under way; its last point follows the pointer.
    """

    def __init__(self) -> None:
        self.sheet = Sheet()
        self.tool: Kind | None = None
        self.draft: Shape | None = None
        self._pressed_at: Point | None = None
        self._placed_by_press = False
        self._grasped = -1
        self._last: Point = (0.0, 0.0)

    @property
    def busy(self) -> bool:
        """True while something is drawn or moved."""
        return self.draft is not None or self._pressed_at is not None

    def take(self, sheet: Sheet) -> None:
        """Draw on another sheet."""
        self.cancel()
        self.sheet = sheet

    def cancel(self) -> bool:
        """Give up the draft; False where there is none."""
        had, self.draft, self._pressed_at = self.draft is not None, None, None
        return had

    def press(self, point: Point, at: Point, to_view: ToView) -> bool:
        """Take a press at image point ``point``, view point ``at``; False where it is none of the hand's business."""
        if self.draft is not None:
            self._pressed_at = at
            self._float(point)
            self._placed_by_press = self.draft.kind in TWO_LINES and len(self.draft.points) % 2 == 1
            if self._placed_by_press:
                self.draft = Shape(self.draft.kind, (*self.draft.points, point))
            return True
        if self._grasp(at, to_view):
            self._pressed_at, self._last = at, point
            return True
        self.sheet.selected = -1
        if self.tool is None:
            return False
        self._pressed_at, self._placed_by_press = at, True
        self.draft = Shape(self.tool, (point, point))
        return True

    def move(self, point: Point) -> bool:
        """Take a move; True where something follows."""
        if self.draft is not None:
            self._float(point)
            return True
        if self._pressed_at is None:
            return False
        shape = self.sheet.shapes[self.sheet.selected]
        if self._grasped >= 0:
            shape = shape.with_point(self._grasped, point)
        else:
            shape = shape.moved(point[0] - self._last[0], point[1] - self._last[1])
        self._last = point
        self.sheet.shapes[self.sheet.selected] = shape
        return True

    def release(self, point: Point, at: Point) -> Shape | None:
        """Take a release; return the shape that it completed."""
        pressed, self._pressed_at = self._pressed_at, None
        if self.draft is None or pressed is None:
            return None
        self._float(point)
        if self._placed_by_press and math.dist(pressed, at) < _DRAGGED:
            return None
        if len(self.draft.points) < POINTS[self.draft.kind]:
            self.draft = Shape(self.draft.kind, (*self.draft.points, point))
            return None
        done, self.draft = self.draft, None
        if not done.complete:
            return None
        if done.kind != "calibration":
            self.sheet.shapes.append(done)
            self.sheet.selected = len(self.sheet.shapes) - 1
        return done

    def hovers(self, at: Point, to_view: ToView) -> bool:
        """True where a press at a view point would grasp something."""
        return self._nearest(at, to_view) is not None

    def _float(self, point: Point) -> None:
        if self.draft is not None:
            self.draft = self.draft.with_point(len(self.draft.points) - 1, point)

    def _grasp(self, at: Point, to_view: ToView) -> bool:
        found = self._nearest(at, to_view)
        if found is None:
            return False
        self.sheet.selected, self._grasped = found
        return True

    def _nearest(self, at: Point, to_view: ToView) -> tuple[int, int] | None:
        """Return shape and point (-1 for its line) under a view point; the uppermost first, points before lines."""
        for index in reversed(range(len(self.sheet.shapes))):
            shape = self.sheet.shapes[index]
            points = [to_view(point) for point in shape.points]
            for number, point in enumerate(points):
                if math.dist(point, at) <= _NEAR:
                    return index, number
            if any(_distance(at, a, b) <= _NEAR for a, b in outline(shape, to_view)):
                return index, -1
        return None


def outline(shape: Shape, to_view: ToView) -> list[tuple[Point, Point]]:
    """Return the lines by which a shape is grasped, in view coordinates."""
    if not shape.is_region:
        return [(to_view(a), to_view(b)) for a, b in shape.segments()]
    (x0, y0), (x1, y1) = shape.points
    if shape.kind == "rectangle":
        corners = [to_view(corner) for corner in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
    else:
        turns = [2 * math.pi * step / 32 for step in range(32)]
        across, down, half_x, half_y = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2
        corners = [to_view((across + half_x * math.cos(t), down + half_y * math.sin(t))) for t in turns]
    return list(zip(corners, [*corners[1:], corners[0]], strict=True))


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return the distance of a point from a line between two points."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    share = 0.0 if square == 0 else ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / square
    share = min(max(share, 0.0), 1.0)
    return math.dist(point, (start[0] + share * dx, start[1] + share * dy))

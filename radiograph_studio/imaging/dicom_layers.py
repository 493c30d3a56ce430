"""Overlays (60xx) and display shutters out of a DICOM header. Nothing is raised: oddities become notes."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.imaging.dicom_display import functional_group
from radiograph_studio.imaging.dicom_file import Opened
from radiograph_studio.imaging.dicom_values import integer, number, numbers, text, value
from radiograph_studio.imaging.layers import Overlay, Shutter
from radiograph_studio.language import tr

_GROUPS = range(0x6000, 0x6020, 2)
_MAX_OVERLAY = 64_000_000  # pixels; larger ones are no overlays


def overlays_of(opened: Opened, frame: int, words: NDArray[Any] | None) -> tuple[tuple[Overlay, ...], tuple[str, ...]]:
    """Return the overlay planes for ``frame`` and notes on those that are short or unusable.

    PS3.3 C.9.2 and, for planes in the unused bits of the pixel data (retired), PS3.5 8.1.2. ``words`` are the
    frame's pixel cells with all their bits, (rows, columns), or None where they are not at hand.
    """
    planes, notes = list[Overlay](), list[str]()
    for group in _GROUPS:
        if not any(_has(opened, group, element) for element in (0x3000, 0x0010, 0x0100)):
            continue
        source = _Plane(opened, group)
        mask = source.embedded(words) if source.is_embedded() else source.packed(frame, notes)
        if mask is None:
            continue
        if not mask.any():
            continue  # an empty plane is nothing to switch on
        mask.flags.writeable = False
        kind = source.text(0x0040).upper() == "R"
        label = source.text(0x1500) or source.text(0x0022) or tr("Overlay {number}", number=len(planes) + 1)
        planes.append(Overlay(source.origin(), mask, label, kind))
    return tuple(planes), tuple(dict.fromkeys(notes))


def _has(opened: Opened, group: int, element: int) -> bool:
    return (group, element) in opened.dataset


class _Plane:
    """The elements of one overlay group."""

    def __init__(self, opened: Opened, group: int) -> None:
        self._opened, self._group = opened, group

    def _value(self, element: int) -> Any:
        return value(self._opened.dataset, (self._group << 16) + element)

    def _number(self, element: int) -> int | None:
        found = self._value(element)
        try:
            return int(found)
        except (TypeError, ValueError, OverflowError):
            return None

    def text(self, element: int) -> str:
        return text(self._opened.dataset, (self._group << 16) + element)

    def origin(self) -> tuple[int, int]:
        found = numbers(self._opened.dataset, (self._group << 16) + 0x0050)
        return (int(found[0]) - 1, int(found[1]) - 1) if len(found) == 2 else (0, 0)

    def is_embedded(self) -> bool:
        allocated = self._number(0x0100)
        return allocated is not None and allocated > 1 and not _has(self._opened, self._group, 0x3000)

    def embedded(self, words: NDArray[Any] | None) -> NDArray[np.bool_] | None:
        bit = self._number(0x0102)
        if words is None or bit is None or not 0 <= bit < 8 * words.dtype.itemsize:
            return None
        stored, high = integer(self._opened.dataset, "BitsStored"), integer(self._opened.dataset, "HighBit")
        high = high if high is not None else (stored or 0) - 1
        if high - (stored or 0) < bit <= high:
            return None  # a bit of the picture itself
        set_: NDArray[np.bool_] = (words >> np.array(bit, dtype=words.dtype) & 1).astype(np.bool_)
        return set_

    def packed(self, frame: int, notes: list[str]) -> NDArray[np.bool_] | None:
        """Return the plane's bits, low bits first, padded where the data is short (PS3.5 8.1.2)."""
        rows, columns, data = self._number(0x0010), self._number(0x0011), self._value(0x3000)
        if not rows or not columns or not isinstance(data, bytes | bytearray):
            notes.append(tr("An overlay of the file is damaged and ignored."))
            return None
        if rows < 0 or columns < 0 or rows * columns > _MAX_OVERLAY:
            notes.append(tr("An overlay of the file claims an absurd size and is ignored."))
            return None
        content = bytes(data)
        if not self._opened.little_endian and self._opened.dataset[(self._group, 0x3000)].VR == "OW":
            content = np.frombuffer(content[: len(content) // 2 * 2], dtype="u2").byteswap().tobytes()
        frames, first_frame = self._number(0x0015) or 1, (self._number(0x0051) or 1) - 1
        order = 0 if frames == 1 else frame - first_frame
        if not 0 <= order < frames:
            return None
        first = order * rows * columns
        bits = np.unpackbits(
            np.frombuffer(content[first // 8 : -(-(first + rows * columns) // 8)], dtype=np.uint8), bitorder="little"
        )[first % 8 :][: rows * columns]
        if len(bits) < rows * columns:
            notes.append(tr("An overlay of the file is shorter than its size says; what is there is shown."))
            bits = np.concatenate([bits, np.zeros(rows * columns - len(bits), dtype=np.uint8)])
        return bits.reshape(rows, columns).astype(np.bool_)


def shutter_of(opened: Opened, frame: int) -> tuple[Shutter | None, tuple[str, ...]]:
    """Return the display shutter for ``frame`` (PS3.3 C.7.6.11, C.7.6.16.2.16) and notes; None without one."""
    dataset = opened.dataset
    source = functional_group(dataset, frame, "FrameDisplayShutterSequence") or dataset
    shapes = [shape.strip().upper() for shape in text(source, "ShutterShape").split("\\") if shape.strip()]
    if not shapes:
        return None, ()
    rectangle = _rectangle(source) if "RECTANGULAR" in shapes else None
    circle = _circle(source) if "CIRCULAR" in shapes else None
    polygon = _polygon(source) if "POLYGONAL" in shapes else ()
    usable = (rectangle is not None) + (circle is not None) + bool(polygon)
    notes = (tr("A display shutter of the file is damaged or of an unknown shape and is ignored."),)
    if not usable:
        return None, notes
    grey = number(source, "ShutterPresentationValue") or 0.0
    # A P-value of 16 bits (PS3.14): shown after polarity, so that 0 is black in every picture.
    shutter = Shutter(rectangle, circle, polygon, int(min(max(grey, 0.0), 65535.0) / 257.0 + 0.5))
    return shutter, () if usable == len(shapes) else notes


def _rectangle(source: Any) -> tuple[int, int, int, int] | None:
    names = ("UpperHorizontalEdge", "LeftVerticalEdge", "LowerHorizontalEdge", "RightVerticalEdge")
    edges = [integer(source, f"Shutter{name}") for name in names]
    if any(edge is None for edge in edges):
        return None
    top, left, bottom, right = (int(edge or 0) - 1 for edge in edges)
    return (top, left, bottom, right) if top <= bottom and left <= right else None


def _circle(source: Any) -> tuple[float, float, float] | None:
    center, radius = numbers(source, "CenterOfCircularShutter"), number(source, "RadiusOfCircularShutter")
    if len(center) != 2 or radius is None or radius <= 0.0:
        return None
    return center[0] - 1.0, center[1] - 1.0, radius


def _polygon(source: Any) -> tuple[tuple[float, float], ...]:
    found = numbers(source, "VerticesOfThePolygonalShutter")
    if len(found) < 6 or len(found) % 2:
        return ()
    return tuple((found[k] - 1.0, found[k + 1] - 1.0) for k in range(0, len(found), 2))

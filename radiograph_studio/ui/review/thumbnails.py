"""Small pictures for the list, made one by one in the background, for the rows in view only. None goes to disk."""

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from radiograph_studio.ui.operation import Operation
from radiograph_studio.ui.review.file_list import THUMBNAIL, FileList
from radiograph_studio.ui.review.opening import Source, thumbnail


@dataclass(frozen=True, slots=True, eq=False)
class _Made:
    source: Source
    pixels: NDArray[Any]


class Thumbnails(QObject):
    """Serves a `FileList`. While `hold` is in force nothing new is begun: the picture in hand comes first."""

    def __init__(self, files: FileList) -> None:
        super().__init__(files)
        self._files = files
        self._held = False
        self._source: Source | None = None
        self._making = Operation(self)
        self._making.succeeded.connect(self._take)
        self._making.failed.connect(self._miss)
        self._making.finished.connect(self.go_on)
        files.viewChanged.connect(self.go_on)

    def hold(self, held: bool) -> None:
        """Begin nothing new, or go on."""
        self._held = held
        self.go_on()

    def stop(self) -> None:
        """Drop what is being made."""
        self._source = None
        self._making.cancel()

    def go_on(self) -> None:
        """Begin the next one, where there is one."""
        if self._held or self._making.running:
            return
        source = self._source = self._files.without_thumbnail()
        if source is None:
            return
        side = round(THUMBNAIL * self._files.devicePixelRatioF())

        def job() -> _Made:
            return _Made(source, thumbnail(source, side))

        self._making.start(job)

    def _take(self, made: _Made) -> None:
        rows, columns = made.pixels.shape[:2]
        colour = made.pixels.ndim == 3
        kind = QImage.Format.Format_RGB888 if colour else QImage.Format.Format_Grayscale8
        stride = columns * (3 if colour else 1)
        self._files.set_thumbnail(made.source, QImage(made.pixels.tobytes(), columns, rows, stride, kind).copy())

    def _miss(self, _error: object) -> None:
        if self._source is not None:
            self._files.set_thumbnail(self._source, None)

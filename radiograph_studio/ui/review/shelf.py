"""The images of a session: what was dropped or chosen becomes a list, folders and archives in the background."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from radiograph_studio import imaging
from radiograph_studio.imaging import ImageList
from radiograph_studio.language import tr
from radiograph_studio.recipe import Cancelled
from radiograph_studio.ui.operation import Operation
from radiograph_studio.ui.review.file_list import FileList
from radiograph_studio.ui.review.opening import holds_images
from radiograph_studio.ui.review.thumbnails import Thumbnails


class Shelf(QObject):
    """Fills a `FileList` and keeps the archives behind it open as long as it needs them.

    ``failed`` carries the error of a folder or archive that could not be listed; ``path`` is the one looked at last.
    """

    statusMessage = Signal(str)
    failed = Signal(object)

    def __init__(self, files: FileList) -> None:
        super().__init__(files)
        self.files = files
        self.thumbnails = Thumbnails(files)
        self.path = Path()
        self._lists: list[ImageList] = []
        self._waiting: list[Path] = []
        self._listing = Operation(self)
        self._listing.succeeded.connect(self._take)
        self._listing.failed.connect(self._refuse)

    @property
    def listing(self) -> bool:
        """True while a folder or archive is looked through."""
        return self._listing.running

    def add(self, paths: list[Path]) -> None:
        """Add images, and all images of the folders, DICOMDIRs and archives among ``paths``."""
        containers = [path for path in paths if holds_images(path)]
        self.files.add([path for path in paths if path not in containers])
        self._waiting += containers
        self._next()

    def close(self) -> None:
        """Empty the list and remove what was unpacked."""
        self._waiting.clear()
        self._listing.cancel()
        self.thumbnails.stop()
        self.files.remove_all()
        for images in self._lists:
            images.close()
        self._lists.clear()

    def _next(self) -> None:
        if self._listing.running or not self._waiting:
            return
        path = self._waiting.pop(0)
        self.path = path
        self.statusMessage.emit(tr("Looking for images…"))
        self._listing.start(lambda: imaging.open_list(path))

    def _take(self, images: ImageList) -> None:
        self._lists.append(images)
        before = self.files.count()
        self.files.add(list(images))
        count = self.files.count() - before
        self.statusMessage.emit(" ".join((tr("%n images.", "", count, one="One image."), *images.notes)))
        self._next()

    def _refuse(self, error: object) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)
        self._next()

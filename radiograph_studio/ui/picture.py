"""A picture of the window as it opens: what the self-test takes to prove that it does."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QMainWindow

from radiograph_studio import paths
from radiograph_studio.errors import StorageError

SIZE = (1280, 800)
_SETTLED_MS = 500
_FEWEST_COLOURS = 8
"""An empty window has one or two; edges of letters alone make dozens."""


def save_picture(app: QApplication, window: QMainWindow, path: Path) -> tuple[int, int]:
    """Show ``window``, write what it shows to ``path`` as PNG, close it; return width and height in pixels.

    Raises `StorageError` where nothing can be written, or nothing was drawn.
    """
    taken: list[QImage] = []

    def take() -> None:
        taken.append(window.grab().toImage())
        window.close()
        app.quit()

    window.resize(*SIZE)
    window.show()
    QTimer.singleShot(_SETTLED_MS, take)
    app.exec()
    image = taken[0]
    if _colours(image) < _FEWEST_COLOURS:
        raise StorageError("The window stayed empty.", "Install the program again.")
    with paths.replacing(path) as temporary:
        QImageWriter(str(temporary), QByteArray(b"PNG")).write(image)
    return image.width(), image.height()


def _colours(image: QImage) -> int:
    small = image.scaled(160, 100)
    return len({small.pixel(x, y) for x in range(small.width()) for y in range(small.height())})

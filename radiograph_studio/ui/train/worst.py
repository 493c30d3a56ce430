"""The validation images that the network gets most wrong, as small pictures that open in the viewer."""

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import WorstImage
from radiograph_studio.ui import icons, theme, wording
from radiograph_studio.ui.operation import Operation
from radiograph_studio.ui.review.opening import thumbnail
from radiograph_studio.ui.widgets import named

MOST = 6
_SIDE = 7 * theme.SPACING
_MARK = 3 * theme.SPACING
_KEPT = 64
_ABSENT = mark("The file cannot be read.")


class WorstImages(QWidget):
    """Up to six images with their true class, what they were taken for, and how likely the truth seemed.

    Pictures are made one by one in the background and kept in memory only. A click or Enter sends ``openWanted``.
    """

    openWanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = named(QListWidget(), "worstList")
        self.list.setAccessibleName(tr("Validation images that the network gets most wrong"))
        self.list.setIconSize(QSize(_SIDE, _SIDE))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self._shown: tuple[WorstImage, ...] = ()
        # None for a file that gave no picture.
        self._pictures: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._making = Operation(self)
        self._wanted = ""
        self._making.succeeded.connect(self._take)
        self._making.failed.connect(lambda _error: self._keep(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACING // 2)
        column.addWidget(theme.label(tr("Hardest validation images"), "caption"))
        column.addWidget(self.list)
        self.hide()

    def show_images(self, images: Sequence[WorstImage]) -> None:
        """Show these images, the worst first; hidden where there are none."""
        wanted = tuple(images[:MOST])
        # Figures that differ in a digit nobody sees change nothing: making the rows anew takes time from the training.
        if [_seen(image) for image in wanted] == [_seen(image) for image in self._shown]:
            return
        self._shown = wanted
        row = self.list.currentRow()
        self.list.clear()
        for image in wanted:
            item = QListWidgetItem(_words(image))
            item.setSizeHint(QSize(0, _SIDE + theme.SPACING))
            item.setToolTip(tr("Open it in the viewer"))
            item.setData(Qt.ItemDataRole.UserRole, image.path)
            self.list.addItem(item)
            self._dress(item)
        self.list.setCurrentRow(row if row < len(wanted) else -1)
        self.list.setFixedHeight(len(wanted) * (_SIDE + theme.SPACING) + 2 * self.list.frameWidth())
        self.setVisible(bool(wanted))
        self._next()

    def _open(self, item: QListWidgetItem) -> None:
        self.openWanted.emit(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _next(self) -> None:
        """Make the next picture that is missing."""
        if self._making.running:
            return
        missing = [image.path for image in self._shown if image.path not in self._pictures]
        if missing:
            self._wanted = path = missing[0]
            side = round(_SIDE * self.devicePixelRatioF())
            self._making.start(lambda: thumbnail(Path(path), side))

    def _take(self, pixels: NDArray[Any]) -> None:
        rows, columns = pixels.shape[:2]
        kind = QImage.Format.Format_RGB888 if pixels.ndim == 3 else QImage.Format.Format_Grayscale8
        stride = columns * (3 if pixels.ndim == 3 else 1)
        image = QImage(pixels.tobytes(), columns, rows, stride, kind)
        self._keep(_centred(QPixmap.fromImage(image), self.devicePixelRatioF(), Qt.GlobalColor.black))

    def _keep(self, picture: QPixmap | None) -> None:
        self._pictures[self._wanted] = picture
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == self._wanted:
                self._dress(self.list.item(row))
        self._next()

    def _dress(self, item: QListWidgetItem) -> None:
        """Give an item its picture, or what stands for one."""
        path = item.data(Qt.ItemDataRole.UserRole)
        ratio = self.devicePixelRatioF()
        picture = self._pictures.get(path)
        if path in self._pictures and picture is None:
            mark = icons.pixmap("error", _MARK, theme.colours().error, ratio)
            picture = _centred(mark, ratio)
            absent = tr(_ABSENT)
            item.setToolTip(absent)
            item.setText(f"{item.text().splitlines()[0]}\n{absent}")
        icon = QIcon(picture or _centred(icons.pixmap("review", _MARK, theme.colours().muted, ratio), ratio))
        icon.addPixmap(icon.pixmap(QSize(_SIDE, _SIDE)), QIcon.Mode.Selected)  # or Qt would tint it
        item.setIcon(icon)


def _seen(image: WorstImage) -> tuple[str, str]:
    return image.path, _words(image)


def _words(image: WorstImage) -> str:
    wrong = image.predicted != image.truth
    said = tr("taken for {name}", name=image.predicted) if wrong else tr("recognised")
    likely = tr("{share} for {name}", share=wording.percent(image.probability), name=image.truth)
    return f"{image.truth}\n{said}\n{likely}"


def _centred(picture: QPixmap, ratio: float, ground: Qt.GlobalColor = Qt.GlobalColor.transparent) -> QPixmap:
    """Return a square of the list's size at ``ratio`` with ``picture``, pixel for pixel, in its middle."""
    side = round(_SIDE * ratio)
    square = QPixmap(side, side)
    square.fill(ground)
    plain = QPixmap(picture)
    plain.setDevicePixelRatio(1)
    painter = QPainter(square)
    painter.drawPixmap((side - plain.width()) // 2, (side - plain.height()) // 2, plain)
    painter.end()
    square.setDevicePixelRatio(ratio)
    return square

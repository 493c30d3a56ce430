"""The images that are open, at the side of the picture, each with a small picture of itself."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from radiograph_studio.language import tr
from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.review.opening import Source
from radiograph_studio.ui.widgets import tip
from radiograph_studio.ui.wording import plain

THUMBNAIL = 56
_MARK = 24
_HAS_THUMBNAIL = Qt.ItemDataRole.UserRole + 1


class FileList(QListWidget):
    """One row an image; ``wanted`` carries the row that the user moved to, ``viewChanged`` that others are in view."""

    wanted = Signal(object)
    viewChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fileList")
        self.setAccessibleName(tr("Open files"))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(THUMBNAIL, THUMBNAIL))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(18 * theme.SPACING)
        self._rows: dict[Source, int] = {}
        self._hidden = False
        self.currentItemChanged.connect(self._moved)
        self.verticalScrollBar().valueChanged.connect(lambda: self.viewChanged.emit())
        self.hide()

    @property
    def paths(self) -> list[Source]:
        """The images in their order."""
        return list(self._rows)

    def add(self, sources: list[Source]) -> None:
        """Add images that are not in the list yet and move to the first of ``sources``."""
        if not sources:
            return
        for source in sources:
            if source not in self._rows:
                self._rows[source] = self.count()
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, source)
                item.setIcon(self._stand_in("review", theme.colours().muted))
                self.addItem(item)
        self._name_rows()
        self.setVisible(self.count() > 1)
        row = self._rows[sources[0]]
        if row == self.currentRow():
            self.wanted.emit(sources[0])
        self.setCurrentRow(row)

    def remove_all(self) -> None:
        """Empty the list."""
        self._rows.clear()
        self.clear()
        self.hide()

    def step(self, by: int) -> None:
        """Move to a neighbouring image, where there is one."""
        row = self.currentRow() + by
        if 0 <= row < self.count():
            self.setCurrentRow(row)

    def hide_names(self, hidden: bool) -> None:
        """Call images by their number instead of their file's name, or by their name again."""
        self._hidden = hidden
        self._name_rows()

    def number_name(self, source: Source) -> str:
        """Return what an image is called while names are hidden."""
        row = self._rows.get(source)
        return tr("Folder or archive") if row is None else tr("Image {number}", number=row + 1)

    def mark(self, source: Source, failed: bool) -> None:
        """Say beside an image whether it could be read."""
        row = self._rows.get(source)
        if row is None:
            return
        item = self.item(row)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, tr("cannot be read") if failed else "")
        if failed:
            item.setIcon(self._stand_in("error", theme.colours().error))
            item.setData(_HAS_THUMBNAIL, True)

    def set_thumbnail(self, source: Source, image: QImage | None) -> None:
        """Show a small picture of an image; None where there is none to be had."""
        row = self._rows.get(source)
        if row is None:
            return
        self.item(row).setData(_HAS_THUMBNAIL, True)
        if image is None:
            self.mark(source, failed=True)
        else:
            small = _on_ground(image, self.devicePixelRatioF())
            icon = QIcon(small)
            icon.addPixmap(small, QIcon.Mode.Selected)  # or Qt would tint it
            self.item(row).setIcon(icon)

    def without_thumbnail(self) -> Source | None:
        """Return the first image in view that has no small picture yet."""
        if not self.isVisible() or not self.count():
            return None
        height = max(self.sizeHintForRow(0), 1)
        first = max(self.verticalScrollBar().value() // height, 0)
        if self.verticalScrollMode() == QListWidget.ScrollMode.ScrollPerItem:
            first = max(self.verticalScrollBar().value(), 0)
        last = min(first + self.viewport().height() // height + 2, self.count())
        for row in range(first, last):
            if not self.item(row).data(_HAS_THUMBNAIL):
                source: Source = self.item(row).data(Qt.ItemDataRole.UserRole)
                return source
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewChanged.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.viewChanged.emit()

    def _stand_in(self, name: str, colour: str) -> QIcon:
        """Return a small mark in the middle of the room for a picture."""
        ratio = self.devicePixelRatioF()
        room = QPixmap(round(THUMBNAIL * ratio), round(THUMBNAIL * ratio))
        room.fill(Qt.GlobalColor.transparent)
        room.setDevicePixelRatio(ratio)
        painter = QPainter(room)
        corner = (THUMBNAIL - _MARK) // 2
        painter.drawPixmap(corner, corner, icons.pixmap(name, _MARK, colour, ratio))
        painter.end()
        return QIcon(room)

    def _name_rows(self) -> None:
        counts = Counter(source.name for source in self._rows)
        for source, row in self._rows.items():
            name = source.name
            if counts[name] > 1 and isinstance(source, Path):
                name = f"{source.parent.name}/{name}"
            shown = self.number_name(source) if self._hidden else plain(name)
            self.item(row).setText(shown)
            self.item(row).setToolTip("" if self._hidden else tip(source.name))

    def _moved(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))


def _on_ground(image: QImage, ratio: float) -> QPixmap:
    """Return a picture in the middle of a dark square, so that all rows begin at one line."""
    side = round(THUMBNAIL * ratio)
    made = QPixmap(side, side)
    made.fill(QColor(theme.DARK.field))
    small = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    painter = QPainter(made)
    painter.drawImage((side - small.width()) // 2, (side - small.height()) // 2, small)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made

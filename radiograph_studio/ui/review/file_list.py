"""The files that are open, at the side of the picture."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.review.captions import plain


class FileList(QListWidget):
    """One row a file; ``wanted`` carries the path of the row that the user moved to."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fileList")
        self.setAccessibleName("Open files")
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(18 * theme.SPACING)
        self.currentItemChanged.connect(self._moved)
        self.hide()

    @property
    def paths(self) -> list[Path]:
        """The files in their order."""
        return [self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count())]

    def add(self, paths: list[Path]) -> None:
        """Add files that are not in the list yet and move to the first of ``paths``."""
        if not paths:
            return
        known = {path: row for row, path in enumerate(self.paths)}
        for path in paths:
            if path not in known:
                known[path] = self.count()
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, path)
                self.addItem(item)
        self._name_rows()
        self.setVisible(self.count() > 1)
        row = known[paths[0]]
        if row == self.currentRow():
            self.wanted.emit(paths[0])
        self.setCurrentRow(row)

    def step(self, by: int) -> None:
        """Move to a neighbouring file, where there is one."""
        row = self.currentRow() + by
        if 0 <= row < self.count():
            self.setCurrentRow(row)

    def mark(self, path: Path, failed: bool) -> None:
        """Say beside a file whether it could be read."""
        for row, other in enumerate(self.paths):
            if other == path:
                item = self.item(row)
                item.setIcon(
                    icons.icon("error", theme.colours().error)
                    if failed
                    else icons.icon("review", theme.colours().muted)
                )
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, "cannot be read" if failed else "")

    def _name_rows(self) -> None:
        counts = Counter(path.name for path in self.paths)
        for row, path in enumerate(self.paths):
            name = path.name if counts[path.name] == 1 else f"{path.parent.name}/{path.name}"
            self.item(row).setText(plain(name))
            if self.item(row).icon().isNull():
                self.item(row).setIcon(icons.icon("review", theme.colours().muted))

    def _moved(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))

"""The commands of the Review page, each with its key; they sit in the bar over the picture and in menus."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from radiograph_studio.ui import icons


class ReviewActions(QObject):
    """Makes the actions as children of the page; keys work while the page or something in it has the focus."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.open_image = self._add("openImageAction", "&Open images…", "open", "Ctrl+O")
        self.open_model = self._add("openModelAction", "Open a &model…", "model", "Ctrl+Shift+O")
        self.fit = self._add("fitAction", "&Fit", "fit", "F", "=")
        self.actual_size = self._add("actualSizeAction", "&Actual pixels (1:1)", "actual-size", "A")
        self.zoom_in = self._add("zoomInAction", "Zoom &in", "zoom-in", "+")
        self.zoom_out = self._add("zoomOutAction", "Zoom &out", "zoom-out", "-")
        self.invert = self._add("invertAction", "&Invert", "invert", "I")
        self.invert.setCheckable(True)
        self.reset_view = self._add("resetViewAction", "&Reset window, zoom and polarity", "reset", "0")
        self.next_image = self._add("nextImageAction", "&Next image", "", "PgDown")
        self.previous_image = self._add("previousImageAction", "&Previous image", "", "PgUp")
        self.next_frame = self._add("nextFrameAction", "Next fra&me", "", "Ctrl+PgDown")
        self.previous_frame = self._add("previousFrameAction", "Previous fram&e", "", "Ctrl+PgUp")
        self.reset_view.setToolTip("Reset window, zoom and polarity (0 or Space)")
        # Opening is wanted from every page; single letters must not be taken from other pages' fields.
        self.open_image.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.enable(False)

    def enable(self, picture: bool, files: int = 0, frames: int = 1) -> None:
        """Make available what can be done with a picture on show, and with so many files and frames."""
        for action in (self.fit, self.actual_size, self.zoom_in, self.zoom_out, self.invert, self.reset_view):
            action.setEnabled(picture)
        for action in (self.next_image, self.previous_image):
            action.setEnabled(files > 1)
        for action in (self.next_frame, self.previous_frame):
            action.setEnabled(picture and frames > 1)

    def view_menu(self) -> tuple[QAction, ...]:
        """Return what a View menu holds, in order."""
        return (
            self.fit,
            self.actual_size,
            self.zoom_in,
            self.zoom_out,
            self.invert,
            self.reset_view,
            self.next_image,
            self.previous_image,
            self.next_frame,
            self.previous_frame,
        )

    def _add(self, name: str, text: str, icon: str, *keys: str) -> QAction:
        action = QAction(text, self._page)
        action.setObjectName(name)
        if icon:
            action.setIcon(icons.icon(icon))
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        plain = text.replace("&", "").rstrip("…")
        action.setToolTip(f"{plain} ({' or '.join(keys)})")
        self._page.addAction(action)
        return action

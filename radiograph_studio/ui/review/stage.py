"""The middle of the page: bar, notes, picture and the one kept beside it; and the tags, which can be docked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QFrame, QMainWindow, QSplitter, QVBoxLayout, QWidget

from radiograph_studio.language import tr
from radiograph_studio.ui import theme
from radiograph_studio.ui.review.tag_panel import TagPanel


class Stage(QFrame):
    """Bar and notes over all; below them a window inside the page, so that the tags can lie beside it or float."""

    def __init__(self, above: list[QWidget], viewers: list[QWidget], below: list[QWidget]) -> None:
        super().__init__()
        self.setObjectName("reviewStage")
        pictures = QSplitter(Qt.Orientation.Horizontal)
        pictures.setChildrenCollapsible(False)
        for viewer in viewers:
            pictures.addWidget(viewer)
        pictures.setSizes([theme.SPACING * 100] * len(viewers))
        self.tags = TagPanel()
        self.dock = QDockWidget(tr("Tags of the file"))
        self.dock.setObjectName("tagDock")
        self.dock.setWidget(self.tags)
        self.inner = QMainWindow()
        self.inner.setWindowFlags(Qt.WindowType.Widget)
        self.inner.setCentralWidget(_column([(pictures, 1), *((widget, 0) for widget in below)]))
        self.inner.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.inner.resizeDocks([self.dock], [theme.SPACING * 56], Qt.Orientation.Horizontal)
        self.dock.hide()
        _column([*((widget, 0) for widget in above), (self.inner, 1)], self)


def _column(widgets: list[tuple[QWidget, int]], owner: QWidget | None = None) -> QWidget:
    whole = QWidget() if owner is None else owner
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget, stretch in widgets:
        column.addWidget(widget, stretch)
    return whole

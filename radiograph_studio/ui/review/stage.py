"""The middle of the page: bar, notes, picture and the one kept beside it; and the tags, which can be docked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QFrame, QMainWindow, QSplitter, QVBoxLayout, QWidget

from radiograph_studio.ui import theme
from radiograph_studio.ui.review.tag_panel import TagPanel


class Stage(QMainWindow):
    """A window inside the page, so that the tags can lie at its right, below it, or float."""

    def __init__(self, above: list[QWidget], viewers: list[QWidget], below: list[QWidget]) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setObjectName("reviewStage")
        self.frame = QFrame()
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in above:
            column.addWidget(widget)
        pictures = QSplitter(Qt.Orientation.Horizontal)
        pictures.setChildrenCollapsible(False)
        for viewer in viewers:
            pictures.addWidget(viewer)
        pictures.setSizes([theme.SPACING * 100] * len(viewers))
        column.addWidget(pictures, 1)
        for widget in below:
            column.addWidget(widget)
        self.setCentralWidget(self.frame)
        self.tags = TagPanel()
        self.dock = QDockWidget("Tags of the file", self)
        self.dock.setObjectName("tagDock")
        self.dock.setWidget(self.tags)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.resizeDocks([self.dock], [theme.SPACING * 48], Qt.Orientation.Horizontal)
        self.dock.hide()

"""The rail at the left: the four pages in the order of the work."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from radiograph_studio.language import mark, tr
from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.widgets import named

PAGES = (("data", mark("Data")), ("train", mark("Train")), ("review", mark("Review")), ("runs", mark("Runs")))
_WIDTH = 10 * theme.SPACING


class Rail(QFrame):
    """A button per page, icon above word; the keys Ctrl+1 to Ctrl+4 are in the View menu."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_style(self, "kind", "rail")
        self.setFixedWidth(_WIDTH)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACING] * 4)
        column.setSpacing(theme.SPACING)
        for index, (name, title) in enumerate(PAGES):
            made = named(QToolButton(), f"{name}PageButton")
            made.setText(tr(title))
            made.setIcon(icons.icon(name))
            made.setIconSize(QSize(24, 24))
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            made.setCheckable(True)
            made.setAutoRaise(True)
            made.setFixedSize(_WIDTH - 2 * theme.SPACING - 1, _WIDTH - 2 * theme.SPACING)
            key = QKeySequence(f"Ctrl+{index + 1}").toString(QKeySequence.SequenceFormat.NativeText)
            made.setToolTip(f"{tr(title)} ({key})")
            self._group.addButton(made, index)
            column.addWidget(made)
        column.addStretch(1)
        self._group.idClicked.connect(self.chosen)

    def show_page(self, index: int) -> None:
        """Mark the page in view; where the keyboard is on the rail, it goes along."""
        wanted = self._group.button(index)
        wanted.setChecked(True)
        if self.window().focusWidget() in self._group.buttons():
            wanted.setFocus()

"""A calm line above the pages that offers something, in nobody's way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from radiograph_studio.language import tr
from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.widgets import named


class ResumeBanner(QFrame):
    """One line above the pages that offers to go on with a training that was cut off."""

    resumeWanted = Signal()
    notNow = Signal()
    showWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resumeBanner")
        theme.set_style(self, "kind", "banner")
        mark = QLabel()
        mark.setPixmap(icons.pixmap("warning", 20, theme.colours().warning, self.devicePixelRatioF()))
        self._text = theme.label(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * theme.SPACING, theme.SPACING, 3 * theme.SPACING, theme.SPACING)
        row.setSpacing(theme.SPACING)
        row.addWidget(mark)
        row.addWidget(self._text, 1)
        for text, name, signal in (
            (tr("Resume"), "resumeBannerButton", self.resumeWanted),
            (tr("Not now"), "notNowBannerButton", self.notNow),
            (tr("Show run"), "showRunBannerButton", self.showWanted),
        ):
            each = named(QPushButton(text), name)
            each.clicked.connect(signal)
            row.addWidget(each)
        self.hide()

    def offer(self, text: str) -> None:
        """Say which training was cut off, and where."""
        self._text.setText(text)
        self.show()

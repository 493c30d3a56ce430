"""A calm line over the picture for what its reader should know."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.widgets import named
from radiograph_studio.ui.wording import plain


class NoteStrip(QFrame):
    """Hidden where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteStrip")
        theme.set_style(self, "kind", "banner")
        self._mark = QLabel()
        self.text = named(theme.label("", wrap=True), "noteText")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, theme.SPACING // 2, 12, theme.SPACING // 2)
        row.setSpacing(theme.SPACING)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        self.hide()

    def set_notes(self, notes: tuple[str, ...]) -> None:
        """Show the notes, a line each."""
        self._mark.setPixmap(icons.pixmap("info", 18, theme.colours().accent, self.devicePixelRatioF()))
        self.text.setText("\n".join(plain(note) if len(note) <= 80 else note for note in notes))
        self.setVisible(bool(notes))

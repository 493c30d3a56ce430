"""The first-run page: what the program is for, where it keeps things, where to begin. Said once, in nobody's way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from radiograph_studio import RESEARCH_USE, paths
from radiograph_studio.language import tr
from radiograph_studio.ui import icons, theme, translation
from radiograph_studio.ui.widgets import ElidedLabel, button, named


class Welcome(QFrame):
    """A panel above the pages, put away for good by its button; `fold` makes it one line.

    ``languageChosen`` carries the code of a language.
    """

    dismissed = Signal()
    samplesWanted = Signal()
    languageChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("researchBanner")
        theme.set_style(self, "kind", "banner")
        self._title = theme.label(tr("Welcome to Radiograph Studio"), "title")
        self._line = theme.label(tr("{use} Your images stay on this computer.", use=tr(RESEARCH_USE)), wrap=True)
        self._line.hide()
        self.language = _languages()
        self.note = named(theme.label(tr("Takes effect at the next start."), "caption"), "welcomeLanguageNote")
        self.note.hide()
        self.samples = button(tr("Open the sample project"), "welcomeSampleButton", "sample", "primary")
        self._close = named(QPushButton(tr("Understood")), "dismissBannerButton")
        self._columns = _columns()
        self._layout()
        self.language.activated.connect(lambda _: self.languageChosen.emit(self.language.currentData()))
        self.samples.clicked.connect(self.samplesWanted)
        self._close.clicked.connect(self._dismiss)

    def fold(self) -> None:
        """Become one line: the pages need the room."""
        for each in (self._title, self._columns, self.language, self.note, self.samples):
            each.hide()
        self._line.show()

    def say_next_start(self) -> None:
        """Say that the language which was chosen is for the next start."""
        self.note.show()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _layout(self) -> None:
        mark = QLabel()
        mark.setPixmap(icons.pixmap("info", 20, theme.colours().accent, self.devicePixelRatioF()))
        first = QHBoxLayout()
        first.setSpacing(theme.SPACING)
        first.addWidget(mark)
        first.addWidget(self._line, 1)
        first.addWidget(self._title)
        first.addStretch(0)
        for widget in (self.note, self.language, self.samples, self._close):
            first.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * theme.SPACING, theme.SPACING, 3 * theme.SPACING, theme.SPACING)
        column.setSpacing(theme.SPACING // 2)
        column.addLayout(first)
        column.addWidget(self._columns)


def _columns() -> QWidget:
    kept = tr("Your images stay where they are. Runs and models are kept in")
    begin = tr(
        "With the sample project of simulated radiographs, ready to train on; or with a folder of your own below."
    )
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(3 * theme.SPACING)
    row.addLayout(_column(tr("What it is for"), _text(tr(RESEARCH_USE))), 1)
    folder = named(ElidedLabel(paths.printable(str(paths.data_dir()))), "welcomeFolder")
    row.addLayout(_column(tr("Nothing leaves this computer"), _text(kept), folder), 1)
    row.addLayout(_column(tr("Where to begin"), _text(begin)), 1)
    return widget


def _column(title: str, *below: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.SPACING // 4)
    for widget in (theme.label(title), *below):
        column.addWidget(widget)
    column.addStretch(1)
    return column


def _text(text: str) -> QLabel:
    return theme.label(text, wrap=True, tone="muted")


def _languages() -> QComboBox:
    combo = named(QComboBox(), "welcomeLanguageCombo")
    combo.setAccessibleName(tr("Language"))
    for code, name in translation.NAMES.items():
        combo.addItem(name, code)
    combo.setCurrentIndex(combo.findData(translation.spoken()))
    return combo


__all__ = ["Welcome"]

"""Small makers, so that pages read as what they contain."""

import html
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from radiograph_studio.language import mark, tr
from radiograph_studio.ui import icons, theme

_SIGNS = {
    "error": mark("error", "before a sentence"),
    "warning": mark("warning", "before a sentence"),
    "info": mark("info", "before a sentence"),
}
"""What is said of an icon to those who cannot see it."""
_Widget = TypeVar("_Widget", bound=QWidget)


def named(widget: _Widget, name: str) -> _Widget:
    """Give a widget its object name (tests and assistive tools rely on it) and return it."""
    widget.setObjectName(name)
    return widget


def tip(text: str) -> str:
    """Return what a tooltip is given to show ``text`` as it is: Qt takes what looks like markup for markup."""
    clean = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)
    return html.escape(clean, quote=False) if Qt.mightBeRichText(clean) else clean


def button(text: str, name: str, icon: str = "", kind: str = "") -> QPushButton:
    """Return a push button; ``kind`` is "", "primary" (one a page) or "flat"."""
    made = named(QPushButton(text), name)
    if icon:
        made.setIcon(icons.icon(icon, "on_accent" if kind == "primary" else ""))
        made.setIconSize(QSize(icons.SIZE + theme.SPACING // 2, icons.SIZE - 2))
    if kind:
        theme.set_style(made, "kind", kind)
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """Return a raised panel and the column inside it."""
    frame = QFrame()
    theme.set_style(frame, "kind", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(*[2 * theme.SPACING] * 4)
    column.setSpacing(theme.SPACING)
    return frame, column


def note(icon: str, text: str, colour: str) -> QWidget:
    """Return a line with an icon before a sentence that wraps; the sentence can be copied."""
    line = QWidget()
    sign = QLabel()
    sign.setPixmap(icons.pixmap(icon, 18, colour, line.devicePixelRatioF()))
    sign.setAccessibleName(tr(_SIGNS.get(icon, icon), "before a sentence"))
    sentence = theme.label(text, wrap=True)
    sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SPACING)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(sentence, 1)
    return line


class EmptyState(QFrame):
    """A panel for where nothing is yet: it says what to do first."""

    def __init__(self, icon: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_style(self, "kind", "card")
        mark = QLabel()
        mark.setPixmap(icons.pixmap(icon, 40, "muted", self.devicePixelRatioF()))
        self._title = theme.label(title, "title")
        self._text = theme.label(text, wrap=True, tone="muted")
        self._text.setMaximumWidth(52 * theme.SPACING)
        for each in (mark, self._title, self._text):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # A wrapped label in the middle of a row of stretches gets the height that its text needs.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._text, 8)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(theme.SPACING)
        column.addStretch(1)
        column.addWidget(mark)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addStretch(1)

    def say(self, title: str, text: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)


class Fact(QLabel):
    """A line for figures that change often, muted, in figures of one width; as wide as ``widest`` from the start.

    Its size is fixed: each new text would otherwise make Qt lay out the whole window again, which takes longer than
    everything else that a running training shows.
    """

    def __init__(self, widest: str) -> None:
        super().__init__()
        self._widest = widest
        theme.set_role(self, "body")
        theme.set_style(self, "tone", "muted")
        theme.set_tabular(self)
        self._fit()

    def say(self, text: str) -> None:
        """Show ``text``; one that is wider than was foreseen takes more room from now on."""
        if text == self.text():
            return
        if self.fontMetrics().horizontalAdvance(text) > self.width():
            self._widest = text
            self._fit()
        self.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.setFixedSize(metrics.horizontalAdvance(self._widest) + 1, metrics.height())


class ElidedLabel(QLabel):
    """One line, shortened in its middle where there is no room; it can be read in full as a tooltip."""

    def __init__(self, text: str = "", role: theme.Role = "body") -> None:
        super().__init__()
        theme.set_role(self, role)
        self._whole = ""
        self.say(text)

    def say(self, text: str) -> None:
        """Show ``text``."""
        self._whole = text
        self.setToolTip(tip(text))
        self.setAccessibleName(text)
        self._fit()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width()))


def clear(layout: QLayout, keep: int = 0) -> None:
    """Take all but the last ``keep`` widgets out of a layout and delete them."""
    while layout.count() > keep:
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()

"""Small makers, so that pages read as what they contain."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from radiograph_studio.ui import icons, theme

_Widget = TypeVar("_Widget", bound=QWidget)


def named(widget: _Widget, name: str) -> _Widget:
    """Give a widget its object name (tests and assistive tools rely on it) and return it."""
    widget.setObjectName(name)
    return widget


def button(text: str, name: str, icon: str = "", kind: str = "") -> QPushButton:
    """Return a push button; ``kind`` is "", "primary" (one a page) or "flat"."""
    made = named(QPushButton(text), name)
    if icon:
        made.setIcon(icons.icon(icon, "on_accent" if kind == "primary" else ""))
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
    mark = QLabel()
    mark.setPixmap(icons.pixmap(icon, 18, colour, line.devicePixelRatioF()))
    mark.setAccessibleName(icon)
    sentence = theme.label(text, wrap=True)
    sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SPACING)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(sentence, 1)
    return line


def empty_state(icon: str, title: str, text: str) -> QFrame:
    """Return a panel for where nothing is yet: it says what to do first."""
    frame, column = card()
    mark = QLabel()
    mark.setPixmap(icons.pixmap(icon, 40, theme.colours().muted, frame.devicePixelRatioF()))
    heading = theme.label(title, "title")
    sentence = theme.label(text, wrap=True, tone="muted")
    sentence.setMaximumWidth(52 * theme.SPACING)
    sentence.setMinimumWidth(30 * theme.SPACING)
    column.addStretch(1)
    for each in (mark, heading, sentence):
        each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    return frame


def clear(layout: QLayout, keep: int = 0) -> None:
    """Take all but the last ``keep`` widgets out of a layout and delete them."""
    while layout.count() > keep:
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()

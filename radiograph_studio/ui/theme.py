"""How the program looks: one grid, three sizes of type, one accent, dark by default.

Widgets take colours from the palette or from `colours()`, never from literals of their own, so that a change of
theme reaches everything that is painted.
"""

from dataclasses import dataclass
from string import Template
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from radiograph_studio import paths

Scheme = Literal["dark", "light"]
Role = Literal["title", "body", "caption"]

SPACING = 8
"""The grid, in device-independent pixels: margins and gaps are multiples of it (half of it inside a row)."""

_POINTS: dict[Role, float] = {"title": 14.0, "body": 10.0, "caption": 9.0}

CLASS_COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442")
"""Okabe and Ito's palette, told apart by people with any colour vision; for classes, in their order."""
TRAINING_COLOUR = "#56B4E9"
VALIDATION_COLOUR = "#E69F00"
"""The two curves, from the same palette: also told apart by dash and marker."""


@dataclass(frozen=True, slots=True)
class Colours:
    """What a theme is made of, as ``#rrggbb``."""

    window: str
    surface: str
    raised: str
    field: str
    border: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    warning: str
    error: str
    good: str


DARK = Colours(
    window="#16181c",
    surface="#1d2026",
    raised="#2a2e36",
    field="#121417",
    border="#363b45",
    text="#e8eaed",
    muted="#a3abb6",
    disabled="#6b7380",
    accent="#4c9ff0",
    accent_hover="#6db3f6",
    on_accent="#08121d",
    warning="#e9b44c",
    error="#f07f72",
    good="#5fc48f",
)
LIGHT = Colours(
    window="#f3f4f6",
    surface="#ffffff",
    raised="#e9ebef",
    field="#ffffff",
    border="#cdd2d9",
    text="#1b1e23",
    muted="#58606b",
    disabled="#98a0ab",
    accent="#1667b7",
    accent_hover="#1f7ad4",
    on_accent="#ffffff",
    warning="#8f5f00",
    error="#b3261e",
    good="#1a7a48",
)

_THEMES: dict[Scheme, Colours] = {"dark": DARK, "light": LIGHT}
_PROPERTY = "radiographTheme"


def apply_theme(app: QApplication, scheme: Scheme = "dark") -> None:
    """Dress the whole program: Fusion, the colour scheme of Qt itself, our palette, font and style sheet."""
    first = not is_applied(app)
    app.setProperty(_PROPERTY, scheme)
    if first:
        app.setStyle("Fusion")
        font = app.font()
        font.setPointSizeF(_POINTS["body"])
        app.setFont(font)
    app.styleHints().setColorScheme(Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light)
    app.setPalette(_palette(_THEMES[scheme]))
    app.setStyleSheet(_style_sheet(_THEMES[scheme]))


def is_applied(app: QApplication) -> bool:
    """True once `apply_theme` was called on this application."""
    return app.property(_PROPERTY) is not None


def scheme() -> Scheme:
    """Return the scheme in use."""
    app = QApplication.instance()
    return "light" if app is not None and app.property(_PROPERTY) == "light" else "dark"


def colours() -> Colours:
    """Return the colours in use, for what is painted by hand (plots, pictures)."""
    return _THEMES[scheme()]


def class_colour(index: int) -> QColor:
    """Return the colour of class number ``index``; after seven classes they begin again."""
    return QColor(CLASS_COLOURS[index % len(CLASS_COLOURS)])


def role_font(role: Role) -> QFont:
    """Return the font of a role; a title is also a little heavier."""
    font = QFont(QApplication.font())
    font.setPointSizeF(_POINTS[role])
    if role == "title":
        font.setWeight(QFont.Weight.DemiBold)
    return font


def set_role(widget: QWidget, role: Role) -> None:
    """Give a widget one of the three sizes of type; captions are quieter. Labels become plain text."""
    if isinstance(widget, QLabel):
        widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setFont(role_font(role))
    set_style(widget, "role", role)


def set_style(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet selects by (``role``, ``tone``, ``kind``), and restyle the widget."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def tabular(font: QFont) -> QFont:
    """Return ``font`` with figures of one width, so that numbers that change do not jump."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def set_tabular(widget: QWidget) -> None:
    """Give a widget figures of one width."""
    widget.setFont(tabular(widget.font()))


def label(text: str = "", role: Role = "body", *, wrap: bool = False, tone: str = "") -> QLabel:
    """Return a plain-text label of a role; ``tone`` is one of "", "muted", "warning", "error", "good"."""
    made = QLabel(text)
    set_role(made, role)
    made.setWordWrap(wrap)
    if tone:
        set_style(made, "tone", tone)
    return made


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, colour in (
        (role.Window, c.window),
        (role.WindowText, c.text),
        (role.Base, c.field),
        (role.AlternateBase, c.surface),
        (role.Text, c.text),
        (role.Button, c.raised),
        (role.ButtonText, c.text),
        (role.BrightText, c.error),
        (role.ToolTipBase, c.raised),
        (role.ToolTipText, c.text),
        (role.PlaceholderText, c.muted),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Accent, c.accent),
        (role.Link, c.accent),
        (role.LinkVisited, c.accent),
        (role.Light, c.border),
        (role.Midlight, c.raised),
        (role.Mid, c.border),
        (role.Dark, c.border),
        (role.Shadow, c.field),
    ):
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(c.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(c.border))
    return palette


def _style_sheet(c: Colours) -> str:
    sheet = (paths.resources_dir() / "style.qss").read_text(encoding="utf-8")
    icons = (paths.resources_dir() / "icons").as_posix()
    fields: dict[str, str] = {name: getattr(c, name) for name in Colours.__slots__}
    return Template(sheet).substitute(fields, icons=icons, scheme=scheme())

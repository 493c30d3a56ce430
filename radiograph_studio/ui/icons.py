"""One family of icons: strokes on a 24 by 24 grid, drawn in the colour of the text they stand beside."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from radiograph_studio import paths
from radiograph_studio.ui import theme

SIZE = 20
"""Side of an icon on a button, device-independent pixels."""


def icon(name: str, colour: str = "") -> QIcon:
    """Return the icon ``resources/icons/NAME.svg``.

    It follows theme and state unless ``colour`` says another: ``#rrggbb`` or the name of one of `theme.Colours`.

    Raises ``FileNotFoundError`` for a name that is not in the family.
    """
    _source(name)
    return QIcon(_Engine(name, colour))


def pixmap(name: str, size: int = SIZE, colour: str = "", ratio: float = 1.0) -> QPixmap:
    """Return an icon as a square picture of ``size`` device-independent pixels, sharp at ``ratio``."""
    side = round(size * ratio)
    made = _render(name, QSize(side, side), _resolved(colour or "text"))
    made.setDevicePixelRatio(ratio)
    return made


def program_icon() -> QIcon:
    """Return the icon of the program itself, in every size that a window manager or a task bar asks for."""
    made = QIcon()
    for picture in sorted((paths.resources_dir() / "icons" / "app" / "png").glob("[0-9]*.png")):
        made.addFile(str(picture))
    return made


class _Engine(QIconEngine):
    """Renders the drawing at the size and in the colour that are asked for, sharp on every screen."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        # An icon that is asked for wider than high stands at the left: the rest is its distance from the text.
        return _render(self._name, size, self._tint(mode, state))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        target = QRectF(rect.x(), rect.y() + (rect.height() - side) / 2, side, side)
        _renderer(self._name, self._tint(mode, state)).render(painter, target)

    def _tint(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        colours = theme.colours()
        if mode == QIcon.Mode.Disabled:
            return colours.disabled
        if self._colour:
            return _resolved(self._colour)
        if mode == QIcon.Mode.Selected:
            return colours.on_accent
        return colours.accent if state == QIcon.State.On else colours.text


def _resolved(colour: str) -> str:
    return colour if colour.startswith("#") else getattr(theme.colours(), colour)


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (paths.resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


def _render(name: str, size: QSize, colour: str) -> QPixmap:
    made = QPixmap(size.expandedTo(QSize(1, 1)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(size.width(), size.height())
    _renderer(name, colour).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return made

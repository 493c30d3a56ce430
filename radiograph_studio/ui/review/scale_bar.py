"""The scale bar: a round length at the lower edge, with what that length means (`imaging.Spacing`)."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from radiograph_studio.imaging import Spacing
from radiograph_studio.language import tr
from radiograph_studio.ui import theme

_ROUND = (1.0, 2.0, 5.0)
_SHARE = 0.25  # of the view's width, at most
_LEAST_POINTS = 24.0
_ABOVE = 44.0  # logical pixels over the lower edge: the orientation letter stands below
_TICK = 5.0
_PLATE = QColor(0, 0, 0, 175)
_SHADOW = QColor(0, 0, 0, 170)


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """``points``: its length in logical pixels of the view; ``words``: "50 mm at detector"."""

    points: float
    words: str


def scale_bar(spacing: Spacing, points_per_mm: float, room: float) -> ScaleBar | None:
    """Return the longest bar of 1, 2 or 5 times a power of ten millimetres within a quarter of ``room``.

    None where the file does not say how long a pixel is, or says it for parts of the picture only.
    """
    if spacing.mm is None or spacing.regions or points_per_mm <= 0:
        return None
    most = max(room * _SHARE, _LEAST_POINTS) / points_per_mm
    power = 10.0 ** math.floor(math.log10(most))
    length = max((step * power for step in _ROUND if step * power <= most), default=power)
    return ScaleBar(length * points_per_mm, f"{length:g} {tr(spacing.label)}")


def paint_scale_bar(painter: QPainter, area: QRect, bar: ScaleBar) -> None:
    """Paint the bar with its words above it, in the middle of the lower edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.tabular(theme.role_font("caption")))
    metrics = QFontMetricsF(painter.font())
    left, bottom = area.center().x() - bar.points / 2, area.bottom() - _ABOVE
    right = left + bar.points
    width = max(metrics.horizontalAdvance(bar.words), bar.points) + 12
    plate = QRectF(area.center().x() - width / 2, bottom - _TICK - metrics.height() - 6, width, 0)
    plate.setBottom(bottom + _TICK + 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PLATE)
    painter.drawRoundedRect(plate, 4, 4)
    for pen in (QPen(_SHADOW, 3.5), QPen(QColor(theme.DARK.text), 1.5)):
        painter.setPen(pen)
        painter.drawLine(QPointF(left, bottom), QPointF(right, bottom))
        for x in (left, right):
            painter.drawLine(QPointF(x, bottom - _TICK), QPointF(x, bottom + _TICK))
    words = QRectF(plate.left(), plate.top() + 2, plate.width(), metrics.height())
    painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), bar.words)
    painter.restore()

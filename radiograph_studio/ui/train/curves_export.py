"""The curves as a picture, a drawing or a table, made on the window's thread and written away from it."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageWriter, QPaintDevice, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from radiograph_studio import RESEARCH_USE, paths
from radiograph_studio.language import tr
from radiograph_studio.recipe import Epoch
from radiograph_studio.ui import theme
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.train.curve_plot import CurvePlot
from radiograph_studio.ui.widgets import button
from radiograph_studio.workflows.curves import csv_text

_SCALE = 2
_HEAD, _FOOT = 3 * theme.SPACING, 5 * theme.SPACING


def png_bytes(plots: Sequence[CurvePlot], title: str = "") -> bytes:
    """Return the plots, one below the other and as they are zoomed, as a PNG picture on white, twice their size.

    ``title`` stands above them.
    """
    size = _size(plots, title)
    image = QImage(size * _SCALE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setDevicePixelRatio(_SCALE)
    _paint(plots, title, image)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def svg_bytes(plots: Sequence[CurvePlot], title: str = "") -> bytes:
    """Return all of the plots, zoomed or not, as an SVG drawing: Qt cuts nothing off in one that others can read.

    ``title`` stands above them.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setResolution(plots[0].logicalDpiX())
    drawing.setSize(_size(plots, title))
    drawing.setViewBox(QRectF(QPointF(), _size(plots, title)))
    drawing.setTitle(title or tr("Curves of a training"))
    drawing.setDescription(tr(RESEARCH_USE))
    with ExitStack() as stack:
        for plot in plots:
            stack.enter_context(plot.whole())
        _paint(plots, title, drawing)
    return bytes(buffer.data().data())


class CurvesExport(QObject):
    """The button “Export curves…” with its menu. ``epochs`` returns what there is to write, ``title`` whose it is."""

    said = Signal(str)

    def __init__(
        self,
        plots: Sequence[CurvePlot],
        epochs: Callable[[], Sequence[Epoch]],
        title: Callable[[], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._plots, self._epochs, self._title = plots, epochs, title
        self.button: QPushButton = button(tr("Export curves…"), "exportCurvesButton", "save", "flat")
        menu = QMenu(self.button)
        for text, suffix in (
            (tr("&Picture (PNG)…"), "png"),
            (tr("&Drawing (SVG)…"), "svg"),
            (tr("&Table (CSV)…"), "csv"),
        ):
            menu.addAction(text, partial(self._ask, suffix))
        self.button.setMenu(menu)
        self._writing = Operation(self, lasting=True)
        self._writing.succeeded.connect(
            lambda path: self.said.emit(tr("The curves were saved as “{name}”.", name=path.name))
        )
        self._writing.failed.connect(lambda error: self.said.emit(sentence(error)))

    def save(self, target: Path) -> None:
        """Write the curves; the ending of ``target`` (png, svg or csv) says in which form."""
        form = target.suffix.lower()
        if form == ".csv":
            data = csv_text(self._epochs()).encode()
        else:
            data = (svg_bytes if form == ".svg" else png_bytes)(self._plots, self._title())
        self._writing.start(partial(_write, target, data))

    def _ask(self, suffix: str) -> None:
        stem = tr("curves", "file name")
        name = f"{stem}.{suffix}"
        target, _ = QFileDialog.getSaveFileName(
            self.button, tr("Save curves as"), name, f"{suffix.upper()} (*.{suffix})"
        )
        if target:
            wanted = Path(target)
            self.save(wanted if wanted.suffix.lower() == f".{suffix}" else wanted.with_name(f"{wanted.name}.{suffix}"))


def _write(target: Path, data: bytes) -> Path:
    paths.write_bytes(target, data)
    return target


def _size(plots: Sequence[CurvePlot], title: str) -> QSize:
    head = _HEAD if title else 0
    return QSize(max(plot.width() for plot in plots), head + sum(plot.height() for plot in plots) + _FOOT)


def _paint(plots: Sequence[CurvePlot], title: str, device: QPaintDevice) -> None:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.role_font("caption"))
    width, top = _size(plots, title).width() - 2 * theme.SPACING, 0.0
    if title:
        short = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideMiddle, width)
        painter.setPen(QColor(theme.LIGHT.text))
        line = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(theme.SPACING, 0, width, _HEAD), int(line), short)
        top = float(_HEAD)
    for plot in plots:
        # On white in any theme: an exported picture goes to paper and slides.
        plot.dress(theme.LIGHT)
        target = QRectF(0, top, plot.width(), plot.height())
        plot.scene().render(painter, target, QRectF(plot.viewport().rect()))
        plot.dress()
        top += plot.height()
    painter.setPen(QColor(theme.LIGHT.muted))
    foot = QRectF(theme.SPACING, top, width, _FOOT)
    # A narrow window makes a narrow picture: what it is for is never cut off.
    wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(foot, int(wrapped), tr(RESEARCH_USE))
    painter.end()

"""The picture handed on: saved as a PNG file or copied, at native size, without a word on who it shows."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QFileDialog, QMessageBox

from radiograph_studio import RESEARCH_USE, imaging, paths
from radiograph_studio.language import mark, tr
from radiograph_studio.ui import theme
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.review.opening import Opened
from radiograph_studio.ui.review.turning import Turn
from radiograph_studio.ui.review.viewer import Viewer

BURNT_IN = mark("This picture may carry names that are burnt into it: look at it before you hand it on.")
_LEAST_WIDTH = 240  # pixels; below it the sentence in the footer could not be read
_TEXT_SHARE = 60  # the footer's letters are this part of the picture's width, within limits
_SMALLEST, _LARGEST = 10, 40


def picture_of(viewer: Viewer) -> Callable[[], QImage]:
    """Return what makes the picture as the viewer shows it; may be called in another thread. There must be one."""
    opened, voi, inverted, turn = viewer.opened, viewer.voi, viewer.inverted, viewer.turn
    assert opened is not None
    return partial(exported, opened, voi, inverted, turn, viewer.shows("shutter"))


def exported(
    opened: Opened,
    voi: imaging.Window | imaging.LookupTable | None,
    inverted: bool = False,
    turn: Turn | None = None,
    shutter: bool = True,
) -> QImage:
    """Return the rendered picture, turned as on screen, above a footer that says what it is for.

    The picture's pixels are exactly those of `imaging.render`; only the rows below them are added (and, where the
    picture is narrower than the footer's words, columns at its right).
    """
    turn = turn or Turn()
    pixels = np.ascontiguousarray(turn.pixels(imaging.render(opened.radiograph, voi, inverted, shutter)))
    rows, columns = pixels.shape[:2]
    colour = pixels.ndim == 3
    kind = QImage.Format.Format_RGB888 if colour else QImage.Format.Format_Grayscale8
    picture = QImage(pixels.data, columns, rows, columns * (3 if colour else 1), kind)
    rotated, flipped = turn.words()
    said = (tr(RESEARCH_USE), rotated, flipped, tr("Inverted") if inverted else "")
    words = "  ".join(text for text in said if text)
    width = max(columns, _LEAST_WIDTH)
    font = _font(width)
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
    pad = font.pixelSize() // 2
    height = QFontMetrics(font).boundingRect(QRect(0, 0, width - 2 * pad, 10_000), flags, words).height() + 2 * pad
    made = QImage(width, rows + height, kind)
    made.fill(QColor("black"))
    painter = QPainter(made)
    painter.drawImage(0, 0, picture)
    painter.setFont(font)
    painter.setPen(QColor("white"))
    painter.drawText(QRect(pad, rows, width - 2 * pad, height), flags, words)
    painter.end()
    made.setText("Comment", RESEARCH_USE)
    made.setText("Software", "Radiograph Studio")
    return made


def as_png(image: QImage) -> bytes:
    """Return a picture as a PNG file, with its texts."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def names_may_show(opened: Opened) -> bool:
    """True unless the file says that nothing is burnt into its pixels; files without such a tag are not asked."""
    radiograph = opened.radiograph
    return radiograph.source == "DICOM" and radiograph.burned_in_annotation is not False


class ExportDesk(QObject):
    """Saves and copies the picture in the viewer.

    ``name`` gives what the picture is called on screen, so that a hidden name is not proposed for the file.
    ``noteWanted`` carries a sentence that should stay beside the picture.
    """

    statusMessage = Signal(str)
    noteWanted = Signal(str)

    def __init__(self, viewer: Viewer, name: Callable[[Opened], str]) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self._name = name
        self._saving = Operation(self, lasting=True)
        self._saving.succeeded.connect(self._saved)
        self._saving.failed.connect(lambda error: self.statusMessage.emit(sentence(error)))

    def copy(self) -> None:
        """Copy the picture, after a question where the file says that names are burnt into it."""
        self._after_question(tr("Copy the picture"), tr("&Copy it all the same"), self._copy)

    def save(self) -> None:
        """Ask where the picture is to be saved, after a question where names are burnt into it."""
        self._after_question(tr("Save the picture"), tr("&Save it all the same"), self._ask_where)

    def save_to(self, target: Path) -> None:
        """Save the picture as PNG in ``target``."""
        opened = self._viewer.opened
        if opened is None:
            return
        target = target if target.suffix.lower() == ".png" else target.with_name(f"{target.name}.png")
        if isinstance(opened.path, Path) and target.exists() and target.samefile(opened.path):
            self.statusMessage.emit(tr("The open file itself is never written over: choose another name."))
            return
        make = picture_of(self._viewer)
        self._warn(opened)

        def job() -> None:
            paths.write_bytes(target, as_png(make()))

        self._saving.start(job)

    def _after_question(self, title: str, all_the_same: str, then: Callable[[], None]) -> None:
        opened = self._viewer.opened
        if opened is None:
            return
        if not opened.radiograph.burned_in_annotation:
            then()
            return
        box = QMessageBox(self._viewer)
        box.setObjectName("burntInQuestion")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("The file says that text is burnt into this picture. It may name the patient."))
        box.setInformativeText(tr("Look at the picture, corners and all, before you hand it on."))
        go_on = box.addButton(all_the_same, QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        go_on.clicked.connect(lambda: then())
        box.open()

    def _copy(self) -> None:
        opened = self._viewer.opened
        if opened is None:
            return
        QGuiApplication.clipboard().setImage(picture_of(self._viewer)())
        self.statusMessage.emit(tr("The picture is copied, at its own size and without its texts."))
        self._warn(opened)

    def _ask_where(self) -> None:
        opened = self._viewer.opened
        if opened is None:
            return
        folder = opened.path.parent if isinstance(opened.path, Path) else Path.home()
        dialog = QFileDialog(self._viewer, tr("Save the picture"), str(folder))
        dialog.setObjectName("savePictureDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("PNG picture (*.png)")])
        dialog.setDefaultSuffix("png")
        dialog.selectFile(tr("{name} picture.png", name=Path(self._name(opened)).stem or tr("picture")))
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def _saved(self, _result: object) -> None:
        self.statusMessage.emit(tr("The picture is saved, at its own size and without its texts."))

    def _warn(self, opened: Opened) -> None:
        if names_may_show(opened):
            self.noteWanted.emit(tr(BURNT_IN))


def _font(width: int) -> QFont:
    font = QFont(theme.role_font("caption"))
    font.setPixelSize(min(max(width // _TEXT_SHARE, _SMALLEST), _LARGEST))
    return font

"""Measuring on the page: which sheet lies over which image, the tools' commands, the question of a calibration."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog

from radiograph_studio.language import tr
from radiograph_studio.ui.review.actions import ReviewActions
from radiograph_studio.ui.review.measures import Kind, Shape, calibrated
from radiograph_studio.ui.review.opening import Opened
from radiograph_studio.ui.review.sheet import Sheets
from radiograph_studio.ui.review.viewer import Viewer

_GREATEST = 10_000.0


class MeasureDesk(QObject):
    """Keeps what was measured on every image of the session, and does what the Measure menu says.

    ``nothingToLeave``: Escape was pressed where no tool is in use.
    """

    statusMessage = Signal(str)
    nothingToLeave = Signal()

    def __init__(self, viewer: Viewer, commands: ReviewActions) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self._commands = commands
        self._sheets = Sheets()
        for kind, action in commands.tools.items():
            action.triggered.connect(partial(self._use, kind))
        commands.leave_tool.triggered.connect(self._leave)
        commands.remove_measurement.triggered.connect(viewer.remove_selected)
        commands.remove_measurements.triggered.connect(viewer.remove_all)
        commands.file_spacing.triggered.connect(self._forget_calibration)
        commands.region_window.triggered.connect(self._window_from_region)
        viewer.calibrationDrawn.connect(self._ask_length)

    def lay(self, opened: Opened) -> None:
        """Lay the sheet of a picture over it."""
        self._viewer.set_sheet(self._sheets.sheet(opened.path, opened.radiograph.frame))

    def forget_all(self) -> None:
        """Forget what was measured on all images."""
        self._sheets = Sheets()

    def calibrate(self, line: Shape, millimetres: float) -> None:
        """Take the line on the picture in view to be so long, for this image until the program ends."""
        opened = self._viewer.opened
        if opened is None:
            return
        first, last = line.points
        spacing = calibrated(opened.radiograph, opened.radiograph.spacing, first, last, millimetres)
        self._sheets.calibrate(opened.path, spacing)
        self._viewer.measurements_changed()
        self._commands.tools["ruler"].trigger()
        self.statusMessage.emit(tr("Calibrated: lengths on this image are now in millimetres, calibrated by you."))

    def _use(self, kind: Kind | None, _checked: bool = False) -> None:
        self._viewer.set_tool(kind)
        if kind == "calibration":
            self.statusMessage.emit(tr("Draw a line over something whose length you know."))
        elif kind == "ratio":
            self.statusMessage.emit(
                tr("Draw a line over the widest part of the heart, then one over that of the chest.")
            )

    def _leave(self) -> None:
        if self._viewer.cancel_drawing():
            return
        if self._viewer.tool is None:
            self.nothingToLeave.emit()
        self._commands.tools[None].trigger()

    def _forget_calibration(self) -> None:
        opened = self._viewer.opened
        if opened is not None:
            self._sheets.calibrate(opened.path, None)
            self._viewer.measurements_changed()
            self.statusMessage.emit(tr("Lengths on this image are told by the file's own spacing."))

    def _window_from_region(self) -> None:
        if not self._viewer.window_from_region():
            self.statusMessage.emit(tr("Draw a region with different values in it first (B or E)."))

    def _ask_length(self, line: Shape) -> None:
        dialog = QInputDialog(self._viewer)
        dialog.setObjectName("calibrationDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Calibrate"))
        dialog.setLabelText(tr("True length of the line, in mm:"))
        dialog.setInputMode(QInputDialog.InputMode.DoubleInput)
        dialog.setDoubleDecimals(2)
        dialog.setDoubleRange(0.01, _GREATEST)
        dialog.setDoubleValue(25.0)
        dialog.doubleValueSelected.connect(partial(self.calibrate, line))
        dialog.open()

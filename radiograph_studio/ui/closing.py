"""What is asked before a window closes while a training runs in it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from radiograph_studio.language import tr
from radiograph_studio.ui.train.progress import Progress


class ClosingQuestion(QObject):
    """Asks, once at a time, how the training shall end for the window to close, or whether it goes on."""

    stopWanted = Signal()
    cancelWanted = Signal()
    keepWanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._box: QMessageBox | None = None
        self._warned = 0

    @property
    def asked(self) -> bool:
        """True while an answer is awaited."""
        return self._box is not None

    def ask(self, progress: Progress) -> None:
        """Ask, if that is not done already."""
        if self._box is not None:
            return
        self._warned = len(progress.warnings)
        box = QMessageBox(self._window)
        box.setObjectName("closeQuestion")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("A training is running"))
        box.setText(tr("A training is running. End it and close the window?"))
        box.setInformativeText(
            tr("Stopped, it keeps its best epoch as a model. Cancelled, it stays in the list but keeps no model.")
        )
        keep = box.addButton(tr("&Keep training"), QMessageBox.ButtonRole.RejectRole)
        stop = box.addButton(tr("&Stop, keep the best and close"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(tr("&Cancel training and close"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        keep.clicked.connect(self.keepWanted)
        stop.clicked.connect(self.stopWanted)
        cancel.clicked.connect(self.cancelWanted)
        box.finished.connect(self._answered)
        self._box = box
        box.open()

    def kept_what_was_wanted(self, progress: Progress) -> bool:
        """Return whether a training that was ended for the window to close left nothing that must be read first."""
        finished = progress.finished
        if finished is None or progress.cancelling:
            return True
        return finished.model is not None and len(progress.warnings) == self._warned

    def withdraw(self) -> None:
        """Take the question back: there is nothing to end any more."""
        if self._box is not None:
            self._box.close()

    def _answered(self) -> None:
        box, self._box = self._box, None
        if box is not None:
            box.deleteLater()

"""Train, Pause, Stop, Cancel: which can be pressed, and why not."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from radiograph_studio.language import tr
from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.train.progress import Progress
from radiograph_studio.ui.widgets import button, named


class RunButtons(QWidget):
    """The buttons below the settings, and the line above them that says why Train cannot be pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.train = button(tr("&Train"), "trainButton", "", "primary")
        self.pause = button(_pausing(), "pauseButton", "pause")
        self.stop = button(tr("&Stop"), "stopButton", "stop")
        self.cancel = button(tr("&Cancel"), "cancelButton", "cancel")
        self.reason = named(theme.label(role="caption", wrap=True), "trainReason")
        lesser = QHBoxLayout()
        lesser.setSpacing(theme.SPACING)
        for each in (self.pause, self.stop, self.cancel):
            lesser.addWidget(each, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACING)
        column.addWidget(self.reason)
        column.addWidget(self.train)
        column.addLayout(lesser)

    def fit(self) -> int:
        """Leave no button less room than its words need, and return what all need; the style must be known by now."""
        now, widths = self.pause.text(), []
        # As wide as it may become: the buttons beside it stay where they are.
        for text in (_pausing(), _going_on(), now):
            self.pause.setText(text)
            widths.append(self.pause.sizeHint().width())
        lesser = [max(widths), self.stop.sizeHint().width(), self.cancel.sizeHint().width()]
        for each, width in zip((self.pause, self.stop, self.cancel), lesser, strict=True):
            each.setMinimumWidth(width)
        return max(self.train.sizeHint().width(), sum(lesser) + 2 * theme.SPACING)

    def settle(self, progress: Progress, problem: str) -> None:
        """Make the buttons fit the state; ``problem`` is what is wrong with folders or settings."""
        reason = progress.train_reason(problem)
        reasons = {
            self.train: reason,
            self.pause: progress.pause_reason(),
            self.stop: progress.stop_reason(),
            self.cancel: progress.cancel_reason(),
        }
        for each in sorted(reasons, key=lambda each: bool(reasons[each])):  # first what can be pressed now
            if reasons[each] and each is self.window().focusWidget():
                self._hand_on_focus(each)
            _enable(each, reasons[each])
        self.pause.setText(_going_on() if progress.paused else _pausing())
        self.pause.setIcon(icons.icon("play" if progress.paused else "pause"))
        self.reason.setText("" if progress.running else reason)
        self.reason.setVisible(bool(self.reason.text()))

    def _hand_on_focus(self, button_: QPushButton) -> None:
        """Qt would give the keyboard to whatever comes next in the window; Cancel must never get it by itself."""
        for heir in (self.train, self.pause):
            if heir is not button_ and heir.isEnabled():
                heir.setFocus()
                return
        button_.clearFocus()


def _pausing() -> str:
    return tr("Pause", "a training")


def _going_on() -> str:
    return tr("Resume", "a training")


def _enable(button_: QPushButton, reason: str) -> None:
    button_.setEnabled(not reason)
    button_.setToolTip(reason)

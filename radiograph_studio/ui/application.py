"""The application object: it hears what no window does."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget


class Application(QApplication):
    """Collects the files that macOS hands over one by one (double click, drop on the icon) to open them together."""

    filesWanted = Signal(object)

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._files: list[Path] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._hand_on)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.url().isLocalFile():
            self._files.append(Path(event.url().toLocalFile()))
            self._soon.start()
            return True
        return super().event(event)

    def _hand_on(self) -> None:
        files, self._files = self._files, []
        self.filesWanted.emit(files)


def bring_to_front(window: QWidget, activation: str = "") -> None:
    """Show a window before all others, as far as the desktop lets a program do so."""
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.show()
    window.raise_()
    if activation:
        # Wayland: Qt takes the permission that the desktop gave to the second start from here, and unsets it.
        import os

        os.environ["XDG_ACTIVATION_TOKEN"] = activation
    window.activateWindow()

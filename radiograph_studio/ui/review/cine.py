"""Frames played one after the other: a timer that asks for the next one, and waits for it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

USUAL_RATE = 15.0
"""Frames for each second where the file does not say."""


class Cine(QObject):
    """Plays the frames of the file in view, round and round, while ``stage`` can be seen.

    ``frameWanted`` carries the next frame; `arrived` says which one is on show, and only then the next is asked for.
    """

    frameWanted = Signal(int)
    playingChanged = Signal(bool)

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self._frame, self._frames = 0, 1
        self._waiting = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)
        stage.installEventFilter(self)

    @property
    def playing(self) -> bool:
        """True while frames follow each other."""
        return self._timer.isActive()

    def arrived(self, frame: int, frames: int, rate: float | None) -> None:
        """Take note of the frame on show, 0-based, of so many, and of the file's own rate (frames a second)."""
        self._frame, self._frames, self._waiting = frame, frames, False
        self._timer.setInterval(max(round(1000 / (rate or USUAL_RATE)), 1))
        if frames < 2:
            self.stop()

    def play(self, wanted: bool) -> None:
        """Play or pause."""
        if wanted and self._frames > 1:
            self._waiting = False
            self._timer.start()
            self.playingChanged.emit(True)
        else:
            self.stop()

    def stop(self) -> None:
        """Pause on the frame in view."""
        self._timer.stop()
        self.playingChanged.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and self.playing:
            self.stop()
        return super().eventFilter(watched, event)

    def _next(self) -> None:
        # A frame that takes longer to read than its time is waited for: none is left out, none is asked for twice.
        if not self._waiting:
            self._waiting = True
            self.frameWanted.emit((self._frame + 1) % self._frames)

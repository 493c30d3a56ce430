"""Stop, cancel and pause: wishes that a face may state at any time, from any thread."""

import threading
import time


class Cancelled(Exception):  # noqa: N818 - the user's own wish is no error
    """The user cancelled: the work ends here and leaves nothing half done."""


class Control:
    """What a face holds while work goes on.

    *Stop* keeps what was learned so far: the batch is finished, validated, the best weights are saved.
    *Cancel* ends within one batch and keeps no model. *Pause* holds the work between two batches until `resume`;
    a stop or a cancel ends the pause.
    """

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._cancel = threading.Event()
        self._going = threading.Event()
        self._going.set()
        self._paused_seconds = 0.0

    def stop(self) -> None:
        """Ask to finish the batch and keep the best so far."""
        self._stop.set()
        self._going.set()

    def cancel(self) -> None:
        """Ask to end at once and keep no model."""
        self._cancel.set()
        self._going.set()

    def pause(self) -> None:
        """Ask to hold the work where it is; nothing is lost and the processors are free meanwhile."""
        self._going.clear()
        if self.stopping or self.cancelling:  # looked at afterwards: they may be stated from another thread meanwhile
            self._going.set()

    def resume(self) -> None:
        """Ask to go on after a pause."""
        self._going.set()

    @property
    def stopping(self) -> bool:
        """True once `stop` was called."""
        return self._stop.is_set()

    @property
    def cancelling(self) -> bool:
        """True once `cancel` was called."""
        return self._cancel.is_set()

    @property
    def paused(self) -> bool:
        """True from `pause` until `resume`, `stop` or `cancel`."""
        return not self._going.is_set()

    @property
    def paused_seconds(self) -> float:
        """Seconds that the work has spent waiting in pauses that are over; they count for no estimate."""
        return self._paused_seconds

    def add_paused(self, seconds: float) -> None:
        """Count a pause that somebody else has made: the whole program stood still."""
        self._paused_seconds += seconds

    def checkpoint(self) -> None:
        """Wait while paused, then raise `Cancelled` where the user has cancelled.

        Called between small steps of every long work, on the thread that does it.
        """
        if self.paused:
            since = time.monotonic()
            self._going.wait()
            self._paused_seconds += time.monotonic() - since
        if self.cancelling:
            raise Cancelled

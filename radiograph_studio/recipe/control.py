"""Stop and cancel: two wishes that a face may state at any time, from any thread."""

import threading


class Cancelled(Exception):  # noqa: N818 - the user's own wish is no error
    """The user cancelled: the work ends here and leaves nothing half done."""


class Control:
    """What a face holds while work goes on.

    *Stop* keeps what was learned so far: the batch is finished, validated, the best weights are saved.
    *Cancel* ends within one batch and keeps no model.
    """

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._cancel = threading.Event()

    def stop(self) -> None:
        """Ask to finish the batch and keep the best so far."""
        self._stop.set()

    def cancel(self) -> None:
        """Ask to end at once and keep no model."""
        self._cancel.set()

    @property
    def stopping(self) -> bool:
        """True once `stop` was called."""
        return self._stop.is_set()

    @property
    def cancelling(self) -> bool:
        """True once `cancel` was called."""
        return self._cancel.is_set()

    def checkpoint(self) -> None:
        """Raise `Cancelled` where the user has cancelled; called between small steps of every long work."""
        if self.cancelling:
            raise Cancelled

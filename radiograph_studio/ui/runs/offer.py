"""The offer to resume what was cut off: looked for at the start, made once, never in the way."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from radiograph_studio.ui.banner import ResumeBanner
from radiograph_studio.ui.operation import Operation
from radiograph_studio.ui.runs import words
from radiograph_studio.ui.settings import Memory
from radiograph_studio.workflows.history import CutOff, newest_cut_off


class ResumeOffer(QObject):
    """Shows ``banner`` where a training was cut off and the user has not put it off.

    ``offered`` says that it appears, ``resumeWanted`` sends the run, ``showWanted`` its id. What is put off stays on
    the Runs page with its own button.
    """

    offered = Signal()
    resumeWanted = Signal(object)
    showWanted = Signal(str)

    def __init__(self, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._offer: CutOff | None = None
        self.banner = ResumeBanner()
        self.banner.resumeWanted.connect(self._resume)
        self.banner.notNow.connect(self._put_off)
        self.banner.showWanted.connect(self._show)
        # Where the history cannot be read, the Runs page says so.
        self._operation = Operation(self)
        self._operation.succeeded.connect(self._take)

    def look(self) -> None:
        """Look for runs that were cut off, in the background."""
        self._operation.start(partial(newest_cut_off, put_off=frozenset(self._memory.put_off)))

    def settle(self, run_id: str) -> None:
        """Take the offer back where it is about this run, which goes on now."""
        if self._offer is not None and self._offer.run.id == run_id:
            self.banner.hide()

    def _take(self, offer: object) -> None:
        if isinstance(offer, CutOff):
            self._offer = offer
            self.offered.emit()
            self.banner.offer(words.cut_off(offer))

    def _resume(self) -> None:
        if self._offer is not None:
            self.resumeWanted.emit(self._offer.run)

    def _put_off(self) -> None:
        self.banner.hide()
        if self._offer is not None:
            self._memory.put_runs_off(self._offer.ids)

    def _show(self) -> None:
        if self._offer is not None:
            self.showWanted.emit(self._offer.run.id)

"""What a running training means for the page, without Qt: which buttons can be used, and what is said."""

from collections.abc import Sequence

from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import Batch, Epoch, Finished, Phase, Recipe, Warn
from radiograph_studio.ui import wording

_STATUS = {
    "completed": mark("Training is complete."),
    "stopped": mark("Training was stopped; the best so far was kept."),
    "cancelled": mark("Training was cancelled; no model was kept."),
    "failed": mark("Training could not go on."),
}


class Progress:
    """Takes training events and remembers what the page shows.

    ``share`` is the part of the run that is done, 0 to 1; None while nobody can say.
    """

    def __init__(self) -> None:
        self.running = False
        self.begin()
        self.running = False

    def begin(self, before: Sequence[Epoch] = (), recipe: Recipe | None = None, *, continued: bool = False) -> None:
        """Forget the last run: a new one starts; one that goes on will tell its epochs of ``before`` once more.

        Where another run is ``continued``, the epochs of ``recipe`` come on top of those.
        """
        self.running = True
        self.stopping = False
        self.cancelling = False
        self.paused = False
        self.share: float | None = None
        self.seconds_left: float | None = None
        self.phase = tr("Getting ready…")
        self.detail = ""
        self.warnings: list[Warn] = []
        self.latest: Epoch | None = None
        self._before = {_key(epoch) for epoch in before}
        self._members, self._epochs = (recipe.members, recipe.epochs) if recipe else (1, 0)
        if before:
            self._epochs = max(each.epoch for each in before) + self._epochs if continued else before[-1].epochs
        self._network = 0
        self._measured: Epoch | None = None
        self.finished: Finished | None = None

    def stop(self) -> None:
        """The user asked to stop, which ends a pause."""
        self.stopping, self.paused = True, False

    def cancel(self) -> None:
        """The user asked to cancel, which ends a pause."""
        self.cancelling, self.paused = True, False

    def pause(self) -> None:
        """The user asked to pause."""
        self.paused = True

    def resume(self) -> None:
        """The user asked to go on after a pause."""
        self.paused = False

    def take(self, event: object) -> None:
        """Take one training event."""
        match event:
            case Phase():
                self.phase, self.detail = event.message, ""
                self._network = 0  # what is said between two batches is about none of them
            case Batch():
                self._take_batch(event)
            case Epoch():
                self._take_epoch(event)
            case Warn():
                self.warnings.append(event)
            case Finished():
                self.finished = event
                self.paused = False
                self.share = 1.0 if event.status in {"completed", "stopped"} else None
                self.seconds_left = None

    def end(self) -> None:
        """The thread is gone."""
        self.running = self.paused = False

    def _take_batch(self, batch: Batch) -> None:
        self.share = min(max(batch.progress, 0.0), 1.0)
        if not self.paused:  # the last batch before a pause may still come in
            self.seconds_left = batch.seconds_left
        self.detail = tr("{done} of {total}", done=batch.done, total=batch.total)
        if batch.epoch:
            self.detail = self._epoch_words(batch.epoch)
        if batch.phase == "finetune":
            self._network = batch.member

    def _take_epoch(self, epoch: Epoch) -> None:
        self.latest = epoch
        if _key(epoch) not in self._before:  # how fast and large a program was that is gone says nothing now
            self._measured = epoch
            self._epochs = epoch.epochs
        self.detail = self._epoch_words(epoch.epoch) if epoch.epoch else ""

    def _epoch_words(self, number: int) -> str:
        # A run that is continued has not said yet how far it goes.
        if number > self._epochs:
            return tr("epoch {number}", number=number)
        return tr("epoch {number} of {total}", number=number, total=self._epochs)

    @property
    def text(self) -> str:
        """The line above the progress bar; ``detail`` says how far that is."""
        if not self.running:
            return self.status
        if self.cancelling:
            return tr("Cancelling: the batch ends, nothing is kept…")
        if self.stopping:
            return tr("Stopping: the batch is finished and the best so far is kept…")
        if self.paused:
            return tr("Paused")
        if self._network and self._members > 1:
            return tr("Training network {number} of {count}", number=self._network, count=self._members)
        return self.phase

    @property
    def bar_text(self) -> str:
        """The text on the progress bar: the share done and the time left."""
        if self.share is None:
            return ""
        done = f"{100 * self.share:.0f} %"  # of work, not of images: no digit of it is worth more
        return " · ".join(filter(None, [done, wording.time_left(self.seconds_left)]))

    @property
    def speed_text(self) -> str:
        """How fast the last epoch went."""
        speed = self._measured.images_per_second if self._measured else None
        if speed is None:
            return ""
        # A head on cached features sees tens of thousands; a longer number would not find room.
        short = f"{speed / 1000:.0f}k" if speed >= 10_000 else f"{speed:.0f}" if speed >= 10 else f"{speed:.1f}"
        return tr("{speed} images/s", speed=short)

    @property
    def memory_text(self) -> str:
        """How much memory the program takes."""
        memory = self._measured.memory if self._measured else None
        return tr("{memory} GB memory", memory=f"{memory / 1e9:.1f}") if memory else ""

    @property
    def status(self) -> str:
        """How the run ended, in a sentence; empty before any run."""
        if self.finished is None:
            return ""
        return tr(_STATUS[self.finished.status])

    @property
    def live_figure(self) -> str:
        """The newest validation figure while training goes on."""
        latest = self.latest
        if latest is None or latest.val_accuracy is None:
            return ""
        share, spread = wording.percent(latest.val_accuracy), wording.interval(latest.val_accuracy_ci)
        if not spread:
            return tr("Validation so far: {share}", share=share)
        return tr("Validation so far: {share} ({interval})", share=share, interval=spread)

    def train_reason(self, problem: str) -> str:
        """Why Train cannot be pressed; ``problem`` is what is wrong with folders or settings."""
        return tr("A training is running.") if self.running else problem

    def pause_reason(self) -> str:
        """Why Pause cannot be pressed."""
        if not self.running:
            return tr("Nothing to pause: no training is running.")
        return tr("It is ending already.") if self.stopping or self.cancelling else ""

    def stop_reason(self) -> str:
        """Why Stop cannot be pressed."""
        if not self.running:
            return tr("Nothing to stop: no training is running.")
        return tr("It is stopping already.") if self.stopping or self.cancelling else ""

    def cancel_reason(self) -> str:
        """Why Cancel cannot be pressed."""
        if not self.running:
            return tr("Nothing to cancel: no training is running.")
        return tr("It is being cancelled already.") if self.cancelling else ""


def _key(epoch: Epoch) -> tuple[str, int, int, float]:
    """Return what tells one telling of an epoch from another: nothing takes equally long twice."""
    return epoch.phase, epoch.member, epoch.epoch, epoch.seconds

"""The epochs of a training: batches, validation, curves, the best weights, the state on disk, the end."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

from radiograph_studio.engine import augmentation
from radiograph_studio.engine.checkpoint import Arrays, CheckpointWriter, group
from radiograph_studio.engine.course import Course
from radiograph_studio.engine.images import Pictures
from radiograph_studio.engine.job import Job
from radiograph_studio.engine.learner import Learner, Schedule, log_probabilities, loss_and_accuracy
from radiograph_studio.engine.network import Network
from radiograph_studio.engine.variables import Reader
from radiograph_studio.errors import TrainingError
from radiograph_studio.evaluation import accuracy_interval
from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import Epoch, Phase, PhaseName, Warn, WorstImage

_WORST = 6
_MOST_BATCH_LOSSES = 64
_ENOUGH = mark("Ended early after epoch {epoch}: the validation loss has not fallen for {patience} epochs")
# Keeps the random numbers of epochs apart from those of the augmented draws, which count from 1.
_EPOCH_STREAM = 1000

Batches = Callable[[NDArray[np.int64], augmentation.Draw, np.random.Generator], Any]


class NotANumberError(TrainingError):
    """The loss is no number any more."""


@dataclass(frozen=True, slots=True)
class TrainedEpoch:
    """What an epoch was like for the training images: mean loss, accuracy (a fraction), speed, losses on the way."""

    loss: float
    accuracy: float
    images_per_second: float | None = None
    batch_losses: tuple[float, ...] = ()


class EpochLoop:
    """Runs the epochs of one network after the other. ``changing`` are the layers whose weights may change.

    ``eyes`` says what the network saw with before it learned anything; ``spread``: the weights lie on several devices.
    """

    def __init__(
        self,
        job: Job,
        net: Network,
        train: Pictures,
        validation: Pictures,
        course: Course,
        writer: CheckpointWriter,
        *,
        eyes: str = "",
        spread: bool = False,
    ) -> None:
        self._eyes, self._spread = eyes, spread
        self._job, self._net, self._train, self._validation = job, net, train, validation
        self.course = course
        self._writer = writer
        self._data = data_digest(job)
        self.changing: frozenset[int] = frozenset()
        self._weights: Arrays = {}
        self._reader: tuple[frozenset[int], tuple[str, ...], Reader] | None = None

    def snapshot(self) -> Arrays:
        """Return the weights that the training may change, named as `Network.weights` names them."""
        if self._reader is None or self._reader[0] != self.changing:
            variables = {
                f"{place:03d}/{index:02d}": variable
                for place, layer in enumerate(self._net.whole.layers)
                if place in self.changing
                for index, variable in enumerate(layer.weights)
            }
            self._reader = self.changing, tuple(variables), Reader(list(variables.values()), spread=self._spread)
        _, names, read = self._reader
        return dict(zip(names, read(), strict=True))

    def run(
        self,
        phase: PhaseName,
        learner: Learner,
        schedule: Schedule,
        batch: Batches,
        validate: Callable[[], NDArray[np.float64]],
        *,
        report_steps: bool = True,
    ) -> None:
        """Train the present member to its end: epochs, patience, or a stop."""
        job, course = self._job, self.course
        while course.epoch < job.recipe.epochs:
            if course.enough():
                job.sink(
                    Phase(
                        phase=phase,
                        message=tr(_ENOUGH, epoch=job.beginning.epochs_before + course.epoch, patience=course.patience),
                    )
                )
                return
            epoch = course.epoch + 1
            trained = self._train_epoch(epoch, learner, schedule, batch, report_steps=report_steps)
            course.epoch = epoch
            self.report(phase, epoch, trained, validate())
            if job.control.stopping:
                return
            self._keep_state(learner)

    def _train_epoch(
        self, epoch: int, learner: Learner, schedule: Schedule, batch: Batches, *, report_steps: bool
    ) -> TrainedEpoch:
        """Train one epoch; a stop ends it after a batch."""
        job, labels = self._job, self._train.labels
        place = job.beginning.epochs_before + epoch
        rng = random_numbers(job.recipe.seed, _EPOCH_STREAM + place, self.course.member)
        reseed(self._net.whole, rng)
        count, size = len(labels), job.recipe.batch_size
        order, draw = rng.permutation(count), self.draw(rng)
        seen, right, total = 0, 0, 0.0
        losses: list[float] = []
        started, paused = time.monotonic(), job.control.paused_seconds
        for start in range(0, count, size):
            chosen = order[start : start + size]
            rate = schedule.at(learner.steps)
            loss, correct = learner.step(batch(chosen, draw, rng), labels[chosen], rate)
            self._require_number(loss, place)
            seen, right, total = seen + len(chosen), right + correct, total + loss * len(chosen)
            if report_steps:
                losses.append(loss)
                job.progress.step(epoch=place, member=self.course.member, loss=loss, accuracy=right / seen)
            else:
                job.control.checkpoint()
            if job.control.stopping:
                break
        seconds = time.monotonic() - started - (job.control.paused_seconds - paused)
        return TrainedEpoch(total / seen, right / seen, seen / seconds if seconds else None, few(losses))

    def draw(self, rng: np.random.Generator) -> augmentation.Draw:
        """Return random changes for every training picture."""
        height, width = self._train.values.shape[1:3]
        return augmentation.draw(self._job.recipe.augmentation, len(self._train), width, height, rng)

    def report(
        self,
        phase: PhaseName,
        epoch: int,
        trained: TrainedEpoch,
        logits: NDArray[np.float64],
    ) -> None:
        """Add a point to the curves, and keep the weights where they are the best so far."""
        job, labels = self._job, self._validation.labels
        place = job.beginning.epochs_before + epoch
        val_loss, val_accuracy = loss_and_accuracy(logits, labels)
        self._require_number(val_loss, place)
        seconds = job.progress.seconds
        if self.course.first_validation is None:
            self.course.first_validation = seconds
        self._weights = self.snapshot()
        best = self.course.validated(val_loss, epoch, self._weights)
        self.course.points += 1
        job.sink(
            Epoch(
                phase=phase,
                epoch=place,
                epochs=job.beginning.epochs_before + job.recipe.epochs,
                loss=trained.loss,
                accuracy=trained.accuracy,
                val_loss=val_loss,
                val_accuracy=val_accuracy,
                val_accuracy_ci=accuracy_interval(round(val_accuracy * len(labels)), len(labels)),
                seconds=seconds,
                member=self.course.member,
                best=best,
                images_per_second=trained.images_per_second,
                memory=psutil.Process().memory_info().rss,
                worst=worst_images(self._validation, logits, job.dataset.classes),
                batch_losses=trained.batch_losses,
            )
        )

    def _keep_state(self, learner: Learner) -> None:
        meta, arrays = self.course.state()
        optimizer = {f"{index:04d}": array for index, array in enumerate(learner.state())}
        arrays |= group("optimizer", optimizer)
        # The newest weights often are the best: they are not written twice.
        best = self.course.best
        meta["current"] = f"best{len(self.course.finished)}" if best and best.weights is self._weights else "current"
        if meta["current"] == "current":
            arrays |= group("current", self._weights)
        # What nobody holds is changed in place by the next step; all else has to be copied before.
        self._weights = {}
        meta |= {"eyes": self._eyes, "steps": learner.steps, "data": self._data, "seconds": self._job.progress.seconds}
        problem = self._writer.write(meta, arrays)
        if problem is not None:
            message = tr("{error} The training goes on, but could not be resumed if it were cut off.", error=problem)
            self._job.sink(Warn(message=message))

    @staticmethod
    def _require_number(loss: float, epoch: int) -> None:
        if not np.isfinite(loss):
            raise NotANumberError(
                tr("The loss is no longer a number in epoch {epoch}.", epoch=epoch),
                tr("Choose a smaller learning rate."),
            )


def few(losses: Sequence[float], most: int = _MOST_BATCH_LOSSES) -> tuple[float, ...]:
    """Return ``losses`` as at most ``most`` means of neighbours, in their order."""
    parts = np.array_split(np.asarray(losses, np.float64), min(len(losses), most)) if losses else []
    return tuple(float(part.mean()) for part in parts)


def random_numbers(seed: int, stream: int, member: int = 1) -> np.random.Generator:
    """Return the random numbers of one stretch of a training; the same whatever happened before."""
    return np.random.default_rng([seed, stream] if member == 1 else [seed, stream, member])


def reseed(model: Any, rng: np.random.Generator) -> None:
    """Let dropout draw from ``rng``'s numbers, so that an epoch is the same after a resumption."""
    for layer in model.layers:
        generator = getattr(layer, "seed_generator", None)
        if generator is not None:
            seed = int(rng.integers(2**31))
            generator.state.assign(np.array([seed, 0], dtype=generator.state.dtype))


def worst_images(
    pictures: Pictures, logits: NDArray[np.float64], classes: tuple[str, ...], most: int = _WORST
) -> tuple[WorstImage, ...]:
    """Return the pictures whose own class gets the lowest probability, the lowest first."""
    probabilities = np.exp(log_probabilities(logits))
    own = probabilities[np.arange(len(pictures)), pictures.labels]
    return tuple(
        WorstImage(
            path=str(pictures.items[index].path),
            truth=classes[pictures.labels[index]],
            predicted=classes[int(probabilities[index].argmax())],
            probability=float(own[index]),
        )
        for index in np.argsort(own, kind="stable")[:most]
    )


def data_digest(job: Job) -> str:
    """Return what tells one dataset from another, so that no training goes on with other data."""
    import hashlib

    digest = hashlib.sha256(repr(job.dataset.classes).encode())
    for part in (job.dataset.train, job.dataset.validation):
        for item in part:
            size = item.path.stat().st_size if item.path.is_file() else -1
            digest.update(f"{item.path.name}\0{item.label}\0{size}\n".encode("utf-8", "surrogateescape"))
        digest.update(b"\n")
    return digest.hexdigest()

"""What the curves say, in plain words: one sentence, and one thing to do. Says little where noise could say the same.

The thresholds are about what is seen from one seed to the next with some fifty validation images; where there are
fewer, a rise or a fall must be larger to be spoken of. Losses are mean cross-entropies (nats) of an epoch.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.language import tr
from radiograph_studio.recipe import Epoch, Recipe

Kind = Literal["overfitting", "not_learning", "unstable", "still_improving", "done", "too_few_validation"]
_Losses = NDArray[np.float64]

FEW = 0.25
"""Width of the validation interval from which on there are too few images to read much from: about 35 at 85 %."""
_SMALL = 0.05
"""A loss that nobody needs to lower: nearly every image is given to its class with 95 %."""
_RECENT = 3


@dataclass(frozen=True, slots=True)
class Advice:
    """``message`` says what the curves show, ``hint`` what to do about it."""

    kind: Kind
    message: str
    hint: str

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


@dataclass(frozen=True, slots=True)
class _Curves:
    """The trained epochs of the newest network, and what is known beside them."""

    numbers: tuple[int, ...]
    training: _Losses
    validation: _Losses
    accuracy: float
    start: float | None
    width: float | None

    @property
    def few(self) -> bool:
        return self.width is not None and self.width > FEW

    @property
    def caution(self) -> float:
        """How many times larger a change must be, for the number of validation images."""
        return 1.0 if self.width is None else 1.0 + 2 * self.width


def advice(
    epochs: Sequence[Epoch], recipe: Recipe | None = None, finished: bool = False, before: int = 0
) -> Advice | None:
    """Return the one thing that is most worth saying of a run, or None where there is none yet.

    Args:
        epochs: events of the run, oldest first; of a recipe with several networks the newest one is looked at.
        recipe: settings of the run, for a hint that fits them.
        finished: whether the run is over: only then is it said that more epochs would help, or that they would not.
        before: how many of the first epochs are those of the run that this one continues.
    """
    if not epochs:
        return None
    added = epochs[before:] if before else ()
    if finished and added and added[-1].val_loss is not None and not any(epoch.best for epoch in added):
        return Advice(
            "done",
            tr("None of the added epochs was better: the model is the same as before."),
            tr("More images may help; more epochs hardly will."),
        )
    found = _found(epochs, recipe, finished)
    early = _ended_early(epochs, recipe) if finished and recipe else ""
    if found is None:
        return Advice("done", _of_network(early, epochs, recipe), "") if early else None
    if found.kind == "too_few_validation":  # that is said of the images
        early, rest = _of_network(early, epochs, recipe), found.message
    else:
        early, rest = "", _of_network(f"{early} {found.message}".strip(), epochs, recipe)
    return replace(found, message=f"{early} {rest}".strip())


def _of_network(sentence: str, epochs: Sequence[Epoch], recipe: Recipe | None) -> str:
    """Return the sentence with the network that it is about, where several are trained."""
    if not sentence:
        return ""
    several = epochs[-1].member > 1 or (recipe is not None and recipe.members > 1 and recipe.preset != "instant")
    return tr("Network {number}: {sentence}", number=epochs[-1].member, sentence=sentence) if several else sentence


def _ended_early(epochs: Sequence[Epoch], recipe: Recipe) -> str:
    """Return the sentence for a network whose training ended because patience was over, else nothing."""
    newest = [epoch for epoch in epochs if epoch.member == epochs[-1].member]
    losses = [epoch.val_loss for epoch in newest if epoch.val_loss is not None]
    last = epochs[-1]
    if not recipe.patience or last.epoch >= last.epochs or len(losses) < len(newest):
        return ""
    if last.epoch - newest[int(np.argmin(losses))].epoch < recipe.patience:
        return ""
    return tr(
        "It ended early, after epoch {epoch}: the validation loss had not fallen for {patience} epochs.",
        epoch=last.epoch,
        patience=recipe.patience,
    )


def _found(epochs: Sequence[Epoch], recipe: Recipe | None, finished: bool) -> Advice | None:
    curves = _curves(epochs)
    found = _unstable(curves, recipe) or _not_learning(curves, recipe) or _overfitting(curves, recipe, finished)
    if found or not finished:
        return found or _level(curves)
    found = _few(_kept(epochs)) or _solver_won(curves, recipe)
    return found or _still_improving(curves) or _turned(curves) or _done(curves)


def _curves(epochs: Sequence[Epoch]) -> _Curves:
    newest = [epoch for epoch in epochs if epoch.member == epochs[-1].member and epoch.epoch > 0]
    known = [epoch.val_loss for epoch in newest if epoch.val_loss is not None]
    start = next((epoch.val_loss for epoch in epochs if epoch.epoch == 0), None)
    low, high = epochs[-1].val_accuracy_ci or (None, None)
    return _Curves(
        numbers=tuple(epoch.epoch for epoch in newest),
        training=np.array([epoch.loss for epoch in newest], np.float64),
        validation=np.array(known if len(known) == len(newest) else [], np.float64),
        accuracy=epochs[-1].accuracy,
        start=start,
        width=high - low if low is not None and high is not None else None,
    )


def _noise(losses: _Losses) -> float:
    """Return the standard deviation about a smooth curve, from the median bend between three neighbours."""
    if len(losses) < 4:
        return 0.0
    bends = losses[1:-1] - (losses[:-2] + losses[2:]) / 2
    return float(1.4826 * np.median(np.abs(bends)) / np.sqrt(1.5))


def _unstable(curves: _Curves, recipe: Recipe | None) -> Advice | None:
    losses = curves.training
    if len(losses) < 2:
        return None
    if np.isfinite(losses).all():
        recent = losses[-7:]
        rises = np.diff(recent)
        jumps = int(((rises > 0.4 * recent[:-1]) & (rises > 0.1)).sum())
        thrown_back = losses[-1] > 2 * losses.min() and losses[-1] > losses.min() + 0.3
        if jumps < 2 and not thrown_back:
            return None
    hint = (
        tr("Lower the learning rate, for example {rate}.", rate=_one_digit(recipe.learning_rate / 3))
        if recipe
        else tr("Lower the learning rate.")
    )
    return Advice("unstable", tr("The training loss jumps up and down."), hint)


def _one_digit(value: float) -> str:
    """Return ``value`` with one digit that counts, without an exponent."""
    return np.format_float_positional(float(f"{value:.0e}"), trim="-")


def _not_learning(curves: _Curves, recipe: Recipe | None) -> Advice | None:
    losses = curves.training
    if len(losses) < 4 or curves.accuracy > 0.7 or losses[-1] < 0.3:
        return None
    fall = losses[0] - losses[-_RECENT:].mean()
    if fall > max(0.03 * losses[0], 2 * _noise(losses)):
        return None
    message = tr("The network does not learn: the training loss hardly falls.")
    if recipe is not None and recipe.weights == "scratch":
        return Advice("not_learning", message, tr("Choose a backbone with pretrained weights."))
    if recipe is not None and recipe.preset == "instant":
        return Advice("not_learning", message, tr("Try the preset Balanced, which tunes the network itself."))
    return Advice("not_learning", message, tr("Check that the classes are right, then try a higher learning rate."))


def _overfitting(curves: _Curves, recipe: Recipe | None, finished: bool) -> Advice | None:
    losses = curves.validation
    if len(losses) <= _RECENT:
        return None
    best = int(losses.argmin())
    since = losses[best + 1 :]
    if len(since) < _RECENT:
        return None
    rise = float(since[-_RECENT:].min() - losses[best])
    needed = curves.caution * max(0.1 * losses[best], _SMALL, 2 * _noise(losses))
    still_falls = curves.training[-_RECENT:].mean() < 0.95 * curves.training[best]
    if rise < needed or not still_falls:
        return None
    message = tr("It overfits: the training loss still falls, but the validation loss rises.")
    if not finished:
        return Advice("overfitting", message, tr("You can stop now: the best epoch is kept."))
    if recipe is not None and recipe.augmentation.is_identity:
        return Advice("overfitting", message, tr("The best epoch was kept; next time switch augmentation on."))
    hint = tr("The best epoch was kept; next time use more images, stronger augmentation or fewer epochs.")
    return Advice("overfitting", message, hint)


def _level(curves: _Curves) -> Advice | None:
    """Said while it runs: nothing was gained for some time."""
    losses = curves.validation
    quiet = max(5, round(0.4 * len(losses)))
    if curves.few or len(losses) < quiet + _RECENT:
        return None
    before, recent = losses[:-quiet].min(), losses[-quiet:].min()
    if before - recent > max(0.02 * before, 0.01, _noise(losses)):
        return None
    return Advice(
        "done",
        tr("The validation loss has not fallen for {epochs} epochs.", epochs=quiet),
        tr("You can stop now: the best epoch is kept."),
    )


def _kept(epochs: Sequence[Epoch]) -> Epoch:
    """Return the epoch whose weights became the model: that with the lowest validation loss."""
    known = [epoch for epoch in epochs if epoch.val_loss is not None]
    return min(known, key=lambda epoch: epoch.val_loss or 0.0) if known else epochs[-1]


def _few(kept: Epoch) -> Advice | None:
    if kept.val_accuracy is None:
        message = tr("There are no validation images.")
        return Advice("too_few_validation", message, tr("Add some to know what was learned."))
    low, high = kept.val_accuracy_ci or (0.0, 0.0)
    if high - low <= FEW:
        return None
    return Advice(
        "too_few_validation",
        tr(
            "With so few validation images the true accuracy may lie anywhere from {low:.0f} to {high:.0f} %.",
            low=100 * low,
            high=100 * high,
        ),
        tr("Add validation images before you compare settings."),
    )


def _solver_won(curves: _Curves, recipe: Recipe | None) -> Advice | None:
    """The head found before the first epoch is the best one."""
    losses = curves.validation
    if curves.start is None or not len(losses) or losses.min() < curves.start:
        return None
    instant = recipe is not None and recipe.preset == "instant"
    if curves.start < _SMALL:
        message = tr("The head found before the first epoch tells the classes apart.")
        return Advice("done", message, tr("No need to go on."))
    message = tr("No epoch was better than the head found before the first one.")
    if instant:
        return Advice("done", message, tr("Try the preset Balanced to gain more."))
    return Advice("done", message, tr("Try a lower learning rate to gain more."))


def _still_improving(curves: _Curves) -> Advice | None:
    losses = curves.validation
    part = max(len(losses) // 4, 2)
    if len(losses) < 2 * part or losses[-part:].min() > losses.min() or losses[-1] < _SMALL:
        return None
    fall = losses[-2 * part : -part].mean() - losses[-part:].mean()
    if fall < curves.caution * max(0.03 * losses[-part:].mean(), 0.01, _noise(losses)):
        return None
    return Advice(
        "still_improving",
        tr("The validation loss was still falling at the end."),
        tr("Continue the run for more epochs: it may get better."),
    )


def _turned(curves: _Curves) -> Advice | None:
    """The validation loss ended above its lowest, though not so clearly that a cause could be told."""
    losses = curves.validation
    if len(losses) <= _RECENT:
        return None
    best = int(losses.argmin())
    rise = losses[-_RECENT:].mean() - losses[best]
    if best >= len(losses) - _RECENT or rise < curves.caution * max(0.1 * losses[best], _SMALL):
        return None
    return Advice(
        "done",
        tr("The validation loss was lowest in epoch {epoch} and higher in all after it.", epoch=curves.numbers[best]),
        tr("The best epoch was kept; more images may help."),
    )


def _done(curves: _Curves) -> Advice | None:
    if len(curves.validation) < 4:
        return None
    return Advice(
        "done", tr("Learning has levelled off."), tr("More epochs would change little; more images may help.")
    )

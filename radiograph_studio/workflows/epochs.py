"""What the epochs of a run on disk, or of one that goes on, tell beyond their figures."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from radiograph_studio.recipe import Epoch, WorstImage


def known_epochs(said: Iterable[Mapping[str, Any]]) -> list[Epoch]:
    """Return the epochs of a run's log; what another version wrote and this one cannot read is left out."""
    known = []
    for fields in said:
        with suppress(ValidationError):
            known.append(Epoch.model_validate(fields))
    return known


def hardest_images(epochs: Sequence[Epoch]) -> tuple[WorstImage, ...]:
    """Return the validation images that were hardest for the weights that are kept, the hardest first.

    They are those of the last epoch that was the best so far; of the last one, where none says so.
    """
    best = [epoch.worst for epoch in epochs if epoch.best and epoch.worst]
    return (best or [epoch.worst for epoch in epochs[-1:]] or [()])[-1]

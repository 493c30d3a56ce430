"""What the epochs and the end of a run, on disk or going on, tell beyond their figures."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from radiograph_studio.recipe import Epoch, WorstImage

_Told = TypeVar("_Told", bound=BaseModel)


def known_epochs(said: Iterable[Mapping[str, Any]]) -> list[Epoch]:
    """Return the epochs of a run's log; what another version wrote and this one cannot read is left out."""
    return _known(Epoch, said)


def worst_of_end(end: Mapping[str, Any]) -> list[WorstImage]:
    """Return the images that the last event of a run's log tells of its model, as far as they can be read."""
    said = end.get("worst")
    return _known(WorstImage, said if isinstance(said, list) else ())


def hardest_images(epochs: Sequence[Epoch], of_the_model: Sequence[WorstImage] = ()) -> tuple[WorstImage, ...]:
    """Return the validation images that were hardest for the weights that are kept, the hardest first.

    They are those that the end of the run tells of its model. Where it tells none (no model was kept, or the run is
    of an older version) they are those of the last epoch that was the best so far, whose probabilities are not
    calibrated yet; of the last epoch, where none says that it was.
    """
    if of_the_model:
        return tuple(of_the_model)
    best = [epoch.worst for epoch in epochs if epoch.best and epoch.worst]
    return (best or [epoch.worst for epoch in epochs[-1:]] or [()])[-1]


def _known(kind: type[_Told], said: Iterable[Any]) -> list[_Told]:
    known = []
    for fields in said:
        with suppress(ValidationError, RecursionError):
            known.append(kind.model_validate(fields))
    return known

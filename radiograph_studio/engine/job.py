"""What every stretch of a training needs to know of the whole."""

from dataclasses import dataclass, field
from pathlib import Path

from radiograph_studio.datasets.dataset import Dataset
from radiograph_studio.engine.checkpoint import Arrays
from radiograph_studio.engine.devices import Devices
from radiograph_studio.engine.progress import Progress
from radiograph_studio.recipe import Control, Recipe, Sink


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a training begins, other than at the beginning.

    ``checkpoint`` is where its state is kept after every epoch; with ``resume`` it goes on from what lies there.
    ``weights`` are those of a finished training that it continues, after ``epochs_before`` epochs.
    """

    checkpoint: Path | None = None
    resume: bool = False
    weights: Arrays | None = None
    epochs_before: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """One training: what to do, on what, and whom to tell."""

    recipe: Recipe
    dataset: Dataset
    control: Control
    sink: Sink
    progress: Progress
    beginning: Beginning = field(default_factory=Beginning)
    devices: Devices = "one"

    @property
    def pretrained(self) -> bool:
        """True where the backbone begins with ImageNet weights."""
        return self.recipe.weights == "imagenet"

    @property
    def uses_solver(self) -> bool:
        """True where the head is found by the solver before anything is trained."""
        return self.pretrained and self.recipe.preset != "paper" and self.beginning.weights is None

    @property
    def head_only(self) -> bool:
        """True where the backbone stays as it is and only the head learns."""
        return self.recipe.preset == "instant"

    def tick(self, _: int = 0) -> None:
        """Give way to the user's wishes."""
        self.control.checkpoint()

"""What a training run says while it runs: small frozen JSON-able events, told apart by ``event``.

A run sends any number of events and exactly one `Finished`, last. Whoever listens is a `Sink`.
"""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from radiograph_studio.paths import printable

PhaseName = Literal[
    "tensorflow", "reading", "weights", "features", "solver", "head", "finetune", "average", "test", "saving"
]
Status = Literal["completed", "stopped", "cancelled", "failed"]


class _Event(BaseModel):
    # Words that a newer version adds to its log are passed over (`formats`).
    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _printable(cls, values: Any) -> Any:
        return printable(values)


class Phase(_Event):
    """A new stretch of work begins; ``message`` says it to a person."""

    event: Literal["phase"] = "phase"
    phase: PhaseName
    message: str


class Batch(_Event):
    """A step was done: ``done`` of ``total`` in this phase; the loss where the step trained something.

    ``progress`` is the share of the whole run that is done (0 to 1); ``seconds_left`` is an estimate or None.
    ``epoch`` and ``member`` count as those of `Epoch` do.
    """

    event: Literal["batch"] = "batch"
    phase: PhaseName
    done: int
    total: int
    progress: float
    seconds_left: float | None = None
    epoch: int | None = None
    member: int = 1
    loss: float | None = None
    accuracy: float | None = None


class WorstImage(_Event):
    """A validation image that the network gets most wrong: ``probability`` is what it gives to the true class."""

    path: str
    truth: str
    predicted: str
    probability: float


class Epoch(_Event):
    """The curves grow by one point. Epoch 0 is the head found by the solver, before any epoch was trained.

    Accuracies are fractions; ``val_accuracy_ci`` is the exact 95 % interval. Validation figures are None where
    there are no validation images. ``member`` counts the networks of a recipe with several, from 1; ``best`` says
    whether this epoch has the lowest validation loss so far. ``worst`` are validation images, the worst first.
    ``batch_losses`` are the losses within the epoch in their order, each the mean of as many batches as keeps them few.
    """

    event: Literal["epoch"] = "epoch"
    phase: PhaseName
    epoch: int
    epochs: int
    loss: float
    accuracy: float
    val_loss: float | None = None
    val_accuracy: float | None = None
    val_accuracy_ci: tuple[float, float] | None = None
    seconds: float = 0.0
    member: int = 1
    best: bool = False
    images_per_second: float | None = None
    memory: int | None = Field(None, description="resident memory of the program in bytes")
    worst: tuple[WorstImage, ...] = ()
    batch_losses: tuple[float, ...] = ()


class Warn(_Event):
    """Something the user should know; training goes on. ``files`` are the names it is about."""

    event: Literal["warning"] = "warning"
    message: str
    files: tuple[str, ...] = ()


class Finished(_Event):
    """The last event of every run.

    ``metrics`` holds ``validation`` and ``test`` (figures of `evaluation.Figures`, or None) and ``seconds``
    (``first_validation`` and ``total``, counted from the start of the run with TensorFlow loaded).
    ``run`` is the id of the run on disk, ``report`` the path of its HTML report. ``worst`` are the validation images
    that the kept model gets most wrong, the worst first, with the calibrated probability with which it scores them.
    """

    event: Literal["finished"] = "finished"
    status: Status
    model: str | None = None
    metrics: dict[str, Any] = Field(default_factory=dict)
    run: str | None = None
    report: str | None = None
    error: dict[str, str] | None = None
    worst: tuple[WorstImage, ...] = ()


TrainingEvent = Annotated[Phase | Batch | Epoch | Warn | Finished, Field(discriminator="event")]
Sink = Callable[[Phase | Batch | Epoch | Warn | Finished], None]
_ADAPTER: TypeAdapter[Phase | Batch | Epoch | Warn | Finished] = TypeAdapter(TrainingEvent)


def parse_event(line: str | bytes) -> Phase | Batch | Epoch | Warn | Finished:
    """Return the event that a JSON line holds; raise pydantic's ``ValidationError`` where it holds none."""
    return _ADAPTER.validate_json(line)

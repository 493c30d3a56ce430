"""The command ``train``."""

import argparse
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from pydantic import ValidationError

from radiograph_studio.cli.output import Output, figures_lines, percent
from radiograph_studio.errors import RecipeError
from radiograph_studio.recipe import (
    PAPER_AUGMENTATION,
    RADIOGRAPH_SAFE,
    Augmentation,
    Batch,
    Control,
    Epoch,
    Finished,
    Phase,
    Recipe,
    Warn,
    preset_recipe,
)
from radiograph_studio.workflows.training import TrainRequest
from radiograph_studio.workflows.training import train as train_workflow

Event = Phase | Batch | Epoch | Warn | Finished
_AUGMENTATIONS = {"paper": PAPER_AUGMENTATION, "safe": RADIOGRAPH_SAFE, "none": Augmentation()}
_RECIPE_OPTIONS = ("backbone", "weights", "epochs", "batch_size", "learning_rate", "seed", "draws")
_STATUS = {"completed": 0, "stopped": 0, "cancelled": 130, "failed": 1}


def add_augmentation(parser: argparse.ArgumentParser) -> None:
    """Add the options that change single training images."""
    parser.add_argument(
        "--augmentation", choices=tuple(_AUGMENTATIONS), help="a set of values; single ones override it"
    )
    for name in ("shear", "zoom", "rotation", "width-shift", "height-shift"):
        text = Augmentation.model_fields[name.replace("-", "_")].description
        parser.add_argument(f"--{name}", type=float, metavar="X", help=text)
    parser.add_argument("--horizontal-flip", action=argparse.BooleanOptionalAction, default=None)


def recipe_of(options: argparse.Namespace) -> Recipe:
    """Return the preset's recipe with what the options change; raise `RecipeError` where it cannot be."""
    recipe = preset_recipe(options.preset)
    changes: dict[str, Any] = {
        name: getattr(options, name) for name in _RECIPE_OPTIONS if getattr(options, name) is not None
    }
    base = _AUGMENTATIONS[options.augmentation] if options.augmentation else recipe.augmentation
    single = {name: getattr(options, name) for name in Augmentation.model_fields}
    given = {name: value for name, value in single.items() if value is not None}
    try:
        augmentation = Augmentation.model_validate(base.model_dump() | given)
        return Recipe.model_validate(recipe.model_dump() | changes | {"augmentation": augmentation})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "recipe"
        reason = str(first.get("ctx", {}).get("error", first["msg"]))
        raise RecipeError(f"The setting “{name}” cannot be used: {reason}", "See `train --help`.") from error


def train(options: argparse.Namespace, output: Output) -> int:
    """Train; the first Ctrl+C stops and keeps the best so far, the second cancels."""
    control = Control()
    try:
        recipe = recipe_of(options)
    except RecipeError as error:
        output.data(Finished(status="failed", error=error.as_dict()).model_dump(mode="json"))
        output.say(str(error), error=True)
        return 2
    request = TrainRequest(
        train=options.train,
        validation=options.val,
        test=options.test,
        recipe=recipe,
        out=options.out,
        runs_dir=options.runs_dir,
    )
    with _interrupts(control, output):
        finished = train_workflow(request, control, lambda event: show(event, output))
    if finished.error and finished.error["kind"] == RecipeError.kind:
        return 2
    return _STATUS[finished.status]


def show(event: Event, output: Output) -> None:
    """Print one event: as it is with JSON, else as a line where a person wants one."""
    output.data(event.model_dump(mode="json"))
    if output.json:
        return
    if isinstance(event, Phase):
        output.say(f"· {event.message}")
    elif isinstance(event, Warn):
        output.say(f"! {event.message}", error=True)
    elif isinstance(event, Epoch):
        output.say(_epoch_line(event))
    elif isinstance(event, Finished):
        show_finished(event, output)


def _epoch_line(event: Epoch) -> str:
    name = "solver" if event.epoch == 0 else f"epoch {event.epoch}/{event.epochs}"
    line = f"  {name:<12} loss {event.loss:.3f}  accuracy {percent(event.accuracy):>7}"
    if event.val_loss is not None:
        line += f"   validation loss {event.val_loss:.3f}  accuracy {percent(event.val_accuracy):>7}"
    return f"{line}   {event.seconds:.1f} s"


def show_finished(event: Finished, output: Output) -> None:
    """Print how a training ended."""
    if event.error:
        output.say(f"{event.error['message']} {event.error['hint']}".strip(), error=True)
        return
    output.say(f"Training {event.status}.")
    for part in ("validation", "test"):
        figures = event.metrics.get(part)
        if figures:
            output.say(f"{part.capitalize()}:")
            for line in figures_lines(figures):
                output.say(f"  {line}")
    if event.model:
        output.say(f"Model:  {event.model}")
    if event.report:
        output.say(f"Report: {event.report}")


@contextmanager
def _interrupts(control: Control, output: Output) -> Iterator[None]:
    def on_signal(number: int, _: FrameType | None) -> None:
        if number == signal.SIGINT and not control.stopping:
            output.say("Stopping: the best so far is kept. Press Ctrl+C again to cancel.", error=True)
            control.stop()
        else:
            control.cancel()

    try:
        before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    except ValueError:  # not in the main thread: whoever called us holds the signals
        before = {}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

"""The command ``train``."""

import argparse
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import Any

from pydantic import ValidationError

from radiograph_studio.cli.output import Output, figures_lines, interval, percent
from radiograph_studio.cli.values import natural, run_name
from radiograph_studio.engine.catalogue import backbone
from radiograph_studio.errors import RadiographStudioError, RecipeError
from radiograph_studio.recipe import (
    PAPER_AUGMENTATION,
    PRESETS,
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
from radiograph_studio.workflows import estimating
from radiograph_studio.workflows.advice import Advice, advice
from radiograph_studio.workflows.history import find
from radiograph_studio.workflows.image_facts import image_facts
from radiograph_studio.workflows.requests import (
    TrainRequest,
    again_request,
    continue_request,
    epochs_of_others,
    resume_request,
)
from radiograph_studio.workflows.requests import recipe_of as recipe_of_run
from radiograph_studio.workflows.training import train as train_workflow

Event = Phase | Batch | Epoch | Warn | Finished
_AUGMENTATIONS = {"paper": PAPER_AUGMENTATION, "safe": RADIOGRAPH_SAFE, "none": Augmentation()}
_NUMBERS: dict[str, type] = {
    "epochs": int,
    "batch_size": int,
    "learning_rate": float,
    "draws": int,
    "image_size": int,
    "patience": int,
    "label_smoothing": float,
    "members": int,
}
_RECIPE_OPTIONS = ("backbone", "weights", "class_weights", "seed", *_NUMBERS)
_STATUS = {"completed": 0, "stopped": 0, "cancelled": 130, "failed": 1}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what `train` takes."""
    before = parser.add_argument_group("with a run of before (an id as `runs` lists it, or its beginning)")
    which = before.add_mutually_exclusive_group()
    which.add_argument("--resume", metavar="RUN", help="go on with a run that was cut off")
    which.add_argument("--continue-run", metavar="RUN", help="train the model of a finished run for --epochs more")
    which.add_argument("--again", metavar="RUN", help="the same folders and settings, as a new run")
    parser.add_argument("--train", type=Path, metavar="DIR", help="one folder a class inside")
    parser.add_argument("--val", type=Path, metavar="DIR", help="split off the training folder when left out")
    parser.add_argument("--test", type=Path, metavar="DIR", help="held out, judged at the end")
    parser.add_argument("--seed", type=natural, default=None, metavar="N", help="makes a run repeatable (default 0)")
    add_settings(parser)
    parser.add_argument("--devices", choices=("one", "all"), help="all: share each step over all GPUs")
    parser.add_argument(
        "--estimate", action="store_true", help="say how long it will take and how much memory; no more"
    )
    parser.add_argument(
        "--name", type=run_name, metavar="NAME", help="what to call the run; by default as the folder of its images"
    )
    parser.add_argument("--out", type=Path, metavar="M.rsmodel", help="where the model goes besides the run's folder")
    parser.add_argument("--runs-dir", type=Path, metavar="DIR")


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Add the settings of a recipe; what is left out is the preset's."""
    parser.add_argument("--preset", choices=PRESETS, default=None, help="default: balanced")
    parser.add_argument("--backbone", metavar="ID")
    parser.add_argument("--weights", choices=("imagenet", "scratch"), help="scratch: train without pretrained weights")
    parser.add_argument("--class-weights", choices=("auto", "none"), help=_says("class_weights"))
    for name, kind in _NUMBERS.items():
        letter = "N" if kind is int else "X"
        parser.add_argument(f"--{name.replace('_', '-')}", type=kind, metavar=letter, help=_says(name))
    _add_augmentation(parser)


def _says(name: str) -> str | None:
    return Recipe.model_fields[name].description


def _add_augmentation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--augmentation", choices=tuple(_AUGMENTATIONS), help="a set of values; single ones override it"
    )
    for name, field in Augmentation.model_fields.items():
        option = f"--{name.replace('_', '-')}"
        if field.annotation is bool:
            parser.add_argument(option, action=argparse.BooleanOptionalAction, default=None, help=field.description)
        else:
            parser.add_argument(option, type=float, metavar="X", help=field.description)


def recipe_of(options: argparse.Namespace) -> Recipe:
    """Return the preset's recipe with what the options change; raise `RecipeError` where it cannot be."""
    recipe = preset_recipe(options.preset or "balanced")
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
        reason = str(first.get("ctx", {}).get("error", first["msg"])).removesuffix(".")
        said = f"The setting “{name}” cannot be used: {reason[:1].lower()}{reason[1:]}."
        raise RecipeError(said, "`train --help` lists the settings.") from error


def train(options: argparse.Namespace, output: Output) -> int:
    """Train; the first Ctrl+C stops and keeps the best so far, the second cancels, Ctrl+Z pauses."""
    control = Control()
    try:
        request = _request(options)
        if options.estimate:
            return _say_estimate(request, output)
    except RadiographStudioError as error:
        output.data(Finished(status="failed", error=error.as_dict()).model_dump(mode="json"))
        output.say(str(error), error=True)
        return 2 if isinstance(error, RecipeError) else 1
    epochs: list[Epoch] = []

    def sink(event: Event) -> None:
        if isinstance(event, Epoch):
            epochs.append(event)
        show(event, output)

    with interrupts(control, output):
        finished = train_workflow(request, control, sink)
    word = _word(request, epochs) if finished.status in ("completed", "stopped") else None
    if word is not None:
        output.say(str(word))
    if finished.error and finished.error["kind"] == RecipeError.kind:
        return 2
    return _STATUS[finished.status]


def _word(request: TrainRequest, epochs: Sequence[Epoch]) -> Advice | None:
    """Return what the curves say of a training that is over."""
    return advice(epochs, request.recipe, finished=True, before=epochs_of_others(request))


def _say_estimate(request: TrainRequest, output: Output) -> int:
    counts = image_facts(request.train, request.validation, request.test).counts
    made = estimating.estimate(request.recipe, counts)
    output.data({"images": counts, **asdict(made)})
    if not output.json:
        for line in filter(None, (estimating.in_words(made), estimating.caution(request.recipe, counts))):
            output.say(line)
        output.say(estimating.origin(made))
    entry = backbone(request.recipe.backbone)
    if request.recipe.weights == "imagenet" and entry.weights_path() is None:
        output.say(f"{entry.title} has no ImageNet weights here yet: see the command weights.", error=True)
    return 0


def _request(options: argparse.Namespace) -> TrainRequest:
    """Return what the options ask for: a new training, or something with a run of before."""
    before = options.resume or options.continue_run or options.again
    if before is None:
        if options.train is None:
            raise RecipeError("There is no folder to train on.", "Name one with --train, or a run with --resume.")
        return TrainRequest(
            train=options.train,
            validation=options.val,
            test=options.test,
            recipe=recipe_of(options),
            out=options.out,
            runs_dir=options.runs_dir,
            devices=options.devices or "one",
            name=options.name or "",
        )
    run = find(before, options.runs_dir)
    if options.estimate and not options.again:
        raise RecipeError("An estimate is for a training from its beginning.", "Leave --estimate out, or use --again.")
    if options.resume:
        _refuse_settings(options, allowed=())
        request = resume_request(run)
    elif options.continue_run:
        _refuse_settings(options, allowed=("epochs", "name"))
        epochs = recipe_of_run(run).epochs if options.epochs is None else options.epochs
        request = continue_request(run, epochs)
    else:
        _refuse_settings(options, allowed=("name",))
        request = again_request(run)
    # A run of before keeps its devices, unless others are named.
    more = {
        "devices": options.devices or request.devices,
        "out": options.out or request.out,
        "name": options.name or request.name,
    }
    return request.model_copy(update=more)


def _refuse_settings(options: argparse.Namespace, allowed: tuple[str, ...]) -> None:
    """Raise where settings are given that a run of before brings along itself."""
    names = ("train", "val", "test", "name", "preset", "augmentation", *_RECIPE_OPTIONS, *Augmentation.model_fields)
    given = [name for name in names if getattr(options, name) is not None and name not in allowed]
    if given:
        option = f"--{given[0].replace('_', '-')}"
        raise RecipeError(f"The run brings its own settings, so {option} cannot be given with it.", "Leave it out.")


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
    if event.member > 1:
        name = f"network {event.member}, {name}"
    line = f"  {name:<12} loss {event.loss:.3f}  accuracy {percent(event.accuracy):>7}"
    if event.val_loss is not None:
        line += f"   validation loss {event.val_loss:.3f}  accuracy {percent(event.val_accuracy):>7}"
        line += f" ({interval(event.val_accuracy_ci)})" if event.val_accuracy_ci else ""
    facts = [f"{event.seconds:.1f} s"]
    if event.images_per_second is not None:
        facts.append(f"{event.images_per_second:.0f} images/s")
    if event.memory is not None:
        facts.append(f"{event.memory / 1e9:.1f} GB")
    return "   ".join([line, *facts, *(["best so far"] if event.best else [])])


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
def interrupts(control: Control, output: Output) -> Iterator[None]:
    """Let the first Ctrl+C stop, the second one (or an end of the session) cancel, and Ctrl+Z pause."""

    def on_signal(number: int, _: FrameType | None) -> None:
        if number == signal.SIGINT and not control.stopping:
            output.say("Stopping: the best so far is kept. Press Ctrl+C again to cancel.", error=True)
            control.stop()
        else:
            control.cancel()

    def on_pause(number: int, _: FrameType | None) -> None:
        output.say("Paused: nothing is lost. “fg” goes on.", error=True)
        since = time.monotonic()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)  # the program stands still here, and with it what it computes
        signal.signal(number, on_pause)
        control.add_paused(time.monotonic() - since)
        output.say("Going on.", error=True)

    handlers = {signal.SIGINT: on_signal, signal.SIGTERM: on_signal}
    # No terminal of Windows has Ctrl+Z; where it is ignored, somebody wants it so.
    if sys.platform != "win32" and signal.getsignal(signal.SIGTSTP) == signal.SIG_DFL:
        handlers[signal.SIGTSTP] = on_pause
    try:
        before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    except ValueError:  # not in the main thread: whoever called us holds the signals
        before = {}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

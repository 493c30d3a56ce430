"""The command ``find-rate``."""

import argparse

from radiograph_studio.cli.output import Output
from radiograph_studio.cli.training import interrupts, recipe_of
from radiograph_studio.recipe import Batch, Control, Epoch, Finished, Phase, Warn
from radiograph_studio.workflows.rates import find_learning_rate
from radiograph_studio.workflows.requests import TrainRequest


def find_rate(options: argparse.Namespace, output: Output) -> int:
    """Try rising learning rates on the user's images, print the curve with JSON, and what it suggests."""
    request = TrainRequest(train=options.train, validation=options.val, recipe=recipe_of(options))
    control = Control()

    def sink(event: Phase | Batch | Epoch | Warn | Finished) -> None:
        if isinstance(event, Phase):
            output.say(f"· {event.message}")
        elif isinstance(event, Warn):
            output.say(f"! {event.message}", error=True)

    with interrupts(control, output):
        curve = find_learning_rate(request, control, sink)
    output.data({"rates": curve.rates, "losses": curve.losses, "suggestion": curve.suggestion})
    if curve.suggestion is None:
        output.say("The loss says nothing about a good rate: keep the preset's own.")
    else:
        output.say(f"Suggested learning rate: {curve.suggestion:g}")
    return 0

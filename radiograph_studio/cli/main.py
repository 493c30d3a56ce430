"""From arguments to a command, from errors to one sentence and an exit status."""

import os
import sys
from collections.abc import Sequence

from radiograph_studio.cli import arguments
from radiograph_studio.cli.output import Output
from radiograph_studio.cli.safety import WrongUseError
from radiograph_studio.errors import RadiographStudioError
from radiograph_studio.recipe import Cancelled

DONE, FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str]) -> int:
    """Run one command; without one, open the window with the files in ``argv``. Returns the exit status."""
    try:
        options = arguments.parse(list(argv))
    except SystemExit as end:  # argparse prints its own sentence
        return end.code if isinstance(end.code, int) else WRONG_USE
    except KeyboardInterrupt:  # while the command's own code was loaded
        return INTERRUPTED
    output = Output(json=getattr(options, "json", False))
    try:
        return int(options.command(options, output))
    except RadiographStudioError as error:
        output.error(error)
        return WRONG_USE if isinstance(error, WrongUseError) else FAILED
    except (Cancelled, KeyboardInterrupt):
        output.say("Cancelled.", error=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output went away; Python would complain again when it flushes stdout at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED

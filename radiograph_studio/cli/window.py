"""The command without a sub-command: the window. The one place where this face knows the other."""

import argparse

from radiograph_studio.cli.output import Output


def open_window(options: argparse.Namespace, _: Output) -> int:
    """Open the window with the files that were named."""
    from radiograph_studio.ui.app import run

    files = [str(path) for path in options.files]
    return run(files, sample_project=options.sample_project, new_window=options.new_window)

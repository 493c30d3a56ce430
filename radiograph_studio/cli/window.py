"""The command without a sub-command: the window. The one place where this face knows the other."""

import argparse
import os
from pathlib import Path

from radiograph_studio.cli.output import Output


def open_window(options: argparse.Namespace, _: Output) -> int:
    """Open the window with the files that were named."""
    from radiograph_studio.ui.app import run

    files = [str(path) for path in options.files]
    return run(files, sample_project=options.sample_project, new_window=options.new_window)


def take_picture(path: Path) -> str:
    """Open the window offscreen with all its pages, write what it shows as a PNG file, and say how large that is."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from radiograph_studio.ui.app import take_picture as taken

    width, height = taken(path)
    return f"{width} x {height} pixels"

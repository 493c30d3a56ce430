"""The command ``preview``."""

import argparse

import numpy as np

from radiograph_studio.cli.output import Output
from radiograph_studio.cli.pictures import write_png
from radiograph_studio.cli.safety import WrongUseError, require_other_file
from radiograph_studio.cli.training import recipe_of
from radiograph_studio.workflows.previewing import TILES, Previewer

_COLUMNS = 3
_GAP = 4


def preview(options: argparse.Namespace, output: Output) -> int:
    """Write a picture of three rows and columns: an image as the network gets it, and eight changed versions."""
    if options.out.suffix.lower() != ".png":
        raise WrongUseError(f"“{options.out.name}” is no PNG.", "End it with .png.")
    require_other_file(options.out, [options.file])
    pictures = Previewer().pictures(options.file, recipe_of(options))
    height, width = pictures.shape[1:]
    rows = TILES // _COLUMNS
    sheet = np.full((rows * (height + _GAP) - _GAP, _COLUMNS * (width + _GAP) - _GAP), 255, np.uint8)
    for index, picture in enumerate(pictures):
        top, left = index // _COLUMNS * (height + _GAP), index % _COLUMNS * (width + _GAP)
        sheet[top : top + height, left : left + width] = np.round(255 * picture)
    write_png(options.out, sheet)
    output.say(f"Nine pictures were written to {options.out}; the one in the middle is unchanged.")
    return 0

"""Values that several commands take."""

import argparse

from radiograph_studio.errors import StorageError
from radiograph_studio.workflows.history import checked_name


def natural(text: str) -> int:
    """Return the number that ``text`` holds, 0 or above."""
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{number} is below 0")
    return number


def run_name(text: str) -> str:
    """Return ``text`` as the name of a run."""
    try:
        return checked_name(text)
    except StorageError as error:
        raise argparse.ArgumentTypeError(error.message) from error

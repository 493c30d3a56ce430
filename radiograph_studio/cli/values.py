"""Values that several commands take."""

import argparse

from radiograph_studio.errors import StorageError


def natural(text: str) -> int:
    """Return the number that ``text`` holds, 0 or above."""
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{number} is below 0")
    return number


def run_name(text: str) -> str:
    """Return ``text`` as the name of a run."""
    # Imported here: the window begins with these arguments too, and should be on screen before.
    from radiograph_studio.workflows.history import checked_name

    try:
        return checked_name(text)
    except StorageError as error:
        raise argparse.ArgumentTypeError(error.message) from error

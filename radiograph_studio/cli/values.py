"""Values that several commands take."""

import argparse


def natural(text: str) -> int:
    """Return the number that ``text`` holds, 0 or above."""
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{number} is below 0")
    return number

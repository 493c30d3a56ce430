"""``python -m radiograph_studio`` and the installed command ``radiograph-studio``."""

import multiprocessing
import sys

from radiograph_studio.cli import main


def run() -> None:
    """Run the command line of this process and exit with its status."""
    multiprocessing.freeze_support()
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()

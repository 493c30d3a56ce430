"""One command for everything that is done in a checkout: set up and run, test, measure.

    python3 packaging/dev.py run [--headless] [ARGS ...]   the program with its sample project
    python3 packaging/dev.py test [PYTEST ARGS ...]        every test, lint, types and contracts included
    python3 packaging/dev.py bench [NAME ...] [-- ARGS]    the measurements in tests/benchmarks, each with ARGS
    python3 packaging/dev.py screenshots [ARGS ...]        the pictures of README and help, taken of the real window
    python3 packaging/dev.py translations                  collects the window's texts for resources/languages

Needs nothing but Python: the first start makes `.venv` at the top of the checkout and installs the locked
packages there. Without a display, or with --headless, `run` does the sample project's job in the terminal.
"""

# This file and devkit/interpreter.py also start under Pythons that are too old, in order to say so:
# nothing newer than Python 3.6 may be written in these two.

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from devkit import interpreter


def main(argv: "list[str]") -> int:
    """Run the sub-command `argv` names, under a Python that the project supports; return the exit status."""
    if not argv or argv[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if argv else 2
    if not interpreter.is_suitable(interpreter.current()):
        return _start_again(argv)
    from devkit import commands

    return commands.main(argv)


def _start_again(argv: "list[str]") -> int:
    found = interpreter.find()
    if found is None:
        print(interpreter.advice(interpreter.current(), sys.platform), file=sys.stderr)
        return 1
    return subprocess.call([found, str(Path(__file__).resolve()), *argv])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

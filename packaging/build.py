"""One command that makes the installers: the frozen program, its proof, the packages.

    python3 packaging/build.py build        the program as a folder that runs without Python: dist/RadiographStudio
    python3 packaging/build.py smoke        proves it: from an awkward folder, without rights, environment or network
    python3 packaging/build.py installer    the installers of this system, in dist/installers
    python3 packaging/build.py sizes        what takes how much room in it
    python3 packaging/build.py figures      starts and memory, from source and frozen

Several in one call are done in turn: python3 packaging/build.py build smoke installer

Needs nothing but Python: the first start makes `.venv-build` at the top of the checkout and installs the locked
packages there. What it makes is for the system that it runs on, and for those that are no older.
"""

# This file also starts under Pythons that are too old, in order to say so: nothing newer than Python 3.6 in it.

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from devkit import interpreter


def main(argv: "list[str]") -> int:
    """Run the sub-commands `argv` names, under a Python that the project supports; return the exit status."""
    if not argv or argv[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if argv else 2
    if interpreter.is_suitable(interpreter.current()):
        from buildkit import commands

        return commands.main(argv)
    found = interpreter.find()
    if found is None:
        print(interpreter.advice(interpreter.current(), sys.platform), file=sys.stderr)
        return 1
    return subprocess.call([found, str(Path(__file__).resolve()), *argv])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The first lines of the frozen program: helper processes turn off here, before anything of the program is loaded."""

import multiprocessing
import os
import sys


def _streams() -> None:
    """Give a program with a window, which has no terminal on Windows, somewhere to write."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - kept to the end


def _library_path() -> None:
    """Undo what the boot loader sets for this process: a browser or viewer started from here has its own libraries."""
    if sys.platform.startswith("linux"):
        before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
        os.environ.pop("LD_LIBRARY_PATH", None)
        if before is not None:
            os.environ["LD_LIBRARY_PATH"] = before
        # Without this the boot loader of a child takes itself for a part of this process and sets no path of its own.
        os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


if __name__ == "__main__":
    _streams()
    _library_path()
    multiprocessing.freeze_support()
    from radiograph_studio.__main__ import run

    run()

"""The command line: the same workflows as the window, for scripts and for machines without a display.

Exit status: 0 done, 1 some input failed, 2 wrong use. With ``--json`` nothing but JSON lines is on stdout; what is
meant for a person then goes to stderr.
"""

from radiograph_studio.cli.main import main

__all__ = ["main"]

"""A guard against a fault of PySide6 on Python 3.11: every ``emit`` gives away a reference to ``True`` it does not own.

Seen with PySide6 6.12.0: after some thousand signals the count of references to ``True`` reaches zero and the
interpreter ends with "Fatal Python error: deallocating True or False". From Python 3.12 on, these two objects are
immortal (PEP 683) and the fault does no harm; here they are made so.
"""

import ctypes
import sys

_ENOUGH = 1 << 40
"""References to spare: at a million signals a second it would take twelve days to use them up."""


def keep_booleans() -> None:
    """Make ``True`` and ``False`` outlive any number of signals; does nothing where Python does it itself."""
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for value in (True, False):
        if sys.getrefcount(value) < _ENOUGH // 2:
            # An object of CPython begins with its reference count (Include/object.h).
            ctypes.c_ssize_t.from_address(id(value)).value += _ENOUGH

"""The versions of everything that the program writes and a later program, or an earlier one, may read.

A number grows when an earlier program would take the new form for something that it is not: a word that changes its
meaning, a part that must not be overlooked. Words that are merely added do not make it grow, since whoever does not
know them passes them over. A record without a number was written before there were any, and is of version 1.
Whoever makes a number grow adds a fixture of the version before to ``tests/fixtures`` (`tests/test_updating.py` fails
until there is one of the present version), and reading it stays possible for as long as the program lives.

=============================== ====== ==============================================================================
what                            number read by an earlier program
=============================== ====== ==============================================================================
model file (``.rsmodel``)       MODEL  refused in one sentence; the file is not touched
run (``run.json`` with its log) RUN    listed as a run of a newer version, opened in its folder only, and not touched:
                                       no label, no resuming, no deletion
settings (``window.json``)      SETTINGS copied beside as ``window.format-N.json`` and read as far as understood; where
                                       the copy cannot be made, nothing is written in its place
state of a training             CHECKPOINT of a newer version: refused, kept; of an older one: the training begins anew
recipe                          none   it stands in the three above, whose numbers are its own; one with settings that
                                       this program does not know is refused as a whole, never half understood
label of a run, note on weights none   words that are not known are passed over; they belong to what they lie beside
geometry (``window.ini``)       none   Qt's own, with its own number; what Qt does not understand is the first size
caches (weights, features)      none   found by a digest of what they were made from; others are never looked at, and
                                       all can be made again
=============================== ====== ==============================================================================
"""

from typing import Final

MODEL: Final = 1
RUN: Final = 1
SETTINGS: Final = 1
CHECKPOINT: Final = 3


def number(content: object) -> int:
    """Return the version that a record names; 1 where it names none, or nothing that is a version."""
    found = content.get("format") if isinstance(content, dict) else None
    return found if isinstance(found, int) and not isinstance(found, bool) else 1

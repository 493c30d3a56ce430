"""Radiograph Studio: train and use classifiers of radiographs, with honest numbers.

The house stands on floors; a room may use all that lies below it, never what lies above or beside it:

====== ============================== ==============================================================
floor  room                           what lives there
====== ============================== ==============================================================
9      ``ui`` · ``cli``               the two faces; all PySide6 code is in ``ui``
8      ``workflows``                  what a person does, once for both faces
7      ``reporting``                  results in forms that others read
6      ``scoring``                    one image, or many, to scores
5      ``engine`` · ``runs``          all TensorFlow and Keras code · runs on disk
4      ``model_file`` · ``recipe``    the saved model · recipe, training events, stop and cancel
3      ``datasets``                   folders to dataset, split, data check, phantom samples
2      ``imaging`` · ``evaluation``   file to radiograph to pixels · statistics on labels and scores
1      ``diagnostics``                log, crash trace, redacted report
1      ``errors`` ``paths``           errors that a reader can act on · where things live
1      ``formats``                    the versions of what is written, and who may read what
====== ============================== ==============================================================

The contracts in ``pyproject.toml`` and ``tests/test_architecture.py`` keep it so.
"""

import os

from radiograph_studio.language import mark

# pydantic otherwise looks through every installed package for plug-ins when the program starts: none is wanted.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

__version__ = "0.1.0"

RESEARCH_USE = mark("For research and education. Not a medical device: not for diagnosis or treatment.")
"""Said at first run, in every report and on every exported image: translated where it is shown."""

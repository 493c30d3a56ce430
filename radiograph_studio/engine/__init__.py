"""All TensorFlow and Keras code: backbones, network, training, prediction.

Importing this package is cheap; importing `trainer`, `predictor` or `network` loads TensorFlow and takes seconds, so
workflows do that late, in a worker, after `loading.load_tensorflow`. `catalogue` names the backbones without loading
anything.
"""

import os

from radiograph_studio import paths

# Read by TensorFlow and Keras at import; a user's own setting wins.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
# Keras writes its settings file into the home folder unless told otherwise.
os.environ.setdefault("KERAS_HOME", str(paths.cache_dir() / "keras"))

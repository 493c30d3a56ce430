"""All TensorFlow and Keras code: backbones, network, training, prediction.

Importing this package is cheap. The modules of the second half load TensorFlow, which takes seconds, so workflows
import them late, in a worker, after `loading.load_tensorflow`.

================== =====================================================================
module             what lives there
================== =====================================================================
catalogue          the backbones that can be chosen, as data
weights_store      imported and downloaded weights: list, check, import, remove
weights_download   downloads when asked; the only code that goes to a network
h5_weights         reads weights of ``keras.applications``: arrays and nothing else
torch_weights      reads weights in PyTorch's old format, without PyTorch
costs, speed       what a training costs; how fast this computer is
progress           how far a run is, and how long it will still take
course             epochs behind it, best weights so far, when to end early
checkpoint         the state of a training on disk, to go on from
images             files to the array that the network takes
feature_cache      features of pictures that were looked at before, on disk
solver             the head found directly: logistic regression on features
rate_finder        what the losses of rising learning rates say
loading            loads TensorFlow, once and quietly
------------------ ---------------------------------------------------------------------
devices            one device or all, and with which precision
backbones          catalogue entry to Keras layers with their weights
efficientnet_lite  EfficientNet-Lite in Keras
augmentation       one affine transform an image, then grey levels
network            grey picture to logits: the whole network
predictor          forward passes, the same for validation, test and scoring
features           pictures to features of a backbone that stays as it is
learner            gradient steps: one compiled function
measuring          measures the speed of a backbone
groundwork         pictures, network, features and the solver's head
job                what every stretch of a training knows of the whole
epochs             the epochs: batches, validation, best weights, state on disk
trainer            one training from dataset and recipe to a network
rate_trial         tries learning rates on the network that a recipe would train
================== =====================================================================
"""

import os

from radiograph_studio import paths

# Read by TensorFlow and Keras at import; a user's own setting wins.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
# Keras writes its settings file into the home folder unless told otherwise.
os.environ.setdefault("KERAS_HOME", str(paths.cache_dir() / "keras"))

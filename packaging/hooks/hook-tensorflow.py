"""PyInstaller's instructions for TensorFlow, in place of the usual ones.

Those import all of TensorFlow to learn its modules' names, which takes minutes; they can be read off the list of its
files. What is then left out is up to `buildkit.cuts`.
"""

from buildkit import gathering

hiddenimports = [
    *gathering.some("modules of TensorFlow", gathering.module_files("tensorflow")),
    *gathering.some("modules of Keras", gathering.module_files("keras")),
    "ml_dtypes",
]
datas = gathering.some("data files of TensorFlow", gathering.other_files("tensorflow"))
excludedimports = ["tensorflow-plugins"]
warn_on_missing_hiddenimports = False

# Functions that TensorFlow compiles from their source: it has to be there.
module_collection_mode = {"tensorflow.python.autograph": "py+pyz"}

# Extension modules look for these two beside themselves, not at the top.
bindepend_symlink_suppression = [
    "**/libtensorflow_cc.so*",
    "**/libtensorflow_framework.so*",
    "**/_pywrap_tensorflow_internal.so",
]

"""Statistics on arrays of labels and probabilities: figures with honest intervals, ROC curve, temperature.

Nothing here knows files, images or networks. ``labels`` are class indices (n,); ``probabilities`` and
``logits`` are (n, k), one column a class.
"""

from radiograph_studio.evaluation.calibration import fit_temperature
from radiograph_studio.evaluation.figures import ClassFigures, Figures, figures
from radiograph_studio.evaluation.intervals import Interval, accuracy_interval, auc_interval
from radiograph_studio.evaluation.roc import roc_points

__all__ = [
    "ClassFigures",
    "Figures",
    "Interval",
    "accuracy_interval",
    "auc_interval",
    "figures",
    "fit_temperature",
    "roc_points",
]

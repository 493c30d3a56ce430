"""One image to a score, and many images to many scores.

A score is a calibrated probability for each class, with what qualifies it: how unlike the training images the image is.
"""

from radiograph_studio.scoring.novelty import Novelty, fit_novelty
from radiograph_studio.scoring.scorer import ModelInfo, Score, Scorer, calibrated

__all__ = ["ModelInfo", "Novelty", "Score", "Scorer", "calibrated", "fit_novelty"]

"""The learning-rate finder: a short training whose rate rises with every step, and what its loss says.

After Smith, Cyclical Learning Rates for Training Neural Networks, arXiv:1506.01186, section 3.3.
"""

import numpy as np
from numpy.typing import NDArray

LOWEST, HIGHEST, STEPS = 1e-6, 1.0, 80
_SMOOTHING = 0.85
_GIVEN_UP = 4.0  # times the lowest loss: from here on nothing is learned any more
_RISE = 0.1
_MARGIN = 10.0
_END = 3  # steps: a loss that is lowest here has not been seen to rise
_SOLVED = 0.05  # a mean cross-entropy below it: the images are told apart already, and its falls say nothing


def rates(steps: int = STEPS) -> NDArray[np.float64]:
    """Return the learning rates to try, (steps,), evenly spaced on a logarithmic scale."""
    return np.geomspace(LOWEST, HIGHEST, steps)


def smoothed(losses: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return ``losses`` (n,) as a running mean that forgets, corrected for its beginning."""
    out = np.empty(len(losses))
    mean = 0.0
    for index, loss in enumerate(losses):
        mean = _SMOOTHING * mean + (1 - _SMOOTHING) * loss
        out[index] = mean / (1 - _SMOOTHING ** (index + 1))
    return out


def exploded(losses: NDArray[np.float64]) -> bool:
    """Return whether the last of ``losses`` shows that the rate is far too high, so that trying on is of no use."""
    if not np.isfinite(losses[-1]):
        return True
    smooth = smoothed(losses)
    return bool(len(losses) > 10 and smooth[-1] > _GIVEN_UP * smooth.min() + 0.1)


def suggestion(tried: NDArray[np.float64], losses: NDArray[np.float64]) -> float | None:
    """Return a learning rate for rates (n,) that gave losses (n,); None where the losses do not say.

    A tenth of the rate where the loss is lowest, if it fell on the way; where it fell to the very end, the rate where
    half of the fall was done. A head that begins at its solution has a loss that can only rise: then a tenth of the
    rate where it began to.
    """
    burst = len(losses) > 0 and exploded(losses)
    known = np.isfinite(losses)
    tried, losses = tried[known], losses[known]
    if len(losses) < 10:
        return None
    smooth = smoothed(losses)
    start, lowest = smooth[: max(3, len(smooth) // 10)].mean(), int(smooth.argmin())
    if smooth[lowest] < (1 - _RISE) * start:
        if start < _SOLVED:
            return None
        if lowest >= len(smooth) - _END and not burst:
            return _rounded(tried[int((smooth <= (start + smooth[lowest]) / 2).argmax())])
        return _rounded(tried[lowest] / _MARGIN)
    risen = np.flatnonzero(smooth > (1 + _RISE) * start + 0.02)
    return _rounded(tried[risen[0]] / _MARGIN) if len(risen) else None


def _rounded(rate: float) -> float:
    """Return ``rate`` with one digit: more would claim to know more."""
    return float(f"{rate:.0e}")

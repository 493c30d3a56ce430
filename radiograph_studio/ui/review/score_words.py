"""What the score panel says. No Qt."""

from typing import TYPE_CHECKING

from radiograph_studio.imaging import Radiograph
from radiograph_studio.ui import wording

if TYPE_CHECKING:
    from radiograph_studio.scoring import ModelInfo, Score

_RARE = 0.95
RESEARCH_USE = "For research and education. Not a medical device."

FOR_PROCESSING = (
    "This image is stored for processing, not for presentation: it may look unlike all that a model was trained on, "
    "and its score may mean nothing."
)


def probability(value: float) -> str:
    """Return a probability with one decimal: never a bare 0 % or 100 % that it is not."""
    if 0 < value < 0.0005:
        return "under 0.1 %"
    if 0.9995 <= value < 1:
        return "over 99.9 %"
    return f"{100 * value:.1f} %"


def leading(score: "Score") -> str:
    """Return the line under the label: how probable it is."""
    return f"Probability {probability(score.probabilities[score.label])}"


def frame(radiograph: Radiograph) -> str:
    """Return which frame was scored, for a file with several."""
    return f"Frame {radiograph.frame + 1} of {radiograph.frames}" if radiograph.frames > 1 else ""


def novelty(score: "Score") -> str:
    """Return where the image lies among the training images."""
    if score.unusual:
        return "Unlike the training images: treat this score with care."
    if score.novelty is None:
        return "How like the training images it is cannot be said: this model keeps no reference."
    if score.novelty >= 1:
        return "At the edge of the training images: none of them is more unusual."
    if score.novelty >= _RARE:
        return f"Rare among the training images: {wording.percent(score.novelty)} of them are less unusual."
    return f"Like the training images: {wording.percent(score.novelty)} of them are less unusual."


def novelty_tone(score: "Score") -> str:
    """Return how loudly that is to be said: a tone of the theme."""
    if score.unusual:
        return "warning"
    return "" if score.novelty is not None and score.novelty >= _RARE else "muted"


def notes(score: "Score", shown: tuple[str, ...]) -> str:
    """Return the notes of a score that are not on screen already, one a line."""
    from radiograph_studio.scoring.scorer import UNUSUAL

    known = {UNUSUAL, *shown}
    return "\n".join(dict.fromkeys(note for note in score.notes if note not in known))


def classes(info: "ModelInfo") -> str:
    """Return the classes and when the model was made."""
    listed = " · ".join(info.classes[:6]) + (f" and {len(info.classes) - 6} more" if len(info.classes) > 6 else "")
    return f"{listed}\nTrained {wording.moment(info.created)}"


def figures(info: "ModelInfo") -> str:
    """Return how the model did on how many images: never a percentage without its interval."""
    lines = []
    for part, title in (("validation", "Validation"), ("test", "Test")):
        known = info.figures.get(part)
        if known:
            lines.append(f"{title} {wording.accuracy(known)}".replace(" (95", "\n(95"))
    return "\n".join(lines) or "Not judged on any images."


def spec(info: "ModelInfo") -> str:
    """Return how a picture becomes the network's input."""
    asked = info.input_spec
    fits = {"letterbox": "whole picture, edges filled", "stretch": "stretched", "crop": "middle cut out"}
    windows = {"default": "the file's window", "automatic": "automatic window", "full": "full range"}
    return f"{asked.width} × {asked.height} pixels, {fits[asked.fit]}, {windows[asked.window]}"

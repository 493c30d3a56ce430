"""What the score panel says. No Qt."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from radiograph_studio.imaging import Radiograph
from radiograph_studio.language import mark, tr
from radiograph_studio.ui import wording

if TYPE_CHECKING:
    from radiograph_studio.scoring import ModelInfo, Score

_RARE = 0.95
RESEARCH_USE = mark("For research and education. Not a medical device.")

FOR_PROCESSING = mark(
    "This image is stored for processing, not for presentation: it may look unlike all that a model was trained on, "
    "and its score may mean nothing."
)
_FITS = {
    "letterbox": mark("whole picture, edges filled"),
    "stretch": mark("stretched"),
    "crop": mark("middle cut out"),
}
_WINDOWS = {
    "default": mark("the file's window"),
    "automatic": mark("automatic window"),
    "full": mark("full range"),
}


def probability(value: float) -> str:
    """Return a probability with one decimal: never a bare 0 % or 100 % that it is not."""
    if 0 < value < 0.0005:
        return tr("under 0.1 %")
    if 0.9995 <= value < 1:
        return tr("over 99.9 %")
    return f"{100 * value:.1f} %"


def leading(score: "Score") -> str:
    """Return the line under the label: how probable it is."""
    return tr("Probability {percent}", percent=probability(score.probabilities[score.label]))


def frame(radiograph: Radiograph) -> str:
    """Return which frame was scored, for a file with several."""
    if radiograph.frames < 2:
        return ""
    return tr("Frame {number} of {count}", number=radiograph.frame + 1, count=radiograph.frames)


def novelty(score: "Score") -> str:
    """Return where the image lies among the training images."""
    if score.unusual:
        return tr("Unlike the training images: treat this score with care.")
    if score.novelty is None:
        return tr("How like the training images it is cannot be said: this model keeps no reference.")
    if score.novelty >= 1:
        return tr("At the edge of the training images: none of them is more unusual.")
    share = wording.percent(score.novelty)
    if score.novelty >= _RARE:
        return tr("Rare among the training images: {percent} of them are less unusual.", percent=share)
    return tr("Like the training images: {percent} of them are less unusual.", percent=share)


def novelty_tone(score: "Score") -> str:
    """Return how loudly that is to be said: a tone of the theme."""
    if score.unusual:
        return "warning"
    return "" if score.novelty is not None and score.novelty >= _RARE else "muted"


def notes(score: "Score", shown: tuple[str, ...]) -> str:
    """Return the notes of a score that are not on screen already, one a line."""
    from radiograph_studio.scoring.scorer import UNUSUAL

    known = {UNUSUAL, tr(UNUSUAL), *shown}
    return "\n".join(dict.fromkeys(note for note in score.notes if note not in known))


def classes(info: "ModelInfo") -> str:
    """Return the classes and when the model was made."""
    listed = " · ".join(info.classes[:6])
    if len(info.classes) > 6:
        listed = tr("{classes} and {count} more", classes=listed, count=len(info.classes) - 6)
    return "\n".join((listed, tr("Trained {moment}", moment=wording.moment(info.created))))


def figures(info: "ModelInfo") -> str:
    """Return how the model did on how many images: never a percentage without its interval."""
    lines = []
    if validation := info.figures.get("validation"):
        lines.append(tr("Validation {result}", result=_in_two_lines(validation)))
    if test := info.figures.get("test"):
        lines.append(tr("Test {result}", result=_in_two_lines(test)))
    return "\n".join(lines) or tr("Not judged on any images.")


def spec(info: "ModelInfo") -> str:
    """Return how a picture becomes the network's input."""
    asked = info.input_spec
    fit, window = tr(_FITS[asked.fit]), tr(_WINDOWS[asked.window])
    return tr(
        "{width} × {height} pixels, {fit}, {window}", width=asked.width, height=asked.height, fit=fit, window=window
    )


def _in_two_lines(figures: Mapping[str, Any]) -> str:
    """Return an accuracy with its interval below it."""
    return wording.accuracy(figures).replace(" (95", "\n(95")

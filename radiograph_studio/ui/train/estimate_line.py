"""What a training will cost, in one line, before it begins."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel, QWidget

from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import Recipe
from radiograph_studio.ui import theme
from radiograph_studio.workflows import estimating
from radiograph_studio.workflows.estimating import Estimate

_GIGABYTE = 1e9
_GUESSED = mark("From the typical speed of a computer with two cores; the first training here measures this one.")
_MEASURED = mark("From the speed that was measured on this computer.")
_TOO_MUCH = mark("That is more than is free now: choose a smaller batch or image size, or close other programs.")


class EstimateLine(QLabel):
    """Says time and memory of a recipe; empty and hidden where nothing can be said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("estimateLabel")
        self.setWordWrap(True)
        theme.set_role(self, "caption")
        self.hide()

    def show_recipe(self, recipe: Recipe | None, images: Mapping[str, int] | None) -> None:
        """Estimate ``recipe`` on so many images of each part (train, validation, test)."""
        if recipe is None or images is None or not images.get("train"):
            self.clear()
            self.hide()
            return
        made = estimating.estimate(recipe, images)
        fits = made.memory <= estimating.memory_at_hand()
        self.setText(in_words(made) if fits else f"{in_words(made)} {tr(_TOO_MUCH)}")
        self.setToolTip(tr(_MEASURED if made.measured else _GUESSED))
        theme.set_style(self, "tone", "" if fits else "warning")
        self.show()


def in_words(made: Estimate) -> str:
    """Return ``About 3 s to the first result, 2 min in all, 1.4 GB of memory.``"""
    return tr(
        "About {first} to the first result, {whole} in all, {memory} GB of memory.",
        first=_rounded(made.seconds_first),
        whole=_rounded(made.seconds),
        memory=f"{made.memory / _GIGABYTE:.1f}",
    )


def _rounded(seconds: float) -> str:
    """Return a time in figures that claim no more than an estimate knows."""
    if seconds < 10:
        return f"{max(round(seconds), 1)} s"
    if seconds < 57.5:
        return f"{round(seconds / 5) * 5} s"
    minutes = max(round(seconds / 60), 1)
    if minutes < 10:
        return f"{minutes} min"
    if minutes < 58:
        return f"{round(minutes / 5) * 5} min"
    hours = round(seconds / 1800) / 2
    return f"{max(hours, 1):g} h"

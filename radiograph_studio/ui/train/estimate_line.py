"""What a training will cost, in one line, before it begins."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel, QWidget

from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import Recipe
from radiograph_studio.ui import theme
from radiograph_studio.workflows import estimating
from radiograph_studio.workflows.estimating import in_words

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

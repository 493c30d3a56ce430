"""What a training will cost, in one line, before it begins."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel, QWidget

from radiograph_studio.recipe import Recipe
from radiograph_studio.ui import theme
from radiograph_studio.workflows import estimating


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
        caution = estimating.caution(recipe, images)
        self.setText(" ".join(filter(None, (estimating.in_words(made), caution))))
        self.setToolTip(estimating.origin(made))
        theme.set_style(self, "tone", "" if fits and not caution else "warning")
        self.show()

"""A small window beside the sliders: what they make of one image, live."""

import functools
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from radiograph_studio.language import tr
from radiograph_studio.recipe import Recipe
from radiograph_studio.ui import theme
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.train.preview_grid import PreviewGrid
from radiograph_studio.ui.widgets import button, named
from radiograph_studio.workflows import previewing

_SETTLE_MS = 15
"""Moves of a slider within this time make one preview."""


class PreviewDialog(QDialog):
    """Shows one image as training would get it, nine times; made anew whenever the recipe is another one.

    At most one preview is being made at a time: what is asked for meanwhile waits, and only the last wish counts.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewDialog")
        self.setWindowTitle(tr("Augmentation preview"))
        self._previewer = previewing.Previewer()
        self._path: Path | None = None
        self._chosen = False
        self._recipe: Recipe | None = None
        self._dice = 0
        self._stale = False
        self._timer = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._making = Operation(self)
        self.grid = PreviewGrid(previewing.UNCHANGED)
        self.text = named(theme.label(role="caption", wrap=True), "previewText")
        self.other = button(tr("Other image…"), "previewImageButton", "open")
        self.again = button(tr("Other changes"), "previewAgainButton", "reset")
        self.again.setToolTip(tr("Draw other random changes with the same settings"))
        self._layout()
        self._timer.timeout.connect(self._make)
        self._making.succeeded.connect(self._show)
        self._making.failed.connect(self._fail)
        self._making.finished.connect(self._go_on)
        self.other.clicked.connect(self._ask)
        self.again.clicked.connect(self._throw_again)
        self._say()

    def set_example(self, path: Path | None) -> None:
        """Show this image, unless the user has chosen another one."""
        if not self._chosen and path != self._path:
            self._path = path
            self.grid.clear()
            self._renew()

    def choose(self, path: Path) -> None:
        """Show the image that the user has chosen."""
        self._path, self._chosen = path, True
        self._renew()

    def show_recipe(self, recipe: Recipe | None) -> None:
        """Show what this recipe does; None, where the settings contradict each other, keeps what is shown."""
        if recipe is not None and _seen(recipe) != _seen(self._recipe):
            self._recipe = recipe
            self._renew()

    def place_beside(self, panel: QWidget) -> None:
        """Stand at the right of ``panel``, unless it is on screen already, where the user may have moved it."""
        if self.isVisible():
            return
        seen = panel.visibleRegion().boundingRect()  # a panel that is scrolled begins above the window
        corner = panel.mapToGlobal(seen.topRight() + QPoint(5 * theme.SPACING, 0))
        lowest = panel.screen().availableGeometry().bottom() - self.sizeHint().height() - 5 * theme.SPACING
        self.move(corner.x(), max(min(corner.y(), lowest), 0))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _renew(self) -> None:
        self._stale = True
        if not self._timer.isActive():  # never put off, so that pictures follow a slider that keeps moving
            self._timer.start()

    def _make(self) -> None:
        if self._making.running:
            return  # `_go_on` comes when the present one is done
        self._stale = False
        if self._path is None or self._recipe is None:
            self._say()
            return
        self._say("" if previewing.tensorflow_is_loaded() else tr("Starting TensorFlow… (only the first time)"))
        self._making.start(
            functools.partial(self._previewer.pictures, self._path, self._recipe.model_copy(), self._dice)
        )

    def _go_on(self) -> None:
        if self._stale and self.isVisible():
            self._make()

    def _show(self, pictures: object) -> None:
        self.grid.set_pictures(pictures)  # type: ignore[arg-type]
        self._say()

    def _fail(self, error: object) -> None:
        self.grid.clear()
        self._say(sentence(error), "error")

    def _say(self, text: str = "", tone: str = "") -> None:
        """Say ``text``, or what is on show, or what to do first."""
        usual = tr("Choose an image to see what changes.")
        if self._path:
            usual = tr("{name}, as training gets it", name=self._path.name)
        self.text.setText(text or usual)
        theme.set_style(self.text, "tone", tone)
        self.again.setEnabled(self._path is not None)

    def _throw_again(self) -> None:
        self._dice += 1
        self._renew()

    def _ask(self) -> None:
        folder = str(self._path.parent) if self._path else ""
        name, _filter = QFileDialog.getOpenFileName(self, tr("Choose an image"), folder)
        if name:
            self.choose(Path(name))

    def _layout(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACING)
        buttons.addWidget(self.other)
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.SPACING] * 4)
        column.setSpacing(theme.SPACING)
        column.addWidget(self.grid, 1)
        column.addWidget(self.text)
        column.addLayout(buttons)


def _seen(recipe: Recipe | None) -> object:
    """Return what of a recipe shows in the preview."""
    if recipe is None:
        return None
    return recipe.augmentation, recipe.backbone, recipe.preset, recipe.image_size, recipe.seed

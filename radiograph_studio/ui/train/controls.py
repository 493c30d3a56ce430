"""The settings of a training run: presets first, every setting of theirs below."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from radiograph_studio.engine.catalogue import backbone
from radiograph_studio.errors import RecipeError
from radiograph_studio.language import tr
from radiograph_studio.recipe import Recipe, preset_recipe
from radiograph_studio.ui import theme
from radiograph_studio.ui.train.augmentation import AugmentationBox
from radiograph_studio.ui.train.backbone_picker import BackbonePicker
from radiograph_studio.ui.train.estimate_line import EstimateLine
from radiograph_studio.ui.train.inputs import LearningRateSpin, WheelGuard, buddy, form_layout
from radiograph_studio.ui.train.more_settings import MoreSettings
from radiograph_studio.ui.train.presets import PresetPicker
from radiograph_studio.ui.train.preview import PreviewDialog
from radiograph_studio.ui.widgets import button, named


class ControlsPanel(QWidget):
    """Edits a `Recipe`; ``changed`` is sent whenever it may be another one.

    ``estimate`` is the panel's last line; who has a better place for it, beside the button that trains, moves it there.
    """

    changed = Signal()
    weightsWanted = Signal()
    rateWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = preset_recipe("balanced")
        self._images: Mapping[str, int] | None = None
        self._example: Path | None = None
        self._preview: PreviewDialog | None = None
        self.presets = PresetPicker(self)
        self.preset = self.presets.combo
        self.picker = BackbonePicker(self)
        self.backbone, self.scratch = self.picker.combo, self.picker.scratch
        self.epochs = named(QSpinBox(), "epochsSpin")
        self.epochs.setRange(1, 1000)
        self.batch_size = named(QSpinBox(), "batchSizeSpin")
        self.batch_size.setRange(1, 1024)
        self.learning_rate = named(LearningRateSpin(), "learningRateSpin")
        self.find_rate = button(tr("Find…"), "findRateButton", kind="link")
        self.find_rate.setToolTip(tr("Tries learning rates on your images for a minute or so and suggests one"))
        self.seed = named(QSpinBox(), "seedSpin")
        self.seed.setRange(0, 2**31 - 1)
        self.seed.setToolTip(tr("The same seed, settings and images give the same result on this computer."))
        for spin in (self.epochs, self.batch_size, self.learning_rate, self.seed):
            spin.lineEdit().setTextMargins(theme.SPACING // 2, 0, 0, 0)
        self.more = MoreSettings()
        self.augmentation = AugmentationBox()
        self.estimate = EstimateLine()
        self._layout()
        self._guard_wheel()
        self.set_recipe(self._base)
        self._connect()

    def recipe(self) -> Recipe:
        """Return the settings as they stand; raise ``ValidationError`` where they contradict each other."""
        return Recipe.model_validate(self._fields())

    def problem(self) -> str:
        """Return why these settings cannot be trained with, in a sentence; empty where they can."""
        if missing := self.picker.problem():
            return missing
        try:
            recipe = self.recipe()
            backbone(recipe.backbone).side(recipe.image_size)
        except ValidationError as error:
            message = error.errors()[0]["msg"].removeprefix("Value error, ")
            return tr("{message} Choose another preset or backbone.", message=message)
        except RecipeError as error:
            return str(error)
        return ""

    def set_recipe(self, recipe: Recipe) -> None:
        """Fill in all settings."""
        self._base = recipe
        self.blockSignals(True)
        self.presets.set_value(recipe.preset)
        self.picker.set_value(recipe.backbone, recipe.weights)
        self.epochs.setValue(recipe.epochs)
        self.batch_size.setValue(recipe.batch_size)
        self.learning_rate.setValue(recipe.learning_rate)
        self.seed.setValue(recipe.seed)
        self.more.set_value(recipe)
        self.augmentation.set_value(recipe.augmentation)
        self.blockSignals(False)
        self._edited()

    def set_images(self, counts: Mapping[str, int] | None) -> None:
        """Say how many images each part has (train, validation, test), for the estimate; None where nobody knows."""
        self._images = counts
        self.estimate_anew()

    def set_example(self, path: Path | None) -> None:
        """Say which image the preview shows until the user chooses another one."""
        self._example = path
        if self._preview is not None:
            self._preview.set_example(path)

    def set_learning_rate(self, rate: float) -> None:
        """Fill in a learning rate."""
        self.learning_rate.setValue(rate)

    def refresh_backbones(self) -> None:
        """Look again which backbones have weights."""
        self.picker.refresh()
        self._edited()

    def show_preview(self) -> None:
        """Show what the augmentation does, beside this panel; the window stays usable."""
        if self._preview is None:
            self._preview = PreviewDialog(self.window())
            self._preview.set_example(self._example)
        self._preview.place_beside(self)
        self._preview.show_recipe(self._valid_recipe())
        self._preview.show()
        self._preview.activateWindow()

    def _fields(self) -> dict[str, Any]:
        # What has no widget keeps the value of the preset or of the recipe that was filled in.
        return self._base.model_dump() | {
            "preset": self.presets.preset,
            "backbone": self.picker.backbone,
            "weights": self.picker.weights,
            "epochs": self.epochs.value(),
            "batch_size": self.batch_size.value(),
            "learning_rate": self.learning_rate.value(),
            "seed": self.seed.value(),
            "augmentation": self.augmentation.value().model_dump(),
            **self.more.value(),
        }

    def _valid_recipe(self) -> Recipe | None:
        return None if self.problem() else self.recipe()

    def _layout(self) -> None:
        rate = QHBoxLayout()
        rate.setSpacing(theme.SPACING // 2)
        rate.addWidget(self.learning_rate, 1)
        rate.addWidget(self.find_rate)
        form = form_layout()
        form.addRow(buddy(tr("&Preset"), self.preset), self.presets.row)
        form.addRow(self.presets.text)
        form.addRow(buddy(tr("&Backbone"), self.backbone), self.backbone)
        form.addRow(self.picker.weights_row)
        form.addRow(self.scratch)
        form.addRow(buddy(tr("Ep&ochs"), self.epochs), self.epochs)
        form.addRow(buddy(tr("Batch si&ze"), self.batch_size), self.batch_size)
        form.addRow(buddy(tr("&Learning rate"), self.learning_rate), rate)
        form.addRow(buddy(tr("See&d"), self.seed), self.seed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.SPACING, 0)
        column.setSpacing(2 * theme.SPACING)
        column.addLayout(form)
        column.addWidget(self.more)
        column.addWidget(self.augmentation)
        column.addStretch(1)
        column.addWidget(self.estimate)

    def _guard_wheel(self) -> None:
        guard = WheelGuard(self)
        guard.watch(self.preset, self.backbone, self.epochs, self.batch_size, self.learning_rate, self.seed)
        guard.watch(*self.more.inputs, self.augmentation.preset, *self.augmentation.sliders.values())

    def _connect(self) -> None:
        self.presets.chosen.connect(self._choose_preset)
        for spin in (self.epochs, self.batch_size, self.seed):
            spin.valueChanged.connect(self._edited)
        self.learning_rate.valueChanged.connect(self._edited)
        for part in (self.picker, self.more, self.augmentation):
            part.changed.connect(self._edited)
        self.picker.weightsWanted.connect(self.weightsWanted)
        self.find_rate.clicked.connect(self.rateWanted)
        self.augmentation.previewWanted.connect(self.show_preview)

    def _choose_preset(self) -> None:
        if not self.signalsBlocked():
            seed = self.seed.value()
            self.set_recipe(preset_recipe(self.presets.preset).model_copy(update={"seed": seed}))

    def _edited(self) -> None:
        if self.signalsBlocked():
            return
        self.presets.show_settings(self._fields())
        self.more.set_own_side(backbone(self.picker.backbone).size)
        self.more.set_preset(fine_tunes=self.presets.preset != "instant")
        self.estimate_anew()
        if self._preview is not None and self._preview.isVisible():
            self._preview.show_recipe(self._valid_recipe())
        self.changed.emit()

    def estimate_anew(self) -> None:
        """Say again what a training with these settings will cost."""
        self.estimate.show_recipe(self._valid_recipe() if self._images else None, self._images)

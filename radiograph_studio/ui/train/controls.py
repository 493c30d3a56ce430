"""The settings of a training run: presets first, every setting of theirs below."""

from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from radiograph_studio.recipe import PRESETS, Preset, Recipe, preset_recipe
from radiograph_studio.ui import theme
from radiograph_studio.ui.train.augmentation import AugmentationBox
from radiograph_studio.ui.widgets import named
from radiograph_studio.workflows.training import backbone_choices

_PRESET_TEXTS: dict[Preset, tuple[str, str]] = {
    "instant": (
        "Instant",
        "Keeps the pretrained network as it is and trains a small head on top of it. Ready in seconds.",
    ),
    "balanced": (
        "Balanced",
        "Begins like Instant, then fine-tunes the network on your images. Takes minutes; the usual choice.",
    ),
    "thorough": (
        "Thorough",
        "A larger network, fine-tuned several times and averaged. Takes up to an hour or so.",
    ),
    "paper": (
        "Paper",
        "The tutorial of Lakhani et al. (2018): InceptionV3, every layer trained. Slow without a GPU.",
    ),
}


class LearningRateSpin(QDoubleSpinBox):
    """A learning rate, written without trailing zeros; arrows change its leading digit."""

    def __init__(self) -> None:
        super().__init__()
        self.setLocale(QLocale.c())
        self.setDecimals(7)
        self.setRange(1e-7, 1.0)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)

    def textFromValue(self, value: float) -> str:
        """Return the shortest way to write the value."""
        return f"{value:.7f}".rstrip("0").rstrip(".")


class WheelGuard(QObject):
    """Keeps the wheel for scrolling the column: a setting turns by wheel only when it has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


class ControlsPanel(QWidget):
    """Edits a `Recipe`; ``changed`` is sent whenever it may be another one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = {choice.id: choice for choice in backbone_choices()}
        self._base = preset_recipe("balanced")
        self.preset = named(QComboBox(), "presetCombo")
        for preset in PRESETS:
            self.preset.addItem(_PRESET_TEXTS[preset][0], preset)
        self.preset_text = theme.label(role="caption", wrap=True)
        self.backbone = named(QComboBox(), "backboneCombo")
        for choice in self._choices.values():
            self.backbone.addItem(choice.title, choice.id)
        self.scratch = named(QCheckBox("Train from scratch (&no ImageNet weights)"), "scratchCheck")
        self.epochs = named(QSpinBox(), "epochsSpin")
        self.epochs.setRange(1, 1000)
        self.batch_size = named(QSpinBox(), "batchSizeSpin")
        self.batch_size.setRange(1, 1024)
        self.learning_rate = named(LearningRateSpin(), "learningRateSpin")
        self.seed = named(QSpinBox(), "seedSpin")
        self.seed.setRange(0, 2**31 - 1)
        for spin in (self.epochs, self.batch_size, self.learning_rate, self.seed):
            spin.lineEdit().setTextMargins(theme.SPACING // 2, 0, 0, 0)
        self.augmentation = AugmentationBox()
        self._layout()
        self._guard_wheel()
        self.set_recipe(self._base)
        self._connect()

    def recipe(self) -> Recipe:
        """Return the settings as they stand; raise ``ValidationError`` where they contradict each other."""
        return Recipe.model_validate(self._fields())

    def problem(self) -> str:
        """Return why these settings cannot be trained with, in a sentence; empty where they can."""
        backbone = self.backbone.currentText()
        if not self._has_weights() and not self.scratch.isChecked():
            return f"{backbone} has no ImageNet weights here: tick “Train from scratch”, or choose another one."
        try:
            self.recipe()
        except ValidationError as error:
            message = error.errors()[0]["msg"].removeprefix("Value error, ")
            return f"{message} Choose another preset or backbone."
        return ""

    def set_recipe(self, recipe: Recipe) -> None:
        """Fill in all settings."""
        self._base = recipe
        self.blockSignals(True)
        self.preset.setCurrentIndex(max(self.preset.findData(recipe.preset), 0))
        self.backbone.setCurrentIndex(max(self.backbone.findData(recipe.backbone), 0))
        self.scratch.setChecked(recipe.weights == "scratch")
        self.epochs.setValue(recipe.epochs)
        self.batch_size.setValue(recipe.batch_size)
        self.learning_rate.setValue(recipe.learning_rate)
        self.seed.setValue(recipe.seed)
        self.augmentation.set_value(recipe.augmentation)
        self.blockSignals(False)
        self._edited()

    def _fields(self) -> dict[str, Any]:
        # What has no widget keeps the value of the preset or of the recipe that was filled in.
        return self._base.model_dump() | {
            "preset": self.preset.currentData(),
            "backbone": self.backbone.currentData(),
            "weights": "scratch" if not self._has_weights() and self.scratch.isChecked() else "imagenet",
            "epochs": self.epochs.value(),
            "batch_size": self.batch_size.value(),
            "learning_rate": self.learning_rate.value(),
            "seed": self.seed.value(),
            "augmentation": self.augmentation.value().model_dump(),
        }

    def _has_weights(self) -> bool:
        choice = self._choices.get(self.backbone.currentData())
        return choice is not None and choice.has_imagenet_weights

    def _layout(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(theme.SPACING)
        form.setVerticalSpacing(theme.SPACING)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(_buddy("&Preset", self.preset), self.preset)
        form.addRow(self.preset_text)
        form.addRow(_buddy("&Backbone", self.backbone), self.backbone)
        form.addRow(self.scratch)
        form.addRow(_buddy("Ep&ochs", self.epochs), self.epochs)
        form.addRow(_buddy("Batch si&ze", self.batch_size), self.batch_size)
        form.addRow(_buddy("&Learning rate", self.learning_rate), self.learning_rate)
        form.addRow(_buddy("See&d", self.seed), self.seed)
        self.seed.setToolTip("The same seed, settings and images give the same result on this computer.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.SPACING, 0)
        column.setSpacing(2 * theme.SPACING)
        column.addLayout(form)
        column.addWidget(self.augmentation)
        column.addStretch(1)

    def _guard_wheel(self) -> None:
        guard = WheelGuard(self)
        inputs: list[QWidget] = [self.preset, self.backbone, self.epochs, self.batch_size, self.learning_rate]
        inputs += [self.seed, self.augmentation.preset, *self.augmentation.sliders.values()]
        for widget in inputs:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            widget.installEventFilter(guard)

    def _connect(self) -> None:
        self.preset.currentIndexChanged.connect(self._choose_preset)
        self.backbone.currentIndexChanged.connect(self._edited)
        self.scratch.toggled.connect(self._edited)
        for spin in (self.epochs, self.batch_size, self.seed):
            spin.valueChanged.connect(self._edited)
        self.learning_rate.valueChanged.connect(self._edited)
        self.augmentation.changed.connect(self._edited)

    def _choose_preset(self) -> None:
        if not self.signalsBlocked():
            seed = self.seed.value()
            self.set_recipe(preset_recipe(self.preset.currentData()).model_copy(update={"seed": seed}))

    def _edited(self) -> None:
        if self.signalsBlocked():
            return
        self.preset_text.setText(_PRESET_TEXTS[self.preset.currentData()][1])
        self.scratch.setVisible(not self._has_weights())
        self.changed.emit()


def _buddy(text: str, widget: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(widget)
    widget.setAccessibleName(text.replace("&", ""))
    return label

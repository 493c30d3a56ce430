"""Settings that most trainings leave alone, folded away; what differs from the usual is said while they are."""

from typing import Any, Literal

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from radiograph_studio.language import tr
from radiograph_studio.recipe import Recipe, preset_recipe
from radiograph_studio.ui import theme
from radiograph_studio.ui.train.inputs import buddy, form_layout
from radiograph_studio.ui.widgets import named
from radiograph_studio.workflows.gpus import gpus_here

_SIDES = (96, 112, 160, 192, 224, 260, 299, 320, 384, 448, 512)


class MoreSettings(QWidget):
    """Edits patience, label smoothing, class weights, members and image size of a recipe; ``changed`` when one is.

    Besides, where there are several GPUs, whether all of them are used.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = named(QToolButton(), "moreSettingsButton")
        self.header.setText(tr("More settings"))
        self.header.setCheckable(True)
        self.header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.patience = named(QSpinBox(), "patienceSpin")
        self.patience.setRange(0, 1000)
        self.smoothing = named(QDoubleSpinBox(), "labelSmoothingSpin")
        self.smoothing.setLocale(QLocale.c())
        self.smoothing.setRange(0, 50)
        self.smoothing.setDecimals(1)
        self.members = named(QSpinBox(), "membersSpin")
        self.members.setRange(1, 10)
        self.size_ = named(QComboBox(), "imageSizeCombo")
        self.size_.setMinimumContentsLength(8)
        self.size_.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.class_weights = named(QCheckBox(tr("Balance classes of une&qual size")), "classWeightsCheck")
        gpus = gpus_here()
        self.all_gpus = named(
            QCheckBox(tr("Share each step over %n GPUs", "", gpus, one="Share each step over %n GPU")), "allGpusCheck"
        )
        self._several_gpus = gpus > 1
        self.summary = theme.label(role="caption", wrap=True)
        self._members_label = QLabel()
        self._body = QWidget()
        self._own_side = 0
        self._base = preset_recipe("balanced")
        self._dress()
        self._layout()
        self._connect()
        self.set_value(self._base)
        self._fold()

    @property
    def inputs(self) -> tuple[QWidget, ...]:
        """The inputs that the wheel must not turn by accident."""
        return (self.patience, self.smoothing, self.members, self.size_)

    @property
    def devices(self) -> Literal["one", "all"]:
        """What to train on. No part of a recipe: the same recipe is trained on one GPU or on several."""
        return "all" if self._several_gpus and self.all_gpus.isChecked() else "one"

    def value(self) -> dict[str, Any]:
        """Return the recipe's fields that are edited here."""
        return {
            "patience": self.patience.value(),
            "label_smoothing": round(self.smoothing.value() / 100, 4),
            "class_weights": "auto" if self.class_weights.isChecked() else "none",
            "members": self.members.value(),
            "image_size": self.size_.currentData(),
        }

    def set_value(self, recipe: Recipe) -> None:
        """Fill in all settings."""
        self._base = preset_recipe(recipe.preset)
        self.blockSignals(True)
        self.patience.setValue(recipe.patience)
        self.smoothing.setValue(100 * recipe.label_smoothing)
        self.class_weights.setChecked(recipe.class_weights == "auto")
        self.members.setValue(recipe.members)
        self._choose_side(recipe.image_size)
        self.blockSignals(False)
        # Hidden where it can only be 1: a number of networks belongs to the preset that averages them.
        several = recipe.preset == "thorough" or recipe.members > 1
        self.members.setVisible(several)
        self._members_label.setVisible(several)
        self._settle()

    def set_own_side(self, side: int) -> None:
        """Say which image size the chosen backbone was trained with."""
        self._own_side = side
        self.size_.setItemText(0, tr("{side} × {side} (own size)", side=side) if side else tr("Own size"))
        self._settle()

    def set_preset(self, *, fine_tunes: bool) -> None:
        """Switch off what has no effect without fine-tuning."""
        self.smoothing.setEnabled(fine_tunes)
        self.smoothing.setToolTip(
            tr(
                "Keeps the network from being too sure of itself: takes a share of each label and spreads it over all "
                "classes."
            )
            if fine_tunes
            else tr("Has an effect only where the network is fine-tuned.")
        )

    def _choose_side(self, side: int | None) -> None:
        if side is not None and self.size_.findData(side) < 0:
            places = [i for i in range(1, self.size_.count()) if self.size_.itemData(i) > side]
            self.size_.insertItem(places[0] if places else self.size_.count(), f"{side} × {side}", side)
        self.size_.setCurrentIndex(0 if side is None else self.size_.findData(side))

    def _dress(self) -> None:
        self.patience.setSpecialValueText(tr("off"))
        self.patience.setSuffix(tr(" epochs"))
        self.patience.setToolTip(tr("Ends the training after so many epochs without a lower validation loss."))
        self.smoothing.setSpecialValueText(tr("off"))
        self.smoothing.setSuffix(" %")
        self.members.setToolTip(tr("Networks that are fine-tuned one after the other; their weights are averaged."))
        self.class_weights.setToolTip(tr("Where classes differ much in size, images of the rare ones count for more."))
        self.all_gpus.setToolTip(
            tr("Each GPU computes a part of every batch: choose a larger batch size, or it gains little.")
        )
        self.size_.addItem("", None)
        for side in _SIDES:
            self.size_.addItem(f"{side} × {side}", side)
        self.size_.setToolTip(
            tr("The network's own size is the one it was pretrained with. Half the side takes a quarter of the time.")
        )
        self.set_own_side(0)
        for spin in (self.patience, self.smoothing, self.members):
            spin.lineEdit().setTextMargins(theme.SPACING // 2, 0, 0, 0)

    def _layout(self) -> None:
        form = form_layout()
        form.addRow(buddy(tr("&Image size"), self.size_), self.size_)
        form.addRow(buddy(tr("Earl&y stopping"), self.patience), self.patience)
        form.addRow(buddy(tr("Label smoothing"), self.smoothing), self.smoothing)
        self._members_label = buddy(tr("Networ&ks"), self.members)
        form.addRow(self._members_label, self.members)
        form.addRow(self.class_weights)
        form.addRow(self.all_gpus)
        form.setRowVisible(self.all_gpus, self._several_gpus)
        self._body.setLayout(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACING // 2)
        column.addWidget(self.header, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.summary)
        column.addWidget(self._body)

    def _connect(self) -> None:
        self.header.toggled.connect(self._fold)
        self.patience.valueChanged.connect(self._edited)
        self.smoothing.valueChanged.connect(self._edited)
        self.members.valueChanged.connect(self._edited)
        self.class_weights.toggled.connect(self._edited)
        self.all_gpus.toggled.connect(self._edited)
        self.size_.currentIndexChanged.connect(self._edited)

    def _fold(self) -> None:
        unfolded = self.header.isChecked()
        self.header.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self._body.setVisible(unfolded)
        self._settle()

    def _edited(self) -> None:
        if not self.signalsBlocked():
            self._settle()
            self.changed.emit()

    def _settle(self) -> None:
        text = self._differences()
        self.summary.setText(text)
        self.summary.setVisible(bool(text) and not self.header.isChecked())

    def _differences(self) -> str:
        """Return what differs from the preset, in a few words."""
        base, parts = self._base, []
        if self.size_.currentData() != base.image_size:
            parts.append(tr("images {side} px", side=self.size_.currentData() or self._own_side))
        if self.patience.value() != base.patience:
            number = self.patience.value()
            stops = tr("stops early after %n epochs", "", number, one="stops early after %n epoch")
            parts.append(stops if number else tr("no early stopping"))
        if self.value()["label_smoothing"] != base.label_smoothing:
            parts.append(tr("smoothing {value}", value=self.smoothing.text()))
        if self.members.value() != base.members:
            parts.append(tr("networks: {number}", number=self.members.value()))
        if self.value()["class_weights"] != base.class_weights:
            parts.append(tr("classes balanced") if self.class_weights.isChecked() else tr("classes not balanced"))
        if self.devices == "all":
            parts.append(tr("all GPUs"))
        text = " · ".join(parts)
        return text[:1].upper() + text[1:]

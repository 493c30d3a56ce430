"""Which network the head stands on, where its weights are, and consent to do without them."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QStyleOptionComboBox

from radiograph_studio.language import tr
from radiograph_studio.recipe import Weights
from radiograph_studio.ui import theme
from radiograph_studio.ui.widgets import button, named
from radiograph_studio.workflows.training import BackboneChoice, backbone_choices

_TITLE = Qt.ItemDataRole.UserRole + 1


class _BackboneCombo(QComboBox):
    """Says in its list which backbones have no weights; closed, it has no room for more than the title."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self.currentData(_TITLE) or ""

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 4 * theme.SPACING)
        super().showPopup()


class BackbonePicker(QObject):
    """Chooses backbone and weights; ``changed`` is sent whenever one of them is.

    The panel gives its rows a place: ``combo``, then ``weights_row``, then ``scratch``, shown only where it is needed.
    """

    changed = Signal()
    weightsWanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.combo = named(_BackboneCombo(), "backboneCombo")
        self.combo.setMinimumContentsLength(12)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.weights_text = theme.label(role="caption")
        self.manage = button(tr("Weights…"), "weightsButton", kind="link")
        self.manage.setToolTip(tr("Which ImageNet weights are on this computer; import or download others"))
        self.scratch = named(QCheckBox(tr("Train from scratch (&no ImageNet weights)")), "scratchCheck")
        self._choices: dict[str, BackboneChoice] = {}
        self.weights_row = QHBoxLayout()
        self.weights_row.addWidget(self.weights_text, 1)
        self.weights_row.addWidget(self.manage)
        self.refresh()
        self.combo.currentIndexChanged.connect(self._edited)
        self.scratch.toggled.connect(self._edited)
        self.manage.clicked.connect(self.weightsWanted)

    @property
    def backbone(self) -> str:
        """The id of the chosen backbone."""
        return str(self.combo.currentData())

    @property
    def has_weights(self) -> bool:
        """True where the chosen backbone has ImageNet weights on this computer."""
        choice = self._choices.get(self.backbone)
        return choice is not None and choice.has_imagenet_weights

    @property
    def weights(self) -> Weights:
        """What the network begins with."""
        return "scratch" if not self.has_weights and self.scratch.isChecked() else "imagenet"

    def problem(self) -> str:
        """Return why there is nothing to train with, or nothing."""
        if self.has_weights or self.scratch.isChecked():
            return ""
        title = self._choices[self.backbone].title
        return tr(
            "{title} has no ImageNet weights here: get them with “Weights…”, tick “Train from scratch”, or choose "
            "another one.",
            title=title,
        )

    def set_value(self, backbone: str, weights: Weights) -> None:
        """Choose; a backbone that is not offered leaves the first one."""
        self.combo.setCurrentIndex(max(self.combo.findData(backbone), 0))
        self.scratch.setChecked(weights == "scratch")
        self._settle()

    def refresh(self) -> None:
        """Look again which weights are there; the choice stays."""
        chosen = self.combo.currentData()
        self._choices = {choice.id: choice for choice in backbone_choices()}
        self.combo.blockSignals(True)
        self.combo.clear()
        for choice in self._choices.values():
            listed = choice.title
            if not choice.has_imagenet_weights:
                listed = tr("{title} (no weights yet)", title=choice.title)
            self.combo.addItem(listed, choice.id)
            self.combo.setItemData(self.combo.count() - 1, choice.title, _TITLE)
        self.combo.setCurrentIndex(max(self.combo.findData(chosen), 0))
        self.combo.blockSignals(False)
        self._settle()

    def _edited(self) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        there = self.has_weights
        self.weights_text.setText(tr("ImageNet weights: here") if there else tr("ImageNet weights: not here yet"))
        self.scratch.setVisible(not there)

"""The presets as a person chooses among them."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStyleOptionComboBox

from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import PRESETS, Preset, changed_settings
from radiograph_studio.reporting.wording import preset_name, setting_names
from radiograph_studio.ui import theme
from radiograph_studio.ui.widgets import button, named, tip

_TEXTS: dict[Preset, str] = {
    "instant": mark("Keeps the pretrained network as it is and trains a small head on top of it. Ready in seconds."),
    "balanced": mark(
        "Begins like Instant, then fine-tunes the upper part of the network. Takes minutes; the usual choice."
    ),
    "thorough": mark(
        "A larger network, fine-tuned longer and several times; the results are averaged. Up to an hour or so."
    ),
    "paper": mark(
        "The tutorial of Lakhani et al. (2018) to the letter: InceptionV3, every layer trained. Slow without a GPU."
    ),
}
"""What to expect of each preset; passed through `tr` where it is shown."""


_STAR = "*"


class _PresetCombo(QComboBox):
    """Marks, closed, settings that are not those of the preset any more; its list holds the presets as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.changed = False

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        if self.changed:
            option.currentText = f"{self.currentText()}{_STAR}"  # for more there is no room

    def sizeHint(self) -> QSize:
        return self._with_star(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._with_star(super().minimumSizeHint())

    def _with_star(self, size: QSize) -> QSize:
        return size + QSize(self.fontMetrics().horizontalAdvance(_STAR), 0)


class PresetPicker(QObject):
    """Chooses a preset; ``chosen`` is sent for another one, and where its own settings are wanted back.

    The panel gives its rows a place: ``row``, then ``text``. Neither moves when a setting is changed: what is below
    stays under the mouse.
    """

    chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.combo = named(_PresetCombo(), "presetCombo")
        for preset in PRESETS:
            self.combo.addItem(preset_name(preset), preset)
        self.text = theme.label(role="caption", wrap=True)
        self.reset = button(tr("Reset"), "resetPresetButton", kind="link")
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self.row = QHBoxLayout()
        self.row.setSpacing(theme.SPACING // 2)
        self.row.addWidget(self.combo, 1)
        self.row.addWidget(self.reset)
        self.combo.currentIndexChanged.connect(self.chosen)
        self.reset.clicked.connect(self._reset)

    @property
    def preset(self) -> Preset:
        """The chosen preset."""
        return PRESETS[self.combo.currentIndex()]

    def set_value(self, preset: Preset) -> None:
        """Choose a preset."""
        self.combo.setCurrentIndex(PRESETS.index(preset))

    def show_settings(self, settings: Mapping[str, Any]) -> None:
        """Say what to expect, and whether ``settings`` are the preset's own."""
        self.text.setText(tr(_TEXTS[self.preset]))
        names = setting_names(changed_settings(settings))
        self.combo.changed = bool(names)
        said = tr("Changed: {settings}", settings=names) if names else ""
        self.combo.setToolTip(tip(said))
        self.combo.setAccessibleDescription(said)
        self.combo.update()
        self.reset.setVisible(bool(names))
        self.reset.setToolTip(tip(tr("Back to the preset’s own values: {settings}", settings=names)))

    def _reset(self) -> None:
        self.combo.setFocus()  # the button goes away
        self.chosen.emit()

"""The sliders of the augmentation, each with its value beside it, and the presets that set them all.

The sliders count in whole steps: shear in hundredths of a radian, rotation in degrees, noise in half per cents of
the grey range, all others in per cent.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QSlider, QWidget

from radiograph_studio.language import mark, tr
from radiograph_studio.recipe import PAPER_AUGMENTATION, RADIOGRAPH_SAFE, Augmentation
from radiograph_studio.ui import theme
from radiograph_studio.ui.widgets import button, named

_PRESETS: tuple[tuple[str, Augmentation | None], ...] = (
    (mark("Paper", "augmentation preset"), PAPER_AUGMENTATION),
    (mark("Radiograph-safe", "augmentation preset"), RADIOGRAPH_SAFE),
    (mark("None", "augmentation preset"), Augmentation()),
    (mark("Custom", "augmentation preset"), None),
)
_CUSTOM = len(_PRESETS) - 1
_LATERALITY = mark(
    "Mirrored images swap left and right: side markers, heart and stomach change places. Switch it off "
    "where the side matters."
)


class _Change(NamedTuple):
    """One slider: ``steps`` of the slider make 1.0 of the recipe's field."""

    field: str
    name: str
    title: str
    most: int
    steps: int
    text: Callable[[int], str]


def _share(value: int) -> str:
    return f"± {value} %"


def _angle(value: int) -> str:
    return f"± {math.degrees(value / 100):.0f}° ({value / 100:.2f} rad)"


_CHANGES = (
    _Change("shear", "shearSlider", mark("She&ar"), 50, 100, _angle),
    _Change("zoom", "zoomSlider", mark("Zoo&m"), 50, 100, _share),
    _Change("rotation", "rotationSlider", mark("&Rotation"), 90, 1, lambda v: f"± {v}°"),
    _Change("width_shift", "widthShiftSlider", mark("Shift, &width"), 50, 100, _share),
    _Change("height_shift", "heightShiftSlider", mark("Shift, h&eight"), 50, 100, _share),
    _Change("brightness", "brightnessSlider", mark("Brightness"), 50, 100, _share),
    _Change("contrast", "contrastSlider", mark("Contrast"), 90, 100, _share),
    _Change("noise", "noiseSlider", mark("Noise"), 40, 200, lambda v: tr("up to {share} %", share=f"{v / 2:g}")),
)


class AugmentationBox(QWidget):
    """Edits an `Augmentation`; ``changed`` is sent whenever one of its values is."""

    changed = Signal()
    previewWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preset = named(QComboBox(), "augmentationCombo")
        self.preset.addItems([tr(title, "augmentation preset") for title, _value in _PRESETS])
        self.flip = named(QCheckBox(tr("Mirror left to ri&ght (horizontal flip)")), "horizontalFlipCheck")
        self.preview = button(tr("Preview…"), "previewButton", kind="link")
        self.preview.setToolTip(tr("What these changes make of one of your images, as the network gets it"))
        self.laterality = theme.label(tr(_LATERALITY), "caption", wrap=True, tone="warning")
        self.sliders: dict[str, QSlider] = {}
        self._values: dict[str, QLabel] = {}
        self._given = RADIOGRAPH_SAFE
        self._layout()
        self.preset.currentIndexChanged.connect(self._choose)
        self.flip.toggled.connect(self._edited)
        self.preview.clicked.connect(self.previewWanted)
        self.set_value(RADIOGRAPH_SAFE)

    def value(self) -> Augmentation:
        """Return what the sliders say; a slider that nobody moved, the very value that was given."""
        numbers = {change.field: self._number(change) for change in _CHANGES}
        return Augmentation(**numbers, horizontal_flip=self.flip.isChecked())

    def set_value(self, value: Augmentation) -> None:
        """Move the sliders."""
        self._given = value
        self.blockSignals(True)
        for change in _CHANGES:
            self.sliders[change.field].setValue(_steps(value, change))
        self.flip.setChecked(value.horizontal_flip)
        self.blockSignals(False)
        self._edited()

    def _number(self, change: _Change) -> float:
        steps = self.sliders[change.field].value()
        return (
            float(getattr(self._given, change.field)) if steps == _steps(self._given, change) else steps / change.steps
        )

    def _layout(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.SPACING)
        grid.setVerticalSpacing(theme.SPACING // 2)
        heading = QLabel(tr("A&ugmentation"))
        heading.setBuddy(self.preset)
        grid.addWidget(heading, 0, 0)
        grid.addWidget(self.preview, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.preset, 1, 0, 1, 2)
        for row, change in enumerate(_CHANGES):
            self._add_slider(grid, 2 + 2 * row, change)
        last = 2 + 2 * len(_CHANGES)
        grid.addWidget(self.flip, last, 0, 1, 2)
        grid.addWidget(self.laterality, last + 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)

    def _add_slider(self, grid: QGridLayout, row: int, change: _Change) -> None:
        slider = named(QSlider(Qt.Orientation.Horizontal), change.name)
        slider.setRange(0, change.most)
        slider.setPageStep(5)
        slider.setAccessibleName(tr(change.title).replace("&", ""))
        title = QLabel(tr(change.title))
        title.setBuddy(slider)
        value = theme.label(role="caption")
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        theme.set_tabular(value)
        self.sliders[change.field], self._values[change.field] = slider, value
        grid.addWidget(title, row, 0)
        grid.addWidget(value, row, 1)
        grid.addWidget(slider, row + 1, 0, 1, 2)
        slider.valueChanged.connect(self._edited)

    def _choose(self, index: int) -> None:
        value = _PRESETS[index][1]
        if value is not None and value != self.value():
            self.set_value(value)

    def _edited(self) -> None:
        if self.signalsBlocked():
            return
        value = self.value()
        for change in _CHANGES:
            shown = self.sliders[change.field].value()
            self._values[change.field].setText(change.text(shown) if shown else tr("off"))
        self.laterality.setVisible(value.horizontal_flip)
        index = next((i for i, (_title, known) in enumerate(_PRESETS) if known == value), _CUSTOM)
        self.preset.blockSignals(True)
        self.preset.setCurrentIndex(index)
        self.preset.blockSignals(False)
        self.changed.emit()


def _steps(value: Augmentation, change: _Change) -> int:
    return round(getattr(value, change.field) * change.steps)

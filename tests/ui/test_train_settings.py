"""The settings of training: every one reaches the recipe, is kept to the letter, and is explained where it matters."""

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from radiograph_studio.recipe import PRESETS, Augmentation, Preset, Recipe, preset_recipe
from radiograph_studio.ui.train import backbone_picker
from radiograph_studio.ui.train.controls import ControlsPanel
from radiograph_studio.ui.train.presets import PresetPicker
from radiograph_studio.workflows import estimating
from radiograph_studio.workflows.estimating import Estimate
from radiograph_studio.workflows.training import BackboneChoice

ODD = Recipe(
    preset="thorough",
    backbone="efficientnet-lite2",
    epochs=7,
    batch_size=3,
    learning_rate=2.5e-4,
    seed=11,
    image_size=200,
    patience=4,
    label_smoothing=0.033,
    class_weights="none",
    members=5,
    draws=9,
    augmentation=Augmentation(zoom=0.123, rotation=7.25, brightness=0.111, contrast=0.333, noise=0.0123),
)
IMAGES = {"train": 65, "validation": 10, "test": 0}


@pytest.fixture
def controls(qtbot: QtBot) -> ControlsPanel:
    made = ControlsPanel()
    qtbot.addWidget(made)
    made.show()
    return made


def _find(controls: ControlsPanel, kind: type[QWidget], name: str) -> QWidget:
    found = controls.findChild(kind, name)
    assert isinstance(found, kind)
    return found


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (QSpinBox, "patienceSpin"),
        (QDoubleSpinBox, "labelSmoothingSpin"),
        (QCheckBox, "classWeightsCheck"),
        (QSpinBox, "membersSpin"),
        (QComboBox, "imageSizeCombo"),
        (QSlider, "brightnessSlider"),
        (QSlider, "contrastSlider"),
        (QSlider, "noiseSlider"),
    ],
)
def test_the_new_settings_are_found_by_name(controls: ControlsPanel, kind: type[QWidget], name: str) -> None:
    assert _find(controls, kind, name) is not None


@pytest.mark.parametrize("recipe", [ODD, *(preset_recipe(name) for name in PRESETS)], ids=["odd", *PRESETS])
def test_a_recipe_that_is_filled_in_comes_out_to_the_letter(controls: ControlsPanel, recipe: Recipe) -> None:
    controls.set_recipe(recipe)
    assert controls.recipe() == recipe


def test_a_recipe_kept_before_there_were_these_settings_loads(controls: ControlsPanel) -> None:
    old = {"preset": "balanced", "backbone": "efficientnet-lite0", "weights": "imagenet", "epochs": 5, "batch_size": 4}
    old |= {"learning_rate": 1e-4, "seed": 3, "draws": 3, "augmentation": {"zoom": 0.1, "rotation": 7.0}}
    controls.set_recipe(Recipe.model_validate(old))
    recipe = controls.recipe()
    assert (recipe.epochs, recipe.patience, recipe.image_size, recipe.augmentation.noise) == (5, 0, None, 0.0)


def test_every_new_setting_reaches_the_recipe(controls: ControlsPanel) -> None:
    more, box = controls.more, controls.augmentation
    more.patience.setValue(6)
    more.smoothing.setValue(7.5)
    more.class_weights.setChecked(False)
    more.size_.setCurrentIndex(more.size_.findData(160))
    box.sliders["brightness"].setValue(20)
    box.sliders["contrast"].setValue(45)
    box.sliders["noise"].setValue(5)
    recipe = controls.recipe()
    assert (recipe.patience, recipe.label_smoothing, recipe.class_weights, recipe.image_size) == (6, 0.075, "none", 160)
    greys = recipe.augmentation
    assert (greys.brightness, greys.contrast, greys.noise) == (0.2, 0.45, 0.025)
    assert box.preset.currentText() == "Custom"
    box.preset.setCurrentText("Radiograph-safe")
    assert controls.recipe().augmentation.noise == 0


def test_a_slider_that_is_moved_leaves_the_exact_value_that_was_given(controls: ControlsPanel) -> None:
    controls.set_recipe(ODD)
    controls.augmentation.sliders["zoom"].setValue(30)
    assert controls.recipe().augmentation == ODD.augmentation.model_copy(update={"zoom": 0.3})


def test_rare_settings_are_folded_away_and_what_differs_is_said(controls: ControlsPanel) -> None:
    more = controls.more
    assert not more.patience.isVisible()
    assert not more.summary.isVisible()
    more.patience.setValue(3)
    more.size_.setCurrentIndex(more.size_.findData(112))
    assert more.summary.text() == "Images 112 px · stops early after 3 epochs"
    assert more.summary.isVisible()
    more.header.click()
    assert more.patience.isVisible()
    assert not more.summary.isVisible()


def test_only_a_preset_that_averages_networks_asks_how_many(controls: ControlsPanel) -> None:
    controls.more.header.click()
    assert not controls.more.members.isVisible()
    controls.preset.setCurrentIndex(controls.preset.findData("thorough"))
    assert controls.more.members.isVisible()
    assert controls.recipe().members == 3
    controls.preset.setCurrentIndex(controls.preset.findData("balanced"))
    assert controls.recipe().members == 1


def test_label_smoothing_is_shut_where_nothing_is_fine_tuned(controls: ControlsPanel) -> None:
    controls.preset.setCurrentIndex(controls.preset.findData("instant"))
    assert not controls.more.smoothing.isEnabled()
    assert "fine-tuned" in controls.more.smoothing.toolTip()


def test_an_image_that_is_too_small_for_the_backbone_is_said(controls: ControlsPanel) -> None:
    controls.set_recipe(Recipe(backbone="inception-v3", weights="scratch", image_size=32))
    assert "32 × 32" in controls.problem()
    controls.set_images(IMAGES)
    assert not controls.estimate.isVisible()


def test_backbones_without_weights_say_so_and_the_list_is_renewed(
    controls: ControlsPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    controls.set_recipe(Recipe(backbone="inception-v3"))
    assert controls.backbone.currentText() == "InceptionV3 (no weights yet)"
    assert controls.scratch.isVisible()
    with qtbot.waitSignal(controls.weightsWanted):
        controls.picker.manage.click()
    there = (BackboneChoice("efficientnet-lite0", "A", True), BackboneChoice("inception-v3", "InceptionV3", True))
    monkeypatch.setattr(backbone_picker, "backbone_choices", lambda: there)
    with qtbot.waitSignal(controls.changed):
        controls.refresh_backbones()
    assert controls.backbone.currentText() == "InceptionV3"
    assert not controls.scratch.isVisible()
    assert controls.problem() == ""


def test_a_rate_that_was_found_is_filled_in(controls: ControlsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(controls.rateWanted):
        controls.find_rate.click()
    controls.set_learning_rate(5e-4)
    assert controls.recipe().learning_rate == 5e-4


def test_time_and_memory_are_said_once_the_images_are_counted(controls: ControlsPanel) -> None:
    line = _find(controls, QLabel, "estimateLabel")
    assert isinstance(line, QLabel)
    assert not line.isVisible()
    controls.set_images(IMAGES)
    assert line.isVisible()
    before = line.text()
    assert "to the first result" in before
    controls.epochs.setValue(400)
    assert line.text() != before
    controls.set_images(None)
    assert not line.isVisible()


def test_more_memory_than_there_is_comes_as_a_warning(controls: ControlsPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    controls.set_images(IMAGES)
    assert controls.estimate.property("tone") != "warning"
    monkeypatch.setattr(estimating, "memory_at_hand", lambda: 1_000_000_000)
    controls.set_images(IMAGES)
    assert controls.estimate.property("tone") == "warning"
    assert "more than is free" in controls.estimate.text()


def test_a_batch_larger_than_the_data_comes_as_a_warning(controls: ControlsPanel) -> None:
    controls.set_images(IMAGES)
    controls.batch_size.setValue(IMAGES["train"] + 1)
    assert controls.estimate.property("tone") == "warning"
    assert "takes one step an epoch" in controls.estimate.text()
    controls.batch_size.setValue(IMAGES["train"])
    assert "takes one step an epoch" not in controls.estimate.text()


@pytest.mark.parametrize(
    ("first", "whole", "memory", "text"),
    [
        (0.2, 7.4, 1.26e9, "About 1 s to the first result, 7 s in all, 1.3 GB of memory."),
        (3.4, 128, 1.4e9, "About 3 s to the first result, 2 min in all, 1.4 GB of memory."),
        (41, 59, 1e9, "About 40 s to the first result, 1 min in all, 1.0 GB of memory."),
        (900, 5300, 12.34e9, "About 15 min to the first result, 1.5 h in all, 12.3 GB of memory."),
    ],
)
def test_an_estimate_claims_no_more_than_it_knows(
    first: float, whole: float, memory: float, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Estimate(first, whole, int(memory), measured=True)
    monkeypatch.setattr(estimating, "memory_at_hand", lambda: 2**40)
    assert estimating.in_words(made) == text
    monkeypatch.setattr(estimating, "memory_at_hand", lambda: 0)
    assert estimating.in_words(made).startswith(f"{text} That is more than is free now")


def test_a_changed_preset_says_so_and_goes_back(controls: ControlsPanel) -> None:
    presets = controls.presets
    assert (presets.combo.changed, presets.reset.isVisible()) == (False, False)
    places = [controls.epochs.mapTo(controls, controls.epochs.pos()), presets.combo.size()]
    controls.epochs.setValue(3)
    controls.augmentation.sliders["zoom"].setValue(0)
    controls.layout().activate()
    assert presets.combo.changed
    assert presets.combo.toolTip() == "Changed: Epochs, Augmentation"
    assert [controls.epochs.mapTo(controls, controls.epochs.pos()), presets.combo.size()] == places
    controls.seed.setValue(4)
    presets.reset.click()
    assert controls.recipe() == preset_recipe("balanced").model_copy(update={"seed": 4})
    assert not presets.combo.changed
    assert not presets.reset.isVisible()


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_as_it_is_counts_as_unchanged(controls: ControlsPanel, preset: Preset) -> None:
    controls.preset.setCurrentIndex(PRESETS.index(preset))
    assert not controls.presets.combo.changed


@pytest.mark.parametrize("title", ["Balanced", "Ausgewogen"])
def test_the_star_behind_a_changed_preset_has_room(qtbot: QtBot, title: str) -> None:
    combo = PresetPicker().combo
    qtbot.addWidget(combo)
    combo.clear()
    combo.addItem(title)
    combo.resize(combo.minimumSizeHint())
    before = combo.grab().toImage()
    combo.changed = True
    assert combo.grab().toImage() != before
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    room = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    assert option.currentText == f"{title}*"
    assert combo.fontMetrics().horizontalAdvance(option.currentText) <= room.width()


def test_reset_leaves_the_keyboard_at_the_preset(controls: ControlsPanel) -> None:
    controls.epochs.setValue(3)
    controls.presets.reset.setFocus()
    controls.presets.reset.click()
    assert controls.window().focusWidget() is controls.presets.combo

"""The recipe: everything that decides a training run, checked once, stored with the run and the model."""

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from radiograph_studio.language import tr

Preset = Literal["instant", "balanced", "thorough", "paper"]
PRESETS: tuple[Preset, ...] = ("instant", "balanced", "thorough", "paper")
Weights = Literal["imagenet", "scratch"]
ClassWeights = Literal["auto", "none"]


class Augmentation(BaseModel):
    """Random changes of a training image: one affine transform, then grey levels (`engine.augmentation`).

    A value of 0 switches that change off.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    shear: float = Field(0.0, ge=0, le=0.5, description="largest shear angle, radians")
    zoom: float = Field(
        0.0, ge=0, le=0.5, description="zoom factor between 1 - zoom and 1 + zoom, each axis on its own"
    )
    rotation: float = Field(0.0, ge=0, le=180, description="largest rotation, degrees")
    width_shift: float = Field(0.0, ge=0, le=0.5, description="largest shift, fraction of the width")
    height_shift: float = Field(0.0, ge=0, le=0.5, description="largest shift, fraction of the height")
    horizontal_flip: bool = Field(False, description="mirror half of the images left to right")
    brightness: float = Field(0.0, ge=0, le=0.5, description="largest change of brightness, fraction of the grey range")
    contrast: float = Field(0.0, ge=0, le=0.9, description="contrast factor between 1 - contrast and 1 + contrast")
    noise: float = Field(
        0.0, ge=0, le=0.2, description="largest standard deviation of Gaussian noise, fraction of the grey range"
    )

    @property
    def is_identity(self) -> bool:
        """True where nothing is changed."""
        return self == Augmentation()


PAPER_AUGMENTATION = Augmentation(
    shear=0.2, zoom=0.2, rotation=20, width_shift=0.2, height_shift=0.2, horizontal_flip=True
)
"""The tutorial's generator. Keras took shear in radians until 2.1.2 and takes it in degrees since (its pull request
8868, December 2017), where 0.2 would change nothing: we read the tutorial's 0.2 as radians, about 11 degrees."""
RADIOGRAPH_SAFE = Augmentation(zoom=0.1, rotation=7, width_shift=0.05, height_shift=0.05)
"""What a patient and a tube may differ by; never mirrors, because a mirrored chest is another diagnosis."""


class Recipe(BaseModel):
    """Everything that decides a training run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    preset: Preset = "balanced"
    backbone: str = "efficientnet-lite0"
    weights: Weights = "imagenet"
    epochs: int = Field(8, ge=1, le=1000)
    batch_size: int = Field(8, ge=1, le=1024)
    learning_rate: float = Field(1e-4, gt=0, le=1)
    seed: int = Field(0, ge=0, le=2**31 - 1)
    augmentation: Augmentation = RADIOGRAPH_SAFE
    draws: int = Field(3, ge=1, le=50, description="instant: augmented draws of every training image")
    image_size: int | None = Field(
        None, ge=32, le=1024, description="side of the network's input in pixels; the backbone's own where left out"
    )
    patience: int = Field(
        0, ge=0, le=1000, description="end after so many epochs without a lower validation loss; 0 never ends early"
    )
    label_smoothing: float = Field(
        0.0, ge=0, le=0.5, description="share of each label that is spread over all classes while fine-tuning"
    )
    class_weights: ClassWeights = Field(
        "auto", description="auto: where classes differ much in size, images of rare ones count for more"
    )
    members: int = Field(
        1, ge=1, le=10, description="networks that are fine-tuned with seeds of their own; their weights are averaged"
    )

    @model_validator(mode="after")
    def _scratch_needs_training(self) -> Self:
        if self.preset == "instant" and self.weights == "scratch":
            # Faces say it to a person as it is.
            raise ValueError(tr("The preset “instant” keeps the backbone as it is, so it needs pretrained weights."))
        return self


# Learning rate and epochs of `balanced` were chosen by experiment (`dev.py bench experiment_defaults`): on held-out
# images 1e-4 had the lowest log loss of 5e-5 to 3e-4, and 8 epochs of 4, 8 and 12. A patience of 3 epochs
# saved a third of the time where there are 50 images, and cost half of what was learned where there are 200: the cosine
# schedule learns most at its end. Label smoothing helped nowhere beyond the noise. Both are off.
_DEFAULTS: dict[Preset, Recipe] = {
    "instant": Recipe(preset="instant", epochs=20, batch_size=16, learning_rate=1e-3),
    "balanced": Recipe(preset="balanced"),
    "thorough": Recipe(
        preset="thorough",
        backbone="efficientnet-lite2",
        epochs=8,
        batch_size=8,
        learning_rate=1e-4,
        members=3,
    ),
    "paper": Recipe(
        preset="paper",
        backbone="inception-v3",
        epochs=20,
        batch_size=5,
        learning_rate=1e-4,
        augmentation=PAPER_AUGMENTATION,
        class_weights="none",
    ),
}


def preset_recipe(preset: Preset) -> Recipe:
    """Return the settings that a preset stands for, before the user changes any."""
    return _DEFAULTS[preset]


def changed_settings(settings: Mapping[str, Any], *, continued: bool = False) -> tuple[str, ...]:
    """Return the names of the settings of a recipe that are not those of its preset.

    A seed belongs to no preset; nor does what training on asks for, where a run is ``continued``. ``settings`` may be
    those of another version: what only one of the two knows is passed over.
    """
    own = next((recipe for preset, recipe in _DEFAULTS.items() if preset == settings.get("preset")), None)
    if own is None:
        return ()
    others = {"seed", "epochs", "members"} if continued else {"seed"}
    known = own.model_dump(mode="json", exclude=others)
    return tuple(name for name, value in known.items() if name in settings and _differ(settings[name], value))


def _differ(one: Any, other: Any) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return any(one[name] != other[name] for name in one.keys() & other.keys())
    return bool(one != other)

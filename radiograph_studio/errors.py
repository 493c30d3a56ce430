"""Errors that their reader can act on: what happened in one sentence, and one thing to do."""

from typing import ClassVar


class RadiographStudioError(Exception):
    """Base of every error shown to a person.

    ``message`` says what was received and what is wrong with it; ``hint`` says what to do. Neither may hold
    patient names, identifiers or full paths: both can be copied into a report.
    """

    kind: ClassVar[str] = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def as_dict(self) -> dict[str, str]:
        """Return the form in which the command line prints it: ``kind``, ``message``, ``hint``."""
        return {"kind": self.kind, "message": self.message, "hint": self.hint}

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class ImageReadError(RadiographStudioError):
    """A file is no radiograph that can be read."""

    kind = "unreadable_image"


class DatasetError(RadiographStudioError):
    """Folders that cannot be made into a dataset."""

    kind = "unusable_dataset"


class RecipeError(RadiographStudioError):
    """Training settings that contradict each other or the data."""

    kind = "unusable_recipe"


class WeightsError(RadiographStudioError):
    """Pretrained weights that are absent, damaged or of another architecture."""

    kind = "unusable_weights"


class ModelFileError(RadiographStudioError):
    """A model file that is damaged, foreign or from a newer version."""

    kind = "unusable_model"


class TrainingError(RadiographStudioError):
    """Training that could not go on."""

    kind = "training_failed"


class StorageError(RadiographStudioError):
    """A place that cannot be written to."""

    kind = "not_writable"


__all__ = [
    "DatasetError",
    "ImageReadError",
    "ModelFileError",
    "RadiographStudioError",
    "RecipeError",
    "StorageError",
    "TrainingError",
    "WeightsError",
]

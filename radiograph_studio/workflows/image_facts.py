"""What the settings want to know of the images: how many there are, and one to show. Nothing is opened."""

from dataclasses import dataclass
from pathlib import Path

from radiograph_studio.datasets.dataset import PARTS
from radiograph_studio.datasets.folders import class_files
from radiograph_studio.language import tr

_SPLIT = 0.2


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """Files of each part (train, validation, test), and the first training file."""

    counts: dict[str, int]
    example: Path | None


def image_facts(train: Path, validation: Path | None, test: Path | None) -> ImageFacts:
    """Count the files of the folders; without a validation folder, a fifth of training is counted as one.

    Raises `DatasetError` for folders that make no dataset.
    """
    files: dict[str, list[Path]] = {
        part: [file for found in class_files(folder, tr("The folder")).values() for file in found]
        for part, folder in zip(PARTS, (train, validation, test), strict=True)
        if folder is not None
    }
    counts: dict[str, int] = {part: len(files.get(part, ())) for part in PARTS}
    if validation is None:
        counts["validation"] = round(_SPLIT * counts["train"])
        counts["train"] -= counts["validation"]
    return ImageFacts(counts, next(iter(files["train"]), None))

"""Pictures and models for the tests of the Review page: small, made here, no network."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage

from radiograph_studio.imaging import InputSpec
from radiograph_studio.model_file import Manifest, ModelFile
from radiograph_studio.scoring import Scorer

FIGURES = {
    "n": 10,
    "accuracy": 1.0,
    "accuracy_ci": [0.69, 1.0],
    "classes": ["abdomen", "chest"],
    "confusion": [[5, 0], [0, 5]],
}


def ramp(rows: int = 300, columns: int = 400) -> np.ndarray:
    """Return a 16-bit picture whose every pixel differs from its neighbours."""
    return (np.arange(columns)[None, :] * 37 + np.arange(rows)[:, None] * 91).astype(np.uint16)


def write_png(path: Path, pixels: np.ndarray | None = None) -> Path:
    """Write a grey 16-bit (or given) PNG and return its path."""
    Image.fromarray(ramp() if pixels is None else pixels).save(path)
    return path


def shown(image: QImage) -> np.ndarray:
    """Return a grabbed widget's grey values (its red channel), (rows, columns) uint8."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows, columns, stride = rgb.height(), rgb.width(), rgb.bytesPerLine()
    data = np.frombuffer(rgb.constBits(), np.uint8).reshape(rows, stride)
    return data[:, : columns * 3].reshape(rows, columns, 3)[..., 0].copy()


def make_scorer(
    path: Path, logits: Callable[[Any], Any] | None = None, classes: tuple[str, ...] = ("abdomen", "chest")
) -> Scorer:
    """Return a real scorer around a formula: the brighter a picture's mean, the likelier the last class."""

    def predict(pictures: Any) -> tuple[Any, Any]:
        brightness = np.asarray(pictures, np.float64).mean(axis=(1, 2, 3))
        values = np.zeros((len(brightness), len(classes)))
        values[:, -1] = 8 * (brightness - 0.5)
        return (values if logits is None else logits(values)), np.zeros((len(brightness), 4), np.float32)

    manifest = Manifest(
        name=path.stem,
        classes=classes,
        blueprint={},
        input_spec=InputSpec(width=32, height=32, normalisation="unit").model_dump(),
        recipe={},
        temperature=1.0,
        figures={"validation": FIGURES, "test": None},
        counts={},
    )
    return Scorer(ModelFile(manifest=manifest, weights={}, arrays={}), path, predict)

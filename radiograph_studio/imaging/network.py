"""The one road from a radiograph to what a network sees; training, scoring and preview all take it."""

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydantic import BaseModel, ConfigDict, Field

from radiograph_studio.imaging.arithmetic import composed_unit, table_inputs
from radiograph_studio.imaging.display import take_in_blocks
from radiograph_studio.imaging.radiograph import LookupTable, Radiograph, Window
from radiograph_studio.imaging.windows import automatic_window, default_window, full_range_window

Floats32 = NDArray[np.float32]
Box = tuple[float, float, float, float]

# Rec. ITU-R BT.601 luminance, as the JPEG and DICOM colour models use it (PS3.3 C.7.6.3.1.2).
_LUMINANCE = np.array([0.299, 0.587, 0.114], dtype=np.float32)


class InputSpec(BaseModel):
    """How a radiograph becomes network input; stored in the model file, so that scoring repeats training.

    ``normalisation`` is applied by the network's first layers to the picture x in [0, 1]:
    "lite" (255 x - 127) / 128, "unit" x, "tf" 2 x - 1, "torch" (x - mean) / deviation of each ImageNet colour.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    width: int = Field(default=224, ge=8, le=4096)
    height: int = Field(default=224, ge=8, le=4096)
    fit: Literal["letterbox", "stretch", "crop"] = "letterbox"
    window: Literal["default", "automatic", "full"] = "default"
    normalisation: Literal["lite", "unit", "tf", "torch"] = "lite"


def network_picture(radiograph: Radiograph, spec: InputSpec) -> Floats32:
    """Return ``radiograph`` as (height, width) float32 grey in [0, 1], from full-precision values.

    Modality, window and polarity in floating point (never the 8-bit screen), colour as luminance, then one
    antialiased resampling. "letterbox" keeps the whole picture and its shape, with black beside it; "crop"
    keeps the shape and fills the frame, losing the rim; "stretch" fills the frame and loses the shape. The first two
    honour the pixel aspect.
    """
    grey = _grey(radiograph, spec)
    rows, columns = grey.shape
    source = Image.fromarray(grey)
    tall = rows * radiograph.pixel_aspect
    if spec.fit == "stretch":
        return _resized(source, spec.width, spec.height, (0.0, 0.0, columns, rows))
    if spec.fit == "crop":
        scale = max(spec.width / columns, spec.height / tall)
        wide, high = spec.width / scale, spec.height / scale / radiograph.pixel_aspect
        left, top = max(0.0, (columns - wide) / 2.0), max(0.0, (rows - high) / 2.0)
        box = (left, top, min(float(columns), left + wide), min(float(rows), top + high))
        return _resized(source, spec.width, spec.height, box)
    scale = min(spec.width / columns, spec.height / tall)
    width = min(spec.width, max(1, round(columns * scale)))
    height = min(spec.height, max(1, round(tall * scale)))
    picture = np.zeros((spec.height, spec.width), dtype=np.float32)
    top, left = (spec.height - height) // 2, (spec.width - width) // 2
    picture[top : top + height, left : left + width] = _resized(source, width, height, (0.0, 0.0, columns, rows))
    return picture


def _grey(radiograph: Radiograph, spec: InputSpec) -> Floats32:
    pixels = radiograph.pixels
    if radiograph.is_colour:
        luminance: Floats32 = pixels.astype(np.float32) @ _LUMINANCE
        return luminance / np.float32(255.0)
    window = _window(radiograph, spec)
    inputs = table_inputs(pixels, radiograph.bits_stored)
    if inputs is None:
        return composed_unit(radiograph, pixels, window).astype(np.float32)
    table = composed_unit(radiograph, inputs, window).astype(np.float32)
    grey = np.empty(pixels.shape, dtype=np.float32)
    take_in_blocks(table, pixels, grey)
    return grey


def _window(radiograph: Radiograph, spec: InputSpec) -> Window | LookupTable:
    if spec.window == "automatic":
        return automatic_window(radiograph)
    if spec.window == "full":
        return full_range_window(radiograph)
    window = default_window(radiograph)[0]
    assert window is not None  # only colour pictures have none
    return window


def _resized(source: Image.Image, width: int, height: int, box: Box) -> Floats32:
    """Return the part ``box`` (left, top, right, bottom) of ``source`` at (height, width), antialiased."""
    small = source.resize((width, height), Image.Resampling.BILINEAR, box=box, reducing_gap=3.0)
    result: NDArray[Any] = np.array(small, dtype=np.float32)
    return np.clip(result, 0.0, 1.0, out=result)

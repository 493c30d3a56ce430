"""Pictures that the command line writes."""

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from radiograph_studio import RESEARCH_USE, paths


def write_png(path: Path, greys: NDArray[np.uint8]) -> None:
    """Write ``greys`` (height, width) or (height, width, 3) as PNG, with what it is for as its comment.

    Raises `StorageError` where ``path`` cannot be written.
    """
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    buffer, text = io.BytesIO(), PngInfo()
    text.add_text("Comment", RESEARCH_USE)
    Image.fromarray(greys).save(buffer, "PNG", pnginfo=text)
    paths.write_bytes(path, buffer.getvalue())

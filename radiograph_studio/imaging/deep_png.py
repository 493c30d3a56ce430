"""PNG with 16 bits in colour or with transparency: Pillow would cut it to 8, and radiographs are exported so."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.imaging.codestreams import Codestream, DecodeError
from radiograph_studio.imaging.decoder_pool import pool

_SAMPLES = {2: 3, 4: 2, 6: 4}
"""Colour type (ISO/IEC 15948, 11.2.2) -> samples a pixel: RGB, grey and alpha, RGB and alpha."""
_HEAD = 33


def deep_colour(path: Path) -> tuple[NDArray[Any], bool] | None:
    """Return the pixels of a 16-bit PNG in colour or with alpha, and whether it has alpha; None for any other.

    Grey in colour comes as (rows, columns) uint16, real colour as (rows, columns, 3) uint8. Transparent parts are
    black. None too where the file cannot be decoded so: it is then Pillow's to say what is wrong with it.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if head[12:16] != b"IHDR" or head[24] != 16 or head[25] not in _SAMPLES:
            return None
        content = head + file.read()
    columns, rows = (int.from_bytes(head[k : k + 4], "big") for k in (16, 20))
    samples = _SAMPLES[head[25]]
    if b"tRNS" in content[:65536]:
        return None
    try:
        pixels = pool.decode(content, "PNG", Codestream(rows, columns, samples, 16))
    except DecodeError:
        return None
    has_alpha = samples in {2, 4}
    if has_alpha:
        alpha = pixels[:, :, -1:].astype(np.uint32)
        pixels = ((pixels[:, :, :-1] * alpha + 32767) // 65535).astype(np.uint16)
    first = pixels[:, :, 0]
    if all(np.array_equal(first, pixels[:, :, k]) for k in range(1, pixels.shape[2])):
        return np.ascontiguousarray(first), has_alpha
    return ((pixels.astype(np.uint32) * 255 + 32767) // 65535).astype(np.uint8), has_alpha

"""Sizes that are checked before anything is allocated."""

from radiograph_studio.errors import ImageReadError
from radiograph_studio.language import tr

MAX_FRAME_BYTES = 2 * 1024**3
"""The largest decoded frame that is read; the largest radiographs (mammograms, long spines) need a tenth."""


def check_size(name: str, rows: int, columns: int, bytes_per_pixel: float) -> None:
    """Raise `ImageReadError` where a frame of that size is absurd or larger than `MAX_FRAME_BYTES`."""
    size = {"name": name, "rows": rows, "columns": columns}
    if rows < 1 or columns < 1:
        raise ImageReadError(
            tr("“{name}” says that its picture has {rows} rows and {columns} columns.", **size),
            tr("The file is damaged; leave it out."),
        )
    if rows * columns * bytes_per_pixel > MAX_FRAME_BYTES:
        raise ImageReadError(
            tr("“{name}” claims a picture of {rows} x {columns} pixels, which is too large to open.", **size),
            tr("The file is probably damaged; export it again from where it came."),
        )


def out_of_memory(name: str) -> ImageReadError:
    """Return the sentence for a picture that did not fit into memory."""
    return ImageReadError(
        tr("There is not enough memory to open “{name}”.", name=name), tr("Close other programs and try again.")
    )

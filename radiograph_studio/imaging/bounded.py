"""A file that never gives, or makes room for, more than it has."""

import io
import os
from pathlib import Path


class BoundedFile(io.BufferedReader):
    """A file opened for reading; `read` asks for no more than is left.

    Python makes room for all that is asked for before it reads. A damaged length of 4 GB in a small DICOM file would
    cost that much memory.
    """

    def __init__(self, path: Path | str, _mode: str = "rb") -> None:
        super().__init__(io.FileIO(str(path), "rb"))
        self._length = os.fstat(self.fileno()).st_size

    def read(self, size: int | None = -1, /) -> bytes:
        """Return up to ``size`` bytes, all that are left where it is negative or None."""
        if size is not None and size > 65536:
            size = min(size, max(0, self._length - self.tell()))
        return super().read(size)

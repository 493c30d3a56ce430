"""How long a start takes, told by the program itself: frozen, there is no other way to look inside.

With ``RADIOGRAPH_STUDIO_START_MARKS`` set to a file, the window writes when it answered and when its pages were made,
then closes. The moments are seconds since 1970, so that whoever started the process can count from before it.
"""

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from radiograph_studio import paths

if TYPE_CHECKING:
    from radiograph_studio.ui.main_window import MainWindow

VARIABLE = "RADIOGRAPH_STUDIO_START_MARKS"


class Marks(QObject):
    """Looks at the window every millisecond: that is also what says how long it did not answer."""

    def __init__(self, window: "MainWindow", path: Path) -> None:
        super().__init__(window)
        self._window, self._path = window, path
        self._last = 0.0
        self._marks: dict[str, float] = {"longest_stall": 0.0}
        self._timer = QTimer(self)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        now = time.time()
        if self._last:
            self._marks["longest_stall"] = max(self._marks["longest_stall"], now - self._last)
        self._last = now
        self._marks.setdefault("usable", now)
        if self._window.is_complete:
            self._timer.stop()
            paths.write_text(self._path, json.dumps(self._marks | {"all_pages": now}))
            self._window.close()


def watch(window: "MainWindow") -> None:
    """Take the moments of this start where the environment asks for them."""
    wanted = os.environ.get(VARIABLE)
    if wanted:
        Marks(window, Path(wanted))

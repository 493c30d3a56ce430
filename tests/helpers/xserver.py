"""A virtual X server for programs that tests start as a person would start them."""

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

START_SECONDS = 20.0


@dataclass(frozen=True)
class XServer:
    """A running server."""

    display: str

    def environment(self) -> dict[str, str]:
        """This process's environment, changed so that a program started with it shows its window here."""
        away = {"WAYLAND_DISPLAY", "XAUTHORITY"}
        kept = {name: value for name, value in os.environ.items() if name not in away}
        return kept | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}


def is_installed() -> bool:
    """Whether Xvfb can be started here."""
    return os.name == "posix" and shutil.which("Xvfb") is not None


@contextmanager
def running(size: str = "1600x1000x24") -> Iterator[XServer]:
    """Start Xvfb on a display that it finds free by itself, and end just that process afterwards."""
    reading, writing = os.pipe()
    with (
        os.fdopen(reading, "rb") as answer,
        subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
            pass_fds=(writing,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as server,
    ):
        os.close(writing)
        try:
            yield XServer(f":{_number(answer.fileno())}")
        finally:
            server.terminate()
            server.wait(START_SECONDS)


def _number(descriptor: int) -> int:
    """The display number that the server writes once it takes connections."""
    ready, _, _ = select.select([descriptor], [], [], START_SECONDS)
    said = os.read(descriptor, 32).strip() if ready else b""
    if not said:
        raise RuntimeError("Xvfb did not start.")
    return int(said)

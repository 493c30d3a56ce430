"""From the staged program to the files that people install: made for the platform that runs this.

====== =====================================================
Linux  ``.deb``, ``.tar.xz``; and a check that NSIS takes the Windows script, where ``makensis`` is
       installed
Windows ``-setup.exe`` (NSIS)
macOS  ``.dmg``
====== =====================================================
"""

import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

from buildkit.failure import BuildError
from buildkit.installers import deb, mac, product, tarball, windows


def make(stage: Path, out: Path) -> list[Path]:
    """Make every package that this platform can make of the program in `stage`; return their paths, all in `out`."""
    stage, out = stage.resolve(), out.resolve()
    makers: dict[str, Callable[[Path, Path], list[Path]]] = {"linux": _linux, "win32": _windows, "darwin": _mac}
    if sys.platform not in makers:
        raise BuildError(f"There is no installer for {sys.platform}.", "Start the program from its folder.")
    return makers[sys.platform](stage, out)


def _linux(stage: Path, out: Path) -> list[Path]:
    moment = release_moment(stage)
    made = [
        _timed("deb", lambda: deb.build(stage, out, moment)),
        _timed("tar.xz", lambda: tarball.build(stage, out, moment, platform.machine())),
    ]
    _check_windows_script(stage)
    return made


def _check_windows_script(stage: Path) -> None:
    if windows.makensis() is None:
        print("makensis is not installed: the script for Windows was not compiled.", flush=True)
        return
    start = time.monotonic()
    windows.check(stage)
    print(
        f"compile check of the script for Windows (no product): passed in {time.monotonic() - start:.0f} s", flush=True
    )


def _windows(stage: Path, out: Path) -> list[Path]:
    return [_timed("setup.exe", lambda: windows.build(stage, out))]


def _mac(stage: Path, out: Path) -> list[Path]:
    return [_timed("dmg", lambda: mac.build(stage, out, platform.machine()))]


def release_moment(stage: Path) -> int:
    """The time that packages are dated with: ``SOURCE_DATE_EPOCH`` where it is set, else when the program was built."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given.isdigit() else int(product.binary(stage, sys.platform).stat().st_mtime)


def _timed(what: str, build: Callable[[], Path]) -> Path:
    start = time.monotonic()
    path = build()
    seconds = time.monotonic() - start
    print(f"{what}: {path.name}, {path.stat().st_size / 1e6:.1f} MB in {seconds:.0f} s", flush=True)
    return path

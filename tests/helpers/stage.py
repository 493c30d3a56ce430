"""A folder that stands in for the frozen program: packed in a second, it runs and says so."""

from pathlib import Path

SCRIPT = """#!/bin/sh
printf 'started with %s\\n' "$*"
"""


def write(folder: Path) -> Path:
    """Write the stand-in into ``folder / RadiographStudio`` and return that."""
    stage = folder / "RadiographStudio"
    odd = stage / "_internal" / "Prüfung mit $Zeichen"
    odd.mkdir(parents=True)
    (odd / "a 'b'.txt").write_text("text", encoding="utf-8")
    (stage / "_internal" / "empty").mkdir()
    (stage / "_internal" / "libown.so.1").write_bytes(b"no library")
    (stage / "_internal" / "libown.so").symlink_to("libown.so.1")
    for name in ("RadiographStudio", "RadiographStudio.exe"):
        (stage / name).write_text(SCRIPT, encoding="utf-8")
        (stage / name).chmod(0o700)
    return stage

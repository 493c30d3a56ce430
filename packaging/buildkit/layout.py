"""Where things are built, and what they are called."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = "RadiographStudio"
TITLE = "Radiograph Studio"
CONSOLE_NAME = "radiograph-studio-cli"
"""The second program of Windows, where one with a window cannot print."""
IDENTIFIER = "radiograph-studio"
BUNDLE_ID = "org.radiograph-studio.RadiographStudio"

WORK = ROOT / "build"
DIST = ROOT / "dist"
STAGE = DIST / NAME
INSTALLERS = DIST / "installers"
SPEC = ROOT / "packaging" / f"{NAME}.spec"
CONTENTS = "_internal"
"""Folder in the stage with everything but the program's own file, as PyInstaller names it."""


def program(stage: Path = STAGE, platform: str = sys.platform) -> Path:
    """The program to start from a terminal."""
    if platform == "win32":
        return stage / f"{CONSOLE_NAME}.exe"
    return stage / NAME


def version() -> str:
    """The program's version, read without importing it."""
    text = (ROOT / "radiograph_studio" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, flags=re.MULTILINE)
    assert found is not None
    return found[1]


def icon(platform: str = sys.platform) -> Path | None:
    """The icon file of the platform; None on Linux, where the desktop entry names it."""
    suffix = {"win32": "ico", "darwin": "icns"}.get(platform)
    return ROOT / "resources" / "icons" / "app" / f"{IDENTIFIER}.{suffix}" if suffix else None

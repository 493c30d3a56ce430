"""What the program is called where an operating system asks, beyond what `buildkit.layout` says. For all installers."""

from pathlib import Path

from buildkit.layout import IDENTIFIER, NAME, ROOT

PACKAGING = ROOT / "packaging"
ICONS = ROOT / "resources" / "icons" / "app"

SUMMARY = "Train and use classifiers of radiographs"
PUBLISHER = "Radiograph Studio maintainers"
MODEL_TYPE = f"application/x-{IDENTIFIER}-model"
DICOM_TYPE = "application/dicom"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def binary(stage: Path, platform: str) -> Path:
    """The program with the window, in the staged folder `stage`."""
    return stage / (f"{NAME}.exe" if platform == "win32" else NAME)

"""Makes the program's icons from its drawings, in the sizes and formats that the three systems ask for.

    python packaging/icons.py      after a change of a drawing in resources/icons/app; what it writes is kept in git

Sizes up to 32 pixels have a drawing of their own with fewer lines: a scaled-down rib is only a grey pixel.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
MODEL_SIZES = (16, 32, 48, 128, 256)
WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)
MAC_SIZES = (32, 64, 128, 256, 512, 1024)
"""What Pillow puts into an icns file, in device pixels."""

_PROGRAM, _MODEL = "radiograph-studio", "rsmodel"
_SIMPLER_UP_TO = {_PROGRAM: 32, _MODEL: 24}
_MAC_SHARE = {_PROGRAM: 0.874, _MODEL: 1.0}
"""How much of the side a drawing takes on macOS, where the rounded square of a program stands in a margin."""


def make(folder: Path = FOLDER, drawings: Path = FOLDER) -> None:
    """Write every picture into ``folder``."""
    pictures = folder / "png"
    pictures.mkdir(parents=True, exist_ok=True)
    for side in SIZES:
        render(drawings, _PROGRAM, side).save(pictures / f"{side}.png", optimize=True)
    for side in MODEL_SIZES:
        render(drawings, _MODEL, side).save(pictures / f"{_MODEL}-{side}.png", optimize=True)
    for name in (_PROGRAM, _MODEL):
        _write_windows(folder / f"{name}.ico", drawings, name)
        _write_mac(folder / f"{name}.icns", drawings, name)


def render(drawings: Path, name: str, side: int, share: float = 1.0) -> Image.Image:
    """Return a drawing as a transparent RGBA picture of ``side`` pixels, of which it takes ``share`` in the middle."""
    simpler = side <= _SIMPLER_UP_TO[name]
    drawing = QSvgRenderer((drawings / f"{name}{'-small' if simpler else ''}.svg").read_bytes())
    if not drawing.isValid():
        raise ValueError(f"{name} is no drawing that Qt can read.")
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    margin = side * (1 - share) / 2
    drawing.render(painter, QRectF(margin, margin, side * share, side * share))
    painter.end()
    written = QBuffer()
    image.save(written, "PNG")  # type: ignore[call-overload]  # it takes no bytes, whatever its types say
    return Image.open(BytesIO(written.data().data())).convert("RGBA")


def _write_windows(path: Path, drawings: Path, name: str) -> None:
    largest, *others = (render(drawings, name, side) for side in reversed(WINDOWS_SIZES))
    largest.save(path, sizes=[(side, side) for side in WINDOWS_SIZES], append_images=others)


def _write_mac(path: Path, drawings: Path, name: str) -> None:
    largest, *others = (render(drawings, name, side, _MAC_SHARE[name]) for side in reversed(MAC_SIZES))
    largest.save(path, append_images=others)


if __name__ == "__main__":
    make()

"""The disk image for macOS: `packaging/macos/make_dmg.sh`, run around the program's bundle."""

from pathlib import Path

from buildkit.failure import BuildError
from buildkit.installers import product, tools
from buildkit.layout import NAME, TITLE, version

SCRIPT = product.PACKAGING / "macos" / "make_dmg.sh"


def build(stage: Path, out: Path, machine: str) -> Path:
    """Make the disk image for `machine` of the bundle beside `stage`; return its path in `out`."""
    tools.need("hdiutil", "none: it is part of macOS")
    image = out / f"{NAME}-{version()}-macos-{machine}.dmg"
    out.mkdir(parents=True, exist_ok=True)
    tools.run(["bash", SCRIPT, bundle(stage), image])
    return image


def bundle(stage: Path) -> Path:
    """The ``.app`` that PyInstaller puts beside the folder it is made from; or `stage`, where that is one itself."""
    if stage.suffix == ".app":
        return stage
    for name in (TITLE, NAME):
        app = stage.with_name(f"{name}.app")
        if app.is_dir():
            return app
    raise BuildError("There is no bundle (.app) beside the program.", "Run: python3 packaging/build.py build")

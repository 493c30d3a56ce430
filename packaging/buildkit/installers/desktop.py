"""What tells a Linux desktop of the program: menu entry, icons, file types, manual page. The same in every package."""

import gzip
import shutil
import time
from pathlib import Path

from buildkit.failure import BuildError
from buildkit.installers import product
from buildkit.layout import IDENTIFIER, version

_SOURCES = product.PACKAGING / "linux"


def install(share: Path, moment: int) -> None:
    """Write all of it below `share` (``/usr/share`` in the end); `moment`, in Unix seconds, dates the manual page."""
    _copy(_SOURCES / f"{IDENTIFIER}.desktop", share / "applications" / f"{IDENTIFIER}.desktop")
    _copy(_SOURCES / f"{IDENTIFIER}.xml", share / "mime" / "packages" / f"{IDENTIFIER}.xml")
    for name, source in icons().items():
        _copy(source, share / "icons" / "hicolor" / name)
    page = share / "man" / "man1" / f"{IDENTIFIER}.1.gz"
    page.parent.mkdir(parents=True, exist_ok=True)
    write_gzip(page, manual(moment).encode("utf-8"))


def icons(folder: Path = product.ICONS) -> dict[str, Path]:
    """Path below ``hicolor`` -> file, for every size and the drawing that fits all."""
    found = {f"scalable/apps/{IDENTIFIER}.svg": folder / f"{IDENTIFIER}.svg"}
    for size in product.ICON_SIZES:
        found[f"{size}x{size}/apps/{IDENTIFIER}.png"] = folder / "png" / f"{size}.png"
    missing = sorted(path.name for path in found.values() if not path.is_file())
    if missing:
        raise BuildError(
            f"Icons are missing in resources/icons/app: {', '.join(missing)}.", "Check them out again (git restore)."
        )
    return found


def manual(moment: int) -> str:
    """The manual page, with version and date."""
    text = (_SOURCES / f"{IDENTIFIER}.1").read_text(encoding="utf-8")
    day = time.strftime("%Y-%m-%d", time.gmtime(moment))
    return text.replace("@VERSION@", version()).replace("@DATE@", day)


def write_gzip(path: Path, data: bytes) -> None:
    """Write `data` compressed, the same bytes every time."""
    path.write_bytes(gzip.compress(data, compresslevel=9, mtime=0))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)

"""The package for Debian, Ubuntu and what is made from them.

The program goes to /opt in one piece. Menus, icons, file types and manual pages are found by the triggers of the
packages that keep their caches, so that no script of ours runs as root, neither at installation nor at removal.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from email.utils import formatdate
from pathlib import Path

from buildkit.failure import BuildError
from buildkit.installers import desktop, libraries, product, tools
from buildkit.layout import IDENTIFIER, NAME, version

COMPRESSION = ("-Zzstd", "-z6")
"""330 MB in 31 s of processor time; zstd 10: 320 MB in 57 s, zstd 3: 349 MB in 10 s, xz 1: 303 MB in 163 s."""
_MAINTAINER = f"{product.PUBLISHER} <maintainers@users.noreply.github.com>"
_SOURCES = product.PACKAGING / "linux"
_DESCRIPTION = """train and use classifiers of radiographs
 Radiograph Studio reads DICOM and other radiographs, trains a classifier on
 folders of them from networks pretrained on ImageNet, shows how good it is
 with the interval of every figure, and scores new images. Nothing leaves the
 computer.
 .
 For research and education. Not a medical device."""


def build(stage: Path, out: Path, moment: int, compression: Sequence[str] = COMPRESSION) -> Path:
    """Make the package of the program in `stage`, dated `moment` (Unix seconds); return its path in `out`."""
    tools.need("dpkg-deb", "dpkg")
    if not product.binary(stage, "linux").is_file():
        raise BuildError(f"{stage.name} holds no program.", "Run: python3 packaging/build.py build")
    architecture = tools.run(["dpkg", "--print-architecture"]).strip()
    package = out / f"{IDENTIFIER}_{version()}_{architecture}.deb"
    out.mkdir(parents=True, exist_ok=True)
    # Beside the result, so that files can be linked instead of copied.
    with tempfile.TemporaryDirectory(prefix=".deb-", dir=out) as name:
        root = Path(name) / "root"
        lay_out(stage, root, moment)
        _write_control(root, architecture, libraries.debian_depends(stage))
        options = ["--root-owner-group", *compression]
        tools.run(["dpkg-deb", *options, "--build", root, package], {"SOURCE_DATE_EPOCH": str(moment)})
    return package


def lay_out(stage: Path, root: Path, moment: int) -> None:
    """Put every file that is installed where it belongs below `root`."""
    home = root / "opt" / IDENTIFIER
    home.parent.mkdir(parents=True)
    tools.link_tree(stage, home)
    share = root / "usr" / "share"
    desktop.install(share, moment)
    command = root / "usr" / "bin" / IDENTIFIER
    command.parent.mkdir(parents=True)
    command.symlink_to(f"/opt/{IDENTIFIER}/{NAME}")
    documents = share / "doc" / IDENTIFIER
    documents.mkdir(parents=True)
    shutil.copyfile(_SOURCES / "copyright", documents / "copyright")
    desktop.write_gzip(documents / "changelog.gz", changelog(moment).encode("utf-8"))
    overrides = share / "lintian" / "overrides"
    overrides.mkdir(parents=True)
    shutil.copyfile(_SOURCES / "lintian-overrides", overrides / IDENTIFIER)
    for path in [root, *(root / "usr").rglob("*")]:
        if not path.is_symlink():
            tools.open_up(path)


def changelog(moment: int) -> str:
    """Debian's changelog of the package; what changed in the program is told by its own release notes."""
    head = f"{IDENTIFIER} ({version()}) unstable; urgency=medium"
    return f"{head}\n\n  * Release {version()}.\n\n -- {_MAINTAINER}  {formatdate(moment)}\n"


def _write_control(root: Path, architecture: str, depends: Sequence[str]) -> None:
    installed = tools.size_kib(root)
    control = root / "DEBIAN"
    control.mkdir()
    fields = {
        "Package": IDENTIFIER,
        "Version": version(),
        "Architecture": architecture,
        "Maintainer": _MAINTAINER,
        "Installed-Size": str(installed),
        "Depends": ", ".join(depends),
        "Recommends": "desktop-file-utils, hicolor-icon-theme, shared-mime-info, xdg-utils",
        "Section": "science",
        "Priority": "optional",
        "Description": _DESCRIPTION,
    }
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    (control / "control").write_text(text, encoding="utf-8")
    (control / "md5sums").write_text("".join(_md5_lines(root)), encoding="utf-8")
    for path in [control, *control.iterdir()]:
        tools.open_up(path)


def _md5_lines(root: Path) -> list[str]:
    files = sorted(path for top in ("opt", "usr") for path in (root / top).rglob("*"))
    lines = []
    for path in files:
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False))
            lines.append(f"{digest.hexdigest()}  {path.relative_to(root).as_posix()}\n")
    return lines

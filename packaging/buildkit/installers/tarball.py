"""The archive for every other Linux: the program, and scripts that install it for one user and remove it again."""

import shutil
import tempfile
from pathlib import Path

from buildkit.installers import desktop, product, tools
from buildkit.layout import IDENTIFIER, NAME, version

COMPRESSION = "xz -T0 -1"
"""303 MB in 163 s of processor time; gzip 6: 385 MB in 52 s. Zstandard is not everywhere where tar is."""
_SOURCES = product.PACKAGING / "linux"


def build(stage: Path, out: Path, moment: int, machine: str, compression: str = COMPRESSION) -> Path:
    """Make the archive of the program in `stage` for `machine`, dated `moment` (Unix seconds); return its path."""
    tools.need("tar", "tar")
    tools.need(compression.split()[0], "xz-utils")
    top = f"{IDENTIFIER}-{version()}-linux-{machine}"
    archive = out / f"{top}.tar.xz"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".tar-", dir=out) as name:
        lay_out(stage, Path(name) / top, moment)
        owner = ["--owner=0", "--group=0", "--numeric-owner"]
        same = ["--sort=name", f"--mtime=@{moment}", "--format=gnu"]
        tools.run(["tar", "-C", name, *owner, *same, "-I", compression, "-cf", archive, top])
    return archive


def lay_out(stage: Path, root: Path, moment: int) -> None:
    """Put every file of the archive where it belongs below `root`."""
    root.mkdir(parents=True)
    tools.link_tree(stage, root / NAME)
    desktop.install(root / "share", moment)
    text = (_SOURCES / "README.txt").read_text(encoding="utf-8")
    (root / "README.txt").write_text(text.replace("@VERSION@", version()), encoding="utf-8")
    for name in ("install.sh", "uninstall.sh"):
        shutil.copyfile(_SOURCES / name, root / name)
        (root / name).chmod(0o755)
    for path in [root, root / "README.txt", *(root / "share").rglob("*")]:
        tools.open_up(path)

"""Starting the programs that make packages, and handing folders on without copying a gigabyte."""

import os
import shutil
import stat
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from buildkit.failure import BuildError


def run(command: Sequence[str | Path], environ: Mapping[str, str] | None = None, cwd: Path | None = None) -> str:
    """Run `command` and return what it printed; raise with its last lines when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=None if environ is None else {**os.environ, **environ},
        cwd=cwd,
        check=False,
    )
    if done.returncode:
        last = "\n".join(done.stdout.strip().splitlines()[-15:])
        raise BuildError(f"{words[0]} failed ({done.returncode}).", last)
    return done.stdout


def need(name: str, package: str) -> str:
    """Path of the program `name`, or an error that names the Debian package which has it."""
    found = shutil.which(name)
    if found is None:
        raise BuildError(f"{name} is not installed.", f"Install it (Debian: apt-get install {package}).")
    return found


def link_tree(source: Path, target: Path) -> None:
    """Show the files of `source` in `target` by hard links, or copies across file systems, readable by everybody.

    Permissions belong to the file, not to the name: where they are widened, they are so in `source` too.
    """
    shutil.copytree(source, target, symlinks=True, copy_function=_link)
    for path in [target, *target.rglob("*")]:
        if not path.is_symlink():
            open_up(path)


def open_up(path: Path) -> None:
    """Give everybody the right to read, and to run what its owner may run; take the right to write from others."""
    mode = stat.S_IMODE(path.stat().st_mode)
    wanted = 0o755 if path.is_dir() or mode & stat.S_IXUSR else 0o644
    if mode != wanted:
        path.chmod(wanted)


def size_kib(folder: Path) -> int:
    """Space that the files below `folder` take, in KiB, each rounded up, and one for anything else.

    So Debian's policy counts (section 5.6.20), whatever the file system.
    """
    return sum(_kib(path) for path in folder.rglob("*"))


def _kib(path: Path) -> int:
    status = path.lstat()
    return -(-status.st_size // 1024) if stat.S_ISREG(status.st_mode) else 1


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return target

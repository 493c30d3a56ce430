"""The networks' weights in the form that the program uses at once.

Run as ``python -m buildkit.weights DIR``, in a process of its own: it loads TensorFlow.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from buildkit.failure import BuildError
from buildkit.layout import ROOT


def converted(folder: Path) -> list[Path]:
    """Write the weights that come with the program to `folder`; raise where there are none."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        environ = {
            **os.environ,
            "RADIOGRAPH_STUDIO_HOME": home,
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "packaging"))),
        }
        done = subprocess.run(
            [sys.executable, "-m", "buildkit.weights", str(folder)],
            cwd=ROOT,
            env=environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    written = sorted(folder.glob("*.npz"))
    if done.returncode or not written:
        raise BuildError("The networks' weights could not be converted.", done.stderr[-800:])
    return written


def _convert(folder: Path) -> None:
    from radiograph_studio.engine.catalogue import CATALOGUE
    from radiograph_studio.engine.loading import load_tensorflow

    load_tensorflow()
    from radiograph_studio.engine import backbones

    for entry in CATALOGUE:
        if entry.comes_with_program:
            backbones.write_converted(entry, folder / f"{entry.id}.npz")


if __name__ == "__main__":
    _convert(Path(sys.argv[1]))

"""The built .deb as a person meets it: installed, started from its desktop entry, used on a DICOM file, removed.

Needs root, a package in ``dist/installers`` (``python3 packaging/build.py build installer``) and Xvfb. Nothing stays.
"""

import configparser
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from buildkit.layout import IDENTIFIER, INSTALLERS, version
from tests.helpers.tools import call, need
from tests.helpers.xserver import XServer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.window,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="A .deb is for Linux."),
]

ENTRY = Path(f"/usr/share/applications/{IDENTIFIER}.desktop")
COMMAND = f"/usr/bin/{IDENTIFIER}"
WINDOW_SECONDS = 60.0
APT = ("apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=120")


def _built_package() -> Path:
    found = sorted(INSTALLERS.glob(f"{IDENTIFIER}_{version()}_*.deb"))
    if not found:
        pytest.skip("No package was built (python3 packaging/build.py build installer).")
    return found[0]


@pytest.fixture
def installed() -> Iterator[list[Path]]:
    """The package installed, given as the files that it brought; removed again whatever happens."""
    package = _built_package()
    if os.geteuid() != 0:
        pytest.skip("Only root installs packages.")
    need("apt-get", "apt")
    need("xdotool", "xdotool")
    if shutil.which(IDENTIFIER) == COMMAND:
        pytest.skip("The package is installed already, and not by this test: it is left alone.")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        call(*APT, "install", "--no-install-recommends", package, environ=environ)
        listed = call("dpkg-query", "--listfiles", IDENTIFIER).splitlines()
        yield [Path(line) for line in listed if not Path(line).is_dir()]
    finally:
        if Path(f"/var/lib/dpkg/info/{IDENTIFIER}.list").exists():
            call(*APT, "purge", IDENTIFIER, environ=environ)


def _exec(files: list[Path]) -> list[str]:
    """The command that a desktop makes of the entry's Exec for `files`."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.read(ENTRY, encoding="utf-8")
    words = shlex.split(parser["Desktop Entry"]["Exec"])
    return [part for word in words for part in (map(str, files) if word == "%F" else [word])]


def _window_of(process: subprocess.Popen[bytes], environ: Mapping[str, str]) -> str:
    until = time.monotonic() + WINDOW_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, f"ended with {process.returncode} before a window came"
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid), "--name", "Radiograph Studio"]
        found = subprocess.run(search, env=environ, capture_output=True, text=True, check=False).stdout.split()
        if found:
            return found[0]
        time.sleep(0.2)
    raise AssertionError(f"no window within {WINDOW_SECONDS:.0f} s")


def _grey_levels(server: XServer) -> int:
    """How many grey levels the screen shows: a few for a window without a picture, many for a radiograph."""
    from PIL import ImageGrab

    screen = ImageGrab.grab(xdisplay=server.display).convert("RGB")
    colours = screen.getcolors(screen.width * screen.height) or []
    return len({colour[0] for _, colour in colours if isinstance(colour, tuple) and len(set(colour)) == 1})


def test_package_installs_trains_scores_a_double_clicked_file_and_leaves_nothing(
    installed: list[Path], xvfb: XServer, tmp_path: Path
) -> None:
    environ = {**xvfb.environment(), "HOME": str(tmp_path)}
    samples, model = tmp_path / "samples", tmp_path / "phantoms.rsmodel"
    call(COMMAND, "samples", samples, environ=environ)
    options = ["--preset", "instant", "--epochs", "2", "--out", model]
    call(COMMAND, "train", "--train", samples / "train", *options, environ=environ)
    picture = next(samples.glob("test/*/*.dcm"))

    scored = json.loads(call(COMMAND, "score", model, picture, "--json", environ=environ).splitlines()[-1])
    assert scored["ok"], scored
    assert sum(scored["probabilities"].values()) == pytest.approx(1, abs=1e-3)

    _open_and_close([model, picture], xvfb, environ)

    runs = [path for path in Path(os.environ["RADIOGRAPH_STUDIO_HOME"]).rglob("*") if path.is_file()]
    call(*APT, "purge", IDENTIFIER, environ={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    assert [str(path) for path in installed if path.exists() or path.is_symlink()] == []
    assert not Path(f"/opt/{IDENTIFIER}").exists()
    assert _mentions() == []
    assert model.is_file()
    assert [path for path in runs if not path.is_file()] == []


def _open_and_close(files: list[Path], server: XServer, environ: Mapping[str, str]) -> None:
    with subprocess.Popen(_exec(files), env=environ, stdin=subprocess.DEVNULL) as process:
        try:
            window = _window_of(process, environ)
            until = time.monotonic() + WINDOW_SECONDS
            while _grey_levels(server) < 100 and time.monotonic() < until:
                time.sleep(0.5)
            assert _grey_levels(server) >= 100, "no radiograph on the screen"
            # No window manager is there whose cross could be clicked.
            call("xdotool", "windowfocus", "--sync", window, "key", "ctrl+q", environ=environ)
            process.wait(timeout=30)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)


def _mentions() -> list[str]:
    """Caches of the desktop that still speak of the program."""
    caches = ["mime/globs2", "mime/types", "applications/mimeinfo.cache"]
    paths = [Path("/usr/share") / name for name in caches]
    return [str(path) for path in paths if path.is_file() and IDENTIFIER in path.read_text(encoding="utf-8")]

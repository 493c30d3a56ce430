"""What every test gets: a home of its own, and the demand to leave nothing in the logs and nothing running.

Warnings and sockets are forbidden by ``pyproject.toml``. What is asked of each test here:

- nothing is read from or written to the user's own folders (`RADIOGRAPH_STUDIO_HOME` is a folder of the test's own);
- no record of level WARNING or above is logged, unless the test is marked ``expects_logs`` or takes ``caplog``;
- no Python thread, QThread or active QTimer that it started is left running.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Tests run side by side on machines that others use as well: time says nothing there about what is tried.
settings.register_profile("shared machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared machine")

# Set before Qt, Keras or matplotlib are imported by any test module.
_SESSION_FOLDER = Path(tempfile.mkdtemp(prefix="radiograph-studio-tests-"))
atexit.register(shutil.rmtree, _SESSION_FOLDER, ignore_errors=True)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["KERAS_HOME"] = str(_SESSION_FOLDER / "keras")
os.environ["MPLCONFIGDIR"] = str(_SESSION_FOLDER / "matplotlib")
# Qt warns where the variable is missing, as it is for root and in containers.
os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="runtime-", dir=_SESSION_FOLDER)

from tests.helpers import leaks, logs, pictures, xserver  # noqa: E402 - the environment first

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"


@dataclass(frozen=True)
class TrainedOnce:
    """What the fixture `trained` gives: the data, the model, the runs folder, and all events."""

    data: Path
    model: Path
    runs: Path
    events: tuple[Any, ...]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the shared radiographs or an X server where there are none, and say so."""
    no_data = pytest.mark.skip(reason="The shared radiographs are not beside the checkout (../shared/data).")
    no_server = pytest.mark.skip(reason="Xvfb is not installed (Debian: apt-get install xvfb).")
    for item in items:
        if item.get_closest_marker("shared") and not SHARED_DATA.is_dir():
            item.add_marker(no_data)
        if item.get_closest_marker("window") and not xserver.is_installed():
            item.add_marker(no_server)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    # Not in tmp_path itself: tests fill that, and list it, as they please.
    monkeypatch.setenv("RADIOGRAPH_STUDIO_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def _no_unexpected_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.node.get_closest_marker("expects_logs") or "caplog" in request.fixturenames:
        yield
        return
    with logs.recorded() as records:
        yield
    assert not records, "logged without the test expecting it:\n" + "\n".join(map(logs.as_line, records))


@pytest.fixture(autouse=True)
def _nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    threads = leaks.threads()
    uses_qt = "qapp" in request.fixturenames
    objects = leaks.active_qt_objects() if uses_qt else set()
    yield
    left = leaks.threads_left(threads)
    assert not left, f"threads left running: {', '.join(left)}"
    active = leaks.qt_objects_left(objects) if uses_qt else []
    assert not active, f"Qt objects left active: {', '.join(active)}"


@pytest.fixture
def warm_cache() -> Path:
    """Cache folder of this test's home, shared by all that ask for it: weights are converted once a session."""
    shared = _SESSION_FOLDER / "cache"
    shared.mkdir(exist_ok=True)
    own = Path(os.environ["RADIOGRAPH_STUDIO_HOME"]) / "cache"
    own.symlink_to(shared, target_is_directory=True)
    return own


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of the shared radiographs; the test is skipped where it is missing."""
    if not SHARED_DATA.is_dir():
        pytest.skip("The shared radiographs are not beside the checkout (../shared/data).")
    return SHARED_DATA


@pytest.fixture
def tiny_png_dataset(tmp_path: Path) -> Path:
    """Folder with ``{train,val,test}/{rings,stripes}``: grey 64x64 PNG pictures that are easily told apart."""
    return pictures.write_dataset(tmp_path / "tiny")


@pytest.fixture(scope="session")
def xvfb() -> Iterator[xserver.XServer]:
    """A virtual X server on a free display, for programs that tests start; ended with the session."""
    if not xserver.is_installed():
        pytest.skip("Xvfb is not installed (Debian: apt-get install xvfb).")
    with xserver.running() as server:
        yield server


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> TrainedOnce:
    """A model trained once a session (preset instant) on pictures that are easily told apart."""
    from radiograph_studio.recipe import Control, preset_recipe
    from radiograph_studio.workflows.training import TrainRequest, train

    folder = tmp_path_factory.mktemp("trained")
    data = pictures.write_dataset(folder / "data")
    request = TrainRequest(
        train=data / "train",
        validation=data / "val",
        test=data / "test",
        recipe=preset_recipe("instant").model_copy(update={"epochs": 3, "draws": 1}),
        out=folder / "tiny.rsmodel",
        runs_dir=folder / "runs",
    )
    events: list[Any] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RADIOGRAPH_STUDIO_HOME", str(folder / "home"))
        finished = train(request, Control(), events.append)
    assert finished.status == "completed", finished.error
    return TrainedOnce(data, folder / "tiny.rsmodel", folder / "runs", tuple(events))

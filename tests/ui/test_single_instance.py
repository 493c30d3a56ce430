"""A second start hands its files to the window that is there; whatever goes wrong, a window opens."""

import os
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from radiograph_studio import paths
from radiograph_studio.ui import single_instance
from radiograph_studio.ui.single_instance import FrontDesk, Request, address, hand_over, settle

NAMES = ("Müller  Jön.dcm", "放射.png", "a\nb.png", "quote”'\".dcm", "bytes\udcff.dcm")
posix = pytest.mark.skipif(sys.platform == "win32", reason="named pipes are no files")


@pytest.fixture
def desk() -> Iterator[FrontDesk]:
    made = FrontDesk()
    yield made
    made.close()


def _name() -> str:
    name = address()
    assert name is not None
    return name


_SECOND = """
import sys
from radiograph_studio.ui.single_instance import Request, hand_over
print(hand_over(sys.argv[1], Request.unpack(sys.stdin.buffer.read())))
"""


def _answer(qtbot: QtBot, desk: FrontDesk, request: Request) -> tuple[str, Request]:
    """What a second start is told, and what the desk hears of it."""
    command = [sys.executable, "-c", _SECOND, _name()]
    with qtbot.waitSignal(desk.arrived, timeout=20_000) as caught:
        second = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert second.stdin is not None
        second.stdin.write(request.pack())
        second.stdin.close()
    assert second.stdout is not None
    with second:
        return second.stdout.read().decode().strip(), caught.args[0]


@pytest.mark.parametrize("files", [NAMES, tuple(f"{'x' * 200}/{number}.dcm" for number in range(900)), ()])
def test_files_arrive_whole_whatever_they_are_called(qtbot: QtBot, desk: FrontDesk, files: tuple[str, ...]) -> None:
    request = Request.of(files)
    assert desk.open(_name())
    assert _answer(qtbot, desk, request) == ("taken", request)
    assert [os.fsencode(path.name) for path in request.files] == [os.fsencode(Path(name).name) for name in files]


def test_relative_names_are_those_of_the_start_that_was_given_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Request.of(["a.dcm", "b/../c.dcm"]).files == (tmp_path / "a.dcm", tmp_path / "b/../c.dcm")


def test_the_wish_for_the_sample_project_is_handed_over_too() -> None:
    request = Request.of([], sample_project=True)
    assert Request.unpack(request.pack()) == request
    assert request.sample_project


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b'{"files": 3}', b'{"files": [], "sample": false}', b"\xff"])
def test_what_is_no_request_is_none(line: bytes) -> None:
    assert Request.unpack(line) is None


def test_the_first_start_opens_the_desk_and_the_second_is_sent_away(qtbot: QtBot, desk: FrontDesk) -> None:
    assert not settle(Request(), desk)
    assert _answer(qtbot, desk, Request((Path("a"),)))[0] == "taken"


def test_nobody_is_told_from_a_window_that_hangs(qtbot: QtBot) -> None:
    assert hand_over(_name(), Request()) == "nobody"
    # It listens, but never looks who is at the door.
    hung = QLocalServer()
    hung.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    assert hung.listen(_name())
    before = time.monotonic()
    assert hand_over(_name(), Request(), 200) == "silent"
    assert time.monotonic() - before < 2
    hung.close()


def test_where_the_window_hangs_the_next_one_takes_over(qtbot: QtBot, desk: FrontDesk) -> None:
    hung = QLocalServer()
    hung.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    assert hung.listen(_name())
    assert not settle(Request(), desk, patience_ms=200)
    assert _answer(qtbot, desk, Request())[0] == "taken"
    hung.close()


@posix
def test_a_window_that_hung_and_closes_leaves_its_successor_in_place(qtbot: QtBot, desk: FrontDesk) -> None:
    hung = FrontDesk()
    assert hung.open(_name())
    assert not settle(Request(), desk, patience_ms=100)  # this thread is that window's: it hangs
    hung.close()
    assert _answer(qtbot, desk, Request())[0] == "taken"
    desk.close()
    assert not Path(_name()).exists()


def test_a_request_to_a_window_that_hung_is_not_opened_when_it_wakes(qtbot: QtBot, desk: FrontDesk) -> None:
    heard: list[object] = []
    desk.arrived.connect(heard.append)
    assert desk.open(_name())
    assert hand_over(_name(), Request((Path("a"),)), 100) == "silent"  # this thread is the window's: it hangs
    qtbot.wait(100)
    assert heard == []


@posix
def test_a_socket_that_a_killed_program_left_is_replaced(qtbot: QtBot, desk: FrontDesk) -> None:
    left = socket.socket(socket.AF_UNIX)
    left.bind(_name())
    left.close()
    assert Path(_name()).exists()
    assert not settle(Request(), desk)
    assert _answer(qtbot, desk, Request())[0] == "taken"


@posix
def test_only_the_same_user_can_reach_the_window(desk: FrontDesk) -> None:
    assert desk.open(_name())
    state = Path(_name()).stat()
    assert not state.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    assert not Path(_name()).parent.stat().st_mode & 0o077


@posix
def test_a_folder_that_others_can_enter_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared, temporary = tmp_path / "shared", tmp_path / "t"
    for folder in (shared, temporary):
        folder.mkdir()
        folder.chmod(0o777)
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    monkeypatch.setattr(single_instance, "_LONGEST_SOCKET_PATH", 400)
    found = address({"XDG_RUNTIME_DIR": str(shared)})
    assert found is not None
    own = Path(found).parent
    assert own.parent == temporary
    assert stat.S_IMODE(own.stat().st_mode) == 0o700
    own.chmod(0o755)
    assert address({"XDG_RUNTIME_DIR": str(shared)}) is None


def test_other_settings_and_other_screens_are_other_windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    runtime = {"XDG_RUNTIME_DIR": os.environ.get("XDG_RUNTIME_DIR", "")}
    here = address({**runtime, "DISPLAY": ":0"})
    assert here == address({**runtime, "DISPLAY": ":0.0"})
    assert here != address({**runtime, "DISPLAY": ":1"})
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert here != address({**runtime, "DISPLAY": ":0"})


@posix
def test_a_visitor_who_talks_nonsense_changes_nothing(qtbot: QtBot, desk: FrontDesk) -> None:
    heard: list[object] = []
    desk.arrived.connect(heard.append)
    assert desk.open(_name())
    visitor = socket.socket(socket.AF_UNIX)
    visitor.connect(_name())
    visitor.sendall(b"GET / HTTP/1.1\r\n\r\n")
    visitor.settimeout(5)
    qtbot.wait(100)
    said = b""
    while part := visitor.recv(100):
        said += part
    visitor.close()
    assert said == b"radiograph-studio 1\n"
    assert heard == []
    assert _answer(qtbot, desk, Request())[0] == "taken"


_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from radiograph_studio.cli import main
from radiograph_studio.ui import app as program
from radiograph_studio.ui.main_window import MainWindow
opened = []
MainWindow.open_files = lambda self, files: opened.extend(files)
def look():
    if len(opened) == {files}:
        for window in program.QApplication.topLevelWidgets():
            window.close()
timer = QTimer(interval=20)
app = program.Application(["test"])
timer.timeout.connect(look)
timer.start()
status = main(sys.argv[1:])
print(*sorted(path.name for path in opened))
raise SystemExit(status)
"""


def _start(folder: Path, files: int, *arguments: str) -> subprocess.Popen[str]:
    for name in arguments:
        if not name.startswith("-"):
            (folder / name).touch()
    command = [sys.executable, "-c", _PROGRAM.format(files=files), *arguments]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)


def test_two_starts_at_the_same_moment_become_one_window(tmp_path: Path) -> None:
    both = [_start(tmp_path, 2, "a.dcm"), _start(tmp_path, 2, "b.dcm")]
    said = [each.communicate(timeout=120)[0].strip() for each in both]
    assert [each.returncode for each in both] == [0, 0]
    assert sorted(said) == ["", "a.dcm b.dcm"]


@pytest.fixture
def other_window(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A window in a process of its own that takes requests and does not close by itself."""
    process = _start(tmp_path, 99)
    deadline = time.monotonic() + 60
    while not list(paths.logs_dir().glob("session-*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    yield process
    process.kill()
    process.communicate()


def test_another_window_can_be_asked_for(tmp_path: Path, other_window: subprocess.Popen[str]) -> None:
    another = _start(tmp_path, 1, "--new-window", "a.dcm")
    assert another.communicate(timeout=120)[0].strip() == "a.dcm"
    assert another.returncode == 0
    assert other_window.poll() is None


@posix
def test_a_window_that_was_killed_leaves_its_place_to_the_next(
    tmp_path: Path, other_window: subprocess.Popen[str]
) -> None:
    other_window.kill()
    other_window.wait()
    following = _start(tmp_path, 1, "b.dcm")
    assert following.communicate(timeout=120)[0].strip() == "b.dcm"
    assert following.returncode == 0


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can be somebody else")
def test_another_user_cannot_reach_the_window(desk: FrontDesk) -> None:
    assert desk.open(_name())
    with socket.socket(socket.AF_UNIX) as visitor:
        os.seteuid(65534)
        try:
            with pytest.raises(PermissionError):
                visitor.connect(_name())
        finally:
            os.seteuid(0)


_DOUBLE_CLICK = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from radiograph_studio.ui.application import Application
app = Application(["test"])
app.filesWanted.connect(lambda files: (print([path.name for path in files]), app.quit()))
for name in ("/x/Müller.dcm", "/x/m.rsmodel"):
    Application.postEvent(app, QFileOpenEvent(QUrl.fromLocalFile(name)))
raise SystemExit(app.exec())
"""


def test_files_that_macos_hands_over_are_opened_together() -> None:
    done = subprocess.run([sys.executable, "-c", _DOUBLE_CLICK], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "['Müller.dcm', 'm.rsmodel']"

"""One window a user: a second start hands its files to the window that is there.

The two talk through a local socket (a named pipe on Windows), which is no network: nobody but the same user can
connect. Its name stands for user, settings folder and display, since a window on another screen is of no use here.

The window greets who connects; only then does the second start send what it was asked to open, as one line of JSON,
and waits for a word of thanks. A window that hangs never greets: the second start opens its own window then, and from
that moment takes the files of those that follow.
"""

import hashlib
import json
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from radiograph_studio import paths

_GREETING = b"radiograph-studio 1\n"
_THANKS = b"thanks\n"
PATIENCE_MS = 5000
_LOCK_MS = 2000
_LONGEST = 16 * 2**20
_LONGEST_SOCKET_PATH = 90
"""Systems take a little over a hundred bytes; Qt needs a few of them for itself."""

Answer = Literal["taken", "nobody", "silent"]


@dataclass(frozen=True, slots=True)
class Request:
    """What a start was asked for. ``activation`` is the desktop's permission to come to the front, where it has one."""

    files: tuple[Path, ...] = ()
    sample_project: bool = False
    activation: str = ""

    @classmethod
    def of(cls, files: Sequence[str], *, sample_project: bool = False) -> "Request":
        """Return the request of this start; the window that hears it may have another working folder."""
        absolute = tuple(Path(name).absolute() for name in files)
        return cls(absolute, sample_project, os.environ.get("XDG_ACTIVATION_TOKEN", ""))

    def pack(self) -> bytes:
        """Return one line; names that are no text keep their bytes as escaped surrogates."""
        content = {"files": [str(path) for path in self.files], "sample": self.sample_project}
        return json.dumps(content | {"activation": self.activation}).encode("ascii") + b"\n"

    @classmethod
    def unpack(cls, line: bytes) -> "Request | None":
        """Return what `pack` made, or None where that is something else."""
        try:
            content: dict[str, Any] = json.loads(line)
            files = tuple(Path(str(name)) for name in content["files"])
            return cls(files, bool(content["sample"]), str(content["activation"]))
        except (ValueError, KeyError, TypeError):
            return None


def address(environ: Mapping[str, str] = os.environ) -> str | None:
    """Return the name that all starts of this user, these settings and this display agree on; None: there is none."""
    display = (environ.get("DISPLAY", "").removesuffix(".0"), environ.get("WAYLAND_DISPLAY", ""))
    parts = (os.path.realpath(paths.settings_dir()), *display, environ.get("QT_QPA_PLATFORM", ""), _who())
    name = "rs-" + hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    if sys.platform == "win32":
        return name
    folder = _private_folder(environ)
    return str(folder / name) if folder is not None else None


class FrontDesk(QObject):
    """Where later starts hand in what they were asked to open."""

    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._socket: tuple[int, int] | None = None
        # Nobody else may connect: on Unix the socket is made under another name and renamed, which also replaces
        # what a program that was killed left behind.
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def open(self, name: str) -> bool:
        """Take requests from now on; False where that is not possible."""
        if sys.platform == "win32":
            QLocalServer.removeServer(name)
        opened = self._server.listen(name)
        self._socket = _identity(name)
        return opened

    def close(self) -> None:
        """Take no more requests."""
        name = self._server.fullServerName()
        if not name or _identity(name) == self._socket:
            self._server.close()
            return
        # A window that came while this one hung has put its socket there, and Qt removes what bears the name.
        aside = Path(f"{name}.{os.getpid()}")
        with _queued(name):
            with suppress(OSError):
                Path(name).replace(aside)
            self._server.close()
            with suppress(OSError):
                aside.replace(name)

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            visitor = _Visitor(socket, self)
            visitor.said.connect(self.arrived)
            visitor.greet()


class _Visitor(QObject):
    said = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        socket.readyRead.connect(self._listen)
        socket.disconnected.connect(self.deleteLater)
        # Who connects and says nothing is shown out.
        self._patience = QTimer(self, singleShot=True, interval=2 * PATIENCE_MS)
        self._patience.timeout.connect(self._show_out)
        self._patience.start()

    def greet(self) -> None:
        self._socket.write(_GREETING)
        self._socket.flush()
        if self._socket.state() != QLocalSocket.LocalSocketState.ConnectedState:
            self.deleteLater()

    def _show_out(self) -> None:
        self._socket.abort()

    def _listen(self) -> None:
        if self._socket.bytesAvailable() > _LONGEST:
            self._socket.abort()
            return
        if not self._socket.canReadLine():
            return
        self._patience.stop()
        request = Request.unpack(bytes(self._socket.readLine().data()))
        if request is not None:
            self._socket.write(_THANKS)
            self._socket.flush()
        self._socket.disconnectFromServer()
        if request is not None:
            self.said.emit(request)


def _identity(name: str) -> tuple[int, int] | None:
    """Return which file the socket of that name is; None where it is none."""
    if sys.platform == "win32":
        return None
    try:
        state = Path(name).lstat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def settle(request: Request, desk: FrontDesk, patience_ms: int = PATIENCE_MS) -> bool:
    """Hand ``request`` to the window that is there and return True; or open ``desk`` and return False.

    Of two starts at the same moment one becomes the window: they queue for a lock while they ask and open.
    """
    name = address()
    if name is None:
        return False
    with _queued(name):
        if hand_over(name, request, patience_ms) == "taken":
            return True
        desk.open(name)
        return False


@contextmanager
def _queued(name: str) -> Iterator[None]:
    """Let nobody else ask at ``name`` meanwhile, or change who listens; who waits too long goes on all the same."""
    lock = QLockFile(name + ".lock" if sys.platform != "win32" else str(Path(tempfile.gettempdir()) / f"{name}.lock"))
    lock.tryLock(_LOCK_MS)
    try:
        yield
    finally:
        lock.unlock()


def hand_over(name: str, request: Request, patience_ms: int = PATIENCE_MS) -> Answer:
    """Hand ``request`` to who listens at ``name``: taken, nobody there, or nobody who answers in time."""
    deadline = time.monotonic() + patience_ms / 1000
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(patience_ms):
        return "nobody"
    try:
        if _line(socket, deadline) != _GREETING:
            return "silent"
        _let_come_to_the_front()
        socket.write(request.pack())
        # However long it takes to write hundreds of names: it is heard by now.
        return "taken" if _line(socket, time.monotonic() + patience_ms / 1000) == _THANKS else "silent"
    finally:
        socket.abort()


def _line(socket: QLocalSocket, deadline: float) -> bytes:
    while not socket.canReadLine():
        left = round((deadline - time.monotonic()) * 1000)
        if left <= 0 or not (socket.waitForReadyRead(left) or socket.canReadLine()):
            return b""
    return bytes(socket.readLine().data())


def _let_come_to_the_front() -> None:
    if sys.platform == "win32":
        import ctypes

        # Windows lets a program come to the front only with the leave of the one that the user has just started.
        anyone = -1
        ctypes.windll.user32.AllowSetForegroundWindow(anyone)


def _who() -> str:
    if sys.platform != "win32":
        return str(os.getuid())
    import ctypes

    # The same user may be logged in twice, with a desktop of its own each time.
    session = ctypes.c_ulong()
    ctypes.windll.kernel32.ProcessIdToSessionId(os.getpid(), ctypes.byref(session))
    return f"{os.environ.get('USERDOMAIN', '')}\\{os.environ.get('USERNAME', '')}\\{session.value}"


def _private_folder(environ: Mapping[str, str]) -> Path | None:
    """Return a folder that nobody else can enter, or put a socket of theirs into; None where there is none."""
    if sys.platform == "win32":
        return None
    own = Path(tempfile.gettempdir()) / f"rs-{os.getuid()}"
    with suppress(OSError):
        own.mkdir(mode=0o700, exist_ok=True)
    named = environ.get("XDG_RUNTIME_DIR")
    for folder in (*([Path(named)] if named else []), own):
        if len(os.fsencode(folder)) < _LONGEST_SOCKET_PATH - 20 and _is_private(folder):
            return folder
    return None


def _is_private(folder: Path) -> bool:
    if sys.platform == "win32":
        return False
    try:
        state = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid() and not state.st_mode & 0o077


__all__ = ["PATIENCE_MS", "Answer", "FrontDesk", "Request", "address", "hand_over", "settle"]

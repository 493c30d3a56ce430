"""The log of the window: small, rotating, redacted, and never a reason for anything else to fail.

Our own loggers are heard from INFO upwards, all others from WARNING. Several windows write into the same file; each
line names its process. Commands of the command line write no log: what they have to say stands on the terminal.
"""

import logging
import logging.handlers
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from radiograph_studio import paths
from radiograph_studio.errors import StorageError

NAME = "radiograph-studio.log"
OWN = "radiograph_studio"
LIMIT, KEPT = 512 * 1024, 3
_TAIL_BYTES = 64 * 1024


def log_path() -> Path:
    """Return where the log lies."""
    return paths.logs_dir() / NAME


@contextmanager
def writing(limit: int = LIMIT) -> Iterator[None]:
    """Write the log meanwhile; where the folder cannot be written to there is none, and nothing else is different."""
    root, own = logging.getLogger(), logging.getLogger(OWN)
    handlers = [*_file(limit), *_terminal()]
    before = own.level
    for handler in handlers:
        root.addHandler(handler)
    own.setLevel(logging.INFO)
    logging.captureWarnings(True)
    try:
        yield
    finally:
        logging.captureWarnings(False)
        own.setLevel(before)
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()


def tail(lines: int, pid: int | None = None) -> list[str]:
    """Return the last ``lines`` lines of the log, of process ``pid`` alone where one is named; redacted once more."""
    try:
        with log_path().open("rb") as stream:
            stream.seek(max(0, stream.seek(0, os.SEEK_END) - _TAIL_BYTES))
            text = stream.read().decode("utf-8", "replace")
    except OSError:
        return []
    found = text.splitlines()
    if pid is not None:
        found = list(_said_by(found, f" [{pid}] "))
    return found[-lines:]


def _said_by(lines: list[str], mark: str) -> Iterator[str]:
    own = False
    for line in lines:
        # What belongs to the line above is indented.
        own = own if line.startswith(" ") else mark in line
        if own:
            yield line


def _file(limit: int) -> Iterator[logging.Handler]:
    try:
        handler = _SharedFile(paths.writable(paths.logs_dir()) / NAME, limit)
    except (OSError, StorageError):
        return
    handler.addFilter(_worth_keeping)
    handler.setFormatter(_Redacting())
    yield handler


def _terminal() -> Iterator[logging.Handler]:
    # As Python does where no handler is set; a program without a terminal has no stderr.
    if sys.stderr is not None:
        handler = logging.StreamHandler()
        handler.setLevel(logging.WARNING)
        yield handler


def _worth_keeping(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] == OWN


class _Redacting(logging.Formatter):
    """One line a record, what belongs to it indented below; nothing that `redaction` would not let through."""

    default_msec_format = "%s.%03d"

    def format(self, record: logging.LogRecord) -> str:
        # The first record comes when the window is on screen: its patterns are not what a start waits for.
        from radiograph_studio.diagnostics.redaction import redact, trace

        said = redact(record.getMessage())
        if record.exc_info and record.exc_info[1] is not None:
            said = f"{said}\n{trace(record.exc_info[1])}"
        first, *more = said.splitlines() or [""]
        head = f"{self.formatTime(record)} [{record.process}] {record.levelname} {record.name}: {first}"
        return "\n".join([head, *(line if line.startswith("  ") else f"  {line}" for line in more)])


class _SharedFile(logging.handlers.RotatingFileHandler):
    """A rotating file that several processes write, on a disk that may be full."""

    def __init__(self, path: Path, limit: int) -> None:
        super().__init__(path, maxBytes=limit, backupCount=KEPT, encoding="utf-8", delay=True, errors="replace")

    def emit(self, record: logging.LogRecord) -> None:
        stream = self.stream
        if stream is not None and _was_moved(stream.fileno(), Path(self.baseFilename)):
            stream.close()
            self.stream = None  # opened anew by the next record, as with `delay`
        super().emit(record)

    def doRollover(self) -> None:  # noqa: N802 - its name in logging
        try:
            self._require_alone()
            super().doRollover()
        except OSError:
            # Windows lets nobody rename what another window has open: that one's end will make it possible.
            if self.stream is None:
                self.stream = self._open()

    def _require_alone(self) -> None:
        """Raise ``OSError`` where the file cannot be renamed, before any of the older ones is."""
        if self.stream is not None:
            self.stream.close()
            self.stream = None
        base = Path(self.baseFilename)
        base.rename(base)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802 - its names in logging
        """Say nothing: the log is what could not be written."""
        with suppress(OSError, ValueError):
            if self.stream is not None:
                self.stream.close()
        self.stream = None


def _was_moved(descriptor: int, path: Path) -> bool:
    """Another window may have turned the file over."""
    try:
        here, there = os.fstat(descriptor), path.stat()
    except OSError:
        return True
    return (here.st_dev, here.st_ino) != (there.st_dev, there.st_ino)


__all__ = ["KEPT", "LIMIT", "NAME", "OWN", "log_path", "tail", "writing"]

"""The helper processes as the main program sees them: started late, given a time limit, replaced when they die.

How long a file may take. Decoding has `TIME_LIMIT` seconds from the moment that a helper takes it, and whatever
blocks then is killed a second later. Two waits come before, and neither is held against the file:

- For a helper to start: below a second as a rule, and mostly over before the file is parsed, as it is started when a
  head speaks of compression. `START_LIMIT` caps it; beyond, the sentence blames the program and not the file. Only
  the first file after the program's start, or after a helper died, can meet this.
- For a helper that is free: where none comes free within `PATIENCE` seconds, those there are look stuck over other
  files, and a spare one is started, up to `SPARES`. Only where those are stuck too does a file wait longer: at most
  for the time limit of each batch of files before it.
"""

import atexit
import json
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.machinery import ModuleSpec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from radiograph_studio.imaging.codestreams import Codestream, DecodeError, Family
from radiograph_studio.imaging.decoder_process import PIECE, serve
from radiograph_studio.imaging.limits import MAX_FRAME_BYTES
from radiograph_studio.imaging.native_codecs import decode
from radiograph_studio.language import tr

TIME_LIMIT = 8.0
"""Seconds for one frame, so that a file is read or refused within ten, the helper's start included as a rule. The
largest JPEG 2000 mammograms take four."""
START_LIMIT = 20.0
"""Seconds for a helper to start: a cold disk and a virus scanner may take some."""
PATIENCE = 3.0
"""Seconds to wait for a helper that is free before a spare one is started: nearly all frames take less."""
SPARES = 2
"""Helpers above the usual number, for as long as others are stuck."""
MOST_HELPERS = 4

_CLOSE_PATIENCE = 1.0
_start_lock = threading.Lock()
_close_lock = threading.Lock()

Answer = tuple[dict[str, Any], NDArray[Any]]


class HelperError(DecodeError):
    """The helper process died, overran its time or could not be started; it is replaced."""


class StartError(HelperError):
    """The helper process could not be started."""

    def __init__(self) -> None:
        super().__init__(tr("The helper program that decodes compressed pictures could not be started."))


class OverrunError(HelperError):
    """Decoding took longer than it may."""

    def __init__(self, limit: float) -> None:
        super().__init__(tr("Decoding took longer than {seconds} seconds.", seconds=f"{limit:g}"))


class Helper:
    """One helper process. Not for use by several threads at once; `DecoderPool` sees to that."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")  # never fork: Qt's and TensorFlow's threads would be torn
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), name="radiograph decoder", daemon=True)
        self._ready = self._closed = False
        try:
            with _start_lock, _main_left_alone(), _deaf_to_ctrl_c():
                self._process.start()
        except (OSError, RuntimeError) as error:
            self._connection.close()
            raise StartError from error
        finally:
            theirs.close()

    @property
    def pid(self) -> int | None:
        """Process id, for tests and the task manager."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Tell whether the process still runs."""
        return not self._closed and self._process.is_alive()

    def decode(self, source: bytes, family: Family, expected: Codestream, limit: float) -> NDArray[Any]:
        """Return what `native_codecs.decode` returns, within ``limit`` seconds. Raises as `ask` does."""
        request = {
            "family": family,
            "rows": expected.rows,
            "columns": expected.columns,
            "samples": expected.samples,
            "bits": expected.bits,
        }
        count = expected.rows * expected.columns * expected.samples
        return self.ask(request, source, limit, lambda shape: bool(np.prod(shape, dtype=np.int64) == count))[1]

    def ask(
        self, request: dict[str, Any], source: bytes, limit: float, fits: Callable[[tuple[int, ...]], bool]
    ) -> Answer:
        """Return the helper's answer and its array, within ``limit`` seconds once the helper has started.

        ``fits`` judges the shape of the array before room is made for it.

        Raises:
            DecodeError: what was sent is no picture, or not one of that size.
            HelperError: the process died or overran; it is of no further use.
        """
        # A process that neither takes nor gives bytes would block both ends of the line: this ends it then.
        overrun = threading.Event()

        def end() -> None:
            overrun.set()
            self._process.kill()

        watchdog = threading.Timer(limit + 1, end)
        try:
            self._await_ready()
            watchdog.start()
            self._connection.send_bytes(json.dumps(request).encode())
            self._connection.send_bytes(source)
            if not self._connection.poll(limit):
                raise OverrunError(limit)
            return self._received(fits)
        except (EOFError, OSError, ValueError) as error:
            if isinstance(error, DecodeError):
                raise
            if overrun.is_set():
                raise OverrunError(limit) from error
            raise HelperError(tr("The decoder broke down over this picture.")) from error
        finally:
            watchdog.cancel()
            if watchdog.is_alive():
                watchdog.join()

    def _await_ready(self) -> None:
        if not self._ready:
            if not self._connection.poll(START_LIMIT):
                raise StartError
            self._connection.recv_bytes(4096)
            self._ready = True

    def _received(self, fits: Callable[[tuple[int, ...]], bool]) -> Answer:
        answer = json.loads(self._connection.recv_bytes(65536))
        if "error" in answer:
            raise DecodeError(str(answer["error"]))
        if "shape" not in answer:
            return answer, np.empty(0, dtype=np.uint8)
        dtype, shape = np.dtype(str(answer["dtype"])), tuple(int(length) for length in answer["shape"])
        size = int(np.prod(shape, dtype=np.float64)) * dtype.itemsize
        if dtype.kind not in "uif" or dtype.itemsize > 8 or size > MAX_FRAME_BYTES or not fits(shape):
            raise HelperError(tr("The decoder broke down over this picture."))
        pixels = np.empty(shape, dtype=dtype)
        view = pixels.data.cast("B")
        for start in range(0, len(view), PIECE):
            self._connection.recv_bytes_into(view[start : start + PIECE])
        return answer, pixels

    def close(self, patience: float = 0.0) -> None:
        """End the process, once: by closing its line; where that takes longer than ``patience`` seconds, at once."""
        with _close_lock:
            if self._closed:
                return
            self._closed = True
        self._connection.close()
        if patience:
            self._process.join(patience)
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        self._process.close()


@contextmanager
def _main_left_alone() -> Iterator[None]:
    """Keep a spawned process from running the program's main module again.

    `multiprocessing` does so for what is defined there, which the decoder never needs: it would cost its start, and a
    script without ``if __name__ == "__main__"`` would run twice. It leaves modules of this name alone.
    """
    main = sys.modules["__main__"]
    own = main.__spec__
    main.__spec__ = ModuleSpec("radiograph_studio.__main__", None)
    try:
        yield
    finally:
        main.__spec__ = own


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Let a process that is started here hear no Ctrl+C: until it says so itself, it would print a traceback."""
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # it lifts the mask where it starts only now
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class DecoderPool:
    """A few helpers, each started when it is first needed. Safe from several threads."""

    def __init__(self, size: int | None = None) -> None:
        self._size = size or max(1, min(MOST_HELPERS, os.cpu_count() or 1))
        self._forget()

    def _forget(self) -> None:
        self._idle: list[Helper] = []
        self._busy: set[Helper] = set()
        self._taken = 0  # places in use, a helper that is just being started among them
        self._lock = threading.Lock()
        self._free = threading.Condition(threading.Lock())

    def forget(self) -> None:
        """Drop all helpers without ending them: after a fork they belong to the other process."""
        self._forget()

    def decode(self, source: bytes, family: Family, expected: Codestream, limit: float = TIME_LIMIT) -> NDArray[Any]:
        """Return one decoded frame; waits for a free helper. Raises `DecodeError`, `HelperError`."""
        if is_helper():
            return _decode_here(source, family, expected)
        with self._helper() as helper:
            return helper.decode(source, family, expected, limit)

    def ask(self, request: dict[str, Any], limit: float = TIME_LIMIT) -> Answer:
        """Return a helper's answer to ``request``, with the array that belongs to it; as `Helper.ask`."""
        with self._helper() as helper:
            return helper.ask(request, b"", limit, lambda shape: len(shape) in {2, 3})

    def start(self) -> None:
        """Start a helper where none runs, so that it is ready when the first picture comes; that one says why not."""
        if is_helper():
            return
        with self._lock, suppress(StartError):
            if not self._idle and not self._busy:
                self._idle.append(Helper())

    def pids(self) -> list[int]:
        """Process ids of all helpers."""
        with self._lock:
            return [helper.pid for helper in (*self._idle, *self._busy) if helper.pid is not None]

    @contextmanager
    def _helper(self) -> Iterator[Helper]:
        with self._place():
            helper = self._take()
            try:
                yield helper
            except BaseException as error:
                # Whatever interrupted the talk, an answer may still be on its way: only a refusal leaves it clean.
                if isinstance(error, DecodeError) and not isinstance(error, HelperError):
                    self._give_back(helper)
                else:
                    self._discard(helper)
                raise
            self._give_back(helper)

    @contextmanager
    def _place(self) -> Iterator[None]:
        """Wait for a place among the helpers; a spare one is opened where none comes free for a while."""
        with self._free:
            if not self._free.wait_for(lambda: self._taken < self._size, PATIENCE):
                self._free.wait_for(lambda: self._taken < self._size + SPARES)
            self._taken += 1
        try:
            yield
        finally:
            with self._free:
                self._taken -= 1
                self._free.notify_all()

    def _take(self) -> Helper:
        with self._lock:
            while self._idle:
                helper = self._idle.pop()
                if helper.is_alive():
                    self._busy.add(helper)
                    return helper
                helper.close()
        helper = Helper()
        with self._lock:
            self._busy.add(helper)
        return helper

    def _give_back(self, helper: Helper) -> None:
        with self._lock:
            self._busy.discard(helper)
            surplus = len(self._idle) + len(self._busy) >= self._size
            if helper.is_alive() and not surplus:
                self._idle.append(helper)
                return
        helper.close(_CLOSE_PATIENCE)

    def _discard(self, helper: Helper) -> None:
        with self._lock:
            self._busy.discard(helper)
        helper.close()

    def close(self) -> None:
        """End the helpers that are idle, and at once those that are not (at the program's end)."""
        with self._lock:
            idle, self._idle = self._idle, []
            busy, self._busy = self._busy, set()
        for helper in idle:
            helper.close(_CLOSE_PATIENCE)
        for helper in busy:
            helper.close()


def is_helper() -> bool:
    """Tell whether this process may have no children: then it is a helper itself, and decodes by itself."""
    return multiprocessing.current_process().daemon


def _decode_here(source: bytes, family: Family, expected: Codestream) -> NDArray[Any]:
    try:
        return decode(source, family, expected)
    except DecodeError:
        raise
    except Exception as error:
        raise DecodeError(f"{type(error).__name__}: {error}") from error


pool = DecoderPool()
"""The one that `decoding` uses."""

atexit.register(pool.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=pool.forget)

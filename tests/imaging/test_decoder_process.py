"""The helper process: lazy, limited, replaced, shared by threads, and gone at the end."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from pydicom import uid

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import decoder_pool, read
from radiograph_studio.imaging.codestreams import Codestream, DecodeError
from radiograph_studio.imaging.decoder_pool import DecoderPool, HelperError

PIXELS = np.arange(600, dtype=np.uint16).reshape(20, 30)
STREAM = imagecodecs.jpegls_encode(PIXELS)
SIZE = Codestream(20, 30, 1, 16)
ROOT = Path(__file__).resolve().parents[2]

posix = pytest.mark.skipif(sys.platform == "win32", reason="stops a process by a signal")


@pytest.fixture
def helpers():
    own = DecoderPool(1)
    yield own
    own.close()


def python(code, *args):
    return subprocess.run(
        [sys.executable, *args, code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def gone(pid):
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_no_process_runs_before_the_first_compressed_frame_and_one_serves_many(helpers):
    assert helpers.pids() == []
    for _ in range(3):
        np.testing.assert_array_equal(helpers.decode(STREAM, "JPEG-LS", SIZE), PIXELS)
    assert len(helpers.pids()) == 1


def test_refused_frame_leaves_the_process_in_service(helpers):
    helpers.decode(STREAM, "JPEG-LS", SIZE)
    before = helpers.pids()
    for broken in (STREAM[:40], b"\xff\xd8" + b"\xff" * 60, b""):
        with pytest.raises(DecodeError):
            helpers.decode(broken, "JPEG-LS", SIZE)
    np.testing.assert_array_equal(helpers.decode(STREAM, "JPEG-LS", SIZE), PIXELS)
    assert helpers.pids() == before


@posix
def test_process_that_overruns_is_replaced(helpers):
    helpers.decode(STREAM, "JPEG-LS", SIZE)
    (first,) = helpers.pids()
    os.kill(first, signal.SIGSTOP)
    with pytest.raises(HelperError, match=r"longer than 0\.2 seconds"):
        helpers.decode(STREAM, "JPEG-LS", SIZE, limit=0.2)
    assert gone(first)
    np.testing.assert_array_equal(helpers.decode(STREAM, "JPEG-LS", SIZE), PIXELS)
    assert helpers.pids() != [first]


@posix
def test_process_that_dies_over_a_picture_is_replaced(helpers):
    helpers.decode(STREAM, "JPEG-LS", SIZE)
    (first,) = helpers.pids()
    os.kill(first, signal.SIGSTOP)
    killer = threading.Timer(0.2, os.kill, (first, signal.SIGKILL))
    killer.start()
    with pytest.raises(HelperError, match="broke down"):
        helpers.decode(STREAM, "JPEG-LS", SIZE)
    killer.join()
    np.testing.assert_array_equal(helpers.decode(STREAM, "JPEG-LS", SIZE), PIXELS)


@posix
def test_process_that_died_between_two_pictures_is_replaced_unnoticed(helpers):
    helpers.decode(STREAM, "JPEG-LS", SIZE)
    (first,) = helpers.pids()
    os.kill(first, signal.SIGKILL)
    assert not helpers._idle[0]._process.join(5)
    np.testing.assert_array_equal(helpers.decode(STREAM, "JPEG-LS", SIZE), PIXELS)


@posix
def test_reader_says_one_sentence_when_the_decoder_hangs(make_dicom, monkeypatch, helpers):
    monkeypatch.setattr("radiograph_studio.imaging.decoding.pool", helpers)
    path = make_dicom(PIXELS, syntax=uid.JPEGLSLossless, compressed=STREAM)
    np.testing.assert_array_equal(read(path).pixels, PIXELS)
    os.kill(helpers.pids()[0], signal.SIGSTOP)
    limited = helpers.decode
    monkeypatch.setattr(helpers, "decode", lambda *args: limited(*args, limit=0.2))
    with pytest.raises(ImageReadError, match=r"image\.dcm.*longer than"):
        read(path)
    monkeypatch.undo()
    np.testing.assert_array_equal(read(path).pixels, PIXELS)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a memory limit that holds")
def test_memory_is_limited_to_the_picture_and_one_gibibyte():
    code = (
        "import numpy as np; from radiograph_studio.imaging.decoder_process import limit_memory; limit_memory(1000)\n"
        "np.ones(500 << 20, dtype='u1')\n"
        "try: np.ones(1200 << 20, dtype='u1')\n"
        "except MemoryError: print('refused')"
    )
    assert python(code, "-c").stdout == "refused\n"


def test_threads_share_the_processes_and_get_their_own_pictures(helpers):
    streams = [(np.roll(PIXELS, k), imagecodecs.jpegls_encode(np.roll(PIXELS, k))) for k in range(24)]
    with ThreadPoolExecutor(6) as threads:
        decoded = threads.map(lambda pair: helpers.decode(pair[1], "JPEG-LS", SIZE), streams)
        for (pixels, _), found in zip(streams, decoded, strict=True):
            np.testing.assert_array_equal(found, pixels)
    assert len(helpers.pids()) == 1


def test_frame_larger_than_one_message_arrives_whole(helpers):
    pixels = np.random.default_rng(0).integers(0, 65536, (1500, 2000), dtype=np.uint16)
    assert pixels.nbytes > decoder_pool.PIECE
    stream = imagecodecs.ljpeg_encode(pixels, bitspersample=16)
    np.testing.assert_array_equal(helpers.decode(stream, "JPEG", Codestream(1500, 2000, 1, 16)), pixels)


def test_closing_ends_the_process(helpers):
    helpers.decode(STREAM, "JPEG-LS", SIZE)
    (pid,) = helpers.pids()
    helpers.close()
    assert helpers.pids() == []
    assert sys.platform == "win32" or gone(pid)


@posix
def test_ctrl_c_while_a_helper_starts_is_left_to_the_program(helpers, capfd):
    helpers.start()
    (starting,) = helpers.pids()
    for _ in range(20):
        os.kill(starting, signal.SIGINT)
        time.sleep(0.01)
    np.testing.assert_array_equal(helpers.decode(STREAM, "JPEG-LS", SIZE), PIXELS)
    assert helpers.pids() == [starting]
    assert "KeyboardInterrupt" not in capfd.readouterr().err
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_pool_that_is_closed_while_a_thread_waits_ends_the_wait(helpers):
    if sys.platform == "win32":
        pytest.skip("stops a process by a signal")
    helpers.decode(STREAM, "JPEG-LS", SIZE)
    os.kill(helpers.pids()[0], signal.SIGSTOP)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(helpers.decode, STREAM, "JPEG-LS", SIZE, 5.0)
        while not helpers._busy:
            time.sleep(0.01)
        helpers._busy.copy().pop()._process.kill()
        with pytest.raises(HelperError):
            waiting.result(4)
    helpers.close()
    helpers.close()


def test_workers_that_may_have_no_children_decode_by_themselves(helpers, monkeypatch):
    class Daemon:
        daemon = True

    monkeypatch.setattr(decoder_pool.multiprocessing, "current_process", Daemon)
    np.testing.assert_array_equal(helpers.decode(STREAM, "JPEG-LS", SIZE), PIXELS)
    with pytest.raises(DecodeError):
        helpers.decode(STREAM[:30], "JPEG-LS", SIZE)
    assert helpers.pids() == []


def test_process_that_cannot_be_started_is_said(make_dicom, monkeypatch):
    def refuse(self):
        raise OSError("no more processes")

    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refuse)
    monkeypatch.setattr("radiograph_studio.imaging.decoding.pool", DecoderPool(1))
    with pytest.raises(ImageReadError, match="could not be started"):
        read(make_dicom(PIXELS, syntax=uid.JPEGLSLossless, compressed=STREAM))


@posix
def test_file_does_not_wait_for_another_that_has_a_helper_stuck(helpers, monkeypatch):
    monkeypatch.setattr(decoder_pool, "PATIENCE", 0.2)
    helpers.decode(STREAM, "JPEG-LS", SIZE)
    (stuck,) = helpers.pids()
    os.kill(stuck, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as threads:
        other = threads.submit(helpers.decode, STREAM, "JPEG-LS", SIZE, 60.0)
        while not helpers._busy:
            time.sleep(0.01)
        np.testing.assert_array_equal(helpers.decode(STREAM, "JPEG-LS", SIZE), PIXELS)
        assert not other.done()
        assert helpers.pids() == [stuck]  # the spare one has gone again
        os.kill(stuck, signal.SIGCONT)
        np.testing.assert_array_equal(other.result(30), PIXELS)


@posix
def test_spare_helpers_are_bounded(helpers, monkeypatch):
    monkeypatch.setattr(decoder_pool, "PATIENCE", 0.05)
    monkeypatch.setattr(decoder_pool, "SPARES", 1)
    most = 0
    with ThreadPoolExecutor(6) as threads:
        work = [threads.submit(helpers.decode, STREAM, "JPEG-LS", SIZE) for _ in range(6)]
        while not all(job.done() for job in work):
            most = max(most, len(helpers.pids()))
            time.sleep(0.005)
    assert all(np.array_equal(job.result(), PIXELS) for job in work)
    assert 1 <= most <= 2


@posix
def test_start_that_takes_too_long_is_the_programs_fault_and_not_the_files(helpers, monkeypatch, make_dicom):
    monkeypatch.setattr(decoder_pool, "START_LIMIT", 0.2)
    monkeypatch.setattr("radiograph_studio.imaging.decoding.pool", helpers)
    helpers.start()
    (first,) = helpers.pids()
    os.kill(first, signal.SIGSTOP)
    path = make_dicom(PIXELS, syntax=uid.JPEGLSLossless, compressed=STREAM)
    with pytest.raises(ImageReadError, match="could not be started") as said:
        read(path)
    assert "damaged" not in str(said.value)
    assert gone(first)


@pytest.mark.parametrize(("compressed", "started"), [(STREAM, True), (None, False)])
def test_helper_is_started_before_a_compressed_file_is_parsed(make_dicom, monkeypatch, compressed, started, helpers):
    monkeypatch.setattr(decoder_pool, "pool", helpers)
    seen = []

    def stop(*_):
        seen.append(len(helpers.pids()))
        raise ImageReadError("far enough", "")

    monkeypatch.setattr("radiograph_studio.imaging.dicom.read_dicom", stop)
    syntax = uid.JPEGLSLossless if compressed else uid.ExplicitVRLittleEndian
    with pytest.raises(ImageReadError, match="far enough"):
        read(make_dicom(PIXELS, syntax=syntax, compressed=compressed))
    assert seen == [int(started)]


WORK = """
import sys
from radiograph_studio.imaging import read
from radiograph_studio.imaging.decoder_pool import pool
read({path!r})
print(pool.pids()[0])
"""


@pytest.mark.parametrize("guarded", [True, False])
def test_program_without_a_guarded_main_runs_once_and_leaves_nothing(make_dicom, tmp_path, guarded):
    path = make_dicom(PIXELS, syntax=uid.JPEGLSLossless, compressed=STREAM)
    code = WORK.format(path=str(path))
    if guarded:
        code = "if __name__ == '__main__':\n" + "\n".join("    " + line for line in code.splitlines())
    script = tmp_path / "script.py"
    script.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{code}", encoding="utf-8")
    done = python(str(script), "-Werror")
    assert (done.returncode, done.stderr) == (0, "")
    (pid,) = map(int, done.stdout.split())
    assert sys.platform == "win32" or gone(pid)


@posix
def test_process_ends_when_the_program_is_killed(make_dicom):
    path = make_dicom(PIXELS, syntax=uid.JPEGLSLossless, compressed=STREAM)
    code = WORK.format(path=str(path)) + "sys.stdout.flush()\nimport os, signal\nos.kill(os.getpid(), signal.SIGKILL)"
    done = python(code, "-c")
    assert done.returncode == -signal.SIGKILL
    assert gone(int(done.stdout))


def test_helper_process_imports_only_what_decoding_needs():
    code = (
        "import sys, radiograph_studio.imaging.decoder_process\n"
        "heavy = {'PySide6', 'tensorflow', 'keras', 'pydicom', 'PIL', 'pydantic', 'scipy', 'matplotlib'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    assert python(code, "-c").stdout == "[]\n"

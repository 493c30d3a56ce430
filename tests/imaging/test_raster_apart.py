"""JPEG, TIFF, WebP and large PNG files are decoded in the helper process: same pictures, and its limits."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from PIL import Image

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import describe, probe, raster_apart, read
from radiograph_studio.imaging.decoder_pool import DecoderPool, HelperError, OverrunError
from radiograph_studio.imaging.raster import decode_raster

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="stops a process by a signal")


@pytest.fixture
def helpers(monkeypatch):
    own = DecoderPool(1)
    monkeypatch.setattr("radiograph_studio.imaging.raster_apart.pool", own)
    yield own
    own.close()


@pytest.fixture
def save(tmp_path):
    def make(image, kind, name="picture", **options):
        path = tmp_path / name
        image.save(path, kind, **options)
        return path

    return make


def noise(shape=(40, 60), dtype="u1"):
    return np.random.default_rng(0).integers(0, np.iinfo(dtype).max, shape, dtype=dtype)


def exif(orientation):
    found = Image.Exif()
    found[274] = orientation
    return found


PICTURES = {
    "grey": (Image.fromarray(noise()), "JPEG", {}),
    "colour": (Image.fromarray(noise((40, 60, 3))), "JPEG", {}),
    "grey in colour": (Image.fromarray(np.dstack([noise()] * 3)), "WEBP", {"lossless": True}),
    "transparent": (Image.fromarray(noise((40, 60, 4))), "WEBP", {"lossless": True}),
    "CMYK": (Image.fromarray(noise((40, 60, 3))).convert("CMYK"), "JPEG", {}),
    "turned": (Image.fromarray(noise()), "JPEG", {"exif": exif(6)}),
    "16 bit": (Image.fromarray(noise(dtype="u2")), "TIFF", {}),
    "float": (Image.fromarray(noise().astype("f4") / 7), "TIFF", {"compression": "tiff_lzw"}),
    "1 bit": (Image.fromarray(noise()).convert("1"), "TIFF", {"compression": "group4"}),
    "pages": (Image.fromarray(noise()), "TIFF", {"save_all": True, "append_images": [Image.fromarray(noise() // 2)]}),
}
FIELDS = ("bits_stored", "windows", "inverted", "source", "frame", "frames", "notes")


@pytest.mark.parametrize("what", PICTURES)
def test_picture_from_the_helper_is_the_one_decoded_here(save, helpers, what):
    image, kind, options = PICTURES[what]
    path = save(image, kind, **options)
    frame = int(what == "pages")
    here = decode_raster(path, kind, frame)
    apart = read(path, frame)
    assert len(helpers.pids()) == 1
    np.testing.assert_array_equal(apart.pixels, here.pixels)
    assert apart.pixels.dtype == here.pixels.dtype
    assert not apart.pixels.flags.writeable
    assert [getattr(apart, name) for name in FIELDS] == [getattr(here, name) for name in FIELDS]


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "WEBP", "PNG"])
def test_only_a_small_png_is_decoded_in_the_programs_own_process(save, helpers, monkeypatch, kind):
    small, large = save(Image.fromarray(noise()), kind, "small"), save(Image.new("L", (1100, 1000), 9), kind, "large")
    seen = []
    monkeypatch.setattr(raster_apart, "decode_raster", lambda path, *_: seen.append(path.name))
    read(small)
    read(large)
    assert seen == (["small"] if kind == "PNG" else [])
    assert len(helpers.pids()) == 1


def test_png_of_many_bytes_or_without_a_header_is_not_simple(tmp_path, monkeypatch, save):
    path = save(Image.fromarray(noise()), "PNG")
    assert raster_apart._is_simple(path, "PNG")
    monkeypatch.setattr(raster_apart, "SMALL_FILE", 100)
    assert not raster_apart._is_simple(path, "PNG")
    (tmp_path / "cut").write_bytes(path.read_bytes()[:12])
    assert not raster_apart._is_simple(tmp_path / "cut", "PNG")


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "WEBP"])
def test_what_the_helper_refuses_is_said_in_the_same_words(save, helpers, kind):
    path = save(Image.fromarray(noise((64, 64))), kind)
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(ImageReadError) as here:
        decode_raster(path, kind)
    for _ in range(2):
        with pytest.raises(ImageReadError) as apart:
            read(path)
        assert (apart.value.message, apart.value.hint) == (here.value.message, here.value.hint)
    assert len(helpers.pids()) == 1


def test_page_that_is_not_there_is_said(save, helpers):
    with pytest.raises(ImageReadError, match="has 1 pages; page 3"):
        read(save(Image.fromarray(noise()), "TIFF"), 2)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names there are text")
def test_name_that_is_no_text_reaches_the_helper(save, helpers):
    path = save(Image.fromarray(noise()), "JPEG", os.fsdecode(b"r\xf6ntgen \xe2\x82\xac"))
    assert read(path).width == 60


def test_relative_path_is_understood_wherever_the_helper_started(save, helpers, monkeypatch, tmp_path):
    path = save(Image.fromarray(noise()), "JPEG")
    read(path)
    monkeypatch.chdir(tmp_path)
    assert read(path.name).width == 60


@posix
def test_decoder_that_hangs_over_a_picture_is_ended_and_named(save, helpers, monkeypatch):
    path = save(Image.fromarray(noise()), "JPEG")
    read(path)
    (first,) = helpers.pids()
    os.kill(first, signal.SIGSTOP)
    ask = helpers.ask
    monkeypatch.setattr(helpers, "ask", lambda request: ask(request, limit=0.2))
    with pytest.raises(ImageReadError, match=r"“picture” could not be read.*longer than 0\.2 seconds"):
        read(path)
    monkeypatch.undo()
    monkeypatch.setattr("radiograph_studio.imaging.raster_apart.pool", helpers)
    assert read(path).width == 60
    assert first not in helpers.pids()


@posix
def test_time_that_runs_out_on_the_way_back_is_called_so(save, helpers):
    path = save(Image.fromarray(noise((3000, 2500))), "TIFF")
    read(path)
    (first,) = helpers.pids()
    with helpers._helper() as helper:
        received = helper._received

        def stopped(fits):
            os.kill(first, signal.SIGSTOP)
            return received(fits)

        helper._received = stopped
        request = {"task": "picture", "path": str(path), "kind": "TIFF", "frame": 0}
        with pytest.raises(OverrunError, match="longer than 2 seconds"):
            helper.ask(request, b"", 2.0, lambda shape: len(shape) == 2)


LARGE = """
import resource, sys
from pathlib import Path
from radiograph_studio.imaging.raster import decode_raster
kind = sys.argv[2]
decode_raster(Path(sys.argv[3]), kind)
used = int(next(line for line in open("/proc/self/status") if line.startswith("VmData")).split()[1]) << 10
resource.setrlimit(resource.RLIMIT_DATA, (used + int(sys.argv[4]), resource.RLIM_INFINITY))
print(decode_raster(Path(sys.argv[1]), kind).pixels.shape)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a memory limit that holds")
@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_large_colour_is_held_twice_at_most(save, mode):
    # Pillow's own four bytes a pixel, and our three: a picture of 100 megapixels stays within the helper's cap.
    large, small = save(Image.new(mode, (4000, 5000)), "JPEG", "large"), save(Image.new(mode, (9, 9)), "JPEG", "small")
    room = str(9 * 4000 * 5000)
    command = [sys.executable, "-c", LARGE, large, "JPEG", small, room]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("(5000, 4000)\n", "")


@posix
def test_decoder_that_crashes_over_a_picture_leaves_the_program_alive(save, helpers):
    path = save(Image.fromarray(noise()), "TIFF")
    read(path)
    (first,) = helpers.pids()
    os.kill(first, signal.SIGSTOP)
    killer = threading.Timer(0.2, os.kill, (first, signal.SIGKILL))
    killer.start()
    with pytest.raises(ImageReadError, match="broke down"):
        read(path)
    killer.join()
    assert read(path).width == 60


def test_answer_of_another_shape_is_not_believed(helpers):
    stream = imagecodecs.jpegls_encode(np.zeros((2, 2), "u1"))
    request = {"family": "JPEG-LS", "rows": 2, "columns": 2, "samples": 1, "bits": 8}
    with helpers._helper() as helper, pytest.raises(HelperError, match="broke down"):
        helper.ask(request, stream, 5.0, lambda shape: len(shape) == 3)


def test_helper_hears_the_size_of_the_picture_before_it_decodes(save):
    heard = []
    decode_raster(save(Image.fromarray(noise((40, 60, 3))), "JPEG"), "JPEG", 0, heard.append)
    assert heard == [40 * 60 * 3]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_facts_are_told_alike_and_only_webp_asks_the_helper(save, helpers, kind):
    path = save(Image.fromarray(noise()), kind)
    facts = probe(path)
    assert (facts.source, facts.rows, facts.columns, facts.frames) == (kind, 40, 60, 1)
    assert describe(path)["rows"] == 40
    assert len(helpers.pids()) == int(kind == "WEBP")


def test_process_that_may_have_no_children_decodes_by_itself(save, helpers, monkeypatch):
    monkeypatch.setattr(raster_apart, "is_helper", lambda: True)
    assert read(save(Image.fromarray(noise()), "JPEG")).width == 60
    assert probe(save(Image.fromarray(noise()), "WEBP")).columns == 60
    assert helpers.pids() == []


def test_helper_that_cannot_be_started_is_said(save, monkeypatch):
    def refuse(self):
        raise OSError("no more processes")

    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refuse)
    for name in ("raster_apart.pool", "decoder_pool.pool"):
        monkeypatch.setattr(f"radiograph_studio.imaging.{name}", DecoderPool(1))
    with pytest.raises(ImageReadError, match="could not be started"):
        read(save(Image.fromarray(noise()), "JPEG"))

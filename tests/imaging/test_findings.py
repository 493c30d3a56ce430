"""Files that did harm once: each was found by damaging sound ones, and each is a sentence now."""

import struct
import subprocess
import sys
import zlib
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
import pytest
from PIL import Image
from pydicom import uid

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import describe, open_list, probe, read
from radiograph_studio.imaging.bounded import BoundedFile

ROOT = Path(__file__).resolve().parents[2]
DISC = Path(pydicom.__file__).parent / "data" / "test_files" / "dicomdirtests"

IN_LITTLE_MEMORY = """
import resource, sys
from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import read, probe, describe
for attempt in range(2):
    for reader in (read, probe, describe):
        try:
            reader(sys.argv[1])
        except ImageReadError as error:
            assert "memory" not in error.message
        except MemoryError:
            sys.exit("swelled")
    resource.setrlimit(resource.RLIMIT_DATA, (1 << 30, 1 << 30))
"""


def in_little_memory(path):
    done = subprocess.run(
        [sys.executable, "-c", IN_LITTLE_MEMORY, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


limited = pytest.mark.skipif(sys.platform != "linux", reason="needs a memory limit that holds")


@limited
def test_element_that_claims_four_gigabytes_costs_no_memory(make_dicom, ramp):
    path = make_dicom(ramp, 12, SeriesDescription="x" * 20)
    content = path.read_bytes()
    place = content.index(b"\x08\x00\x3e\x10LO")
    path.write_bytes(content[:place] + b"\x09\x00\x3e\x10UN\x00\x00\xf0\xff\xff\xff" + content[place + 12 :])
    in_little_memory(path)


@limited
def test_png_chunk_that_claims_two_gigabytes_costs_no_memory(tmp_path):
    header = struct.pack(">IIBBBBB", 9, 9, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    path = tmp_path / "a.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0x7FFFFFF0) + b"IDAT" + zlib.compress(b"\x00" * 90)
    )
    in_little_memory(path)


def test_bounded_file_reads_what_is_there_and_no_more(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"0123456789" * 10_000)
    with BoundedFile(path) as file:
        assert file.read(5) == b"01234"
        assert len(file.read(2**40)) == 99_995
        assert file.read(2**40) == b""
        file.seek(99_999)
        assert file.read() == b"9"


@pytest.mark.timeout(20)
def test_jp2_box_without_length_does_not_hang(make_dicom, ramp):
    stream = imagecodecs.jpeg2k_encode(ramp, codecformat="j2k", reversible=True)
    boxes = b"\x00\x00\x00\x0cjP  \r\n\x87\n" + b"\x00\x00\x00\x00ftyp" + b"\x00\x00\x00\x00jp2c"
    radiograph = read(make_dicom(ramp, 12, syntax=uid.JPEG2000Lossless, compressed=boxes + stream))
    np.testing.assert_array_equal(radiograph.pixels, ramp)
    with pytest.raises(ImageReadError, match="damaged"):
        read(make_dicom(ramp, 12, syntax=uid.JPEG2000Lossless, compressed=boxes + b"\x00" * 400))


def test_sequence_that_ends_in_the_middle_of_an_item_is_a_sentence(tmp_path):
    content = (DISC / "DICOMDIR").read_bytes()
    items = content.index(b"\x04\x00\x20\x12SQ")
    path = tmp_path / "DICOMDIR"
    path.write_bytes(content[:items] + b"\x04\x00\x20\x12UN\x00\x00\x07\x00\x00\x00\xfe\xff\x00\xe0\x08\x00\x00")
    for reader in (read, probe, open_list):
        with pytest.raises(ImageReadError):
            reader(path)
    assert describe(path)["rows"] is None


def test_palette_of_empty_segments_ends_soon(make_dicom):
    path = make_dicom(np.zeros((2, 2), dtype=np.uint8), PhotometricInterpretation="PALETTE COLOR")
    dataset = pydicom.dcmread(path)
    words = np.tile(np.array([2, 0xFFFF, 0, 0, 0, 0], dtype="<u2"), 5000)
    for number, channel in enumerate(("Red", "Green", "Blue")):
        dataset.add_new((0x0028, 0x1101 + number), "US", [256, 0, 16])
        setattr(dataset, f"Segmented{channel}PaletteColorLookupTableData", words.tobytes())
    dataset.save_as(path)
    with pytest.raises(ImageReadError, match="palette"):
        read(path)


def test_tiff_of_absurdly_many_samples_is_a_sentence_and_nothing_in_the_log(tmp_path, caplog):
    path = tmp_path / "a.tif"
    Image.fromarray(np.zeros((4, 4, 3), dtype=np.uint8)).save(path)
    content = bytearray(path.read_bytes())
    entry = content.index((277).to_bytes(2, "little") + b"\x03\x00\x01\x00\x00\x00")
    content[entry + 8] = 127
    path.write_bytes(content)
    for reader in (read, probe):
        with pytest.raises(ImageReadError, match="TIFF file that is damaged"):
            reader(path)
    assert caplog.records == []

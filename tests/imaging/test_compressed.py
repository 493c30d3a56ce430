"""Every compressed transfer syntax: encode here, read back."""

import subprocess
import sys

import imagecodecs
import numpy as np
import pydicom
import pytest
from pydicom import uid

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import native_codecs, read
from radiograph_studio.imaging.decoding import Codestream, inspect_codestream


def noise(bits, shape=(24, 32), seed=0):
    rng = np.random.default_rng(seed)
    smooth = np.add.outer(np.arange(shape[0]) * 5, np.arange(shape[1]) * 3) % 2**bits
    return ((smooth + rng.integers(0, 4, shape)) % 2**bits).astype("u1" if bits <= 8 else "u2")


LOSSLESS = [
    (uid.JPEGLossless, 12, lambda p: imagecodecs.jpeg8_encode(p, lossless=True, predictor=4, bitspersample=12)),
    (uid.JPEGLosslessSV1, 16, lambda p: imagecodecs.ljpeg_encode(p, bitspersample=16)),
    (uid.JPEGLosslessSV1, 8, lambda p: imagecodecs.jpeg8_encode(p, lossless=True, predictor=1)),
    (uid.JPEGLSLossless, 12, imagecodecs.jpegls_encode),
    (uid.JPEGLSLossless, 8, imagecodecs.jpegls_encode),
    (uid.JPEG2000Lossless, 12, lambda p: imagecodecs.jpeg2k_encode(p, codecformat="j2k", reversible=True)),
    (uid.JPEG2000, 16, lambda p: imagecodecs.jpeg2k_encode(p, codecformat="j2k", reversible=True)),
    (uid.HTJ2KLossless, 12, lambda p: imagecodecs.htj2k_encode(p, reversible=True)),
    (uid.HTJ2KLosslessRPCL, 16, lambda p: imagecodecs.htj2k_encode(p, reversible=True)),
    (uid.HTJ2K, 8, lambda p: imagecodecs.htj2k_encode(p, reversible=True)),
]


@pytest.mark.parametrize(("syntax", "bits", "encode"), LOSSLESS, ids=[f"{each[0][-4:]}-{each[1]}" for each in LOSSLESS])
def test_lossless_syntaxes_give_back_every_value(make_dicom, syntax, bits, encode):
    pixels = noise(bits)
    radiograph = read(make_dicom(pixels, bits, syntax=syntax, compressed=encode(pixels)))
    np.testing.assert_array_equal(radiograph.pixels, pixels)
    assert radiograph.bits_stored == bits


@pytest.mark.parametrize(
    ("syntax", "bits", "encode", "tolerance"),
    [
        (uid.JPEGBaseline8Bit, 8, lambda p: imagecodecs.jpeg8_encode(p, level=95), 12),
        (uid.JPEGExtended12Bit, 12, lambda p: imagecodecs.jpeg8_encode(p, level=95, bitspersample=12), 60),
        (uid.JPEGLSNearLossless, 8, lambda p: imagecodecs.jpegls_encode(p, level=2), 2),
    ],
)
def test_lossy_syntaxes_come_close_and_say_so(make_dicom, syntax, bits, encode, tolerance):
    pixels = np.add.outer(np.arange(32) * 3, np.arange(32) * 3).astype("u1" if bits == 8 else "u2") << (bits - 8)
    radiograph = read(make_dicom(pixels, bits, syntax=syntax, compressed=encode(pixels)))
    assert np.abs(radiograph.pixels.astype(int) - pixels).max() <= tolerance
    assert radiograph.tags["Compression"] == "lossy"


def test_overshoot_of_lossy_compression_does_not_turn_white_into_black(make_dicom):
    pixels = np.zeros((32, 32), dtype=np.uint16)
    pixels[:, 11:] = 1023
    stream = imagecodecs.jpeg8_encode(pixels, level=40, bitspersample=12)
    assert imagecodecs.jpeg8_decode(stream).max() > 1023
    path = make_dicom(pixels, 10, syntax=uid.JPEGExtended12Bit, compressed=stream)
    assert read(path).pixels[:, 12:].min() > 900
    assert read(path).bits_stored == 11


def test_rle_gives_back_every_value(make_dicom):
    path = make_dicom(noise(12), 12)
    dataset = pydicom.dcmread(path)
    dataset.compress(uid.RLELossless, generate_instance_uid=False)
    dataset.save_as(path)
    np.testing.assert_array_equal(read(path).pixels, noise(12))


@pytest.mark.parametrize(
    ("syntax", "encode"),
    [
        (uid.JPEGLSLossless, imagecodecs.jpegls_encode),
        (uid.JPEGLosslessSV1, lambda p: imagecodecs.jpeg8_encode(p, lossless=True, predictor=1, bitspersample=13)),
        (uid.JPEG2000Lossless, lambda p: imagecodecs.jpeg2k_encode(p, codecformat="j2k", bitspersample=13)),
    ],
    ids=["JPEG-LS", "JPEG lossless", "JPEG 2000"],
)
def test_signed_values_in_an_unsigned_codestream_get_their_sign_back(make_dicom, syntax, encode):
    signed = np.arange(-4096, 4096, 16, dtype=np.int16).reshape(16, 32)
    stream = encode((signed.view(np.uint16) & 0x1FFF).astype(np.uint16))
    radiograph = read(make_dicom(signed, 13, syntax=syntax, compressed=stream))
    np.testing.assert_array_equal(radiograph.pixels, signed)


@pytest.mark.parametrize("photometric", ["RGB", "YBR_FULL_422"])
def test_jpeg_colour_is_converted_exactly_once(make_dicom, photometric):
    red = np.tile(np.array([200, 30, 40], dtype=np.uint8), (16, 16, 1))
    space = "RGB" if photometric == "RGB" else "YCBCR"
    stream = imagecodecs.jpeg8_encode(red, level=98, colorspace="RGB", outcolorspace=space)
    path = make_dicom(red, syntax=uid.JPEGBaseline8Bit, compressed=stream, PhotometricInterpretation=photometric)
    np.testing.assert_allclose(read(path).pixels[8, 8], [200, 30, 40], atol=4)


def test_jpeg_2000_colour_transform_is_undone_by_the_decoder_alone(make_dicom):
    pixels = np.random.default_rng(0).integers(0, 256, (16, 16, 3), dtype=np.uint8)
    stream = imagecodecs.jpeg2k_encode(pixels, codecformat="j2k", reversible=True)
    path = make_dicom(pixels, syntax=uid.JPEG2000Lossless, compressed=stream, PhotometricInterpretation="YBR_RCT")
    np.testing.assert_array_equal(read(path).pixels, pixels)


def test_frame_of_another_size_than_the_header_is_refused(make_dicom):
    stream = imagecodecs.jpegls_encode(noise(8, (8, 8)))
    with pytest.raises(ImageReadError, match="does not match its header"):
        read(make_dicom(noise(8), syntax=uid.JPEGLSLossless, compressed=stream))


@pytest.mark.parametrize("syntax", [entry[0] for entry in LOSSLESS[3:6]])
def test_damaged_and_truncated_streams_give_a_sentence(make_dicom, syntax):
    stream = imagecodecs.jpegls_encode(noise(8))
    for broken in (stream[: len(stream) // 10], b"\x00" * 40, b"\xff\xd8" + b"\xff" * 60):
        with pytest.raises(ImageReadError, match="damaged"):
            read(make_dicom(noise(8), syntax=syntax, compressed=broken))


def test_truncated_encapsulation_is_called_incomplete_not_pictureless(make_dicom):
    path = make_dicom(noise(8), syntax=uid.JPEGLSLossless, compressed=imagecodecs.jpegls_encode(noise(8)))
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(ImageReadError, match="incomplete"):
        read(path)


def test_unknown_compression_is_named(make_dicom):
    with pytest.raises(ImageReadError, match="MPEG2"):
        read(make_dicom(noise(8), syntax=uid.MPEG2MPML, compressed=b"\x00" * 20))


def test_compressed_label_on_raw_pixels_is_read_as_raw_with_a_note(make_dicom):
    path = make_dicom(noise(12), 12)
    content = path.read_bytes()
    syntax = content.index(b"1.2.840.10008.1.2.1\x00")
    relabelled = content[: syntax - 2] + b"\x16\x00" + b"1.2.840.10008.1.2.4.80" + content[syntax + 20 :]
    length = content.index(b"\x02\x00\x00\x00UL\x04\x00") + 8
    group = int.from_bytes(content[length : length + 4], "little") + 2
    path.write_bytes(relabelled[:length] + group.to_bytes(4, "little") + relabelled[length + 4 :])
    radiograph = read(path)
    np.testing.assert_array_equal(radiograph.pixels, noise(12))
    assert any("not; read as it is" in note for note in radiograph.notes)


def test_codestream_headers_are_read_without_decoding():
    lossless = imagecodecs.jpeg8_encode(noise(12), lossless=True, predictor=1, bitspersample=12)
    assert inspect_codestream(lossless) == Codestream(24, 32, 1, 12, 0xC3)
    assert inspect_codestream(imagecodecs.jpegls_encode(noise(8))) == Codestream(24, 32, 1, 8, 0xF7)
    stream = imagecodecs.jpeg2k_encode(noise(8), codecformat="j2k")
    assert inspect_codestream(stream) == Codestream(24, 32, 1, 8)


def test_native_codecs_are_not_imported_before_the_first_compressed_file():
    code = "import sys, radiograph_studio.imaging; sys.exit(any(m in sys.modules for m in ('imagecodecs', 'pydicom')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_rle_segment_with_the_byte_that_makes_its_length_even_is_read():
    # One literal run of three values, then a byte that begins a run and has no values after it.
    assert native_codecs._unpacked_bits(b"\x02\x01\x02\x03\x05") == b"\x01\x02\x03"

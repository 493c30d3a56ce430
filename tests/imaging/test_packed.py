"""Twelve-bit pixels packed two to three bytes: right values wherever a frame begins, in little memory."""

import tracemalloc

import numpy as np
import pytest

from radiograph_studio.imaging import read


def packed(values):
    """Pack 12-bit values low bits first, as PS3.5 8.1.1 says, by whole numbers of arbitrary length."""
    number = sum(int(value) << (12 * place) for place, value in enumerate(values))
    return number.to_bytes(-(-len(values) * 12 // 8), "little")


def write(make_dicom, frames, **elements):
    flat = [value for frame in frames for value in frame.ravel()]
    data = packed(flat)
    return make_dicom(
        frames[0].astype(np.uint16),
        12,
        BitsAllocated=12,
        NumberOfFrames=len(frames),
        data=data + b"\x00" * (len(data) % 2),
        **elements,
    )


@pytest.mark.parametrize("shape", [(3, 5), (4, 6), (1, 1), (2, 3), (1, 7)])
def test_every_frame_keeps_its_values_even_where_it_begins_within_a_byte(make_dicom, shape):
    frames = np.random.default_rng(3).integers(0, 4096, (4, *shape))
    path = write(make_dicom, frames)
    for number, frame in enumerate(frames):
        np.testing.assert_array_equal(read(path, number).pixels, frame)


def test_packed_values_may_be_signed(make_dicom):
    frames = np.array([[[-2048, -1, 0], [1, 2047, -7]]])
    path = write(make_dicom, frames & 0xFFF, PixelRepresentation=1)
    np.testing.assert_array_equal(read(path).pixels, frames[0])


def test_packed_pixels_take_a_few_bytes_each(make_dicom):
    rows, columns = 1000, 1200
    content = np.random.default_rng(0).integers(0, 256, rows * columns * 3 // 2, dtype=np.uint8)
    path = make_dicom(
        np.zeros((1, 1), dtype=np.uint16), 12, BitsAllocated=12, Rows=rows, Columns=columns, data=content.tobytes()
    )
    read(path)  # what is imported late is no memory of the picture
    tracemalloc.start()
    try:
        pixels = read(path).pixels
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 9 * rows * columns
    triple = [int(byte) for byte in content[-3:]]
    assert pixels[-1, -2:].tolist() == [triple[0] | (triple[1] & 15) << 8, triple[1] >> 4 | triple[2] << 4]

"""Phantoms in every transfer syntax: what the self-test of an installed program reads."""

import io

import numpy as np
import pydicom
import pytest

from radiograph_studio.datasets.phantoms.encoded import ENCODINGS, Encoding, encoded_dicom, plain_picture
from radiograph_studio.imaging.decoding import PROGRESSIVE as RETIRED_PROGRESSIVE
from radiograph_studio.imaging.decoding import SPECTRAL, SUPPORTED

RECOMPRESSED_JPEG = "1.2.840.10008.1.2.4.111"


def test_every_compressed_syntax_that_the_reader_takes_has_an_encoding() -> None:
    without_encoder = {SPECTRAL, RETIRED_PROGRESSIVE, RECOMPRESSED_JPEG}
    assert {str(encoding.syntax) for encoding in ENCODINGS} >= set(map(str, SUPPORTED)) - without_encoder


@pytest.mark.parametrize("encoding", ENCODINGS, ids=lambda encoding: encoding.name)
def test_file_says_the_syntax_that_it_is_in_and_that_it_is_simulated(encoding: Encoding) -> None:
    pixels = plain_picture(encoding.bits, (32, 40))
    dataset = pydicom.dcmread(io.BytesIO(encoded_dicom(pixels, encoding)))
    assert dataset.file_meta.TransferSyntaxUID == encoding.syntax
    assert (dataset.Rows, dataset.Columns, dataset.BitsStored) == (32, 40, encoding.bits)
    assert "SIMULATED" in dataset.PatientComments


@pytest.mark.parametrize(("bits", "dtype"), [(8, np.uint8), (12, np.uint16), (16, np.uint16)])
def test_plain_picture_uses_its_bits(bits: int, dtype: type) -> None:
    pixels = plain_picture(bits)
    assert pixels.dtype == dtype
    assert 0.8 * 2**bits < pixels.max() < 2**bits

"""The first mapped value of a LUT is US or SS by what is looked up: tables worked out by hand."""

import numpy as np
import pytest
from pydicom import uid
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from radiograph_studio.imaging import read, render


def lut(first, entries, vr="US"):
    item = Dataset()
    item.add_new("LUTDescriptor", vr, [len(entries), first, 16])
    item.add_new("LUTData", "OW", np.array(entries, dtype="<u2").tobytes())
    return Sequence([item])


ENTRIES = [0, 65535 * 51 // 255, 65535 * 102 // 255, 65535]  # 0, 51, 102 and 255 on the screen


@pytest.mark.parametrize("syntax", [uid.ExplicitVRLittleEndian, uid.ImplicitVRLittleEndian])
@pytest.mark.parametrize(("first", "vr"), [(64512, "US"), (-1024, "SS")])
def test_unsigned_pixels_below_zero_by_their_intercept_are_looked_up_signed(make_dicom, first, vr, syntax):
    # stored 0, 1, 2, 3, 9 -> -1024, -1023, -1022, -1021, -1015; the table begins at -1024
    pixels = np.array([[0, 1, 2, 3, 9]], dtype=np.uint16)
    path = make_dicom(
        pixels, 12, RescaleIntercept="-1024", RescaleSlope="1", VOILUTSequence=lut(first, ENTRIES, vr), syntax=syntax
    )
    radiograph = read(path)
    assert radiograph.voi_luts[0].first_mapped == -1024
    assert render(radiograph).tolist() == [[0, 51, 102, 255, 255]]


def test_negative_slope_makes_it_signed_too(make_dicom):
    # stored 0 ... 3 -> 0, -1, -2, -3; the table begins at -3 = 65533
    path = make_dicom(
        np.array([[0, 1, 2, 3]], dtype=np.uint16),
        12,
        RescaleSlope="-1",
        RescaleIntercept="0",
        VOILUTSequence=lut(65533, ENTRIES),
    )
    assert read(path).voi_luts[0].first_mapped == -3
    assert render(read(path)).tolist() == [[255, 102, 51, 0]]


@pytest.mark.parametrize("syntax", [uid.ExplicitVRLittleEndian, uid.ImplicitVRLittleEndian])
def test_signed_pixels_lifted_by_their_intercept_are_looked_up_unsigned(make_dicom, syntax):
    # stored 7232 ... -> 40000 ...; in implicit VR the descriptor reads as -25536, by the pixels' sign
    path = make_dicom(
        np.array([[7231, 7232, 7233, 7234, 7235]], dtype=np.int16),
        16,
        RescaleSlope="1",
        RescaleIntercept="32768",
        VOILUTSequence=lut(40000, ENTRIES),
        syntax=syntax,
    )
    assert read(path).voi_luts[0].first_mapped == 40000
    assert render(read(path)).tolist() == [[0, 0, 51, 102, 255]]


def test_large_first_value_of_sixteen_unsigned_bits_stays(make_dicom):
    path = make_dicom(np.array([[50000, 50001, 50003]], dtype=np.uint16), 16, VOILUTSequence=lut(50000, ENTRIES))
    assert read(path).voi_luts[0].first_mapped == 50000
    assert render(read(path)).tolist() == [[0, 51, 255]]


def test_table_that_only_the_unsigned_meaning_lets_meet_the_values_is_unsigned(make_dicom):
    # values -10 ... 65525: 60000 as -5536 with four entries would lie below all of them
    path = make_dicom(
        np.array([[60010, 60011, 60013]], dtype=np.uint16),
        16,
        RescaleSlope="1",
        RescaleIntercept="-10",
        VOILUTSequence=lut(60000, ENTRIES),
    )
    assert read(path).voi_luts[0].first_mapped == 60000
    assert render(read(path)).tolist() == [[0, 51, 255]]


def test_output_of_a_modality_lut_is_never_negative(make_dicom):
    # signed stored values -2, -1 -> 40000, 40001 by the modality LUT; the VOI LUT begins at 40000
    path = make_dicom(
        np.array([[-2, -1]], dtype=np.int16),
        16,
        ModalityLUTSequence=lut(65534, [40000, 40001]),
        VOILUTSequence=lut(40000, ENTRIES),
    )
    radiograph = read(path)
    assert radiograph.modality_lut.first_mapped == -2
    assert radiograph.voi_luts[0].first_mapped == 40000
    assert render(radiograph).tolist() == [[0, 51]]

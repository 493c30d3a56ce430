import hashlib
import threading

import numpy as np
import pydicom
import pytest
from pydicom import uid
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import Window, default_window, describe, modality_values, probe, read, render


@pytest.mark.parametrize(
    "syntax",
    [
        uid.ImplicitVRLittleEndian,
        uid.ExplicitVRLittleEndian,
        uid.ExplicitVRBigEndian,
        uid.DeflatedExplicitVRLittleEndian,
    ],
)
@pytest.mark.parametrize("dtype", ["u1", "u2", "i2"])
def test_uncompressed_files_of_every_syntax_give_their_values(make_dicom, syntax, dtype):
    pixels = np.arange(-60 if dtype[0] == "i" else 0, 195 if dtype[0] == "i" else 255).astype(dtype).reshape(15, 17)
    radiograph = read(make_dicom(pixels, syntax=syntax))
    np.testing.assert_array_equal(radiograph.pixels, pixels)
    assert radiograph.pixels.dtype == np.dtype(dtype)
    assert radiograph.pixels.dtype.isnative
    assert radiograph.notes == ()
    assert not radiograph.pixels.flags.writeable


@pytest.mark.parametrize("syntax", [uid.ImplicitVRLittleEndian, uid.ExplicitVRLittleEndian])
def test_file_without_preamble_and_meta_header_opens(make_dicom, ramp, syntax):
    radiograph = read(make_dicom(ramp, 12, bare=True, syntax=syntax, name="no extension"))
    np.testing.assert_array_equal(radiograph.pixels, ramp)
    assert any("transfer syntax" in note for note in radiograph.notes)


def test_bits_above_bits_stored_are_removed_and_signs_extended(make_dicom):
    stored = np.array([[0xF001, 0x0FFF], [0xA800, 0x07FF]], dtype=np.uint16)
    assert read(make_dicom(stored, 12)).pixels.tolist() == [[1, 4095], [2048, 2047]]
    signed = read(make_dicom(stored, 12, PixelRepresentation=1))
    assert signed.pixels.tolist() == [[1, -1], [-2048, 2047]]


def test_high_bit_above_bits_stored_shifts_down(make_dicom):
    pixels = np.array([[0x0010, 0xFFF0]], dtype=np.uint16)
    assert read(make_dicom(pixels, 12, HighBit=15)).pixels.tolist() == [[1, 4095]]


def test_twelve_bit_packed_pixels_are_unpacked(make_dicom):
    path = make_dicom(np.zeros((1, 4), dtype=np.uint16), 12, BitsAllocated=12, data=bytes.fromhex("bc1a23 563412"))
    assert read(path).pixels.tolist() == [[0xABC, 0x231, 0x456, 0x123]]


def test_single_bit_pixels_are_unpacked_low_bit_first(make_dicom):
    path = make_dicom(np.zeros((2, 5), dtype=np.uint8), 1, BitsAllocated=1, data=b"\x61\x02")
    assert read(path).pixels.tolist() == [[1, 0, 0, 0, 0], [1, 1, 0, 0, 1]]


def test_missing_elements_with_a_safe_default_leave_a_note(make_dicom, ramp):
    path = make_dicom(ramp, 12, PixelRepresentation=None, HighBit=None, SamplesPerPixel=None)
    radiograph = read(path)
    np.testing.assert_array_equal(radiograph.pixels, ramp)
    assert sum("missing" in note for note in radiograph.notes) == 3


def test_photometric_interpretation_is_never_guessed(make_dicom, ramp):
    with pytest.raises(ImageReadError, match="Photometric Interpretation"):
        read(make_dicom(ramp, 12, PhotometricInterpretation=None))


def test_one_byte_short_is_filled_and_noted_more_is_incomplete(make_dicom, ramp):
    data = ramp.tobytes()
    odd = np.zeros((5, 5), dtype=np.uint8)
    radiograph = read(make_dicom(odd, data=b"\x07" * 24))
    assert radiograph.pixels[-1, -1] == 0
    assert any("one byte short" in note for note in radiograph.notes)
    with pytest.raises(ImageReadError, match="incomplete"):
        read(make_dicom(ramp, 12, data=data[:-10]))


def test_file_cut_off_within_its_pixels_is_called_incomplete(make_dicom, ramp):
    path = make_dicom(ramp, 12)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ImageReadError, match="incomplete"):
        read(path)


def test_frames_that_are_there_are_shown_and_the_missing_ones_are_noted(make_dicom, ramp):
    path = make_dicom(ramp, 12, NumberOfFrames=3, data=ramp.tobytes() + (ramp + 1).tobytes())
    np.testing.assert_array_equal(read(path, frame=1).pixels, ramp + 1)
    assert read(path).frames == 2
    assert "The file announces 3 frames and holds 2." in read(path).notes
    with pytest.raises(ImageReadError, match="has 2 frames; frame 3"):
        read(path, frame=2)


def test_absurd_size_is_refused_before_allocation(make_dicom):
    path = make_dicom(np.zeros((2, 2), dtype=np.uint16), Rows=65535, Columns=65535)
    with pytest.raises(ImageReadError, match="too large"):
        read(path)


def test_header_claiming_more_than_the_data_is_incomplete(make_dicom):
    with pytest.raises(ImageReadError, match="incomplete"):
        read(make_dicom(np.zeros((2, 2), dtype=np.uint16), Rows=20000, Columns=20000))


def test_absurdly_nested_sequences_give_a_sentence(tmp_path):
    syntax = b"\x02\x00\x10\x00UI\x14\x001.2.840.10008.1.2.1\x00"
    level = b"\x08\x00\x40\x11SQ\x00\x00\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0\xff\xff\xff\xff"
    path = tmp_path / "nested.dcm"
    path.write_bytes(b"\x00" * 128 + b"DICM" + syntax + level * 5000)
    for reader in (read, probe, describe):
        with pytest.raises(ImageReadError, match="DICOM file"):
            reader(path)


def test_deflated_file_that_swells_beyond_the_limit_is_refused(make_dicom, monkeypatch):
    monkeypatch.setattr("radiograph_studio.imaging.dicom_file._MAX_INFLATED", 100_000)
    pixels = np.zeros((400, 400), dtype=np.uint8)
    with pytest.raises(ImageReadError, match="unpacks to more"):
        read(make_dicom(pixels, syntax=uid.DeflatedExplicitVRLittleEndian))


def test_reading_leaves_the_file_as_it_was(make_dicom, ramp):
    path = make_dicom(ramp, 12, PhotometricInterpretation="MONOCHROME1", WindowCenter=[1, 2], WindowWidth=[3, 0])
    before = path.read_bytes()
    read(path), probe(path), describe(path)
    assert path.read_bytes() == before


def test_file_without_pixels_names_its_kind(make_dicom, ramp):
    path = make_dicom(ramp, 12)
    dataset = pydicom.dcmread(path)
    for keyword in ("PixelData", "Rows", "Columns"):
        delattr(dataset, keyword)
    dataset.SOPClassUID = uid.BasicTextSRStorage
    dataset.save_as(path)
    for reader in (read, probe):
        with pytest.raises(ImageReadError, match="Basic Text SR Storage"):
            reader(path)
    assert describe(path)["rows"] is None


@pytest.mark.parametrize(
    ("photometric", "shape", "inverted", "notes"),
    [
        ("MONOCHROME1", "INVERSE", True, 0),
        ("MONOCHROME1", None, True, 0),
        ("MONOCHROME2", "IDENTITY", False, 0),
        ("MONOCHROME1", "IDENTITY", True, 1),
        ("MONOCHROME2", "INVERSE", False, 1),
    ],
)
def test_polarity_comes_from_photometric_interpretation_alone(make_dicom, ramp, photometric, shape, inverted, notes):
    path = make_dicom(ramp, 12, PhotometricInterpretation=photometric, PresentationLUTShape=shape)
    radiograph = read(path)
    assert radiograph.inverted is inverted
    assert len(radiograph.notes) == notes


def test_windows_keep_order_names_and_function(make_dicom, ramp):
    radiograph = read(
        make_dicom(
            ramp,
            12,
            WindowCenter=[2000, 1500, 9],
            WindowWidth=[4000, 700],
            WindowCenterWidthExplanation=["NORMAL", "HARDER"],
            VOILUTFunction="sigmoid",
        )
    )
    assert radiograph.windows == (Window(2000, 4000, "SIGMOID", "NORMAL"), Window(1500, 700, "SIGMOID", "HARDER"))
    assert any("centres" in note for note in radiograph.notes)


@pytest.mark.parametrize(
    ("function", "width", "read_as", "notes"),
    [("", 100, "LINEAR", 0), ("CUBIC", 100, "LINEAR", 1), ("LINEAR", 0.2, "LINEAR_EXACT", 1)],
)
def test_odd_window_functions_and_widths(make_dicom, ramp, function, width, read_as, notes):
    radiograph = read(make_dicom(ramp, 12, WindowCenter=5, WindowWidth=width, VOILUTFunction=function))
    assert radiograph.windows[0].function == read_as
    assert len(radiograph.notes) == notes


def test_window_without_width_above_zero_is_ignored_with_a_note(make_dicom, ramp):
    radiograph = read(make_dicom(ramp, 12, WindowCenter=[5, 6], WindowWidth=[0, -3]))
    assert radiograph.windows == ()
    assert len(radiograph.notes) == 2
    assert default_window(radiograph)[0].name == "Automatic"


def test_slope_without_intercept_is_used(make_dicom, ramp):
    assert modality_values(read(make_dicom(ramp, 12, RescaleSlope="-2")))[0, :3].tolist() == [0, -16, -32]


def lut_item(entries, first, bits, as_bytes=False):
    item = Dataset()
    item.LUTDescriptor = [len(entries) % 65536, first, bits]
    item["LUTDescriptor"].VR = "US"
    item.LUTData = entries.astype("u1" if as_bytes else "<u2").tobytes()
    item["LUTData"].VR = "OW"
    item.LUTExplanation = "BONE"
    return item


def test_modality_lut_with_twelve_bit_entries_replaces_the_rescale(make_dicom, ramp):
    item = lut_item(np.arange(4096)[::-1], 0, 12)
    item.ModalityLUTType = "OD"
    radiograph = read(make_dicom(ramp, 12, ModalityLUTSequence=Sequence([item])))
    assert modality_values(radiograph)[0, :3].tolist() == [4095, 4087, 4079]


@pytest.mark.parametrize("as_bytes", [False, True])
def test_voi_lut_of_eight_bit_entries_is_read_as_words_or_bytes(make_dicom, ramp, as_bytes):
    item = lut_item(np.arange(4096) // 16, 0, 8, as_bytes)
    radiograph = read(make_dicom(ramp, 12, VOILUTSequence=Sequence([item]), WindowCenter=5, WindowWidth=5))
    assert default_window(radiograph)[0].name == "BONE"
    np.testing.assert_array_equal(render(radiograph), ramp // 16)


def test_empty_or_damaged_tables_are_ignored_with_a_note(make_dicom, ramp):
    bad = Dataset()
    bad.LUTExplanation = "half"
    radiograph = read(make_dicom(ramp, 12, VOILUTSequence=Sequence([bad]), ModalityLUTSequence=Sequence([Dataset()])))
    assert radiograph.voi_luts == ()
    assert radiograph.modality_lut is None
    assert radiograph.notes == ("A VOI LUT of the file is damaged and ignored.",)


def test_padding_range_takes_the_signedness_of_the_pixels(make_dicom):
    pixels = np.array([[-2000, -1990, 0, 100]], dtype=np.int16)
    path = make_dicom(pixels, PixelPaddingValue=-2000, PixelPaddingRangeLimit=-1990)
    assert read(path).padding == (-2000.0, -1990.0)
    assert render(read(path))[0, :2].tolist() == [0, 0]


def test_enhanced_multiframe_takes_window_and_rescale_of_its_own_frame(make_dicom, ramp):
    def group(center, slope):
        voi, values, whole = Dataset(), Dataset(), Dataset()
        voi.WindowCenter, voi.WindowWidth = center, 100
        values.RescaleSlope, values.RescaleIntercept = slope, 0
        whole.FrameVOILUTSequence = Sequence([voi])
        whole.PixelValueTransformationSequence = Sequence([values])
        return whole

    shared, measures = Dataset(), Dataset()
    measures.PixelSpacing = [0.4, 0.2]
    shared.PixelMeasuresSequence = Sequence([measures])
    path = make_dicom(
        ramp,
        12,
        NumberOfFrames=2,
        data=ramp.tobytes() * 2,
        PerFrameFunctionalGroupsSequence=Sequence([group(10, 1), group(20, 3)]),
        SharedFunctionalGroupsSequence=Sequence([shared]),
    )
    second = read(path, frame=1)
    assert (second.windows[0].center, second.slope, second.pixel_aspect) == (20.0, 3.0, 2.0)
    assert read(path).windows[0].center == 10.0


@pytest.mark.parametrize("planar", [0, 1, None])
def test_colour_is_rgb_whatever_the_planes(make_dicom, planar):
    pixels = np.random.default_rng(1).integers(0, 256, (4, 6, 3), dtype=np.uint8)
    data = np.ascontiguousarray(pixels.transpose(2, 0, 1)).tobytes() if planar else pixels.tobytes()
    radiograph = read(make_dicom(pixels, PlanarConfiguration=planar, data=data))
    np.testing.assert_array_equal(radiograph.pixels, pixels)


def test_ybr_becomes_rgb_and_grey_in_ybr_becomes_grey(make_dicom):
    red = np.tile(np.array([76, 85, 255], dtype=np.uint8), (4, 4, 1))
    np.testing.assert_allclose(
        read(make_dicom(red, PhotometricInterpretation="YBR_FULL")).pixels[0, 0], [254, 0, 0], atol=1
    )
    grey = np.tile(np.array([90, 128, 128], dtype=np.uint8), (4, 4, 1))
    radiograph = read(make_dicom(grey, PhotometricInterpretation="YBR_FULL"))
    assert not radiograph.is_colour
    assert radiograph.bits_stored == 8
    assert any("grey" in note for note in radiograph.notes)


@pytest.mark.parametrize("syntax", [uid.ExplicitVRLittleEndian, uid.ExplicitVRBigEndian])
def test_palette_takes_the_high_byte_of_sixteen_bit_entries(make_dicom, syntax):
    order = ">" if syntax == uid.ExplicitVRBigEndian else "<"
    palettes = {}
    for number, channel in enumerate(("Red", "Green", "Blue")):
        palettes[f"{channel}PaletteColorLookupTableDescriptor"] = [3, 0, 16]
        entries = (np.array([0, 0x4000, 0xFF00]) >> number).astype(order + "u2")
        palettes[f"{channel}PaletteColorLookupTableData"] = entries.tobytes()
    pixels = np.array([[0, 1, 2, 2]], dtype=np.uint8)
    path = make_dicom(pixels, PhotometricInterpretation="PALETTE COLOR", syntax=syntax, **palettes)
    assert read(path).pixels[0].tolist() == [[0, 0, 0], [64, 32, 16], [255, 127, 63], [255, 127, 63]]


def test_non_square_spacing_gives_height_over_width(make_dicom, ramp):
    assert read(make_dicom(ramp, 12, ImagerPixelSpacing=[0.3, 0.2])).pixel_aspect == pytest.approx(1.5)
    assert read(make_dicom(ramp, 12, PixelAspectRatio=[1, 2])).pixel_aspect == 0.5
    assert read(make_dicom(ramp, 12, PixelSpacing=[0, 0])).pixel_aspect == 1.0


def test_patient_key_tells_patients_apart_and_holds_no_name(make_dicom, ramp):
    path = make_dicom(ramp, 12, IssuerOfPatientID="Ward", PatientID=" P-1 ")
    expected = hashlib.sha256(b"Ward\nP-1").hexdigest()
    assert read(path).patient_key == probe(path).patient_key == expected
    assert read(make_dicom(ramp, 12, PatientID="")).patient_key is None


def test_identity_is_told_only_when_asked_for(make_dicom, ramp):
    path = make_dicom(ramp, 12, StudyDate="20200102", InstitutionName="Hospital", ViewPosition="PA")
    quiet, told = describe(path), describe(path, with_patient=True)
    for secret in ("Secret", "P-1", "20200102", "Hospital"):
        assert secret not in str(quiet)
        assert secret not in str(read(path).tags)
        assert secret in str(told["patient"])
    assert read(path).patient_key not in str(quiet)  # a digest of an id can be guessed
    assert quiet["view"] == read(path).tags["View"] == "PA"


def test_control_characters_do_not_reach_tags(make_dicom, ramp):
    path = make_dicom(ramp, 12, SpecificCharacterSet="ISO_IR 192", Manufacturer="<b>Evil\u202e\x07 corp")
    assert read(path).tags["Manufacturer"] == "<b>Evil  corp"


def test_library_warnings_become_notes_without_values(make_dicom, ramp):
    path = make_dicom(ramp, 12, RescaleSlope="1")
    content = path.read_bytes().replace(b"DS\x02\x001 ", b"DS\x02\x00xy")
    path.write_bytes(content)
    radiograph = read(path)
    assert radiograph.slope == 1.0
    assert "xy" not in " ".join(radiograph.notes)


def test_many_threads_read_at_once_and_leave_the_warning_filters_alone(make_dicom, ramp):
    import warnings

    path = make_dicom(ramp, 12)
    before = list(warnings.filters), warnings.showwarning
    failures = []

    def work():
        failures.extend(1 for _ in range(5) if not np.array_equal(read(path).pixels, ramp))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert (list(warnings.filters), warnings.showwarning) == before

"""What must open although it is odd, and what must be named for what it is (READING section 3)."""

import io

import numpy as np
import pydicom
import pytest
from PIL import Image
from pydicom import uid
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.sequence import Sequence

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import modality_values, probe, read, render

imagecodecs = pytest.importorskip("imagecodecs")


def relabelled(path, syntax):
    """Change the transfer syntax that a file states and nothing else."""
    content = path.read_bytes()
    start = content.index(b"\x02\x00\x10\x00UI")
    length = int.from_bytes(content[start + 6 : start + 8], "little")
    value = syntax.encode() + b"\x00" * (len(syntax) % 2)
    changed = content[: start + 6] + len(value).to_bytes(2, "little") + value + content[start + 8 + length :]
    group = content.index(b"\x02\x00\x00\x00UL\x04\x00") + 8
    total = int.from_bytes(content[group : group + 4], "little") + len(value) - length
    path.write_bytes(changed[:group] + total.to_bytes(4, "little") + changed[group + 4 :])
    return path


WAYS = [uid.ImplicitVRLittleEndian, uid.ExplicitVRLittleEndian, uid.ExplicitVRBigEndian]


@pytest.mark.parametrize("stated", [*WAYS, uid.DeflatedExplicitVRLittleEndian])
@pytest.mark.parametrize("written", WAYS)
def test_wrong_transfer_syntax_is_seen_through(make_dicom, ramp, written, stated):
    path = relabelled(make_dicom(ramp, 12, syntax=written), stated)
    np.testing.assert_array_equal(read(path).pixels, ramp)
    assert probe(path).rows == 16


def test_one_compression_labelled_as_another_is_read_by_content(make_dicom, ramp):
    streams = {
        uid.JPEGLSLossless: imagecodecs.jpegls_encode(ramp),
        uid.JPEG2000Lossless: imagecodecs.jpeg2k_encode(ramp, codecformat="j2k", reversible=True),
        uid.JPEGLosslessSV1: imagecodecs.ljpeg_encode(ramp, bitspersample=12),
    }
    for stated in streams:
        for stream in streams.values():
            path = make_dicom(ramp, 12, syntax=stated, compressed=stream)
            np.testing.assert_array_equal(read(path).pixels, ramp)


def test_stated_uncompressed_and_compressed_inside_is_read_with_a_note(make_dicom, ramp):
    path = make_dicom(ramp, 12, syntax=uid.JPEGLSLossless, compressed=imagecodecs.jpegls_encode(ramp))
    radiograph = read(relabelled(path, uid.ExplicitVRLittleEndian))
    np.testing.assert_array_equal(radiograph.pixels, ramp)
    assert any("does not fit" in note for note in radiograph.notes)


def test_missing_transfer_syntax_is_recognised(make_dicom, ramp):
    path = make_dicom(ramp, 12)
    content = path.read_bytes()
    start = content.index(b"\x02\x00\x10\x00UI")
    stop = start + 8 + int.from_bytes(content[start + 6 : start + 8], "little")
    group = content.index(b"\x02\x00\x00\x00UL\x04\x00") + 8
    total = int.from_bytes(content[group : group + 4], "little") - (stop - start)
    path.write_bytes(content[:group] + total.to_bytes(4, "little") + content[group + 4 : start] + content[stop:])
    radiograph = read(path)
    np.testing.assert_array_equal(radiograph.pixels, ramp)
    assert any("transfer syntax" in note for note in radiograph.notes)


def test_big_endian_without_meta_header_opens(tmp_path, make_dicom, ramp):
    path = make_dicom(ramp, 12, syntax=uid.ExplicitVRBigEndian)
    content = path.read_bytes()
    group = content.index(b"\x02\x00\x00\x00UL\x04\x00")
    start = group + 12 + int.from_bytes(content[group + 8 : group + 12], "little")
    bare = tmp_path / "bare"
    bare.write_bytes(content[start:])
    np.testing.assert_array_equal(read(bare).pixels, ramp)


def test_excess_bytes_after_the_picture_are_ignored(make_dicom, ramp):
    np.testing.assert_array_equal(read(make_dicom(ramp, 12, data=ramp.tobytes() + b"\x07" * 64)).pixels, ramp)
    path = make_dicom(ramp, 12)
    path.write_bytes(path.read_bytes() + b"\x00" * 100)
    np.testing.assert_array_equal(read(path).pixels, ramp)


def test_pixels_that_are_all_blanks_are_pixels(make_dicom):
    blank = np.full((4, 4), 0x2020, dtype=np.uint16)
    np.testing.assert_array_equal(read(make_dicom(blank)).pixels, blank)


@pytest.mark.parametrize("name", ["IMAGE.DCM", "röntgen bild.xyz", "50%#1", "no extension", ".png"])
def test_any_name_will_do(make_dicom, ramp, name):
    np.testing.assert_array_equal(read(make_dicom(ramp, 12, name=name)).pixels, ramp)


def test_private_and_undefined_length_sequences_do_not_disturb(make_dicom, ramp):
    path = make_dicom(ramp, 12)
    dataset = pydicom.dcmread(path)
    inner = Dataset()
    inner.add_new((0x0009, 0x0010), "LO", "MAKER")
    inner.add_new((0x0009, 0x1001), "UN", b"abcd")
    dataset.add_new((0x0009, 0x0010), "LO", "MAKER")
    dataset.add_new((0x0009, 0x1002), "SQ", Sequence([inner]))
    dataset[0x0009, 0x1002].is_undefined_length = True
    inner.is_undefined_length_sequence_item = True
    dataset.save_as(path)
    np.testing.assert_array_equal(read(path).pixels, ramp)


def test_fewer_compressed_frames_than_announced_are_shown_and_noted(make_dicom, ramp):
    path = make_dicom(ramp, 12, syntax=uid.JPEGLSLossless, compressed=b"\xff\xd8")
    dataset = pydicom.dcmread(path)
    dataset.NumberOfFrames = 5
    dataset.PixelData = encapsulate([imagecodecs.jpegls_encode(ramp + k) for k in range(3)], has_bot=False)
    dataset.save_as(path)
    radiograph = read(path, 2)
    np.testing.assert_array_equal(radiograph.pixels, ramp + 2)
    assert radiograph.frames == 3
    with pytest.raises(ImageReadError, match="has 3 frames"):
        read(path, 3)


@pytest.mark.parametrize("syntax", WAYS)
@pytest.mark.parametrize("dtype", ["u1", "u2", "i2"])
def test_one_frame_of_many_is_read_without_the_others(make_dicom, monkeypatch, syntax, dtype):
    monkeypatch.setattr("radiograph_studio.imaging.dicom_file.DEFERRED", 1000)
    frames = np.arange(20 * 64).astype(dtype).reshape(20, 8, 8)
    order = ">" if syntax == uid.ExplicitVRBigEndian else "<"
    data = frames.astype(frames.dtype.newbyteorder(order)).tobytes()
    path = make_dicom(frames[0], syntax=syntax, NumberOfFrames=22, data=data)
    for number in (0, 7, 19):
        np.testing.assert_array_equal(read(path, number).pixels, frames[number])
    assert read(path).frames == 20
    for number in (20, 21, 22, -1):
        with pytest.raises(ImageReadError, match="has 20 frames"):
            read(path, number)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ImageReadError, match=r"incomplete|has 1"):
        read(path, 19)


@pytest.mark.parametrize("keyword", ["FloatPixelData", "DoubleFloatPixelData"])
def test_floating_pixels_keep_their_values(make_dicom, keyword):
    path = make_dicom(np.zeros((2, 3), dtype=np.uint16))
    dataset = pydicom.dcmread(path)
    kind = "f4" if keyword == "FloatPixelData" else "f8"
    values = np.array([[0.5, -1e-6, 3e9], [np.nan, 0, 7]], dtype=kind)
    del dataset.PixelData, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation
    dataset.BitsAllocated = 8 * values.itemsize
    setattr(dataset, keyword, values.tobytes())
    dataset.save_as(path)
    np.testing.assert_array_equal(read(path).pixels, values)


@pytest.mark.parametrize("dtype", ["u4", "i4"])
def test_thirty_two_bit_pixels_keep_their_values(make_dicom, dtype):
    pixels = np.array([[0, 2**31 - 1, 70_000]], dtype=dtype)
    np.testing.assert_array_equal(read(make_dicom(pixels)).pixels, pixels)


def test_half_chrominance_of_an_odd_width_is_spread(make_dicom):
    pixels = np.zeros((2, 3, 3), dtype=np.uint8)
    row = bytes([255, 255, 128, 128, 100, 128])
    path = make_dicom(pixels, PhotometricInterpretation="YBR_FULL_422", data=row * 2)
    assert read(path).pixels.tolist() == [[255, 255, 100]] * 2


def test_studio_range_colour_is_stretched(make_dicom):
    pixels = np.zeros((1, 4, 3), dtype=np.uint8)
    data = bytes([16, 235, 128, 128, 81, 81, 90, 240])  # black, white, red, red
    found = read(make_dicom(pixels, PhotometricInterpretation="YBR_PARTIAL_422", data=data)).pixels.astype(int)
    expected = np.array([[[0, 0, 0], [255, 255, 255], [255, 0, 0], [255, 0, 0]]])
    assert np.abs(found - expected).max() <= 2


def test_indirect_palette_segments_repeat_earlier_ones(make_dicom):
    pixels = np.arange(8, dtype=np.uint8).reshape(1, 8)
    # discrete, discrete, linear, and a copy of the one segment at byte 8
    segments = [0, 2, 256, 512, 0, 2, 768, 1024, 1, 2, 1536, 2, 1, 8, 0]
    path = make_dicom(pixels, PhotometricInterpretation="PALETTE COLOR")
    dataset = pydicom.dcmread(path)
    for number, channel in enumerate(("Red", "Green", "Blue")):
        dataset.add_new((0x0028, 0x1101 + number), "US", [8, 0, 16])
        words = np.array(segments, dtype="<u2").tobytes()
        setattr(dataset, f"Segmented{channel}PaletteColorLookupTableData", words)
    dataset.save_as(path)
    assert read(path).pixels.tolist() == [[1, 2, 3, 4, 5, 6, 3, 4]]


def progressive(pixels):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=95, progressive=True)
    return buffer.getvalue()


@pytest.mark.parametrize("syntax", ["1.2.840.10008.1.2.4.53", "1.2.840.10008.1.2.4.55"])
def test_retired_progressive_jpeg_is_read(make_dicom, syntax):
    pixels = np.add.outer(np.arange(32) * 3, np.arange(32) * 3).astype(np.uint8)
    radiograph = read(make_dicom(pixels, syntax=syntax, compressed=progressive(pixels)))
    assert np.abs(radiograph.pixels.astype(int) - pixels).max() < 12
    assert radiograph.lossy == "lossy"


@pytest.mark.parametrize("syntax", [f"1.2.840.10008.1.2.4.11{k}" for k in range(3)])
@pytest.mark.parametrize("shape", [(16, 32), (100, 75), (257, 300), (9, 4000)])
def test_jpeg_xl_is_read(make_dicom, syntax, shape):
    pixels = (np.arange(shape[0] * shape[1]) % 4096).astype(np.uint16).reshape(shape)
    stream = imagecodecs.jpegxl_encode(pixels, lossless=True, bitspersample=16)
    path = relabelled(make_dicom(pixels, 12, syntax=uid.JPEG2000, compressed=stream), syntax)
    radiograph = read(path)
    np.testing.assert_array_equal(radiograph.pixels, pixels)
    assert radiograph.notes == ()


def test_jpeg_xl_of_another_size_is_refused_before_it_is_decoded(make_dicom, ramp):
    stream = imagecodecs.jpegxl_encode(np.zeros((900, 800), dtype=np.uint16), lossless=True)
    with pytest.raises(ImageReadError, match="does not match its header"):
        read(relabelled(make_dicom(ramp, 12, syntax=uid.JPEG2000, compressed=stream), "1.2.840.10008.1.2.4.110"))


def test_colour_jpeg_with_coarse_chrominance_is_no_rgb_whatever_its_label(make_dicom):
    red = np.tile(np.array([200, 30, 40], dtype=np.uint8), (16, 16, 1))
    stream = imagecodecs.jpeg8_encode(red, level=98, colorspace="RGB", outcolorspace="YCBCR", subsampling="420")
    app = stream.find(b"JFIF")
    stream = stream[:2] + stream[app - 4 + 18 :] if app > 0 else stream  # or pydicom sees it by the JFIF mark
    path = make_dicom(red, syntax=uid.JPEGBaseline8Bit, compressed=stream, PhotometricInterpretation="RGB")
    np.testing.assert_allclose(read(path).pixels[8, 8], [200, 30, 40], atol=4)


def without_pixels(tmp_path, sop_class, **elements):
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = elements.pop("syntax", uid.ExplicitVRLittleEndian)
    dataset.SOPClassUID = sop_class
    dataset.SOPInstanceUID = "1.2.3"
    for keyword, value in elements.items():
        setattr(dataset, keyword, value)
    path = tmp_path / "thing.dcm"
    dataset.save_as(path, enforce_file_format=True)
    return path


@pytest.mark.parametrize(
    ("sop_class", "said"),
    [
        (uid.ComprehensiveSRStorage, "structured report"),
        (uid.XRayRadiationDoseSRStorage, "dose report"),
        (uid.KeyObjectSelectionDocumentStorage, "list of marked images"),
        (uid.GrayscaleSoftcopyPresentationStateStorage, "presentation state"),
        (uid.RTStructureSetStorage, "structure set"),
        (uid.RTPlanStorage, "radiotherapy plan"),
        (uid.TwelveLeadECGWaveformStorage, "ECG"),
        (uid.EncapsulatedPDFStorage, "PDF document"),
        (uid.EncapsulatedCDAStorage, "clinical document"),
        (uid.RawDataStorage, "raw data"),
        (uid.SpatialRegistrationStorage, "registration"),
        ("1.2.3.4.5", "1.2.3.4.5"),
    ],
)
def test_files_that_are_no_picture_are_named_in_plain_words(tmp_path, sop_class, said):
    path = without_pixels(tmp_path, sop_class)
    for reader in (read, probe):
        with pytest.raises(ImageReadError, match=f"without a picture: .*{said}"):
            reader(path)


def test_file_that_does_not_say_what_it_is_is_said_so(tmp_path):
    path = without_pixels(tmp_path, uid.ComprehensiveSRStorage)
    dataset = pydicom.dcmread(path)
    del dataset.SOPClassUID
    del dataset.file_meta.MediaStorageSOPClassUID
    dataset.save_as(path, enforce_file_format=False)
    with pytest.raises(ImageReadError, match="without a picture: it does not say what it is"):
        read(path)


@pytest.mark.parametrize(
    ("syntax", "said"),
    [
        (uid.MPEG2MPML, "is a video"),
        (uid.MPEG4HP41, "is a video"),
        (uid.HEVCMP51, "is a video"),
        ("1.2.840.10008.1.2.8.1", "compressed in a way"),
        ("1.2.840.10008.1.2.4.52", "compressed in a way"),
        ("1.2.3.4", "compressed in a way"),
    ],
)
def test_compression_without_a_decoder_is_named(make_dicom, ramp, syntax, said):
    path = make_dicom(ramp, 12, syntax=uid.JPEG2000, compressed=b"\x00\x00\x01\xba" * 8)
    with pytest.raises(ImageReadError, match=said):
        read(relabelled(path, syntax))


def test_pixels_on_a_server_are_named(tmp_path):
    path = without_pixels(
        tmp_path, uid.DigitalXRayImageStorageForPresentation, syntax="1.2.840.10008.1.2.4.94", Rows=4, Columns=4
    )
    with pytest.raises(ImageReadError, match="address of a server"):
        read(path)


def test_file_cut_off_within_its_header_is_called_incomplete_or_damaged(make_dicom, ramp):
    path = make_dicom(ramp, 12, SeriesDescription="x" * 60)
    content = path.read_bytes()
    for length in range(400, content.index(b"\xe0\x7f\x10\x00"), 7):
        path.write_bytes(content[:length])
        with pytest.raises(ImageReadError, match=r"incomplete|without a picture"):
            read(path)


@pytest.mark.parametrize("size", [(65535, 65535), (60000, 20000)])
def test_small_file_that_claims_an_enormous_picture_is_refused_at_once(make_dicom, size):
    path = make_dicom(np.zeros((2, 2), dtype=np.uint16), Rows=size[0], Columns=size[1])
    assert path.stat().st_size < 1000
    with pytest.raises(ImageReadError, match=r"too large|incomplete"):
        read(path)


@pytest.mark.parametrize(
    ("aspect", "expected"), [(["4", "3"], 4 / 3), (["1", "1"], 1.0), (["0", "3"], 1.0), (None, 1.0)]
)
def test_pixel_aspect_ratio_is_height_over_width(make_dicom, ramp, aspect, expected):
    assert read(make_dicom(ramp, 12, PixelAspectRatio=aspect)).pixel_aspect == pytest.approx(expected)


def lut(descriptor, data, vr="OW"):
    item = Dataset()
    item.add_new("LUTDescriptor", "SS" if min(descriptor) < 0 else "US", descriptor)
    item.add_new("LUTData", vr, data)
    return Sequence([item])


def test_lut_descriptor_of_zero_means_65536_entries(make_dicom):
    pixels = np.array([[0, 40_000, 65_535]], dtype=np.uint16)
    entries = np.arange(65_536, dtype="<u2")[::-1]
    radiograph = read(make_dicom(pixels, ModalityLUTSequence=lut([0, 0, 16], entries.tobytes())))
    assert modality_values(radiograph).tolist() == [[65_535, 25_535, 0]]


def test_lut_may_start_below_zero_and_is_held_at_both_ends(make_dicom):
    pixels = np.array([[-2000, -1000, -999, 0]], dtype=np.int16)
    entries = np.array([7, 8, 9], dtype="<u2")
    radiograph = read(make_dicom(pixels, ModalityLUTSequence=lut([3, -1000, 16], entries.tobytes())))
    assert modality_values(radiograph).tolist() == [[7, 7, 8, 9]]


@pytest.mark.parametrize("vr", ["OW", "UN"])
def test_lut_with_too_little_data_is_used_as_far_as_it_goes(make_dicom, vr):
    pixels = np.array([[0, 1, 2, 200]], dtype=np.uint16)
    entries = np.array([5, 6, 7], dtype="<u2")
    radiograph = read(make_dicom(pixels, ModalityLUTSequence=lut([256, 0, 16], entries.tobytes(), vr)))
    assert modality_values(radiograph).tolist() == [[5, 6, 7, 7]]


def test_windows_far_below_one_keep_their_meaning(make_dicom):
    pixels = np.array([[0, 100_00, 200_00]], dtype=np.uint16)
    path = make_dicom(pixels, RescaleSlope="1e-6", RescaleIntercept="0", WindowCenter="0.01", WindowWidth="0.02")
    radiograph = read(path)
    assert radiograph.windows[0].function == "LINEAR_EXACT"
    assert render(radiograph).tolist() == [[0, 128, 255]]


def test_negative_slope_is_not_an_inversion_of_its_own(make_dicom):
    pixels = np.array([[0, 100, 200]], dtype=np.uint16)
    path = make_dicom(pixels, RescaleSlope="-10", RescaleIntercept="2000", WindowCenter="1000.5", WindowWidth="2001")
    assert render(read(path)).tolist() == [[255, 128, 0]]


def test_units_are_told(make_dicom, ramp):
    assert read(make_dicom(ramp, 12, RescaleType="OD", RescaleSlope="1")).tags["Units"] == "OD"


def test_supplemental_palette_of_a_grey_picture_is_noted(make_dicom, ramp):
    path = make_dicom(ramp, 12, PixelPresentation="MIXED")
    dataset = pydicom.dcmread(path)
    for number in range(3):
        dataset.add_new((0x0028, 0x1101 + number), "US", [16, 4000, 16])
        dataset.add_new((0x0028, 0x1201 + number), "OW", b"\x00\x10" * 16)
    dataset.save_as(path)
    radiograph = read(path)
    np.testing.assert_array_equal(radiograph.pixels, ramp)
    assert any("colour" in note for note in radiograph.notes)

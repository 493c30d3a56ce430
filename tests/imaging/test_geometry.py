"""Lengths and what they mean, orientation letters, side and view (READING sections 4 and 5)."""

import numpy as np
import pytest
from pydicom import uid
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from radiograph_studio.imaging import Spacing, describe, read
from radiograph_studio.imaging.spacing import SpacingFacts, decide_spacing

HALF = [0.2, 0.1]


@pytest.fixture
def spacing(make_dicom, ramp):
    def of(**elements):
        return read(make_dicom(ramp, 12, **elements)).spacing

    return of


@pytest.mark.parametrize("pair", [None, [0, 0.1], [-0.1, 0.1], [0.1]])
def test_without_a_usable_spacing_lengths_are_in_pixels(spacing, pair):
    assert spacing(PixelSpacing=pair, ImagerPixelSpacing=pair) == Spacing(None, "px, no spacing")


def test_imager_spacing_alone_is_at_the_detector_and_the_patient_is_smaller(spacing):
    assert spacing(ImagerPixelSpacing=HALF) == Spacing((0.2, 0.1), "mm at detector; patient smaller")


def test_magnification_factor_shrinks_the_imager_spacing(spacing):
    found = spacing(ImagerPixelSpacing=HALF, EstimatedRadiographicMagnificationFactor=1.25)
    assert (found.mm, found.label) == (pytest.approx((0.16, 0.08)), "mm, estimated (factor 1.25)")


def test_distances_shrink_the_imager_spacing(spacing):
    found = spacing(ImagerPixelSpacing=HALF, DistanceSourceToDetector=1000, DistanceSourceToPatient=750)
    assert (found.mm, found.label) == (pytest.approx((0.15, 0.075)), "mm, estimated from distances")


@pytest.mark.parametrize("distances", [(1000, 0), (0, 750), (700, 1000)])
def test_impossible_distances_are_not_used(spacing, distances):
    detector, patient = distances
    found = spacing(ImagerPixelSpacing=HALF, DistanceSourceToDetector=detector, DistanceSourceToPatient=patient)
    assert found.label == "mm at detector; patient smaller"


def test_pixel_spacing_equal_to_the_imagers_is_at_the_detector(spacing):
    assert spacing(ImagerPixelSpacing=HALF, PixelSpacing=HALF) == Spacing((0.2, 0.1), "mm at detector")


@pytest.mark.parametrize("kind", ["GEOMETRY", "FIDUCIAL"])
def test_calibrated_pixel_spacing_is_used_with_its_description(spacing, kind):
    found = spacing(
        ImagerPixelSpacing=HALF,
        PixelSpacing=[0.16, 0.08],
        PixelSpacingCalibrationType=kind,
        PixelSpacingCalibrationDescription="steel ball",
    )
    assert found == Spacing((0.16, 0.08), "mm, calibrated (steel ball)")


@pytest.mark.parametrize("imager", [HALF, None])
@pytest.mark.parametrize("modality", ["CR", "DX", "MG", "XA", "RF"])
def test_pixel_spacing_that_nothing_explains_has_an_unknown_meaning(spacing, modality, imager):
    found = spacing(Modality=modality, PixelSpacing=[0.16, 0.08], ImagerPixelSpacing=imager)
    assert found == Spacing((0.16, 0.08), "mm, meaning unknown")


def test_scanned_film_is_measured_at_the_film(spacing):
    assert spacing(NominalScannedPixelSpacing=HALF) == Spacing((0.2, 0.1), "mm at film")


@pytest.mark.parametrize("modality", ["CT", "MR"])
def test_slices_are_measured_in_plain_millimetres(spacing, modality):
    assert spacing(Modality=modality, PixelSpacing=HALF) == Spacing((0.2, 0.1), "mm")


def test_enhanced_files_keep_their_spacing_in_functional_groups(spacing):
    measures, shared = Dataset(), Dataset()
    measures.PixelSpacing = HALF
    shared.PixelMeasuresSequence = Sequence([measures])
    assert spacing(Modality="CT", SharedFunctionalGroupsSequence=Sequence([shared])).mm == (0.2, 0.1)


def test_ultrasound_is_measured_by_region_and_in_pixels_elsewhere(spacing):
    region = Dataset()
    region.RegionLocationMinX0, region.RegionLocationMinY0 = 4, 2
    region.RegionLocationMaxX1, region.RegionLocationMaxY1 = 20, 10
    region.PhysicalUnitsXDirection = region.PhysicalUnitsYDirection = 3
    region.PhysicalDeltaX, region.PhysicalDeltaY = 0.01, -0.02
    found = spacing(Modality="US", SequenceOfUltrasoundRegions=Sequence([region]))
    assert found.mm is None
    assert found.at(5, 10) == (pytest.approx((0.2, 0.1)), "mm")
    assert found.at(15, 10) == (None, "px, no spacing")


def test_picture_files_are_measured_in_pixels_whatever_their_resolution_says(tmp_path):
    from PIL import Image

    path = tmp_path / "a.png"
    Image.fromarray(np.zeros((4, 4), dtype=np.uint8)).save(path, dpi=(254, 254))
    assert read(path).spacing == Spacing()


def test_description_tells_spacing_with_its_label(make_dicom, ramp):
    facts = describe(make_dicom(ramp, 12, ImagerPixelSpacing=HALF))
    assert (facts["spacing"], facts["spacing_label"]) == ([0.2, 0.1], "mm at detector; patient smaller")


@pytest.mark.parametrize(
    ("said", "edges"),
    [
        (["L", "F"], ("R", "H", "L", "F")),
        (["R", "FP"], ("L", "HA", "R", "FP")),
        (["P", "F"], ("A", "H", "P", "F")),
    ],
)
def test_row_direction_names_the_right_hand_edge(make_dicom, ramp, said, edges):
    assert read(make_dicom(ramp, 12, PatientOrientation=said)).edges == edges


@pytest.mark.parametrize("said", [None, ["L"], ["", ""], ["X", "Q"], ["LR", "F"], ["L", "F", "H"]])
def test_unusable_orientation_gives_no_letters(make_dicom, ramp, said):
    radiograph = read(make_dicom(ramp, 12, PatientOrientation=said))
    assert radiograph.orientation is None
    assert radiograph.edges is None


def test_orientation_of_a_slice_comes_from_its_cosines(make_dicom, ramp):
    radiograph = read(make_dicom(ramp, 12, ImageOrientationPatient=[1, 0, 0, 0, 0, -1]))
    assert radiograph.orientation == ("L", "F")
    oblique = read(make_dicom(ramp, 12, ImageOrientationPatient=[0.8, 0.6, 0, 0, 0, -1]))
    assert oblique.orientation == ("LP", "F")


def test_side_and_view_are_told(make_dicom, ramp):
    code = Dataset()
    code.CodeMeaning = "medio-lateral oblique"
    radiograph = read(make_dicom(ramp, 12, ImageLaterality="L", Laterality="R", ViewCodeSequence=Sequence([code])))
    assert (radiograph.laterality, radiograph.view) == ("L", "medio-lateral oblique")
    assert read(make_dicom(ramp, 12, Laterality="R", ViewPosition="PA")).view == "PA"
    assert read(make_dicom(ramp, 12, Laterality="maybe")).laterality == ""


@pytest.mark.parametrize(("said", "burned"), [("YES", True), ("NO", False), (None, None)])
def test_burnt_in_text_is_flagged_as_far_as_the_file_says(make_dicom, ramp, said, burned):
    assert read(make_dicom(ramp, 12, BurnedInAnnotation=said)).burned_in_annotation is burned


def test_lossy_ratio_is_told_even_where_the_syntax_is_lossless(make_dicom, ramp):
    radiograph = read(make_dicom(ramp, 12, LossyImageCompression="01", LossyImageCompressionRatio=["5", "12.5"]))
    assert radiograph.lossy == "lossy 1:12.5"
    assert read(make_dicom(ramp, 12, LossyImageCompression="00")).lossy == ""


def test_detector_data_is_flagged_and_shown_by_its_logarithm(make_dicom, ramp):
    from radiograph_studio.imaging import default_window

    path = make_dicom(ramp, 12, PresentationIntentType="FOR PROCESSING", PhotometricInterpretation="MONOCHROME1")
    radiograph = read(path)
    assert radiograph.for_processing
    window, notes = default_window(radiograph)
    assert window.name == "Logarithmic"
    assert notes
    steps = np.diff(window.entries)
    assert (steps >= 0).all()
    assert steps[0] > 10 * steps[-1]
    by_class = make_dicom(ramp, 12, SOPClassUID=uid.DigitalXRayImageStorageForProcessing)
    assert read(by_class).for_processing
    taken = read(make_dicom(ramp, 12, PresentationIntentType="FOR PROCESSING", PixelIntensityRelationship="LOG"))
    assert default_window(taken)[0].name == "Automatic"
    windowed = read(make_dicom(ramp, 12, PresentationIntentType="FOR PROCESSING", WindowCenter=9, WindowWidth=9))
    assert windowed.for_processing
    assert not read(make_dicom(ramp, 12)).for_processing


def test_an_ultrasound_picture_without_regions_has_no_scale() -> None:
    assert decide_spacing(SpacingFacts(modality="US", pixel=(0.3, 0.3))).mm is None

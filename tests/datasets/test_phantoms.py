"""Phantoms: valid, labelled, repeatable files that look alike in all but the anatomy."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.sr.codedict import codes

from radiograph_studio.datasets.phantoms import Labels, Phantom, dicom_bytes, person, phantom, write_samples
from radiograph_studio.datasets.phantoms.canvas import Canvas, Geometry, rod
from radiograph_studio.datasets.phantoms.physics import MU_SOFT, expose, exposure
from radiograph_studio.datasets.phantoms.tissue import Tissues
from radiograph_studio.errors import DatasetError

SMALL = (96, 80)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    write_samples(folder, seed=3, train=33, validation=8, test=9, size=SMALL)
    return folder


def headers(folder: Path, part: str = "*", kind: str = "*") -> list[pydicom.Dataset]:
    return [pydicom.dcmread(path) for path in sorted(folder.glob(f"{part}/{kind}/*.dcm"))]


def displayed(dataset: pydicom.Dataset) -> np.ndarray:
    """Window and polarity by the standard's own formula (PS3.3 C.11.2.1.2.1), 0 black to 1 white."""
    low = float(dataset.WindowCenter) - 0.5 - (float(dataset.WindowWidth) - 1) / 2
    shown = np.clip((dataset.pixel_array - low) / (float(dataset.WindowWidth) - 1), 0, 1)
    return 1 - shown if dataset.PhotometricInterpretation == "MONOCHROME1" else shown


def region(picture: np.ndarray, made: Phantom, x: float, y: float, centre_y: float) -> float:
    """Mean around a body point (cm) of a phantom centred at ``centre_y``."""
    pitch = made.spacing_mm / 10 / 1.06
    row = round((y - centre_y) / pitch + picture.shape[0] / 2)
    column = round(x / pitch + picture.shape[1] / 2)
    return float(picture[row - 2 : row + 3, column - 2 : column + 3].mean())


class Still:
    """A random generator that draws the middle of everything: an average person, straight in the beam."""

    def __init__(self) -> None:
        self.source = np.random.default_rng(0)

    def normal(self, loc=0.0, scale=1.0, size=None):
        return np.zeros(np.broadcast(loc, scale).shape) + loc if np.ndim(scale) else float(loc)

    def __getattr__(self, name):
        return getattr(self.source, name)


def test_counts_are_split_evenly_with_the_odd_one_an_abdomen(samples: Path) -> None:
    counts = {str(f.relative_to(samples)): len(list(f.iterdir())) for f in samples.glob("*/*")}
    assert counts == {
        "train/abdomen": 17,
        "train/chest": 16,
        "val/abdomen": 4,
        "val/chest": 4,
        "test/abdomen": 5,
        "test/chest": 4,
    }


def test_the_same_seed_writes_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    written = []
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        write_samples(tmp_path / name, seed=seed, train=3, validation=2, test=0, size=(48, 40))
        written.append([(p.name, p.read_bytes()) for p in sorted((tmp_path / name).rglob("*.dcm"))])
    assert written[0] == written[1]
    assert not {data for _, data in written[0]} & {data for _, data in written[2]}


def test_files_carry_what_the_standard_requires_and_say_that_they_are_simulated(samples: Path) -> None:
    classes = {"DX": "1.2.840.10008.5.1.4.1.1.1.1", "CR": "1.2.840.10008.5.1.4.1.1.1"}
    for dataset in headers(samples):
        assert dataset.SOPClassUID == dataset.file_meta.MediaStorageSOPClassUID == classes[dataset.Modality]
        assert dataset.file_meta.TransferSyntaxUID == "1.2.840.10008.1.2.1"
        assert dataset.SOPInstanceUID.is_valid
        assert (dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit) == (16, 12, 11)
        assert list(dataset.ImageType) == ["DERIVED", "PRIMARY"]
        assert list(dataset.PatientOrientation) == ["L", "F"]
        assert dataset.BurnedInAnnotation == "NO"
        for keyword in ("SeriesDescription", "ImageComments", "PatientComments"):
            assert dataset[keyword].value == "SIMULATED - not a patient"
        assert str(dataset.PatientName).startswith("PHANTOM^")
        if dataset.Modality == "DX":
            required = "PresentationIntentType PixelIntensityRelationship PixelIntensityRelationshipSign RescaleSlope"
            required += " RescaleIntercept RescaleType PresentationLUTShape LossyImageCompression ImageLaterality"
            required += " ImagerPixelSpacing ViewCodeSequence AnatomicRegionSequence WindowCenter WindowWidth"
            assert all(dataset.get(keyword) not in (None, "") for keyword in required.split())


def test_region_and_view_are_coded_as_in_the_standards_context_groups(samples: Path) -> None:
    regions = {"CHEST": codes.cid4009.Chest, "ABDOMEN": codes.cid4009.Abdomen}
    views = {"PA": codes.cid4010.PosteroAnterior, "AP": codes.cid4010.AnteroPosterior}
    for dataset in (d for d in headers(samples) if d.Modality == "DX"):
        for item, code in (
            (dataset.AnatomicRegionSequence[0], regions[dataset.BodyPartExamined]),
            (dataset.ViewCodeSequence[0], views[dataset.ViewPosition]),
        ):
            assert (item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning) == code[:3]


def test_instances_are_unique_and_patients_stay_in_one_part(samples: Path) -> None:
    instances = [dataset.SOPInstanceUID for dataset in headers(samples)]
    assert len(instances) == len(set(instances))
    parts = [{dataset.PatientID for dataset in headers(samples, part)} for part in ("train", "val", "test")]
    assert not parts[0] & parts[1]
    assert not (parts[0] | parts[1]) & parts[2]


def test_some_patients_have_two_different_images_of_one_body_part(samples: Path) -> None:
    twice = [p for p, n in Counter(d.PatientID for d in headers(samples, "train")).items() if n == 2]
    assert len(twice) >= 2
    first = [d for d in headers(samples, "train") if d.PatientID == twice[0]]
    assert first[0].BodyPartExamined == first[1].BodyPartExamined
    assert not np.array_equal(first[0].pixel_array, first[1].pixel_array)


def test_nothing_in_how_pixels_are_stored_tells_the_class(tmp_path: Path) -> None:
    write_samples(tmp_path, train=40, validation=0, test=0, size=(32, 32))
    tallies = []
    for kind in ("abdomen", "chest"):
        found = headers(tmp_path, "train", kind)
        tallies.append((Counter(d.PhotometricInterpretation for d in found), Counter(d.Modality for d in found)))
    assert (
        tallies[0]
        == tallies[1]
        == (
            {"MONOCHROME2": 15, "MONOCHROME1": 5},
            {"DX": 14, "CR": 6},
        )
    )


def test_pixels_fill_twelve_bits_and_no_more(samples: Path) -> None:
    for dataset in headers(samples):
        pixels = dataset.pixel_array
        assert pixels.dtype == np.uint16
        assert pixels.max() <= 4095
        assert np.ptp(pixels) > 2500


@pytest.mark.parametrize("seed", range(4))
def test_an_inverted_file_shows_the_same_picture(seed: int) -> None:
    made = phantom("chest", np.random.default_rng(seed), SMALL)
    shown = []
    for inverted in (False, True):
        data = dicom_bytes(made, Labels(0, 1, 1, "DX", inverted))
        shown.append(displayed(pydicom.dcmread(pydicom.filebase.DicomBytesIO(data))))
    # The window's centre is stored as a whole number.
    assert np.abs(shown[0] - shown[1]).max() < 1.5 / 4096


def test_lungs_are_darker_than_mediastinum_and_belly_and_the_heart_points_left() -> None:
    body = person(Still())  # type: ignore[arg-type]
    made = phantom("chest", Still(), (256, 256), body)  # type: ignore[arg-type]
    level = {
        name: region(made.image, made, x, y, 13.0)
        for name, (x, y) in {
            "right lung": (-7.5, 12.0),
            "left lung": (8.5, 12.0),
            "spine": (0.0, 14.0),
            "liver": (-6.0, 27.0),
            "heart": (5.5, 18.5),
            "opposite the heart": (-6.5, 18.0),
        }.items()
    }
    lungs = max(level["right lung"], level["left lung"])
    assert lungs + 0.15 < level["spine"]
    assert lungs + 0.15 < level["liver"]
    assert level["opposite the heart"] + 0.1 < level["heart"]


def test_the_lead_letter_lies_on_the_side_that_it_names() -> None:
    technique = replace(exposure(np.random.default_rng(0)), borders=(0.0, 0.0, 0.0, 0.0), photons=1e9)
    canvas = Canvas(Geometry(120, 120, 0.3, (0.0, 0.0)))
    nothing = Tissues(*(canvas.empty() for _ in range(4)))
    for letter, half in (("L", slice(60, 120)), ("R", slice(0, 60))):
        signal = expose(canvas, nothing, replace(technique, marker=letter))
        assert signal.min() < 0.5
        assert signal[:, half].min() == signal.min()


def test_attenuation_follows_beer_and_lambert() -> None:
    technique = replace(exposure(np.random.default_rng(0)), borders=(0.0,) * 4, photons=1e9, scatter=0.0)
    canvas = Canvas(Geometry(64, 64, 0.6, (0.0, 0.0)))
    soft = canvas.empty() + 10
    signal = expose(canvas, Tissues(soft, canvas.empty(), canvas.empty(), canvas.empty()), technique)
    assert np.median(signal) == pytest.approx(np.exp(-10 * MU_SOFT), rel=0.01)


def test_a_tube_has_the_path_length_of_a_round_rod() -> None:
    canvas = Canvas(Geometry(100, 100, 0.05, (0.0, 0.0)))
    layer = canvas.empty()
    canvas.tubes(layer, [rod(np.array([[-9.0, 0, 0], [9.0, 0, 0]]), 1.0)])
    assert layer[49:51, 30:70].mean() == pytest.approx(2.0, rel=0.03)
    assert layer[60, 30:70].mean() == pytest.approx(2 * np.sqrt(1 - canvas.y[60, 50] ** 2), rel=0.03)
    assert layer[60, 30:70].std() < 0.04
    assert layer[:25].max() == 0


def test_progress_is_told_and_can_end_the_work(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write_samples(tmp_path / "a", train=2, validation=1, test=0, progress=lambda *p: seen.append(p), size=(32, 32))
    assert seen == [(1, 3), (2, 3), (3, 3)]

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_samples(tmp_path / "b", train=20, validation=0, test=0, progress=stop, size=(32, 32))
    assert len(list((tmp_path / "b").rglob("*.dcm"))) == 1


def test_a_second_writing_replaces_our_files(tmp_path: Path) -> None:
    for _ in range(2):
        write_samples(tmp_path, train=2, validation=0, test=0, size=(32, 32))
    assert len(list(tmp_path.rglob("*"))) == 5


@pytest.mark.parametrize("name", ["val/mine.png", "train/chest/notes.txt", "train/abdomen/abdomen_001_1.dcm"])
def test_a_foreign_file_is_kept_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    mine = tmp_path / name
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    with pytest.raises(DatasetError, match="not empty"):
        write_samples(tmp_path, train=2, validation=1, test=1, size=(32, 32))
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [mine]
    assert mine.read_bytes() == b"mine"

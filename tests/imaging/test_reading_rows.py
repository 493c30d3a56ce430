"""Each row of the specification has a test (READING_ROWS.md), and the few that fit nowhere else are here."""

import json
import re
from pathlib import Path

import numpy as np
import pydicom
import pytest

from radiograph_studio.cli import main
from radiograph_studio.imaging import describe, read

TESTS = Path(__file__).resolve().parents[1]
TABLE = Path(__file__).with_name("READING_ROWS.md").read_text(encoding="utf-8")
ROWS = [line for line in TABLE.splitlines() if line.startswith("| ") and not line.startswith("| row |")]


@pytest.mark.parametrize("row", ROWS, ids=[row.split("|")[1].strip() for row in ROWS])
def test_every_row_names_tests_that_exist(row):
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", row)
    assert named
    for file, test in named:
        content = (TESTS / file).read_text(encoding="utf-8")
        assert re.search(rf"^def {test}\(", content, re.MULTILINE), f"{file} has no {test}"


def test_as_many_windows_as_have_both_centre_and_width(make_dicom, ramp):
    radiograph = read(make_dicom(ramp, 12, WindowCenter=["10", "20", "30"], WindowWidth=["5", "6"]))
    assert [(window.center, window.width) for window in radiograph.windows] == [(10, 5), (20, 6)]
    assert any("only the pairs" in note for note in radiograph.notes)


def test_colour_without_planar_configuration_is_by_pixel(make_dicom):
    pixels = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
    np.testing.assert_array_equal(read(make_dicom(pixels, PlanarConfiguration=None)).pixels, pixels)


HOSTILE = '<img src="http://example.org/x"><b>bold</b>\x1b[31mred\x07\r\nsecond line \u202egnp'


@pytest.fixture
def hostile(make_dicom, ramp):
    path = make_dicom(ramp, 12)
    dataset = pydicom.dcmread(path)
    dataset.SpecificCharacterSet = "ISO_IR 192"
    with pydicom.config.disable_value_validation():
        for keyword in ("PatientName", "SeriesDescription", "StudyDescription", "Manufacturer"):
            setattr(dataset, keyword, HOSTILE)
        dataset.WindowCenter, dataset.WindowWidth, dataset.WindowCenterWidthExplanation = "2000", "4000", HOSTILE
        dataset.save_as(path)
    return path


def strings(value):
    if isinstance(value, dict):
        return [text for part in (*value, *value.values()) for text in strings(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []


def test_hostile_words_of_a_file_stay_plain_text_on_one_line(hostile, capfd):
    radiograph = read(hostile)
    said = [*strings(describe(hostile, with_patient=True)), *strings(radiograph.tags), *radiograph.notes]
    said += [window.name for window in radiograph.windows]
    assert any("<b>bold</b>" in text for text in said)  # markup is text like any other: neither acted on nor cut out
    assert all(text.isprintable() and "\u202e" not in text for text in said)
    capfd.readouterr()
    assert main(["info", str(hostile), "--with-patient"]) == 0
    printed = capfd.readouterr().out
    assert "<b>bold</b>" in printed
    assert all(line.isprintable() for line in printed.splitlines())
    assert not any(line.startswith("second line") for line in printed.splitlines())
    assert main(["info", str(hostile), "--with-patient", "--json"]) == 0
    (line,) = capfd.readouterr().out.splitlines()
    assert "<b>bold</b>" in json.loads(line)["manufacturer"]


def test_rendered_picture_carries_nothing_of_the_header(make_dicom, ramp, tmp_path, capfd):
    path = make_dicom(ramp, 12, PatientName="Secret^Person", PatientID="ID-4711", InstitutionName="Somewhere")
    out = tmp_path / "out.png"
    assert main(["render", str(path), str(out)]) == 0
    said = out.read_bytes() + capfd.readouterr().err.encode()
    assert not any(word in said for word in (b"Secret", b"4711", b"Somewhere"))

"""pydicom's own test files: each is a picture or a sentence."""

import json
from pathlib import Path

import numpy as np
import pydicom
import pytest

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import InputSpec, describe, network_picture, probe, read, render

ROOT = Path(pydicom.__file__).parent / "data"
FILES = [p for p in sorted(ROOT.rglob("*")) if p.is_file() and p.suffix not in {".py", ".pyc", ".json"}]


def check(path):
    try:
        radiograph = read(path)
    except ImageReadError as error:
        assert error.message.endswith(".")  # noqa: PT017 - either outcome is right
        assert error.hint
        assert str(path.parent) not in str(error)
        return False
    assert render(radiograph).dtype == np.uint8
    assert network_picture(radiograph, InputSpec()).shape == (224, 224)
    facts = probe(path)
    assert (facts.rows, facts.columns) == radiograph.pixels.shape[:2]
    json.dumps(describe(path, with_patient=True))
    return True


@pytest.mark.filterwarnings("error")
def test_every_file_is_a_picture_or_a_sentence():
    pictures = [path.name for path in FILES if check(path)]
    assert len(pictures) > 100
    assert {"JPGExtended.dcm", "J2K_pixelrep_mismatch.dcm", "liver_1frame.dcm", "image_dfl.dcm"} <= set(pictures)

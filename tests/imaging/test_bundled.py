"""pydicom's own test files: each is a picture or a sentence."""

import json
import random
from pathlib import Path

import numpy as np
import pydicom
import pytest

from radiograph_studio.errors import ImageReadError
from radiograph_studio.imaging import InputSpec, describe, network_picture, probe, read, render

ROOT = Path(pydicom.__file__).parent / "data"
FILES = [p for p in sorted(ROOT.rglob("*")) if p.is_file() and p.suffix not in {".py", ".pyc", ".json"}]


def outcome(path):
    """Return None for a picture, else the error."""
    try:
        radiograph = read(path)
    except ImageReadError as error:
        return error
    assert render(radiograph).dtype == np.uint8
    assert network_picture(radiograph, InputSpec()).shape == (224, 224)
    facts = probe(path)
    assert (facts.rows, facts.columns) == radiograph.pixels.shape[:2]
    json.dumps(describe(path, with_patient=True))
    return None


@pytest.mark.filterwarnings("error")
def test_every_file_is_a_picture_or_a_sentence():
    outcomes = {path: outcome(path) for path in FILES}
    for path, error in outcomes.items():
        if error is not None:
            assert error.message.endswith(".")
            assert error.hint
            assert str(path.parent) not in str(error)
    pictures = {path.name for path, error in outcomes.items() if error is None}
    assert len(pictures) > 90
    assert {"JPGExtended.dcm", "J2K_pixelrep_mismatch.dcm", "liver_1frame.dcm", "image_dfl.dcm"} <= pictures


def mutated(rng: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice([1, 2, 8])):
        end = min(1500, len(changed)) if rng.random() < 0.7 else len(changed)
        changed[rng.randrange(end)] = rng.choice([0, 255, rng.randrange(256)])
    return bytes(changed[: rng.randrange(1, len(changed))] if rng.random() < 0.2 else changed)


def test_damaged_files_are_pictures_or_sentences_too(tmp_path):
    small = [path.read_bytes() for path in FILES if path.suffix == ".dcm" and path.stat().st_size < 20_000]
    rng = random.Random(5)
    path = tmp_path / "damaged"
    read_somehow = 0
    for _ in range(150):
        path.write_bytes(mutated(rng, rng.choice(small)))
        for reader in (read, probe, describe):
            try:
                reader(path)
                read_somehow += 1
            except ImageReadError as error:
                assert error.hint  # noqa: PT017 - either outcome is right
    assert 50 < read_somehow < 450

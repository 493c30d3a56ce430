"""What the page writes."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from radiograph_studio.imaging import Radiograph
from radiograph_studio.scoring import Score
from radiograph_studio.scoring.scorer import UNUSUAL
from radiograph_studio.ui import wording
from radiograph_studio.ui.review import captions, score_words
from radiograph_studio.ui.review.geometry import Extent
from radiograph_studio.ui.review.opening import Opened
from radiograph_studio.ui.review.pyramid import build_pyramid
from tests.ui import review_pictures

SCORE = Score("chest", {"abdomen": 0.027, "chest": 0.973}, 0.4)


def opened(radiograph: Radiograph, name: str = "a.dcm") -> Opened:
    extent = Extent(radiograph.width, radiograph.height)
    return Opened(Path(name), radiograph, build_pyramid(radiograph.pixels), extent, None, (-1024.0, 3071.0), (), ())


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.5, "50.0 %"), (0.0001, "under 0.1 %"), (0.0, "0.0 %"), (0.99999, "over 99.9 %"), (1.0, "100.0 %")],
)
def test_a_probability_is_never_rounded_to_certainty(value: float, text: str) -> None:
    assert score_words.probability(value) == text


def test_novelty_is_said_in_plain_words() -> None:
    assert "treat this score with care" in score_words.novelty(replace(SCORE, unusual=True))
    assert score_words.novelty(SCORE).startswith("Like the training images: 40 %")
    assert score_words.novelty(replace(SCORE, novelty=0.98)).startswith("Rare among the training images: 98 %")
    assert "none of them is more unusual" in score_words.novelty(replace(SCORE, novelty=1.0))
    assert "cannot be said" in score_words.novelty(replace(SCORE, novelty=None))


def test_an_unusual_image_is_said_in_the_warning_tone() -> None:
    tones = [score_words.novelty_tone(replace(SCORE, novelty=share)) for share in (None, 0.4, 0.98)]
    assert tones == ["muted", "muted", ""]
    assert score_words.novelty_tone(replace(SCORE, unusual=True)) == "warning"


def test_notes_are_not_said_twice() -> None:
    score = replace(SCORE, unusual=True, notes=(UNUSUAL, "Lossy.", "Guessed.", "Guessed."))
    assert score_words.notes(score, ("Lossy.",)) == "Guessed."


def test_a_model_is_never_judged_by_a_bare_percentage() -> None:
    info = review_pictures.make_scorer(Path("m.rsmodel")).info
    assert score_words.figures(info) == "Validation 10 of 10 right: 100 %\n(95 % CI 69–100 %)"
    assert score_words.figures(replace(info, figures={})) == "Not judged on any images."


def test_the_probe_tells_stored_and_modality_values_and_padding() -> None:
    pixels = np.array([[0, 1000], [2000, 3000]], np.int16)
    radiograph = Radiograph(pixels, 16, 2.0, -1024.0, padding=(0, 0), tags={"Units": "HU"})
    assert captions.probe_text(opened(radiograph), 1.5, 0.2) == "x 1  y 0  stored 1000  value 976 HU"
    assert captions.probe_text(opened(radiograph), 0.0, 0.0) == "x 0  y 0  stored 0  padding"
    assert captions.probe_text(opened(radiograph), 2.0, 0.0) == ""
    assert captions.probe_text(opened(radiograph), -0.1, 0.0) == ""


def test_the_probe_tells_colours() -> None:
    pixels = np.array([[[1, 2, 3]]], np.uint8)
    assert captions.probe_text(opened(Radiograph(pixels, 8)), 0.5, 0.5) == "x 0  y 0  RGB 1, 2, 3"


def test_names_from_outside_stay_on_one_line_and_within_bounds() -> None:
    assert wording.plain("a\nb\tc\x07d") == "a b c d"
    assert len(wording.plain("x" * 500)) == 80


def test_the_corners_name_the_frame() -> None:
    radiograph = Radiograph(
        np.zeros((2, 2), np.uint8),
        8,
        frame=2,
        frames=5,
        tags={"Modality": "XA", "Laterality": "U", "Compression": "lossy 1:35"},
    )
    corners = captions.corners(opened(radiograph), None, 0.333, captions.Marks("a.dcm", True), "")
    assert corners.top_left == ("a.dcm", "2 × 2  8 bit  lossy 1:35", "Frame 3 of 5")
    assert corners.top_right == ("XA", "Inverted")
    assert corners.bottom_right == ("33 %",)

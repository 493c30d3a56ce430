"""The Review page under another language: every text of its own is translated, and names stay hidden."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from radiograph_studio import language
from radiograph_studio.imaging import Spacing
from radiograph_studio.ui.review import captions, measures, score_words
from radiograph_studio.ui.review.measures import Shape
from radiograph_studio.ui.review.opening import open_radiograph
from radiograph_studio.ui.review.page import ReviewPage
from radiograph_studio.ui.review.turning import Turn
from tests.ui import review_pictures
from tests.ui.dicom_files import write_dicom
from tests.ui.spoken import marked, untranslated, words_of


@pytest.fixture(autouse=True)
def _another_language() -> Iterator[None]:
    language.use(marked)
    yield
    language.use(None)


@pytest.fixture
def page(qtbot: QtBot) -> ReviewPage:
    made = ReviewPage()
    made.desk._load = lambda path: review_pictures.make_scorer(path)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def test_every_text_of_the_empty_page_is_translated(page: ReviewPage) -> None:
    assert len(words_of(page)) > 60
    assert untranslated(page) == set()


def test_every_text_of_a_page_with_a_scored_picture_is_translated(
    qtbot: QtBot, page: ReviewPage, tmp_path: Path
) -> None:
    path = write_dicom(tmp_path / "a.dcm", WindowCenter=[600, 300], WindowWidth=[900, 200], PatientName="Doe")
    page.set_model(Path("some.rsmodel"))
    page.open_files([path])
    page.commands.show_tags.trigger()
    page.panel.input_check.setChecked(True)
    qtbot.waitUntil(lambda: page.desk.scored is not None and page.stage.tags.model.rowCount() > 5)
    classes = page.desk.scored.score.probabilities if page.desk.scored is not None else {}
    assert untranslated(page, "some", "some.rsmodel", "a.dcm", "VR", *classes) == set()


def test_every_corner_text_is_translated(tmp_path: Path) -> None:
    pixels = np.arange(2400).reshape(2, 30, 40)
    path = write_dicom(tmp_path / "a.dcm", pixels, ImageLaterality="L", Modality="DX", RescaleIntercept=-5)
    opened = open_radiograph(path)
    opened = replace(opened, unmasked=opened.radiograph)
    probe = captions.probe_text(opened, 1.0, 1.0)
    marks = captions.Marks("a", inverted=True, turn=Turn(1, mirrored=True))
    said = captions.corners(opened, opened.voi, 1.0, marks, probe)
    assert said.top_left == ("a", "40 × 30  ⟦16 bit⟧", "⟦Frame 1 of 2⟧")
    assert said.top_right == ("DX  ⟦Left⟧", "⟦Rotated 90° right⟧", "⟦Inverted⟧", "⟦Border masked⟧")
    assert said.bottom_left == ("⟦x 1  y 1  stored 41  value 36⟧",)
    assert said.warning == "⟦Flipped⟧"


def test_a_measurement_and_its_label_are_translated(tmp_path: Path) -> None:
    label = Spacing((0.5, 0.5), "mm at detector")
    shape = Shape("ratio", ((0, 0), (10, 0), (0, 5), (20, 5)))
    radiograph = open_radiograph(write_dicom(tmp_path / "a.dcm")).radiograph
    assert measures.words(shape, radiograph, label) == (
        "⟦CTR 0.50⟧",
        "⟦heart 5.0 ⟦mm at detector⟧⟧",
        "⟦chest 10.0 ⟦mm at detector⟧⟧",
    )
    assert measures.words(Shape("rectangle", ((0, 0), (4, 4))), radiograph, label)[-1] == "4.0 ⟦mm² at detector⟧"


def test_names_are_hidden_in_messages_with_german_quotes() -> None:
    assert captions.without_names("„Doe 1.dcm“ ist kein Bild.", "Bild 1") == "„Bild 1“ ist kein Bild."
    assert captions.without_names("“Doe 1.dcm” is no picture.", "Image 1") == "“Image 1” is no picture."


def test_a_score_says_how_probable_it_is_in_the_readers_language() -> None:
    assert score_words.probability(0.0001) == "⟦under 0.1 %⟧"

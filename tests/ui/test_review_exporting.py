"""The picture saved and copied: the pixels of ``render``, what it is for, and not a word on who it shows."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from radiograph_studio import RESEARCH_USE, imaging
from radiograph_studio.imaging import Window
from radiograph_studio.ui.review import exporting
from radiograph_studio.ui.review.exporting import BURNT_IN, ExportDesk, as_png, exported
from radiograph_studio.ui.review.opening import open_radiograph
from radiograph_studio.ui.review.page import ReviewPage
from radiograph_studio.ui.review.turning import Turn
from radiograph_studio.ui.review.viewer import Viewer
from tests.ui import dicom_files, review_pictures


@pytest.fixture
def viewer(qtbot: QtBot) -> Viewer:
    made = Viewer()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


@pytest.fixture
def desk(viewer: Viewer) -> ExportDesk:
    return ExportDesk(viewer, lambda opened: opened.path.name)


@pytest.mark.parametrize("turn", [Turn(), Turn(1), Turn(3, True)])
@pytest.mark.parametrize("inverted", [False, True])
def test_the_pixels_are_those_of_render_above_a_footer(tmp_path: Path, turn: Turn, inverted: bool) -> None:
    opened = open_radiograph(review_pictures.write_png(tmp_path / "ramp.png"))
    window = Window(20000, 9000)
    made = review_pictures.shown(exported(opened, window, inverted, turn))
    rendered = turn.pixels(imaging.render(opened.radiograph, window, inverted))
    np.testing.assert_array_equal(made[: rendered.shape[0], : rendered.shape[1]], rendered)
    footer = made[rendered.shape[0] :]
    assert len(footer) >= 12
    assert footer.max() > 200  # words
    assert np.median(footer) == 0


def test_a_narrow_picture_gets_room_for_the_sentence_and_colour_stays(qapp: object, tmp_path: Path) -> None:
    colours = np.random.default_rng(0).integers(0, 255, (20, 30, 3)).astype(np.uint8)
    opened = open_radiograph(review_pictures.write_png(tmp_path / "small.png", colours))
    image = exported(opened, None)
    assert image.width() >= 240
    assert image.pixelColor(3, 4).getRgb()[:3] == tuple(colours[4, 3])


def test_the_file_says_what_it_is_for_and_nothing_of_the_patient(
    qtbot: QtBot, viewer: Viewer, desk: ExportDesk, tmp_path: Path
) -> None:
    source = dicom_files.write_dicom(tmp_path / "Doe.dcm", PatientName="Doe^Jane", PatientID="4711")
    viewer.show_picture(open_radiograph(source))
    with qtbot.waitSignal(desk.statusMessage):
        desk.save_to(tmp_path / "out")
    saved = tmp_path / "out.png"
    with Image.open(saved) as image:
        assert image.text["Comment"] == RESEARCH_USE
    assert not any(word in saved.read_bytes() for word in (b"Doe", b"4711"))


def test_a_place_that_refuses_is_a_sentence(qtbot: QtBot, viewer: Viewer, desk: ExportDesk, tmp_path: Path) -> None:
    viewer.show_picture(open_radiograph(review_pictures.write_png(tmp_path / "ramp.png")))
    with qtbot.waitSignal(desk.statusMessage) as said:
        desk.save_to(tmp_path / "missing" / "ramp.png" / "x.png")
    (tmp_path / "file").write_bytes(b"")
    with qtbot.waitSignal(desk.statusMessage) as said:
        desk.save_to(tmp_path / "file" / "x.png")
    assert "saved" not in said.args[0]


def test_the_open_file_is_never_written_over(qtbot: QtBot, viewer: Viewer, desk: ExportDesk, tmp_path: Path) -> None:
    source = review_pictures.write_png(tmp_path / "ramp.png")
    before = source.read_bytes()
    viewer.show_picture(open_radiograph(source))
    with qtbot.waitSignal(desk.statusMessage) as said:
        desk.save_to(source)
    assert "choose another name" in said.args[0]
    assert source.read_bytes() == before


@pytest.mark.parametrize(("burnt_in", "warns"), [("", True), ("NO", False)])
def test_a_copy_warns_of_burnt_in_names_unless_the_file_rules_them_out(
    viewer: Viewer, desk: ExportDesk, tmp_path: Path, burnt_in: str, warns: bool
) -> None:
    notes: list[str] = []
    desk.noteWanted.connect(notes.append)
    viewer.show_picture(open_radiograph(dicom_files.write_dicom(tmp_path / "image.dcm", BurnedInAnnotation=burnt_in)))
    desk.copy()
    copied = QGuiApplication.clipboard().image()
    np.testing.assert_array_equal(
        review_pictures.shown(copied)[:30, :40], imaging.render(open_radiograph(tmp_path / "image.dcm").radiograph)
    )
    assert notes == ([BURNT_IN] if warns else [])


def test_where_text_is_said_to_be_burnt_in_a_question_comes_first(
    qtbot: QtBot, viewer: Viewer, desk: ExportDesk, tmp_path: Path
) -> None:
    viewer.show_picture(open_radiograph(dicom_files.write_dicom(tmp_path / "image.dcm", BurnedInAnnotation="YES")))
    QGuiApplication.clipboard().setImage(QImage())
    desk.copy()
    question = viewer.findChild(QMessageBox, "burntInQuestion")
    assert "may name the patient" in question.text()
    assert QGuiApplication.clipboard().image().isNull()
    next(button for button in question.buttons() if "all the same" in button.text()).click()
    assert not QGuiApplication.clipboard().image().isNull()


def test_the_dialog_proposes_no_hidden_name(qtbot: QtBot, tmp_path: Path) -> None:
    page = ReviewPage()
    qtbot.addWidget(page)
    page.show()
    source = review_pictures.write_png(tmp_path / "Doe.png")
    page.open_files([source])
    qtbot.waitUntil(lambda: page.viewer.opened is not None)
    page.commands.hide_identity.trigger()
    page.commands.save_picture.trigger()
    dialog = page.findChild(QFileDialog, "savePictureDialog")
    assert "Doe" not in Path(dialog.selectedFiles()[0]).name
    dialog.fileSelected.emit(str(tmp_path / "given.png"))
    qtbot.waitUntil((tmp_path / "given.png").exists)
    dialog.close()


def test_a_png_holds_its_texts(qapp: object, tmp_path: Path) -> None:
    opened = open_radiograph(review_pictures.write_png(tmp_path / "ramp.png"))
    path = tmp_path / "out.png"
    path.write_bytes(as_png(exporting.exported(opened, opened.voi)))
    assert QImage(str(path)).text("Comment") == RESEARCH_USE

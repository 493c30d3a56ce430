"""Masking the border, playing frames, the scale bar, the date: each in the page or the viewer."""

from pathlib import Path

import numpy as np
import pytest
from pydicom import dcmread
from pydicom.uid import BasicTextSRStorage
from pytestqt.qtbot import QtBot

from radiograph_studio.imaging import Spacing
from radiograph_studio.imaging.dicom_times import date_of
from radiograph_studio.ui.review.cine import Cine
from radiograph_studio.ui.review.opening import BORDER_NOTE, open_radiograph
from radiograph_studio.ui.review.page import ReviewPage
from radiograph_studio.ui.review.scale_bar import scale_bar
from radiograph_studio.ui.review.turning import Turn
from radiograph_studio.ui.review.viewer import Viewer
from tests.ui import dicom_files, review_pictures


@pytest.fixture
def page(qtbot: QtBot) -> ReviewPage:
    made = ReviewPage()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def bordered() -> np.ndarray:
    """Return a picture with a bright border of 60 pixels on all sides."""
    rows, columns = np.mgrid[0:600, 0:500]
    pixels = (800 + 300 * np.sin(rows / 31) * np.cos(columns / 27)).astype(np.uint16)
    for edge in (np.s_[:60], np.s_[-60:], np.s_[:, :60], np.s_[:, -60:]):
        pixels[edge] = 4000
    return pixels


def open_and_wait(qtbot: QtBot, page: ReviewPage, path: Path) -> None:
    page.open_files([path])
    qtbot.waitUntil(lambda: page.viewer.opened is not None and page.viewer.opened.path == path)


# -- the border ----------------------------------------------------------------------------------------


def test_a_bright_border_is_masked_on_request_and_comes_back(qtbot: QtBot, page: ReviewPage, tmp_path: Path) -> None:
    open_and_wait(qtbot, page, review_pictures.write_png(tmp_path / "border.png", bordered()))
    action, viewer = page.commands.mask_border, page.viewer
    assert action.isEnabled()
    assert BORDER_NOTE in page.notes.text.text()
    first, read = viewer.voi, viewer.opened.radiograph
    action.trigger()
    qtbot.waitUntil(lambda: viewer.opened.unmasked is not None)
    assert "Border masked" in viewer.corner_texts().top_right
    assert viewer.voi.width < first.width / 2  # the border no longer draws the automatic window towards itself
    assert review_pictures.shown(viewer.viewport().grab().toImage())[300, 500] > 0
    corner = viewer.to_view(10, 300).toPoint()
    assert review_pictures.shown(viewer.viewport().grab().toImage())[corner.y(), corner.x()] == 0
    assert page.desk.radiograph is read  # the network is given the whole picture
    action.trigger()
    qtbot.waitUntil(lambda: viewer.opened.unmasked is None)
    assert viewer.voi == first
    assert viewer.opened.radiograph is read


def test_without_a_border_the_command_says_why_not(qtbot: QtBot, page: ReviewPage, tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 4000, (300, 300)).astype(np.uint16)
    open_and_wait(qtbot, page, review_pictures.write_png(tmp_path / "noise.png", noise))
    assert not page.commands.mask_border.isEnabled()
    assert "no even border" in page.commands.mask_border.toolTip()
    assert page.notes.isHidden()


def test_the_next_picture_is_not_masked_unasked(qtbot: QtBot, page: ReviewPage, tmp_path: Path) -> None:
    for name in "ab":
        review_pictures.write_png(tmp_path / f"{name}.png", bordered())
    open_and_wait(qtbot, page, tmp_path / "a.png")
    page.commands.mask_border.trigger()
    qtbot.waitUntil(lambda: page.viewer.opened.unmasked is not None)
    open_and_wait(qtbot, page, tmp_path / "b.png")
    assert page.viewer.opened.unmasked is None
    assert not page.commands.mask_border.isChecked()


# -- frames --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("elements", "milliseconds"),
    [
        ({}, 67),
        ({"CineRate": 25}, 40),
        ({"FrameTime": "50"}, 50),
        ({"RecommendedDisplayFrameRate": 10, "CineRate": 25}, 100),
        ({"FrameTime": "0"}, 67),
    ],
)
def test_frames_play_at_the_rate_of_the_file(
    qtbot: QtBot, page: ReviewPage, tmp_path: Path, elements: dict[str, object], milliseconds: int
) -> None:
    frames = np.arange(3)[:, None, None] * np.full((3, 40, 50), 500)
    open_and_wait(qtbot, page, dicom_files.write_dicom(tmp_path / "cine.dcm", frames, **elements))
    assert page.cine._timer.interval() == milliseconds
    seen = set()
    page.cine.frameWanted.connect(seen.add)
    page.commands.play.trigger()
    qtbot.waitUntil(lambda: seen == {0, 1, 2})  # all of them, and round again
    page.commands.play.trigger()
    assert not page.cine.playing


def test_playing_stops_when_the_picture_is_out_of_sight(qtbot: QtBot, page: ReviewPage, tmp_path: Path) -> None:
    open_and_wait(qtbot, page, dicom_files.write_dicom(tmp_path / "cine.dcm", np.zeros((3, 40, 50))))
    page.commands.play.trigger()
    assert page.cine.playing
    page.hide()
    assert not page.cine.playing
    assert not page.commands.play.isChecked()


def test_a_single_picture_does_not_play(qtbot: QtBot, page: ReviewPage, tmp_path: Path) -> None:
    open_and_wait(qtbot, page, dicom_files.write_dicom(tmp_path / "cine.dcm", np.zeros((3, 40, 50))))
    page.commands.play.trigger()
    open_and_wait(qtbot, page, review_pictures.write_png(tmp_path / "one.png"))
    assert not page.cine.playing
    assert not page.commands.play.isEnabled()


def test_a_slow_frame_is_waited_for(qtbot: QtBot, page: ReviewPage) -> None:
    cine = Cine(page.viewer)
    wanted: list[int] = []
    cine.frameWanted.connect(wanted.append)
    cine.arrived(0, 5, 1000.0)
    cine.play(True)
    qtbot.waitUntil(lambda: bool(wanted))
    for _ in range(3):
        cine._next()
    assert wanted == [1]
    cine.arrived(1, 5, 1000.0)
    cine._next()
    assert wanted == [1, 2]
    cine.stop()


def test_a_file_without_a_picture_still_shows_its_tags(qtbot: QtBot, page: ReviewPage, tmp_path: Path) -> None:
    source = dicom_files.write_dicom(tmp_path / "report Doe.dcm", SOPClassUID=BasicTextSRStorage, SeriesNumber=7)
    dataset = dcmread(source)
    dataset.file_meta.MediaStorageSOPClassUID = BasicTextSRStorage
    for keyword in ("PixelData", "Rows", "Columns"):
        del dataset[keyword]
    dataset.save_as(source)
    page.open_files([source])
    page.commands.show_tags.trigger()
    qtbot.waitUntil(lambda: any(row.name == "Series Number" for row in page.stage.tags.model.rows))
    assert page.viewer.opened is None
    page.commands.hide_identity.trigger()
    page.open_files([tmp_path / "lost Doe.dcm"])
    qtbot.waitUntil(lambda: bool(page.stage.tags.summary.text()) and not page.stage.tags.model.rows)
    qtbot.waitUntil(lambda: "“" in page.stage.tags.summary.text())
    assert "Doe" not in page.stage.tags.summary.text()


# -- the scale bar -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("points_per_mm", "words"), [(1.0, "200"), (2.0, "100"), (0.1, "2000"), (7.0, "20")])
def test_the_scale_bar_is_round_and_fits(points_per_mm: float, words: str) -> None:
    bar = scale_bar(Spacing((0.1, 0.1), "mm at detector"), points_per_mm, 1000)
    assert bar is not None
    assert bar.words == f"{words} mm at detector"
    assert bar.points == pytest.approx(float(words) * points_per_mm)
    assert bar.points <= 250


@pytest.mark.parametrize("turn", [Turn(), Turn(1), Turn(2, True)])
def test_the_bar_follows_zoom_and_turn(qtbot: QtBot, tmp_path: Path, turn: Turn) -> None:
    viewer = Viewer()
    qtbot.addWidget(viewer)
    viewer.resize(600, 500)
    viewer.show()
    elements = {"ImagerPixelSpacing": [0.5, 0.25], "PixelAspectRatio": [2, 1]}
    viewer.show_picture(open_radiograph(dicom_files.write_dicom(tmp_path / "a.dcm", np.ones((100, 200)), **elements)))
    viewer.set_turn(turn)
    bar = viewer.scale_bar()
    assert bar is not None
    length = float(bar.words.split()[0])
    ends = viewer.to_view(0, 0), viewer.to_view(length / 0.25, 0)
    assert bar.points == pytest.approx((ends[1] - ends[0]).manhattanLength(), rel=0.02)
    assert "detector" in bar.words


def test_without_spacing_there_is_no_bar_until_calibrated(qtbot: QtBot, page: ReviewPage, tmp_path: Path) -> None:
    open_and_wait(qtbot, page, review_pictures.write_png(tmp_path / "ramp.png"))
    assert page.viewer.scale_bar() is None
    page.viewer.sheet.calibration = Spacing((0.2, 0.2), "mm, calibrated by user")
    assert "calibrated by user" in page.viewer.scale_bar().words


# -- the magnifier -------------------------------------------------------------------------------------


def test_the_magnifier_shows_what_is_under_the_pointer_enlarged_and_keeps_the_shutter(
    qtbot: QtBot, tmp_path: Path
) -> None:
    pixels = np.full((400, 400), 100, np.uint16)
    pixels[190:210, 190:210] = 4000
    shutter = {"ShutterShape": "RECTANGULAR", "ShutterPresentationValue": 0}
    upright, level = {"Left": 1, "Right": 205}, {"Upper": 1, "Lower": 400}
    lines = {f"Shutter{name}VerticalEdge": at for name, at in upright.items()}
    lines |= {f"Shutter{name}HorizontalEdge": at for name, at in level.items()}
    elements = {"WindowCenter": 2000, "WindowWidth": 4000, **shutter, **lines}
    source = dicom_files.write_dicom(tmp_path / "a.dcm", pixels, **elements)
    viewer = Viewer()
    qtbot.addWidget(viewer)
    viewer.resize(400, 400)
    viewer.show()
    viewer.show_picture(open_radiograph(source))

    def bright() -> int:
        return int((review_pictures.shown(viewer.viewport().grab().toImage())[120:280, 120:280] > 200).sum())

    viewer.set_showing("letters", False)
    before = bright()
    qtbot.mouseMove(viewer.viewport(), viewer.to_view(200, 200).toPoint())
    viewer.set_showing("magnifier", True)
    assert bright() == pytest.approx(before * 2.5**2, rel=0.15)
    viewer.set_showing("shutter", False)
    assert bright() > before * 2.5**2 * 1.2  # what the shutter hides is hidden in the glass as well
    viewer.set_showing("magnifier", False)
    assert bright() < before * 2


# -- the date ------------------------------------------------------------------------------------------


def test_the_date_is_in_the_corner_and_hidden_with_the_names(qtbot: QtBot, page: ReviewPage, tmp_path: Path) -> None:
    open_and_wait(qtbot, page, dicom_files.write_dicom(tmp_path / "b.dcm", StudyDate="20190531"))
    assert "2019-05-31" in page.viewer.corner_texts().top_right
    page.commands.hide_identity.setChecked(True)
    assert "2019-05-31" not in page.viewer.corner_texts().top_right
    assert "2019" not in str(page.viewer.opened.radiograph.tags)


@pytest.mark.parametrize(
    ("value", "date"), [("20190531", "2019-05-31"), ("2019.05.31", "2019-05-31"), ("20191331", ""), ("ANON", "")]
)
def test_only_what_can_be_a_date_is_one(value: str, date: str) -> None:
    assert date_of({"StudyDate": value}) == date

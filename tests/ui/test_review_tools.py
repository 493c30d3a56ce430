"""The Review page's own tools: folders and archives, hidden names, tags, side by side, detector data, shortcuts."""

import zipfile
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QInputDialog, QMainWindow, QTableWidget
from pytestqt.qtbot import QtBot

from radiograph_studio.imaging import Radiograph
from radiograph_studio.ui import shortcuts
from radiograph_studio.ui.main_window import REVIEW, MainWindow
from radiograph_studio.ui.review.measures import Shape
from radiograph_studio.ui.review.page import ReviewPage
from radiograph_studio.ui.review.tags import as_text, matching, tag_rows
from tests.ui import review_pictures


@pytest.fixture
def page(qtbot: QtBot) -> ReviewPage:
    window = QMainWindow()
    made = ReviewPage()
    made.desk._load = lambda path: review_pictures.make_scorer(path)
    window.setCentralWidget(made)
    qtbot.addWidget(window)
    made.window_kept = window  # type: ignore[attr-defined]
    window.resize(1200, 800)
    window.show()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "patient Doe"
    (made / "inner").mkdir(parents=True)
    review_pictures.write_png(made / "Doe 1.png")
    review_pictures.write_png(made / "inner" / "Doe 2.png", np.full((60, 80), 9, np.uint8))
    (made / "letter.txt").write_text("Dear colleague,")
    return made


@pytest.fixture
def dicom(tmp_path: Path) -> Path:
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian, generate_uid

    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID = DigitalXRayImageStorageForPresentation
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID = generate_uid()
    dataset.PatientName, dataset.PatientID, dataset.InstitutionName = "Doe^Jane", "4711", "St. Elsewhere"
    dataset.StudyDate, dataset.ImageComments = "20250102", "<b>Doe</b>"
    dataset.Modality, dataset.ViewPosition, dataset.PatientOrientation = "DX", "PA", ["L", "F"]
    dataset.PhotometricInterpretation, dataset.SamplesPerPixel = "MONOCHROME2", 1
    dataset.Rows, dataset.Columns = 30, 40
    dataset.BitsAllocated = dataset.BitsStored = 16
    dataset.HighBit, dataset.PixelRepresentation = 15, 0
    item = Dataset()
    item.CodeValue, item.PatientComments = "T-11501", "Doe too"
    dataset.AnatomicRegionSequence = [item]
    block = dataset.private_block(0x0019, "MAKER", create=True)
    block.add_new(1, "LO", "Doe again")
    dataset.PixelData = np.arange(1200, dtype=np.uint16).tobytes()
    path = tmp_path / "image.dcm"
    dataset.save_as(path, enforce_file_format=True)
    return path


def open_and_wait(qtbot: QtBot, page: ReviewPage, *paths: Path) -> None:
    page.open_files(list(paths))
    qtbot.waitUntil(lambda: page.viewer.opened is not None)


def test_a_folder_becomes_a_list_with_small_pictures(qtbot: QtBot, page: ReviewPage, folder: Path) -> None:
    said: list[str] = []
    page.statusMessage.connect(said.append)
    open_and_wait(qtbot, page, folder)
    assert [source.name for source in page.files.paths] == ["Doe 1.png", "inner/Doe 2.png"]
    assert any(text.startswith("2 images.") for text in said)
    qtbot.waitUntil(lambda: page.files.without_thumbnail() is None)
    ramp, even = (page.files.item(row).icon().pixmap(56, 56).toImage() for row in (0, 1))
    assert ramp != even
    grey = review_pictures.shown(ramp)
    assert (np.diff(grey[28].astype(int)) > 0).mean() > 0.9  # the ramp itself, not the icon that stands in for it
    page.commands.next_image.trigger()
    qtbot.waitUntil(lambda: page.viewer.opened is not None and page.viewer.opened.path.name == "inner/Doe 2.png")


def test_a_zip_archive_is_opened_and_its_copies_go_when_it_is_closed(
    qtbot: QtBot, page: ReviewPage, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "study.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in (1, 2):
            archive.write(folder / "Doe 1.png", f"a/{number}.png")
    open_and_wait(qtbot, page, path)
    assert page.viewer.opened is not None
    copy = page.viewer.opened.path.path  # type: ignore[union-attr]
    assert copy.exists()
    qtbot.waitUntil(lambda: page.files.without_thumbnail() is None)
    page.commands.close_images.trigger()
    assert not copy.exists()
    assert page.files.count() == 0
    assert page.viewer.opened is None


def test_a_folder_without_images_says_so(qtbot: QtBot, page: ReviewPage, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    page.open_files([tmp_path / "empty"])
    qtbot.waitUntil(lambda: "no image" in page.viewer.message.title)
    assert page.viewer.message.hint


def visible_texts(page: ReviewPage) -> str:
    texts = [page.files.item(row).text() + page.files.item(row).toolTip() for row in range(page.files.count())]
    corners = page.viewer.corner_texts()
    texts += [*corners.top_left, *corners.top_right, page.viewer.accessibleDescription(), page.viewer.message.title]
    texts += [row.value for row in page.stage.tags.model.rows]
    return " ".join(texts)


def test_one_key_hides_every_name(qtbot: QtBot, page: ReviewPage, folder: Path) -> None:
    open_and_wait(qtbot, page, folder)
    assert "Doe" in visible_texts(page)
    said: list[str] = []
    page.statusMessage.connect(said.append)
    qtbot.keyClick(page.viewer, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    page.commands.next_image.trigger()
    qtbot.waitUntil(lambda: page.viewer.opened is not None and page.viewer.opened.radiograph.height == 60)
    assert "Doe" not in visible_texts(page) + " ".join(said)
    assert "Image 2" in visible_texts(page)
    page.commands.hide_identity.trigger()
    assert "Doe" in visible_texts(page)


def test_the_date_of_the_examination_is_hidden_with_the_names(qtbot: QtBot, page: ReviewPage, dicom: Path) -> None:
    open_and_wait(qtbot, page, dicom)
    assert "2025-01-02" in page.viewer.corner_texts().top_right
    page.commands.hide_identity.trigger()
    assert "2025-01-02" not in page.viewer.corner_texts().top_right
    page.commands.hide_identity.trigger()
    assert "2025-01-02" in page.viewer.corner_texts().top_right


def test_an_error_names_no_file_while_names_are_hidden(qtbot: QtBot, page: ReviewPage, folder: Path) -> None:
    page.commands.hide_identity.setChecked(True)
    page.open_files([folder / "letter.txt"])
    qtbot.waitUntil(lambda: page.viewer.message.title.startswith("“Image 1”"))


def test_hiding_names_takes_them_out_of_an_error_that_is_on_show(qtbot: QtBot, page: ReviewPage, folder: Path) -> None:
    page.open_files([folder / "letter.txt"])
    qtbot.waitUntil(lambda: page.viewer.message.title.startswith("“letter.txt”"))
    page.commands.hide_identity.trigger()
    assert page.viewer.message.title.startswith("“Image 1”")
    assert "letter" not in page.viewer.accessibleDescription()
    page.commands.hide_identity.trigger()
    assert page.viewer.message.title.startswith("“letter.txt”")
    page.close_images()
    page.commands.hide_identity.trigger()
    assert page.viewer.message.title == "No image open"


def test_tags_hide_what_may_name_the_patient_until_asked(dicom: Path) -> None:
    rows = tag_rows(dicom)
    shown = as_text(matching(rows, "", with_patient=False))
    for secret in ("Doe", "4711", "Elsewhere", "20250102"):
        assert secret not in shown
        assert secret in as_text(matching(rows, "", with_patient=True))
    assert "PA" in shown
    assert "T-11501" in shown
    assert not any(row.tag.startswith("(7FE0") for row in rows)


def test_every_word_of_a_search_must_occur_in_tag_name_or_value(dicom: Path) -> None:
    rows = tag_rows(dicom)
    assert [row.name for row in matching(rows, "view pa", False)] == ["View Position"]
    assert [row.name for row in matching(rows, "0018,5101", False)] == ["View Position"]
    assert [row.depth for row in matching(rows, "t-11501", False)] == [1]
    assert matching(rows, "doe", False) == ()


def test_the_tag_panel_follows_the_picture(qtbot: QtBot, page: ReviewPage, dicom: Path, folder: Path) -> None:
    open_and_wait(qtbot, page, dicom)
    page.commands.show_tags.trigger()
    panel = page.stage.tags
    qtbot.waitUntil(lambda: panel.model.rowCount() > 5)
    assert "hidden" in panel.summary.text()
    before = panel.model.rowCount()
    panel.with_patient.setChecked(True)
    assert panel.model.rowCount() > before
    page.commands.hide_identity.trigger()
    assert panel.model.rowCount() == before
    assert not panel.with_patient.isEnabled()
    page.commands.hide_identity.trigger()
    panel.with_patient.setChecked(True)
    panel.copy_button.click()
    assert "Doe^Jane" in QApplication.clipboard().text()
    assert "may identify the patient" in panel.summary.text()
    panel.with_patient.setChecked(False)
    panel.copy_button.click()
    assert "Doe" not in QApplication.clipboard().text()
    assert panel.summary.text().endswith("rows copied.")
    panel.search.setText("orientation")
    qtbot.waitUntil(lambda: [row.value for row in panel.model.rows] == ["L\\F"])
    panel.copy_button.click()
    assert QApplication.clipboard().text().endswith("L\\F")
    panel.search.setText("")
    page.open_files([folder / "Doe 1.png"])
    qtbot.waitUntil(lambda: any(row.value == "PNG" for row in panel.model.rows))


def test_side_by_side_keeps_a_picture_and_links_zoom(qtbot: QtBot, page: ReviewPage, folder: Path) -> None:
    open_and_wait(qtbot, page, folder)
    kept = page.viewer.opened
    other = page.companion.viewer
    assert other.isHidden()
    page.commands.side_by_side.trigger()
    assert other.isVisible()
    assert other.opened is kept
    page.commands.next_image.trigger()
    qtbot.waitUntil(lambda: page.viewer.opened is not None and page.viewer.opened is not kept)
    assert other.opened is kept
    page.viewer.zoom(4)
    assert not other.fitted
    other.fit()
    assert page.viewer.fitted
    page.commands.side_by_side.trigger()
    assert other.isHidden()
    assert other.opened is None


def test_setting_a_picture_beside_leaves_the_zoom_as_it_is(qtbot: QtBot, page: ReviewPage, folder: Path) -> None:
    open_and_wait(qtbot, page, folder)
    page.viewer.zoom(4)
    before = page.viewer.placement
    page.commands.side_by_side.trigger()
    assert not page.viewer.fitted
    assert page.viewer.placement == before
    page.commands.side_by_side.trigger()


def test_measurements_stay_with_their_image(qtbot: QtBot, page: ReviewPage, folder: Path) -> None:
    open_and_wait(qtbot, page, folder)
    first = page.viewer.opened
    page.viewer.sheet.shapes.append(Shape("ruler", ((0, 0), (30, 40))))
    page.commands.next_image.trigger()
    qtbot.waitUntil(lambda: page.viewer.opened is not None and page.viewer.opened is not first)
    assert page.viewer.sheet.shapes == []
    page.commands.previous_image.trigger()
    qtbot.waitUntil(lambda: page.viewer.sheet.shapes != [])


def test_a_calibration_is_asked_for_and_labelled_as_the_users(qtbot: QtBot, page: ReviewPage, folder: Path) -> None:
    open_and_wait(qtbot, page, folder)
    ruler = Shape("ruler", ((0, 0), (30, 40)))
    page.viewer.sheet.shapes.append(ruler)
    assert page.viewer.measurement_words(ruler) == ("50.0 px, no spacing",)
    page.viewer.calibrationDrawn.emit(Shape("calibration", ((0, 0), (100, 0))))
    dialog = page.viewer.findChild(QInputDialog, "calibrationDialog")
    assert dialog is not None
    dialog.setDoubleValue(50.0)
    dialog.accept()
    assert page.viewer.measurement_words(ruler) == ("25.0 mm, calibrated by user",)
    page.commands.file_spacing.trigger()
    assert page.viewer.measurement_words(ruler) == ("50.0 px, no spacing",)


def test_a_tool_stays_until_escape_and_delete_removes_the_selected(
    qtbot: QtBot, page: ReviewPage, folder: Path
) -> None:
    open_and_wait(qtbot, page, folder / "Doe 1.png")
    page.viewer.setFocus()
    qtbot.keyClick(page.viewer, Qt.Key.Key_M)
    assert page.viewer.tool == "ruler"
    page.viewer.sheet.shapes.append(Shape("ruler", ((0, 0), (30, 40))))
    page.viewer.sheet.selected = 0
    qtbot.keyClick(page.viewer, Qt.Key.Key_Delete)
    assert page.viewer.sheet.shapes == []
    assert page.viewer.tool == "ruler"
    qtbot.keyClick(page.viewer, Qt.Key.Key_Escape)
    assert page.viewer.tool is None
    assert page.commands.tools[None].isChecked()


def test_images_for_processing_are_scored_only_after_a_warning(qtbot: QtBot, page: ReviewPage, tmp_path: Path) -> None:
    page.set_model(tmp_path / "m.rsmodel")
    qtbot.waitUntil(lambda: page.desk.scorer is not None)
    raw = Radiograph(np.full((60, 80), 250, np.uint8), 8, for_processing=True)
    page.desk.set_radiograph(raw)
    assert page.panel.label.text() == "Not scored yet"
    assert "for processing" in page.panel.probability.text()
    assert not page.desk.scoring
    page.panel.anyway_button.click()
    qtbot.waitUntil(lambda: page.desk.scored is not None)
    assert page.panel.label.text() in {"abdomen", "chest"}
    assert page.panel.anyway_button.isHidden()


def test_every_command_of_the_review_page_is_in_a_menu_with_its_key(window: MainWindow) -> None:
    window.show_page(REVIEW)
    listed = {text for _menu, _key, text in shortcuts.rows(window.menuBar())}
    commands = [action for action in window.review_page.actions() if action.objectName()]
    assert len(commands) > 30
    assert {shortcuts._plain(action.text()) for action in commands} <= listed


def test_no_key_is_given_twice(window: MainWindow) -> None:
    window.show_page(REVIEW)
    actions = {*window.findChildren(QAction)}
    keys = [key.toString() for action in actions for key in action.shortcuts() if action.objectName()]
    assert sorted(keys) == sorted(set(keys))


def test_the_sheet_of_shortcuts_can_be_searched(window: MainWindow) -> None:
    window.show_page(REVIEW)
    dialog = shortcuts.show_shortcuts(window, window.menuBar())
    table = dialog.findChild(QTableWidget, "shortcutTable")
    assert table is not None
    search = dialog.findChild(type(window.review_page.stage.tags.search), "shortcutSearch")
    search.setText("cobb")
    shown = [row for row in range(table.rowCount()) if not table.isRowHidden(row)]
    assert [table.item(row, 1).text() for row in shown] == ["C"]
    dialog.close()


def test_a_folder_that_fails_is_not_named_while_names_are_hidden(
    qtbot: QtBot, page: ReviewPage, tmp_path: Path
) -> None:
    (tmp_path / "Doe").mkdir()
    page.commands.hide_identity.setChecked(True)
    page.open_files([tmp_path / "Doe"])
    qtbot.waitUntil(lambda: "Folder or archive" in page.viewer.message.title)
    assert "Doe" not in page.viewer.message.title + page.viewer.message.hint

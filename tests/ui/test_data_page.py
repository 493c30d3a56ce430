"""The data page: folders, counts, check, projects."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from radiograph_studio.ui.data.page import DataPage
from radiograph_studio.ui.settings import Memory, Project


@pytest.fixture
def page(qtbot: QtBot) -> DataPage:
    made = DataPage(Memory())
    qtbot.addWidget(made)
    made.show()
    return made


def _drop(page: DataPage, folder: Path, where: QPointF) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    event = QDropEvent(where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    page.dropEvent(event)


def test_an_empty_page_says_what_to_do_first(page: DataPage) -> None:
    assert page.project() is None
    assert page.reason.text() == "Choose a training folder."
    assert not page.next_button.isEnabled()
    assert page.next_button.toolTip() == page.reason.text()
    assert not page.check_panel.button.isEnabled()
    assert page.check_panel.button.toolTip()


def test_a_typed_folder_is_counted_by_class(qtbot: QtBot, page: DataPage, project: Path) -> None:
    edit = page.findChild(QLineEdit, "trainFolderEdit")
    assert edit is not None
    with qtbot.waitSignal(page.train_row.counted):
        qtbot.keyClicks(edit, str(project / "train"))
    assert page.train_row.note.text() == "abdomen 3 · chest 3 · 6 in all"
    assert page.project() == Project(train=project / "train")


def test_a_folder_can_be_trained_on_before_it_is_counted(page: DataPage, project: Path) -> None:
    page.train_row.set_path(project / "train")
    assert page.project() is not None


@pytest.mark.parametrize("name", ["no-such-folder", "x\0y", "train/abdomen/0.png"])
def test_what_is_no_folder_is_said_in_its_row(page: DataPage, project: Path, name: str) -> None:
    page.train_row.edit.setText(f"{project}/{name}")
    assert "does not exist" in page.train_row.note.text()
    assert str(project) not in page.train_row.note.text()
    assert page.project() is None


def test_one_class_alone_cannot_be_trained_on(qtbot: QtBot, page: DataPage, tmp_path: Path) -> None:
    (tmp_path / "chest").mkdir()
    (tmp_path / "chest" / "a.png").write_bytes(b"x")
    with qtbot.waitSignal(page.train_row.counted):
        page.train_row.set_path(tmp_path)
    assert "two or more" in page.problem()
    assert page.train_row.note.text() == page.problem()


def test_folders_that_do_not_go_together_keep_training_shut(
    qtbot: QtBot, page: DataPage, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "other" / "knee").mkdir(parents=True)
    (tmp_path / "other" / "knee" / "1.png").write_bytes(b"x")
    page.train_row.set_path(project / "train")
    page.val_row.set_path(tmp_path / "other")
    qtbot.waitUntil(lambda: None not in (page.train_row.counts, page.val_row.counts))
    assert "“knee” only in validation" in page.problem()
    assert not page.next_button.isEnabled()
    page.val_row.set_path(project / "val")
    qtbot.waitUntil(lambda: page.val_row.counts is not None)
    assert page.problem() == ""
    assert page.next_button.isEnabled()


def test_folders_that_were_mended_outside_are_counted_anew(
    qtbot: QtBot, page: DataPage, project: Path, tmp_path: Path
) -> None:
    page.train_row.set_path(project / "val")
    qtbot.waitUntil(lambda: "takes at least two" in page.problem())
    for name in ("abdomen", "chest"):
        (project / "val" / name / "more.png").write_bytes(b"x")
    page.train_row.set_path(project / "val")
    qtbot.waitUntil(lambda: page.problem() == "")
    (project / "val" / "chest" / "more.png").unlink()
    page.train_row.set_path(project / "val")
    qtbot.waitUntil(lambda: "takes at least two" in page.problem())
    (project / "val" / "chest" / "more.png").write_bytes(b"x")
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: page.problem() == "")


def test_many_classes_that_differ_are_not_all_named(
    qtbot: QtBot, page: DataPage, project: Path, tmp_path: Path
) -> None:
    for number in range(40):
        (tmp_path / "patients" / f"patient {number:02d}").mkdir(parents=True)
        (tmp_path / "patients" / f"patient {number:02d}" / "1.png").write_bytes(b"x")
    page.train_row.set_path(project / "train")
    page.val_row.set_path(tmp_path / "patients")
    qtbot.waitUntil(lambda: "and 35 more only in validation" in page.problem())
    assert len(page.problem()) < 400


def test_a_single_image_cannot_be_trained_and_validated_on(qtbot: QtBot, page: DataPage, project: Path) -> None:
    page.train_row.set_path(project / "val")
    qtbot.waitUntil(lambda: page.train_row.counts is not None)
    assert "takes at least two" in page.problem()
    page.val_row.set_path(project / "train")
    qtbot.waitUntil(lambda: page.val_row.counts is not None)
    assert page.problem() == ""


def test_a_folder_without_classes_is_refused_with_a_sentence(qtbot: QtBot, page: DataPage, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.train_row.counted):
        page.train_row.set_path(tmp_path)
    assert page.train_row.note.text()
    assert page.project() is None


def test_a_whole_disk_is_not_searched(page: DataPage) -> None:
    page.train_row.set_path(Path(Path.cwd().anchor))
    assert "whole disk" in page.problem()
    assert not page.train_row._timer.isActive()


def test_a_wrong_optional_folder_keeps_training_shut(page: DataPage, project: Path) -> None:
    page.train_row.set_path(project / "train")
    page.test_row.edit.setText("nowhere")
    assert page.project() is None
    page.test_row.set_path(None)
    assert page.project() is not None


def test_a_dropped_project_fills_all_rows(page: DataPage, project: Path) -> None:
    _drop(page, project, QPointF(5, 5))
    assert page.project() == Project(train=project / "train", validation=project / "val")


def test_a_folder_dropped_on_a_row_fills_that_row(page: DataPage, project: Path) -> None:
    middle = page.test_row.mapTo(page, page.test_row.rect().center())
    _drop(page, project / "val", QPointF(middle))
    assert page.test_row.path == project / "val"
    assert page.train_row.path is None


def test_a_folder_dropped_elsewhere_fills_the_first_empty_row(page: DataPage, project: Path) -> None:
    page.take_folder(project / "train")
    page.take_folder(project / "val")
    assert (page.train_row.path, page.val_row.path) == (project / "train", project / "val")


def test_the_check_lists_its_findings_with_files_on_demand(
    qtbot: QtBot, page: DataPage, tiny_png_dataset: Path
) -> None:
    broken = tiny_png_dataset / "train" / "rings" / "broken.png"
    broken.write_bytes(b"no picture")
    page.take_folder(tiny_png_dataset)
    panel = page.check_panel
    with qtbot.waitSignal(panel._operation.finished, timeout=60_000):
        panel.button.click()
    rows = [panel._rows.itemAt(index).widget() for index in range(panel._rows.count() - 1)]
    row = next(row for row in rows if getattr(row, "names", None) and "broken.png" in row.names.text())
    assert row.names.isHidden()
    row.toggle.click()
    assert not row.names.isHidden()


def test_findings_of_other_folders_are_put_away(qtbot: QtBot, page: DataPage, tiny_png_dataset: Path) -> None:
    page.take_folder(tiny_png_dataset)
    panel = page.check_panel
    with qtbot.waitSignal(panel._operation.finished, timeout=60_000):
        panel.button.click()
    page.val_row.set_path(None)
    assert panel._rows.count() == 1


def test_a_cancelled_check_can_be_started_again(qtbot: QtBot, page: DataPage, tiny_png_dataset: Path) -> None:
    page.take_folder(tiny_png_dataset)
    panel = page.check_panel
    panel.button.click()
    panel.cancel_button.click()
    assert panel.button.isEnabled()
    assert not panel.progress.isVisible()


def test_a_recent_project_is_opened_from_the_list(qtbot: QtBot, project: Path) -> None:
    memory = Memory(recent=[Project(train=project / "train")])
    page = DataPage(memory)
    qtbot.addWidget(page)
    item = page.recent_list.item(0)
    page.recent_list.itemActivated.emit(item)
    assert item.text() == "hands & feet"
    assert page.project() == Project(train=project / "train")


def test_a_window_in_which_nothing_was_chosen_keeps_what_another_one_chose(
    qtbot: QtBot, tmp_path: Path, project: Path
) -> None:
    Memory(folders=(str(tmp_path), "", "")).save()
    pages, memories = [], [Memory.load(), Memory.load()]
    for memory in memories:
        made = DataPage(memory)
        qtbot.addWidget(made)
        made.restore()
        pages.append(made)
    pages[0].train_row.set_path(project / "train")
    memories[0].save()
    memories[1].save()
    assert Memory.load().folders == (str(project / "train"), "", "")

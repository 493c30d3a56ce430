"""The whole window in another language: nothing that it says stays English, whatever it shows."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QMessageBox, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from radiograph_studio import language, paths
from radiograph_studio.engine.catalogue import CATALOGUE
from radiograph_studio.recipe import Finished, Warn
from radiograph_studio.runs import RunSummary
from radiograph_studio.ui import about, guide, shortcuts, translation
from radiograph_studio.ui.app import create_main_window
from radiograph_studio.ui.main_window import DATA, REVIEW, RUNS, TRAIN, MainWindow
from radiograph_studio.ui.settings import Memory, Project
from radiograph_studio.ui.weights.dialog import WeightsDialog
from tests.helpers.history import CLASSES, PATIENT, WEEKS, write_history
from tests.ui import review_pictures
from tests.ui.conftest import ScriptedTraining
from tests.ui.dicom_files import write_dicom
from tests.ui.spoken import marked, untranslated, words_of

_NETWORKS = [backbone.title for backbone in CATALOGUE]
_FIGURES: dict[str, Any] = {
    "n": 10,
    "accuracy": 0.9,
    "accuracy_ci": [0.55, 0.99],
    "auc": 1.0,
    "auc_ci": [0.6, 1.0],
    "classes": ["abdomen", "chest"],
    "confusion": [[5, 0], [1, 4]],
    "roc": {"chest": {"fpr": [0.0, 1.0], "tpr": [0.0, 1.0]}},
}


def _names() -> tuple[str, ...]:
    """Names that stay as they are: networks, languages in their own words."""
    return (*_NETWORKS, *translation.NAMES.values())


@pytest.fixture
def speaking(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window, on screen, in a language in which every text is marked."""

    def apply(_app: object, _wanted: str) -> str:
        language.use(marked)
        return "xx"

    monkeypatch.setattr(translation, "apply", apply)
    yield _window(qtbot)
    language.use(None)


@pytest.fixture
def german(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """The window in German, on screen."""
    Memory(language="de").save()
    yield _window(qtbot)
    translation.apply(qapp, "en")


def _window(qtbot: QtBot) -> MainWindow:
    made = create_main_window()
    assert isinstance(made, MainWindow)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def test_every_text_of_the_empty_window_is_translated(speaking: MainWindow) -> None:
    for page in (DATA, TRAIN, REVIEW, RUNS):
        speaking.show_page(page)
    for menu in speaking.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
    assert len(words_of(speaking)) > 250
    assert untranslated(speaking, *_names()) == set()


def test_every_text_of_a_checked_project_is_translated(speaking: MainWindow, qtbot: QtBot, project: Path) -> None:
    page = speaking.data_page
    page.take_folder(project)
    qtbot.waitUntil(lambda: page.project() is not None)
    assert speaking.statusBar().currentMessage()
    with qtbot.waitSignal(page.check_panel._operation.finished):
        page.check_panel.button.click()
    empty = project.parent / "empty"
    empty.mkdir()
    page.test_row.set_path(empty)
    qtbot.waitUntil(lambda: bool(page.problem()))
    names = ("abdomen", "chest", str(project.parent), "hands & feet", "empty")
    assert untranslated(page, *names) == set()


def test_every_text_of_a_training_and_its_result_is_translated(
    speaking: MainWindow, qtbot: QtBot, scripted: ScriptedTraining, project: Path, tmp_path: Path
) -> None:
    speaking.show_page(TRAIN)
    page = speaking.train_page
    page.set_project(Project(train=project / "train", validation=project / "val"), "")
    qtbot.waitUntil(page.train_button.isEnabled)
    page.train_button.click()
    qtbot.waitUntil(lambda: len(page.curves.epochs) == 3)
    page.toggle_pause()
    assert untranslated(speaking, *_names(), "hands & feet", "Training the head") == set()
    page.toggle_pause()
    model = tmp_path / "m.rsmodel"
    model.write_bytes(b"model")
    metrics = {"validation": _FIGURES, "test": _FIGURES, "seconds": {"first_validation": 2.0, "total": 9.0}}
    scripted.finished = lambda: Finished(status="completed", model=str(model), metrics=metrics)
    page.session.happened.emit(Warn(message="⟦left out⟧"))
    with qtbot.waitSignal(page.runEnded):
        scripted.go_on.set()
    assert not page.results.score_button.isHidden()
    assert untranslated(speaking, *_names(), "hands & feet", "abdomen", "chest") == set()


def test_every_text_of_a_scored_picture_is_translated(speaking: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = speaking.review_page
    page.desk._load = review_pictures.make_scorer
    speaking.score_with(Path("some.rsmodel"))
    path = write_dicom(tmp_path / "a.dcm", WindowCenter=[600, 300], WindowWidth=[900, 200], PatientName="Doe")
    broken = tmp_path / "b.dcm"
    broken.write_bytes(b"text")
    speaking.open_files([path, broken])
    qtbot.waitUntil(lambda: page.desk.scored is not None)
    page.commands.side_by_side.trigger()
    page.commands.show_tags.trigger()
    for menu in speaking.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
    names = ("some.rsmodel", "some", "a.dcm", "b.dcm", "VR", "abdomen", "chest")
    assert untranslated(speaking, *_names(), *names) == set()
    page.files.setCurrentRow(1)
    qtbot.waitUntil(lambda: page.viewer.opened is None)
    assert untranslated(speaking, *_names(), *names) == set()


def test_every_text_of_the_runs_and_the_banner_is_translated(qtbot: QtBot, request: pytest.FixtureRequest) -> None:
    write_history(paths.runs_dir())
    speaking: MainWindow = request.getfixturevalue("speaking")
    banner = speaking.findChild(QWidget, "resumeBanner")
    qtbot.waitUntil(lambda: banner is not None and banner.isVisibleTo(speaking))
    speaking.show_page(RUNS)
    page = speaking.runs_page
    qtbot.waitUntil(lambda: page.model.rowCount() == len(WEEKS))
    names = [
        *_names_of_runs(page.model._runs),
        *_names(),
        *CLASSES,
        f"1 file left out. {PATIENT}.dcm: It is no image.",
    ]
    for run in page.model._runs:
        page.table.choose([run.id])
        with qtbot.waitSignal(page.details._operation.finished):
            pass
        assert untranslated(speaking, *names, cells=True) == set()
    page.table.selectAll()
    with qtbot.waitSignal(page.comparison._operation.finished):
        page.commands["compare"].trigger()
    assert untranslated(page, *names, *_heads(page.comparison.table), cells=True) == set()


def _heads(table: QTableWidget) -> Iterator[str]:
    """Names of runs, cut where their columns end."""
    for column in range(1, table.columnCount()):
        yield table.horizontalHeaderItem(column).text().splitlines()[0].strip()


def _names_of_runs(runs: Sequence[RunSummary]) -> Iterator[str]:
    for run in runs:
        error = run.error or {}
        yield from (run.name, run.data, run.note, run.recipe["backbone"], run.recipe["weights"], *error.values())


def test_every_text_of_the_dialogs_is_translated(speaking: MainWindow, qtbot: QtBot) -> None:
    speaking.train_page.manage_weights()
    weights = speaking.findChild(WeightsDialog)
    assert weights is not None
    sheet = shortcuts.show_shortcuts(speaking, speaking.menuBar())
    speaking.closing.ask(speaking.train_page.progress)
    question = speaking.findChild(QMessageBox, "closeQuestion")
    assert question is not None
    shown = about.show_about(speaking)
    qtbot.waitUntil(lambda: shown.table.rowCount() > 5)
    names = ("Radiograph Studio", str(paths.weights_dirs()[0]), "Apache-2.0", "Close")  # the last word is Qt's own
    for dialog in (weights, sheet, question, shown, guide.show_help(speaking)):
        assert untranslated(dialog, *_names(), *names) == set()
    shown.close()
    question.reject()


@pytest.mark.parametrize("page", [DATA, TRAIN, REVIEW, RUNS])
def test_no_two_german_fields_of_a_page_share_a_mnemonic(german: MainWindow, page: int) -> None:
    german.show_page(page)
    shown = german._stack.currentWidget()
    assert shown is not None
    texts = [action.text() for action in german.menuBar().actions()]
    texts += [label.text() for label in shown.findChildren(QLabel) if label.buddy() is not None]
    texts += [button.text() for button in shown.findChildren(QAbstractButton)]
    assert _shared(texts) == []


def test_no_two_german_commands_of_a_menu_share_a_mnemonic(german: MainWindow) -> None:
    for menu in (*german.menuBar().findChildren(QMenu), *german.runs_page.findChildren(QMenu)):
        assert _shared([action.text() for action in menu.actions()]) == [], menu.title()


def _shared(texts: list[str]) -> list[str]:
    keys = [key for text in texts if (key := QKeySequence.mnemonic(text).toString())]
    return sorted({key for key in keys if keys.count(key) > 1})


def test_the_bar_over_the_picture_has_room_for_german_words(german: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    names = {"WindowCenter": [600], "WindowWidth": [900], "WindowCenterWidthExplanation": ["A very long name"]}
    paths = [write_dicom(tmp_path / name, **names) for name in ("a.dcm", "b.dcm")]
    german.open_files(paths)
    page = german.review_page
    qtbot.waitUntil(lambda: page.viewer.opened is not None)
    assert page.bar.widgetForAction(page.commands.show_tags).isVisible()
    assert page.bar.window_button.text().endswith("…")
    assert page.bar.window_menu.actions()[0].text() == "Datei: A very long name"

"""The help: its pages are there, lead to each other, and show nothing but their own text."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from radiograph_studio import language, paths
from radiograph_studio.ui import guide
from radiograph_studio.ui.guide import HelpDialog
from radiograph_studio.ui.main_window import RUNS, MainWindow

FOLDER = paths.resources_dir() / "help"


def _shape(page: Path) -> dict[str, object]:
    """What a page and its translation have in common."""
    text = page.read_text(encoding="utf-8")
    return {
        "headings": [len(marks) for marks in re.findall(r"^(#+) ", text, re.M)],
        "links": re.findall(r"(?<!!)\[[^\]]+\]\(([^)]*)\)", text),
        "images": re.findall(r"!\[[^\]]*\]\(([^)]*)\)", text),
        "items": len(re.findall(r"^(?:-|\d+\.) ", text, re.M)),
        "rows": len(re.findall(r"^\|", text, re.M)),
    }


@pytest.fixture
def german() -> Iterator[None]:
    language.use(lambda text, comment, n: "de" if comment == "language code of the help pages" else text)
    yield
    language.use(None)


@pytest.fixture
def dialog(qtbot: QtBot) -> HelpDialog:
    made = HelpDialog()
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_page_of_the_folder_is_in_the_list() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(guide.PAGES)


@pytest.mark.parametrize("name", guide.PAGES)
def test_a_page_begins_with_its_title_and_links_to_pages_that_are_there(dialog: HelpDialog, name: str) -> None:
    dialog.open_page(name)
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    item = dialog.list.currentItem()
    assert item is not None
    assert dialog.text.toPlainText().startswith(item.text())
    for link in re.findall(r"\]\(([^)]*)\)", text):
        assert link.removesuffix(".md") in guide.PAGES


def test_german_has_the_pages_that_english_has() -> None:
    assert {path.name for path in (FOLDER / "de").glob("*.md")} == {path.name for path in FOLDER.glob("*.md")}


@pytest.mark.parametrize("name", guide.PAGES)
def test_a_german_page_has_the_headings_links_and_images_of_the_english_one(name: str) -> None:
    english, own = FOLDER / f"{name}.md", FOLDER / "de" / f"{name}.md"
    assert _shape(own) == _shape(english)
    assert own.read_text(encoding="utf-8") != english.read_text(encoding="utf-8")


def test_pages_are_shown_in_the_readers_language(german: None, dialog: HelpDialog) -> None:
    dialog.open_page("figures")
    assert dialog.text.toPlainText().startswith("Was die Zahlen bedeuten")


def test_a_language_without_pages_gets_the_english_ones(qtbot: QtBot) -> None:
    language.use(lambda text, comment, n: "xx" if comment == "language code of the help pages" else text)
    try:
        dialog = HelpDialog()
    finally:
        language.use(None)
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText().startswith("First steps")


def test_a_link_opens_its_page_and_one_that_leads_out_opens_nothing(dialog: HelpDialog) -> None:
    dialog.text.anchorClicked.emit(QUrl("figures.md"))
    assert dialog.text.toPlainText().startswith("What the figures mean")
    dialog.text.anchorClicked.emit(QUrl("https://example.org/data"))
    assert dialog.text.toPlainText().startswith("What the figures mean")


def test_the_help_on_this_page_is_about_the_page_in_view(window: MainWindow) -> None:
    action = window.findChild(QAction, "helpAction")
    assert action is not None
    window.show_page(RUNS)
    action.trigger()
    browser = window.findChild(QTextBrowser, "helpText")
    assert browser is not None
    assert browser.toPlainText().startswith("Runs")
    action.trigger()
    assert len(window.findChildren(HelpDialog)) == 1
    window.findChild(HelpDialog, "helpDialog").close()

"""Train page, runs page and weights manager in another language: nothing stays English, nothing is cut off."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from radiograph_studio import language
from radiograph_studio.engine.catalogue import CATALOGUE
from radiograph_studio.ui.runs.model import COLUMNS, RunsModel
from radiograph_studio.ui.runs.page import RunsPage
from radiograph_studio.ui.settings import Memory
from radiograph_studio.ui.train.page import TrainPage
from radiograph_studio.ui.train.preview import PreviewDialog
from radiograph_studio.ui.train.zooming import HELP, ZoomPlot
from radiograph_studio.ui.weights.dialog import WeightsDialog
from radiograph_studio.ui.weights.model import COLUMNS as WEIGHT_COLUMNS
from tests.ui.spoken import marked, untranslated

_NETWORKS = [backbone.title for backbone in CATALOGUE]


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    language.use(None)


@pytest.fixture
def translated() -> None:
    language.use(marked)


@pytest.mark.usefixtures("translated")
@pytest.mark.parametrize("make", [lambda: TrainPage(Memory()), PreviewDialog, RunsPage, WeightsDialog])
def test_every_text_of_a_page_is_translated(make: type[QWidget], qtbot: QtBot) -> None:
    page = make()
    qtbot.addWidget(page)
    assert untranslated(page, *_NETWORKS) == set()


@pytest.mark.usefixtures("translated")
def test_what_was_made_before_the_language_was_known_is_translated_when_it_is_shown(qtbot: QtBot) -> None:
    model = RunsModel()
    dialog = WeightsDialog()
    qtbot.addWidget(dialog)
    for columns, table in ((COLUMNS, model), (WEIGHT_COLUMNS, dialog.model)):
        titles = [table.headerData(section, Qt.Orientation.Horizontal) for section in range(len(columns))]
        assert titles == [f"⟦{column.title}⟧" for column in columns]
    plot = ZoomPlot("plot", "", "", {}, None)
    qtbot.addWidget(plot)
    assert plot.accessibleDescription() == f"⟦{HELP}⟧"


def test_longer_words_widen_the_settings_column(qtbot: QtBot) -> None:
    def translate(text: str, _comment: str, _n: int) -> str:
        return f"{text} and no more" if text == "&Stop" else text

    widths = []
    for function in (None, translate):
        language.use(function)
        page = TrainPage(Memory())
        language.use(None)
        qtbot.addWidget(page)
        page.resize(1600, 700)
        page.show()
        assert page.stop_button.width() >= page.stop_button.sizeHint().width()
        right = page.cancel_button.mapTo(page.buttons, page.cancel_button.rect().topRight()).x()
        assert right < page.buttons.width() <= page.buttons.parentWidget().width()
        widths.append(page.buttons.width())
    assert widths[1] > widths[0]

"""Train page, runs page and weights manager in another language: nothing stays English, nothing is cut off."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from radiograph_studio import language
from radiograph_studio.ui.runs.model import COLUMNS, RunsModel
from radiograph_studio.ui.runs.page import RunsPage
from radiograph_studio.ui.settings import Memory
from radiograph_studio.ui.train.page import TrainPage
from radiograph_studio.ui.train.preview import PreviewDialog
from radiograph_studio.ui.train.zooming import HELP, ZoomPlot
from radiograph_studio.ui.weights.dialog import WeightsDialog
from radiograph_studio.ui.weights.model import COLUMNS as WEIGHT_COLUMNS

_SIGN = "¡"


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    language.use(None)


@pytest.fixture
def translated() -> None:
    language.use(lambda text, _comment, _n: _SIGN + text)


def _english(widget: QWidget) -> list[str]:
    """Return what a person reads or hears of a widget and its children that did not pass through the translator."""
    found: list[str] = []
    for each in (widget, *widget.findChildren(QWidget)):
        found += [each.toolTip(), each.accessibleName(), each.accessibleDescription()]
        if isinstance(each, QLabel | QAbstractButton):
            found.append(each.text())
        if isinstance(each, QLineEdit):
            found.append(each.placeholderText())
        if isinstance(each, QComboBox) and each.objectName() not in {"backboneCombo", "imageSizeCombo"}:
            found += [each.itemText(index) for index in range(each.count())]
        if isinstance(each, QDialog):
            found.append(each.windowTitle())
    return [text for text in found if re.search("[A-Za-z]{2}", text) and _SIGN not in text]


@pytest.mark.usefixtures("translated")
@pytest.mark.parametrize("make", [lambda: TrainPage(Memory()), PreviewDialog, RunsPage, WeightsDialog])
def test_every_text_of_a_page_is_translated(make: type[QWidget], qtbot: QtBot) -> None:
    page = make()
    qtbot.addWidget(page)
    assert _english(page) == []


@pytest.mark.usefixtures("translated")
def test_plots_are_translated(qtbot: QtBot) -> None:
    page = TrainPage(Memory())
    qtbot.addWidget(page)
    for plot in (page.loss_plot, page.accuracy_plot):
        item = plot.getPlotItem()
        said = [item.getAxis(side).labelText for side in ("left", "bottom")]
        said += [word.text for _sample, word in plot.legend.items]
        assert all(text.startswith(_SIGN) for text in said), said


@pytest.mark.usefixtures("translated")
def test_what_was_made_before_the_language_was_known_is_translated_when_it_is_shown(qtbot: QtBot) -> None:
    model = RunsModel()
    dialog = WeightsDialog()
    qtbot.addWidget(dialog)
    for columns, table in ((COLUMNS, model), (WEIGHT_COLUMNS, dialog.model)):
        titles = [table.headerData(section, Qt.Orientation.Horizontal) for section in range(len(columns))]
        assert titles == [_SIGN + column.title for column in columns]
    plot = ZoomPlot("plot", "", "", {}, None)
    qtbot.addWidget(plot)
    assert plot.accessibleDescription() == _SIGN + HELP


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
        widths.append(page.buttons.width())
    assert widths[1] > widths[0]

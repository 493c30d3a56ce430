"""Small parts that several pages are made of."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from radiograph_studio.ui.widgets import Fact


class _Laid(QWidget):
    """Counts how often what is in it has to be laid out anew."""

    def __init__(self, label: QLabel) -> None:
        super().__init__()
        self.times = 0
        QHBoxLayout(self).addWidget(label)

    def event(self, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.LayoutRequest
        return super().event(event)


def _shown(qtbot: QtBot, label: QLabel) -> _Laid:
    made = _Laid(label)
    qtbot.addWidget(made)
    made.show()
    qtbot.wait(10)
    made.times = 0
    return made


def test_a_figure_that_changes_moves_nothing(qtbot: QtBot) -> None:
    fact, plain = Fact("000 of 000"), QLabel()
    laid, other = _shown(qtbot, fact), _shown(qtbot, plain)
    for number in range(5):
        fact.say(f"{number} of 120")
        plain.setText("x" * number)
        qtbot.wait(1)
    assert fact.text() == "4 of 120"
    assert laid.times == 0
    assert other.times > 0


def test_a_figure_wider_than_foreseen_is_not_cut_off(qtbot: QtBot) -> None:
    fact = Fact("0")
    qtbot.addWidget(fact)
    fact.show()
    fact.say("12345 of 67890")
    assert fact.width() >= fact.fontMetrics().horizontalAdvance("12345 of 67890")
    wide = fact.width()
    fact.say("1")
    assert fact.width() == wide


def test_a_figure_keeps_its_room_in_another_size_of_type(qtbot: QtBot) -> None:
    fact = Fact("12 of 34")
    qtbot.addWidget(fact)
    fact.show()
    before = fact.height()
    font = fact.font()
    font.setPointSizeF(2 * font.pointSizeF())
    fact.setFont(font)
    assert fact.height() > before
    assert fact.width() >= fact.fontMetrics().horizontalAdvance("12 of 34")

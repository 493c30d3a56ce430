"""The few questions of the runs page; none holds up the program, and each names the runs it is about."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox, QPushButton, QWidget

from radiograph_studio.runs import RunSummary
from radiograph_studio.ui import theme
from radiograph_studio.ui.runs import words
from radiograph_studio.ui.widgets import named

_MOST_EPOCHS = 1000
_WIDTH = 48 * theme.SPACING


def ask_trash(parent: QWidget, runs: Sequence[RunSummary], agreed: Callable[[], object]) -> QMessageBox:
    """Ask whether runs are moved to the trash."""
    what = "this run" if len(runs) == 1 else f"these {len(runs)} runs"
    box = _question(parent, "trashQuestion", f"Move {what} to the trash?", words.names(runs))
    return _opened(box, "Move to &trash", agreed)


def ask_for_good(parent: QWidget, runs: Sequence[RunSummary], agreed: Callable[[], object]) -> QMessageBox:
    """Ask whether runs that have no trash are deleted for good."""
    what = "This run lies" if len(runs) == 1 else f"These {len(runs)} runs lie"
    text = f"{what} where there is no trash, as on a network drive. Delete for good?"
    box = _question(parent, "deleteQuestion", text, f"{words.names(runs)}\n\nThis cannot be undone.")
    box.setIcon(QMessageBox.Icon.Warning)
    return _opened(box, "&Delete for good", agreed)


def ask_epochs(parent: QWidget, run: RunSummary, answered: Callable[[int], object]) -> QInputDialog:
    """Ask for how many more epochs a run is trained."""
    dialog = named(QInputDialog(parent), "continueQuestion")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("Continue a run")
    dialog.setInputMode(QInputDialog.InputMode.IntInput)
    dialog.setIntRange(1, _MOST_EPOCHS)
    epochs = run.recipe.get("epochs")
    dialog.setIntValue(epochs if isinstance(epochs, int) else 1)
    dialog.setLabelText(f"Train on from “{run.name}” as a new run.\n\nMore epochs:")
    for label in dialog.findChildren(QLabel):
        # A name is no mark-up, whatever it is made of.
        label.setTextFormat(Qt.TextFormat.PlainText)
    dialog.setOkButtonText("Continue training")
    for button in dialog.findChildren(QPushButton):
        button.setIcon(QIcon())
    dialog.intValueSelected.connect(answered)
    dialog.open()
    return dialog


def _question(parent: QWidget, name: str, text: str, more: str) -> QMessageBox:
    box = named(QMessageBox(parent), name)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Delete runs")
    box.setText(text)
    box.setInformativeText(more)
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
        if label.text() == more:
            label.setMinimumWidth(_WIDTH)
    return box


def _opened(box: QMessageBox, text: str, agreed: Callable[[], object]) -> QMessageBox:
    keep = box.addButton("&Keep", QMessageBox.ButtonRole.RejectRole)
    go = box.addButton(text, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    go.clicked.connect(lambda _checked=False: agreed())
    box.open()
    return box

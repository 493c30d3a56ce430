"""The few questions of the runs page; none holds up the program, and each names the runs it is about."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox, QPushButton, QWidget

from radiograph_studio.language import tr
from radiograph_studio.runs import RunSummary
from radiograph_studio.ui import theme
from radiograph_studio.ui.runs import words
from radiograph_studio.ui.widgets import named

_MOST_EPOCHS = 1000
_WIDTH = 48 * theme.SPACING


def ask_trash(parent: QWidget, runs: Sequence[RunSummary], agreed: Callable[[], object]) -> QMessageBox:
    """Ask whether runs are moved to the trash."""
    text = tr("Move these %n runs to the trash?", "", len(runs), one="Move this run to the trash?")
    box = _question(parent, "trashQuestion", text, words.names(runs))
    return _opened(box, tr("Move to &trash"), agreed)


def ask_for_good(parent: QWidget, runs: Sequence[RunSummary], agreed: Callable[[], object]) -> QMessageBox:
    """Ask whether runs that have no trash are deleted for good."""
    text = tr(
        "These %n runs lie where there is no trash, as on a network drive. Delete for good?",
        "",
        len(runs),
        one="This run lies where there is no trash, as on a network drive. Delete for good?",
    )
    more = "\n\n".join((words.names(runs), tr("This cannot be undone.")))
    box = _question(parent, "deleteQuestion", text, more)
    box.setIcon(QMessageBox.Icon.Warning)
    return _opened(box, tr("&Delete for good"), agreed)


def ask_epochs(parent: QWidget, run: RunSummary, answered: Callable[[int], object]) -> QInputDialog:
    """Ask for how many more epochs a run is trained."""
    dialog = named(QInputDialog(parent), "continueQuestion")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(tr("Continue a run"))
    dialog.setInputMode(QInputDialog.InputMode.IntInput)
    dialog.setIntRange(1, _MOST_EPOCHS)
    epochs = run.recipe.get("epochs")
    dialog.setIntValue(epochs if isinstance(epochs, int) else 1)
    dialog.setLabelText(tr("Train on from “{name}” as a new run.\n\nMore epochs:", name=run.name))
    for label in dialog.findChildren(QLabel):
        # A name is no mark-up, whatever it is made of.
        label.setTextFormat(Qt.TextFormat.PlainText)
    dialog.setOkButtonText(tr("Continue training"))
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
    box.setWindowTitle(tr("Delete runs"))
    box.setText(text)
    box.setInformativeText(more)
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
        if label.text() == more:
            label.setMinimumWidth(_WIDTH)
    return box


def _opened(box: QMessageBox, text: str, agreed: Callable[[], object]) -> QMessageBox:
    keep = box.addButton(tr("&Keep"), QMessageBox.ButtonRole.RejectRole)
    go = box.addButton(text, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    go.clicked.connect(lambda _checked=False: agreed())
    box.open()
    return box

"""What the program is: a small window that does not hold up the work."""

import platform
from importlib import metadata

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from radiograph_studio import RESEARCH_USE, __version__
from radiograph_studio.ui import theme
from radiograph_studio.ui.widgets import named

_WIDTH = 64 * theme.SPACING
_LIBRARIES = ("tensorflow-cpu", "tensorflow", "keras", "PySide6-Essentials", "pydicom", "imagecodecs", "numpy")


def show_about(parent: QWidget) -> QDialog:
    """Show versions, licence and what the program is for."""
    lines = [f"Radiograph Studio {__version__}, Apache-2.0. Python {platform.python_version()}, {platform.system()}."]
    text = "\n".join(f"{name} {version}" for name in _LIBRARIES if (version := _version(name)))
    return _show(parent, "aboutDialog", "About Radiograph Studio", [RESEARCH_USE, *lines, text])


def _show(parent: QWidget, name: str, title: str, paragraphs: list[str]) -> QDialog:
    dialog = named(QDialog(parent), name)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*[3 * theme.SPACING] * 4)
    column.setSpacing(2 * theme.SPACING)
    column.addWidget(theme.label(title, "title"))
    for paragraph in paragraphs:
        made = theme.label(paragraph, wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(made)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    for each in buttons.buttons():
        each.setIcon(QIcon())
    column.addStretch(1)
    column.addWidget(buttons)
    dialog.resize(_WIDTH, column.heightForWidth(_WIDTH))
    dialog.show()
    return dialog


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""

"""The file dialogs of the Review page: each opens beside the work and says later what was chosen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from radiograph_studio.language import mark, tr
from radiograph_studio.model_file import SUFFIX

Then = Callable[[list[Path]], object]
_ANY = mark("All files (*)")


def ask_for_images(parent: QWidget, folder: Path, then: Then) -> None:
    """Ask for images (and models)."""
    _ask(parent, folder, then, tr("Open images"), QFileDialog.FileMode.ExistingFiles, [tr(_ANY)])


def ask_for_folder(parent: QWidget, folder: Path, then: Then) -> None:
    """Ask for a folder of images."""
    _ask(parent, folder, then, tr("Open a folder of images"), QFileDialog.FileMode.Directory, [])


def ask_for_model(parent: QWidget, folder: Path, then: Then) -> None:
    """Ask for one model."""
    kinds = [tr("Models (*{suffix})", suffix=SUFFIX), tr(_ANY)]
    _ask(parent, folder, then, tr("Open a model"), QFileDialog.FileMode.ExistingFile, kinds)


def _ask(parent: QWidget, folder: Path, then: Then, title: str, mode: QFileDialog.FileMode, filters: list[str]) -> None:
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(mode)
    if filters:
        dialog.setNameFilters(filters)
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.open()

"""One folder of the project: typed, browsed for or dropped, with its classes counted beside it."""

from pathlib import Path

from PySide6.QtCore import QDir, QTimer, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QFileDialog,
    QFileSystemModel,
    QGridLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from radiograph_studio import paths
from radiograph_studio.errors import RadiographStudioError
from radiograph_studio.language import tr
from radiograph_studio.ui import theme, wording
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.widgets import button, named

_PAUSE_MS = 250
"""Counting begins when typing pauses."""


class FolderRow(QWidget):
    """Label, path, button and the line below it that says what was found; ``folder`` is what sentences call it.

    ``changed`` is sent with every edit, ``counted`` once the classes of the folder are known or known to fail.
    """

    changed = Signal()
    counted = Signal()
    chosen = Signal(Path)

    def __init__(self, name: str, title: str, folder: str, placeholder: str, *, required: bool = False):
        super().__init__()
        self._required = required
        self._folder = folder
        self.counts: dict[str, int] | None = None
        self.edit = named(QLineEdit(), name)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(title.replace("&", ""))
        self._label = QLabel(title)
        self._label.setBuddy(self.edit)
        self._label.setMinimumWidth(15 * theme.SPACING)
        self.browse = button(tr("Browse…"), f"{name}Browse", "folder")
        self.browse.setAccessibleName(tr("Browse for the {folder}", folder=folder))
        self.note = theme.label(role="caption", wrap=True)
        self._layout()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._count)
        self._operation = Operation(self)
        self._operation.succeeded.connect(self._take_counts)
        self._operation.failed.connect(self._refuse)
        self.edit.textChanged.connect(self._edited)
        self.edit.textEdited.connect(self._complete_paths)
        self.browse.clicked.connect(self._browse)
        self._say("", "")

    @property
    def path(self) -> Path | None:
        """The folder as typed, with ``~`` resolved; None where the line is empty."""
        text = self.edit.text().strip().strip('"')
        return Path(text).expanduser() if text else None

    @property
    def problem(self) -> str:
        """Why this row cannot be trained with, in a sentence; empty where it can, or is not known yet."""
        if self.path is None:
            return tr("Choose a {folder}.", folder=self._folder) if self._required else ""
        folder, name = self._folder, self.path.name
        if not paths.is_folder(self.path):
            return tr("The {folder} “{name}” does not exist.", folder=folder, name=name)
        if _too_broad(self.path):
            return tr("This is a whole disk or home folder: choose the folder that holds the classes.")
        if self.counts is not None and not sum(self.counts.values()):
            return tr("The {folder} “{name}” has no class folders with images.", folder=folder, name=name)
        if self.counts is not None and self._required and len(self.counts) < 2:
            return tr("The {folder} “{name}” has one class; two or more are needed.", folder=folder, name=name)
        return ""

    def set_path(self, path: Path | None) -> None:
        """Fill in a folder, or empty the row; one that is there already is looked at anew."""
        text = "" if path is None else QDir.toNativeSeparators(str(path))
        if text == self.edit.text():
            self.recount()
        else:
            self.edit.setText(text)

    def recount(self) -> None:
        """Count anew: what lies in the folder may have changed. What was counted holds until then."""
        if self.counts is not None:
            self._count()

    def _layout(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.SPACING)
        grid.setVerticalSpacing(theme.SPACING // 2)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(self.edit, 0, 1)
        grid.addWidget(self.browse, 0, 2)
        grid.addWidget(self.note, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)

    def _complete_paths(self) -> None:
        if self.edit.completer() is not None:
            return
        # Made when someone types: the model lists folders in a thread of its own, and takes time to make.
        completer = QCompleter(self)
        model = QFileSystemModel(completer)
        model.setFilter(QDir.Filter.Dirs | QDir.Filter.NoDotAndDotDot)
        completer.setModel(model)
        self.edit.setCompleter(completer)

    def _edited(self) -> None:
        self.counts = None
        self._operation.cancel()
        if self.path is not None and not self.problem:
            self._timer.start()
            self._say(tr("Counting…"), "")
        else:
            self._timer.stop()
            self._say(self.problem if self.path else "", "error")
        self.changed.emit()

    def _count(self) -> None:
        folder = self.path
        if folder is not None:
            self._operation.start(lambda: _counts_of(folder))

    def _take_counts(self, counts: object) -> None:
        assert isinstance(counts, dict)
        self.counts = counts
        problem = self.problem
        self._say(problem or wording.counts(counts), "error" if problem else "")
        self.counted.emit()

    def _refuse(self, error: object) -> None:
        self.counts = {}
        self._say(sentence(error) if isinstance(error, RadiographStudioError) else self.problem, "error")
        self.counted.emit()

    def _say(self, text: str, tone: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))
        theme.set_style(self.note, "tone", tone if text else "")
        theme.set_style(self.edit, "tone", tone if text else "")

    def _browse(self) -> None:
        start = self.path
        while start is not None and not paths.is_folder(start) and start != start.parent:
            start = start.parent
        title = tr("Choose the {folder}", folder=self._folder)
        folder = QFileDialog.getExistingDirectory(self, title, str(start or ""))
        if folder:
            self.chosen.emit(Path(folder))


def _too_broad(path: Path) -> bool:
    # Counting walks the whole tree, which must not happen to a disk because someone began to type.
    return path.is_absolute() and path in (Path(path.anchor), Path.home())


def _counts_of(folder: Path) -> dict[str, int]:
    from radiograph_studio.datasets import count_folder

    return count_folder(folder)

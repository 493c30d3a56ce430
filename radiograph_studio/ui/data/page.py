"""The first page: which folders, how many images of each class, and whether anything is wrong with them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from radiograph_studio import paths
from radiograph_studio.language import mark, tr
from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.data.check_panel import CheckPanel
from radiograph_studio.ui.data.folder_row import FolderRow
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.settings import Memory, Project, find_project
from radiograph_studio.ui.widgets import button, card, named, tip

_HINT = mark(
    "A folder per class, as in train/abdomen and train/chest, with DICOM, PNG, JPEG or TIFF files inside. "
    "Drop a folder here, or drop the one that holds train, val and test to fill in all three."
)


class DataPage(QWidget):
    """Three folders, their counts, the check, and the projects of before."""

    projectChanged = Signal()
    trainWanted = Signal()
    statusMessage = Signal(str)
    _samples_made = Signal(int, int)

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self.setAcceptDrops(True)
        self.rows = self.train_row, self.val_row, self.test_row = _rows()
        self.check_panel = CheckPanel()
        self.reason = theme.label(role="caption", wrap=True)
        self.next_button = button(tr("&Go on to training"), "goToTrainButton", "train", "primary")
        self.sample_button = button(tr("Open the &sample project"), "sampleButton", "sample")
        self.recent_list = named(QListWidget(), "recentList")
        self._samples = Operation(self)
        self._layout()
        self._connect()
        self.refresh_recent()
        self._settle()

    def project(self) -> Project | None:
        """Return the folders as they stand, or None where they cannot be used (`problem` says why)."""
        if self.problem():
            return None
        train = self.train_row.path
        assert train is not None
        return Project(train=train, validation=self.val_row.path, test=self.test_row.path)

    def problem(self) -> str:
        """Return why training cannot begin with these folders; empty where it can."""
        return next((row.problem for row in self.rows if row.problem), "") or self._misfit()

    def _misfit(self) -> str:
        """Return why folders that are all right by themselves do not go together, once their files are counted."""
        chosen = [row for row in self.rows if row.path is not None]
        if not chosen or any(row.counts is None for row in chosen):
            return ""
        # Imported here, as what counts is: the window is on screen before.
        from radiograph_studio.datasets import PARTS, misfit

        named_rows = zip(PARTS, self.rows, strict=True)
        return misfit({part: row.counts for part, row in named_rows if row.path is not None and row.counts is not None})

    def open_project(self, project: Project) -> None:
        """Fill in all three folders."""
        for row, path in zip(self.rows, (project.train, project.validation, project.test), strict=True):
            row.set_path(path)

    def take_folder(self, folder: Path, row: FolderRow | None = None) -> None:
        """Fill in a dropped or chosen folder: all rows where it holds the parts of a project, else one row."""
        project = find_project(folder)
        if project is not None:
            self.open_project(project)
            self.statusMessage.emit(tr("Found training, validation and test folders inside and filled them in."))
            return
        target = row or next((each for each in self.rows if each.path is None), self.train_row)
        target.set_path(folder)

    def open_samples(self) -> None:
        """Make the simulated project where it is missing, then fill it in."""
        if self._samples.running:
            return
        self.sample_button.setEnabled(False)
        self.sample_button.setText(tr("Making the sample project…"))
        self._samples.start(partial(_ensure_samples, self._samples_made.emit))

    def restore(self) -> None:
        """Fill in the folders that were open last."""
        for row, text in zip(self.rows, self._memory.folders, strict=True):
            with QSignalBlocker(row):  # folders of which some are filled in and some are not yet are nobody's wish
                row.edit.setText(text)
        self._changed()

    def refresh_recent(self) -> None:
        """List the projects that were trained or opened before."""
        self.recent_list.clear()
        for project in self._memory.recent:
            item = QListWidgetItem(icons.icon("folder"), project.name)
            item.setToolTip(tip(str(project.train)))
            item.setData(Qt.ItemDataRole.UserRole, project)
            self.recent_list.addItem(item)
        empty = not self._memory.recent
        self._recent_empty.setVisible(empty)
        self.recent_list.setVisible(not empty)

    def _layout(self) -> None:
        self._folders, box = card()
        box.setSpacing(2 * theme.SPACING)
        box.addWidget(theme.label(tr(_HINT), wrap=True, tone="muted"))
        for row in self.rows:
            box.addWidget(row)
        next_row = QHBoxLayout()
        next_row.addWidget(self.reason, 1)
        next_row.addWidget(self.next_button)
        box.addLayout(next_row)
        main = QVBoxLayout()
        main.setSpacing(2 * theme.SPACING)
        main.addWidget(theme.label(tr("Data"), "title"))
        main.addWidget(self._folders)
        main.addWidget(self.check_panel, 1)
        page = QHBoxLayout(self)
        page.setContentsMargins(*[3 * theme.SPACING] * 4)
        page.setSpacing(3 * theme.SPACING)
        page.addLayout(main, 1)
        page.addLayout(self._side())

    def _side(self) -> QVBoxLayout:
        self._recent_empty = theme.label(
            tr(
                "Projects you train on are listed here. To look around first, open the sample project: simulated "
                "radiographs of abdomen and chest."
            ),
            wrap=True,
            tone="muted",
        )
        side = QVBoxLayout()
        side.setSpacing(2 * theme.SPACING)
        side.addWidget(theme.label(tr("Projects"), "title"))
        side.addWidget(self.sample_button)
        side.addWidget(self._recent_empty)
        side.addWidget(self.recent_list, 1)
        side.addStretch(0)
        for widget in (self.sample_button, self._recent_empty, self.recent_list):
            widget.setFixedWidth(32 * theme.SPACING)
        self.recent_list.setAccessibleName(tr("Recent projects"))
        return side

    def _connect(self) -> None:
        for row in self.rows:
            row.changed.connect(self._changed)
            row.counted.connect(self._changed)
            row.chosen.connect(partial(self.take_folder, row=row))
        self.next_button.clicked.connect(self.trainWanted)
        self.sample_button.clicked.connect(self.open_samples)
        self._samples.succeeded.connect(self._show_samples)
        self._samples.failed.connect(lambda error: self.statusMessage.emit(sentence(error)))
        self._samples.finished.connect(self._samples_done)
        self._samples_made.connect(self._show_samples_made)
        self.recent_list.itemActivated.connect(self._open_item)
        self.recent_list.itemClicked.connect(self._open_item)

    def _changed(self) -> None:
        train, val, test = (row.edit.text() for row in self.rows)
        if self._memory.folders != (train, val, test):
            self._memory.folders = (train, val, test)
        self._settle()
        self.projectChanged.emit()

    def _settle(self) -> None:
        problem = self.problem()
        project = self.project()
        self.reason.setText(problem)
        self.next_button.setEnabled(project is not None)
        self.next_button.setToolTip(problem)
        self.check_panel.set_project(project, problem)

    def _open_item(self, item: QListWidgetItem) -> None:
        self.open_project(item.data(Qt.ItemDataRole.UserRole))

    def _show_samples(self, folder: object) -> None:
        assert isinstance(folder, Path)
        self.take_folder(folder)

    def _show_samples_made(self, done: int, total: int) -> None:
        if self._samples.running:
            self.sample_button.setText(tr("Simulating {done} of {total}…", done=done, total=total))

    def _samples_done(self) -> None:
        self.sample_button.setEnabled(True)
        self.sample_button.setText(tr("Open the &sample project"))

    def _row_at(self, point: QPoint) -> FolderRow | None:
        under = self.childAt(point)
        return next((row for row in self.rows if under is not None and (under is row or row.isAncestorOf(under))), None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._look_again()

    def _look_again(self) -> None:
        """Count anew where the folders cannot be used: they may have been mended outside meanwhile."""
        if self.problem():
            for row in self.rows:
                row.recount()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_folders(event):
            event.acceptProposedAction()
            theme.set_style(self._folders, "kind", "drop")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        theme.set_style(self._folders, "kind", "card")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        theme.set_style(self._folders, "kind", "card")
        row = self._row_at(event.position().toPoint())
        for folder in dropped_folders(event):
            self.take_folder(folder, row)
            row = None
        event.acceptProposedAction()


def _rows() -> tuple[FolderRow, FolderRow, FolderRow]:
    return (
        FolderRow(
            "trainFolderEdit",
            tr("&Training"),
            tr("training folder"),
            tr("Needed: a folder per class"),
            required=True,
        ),
        FolderRow(
            "valFolderEdit",
            tr("Va&lidation"),
            tr("validation folder"),
            tr("Optional: 20 % of the training images are split off, by patient, if left empty"),
        ),
        FolderRow(
            "testFolderEdit", tr("T&est"), tr("test folder"), tr("Optional: images kept aside for the last word")
        ),
    )


def dropped_folders(event: QDropEvent) -> list[Path]:
    """Return the local folders that a drag carries."""
    found = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in found if paths.is_folder(path)]


def _ensure_samples(progressed: Callable[[int, int], None]) -> Path:
    from radiograph_studio.workflows import samples

    return samples.ensure_samples(on_progress=progressed)

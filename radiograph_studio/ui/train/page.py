"""The second page: settings at the left, live curves in the middle, the result at the right."""

import shutil
from pathlib import Path

from pydantic import ValidationError
from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QWidget,
)

from radiograph_studio import paths
from radiograph_studio.recipe import Epoch, Finished, Recipe, Warn
from radiograph_studio.ui import theme
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.settings import Memory, Project
from radiograph_studio.ui.train.controls import ControlsPanel
from radiograph_studio.ui.train.curves import CurveBuffer
from radiograph_studio.ui.train.curves_panel import CurvesPanel
from radiograph_studio.ui.train.progress import Progress
from radiograph_studio.ui.train.results import ResultsPanel
from radiograph_studio.ui.train.session import TrainingSession
from radiograph_studio.ui.widgets import button, card, named

_REDRAW_MS = 100
_SETTINGS, _RESULTS = 44 * theme.SPACING, 40 * theme.SPACING


class TrainPage(QWidget):
    """Trains on the project of the data page."""

    scoreWanted = Signal(Path)
    statusMessage = Signal(str)
    runEnded = Signal()

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._project: Project | None = None
        self._problem = ""
        self.progress = Progress()
        self.curves = CurveBuffer()
        self.session = TrainingSession(self)
        self.controls = ControlsPanel()
        self.results = ResultsPanel()
        self.train_button = button("&Train", "trainButton", "", "primary")
        self.stop_button = button("&Stop", "stopButton", "stop")
        self.cancel_button = button("&Cancel", "cancelButton", "cancel")
        self.reason = named(theme.label(role="caption", wrap=True), "trainReason")
        self.data_line = theme.label(role="caption", wrap=True)
        self.panel = CurvesPanel()
        self.loss_plot, self.accuracy_plot = self.panel.loss_plot, self.panel.accuracy_plot
        self._timer = QTimer(self, interval=_REDRAW_MS)
        self._save = Operation(self)
        self._layout()
        self._connect()
        self._restore_recipe()
        self._settle()

    def set_project(self, project: Project | None, problem: str) -> None:
        """Take the folders to train on, or the reason why there are none."""
        self._project, self._problem = project, problem
        self.data_line.setText(f"Data: {project.name}" if project else "")
        self.data_line.setVisible(project is not None)
        self._settle()

    def start(self) -> None:
        """Train with the settings as they stand."""
        if self.session.running or self._project is None or self.controls.problem():
            return
        # Imported here: it is only needed now, and the window should be on screen before.
        from radiograph_studio.workflows.training import TrainRequest

        project, recipe = self._project, self.controls.recipe()
        self._memory.recipe = recipe.model_dump(mode="json")
        self._memory.remember(project)
        self.progress.begin()
        self.curves.clear()
        self.results.begin()
        self.session.start(
            TrainRequest(train=project.train, validation=project.validation, test=project.test, recipe=recipe)
        )
        self._settle()
        self._redraw()

    def stop(self) -> None:
        """Finish the batch and keep the best so far."""
        self.progress.stop()
        self.session.stop()
        self._settle()

    def cancel(self) -> None:
        """End at once and keep no model."""
        self.progress.cancel()
        self.session.cancel()
        self._settle()

    def model(self) -> Path | None:
        """Return the model of the last run, where it has one."""
        finished = self.progress.finished
        return Path(finished.model) if finished is not None and finished.model else None

    def _take(self, event: object) -> None:
        self.progress.take(event)
        if isinstance(event, Epoch):
            self.curves.add(event)
        elif isinstance(event, Warn):
            self.results.add_warning(event)
        elif isinstance(event, Finished):
            self.results.show_finished(event, self.progress.status)

    def _ended(self) -> None:
        self.progress.end()
        self._settle()
        self._redraw()
        if not self.isVisible():
            self.statusMessage.emit(self.progress.status)
        self.runEnded.emit()

    def _settle(self) -> None:
        """Make buttons, reasons and the timer fit the state."""
        progress = self.progress
        problem = progress.train_reason(self._problem or self.controls.problem())
        _enable(self.train_button, problem)
        _enable(self.stop_button, progress.stop_reason())
        _enable(self.cancel_button, progress.cancel_reason())
        self.reason.setText("" if progress.running else problem)
        self.reason.setVisible(bool(self.reason.text()))
        self.controls.setEnabled(not progress.running)
        self.controls.setToolTip("Settings cannot change while a training runs." if progress.running else "")
        if progress.running and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()
        self.panel.show_progress(progress)

    def _redraw(self) -> None:
        self.panel.show_progress(self.progress)
        self.panel.show_curves(self.curves)
        if self.progress.running:
            self.results.show_live(self.progress.live_figure)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()
        self._redraw()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _layout(self) -> None:
        page = QHBoxLayout(self)
        page.setContentsMargins(*[3 * theme.SPACING] * 4)
        page.setSpacing(3 * theme.SPACING)
        page.addWidget(self._settings_column())
        page.addWidget(self.panel, 1)
        page.addWidget(self.results)
        self.results.setFixedWidth(_RESULTS)

    def _settings_column(self) -> QWidget:
        frame, box = card()
        frame.setFixedWidth(_SETTINGS)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(self.controls)
        theme.set_style(self.controls, "kind", "column")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACING)
        buttons.addWidget(self.train_button, 2)
        buttons.addWidget(self.stop_button, 1)
        buttons.addWidget(self.cancel_button, 1)
        box.addWidget(theme.label("Train", "title"))
        box.addWidget(self.data_line)
        box.addWidget(scroll, 1)
        box.addWidget(self.controls.estimate)
        box.addWidget(self.reason)
        box.addLayout(buttons)
        return frame

    def _connect(self) -> None:
        self.controls.changed.connect(self._settle)
        self.train_button.clicked.connect(self.start)
        self.stop_button.clicked.connect(self.stop)
        self.cancel_button.clicked.connect(self.cancel)
        self.session.happened.connect(self._take)
        self.session.ended.connect(self._ended)
        self._timer.timeout.connect(self._redraw)
        self.results.scoreWanted.connect(self._score)
        self.results.reportWanted.connect(self._open_report)
        self.results.saveWanted.connect(self._ask_where)
        self._save.failed.connect(lambda error: self.statusMessage.emit(sentence(error)))

    def _restore_recipe(self) -> None:
        if self._memory.recipe is None:
            return
        try:
            self.controls.set_recipe(Recipe.model_validate(self._memory.recipe))
        except ValidationError:
            self._memory.recipe = None  # settings of another version: the preset's own are shown instead

    def _score(self) -> None:
        model = self.model()
        if model is not None:
            self.scoreWanted.emit(model)

    def _open_report(self) -> None:
        finished = self.progress.finished
        if finished is not None and finished.report:
            QDesktopServices.openUrl(QUrl.fromLocalFile(finished.report))

    def _ask_where(self) -> None:
        model = self.model()
        if model is None:
            return
        name = f"{self._project.name if self._project else model.stem}.rsmodel"
        target, _filter = QFileDialog.getSaveFileName(self, "Save model as", name, "Models (*.rsmodel)")
        if target:
            self.save_model(model, Path(target))

    def save_model(self, model: Path, target: Path) -> None:
        """Copy the model of the last run, all of it or nothing."""
        wanted = target if target.suffix == ".rsmodel" else target.with_name(target.name + ".rsmodel")
        self._save.start(lambda: _copy(model, wanted))


def _copy(model: Path, target: Path) -> None:
    with paths.replacing(target) as temporary:
        shutil.copyfile(model, temporary)


def _enable(button_: QPushButton, reason: str) -> None:
    button_.setEnabled(not reason)
    button_.setToolTip(reason)

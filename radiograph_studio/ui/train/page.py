"""The second page: settings at the left, live curves in the middle, the result at the right."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError
from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from radiograph_studio.errors import RadiographStudioError
from radiograph_studio.language import tr
from radiograph_studio.recipe import Batch, Epoch, Finished, Recipe, Warn, changed_settings
from radiograph_studio.reporting.wording import preset_in_words
from radiograph_studio.runs import RunSummary
from radiograph_studio.ui import theme, wording
from radiograph_studio.ui.operation import Operation
from radiograph_studio.ui.runs import words
from radiograph_studio.ui.settings import Memory, Project
from radiograph_studio.ui.train.controls import ControlsPanel
from radiograph_studio.ui.train.curves import CurveBuffer
from radiograph_studio.ui.train.curves_panel import CurvesPanel
from radiograph_studio.ui.train.outcome import Outcome
from radiograph_studio.ui.train.progress import Progress
from radiograph_studio.ui.train.results import ResultsPanel
from radiograph_studio.ui.train.run_buttons import RunButtons
from radiograph_studio.ui.train.session import TrainingSession
from radiograph_studio.ui.widgets import card
from radiograph_studio.workflows.epochs import known_epochs
from radiograph_studio.workflows.image_facts import ImageFacts, image_facts
from radiograph_studio.workflows.requests import TrainRequest, continue_request, epochs_of_others, resume_request

_REDRAW_MS = 250
_BATCHES_MS = 400
"""How often at most the page follows what is new, and where only batches are."""
_SETTINGS, _RESULTS = 44 * theme.SPACING, 40 * theme.SPACING
_LONGEST_NAME = 36


class TrainPage(QWidget):
    """Trains on the project of the data page, or goes on with a run of before."""

    scoreWanted = Signal(Path)
    openImageWanted = Signal(Path)
    statusMessage = Signal(str)
    runEnded = Signal()

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._project: Project | None = None
        self._problem = ""
        self._looked_at: Project | None = None
        self.progress = Progress()
        self.curves = CurveBuffer()
        self.session = TrainingSession(self)
        self.controls = ControlsPanel()
        self.results = ResultsPanel()
        self._name = ""
        self._trained: Project | None = None
        self.outcome = Outcome(self.results, lambda: self._name)
        self.buttons = RunButtons()
        self.train_button, self.pause_button = self.buttons.train, self.buttons.pause
        self.stop_button, self.cancel_button = self.buttons.stop, self.buttons.cancel
        self.reason = self.buttons.reason
        self.data_line = theme.label(role="caption", wrap=True)
        self.panel = CurvesPanel()
        self.loss_plot, self.accuracy_plot = self.panel.loss_plot, self.panel.accuracy_plot
        self._timer = QTimer(self, interval=_REDRAW_MS)
        self._news = self._urgent = False
        self._since_drawn = QElapsedTimer()
        self._facts = Operation(self)
        self._weights: QWidget | None = None
        self._layout()
        self._connect()
        self._restore_recipe()
        self._settle()

    def set_project(self, project: Project | None, problem: str) -> None:
        """Take the folders to train on, or the reason why there are none."""
        self._project, self._problem = project, problem
        if not self.session.running:
            self._say_data(project)
        self._settle()
        self._look_at_images()

    def set_recipe(self, recipe: Recipe) -> None:
        """Fill in the settings of a run of before, to start again from them."""
        if self.session.running:
            self.statusMessage.emit(tr(wording.TRAINING_RUNS))
        else:
            self.controls.set_recipe(recipe)

    def start(self) -> None:
        """Train with the settings as they stand."""
        request = self.request()
        if self.session.running or self._project is None or request is None:
            return
        self._memory.recipe = request.recipe.model_dump(mode="json")
        self._memory.remember(self._project)
        self._begin(request, self._project.name)

    def request(self) -> TrainRequest | None:
        """Return what is asked for as folders and settings stand; None where it cannot be trained."""
        project = self._project
        if project is None or self.controls.problem():
            return None
        return TrainRequest(
            train=project.train,
            validation=project.validation,
            test=project.test,
            recipe=self.controls.recipe(),
            devices=self.controls.more.devices,
        )

    def resume_run(self, summary: RunSummary) -> None:
        """Go on with a run that was cut off, where it was."""
        self._go_on(summary, lambda: resume_request(summary))

    def continue_run(self, summary: RunSummary, epochs: int) -> None:
        """Train a finished run for ``epochs`` more, as a new run."""
        self._go_on(summary, lambda: continue_request(summary, epochs))

    def toggle_pause(self) -> None:
        """Hold the work where it is, or go on."""
        if not self.session.running:
            return
        if self.progress.paused:
            self.progress.resume()
            self.session.resume()
        else:
            self.progress.pause()
            self.session.pause()
        self._settle()

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

    def _go_on(self, summary: RunSummary, asked: Callable[[], TrainRequest]) -> None:
        if self.session.running:
            self.statusMessage.emit(tr(wording.TRAINING_RUNS))
            return
        try:
            request = asked()
        except RadiographStudioError as error:
            self.statusMessage.emit(str(error))
            return
        self.controls.set_recipe(request.recipe)
        self._say_data(_project_of(request))
        self._begin(request, summary.name, summary)
        self.pause_button.setFocus()  # as where Train was pressed; the button that was pressed may go away

    def _begin(self, request: TrainRequest, name: str, before: RunSummary | None = None) -> None:
        """Train; the curves begin with those of the run ``before``, and say whose they are: other data may follow."""
        self._name, self._trained = name, _project_of(request)
        known = known_epochs(before.epochs()) if before else []
        title = _title(request, name, before)
        self.panel.say_run(title)
        self.progress.begin(known, request.recipe, continued=request.continue_from is not None)
        self.curves.clear(request.recipe)
        others = epochs_of_others(request)
        self.curves.load(known, others)
        self.results.begin(request.recipe, title, others)
        self.outcome.finished = None
        self.session.start(request)
        self._settle()
        self._redraw()

    def _take(self, event: object) -> None:
        self._news = True
        self._urgent = self._urgent or not isinstance(event, Batch)
        self.progress.take(event)
        if isinstance(event, Batch):
            self.curves.add_batch(event)
        elif isinstance(event, Epoch):
            self.curves.add(event)
        elif isinstance(event, Warn):
            self.results.add_warning(event)
        elif isinstance(event, Finished):
            self.outcome.finished = event
            self.results.show_finished(event, self.progress.status, self.curves.epochs)

    def _ended(self) -> None:
        self.progress.end()
        self.controls.estimate_anew()  # what it took is known now
        self._say_data(self._project)
        self._settle()
        self._redraw()
        if not self.isVisible():
            self.statusMessage.emit(self.progress.status)
        self.runEnded.emit()

    def _settle(self) -> None:
        """Make buttons, reasons and the timer fit the state."""
        progress = self.progress
        self.buttons.settle(progress, self._problem or self.controls.problem())
        self.controls.setEnabled(not progress.running)
        self.controls.setToolTip(tr("Settings cannot change while a training runs.") if progress.running else "")
        if progress.running and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()
        if progress.running and self.outcome.finished is None:
            self.results.say_paused(progress.paused)
        self.panel.show_progress(progress)

    def _tick(self) -> None:
        # What draws takes the processor from what trains.
        if self._urgent or (self._news and self._since_drawn.elapsed() >= _BATCHES_MS):
            self._redraw()

    def _redraw(self) -> None:
        self._urgent = False
        self._since_drawn.start()
        self.panel.show_progress(self.progress)
        # What was held back is drawn by a later tick.
        self._news = not self.panel.show_curves(self.curves, self.progress.running)
        if self.progress.running:
            self.results.show_live(self.progress.live_figure, self.curves.epochs)

    def _say_data(self, project: Project | None) -> None:
        """Name the data that the page is about, and say where the result is of others."""
        self.data_line.setText(tr("Data: {name}", name=project.name) if project else "")
        self.data_line.setVisible(project is not None)
        self.results.mark_other_data(project is not None and project != self._trained)

    def _look_at_images(self) -> None:
        """Count the images for the estimate and find one for the preview, once somebody sees either."""
        project = self._project
        if project == self._looked_at or not self.isVisible():
            return
        self._looked_at = project
        self._facts.cancel()
        self._show_facts(None)
        if project is not None:
            self._facts.start(lambda: image_facts(project.train, project.validation, project.test))

    def _show_facts(self, facts: ImageFacts | None) -> None:
        self.controls.set_images(facts.counts if facts else None)
        self.controls.set_example(facts.example if facts else None)

    def _find_rate(self) -> None:
        request = self.request()
        if request is None:
            self.statusMessage.emit(self._problem or self.controls.problem())
            return
        # Imported here: few trainings need it, and the window should be on screen before.
        from radiograph_studio.ui.train.rate_dialog import RateDialog

        dialog = RateDialog(request, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.rateChosen.connect(self.controls.set_learning_rate)
        dialog.open()

    def manage_weights(self) -> None:
        """Show the window of ImageNet weights, at the backbone that is chosen."""
        from radiograph_studio.ui.weights.dialog import WeightsDialog

        dialog = self.window().findChild(WeightsDialog) or WeightsDialog(self.window())
        if dialog is not self._weights:
            self._weights = dialog
            dialog.changed.connect(self.controls.refresh_backbones)
        dialog.choose(self.controls.picker.backbone)
        dialog.show()
        dialog.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()
        self._fit_column()
        self._redraw()
        self._look_at_images()

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
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(self.controls)
        theme.set_style(self.controls, "kind", "column")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box.addWidget(theme.label(tr("Train"), "title"))
        box.addWidget(self.data_line)
        box.addWidget(scroll, 1)
        box.addWidget(self.controls.estimate)
        box.addWidget(self.buttons)
        self._column, self._scroll = frame, scroll
        return frame

    def _fit_column(self) -> None:
        """Give the settings the room that their words need in this language, once they have their style."""
        for widget in self._column.findChildren(QWidget):
            widget.ensurePolished()
        bar, frame = self._scroll.verticalScrollBar().sizeHint().width(), self._column.layout()
        assert frame is not None
        margins = frame.contentsMargins()
        content = max(self.controls.minimumSizeHint().width() + bar, self.buttons.fit())
        border = self._column.width() - self._column.contentsRect().width()
        self._column.setFixedWidth(max(_SETTINGS, content + margins.left() + margins.right() + border))

    def _connect(self) -> None:
        self.controls.changed.connect(self._settle)
        self.controls.rateWanted.connect(self._find_rate)
        self.controls.weightsWanted.connect(self.manage_weights)
        self.controls.augmentation.flip.clicked.connect(self._show_laterality)
        self.train_button.clicked.connect(self.start)
        self.pause_button.clicked.connect(self.toggle_pause)
        self.stop_button.clicked.connect(self.stop)
        self.cancel_button.clicked.connect(self.cancel)
        self.session.happened.connect(self._take)
        self.session.ended.connect(self._ended)
        self._timer.timeout.connect(self._tick)
        self.results.worst.openWanted.connect(self._open_hardest)
        self.outcome.scoreWanted.connect(self.scoreWanted)
        self.outcome.statusMessage.connect(self.statusMessage)
        self.panel.statusMessage.connect(self.statusMessage)
        self._facts.succeeded.connect(self._show_facts)
        # Folders that make no dataset are the data page's to explain.
        self._facts.failed.connect(lambda _error: self._show_facts(None))

    def _show_laterality(self, mirrored: bool) -> None:
        # What is said of mirrored images appears below the box, which may be the last thing in view.
        if mirrored:
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.controls.augmentation.laterality))

    def _open_hardest(self, image: Path) -> None:
        # With the network that found it hard, once there is one: the reader wants to see both.
        if self.outcome.model is not None:
            self.scoreWanted.emit(self.outcome.model)
        self.openImageWanted.emit(image)

    def _restore_recipe(self) -> None:
        if self._memory.recipe is None:
            return
        try:
            self.controls.set_recipe(Recipe.model_validate(self._memory.recipe))
        except ValidationError:
            self._memory.recipe = None  # settings of another version: the preset's own are shown instead


def _project_of(request: TrainRequest) -> Project:
    return Project(train=request.train, validation=request.validation, test=request.test)


def _title(request: TrainRequest, name: str, before: RunSummary | None) -> str:
    """Return what tells this training from others: its name, its preset, and when it began."""
    continued = request.continue_from is not None or (before is not None and before.parent is not None)
    changed = changed_settings(request.recipe.model_dump(mode="json"), continued=continued)
    preset = preset_in_words(request.recipe.preset, bool(changed))
    began = words.day(before) if before is not None and request.resume is not None else wording.day(datetime.now())
    kept = [part.replace(" ", "\u00a0") for part in (preset, began)]  # a line ends between two parts
    return " · ".join((wording.plain(name, _LONGEST_NAME), *kept))

"""The one window: rail, pages, menus. It passes messages between pages and decides nothing else."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QMenuBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from radiograph_studio import paths
from radiograph_studio.language import tr
from radiograph_studio.ui import settings, theme, translation
from radiograph_studio.ui.closing import ClosingQuestion
from radiograph_studio.ui.data.page import DataPage
from radiograph_studio.ui.menus import Menus
from radiograph_studio.ui.rail import PAGES, Rail
from radiograph_studio.ui.welcome import Welcome

DATA, TRAIN, REVIEW, RUNS = range(4)
_MESSAGE_MS = 8000
MODEL_SUFFIX = ".rsmodel"


class MainWindow(QMainWindow):
    """Holds the four pages and what is remembered between two starts.

    The data page is there at once; `complete_review` makes the one that shows pictures, `complete` all.
    Starting the program shows the window in between: what draws curves takes longer to load than all the rest.
    """

    settingsChanged = Signal()

    leaving = Signal()
    """The window closes once the training has ended: what comes now is for another one."""

    def __init__(self, memory: settings.Memory) -> None:
        super().__init__()
        self.memory = memory
        self.setObjectName("mainWindow")
        self.setWindowTitle("Radiograph Studio")
        self.setAcceptDrops(True)
        self._closing = False
        self.closing = ClosingQuestion(self)
        self.closing.stopWanted.connect(lambda: self._close_after(self.train_page.stop))
        self.closing.cancelWanted.connect(lambda: self._close_after(self.train_page.cancel))
        self.closing.keepWanted.connect(self._stay)
        self._layout()
        self._make()
        self._restore_geometry()

    def _make(self) -> None:
        """Make what there is at once: rail, menu titles, word of the first run, data page."""
        self.is_complete = False
        self._has_review = False
        self._was_used = False
        self.data_page = DataPage(self.memory)
        self._menus = Menus(self)
        self._fill_layout()
        self._rail.chosen.connect(self.show_page)
        self._connect_welcome()
        self.data_page.trainWanted.connect(lambda: self.show_page(TRAIN))
        self.data_page.statusMessage.connect(self.say)
        self.data_page.restore()
        self.show_page(DATA)

    def complete_review(self) -> None:
        """Make the page that shows pictures, and fill the menus, if they are not there yet."""
        if self._has_review:
            return
        from radiograph_studio.ui.review.page import ReviewPage

        self._has_review = True
        self.review_page = ReviewPage()
        self._put(REVIEW, self.review_page)
        self._menus.fill()
        self.review_page.commands.hide_identity.setChecked(self.memory.hides_names)
        self.review_page.measuring.nothingToLeave.connect(self.leave_full_screen)
        self.review_page.imagesOpened.connect(self.memory.remember_images)
        self.review_page.modelOpened.connect(self.memory.remember_model)
        for opened in (self.review_page.imagesOpened, self.review_page.modelOpened):
            opened.connect(self._use)
        self.review_page.showWanted.connect(lambda: self.show_page(REVIEW))
        self.review_page.statusMessage.connect(self.say)

    def complete(self) -> None:
        """Make all pages that are not there yet."""
        if self.is_complete:
            return
        self.complete_review()
        from radiograph_studio.ui.runs.page import RunsPage
        from radiograph_studio.ui.train.page import TrainPage

        self.is_complete = True
        self.train_page, self.runs_page = TrainPage(self.memory), RunsPage()
        self._put(TRAIN, self.train_page)
        self._put(RUNS, self.runs_page)
        self._connect_training()
        self._connect_runs()

    def show_page(self, index: int) -> None:
        """Bring a page into view."""
        if index == REVIEW:
            self.complete_review()
        elif index != DATA:
            self.complete()
        if index != DATA:
            self._use()
        self._stack.setCurrentIndex(index)
        self._rail.show_page(index)

    def page(self) -> int:
        """Return the number of the page in view."""
        return self._stack.currentIndex()

    def open_files(self, files: Sequence[Path]) -> None:
        """Open images and models in Review, folders on the data page."""
        folders = [path for path in files if paths.is_folder(path)]
        models = [path for path in files if path.suffix.lower() == MODEL_SUFFIX]
        images = [path for path in files if path not in folders and path not in models]
        for folder in folders:
            self.data_page.take_folder(folder)
        if folders:
            self.show_page(DATA)
        if models:
            self.score_with(models[-1])
        if images:
            self.show_page(REVIEW)
            self._take_last_model()
            self.review_page.open_files(images)

    def score_with(self, model: Path) -> None:
        """Go to Review with a model."""
        self.show_page(REVIEW)
        self.review_page.set_model(model)

    def _take_last_model(self) -> None:
        """Score what is handed to the program with the model of last time, where no other was chosen."""
        model = self.memory.last_model
        if model is not None and self.review_page.desk.model_path is None and model.is_file():
            self.review_page.set_model(model)

    def open_samples(self) -> None:
        """Go to the data page with the simulated project."""
        self.show_page(DATA)
        self.data_page.open_samples()

    def open_project(self, project: settings.Project) -> None:
        """Go to the data page with a project of before."""
        self.data_page.open_project(project)
        self.show_page(DATA)

    def forget_projects(self) -> None:
        """Empty the list of recent projects."""
        self.memory.forget_projects()
        self.data_page.refresh_recent()

    def keep_recent(self, wanted: bool) -> None:
        """Keep lists of what was opened, or none."""
        self.memory.keep_recent(wanted)
        self.data_page.refresh_recent()
        self.settingsChanged.emit()

    def hide_names_at_start(self, wanted: bool) -> None:
        """Let names be hidden from the next start on, or shown."""
        self.memory.hides_names = wanted
        self.memory.save()
        self.settingsChanged.emit()

    def set_language(self, language: settings.Language) -> None:
        """Speak ``language`` from the next start on; an empty one: the system's."""
        self.memory.language = language
        self.memory.save()
        self.settingsChanged.emit()

    def open_images(self, path: Path) -> None:
        """Go to Review with an image, or the images of a folder or archive."""
        self.show_page(REVIEW)
        self.review_page.open_files([path])

    def set_theme(self, scheme: theme.Scheme) -> None:
        """Change between dark and light, now and for the next start."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply_theme(app, scheme)
        self.memory.theme = scheme
        self.memory.save()
        self.settingsChanged.emit()

    def toggle_full_screen(self) -> None:
        """Give the window the whole screen, or take it back."""
        self.setWindowState(self.windowState() ^ self.windowState().WindowFullScreen)

    def leave_full_screen(self) -> None:
        """Take the whole screen back, if the window has it."""
        if self.isFullScreen():
            self.toggle_full_screen()

    def say(self, message: str) -> None:
        """Show a passing message in the status bar."""
        self.statusBar().showMessage(message, _MESSAGE_MS)

    def add_banner(self, banner: QWidget) -> None:
        """Put a line above the pages."""
        self._welcome.fold()
        self._right.insertWidget(0, banner)

    def _layout(self) -> None:
        middle = QWidget()
        self._row, self._right = QHBoxLayout(middle), QVBoxLayout()
        for layout in (self._row, self._right):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._row.addLayout(self._right, 1)
        self.setCentralWidget(middle)
        self.statusBar().setSizeGripEnabled(False)

    def _fill_layout(self) -> None:
        self._rail = Rail()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.data_page)
        for _page in PAGES[1:]:
            self._stack.addWidget(QWidget())
        self._welcome = Welcome()
        self._row.insertWidget(0, self._rail)
        self._right.addWidget(self._welcome)
        self._right.addWidget(self._stack, 1)
        self._welcome.setVisible(not self.memory.welcomed)

    def _put(self, index: int, page: QWidget) -> None:
        placeholder = self._stack.widget(index)
        self._stack.insertWidget(index, page)
        if placeholder is not None:
            self._stack.removeWidget(placeholder)
            placeholder.deleteLater()

    def _connect_training(self) -> None:
        self.data_page.projectChanged.connect(self._project_changed)
        self.train_page.scoreWanted.connect(self.score_with)
        self.train_page.openImageWanted.connect(lambda path: self.open_files([path]))
        self.train_page.session.ended.connect(self._training_ended)
        self.train_page.statusMessage.connect(self.say)
        self._project_changed()

    def _project_changed(self) -> None:
        self.train_page.set_project(self.data_page.project(), self.data_page.problem())

    def _connect_runs(self) -> None:
        from radiograph_studio.ui.runs.handover import HandOver

        self.runs_page.scoreWanted.connect(self.score_with)
        self.runs_page.statusMessage.connect(self.say)
        self._handover = handover = HandOver(self, self.memory, self.data_page, self.train_page, self.runs_page)
        handover.pageWanted.connect(lambda page: self.show_page(RUNS if page == "runs" else TRAIN))
        handover.statusMessage.connect(self.say)
        self._right.insertWidget(1, handover.offer.banner)
        handover.offer.offered.connect(self._welcome.fold)
        handover.offer.look()

    def _connect_welcome(self) -> None:
        self._welcome.dismissed.connect(self._welcomed)
        self._welcome.samplesWanted.connect(self.open_samples)
        # Later: the panel itself may have to go.
        self._welcome.languageChosen.connect(self._speak, Qt.ConnectionType.QueuedConnection)
        self.data_page.projectChanged.connect(self._use_data)

    def _use(self) -> None:
        """Note that there is something to lose, and give the page the room."""
        self._was_used = True
        self._welcome.fold()

    def _use_data(self) -> None:
        if self.data_page.project() is not None:
            self._use()

    def _speak(self, language: settings.Language) -> None:
        """Take the language of the first run: at once where nothing was done, else from the next start on."""
        self.set_language(language)
        shown = [dialog for dialog in self.findChildren(QDialog) if dialog.isVisible()]
        if self._was_used or shown or any(self.memory.folders) or not self.data_page.sample_button.isEnabled():
            self._welcome.say_next_start()
            return
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        translation.apply(app, language)
        self._make_anew()

    def _make_anew(self) -> None:
        had_review, was_complete = self._has_review, self.is_complete
        gone: list[QWidget] = [self._rail, self._welcome, self._stack]
        if had_review:
            self.settingsChanged.disconnect()
        if was_complete:
            gone.append(self._handover.offer.banner)
            self._handover.deleteLater()
        for each in gone:
            each.setParent(None)
            each.deleteLater()
        self.setMenuBar(QMenuBar())
        self._make()
        # A window that is on screen shows what is put into it a little later: it would be seen empty.
        for each in (self.menuBar(), self._rail, self._stack):
            each.show()
        if was_complete:
            self.complete()
        elif had_review:
            self.complete_review()

    def _welcomed(self) -> None:
        self.memory.welcomed = True
        self.memory.save()

    def _training_ended(self) -> None:
        self.closing.withdraw()
        self.data_page.refresh_recent()
        if self._closing and self.closing.kept_what_was_wanted(self.train_page.progress):
            # The thread's last words are still being delivered: close when they are.
            QTimer.singleShot(0, self.close)
        elif self._closing:
            self._closing = False
            self.show_page(TRAIN)
            self.say(tr("The window stays open: read first what is said of the training."))
        elif self.page() == RUNS:
            self.runs_page.refresh()

    def _restore_geometry(self) -> None:
        geometry = settings.load_geometry()
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_complete and self.train_page.session.running:
            event.ignore()
            if self.train_page.progress.cancelling:
                self._wait_for_end()
            else:
                self.closing.ask(self.train_page.progress)
            return
        self.data_page.check_panel.cancel()
        settings.save_geometry(self.saveGeometry())
        self.memory.save()
        super().closeEvent(event)

    def _wait_for_end(self) -> None:
        """Close once the training has ended, which it was told to do."""
        self._closing = True
        self.leaving.emit()  # at once: a file that is opened meanwhile would vanish with this window
        self.statusBar().showMessage(tr("Waiting for the training to end…"))

    def _close_after(self, end: Callable[[], None]) -> None:
        self._wait_for_end()
        end()

    def _stay(self) -> None:
        self._closing = False
        self.statusBar().clearMessage()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.WindowStateChange:
            full = self.findChild(QAction, "fullScreenAction")
            if full is not None:
                full.setChecked(self.isFullScreen())
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_full_screen()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.open_files(files)

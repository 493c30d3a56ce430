"""The Review page: open radiographs, look at them, read their score."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from radiograph_studio.errors import RadiographStudioError
from radiograph_studio.language import mark, tr
from radiograph_studio.model_file import SUFFIX
from radiograph_studio.paths import is_folder
from radiograph_studio.recipe import Cancelled
from radiograph_studio.ui import theme
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.review import choosing, windowing
from radiograph_studio.ui.review.actions import ReviewActions
from radiograph_studio.ui.review.captions import without_names
from radiograph_studio.ui.review.cine import Cine
from radiograph_studio.ui.review.companion import Companion
from radiograph_studio.ui.review.exporting import ExportDesk
from radiograph_studio.ui.review.file_list import FileList
from radiograph_studio.ui.review.measuring import MeasureDesk
from radiograph_studio.ui.review.note_strip import NoteStrip
from radiograph_studio.ui.review.opening import Opened, Source, open_radiograph, with_border
from radiograph_studio.ui.review.score_desk import ScoreDesk
from radiograph_studio.ui.review.score_panel import ScorePanel
from radiograph_studio.ui.review.shelf import Shelf
from radiograph_studio.ui.review.stage import Stage
from radiograph_studio.ui.review.viewer import Viewer
from radiograph_studio.ui.review.viewer_bar import FrameBar, ViewerBar
from radiograph_studio.ui.wording import plain

_SLOW_MS = 200
_EMPTY = (
    mark("No image open"),
    mark("Drop images, a folder, a DICOMDIR or a zip archive here, or choose Open images (Ctrl+O)."),
)
Reader = Callable[[Source, int], Opened]


class ReviewPage(QWidget):
    """Files at the left where there are several, the picture in the middle, the score at the right.

    ``folder`` is where the file dialogs begin; it follows what was opened last. ``modelOpened`` carries the
    path of a model that is opened here, ``imagesOpened`` the paths of images; ``showWanted`` asks for the page to be
    brought into view.
    """

    statusMessage = Signal(str)
    modelOpened = Signal(object)
    showWanted = Signal()
    imagesOpened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewPage")
        self.setAcceptDrops(True)
        self.folder = Path.home()
        self.read: Reader = open_radiograph
        self.desk = ScoreDesk(self)
        self.commands = ReviewActions(self)
        self.viewer = Viewer()
        self.companion = Companion(self.viewer, self)
        self.measuring = MeasureDesk(self.viewer, self.commands)
        self.exporting = ExportDesk(self.viewer, lambda opened: self._called(opened.path))
        self.cine = Cine(self.viewer)
        self.bar = ViewerBar(self.commands, self)
        self.frame_bar = FrameBar(self.commands.play)
        self.files = FileList()
        self.shelf = Shelf(self.files)
        self.notes = NoteStrip()
        self.panel = ScorePanel(self.desk)
        self.open_image_action = self.commands.open_image
        self.invert_action = self.commands.invert
        self.reset_view_action = self.commands.reset_view
        self.fit_action = self.commands.fit
        self.actual_size_action = self.commands.actual_size
        self._wanted: tuple[Source, int] | None = None
        self._refused: object = None
        self._reading = Operation(self)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._layout()
        self._connect()
        self._say_empty()

    def open_files(self, paths: list[Path]) -> None:
        """Open images, the first of them on show, and use the last of the models among ``paths``."""
        models = [path for path in paths if path.suffix.lower() == SUFFIX]
        images = [path for path in paths if path.suffix.lower() != SUFFIX]
        if paths:
            self.showWanted.emit()
        if models:
            self.set_model(models[-1])
        if images:
            self.folder = images[0] if is_folder(images[0]) else images[0].parent
            self.shelf.add(images)
            self.imagesOpened.emit(images)
            self.viewer.setFocus()

    def set_model(self, path: Path) -> None:
        """Score with this model from now on."""
        self.desk.set_model(path)
        self.modelOpened.emit(path)

    # -- files -------------------------------------------------------------------------------------

    def _read(self, path: Source, frame: int = 0) -> None:
        self._wanted = wanted = (path, frame)
        self._refused = None
        read = self.read
        before = self.viewer.opened
        masked = before is not None and before.path == path and before.unmasked is not None

        def job() -> Opened:
            # Many jobs may wait where keys are held down; those that nobody wants any more end at once.
            if self._wanted is not wanted:
                raise Cancelled
            return with_border(read(path, frame), masked)

        self._slow.start()
        self.shelf.thumbnails.hold(True)
        self._reading.start(job)

    def _show(self, opened: Opened) -> None:
        before = self.viewer.opened
        another_frame = before is not None and before.path == opened.path
        self.files.mark(opened.path, failed=False)
        self.bar.set_choices(opened.choices, windowing.chosen(opened.choices, opened.voi))
        self.measuring.lay(opened)
        self.viewer.set_shown_name(self._called(opened.path))
        self.stage.tags.set_source(opened.path)
        row = -1 if before is None else windowing.chosen(before.choices, self.viewer.voi)
        self.viewer.show_picture(opened, keep=another_frame)
        if another_frame and before is not None and (before.unmasked is None) != (opened.unmasked is None) and row >= 0:
            # Without the border, the same row of the window menu is another window.
            self.viewer.set_voi(opened.choices[row].voi)
        self.bar.set_current(windowing.chosen(opened.choices, self.viewer.voi))
        self.frame_bar.set_frames(opened.radiograph.frames, opened.radiograph.frame)
        self.notes.set_notes(opened.notes)
        self.panel.set_shown_notes(opened.notes)
        if before is None or before.as_read is not opened.as_read:
            self.desk.set_radiograph(opened.as_read)
        self.cine.arrived(opened.radiograph.frame, opened.radiograph.frames, opened.radiograph.frame_rate)
        self._enable()
        if not another_frame:
            self.statusMessage.emit(tr("{name} opened.", name=plain(self._called(opened.path))))

    def _refuse(self, error: object) -> None:
        if self._wanted is not None:
            self.files.mark(self._wanted[0], failed=True)
        self._refused = error
        self._say_refused()

    def _say_refused(self) -> None:
        error, hint = self._refused, ""
        title = sentence(error)
        if isinstance(error, RadiographStudioError):
            title, hint = error.message, error.hint
        if self._wanted is not None and self.commands.hide_identity.isChecked():
            title, hint = (without_names(text, self._called(self._wanted[0])) for text in (title, hint))
        self._clear("error", title, hint, theme.DARK.error)
        if self._wanted is not None:
            # A report or a plan has no picture, but it has tags.
            self.stage.tags.set_source(self._wanted[0])
        self.statusMessage.emit(title)

    def _say_slow(self) -> None:
        if not self._reading.running or self._wanted is None:
            return
        path, frame = self._wanted
        if self.viewer.opened is not None and self.viewer.opened.path == path:
            # The last frame stays, with its zoom and window, and the slider that may still be in the user's hand.
            self.statusMessage.emit(tr("Reading frame {number}…", number=frame + 1))
        else:
            self._clear("review", tr("Reading…"), plain(self._called(path)))

    def _refuse_list(self, error: object) -> None:
        if self.files.count() == 0:
            self._wanted = (self.shelf.path, 0)
            self._refuse(error)
        else:
            said = sentence(error)
            hidden = self.commands.hide_identity.isChecked()
            self.statusMessage.emit(without_names(said, self._called(self.shelf.path)) if hidden else said)

    # -- names -------------------------------------------------------------------------------------

    def _called(self, source: Source) -> str:
        """Return what an image is called on screen: by its number while identity is hidden."""
        return self.files.number_name(source) if self.commands.hide_identity.isChecked() else source.name

    def _hide_identity(self, hidden: bool) -> None:
        self.files.hide_names(hidden)
        self.stage.tags.set_identity_hidden(hidden)
        for viewer in (self.viewer, self.companion.viewer):
            viewer.set_showing("date", not hidden)
            if viewer.opened is not None:
                viewer.set_shown_name(self._called(viewer.opened.path))
        if self._refused is not None:
            self._say_refused()
        else:
            self._say_slow()
        radiograph = None if self.viewer.opened is None else self.viewer.opened.radiograph
        burnt_in = (
            radiograph is not None and radiograph.burned_in_annotation is not False and radiograph.source == "DICOM"
        )
        said = tr("Names are hidden on screen.") if hidden else tr("Names are shown again.")
        if hidden and burnt_in:
            said = tr("Names are hidden on screen. Text may be burnt into this picture all the same: look at it.")
        self.statusMessage.emit(said)

    # -- side by side and tags ---------------------------------------------------------------------

    def _set_side_by_side(self, wanted: bool) -> None:
        opened = self.viewer.opened
        if wanted and opened is not None:
            self.companion.keep(opened, self.viewer.sheet)
            self.companion.viewer.set_shown_name(self._called(opened.path))
            self.statusMessage.emit(tr("This picture stays at the right; open or choose another to compare."))
        else:
            self.companion.put_away()

    def _tags_shown(self, shown: bool) -> None:
        # The dock is also hidden with the page; only its own cross says that it is not wanted.
        if shown or not self.stage.dock.isVisibleTo(self.stage.inner):
            self.commands.show_tags.setChecked(shown)

    def _show_tags(self, wanted: bool) -> None:
        self.stage.dock.setVisible(wanted)
        if wanted:
            self.stage.tags.update_rows()

    def close_images(self) -> None:
        """Take all images off the list, with what was measured on them."""
        self.cine.stop()
        self._reading.cancel()
        self._wanted = self._refused = None
        self.shelf.close()
        self.commands.side_by_side.setChecked(False)
        self.measuring.forget_all()
        self._say_empty()

    def _say_empty(self) -> None:
        self._clear("review", *map(tr, _EMPTY))

    def _clear(self, icon: str, title: str, hint: str, colour: str = "") -> None:
        self.viewer.say(icon, title, hint, colour)
        self.bar.set_choices((), -1)
        self.stage.tags.set_source(None)
        self.frame_bar.set_frames(1, 0)
        self.notes.set_notes(())
        self.panel.set_shown_notes(())
        if self.desk.radiograph is not None:
            self.desk.set_radiograph(None)
        self._enable()

    def _enable(self) -> None:
        opened = self.viewer.opened
        frames = opened.radiograph.frames if opened is not None else 1
        self.commands.enable(opened is not None, self.files.count(), frames)
        self.commands.invert.setChecked(self.viewer.inverted and opened is not None)
        border = opened is not None and opened.border is not None
        self.commands.offer_border(border, opened is not None and opened.unmasked is not None)

    def _mask_border(self) -> None:
        opened, masked = self.viewer.opened, self.commands.mask_border.isChecked()
        if opened is not None and opened.border is not None:
            self.cine.stop()
            self._reading.start(lambda: with_border(opened, masked))

    def _add_note(self, note: str) -> None:
        opened = self.viewer.opened
        if opened is not None:
            self.notes.set_notes(tuple(dict.fromkeys((*opened.notes, note))))

    def _frame_wanted(self, frame: int) -> None:
        opened = self.viewer.opened
        if opened is not None:
            self._read(opened.path, frame)

    # -- dialogs and drops -------------------------------------------------------------------------

    def choose_images(self) -> None:
        """Ask for images (and models) to open."""
        choosing.ask_for_images(self, self.folder, self.open_files)

    def choose_folder(self) -> None:
        """Ask for a folder whose images are to be opened."""
        choosing.ask_for_folder(self, self.folder, self.open_files)

    def choose_model(self) -> None:
        """Ask for a model to score with."""
        choosing.ask_for_model(self, self.folder, lambda paths: self.set_model(paths[0]))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            theme.set_style(self._frame, "kind", "drop")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        theme.set_style(self._frame, "kind", "")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        theme.set_style(self._frame, "kind", "")
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.open_files(paths)

    # -- inside ------------------------------------------------------------------------------------

    def _layout(self) -> None:
        self.stage = Stage([self.bar, self.notes], [self.viewer, self.companion.viewer], [self.frame_bar])
        self._frame = self.stage
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.files)
        splitter.addWidget(self.stage)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([28 * theme.SPACING, 100 * theme.SPACING])
        splitter.setCollapsible(1, False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(splitter, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        commands, viewer = self.commands, self.viewer
        for action, slot in (
            (commands.open_image, self.choose_images),
            (commands.open_model, self.choose_model),
            (commands.open_folder, self.choose_folder),
            (commands.close_images, self.close_images),
            (commands.fit, viewer.fit),
            (commands.actual_size, viewer.actual_size),
            (commands.zoom_in, viewer.zoom_in),
            (commands.zoom_out, viewer.zoom_out),
            (commands.reset_view, viewer.reset),
            (commands.rotate_right, viewer.rotate_right),
            (commands.rotate_left, viewer.rotate_left),
            (commands.flip_across, viewer.flip_across),
            (commands.flip_down, viewer.flip_down),
            (commands.next_image, partial(self.files.step, 1)),
            (commands.previous_image, partial(self.files.step, -1)),
            (commands.next_frame, partial(self.frame_bar.step, 1)),
            (commands.previous_frame, partial(self.frame_bar.step, -1)),
        ):
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
        for action, what in (
            (commands.show_shutter, "shutter"),
            (commands.show_overlays, "overlays"),
            (commands.show_letters, "letters"),
            (commands.show_texts, "texts"),
            (commands.show_scale, "scale"),
            (commands.magnifier, "magnifier"),
        ):
            action.toggled.connect(partial(viewer.set_showing, what))
            action.toggled.connect(partial(self.companion.viewer.set_showing, what))
        for action, slot in (
            (commands.save_picture, self.exporting.save),
            (commands.copy_picture, self.exporting.copy),
            (commands.mask_border, self._mask_border),
        ):
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
        commands.play.toggled.connect(self.cine.play)
        self.cine.playingChanged.connect(commands.play.setChecked)
        self.cine.frameWanted.connect(self.frame_bar.slider.setValue)
        self.exporting.statusMessage.connect(self.statusMessage)
        self.exporting.noteWanted.connect(self._add_note)
        commands.side_by_side.toggled.connect(self._set_side_by_side)
        commands.show_tags.toggled.connect(self._show_tags)
        self.stage.dock.toggleViewAction().toggled.connect(self._tags_shown)
        viewer.frameStepWanted.connect(self.frame_bar.step)
        self.measuring.statusMessage.connect(self.statusMessage)
        commands.invert.toggled.connect(viewer.set_inverted)
        viewer.invertedChanged.connect(commands.invert.setChecked)
        viewer.windowChanged.connect(self._window_changed)
        self.bar.windowChosen.connect(viewer.set_voi)
        self.frame_bar.frameWanted.connect(self._frame_wanted)
        # The next frame of the file before must not overtake another file.
        self.files.wanted.connect(lambda _source: self.cine.stop())
        self.files.wanted.connect(self._read)
        self.panel.open_model_button.clicked.connect(self.choose_model)
        self._reading.succeeded.connect(self._show)
        self._reading.failed.connect(self._refuse)
        self._reading.finished.connect(self._slow.stop)
        self._reading.finished.connect(partial(self.shelf.thumbnails.hold, False))
        self.shelf.failed.connect(self._refuse_list)
        self.shelf.statusMessage.connect(self.statusMessage)
        commands.hide_identity.toggled.connect(self._hide_identity)
        self._slow.timeout.connect(self._say_slow)

    def _window_changed(self, voi: windowing.Voi | None) -> None:
        opened = self.viewer.opened
        if opened is not None:
            self.bar.set_current(windowing.chosen(opened.choices, voi))

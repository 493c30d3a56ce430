"""The commands of the Review page, each with its key; they sit in the bar over the picture and in the menus."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from radiograph_studio.language import mark, tr
from radiograph_studio.ui import icons
from radiograph_studio.ui.review.measures import Kind

Actions = tuple[QAction | None, ...]
"""What a menu holds, in order; None is a line between two groups."""

_TOOLS: tuple[tuple[Kind | None, str, str, str, str], ...] = (
    (None, "windowToolAction", mark("&Window and level"), "window-level", "W"),
    ("ruler", "rulerAction", mark("&Ruler"), "ruler", "M"),
    ("angle", "angleAction", mark("&Angle"), "angle", "N"),
    ("cobb", "cobbAction", mark("&Cobb angle"), "cobb", "C"),
    ("ratio", "chestRatioAction", mark("Cardiothoracic rati&o"), "chest-ratio", "Shift+C"),
    ("rectangle", "rectangleAction", mark("Re&gion: rectangle"), "rectangle", "B"),
    ("ellipse", "ellipseAction", mark("Region: &ellipse"), "ellipse", "E"),
    ("calibration", "calibrateAction", mark("Cali&brate by a known length…"), "calibrate", "K"),
)


class ReviewActions(QObject):
    """Makes the actions as children of the page; keys work while the page or something in it has the focus."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._add_files()
        self._add_view()
        self._add_layers()
        self._add_measuring()
        self.reset_view.setToolTip(tr("Reset window, zoom, turn and polarity (0 or Space)"))
        # Opening is wanted from every page; single letters must not be taken from other pages' fields.
        self.open_image.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.enable(False)

    def enable(self, picture: bool, files: int = 0, frames: int = 1) -> None:
        """Make available what can be done with a picture on show, and with so many files and frames."""
        for action in self._need_picture:
            action.setEnabled(picture)
        for action in (self.next_image, self.previous_image):
            action.setEnabled(files > 1)
        self.close_images.setEnabled(files > 0)
        for action in (self.next_frame, self.previous_frame, self.play):
            action.setEnabled(picture and frames > 1)

    def offer_border(self, there: bool, masked: bool) -> None:
        """Make available, or not, to mask the border of the picture on show."""
        self.mask_border.setEnabled(there)
        self.mask_border.setChecked(masked)
        self.mask_border.setToolTip(
            tr("Mask border (Shift+B)")
            if there
            else tr("Mask border (Shift+B): this picture has no even border, or its file says what is padding")
        )

    def view_menu(self) -> Actions:
        """Return what the View menu holds of this page."""
        return (
            *(self.fit, self.actual_size, self.zoom_in, self.zoom_out, self.magnifier, self.reset_view, None),
            *(self.show_shutter, self.show_overlays, self.show_letters, self.show_texts, self.show_scale),
            *(self.hide_identity, None),
            *(self.side_by_side, self.show_tags),
        )

    def picture_menu(self) -> Actions:
        """Return what the Picture menu holds; the windows of the file follow below."""
        return (
            *(self.next_image, self.previous_image, self.next_frame, self.previous_frame, self.play, None),
            *(self.rotate_right, self.rotate_left, self.flip_across, self.flip_down, self.invert, None),
            *(self.region_window, self.mask_border),
        )

    def turn_menu(self) -> Actions:
        """Return the turns and flips."""
        return self.rotate_right, self.rotate_left, self.flip_across, self.flip_down

    def measure_menu(self) -> Actions:
        """Return the tools, and what is done with what was drawn."""
        drawn = (self.leave_tool, self.remove_measurement, self.remove_measurements, self.file_spacing)
        return (*self.tools.values(), None, *drawn)

    def _add_files(self) -> None:
        self.open_image = self._add("openImageAction", tr("&Open images…"), "open", "Ctrl+O")
        self.open_folder = self._add("openImageFolderAction", tr("Open a &folder of images…"), "folder", "Ctrl+Alt+O")
        self.open_model = self._add("openModelAction", tr("Open a &model…"), "model", "Ctrl+Shift+O")
        self.close_images = self._add("closeImagesAction", tr("&Close all images"), "close", "Ctrl+W")
        self.next_image = self._add("nextImageAction", tr("&Next image"), "", "PgDown")
        self.previous_image = self._add("previousImageAction", tr("&Previous image"), "", "PgUp")
        self.next_frame = self._add("nextFrameAction", tr("Next fra&me"), "", "Ctrl+PgDown")
        self.previous_frame = self._add("previousFrameAction", tr("Previous fram&e"), "", "Ctrl+PgUp")
        self.play = self._add("playAction", tr("&Play the frames"), "play", "P", check=False)
        self.save_picture = self._add("savePictureAction", tr("&Save picture as…"), "save", "Ctrl+S")
        self.copy_picture = self._add("copyPictureAction", tr("&Copy picture"), "", "Ctrl+Shift+C")

    def _add_view(self) -> None:
        self.fit = self._add("fitAction", tr("&Fit"), "fit", "F", "=")
        self.actual_size = self._add("actualSizeAction", tr("&Actual pixels (1:1)"), "actual-size", "A")
        self.zoom_in = self._add("zoomInAction", tr("Zoom &in"), "zoom-in", "+")
        self.zoom_out = self._add("zoomOutAction", tr("Zoom &out"), "zoom-out", "-")
        self.invert = self._add("invertAction", tr("&Invert"), "invert", "I", check=False)
        self.reset_view = self._add("resetViewAction", tr("&Reset window, zoom, turn and polarity"), "reset", "0")
        self.rotate_right = self._add("rotateRightAction", tr("Rotate &right"), "rotate-right", "R")
        self.rotate_left = self._add("rotateLeftAction", tr("Rotate &left"), "rotate-left", "L")
        self.flip_across = self._add("flipAcrossAction", tr("Flip left to right"), "flip-across", "H")
        self.flip_down = self._add("flipDownAction", tr("Flip top to bottom"), "flip-down", "V")

    def _add_layers(self) -> None:
        self.show_shutter = self._add("shutterAction", tr("&Shutter of the file"), "", "S", check=True)
        self.show_overlays = self._add("overlaysAction", tr("&Overlays of the file"), "", "O", check=True)
        self.show_letters = self._add("lettersAction", tr("Orientation &letters"), "", "Shift+L", check=True)
        self.show_texts = self._add("textsAction", tr("Corner &texts"), "", "Shift+T", check=True)
        self.show_scale = self._add("scaleBarAction", tr("Scale &bar"), "", "Shift+M", check=True)
        self.magnifier = self._add("magnifierAction", tr("&Magnifier"), "", "Z", check=False)
        self.hide_identity = self._add("hideIdentityAction", tr("&Hide identity"), "hidden", "Ctrl+H", check=False)
        self.hide_identity.setToolTip(tr("Hide identity and file names on screen (Ctrl+H)"))
        self.side_by_side = self._add("sideBySideAction", tr("Side &by side"), "side-by-side", "D", check=False)
        self.side_by_side.setToolTip(tr("Keep this picture beside the next ones, with linked zoom (D)"))
        self.show_tags = self._add("tagsAction", tr("Ta&gs of the file"), "tags", "T", check=False)

    def _add_measuring(self) -> None:
        group = QActionGroup(self)
        self.tools: dict[Kind | None, QAction] = {}
        for kind, name, text, icon, key in _TOOLS:
            self.tools[kind] = self._add(name, tr(text), icon, key, check=kind is None)
            group.addAction(self.tools[kind])
        self.leave_tool = self._add("leaveToolAction", tr("&Leave the tool"), "", "Esc")
        self.remove_measurement = self._add(
            "removeMeasurementAction", tr("&Delete the selected measurement"), "", "Del"
        )
        self.remove_measurements = self._add(
            "removeMeasurementsAction", tr("Delete all &measurements"), "", "Ctrl+Shift+Del"
        )
        self.file_spacing = self._add("fileSpacingAction", tr("&Forget the calibration"), "", "Shift+K")
        self.region_window = self._add("regionWindowAction", tr("Window from the re&gion"), "", "Shift+W")
        self.mask_border = self._add("maskBorderAction", tr("Mask &border"), "", "Shift+B", check=False)
        self.mask_border.setEnabled(False)
        self._need_picture = [
            *(self.save_picture, self.copy_picture),
            *(self.fit, self.actual_size, self.zoom_in, self.zoom_out, self.invert, self.reset_view),
            *(self.rotate_right, self.rotate_left, self.flip_across, self.flip_down, *self.tools.values()),
            *(self.leave_tool, self.remove_measurement, self.remove_measurements, self.file_spacing),
            *(self.region_window, self.side_by_side),
        ]

    def _add(self, name: str, text: str, icon: str, *keys: str, check: bool | None = None) -> QAction:
        action = QAction(text, self._page)
        action.setObjectName(name)
        if icon:
            action.setIcon(icons.icon(icon))
        if check is not None:
            action.setCheckable(True)
            action.setChecked(check)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        plain = text.replace("&", "").rstrip("…")
        action.setToolTip(f"{plain} ({_in_words(action.shortcuts())})")
        self._page.addAction(action)
        return action


def _in_words(keys: list[QKeySequence]) -> str:
    """Return one key, or two of them, as the keyboard of the reader's language names them."""
    first, *others = (key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    return tr("{key} or {other}", key=first, other=others[0]) if others else first

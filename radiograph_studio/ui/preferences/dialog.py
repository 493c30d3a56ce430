"""The settings dialog: beside the work, built from `entries`; what is changed there holds at once."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QIcon, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from radiograph_studio import paths
from radiograph_studio.errors import StorageError
from radiograph_studio.language import tr
from radiograph_studio.ui import theme
from radiograph_studio.ui.operation import Operation, sentence
from radiograph_studio.ui.preferences.entries import CHOICES, PLACES, SWITCHES, Choice, Place, Switch
from radiograph_studio.ui.widgets import button, card, named, tip

if TYPE_CHECKING:
    from radiograph_studio.ui.main_window import MainWindow

_WIDTH = 88 * theme.SPACING
_MEGABYTE = 1_000_000


class SettingsDialog(QDialog):
    """Follows the window where the same is set in a menu, and the disk whenever it is shown."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("settingsDialog")
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choices: list[tuple[Choice[Any], QComboBox]] = []
        self._switches: list[tuple[Switch, QCheckBox]] = []
        self.cache_size = named(theme.label(), "cacheSizeLabel")
        self.empty_button = button(tr("&Empty it"), "emptyCacheButton")
        self.said = named(theme.label(wrap=True, tone="muted"), "settingsSaid")
        self._cache = Operation(self)
        self._layout()
        self.empty_button.clicked.connect(self._empty_cache)
        self._cache.succeeded.connect(self._show_size)
        self._cache.failed.connect(self._cache_failed)
        window.settingsChanged.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what is remembered."""
        memory = self._window.memory
        for choice, combo in self._choices:
            combo.setCurrentIndex([value for value, _ in choice.options].index(choice.read(memory)))
        for switch, check in self._switches:
            check.setChecked(switch.read(memory))

    def open_folder(self, place: Place) -> None:
        """Show a folder in the desktop's own way; it is made where it is missing."""
        try:
            folder = paths.writable(place.folder())
        except StorageError as error:
            self._say(str(error), "error")
            return
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        self._say("" if opened else tr("The desktop did not open the folder. Its path can be copied from the field."))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_size()

    def _ask_size(self) -> None:
        self.empty_button.setEnabled(False)
        self._cache.start(_cache_size)

    def _empty_cache(self) -> None:
        self.empty_button.setEnabled(False)
        self._cache.start(_empty_cache)

    def _show_size(self, size: object) -> None:
        assert isinstance(size, int)
        self.cache_size.setText(f"{max(size / _MEGABYTE, 0.1):.1f} MB" if size else tr("Empty", "the cache"))
        self.empty_button.setEnabled(size > 0)
        self.empty_button.setToolTip("" if size else tr("There is nothing in it"))
        self._say("")

    def _cache_failed(self, error: object) -> None:
        self.empty_button.setEnabled(True)
        self._say(sentence(error), "error")

    def _say(self, text: str, tone: str = "muted") -> None:
        self.said.setText(text)
        theme.set_style(self.said, "tone", tone)

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.SPACING] * 4)
        # All of it fits on a screen of 720 lines.
        column.setSpacing(theme.SPACING // 2)
        for title, part in (
            (tr("Appearance"), self._appearance()),
            (tr("Privacy"), self._privacy()),
            (tr("On this computer"), self._places()),
        ):
            column.addWidget(theme.label(title, "title"))
            column.addWidget(part)
            column.addSpacing(theme.SPACING)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for each in buttons.buttons():
            each.setIcon(QIcon())
        last = QHBoxLayout()
        last.addWidget(self.said, 1)
        last.addWidget(buttons)
        column.addStretch(1)
        column.addLayout(last)
        self.resize(_WIDTH, self.sizeHint().height())

    def _appearance(self) -> QWidget:
        frame, grid = _grid()
        for row, choice in enumerate(CHOICES):
            grid.addWidget(theme.label(tr(choice.note), "caption"), row, 2)
            grid.addWidget(self._combo(choice), row, 1)
            grid.addWidget(_label(tr(choice.label), self._choices[-1][1]), row, 0)
        grid.setColumnStretch(2, 1)
        return frame

    def _combo(self, choice: Choice[Any]) -> QComboBox:
        combo = named(QComboBox(), choice.name)
        combo.setAccessibleName(tr(choice.label).replace("&", ""))
        for _, text in choice.options:
            combo.addItem(tr(text))
        # Only what a person chooses is written, not what is shown to follow the window.
        combo.activated.connect(lambda index: choice.write(self._window, choice.options[index][0]))
        self._choices.append((choice, combo))
        return combo

    def _privacy(self) -> QWidget:
        frame, column = card()
        column.setSpacing(theme.SPACING // 2)
        for switch in SWITCHES:
            column.addWidget(self._check(switch))
            note = theme.label(tr(switch.note), "caption", wrap=True)
            note.setContentsMargins(3 * theme.SPACING, 0, 0, 0)
            column.addWidget(note)
        return frame

    def _check(self, switch: Switch) -> QCheckBox:
        check = named(QCheckBox(tr(switch.label)), switch.name)
        check.clicked.connect(lambda wanted: switch.write(self._window, wanted))
        self._switches.append((switch, check))
        return check

    def _places(self) -> QWidget:
        frame, grid = _grid()
        for row, place in enumerate(PLACES):
            self._add_place(grid, row, place)
        row = len(PLACES)
        size = QHBoxLayout()
        size.setSpacing(2 * theme.SPACING)
        size.addWidget(self.cache_size)
        size.addWidget(theme.label(tr("Numbers, no pictures: the next training is faster."), "caption"), 1)
        theme.set_tabular(self.cache_size)
        grid.addWidget(theme.label(tr("Feature cache")), row, 0)
        grid.addLayout(size, row, 1)
        grid.addWidget(self.empty_button, row, 2)
        grid.setColumnStretch(1, 1)
        return frame

    def _add_place(self, grid: QGridLayout, row: int, place: Place) -> None:
        path = paths.printable(str(place.folder()))
        field = named(QLineEdit(path), f"{place.name}PlaceEdit")
        field.setReadOnly(True)
        field.setCursorPosition(0)
        field.setToolTip(tip(path))
        field.setAccessibleName(tr(place.label))
        opener = button(tr("Open folder"), f"{place.name}PlaceButton", "folder")
        opener.setAccessibleName(tr("Open folder: {place}", place=tr(place.label)))
        opener.clicked.connect(lambda: self.open_folder(place))
        grid.addWidget(theme.label(tr(place.label)), row, 0)
        grid.addWidget(field, row, 1)
        grid.addWidget(opener, row, 2)


def show_settings(window: "MainWindow") -> SettingsDialog:
    """Show the settings beside the work."""
    open_ = window.findChild(SettingsDialog, "settingsDialog")
    dialog = open_ if isinstance(open_, SettingsDialog) else SettingsDialog(window)
    dialog.show()
    dialog.activateWindow()
    return dialog


def _grid() -> tuple[QWidget, QGridLayout]:
    frame, column = card()
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * theme.SPACING)
    grid.setVerticalSpacing(theme.SPACING // 2)
    column.addLayout(grid)
    return frame, grid


def _label(text: str, buddy: QWidget) -> QLabel:
    made = QLabel(text)
    made.setBuddy(buddy)
    return made


def _cache_size() -> int:
    from radiograph_studio.workflows.cache import cache_size

    return cache_size()


def _empty_cache() -> int:
    from radiograph_studio.workflows.cache import empty_cache

    return empty_cache()


__all__ = ["SettingsDialog", "show_settings"]

"""The menus: every command with its key."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from radiograph_studio.language import tr
from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.rail import PAGES
from radiograph_studio.ui.wording import plain

if TYPE_CHECKING:
    from radiograph_studio.ui.main_window import MainWindow


class Menus:
    """The menu bar: its titles are there at once, its commands once all pages are."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        bar = window.menuBar()
        # Every letter of the two middle ones belongs to a field on some page.
        titles = (tr("&File"), tr("&View"), tr("Picture"), tr("Measure"), tr("&Help"))
        self._file, self._view, self._picture, self._measure, self._help = (bar.addMenu(title) for title in titles)

    def fill(self) -> None:
        """Add the commands."""
        _fill_file(self._window, self._file)
        _fill_view(self._window, self._view)
        review = self._window.review_page
        _fill(self._picture, review.commands.picture_menu())
        self._picture.addMenu(review.bar.window_menu)
        _fill(self._measure, review.commands.measure_menu())
        _fill_help(self._window, self._help)


def _fill_file(window: "MainWindow", menu: QMenu) -> None:
    commands = window.review_page.commands
    _fill(menu, (commands.open_image, commands.open_folder, commands.open_model))
    _fill(menu, (commands.close_images, None, commands.save_picture, commands.copy_picture, None))
    _add(menu, tr("Open &sample project"), window.open_samples, "openSamplesAction", "Ctrl+Shift+S", "sample")
    recent = menu.addMenu(icons.icon("recent"), tr("&Recent projects"))
    recent.aboutToShow.connect(partial(_fill_recent, window, recent))
    _add(menu, tr("Network &weights…"), partial(_show_weights, window), "weightsAction", "Ctrl+Shift+W", "model")
    images = menu.addMenu(icons.icon("recent"), tr("Recent i&mages"))
    images.aboutToShow.connect(partial(_fill_recent_images, window, images))
    keep = _add(menu, tr("&Keep lists of what was opened"), lambda: None, "keepRecentAction", "Ctrl+Shift+K")
    keep.setCheckable(True)
    keep.setChecked(window.memory.keeps_recent)
    keep.setToolTip(tr("Paths only, on this computer; switched off, the lists are emptied"))
    keep.toggled.connect(window.keep_recent)
    window.settingsChanged.connect(lambda: keep.setChecked(window.memory.keeps_recent))
    menu.addSeparator()
    _add_settings(window, menu)
    # Windows has no key of its own for it.
    key = QKeySequence(QKeySequence.StandardKey.Quit)
    _add(menu, tr("&Quit"), window.close, "quitAction", "Ctrl+Q" if key.isEmpty() else key)


def _add_settings(window: "MainWindow", menu: QMenu) -> None:
    key = QKeySequence(QKeySequence.StandardKey.Preferences)
    text, show = tr("Se&ttings…"), partial(_show_settings, window)
    action = _add(menu, text, show, "settingsAction", "Ctrl+," if key.isEmpty() else key)
    action.setMenuRole(QAction.MenuRole.PreferencesRole)


def _show_settings(window: "MainWindow") -> None:
    from radiograph_studio.ui import preferences

    preferences.show_settings(window)


def _fill_recent(window: "MainWindow", menu: QMenu) -> None:
    rows = [(project.name, partial(window.open_project, project)) for project in window.memory.recent]
    _fill_list(menu, rows, tr("No projects yet"), window.forget_projects)


def _fill_recent_images(window: "MainWindow", menu: QMenu) -> None:
    if window.review_page.commands.hide_identity.isChecked():
        menu.clear()
        menu.addAction(tr("Names are hidden (Ctrl+H shows them)")).setEnabled(False)
        return
    rows = [(path.name or str(path), partial(window.open_images, path)) for path in window.memory.recent_images]
    _fill_list(menu, rows, tr("No images yet"), window.memory.forget_images)


def _fill_list(
    menu: QMenu, rows: Sequence[tuple[str, Callable[[], object]]], none: str, forget: Callable[[], object]
) -> None:
    menu.clear()
    for name, function in rows:
        # An ampersand in a name is no mnemonic.
        menu.addAction(plain(name).replace("&", "&&")).triggered.connect(_called(function))
    if rows:
        menu.addSeparator()
        menu.addAction(tr("&Clear this list")).triggered.connect(_called(forget))
    else:
        menu.addAction(none).setEnabled(False)


def _called(function: Callable[[], object]) -> Callable[[bool], None]:
    """Return a slot that calls ``function`` without the state of the button."""

    def slot(_checked: bool = False) -> None:
        function()

    return slot


def _show_weights(window: "MainWindow") -> None:
    window.complete()
    window.train_page.manage_weights()


def _fill_view(window: "MainWindow", menu: QMenu) -> None:
    for index, (name, title) in enumerate(PAGES):
        _add(menu, "&" + tr(title), partial(window.show_page, index), f"{name}PageAction", f"Ctrl+{index + 1}", name)
    menu.addSeparator()
    _fill(menu, (*window.review_page.commands.view_menu(), None))
    full = _add(menu, tr("Full &screen"), window.toggle_full_screen, "fullScreenAction", "F11")
    full.setCheckable(True)
    theme_menu = menu.addMenu(tr("&Theme"))
    group = QActionGroup(window)
    schemes: tuple[tuple[theme.Scheme, str, str], ...] = (
        ("dark", tr("&Dark"), "Ctrl+Shift+D"),
        ("light", tr("&Light"), "Ctrl+Shift+L"),
    )
    for scheme, title, key in schemes:
        action = _add(theme_menu, title, partial(window.set_theme, scheme), f"{scheme}ThemeAction", key)
        action.setCheckable(True)
        action.setChecked(theme.scheme() == scheme)
        group.addAction(action)
        window.settingsChanged.connect(partial(_follow_theme, action, scheme))


def _follow_theme(action: QAction, scheme: theme.Scheme) -> None:
    # What this window shows: another one may have chosen otherwise for the next start.
    action.setChecked(theme.scheme() == scheme)


def _fill_help(window: "MainWindow", menu: QMenu) -> None:
    from radiograph_studio.ui import about, guide, report_dialog, shortcuts

    sheet = partial(shortcuts.show_shortcuts, window, window.menuBar())
    _add(menu, tr("&Keyboard and mouse"), sheet, "shortcutsAction", "?", "keyboard")
    _add(menu, tr("&Help on this page"), partial(_show_help, window), "helpAction", "F1", "info")
    _add(menu, tr("First &steps"), partial(guide.show_help, window), "walkThroughAction", "Shift+F1")
    menu.addSeparator()
    for title, function, name, key in (
        (tr("Show &log folder"), report_dialog.show_log_folder, "logFolderAction", "Ctrl+Shift+F1"),
        (tr("&Copy diagnostic report"), report_dialog.copy_report, "copyReportAction", "Ctrl+Shift+F2"),
    ):
        _add(menu, title, partial(_say, window, function), name, key)
    menu.addSeparator()
    _add(menu, tr("&About Radiograph Studio"), partial(about.show_about, window), "aboutAction", "Ctrl+F1")


def _say(window: "MainWindow", function: Callable[[], str]) -> None:
    window.say(function())


def _show_help(window: "MainWindow") -> None:
    from radiograph_studio.ui import guide

    name, _ = PAGES[window.page()]
    guide.show_help(window, name)


def _fill(menu: QMenu, actions: Iterable[QAction | None]) -> None:
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)


def _add(
    menu: QMenu,
    text: str,
    function: Callable[[], object],
    name: str,
    key: QKeySequence | str = "",
    icon: str = "",
) -> QAction:
    action = menu.addAction(text)
    action.setObjectName(name)
    action.triggered.connect(lambda _checked=False: function())
    if key:
        action.setShortcut(key)
    if icon:
        action.setIcon(icons.icon(icon))
    return action

"""The menus: every command with its key."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.rail import PAGES

if TYPE_CHECKING:
    from radiograph_studio.ui.main_window import MainWindow


class Menus:
    """The menu bar: its titles are there at once, its commands once all pages are."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        bar = window.menuBar()
        # Every letter of the two middle ones belongs to a field on some page.
        titles = ("&File", "&View", "Picture", "Measure", "&Help")
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
    _fill(menu, (commands.open_image, commands.open_folder, commands.open_model, commands.close_images, None))
    _add(menu, "Open &sample project", window.open_samples, "openSamplesAction", icon="sample")
    recent = menu.addMenu(icons.icon("recent"), "&Recent projects")
    recent.aboutToShow.connect(partial(_fill_recent, window, recent))
    _add(menu, "Network &weights…", partial(_show_weights, window), "weightsAction", icon="model")
    menu.addSeparator()
    # Windows has no key of its own for it.
    key = QKeySequence(QKeySequence.StandardKey.Quit)
    _add(menu, "&Quit", window.close, "quitAction", "Ctrl+Q" if key.isEmpty() else key)


def _fill_recent(window: "MainWindow", menu: QMenu) -> None:
    menu.clear()
    for project in window.memory.recent:
        # An ampersand in a folder's name is no mnemonic.
        menu.addAction(project.name.replace("&", "&&"), partial(window.open_project, project))
    if window.memory.recent:
        menu.addSeparator()
        menu.addAction("&Clear this list", window.forget_projects)
    else:
        menu.addAction("No projects yet").setEnabled(False)


def _show_weights(window: "MainWindow") -> None:
    from radiograph_studio.ui.weights.dialog import WeightsDialog

    dialog = window.findChild(WeightsDialog) or WeightsDialog(window)
    dialog.show()
    dialog.activateWindow()


def _fill_view(window: "MainWindow", menu: QMenu) -> None:
    for index, (name, title) in enumerate(PAGES):
        _add(menu, f"&{title}", partial(window.show_page, index), f"{name}PageAction", f"Ctrl+{index + 1}", name)
    menu.addSeparator()
    _fill(menu, (*window.review_page.commands.view_menu(), None))
    full = _add(menu, "Full &screen", window.toggle_full_screen, "fullScreenAction", "F11")
    full.setCheckable(True)
    theme_menu = menu.addMenu("&Theme")
    group = QActionGroup(window)
    schemes: tuple[tuple[theme.Scheme, str], ...] = (("dark", "&Dark"), ("light", "&Light"))
    for scheme, title in schemes:
        action = _add(theme_menu, title, partial(window.set_theme, scheme), f"{scheme}ThemeAction")
        action.setCheckable(True)
        action.setChecked(window.memory.theme == scheme)
        group.addAction(action)


def _fill_help(window: "MainWindow", menu: QMenu) -> None:
    from radiograph_studio.ui import about, shortcuts

    sheet = partial(shortcuts.show_shortcuts, window, window.menuBar())
    _add(menu, "&Keyboard and mouse", sheet, "shortcutsAction", "?", "keyboard")
    _add(menu, "First &walk through", partial(about.show_walk_through, window), "walkThroughAction", "F1", "info")
    _add(menu, "&About Radiograph Studio", partial(about.show_about, window), "aboutAction")


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

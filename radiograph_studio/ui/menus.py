"""The menus: every command with its key."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.rail import PAGES

if TYPE_CHECKING:
    from radiograph_studio.ui.main_window import MainWindow


def fill_menus(window: "MainWindow") -> None:
    """Build the menu bar of the window."""
    _file_menu(window)
    _view_menu(window)
    _help_menu(window)


def _file_menu(window: "MainWindow") -> None:
    menu = window.menuBar().addMenu("&File")
    menu.addAction(window.review_page.open_image_action)
    _add(menu, "Open &sample project", window.open_samples, "openSamplesAction", icon="sample")
    recent = menu.addMenu(icons.icon("recent"), "&Recent projects")
    recent.aboutToShow.connect(partial(_fill_recent, window, recent))
    menu.addSeparator()
    _add(menu, "&Quit", window.close, "quitAction", QKeySequence(QKeySequence.StandardKey.Quit) or "Ctrl+Q")


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


def _view_menu(window: "MainWindow") -> None:
    menu = window.menuBar().addMenu("&View")
    for index, (name, title) in enumerate(PAGES):
        _add(menu, f"&{title}", partial(window.show_page, index), f"{name}PageAction", f"Ctrl+{index + 1}", name)
    menu.addSeparator()
    review = window.review_page
    for action in (review.invert_action, review.reset_view_action, review.fit_action, review.actual_size_action):
        menu.addAction(action)
    menu.addSeparator()
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


def _help_menu(window: "MainWindow") -> None:
    from radiograph_studio.ui import about

    menu = window.menuBar().addMenu("&Help")
    _add(menu, "First &walk through", partial(about.show_walk_through, window), "walkThroughAction", "F1", "info")
    _add(menu, "&About Radiograph Studio", partial(about.show_about, window), "aboutAction")


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

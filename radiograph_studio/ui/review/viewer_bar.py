"""The bar over the picture: its commands, the window menu, and, for files with frames, the slider below it."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QSlider, QToolBar, QToolButton, QWidget

from radiograph_studio import paths
from radiograph_studio.language import tr
from radiograph_studio.ui import icons, theme
from radiograph_studio.ui.review.actions import Actions, ReviewActions
from radiograph_studio.ui.review.windowing import Choice
from radiograph_studio.ui.widgets import named, tip
from radiograph_studio.ui.wording import plain

_NAME_WIDTH = 13 * theme.SPACING


class ViewerBar(QToolBar):
    """Commands as buttons and the window menu; ``windowChosen`` carries the row's window or table."""

    windowChosen = Signal(object)

    def __init__(self, actions: ReviewActions, page: QWidget) -> None:
        super().__init__(tr("Viewer"), page)
        self.setObjectName("viewerBar")
        self.setMovable(False)
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self._page = page
        self._rows: list[QAction] = []
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self.addAction(actions.open_image)
        self.addSeparator()
        self.addActions([actions.fit, actions.actual_size, actions.zoom_in, actions.zoom_out])
        self.addSeparator()
        self.addActions([actions.invert, actions.reset_view])
        self.window_button = named(QToolButton(), "windowButton")
        self.window_menu = QMenu(tr("&Window"), self.window_button)
        self._prepare_button()
        self.addWidget(self.window_button)
        self.addSeparator()
        self.addWidget(self._drop_down("turnButton", "turn", tr("Rotate and flip"), actions.turn_menu()))
        self.measure_button = self._drop_down("measureButton", "ruler", tr("Measure"), actions.measure_menu())
        self.addWidget(self.measure_button)
        for tool in actions.tools.values():
            tool.toggled.connect(lambda on, tool=tool: self._show_tool(tool, on))
        self.addActions([actions.side_by_side, actions.show_tags])
        opener = self.widgetForAction(actions.open_image)
        if isinstance(opener, QToolButton):
            opener.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            opener.setText(tr("Open…"))
        self.set_choices((), -1)

    def set_choices(self, choices: tuple[Choice, ...], current: int) -> None:
        """Fill the window menu; keys 1 to 9 choose its rows."""
        for action in self._rows:
            self._page.removeAction(action)
            self._group.removeAction(action)
            action.deleteLater()
        self.window_menu.clear()
        self._rows = [self._row(number, choice) for number, choice in enumerate(choices, 1)]
        self.window_button.setEnabled(bool(choices))
        self.window_button.setToolTip(
            tr("Window: the file's own, automatic or full range (keys 1 to 9)")
            if choices
            else tr("A window is for grey pictures: there is none on show")
        )
        self.set_current(current)

    def set_current(self, index: int) -> None:
        """Mark the row in use; -1 for a window made by hand."""
        for number, action in enumerate(self._rows):
            action.setChecked(number == index)
        nameless = tr("By hand") if self._rows else tr("Window")
        text = self._rows[index].text().replace("&&", "&") if index >= 0 else nameless
        # A file may give its window any name; what comes after this button must stay in the bar.
        short = self.window_button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _NAME_WIDTH)
        self.window_button.setText(short.replace("&", "&&"))

    def _row(self, number: int, choice: Choice) -> QAction:
        action = QAction(plain(choice.text).replace("&", "&&"), self._page)
        action.setCheckable(True)
        action.setToolTip(tip(choice.text))
        if number <= 9:
            action.setShortcut(QKeySequence(str(number)))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.windowChosen.emit(choice.voi))
        self._group.addAction(action)
        self.window_menu.addAction(action)
        self._page.addAction(action)
        return action

    def _drop_down(self, name: str, icon: str, words: str, rows: Actions) -> QToolButton:
        button = named(QToolButton(), name)
        menu = QMenu(button)
        fill_menu(menu, rows)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setIcon(icons.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setStyleSheet(_arrow(14))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _show_tool(self, tool: QAction, on: bool) -> None:
        if on:
            self.measure_button.setIcon(tool.icon() if tool.objectName() != "windowToolAction" else icons.icon("ruler"))
            theme.set_style(self.measure_button, "tone", "" if tool.objectName() == "windowToolAction" else "active")

    def _prepare_button(self) -> None:
        self.window_button.setMenu(self.window_menu)
        self.window_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.window_button.setIcon(icons.icon("window-level"))
        self.window_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.window_button.setAccessibleName(tr("Window"))
        self.window_button.setStyleSheet(_arrow(16))
        self.window_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def fill_menu(menu: QMenu, rows: Actions) -> None:
    """Add actions to a menu, with lines where there is None."""
    for action in rows:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)


def _arrow(room: int) -> str:
    """Return the style of a button with a menu: Qt puts the arrow into the lower corner, off the line of the text."""
    arrow = (paths.resources_dir() / "icons" / "theme" / f"chevron-down-{theme.scheme()}.svg").as_posix()
    return (
        f"QToolButton {{ padding-right: {room}px; }}"
        f'QToolButton::menu-indicator {{ image: url("{arrow}"); width: 12px; height: 12px; '
        "subcontrol-origin: padding; subcontrol-position: right center; right: 4px; }"
    )


class FrameBar(QWidget):
    """A button that plays and a slider over the frames of a file; hidden where there is one. Counted from 0."""

    frameWanted = Signal(int)

    def __init__(self, play: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.play_button = named(QToolButton(), "playButton")
        self.play_button.setDefaultAction(play)
        self.play_button.setAutoRaise(True)
        self.play_button.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.play_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider = named(QSlider(Qt.Orientation.Horizontal), "frameSlider")
        self.slider.setAccessibleName(tr("Frame"))
        self.slider.setPageStep(1)
        self._text = theme.label("", "caption")
        theme.set_tabular(self._text)
        self._text.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACING, theme.SPACING // 2, theme.SPACING, theme.SPACING // 2)
        row.addWidget(self.play_button)
        row.addWidget(self._text)
        row.addWidget(self.slider, 1)
        self.slider.valueChanged.connect(self._moved)
        self.hide()

    def set_frames(self, frames: int, current: int) -> None:
        """Show ``frames`` with ``current`` in view."""
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(frames - 1, 0))
            self.slider.setValue(current)
        self._say(current)
        self.setVisible(frames > 1)

    def step(self, by: int) -> None:
        """Go to a neighbouring frame."""
        self.slider.setValue(self.slider.value() + by)

    def _moved(self, frame: int) -> None:
        self._say(frame)
        self.frameWanted.emit(frame)

    def _say(self, frame: int) -> None:
        count = self.slider.maximum() + 1
        widest = tr("Frame {number} of {count}", number=count, count=count)
        self._text.setText(tr("Frame {number} of {count}", number=frame + 1, count=count))
        self._text.setFixedWidth(self._text.fontMetrics().horizontalAdvance(widest) + 8)

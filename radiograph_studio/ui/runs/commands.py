"""What can be done with runs: each an action that says why it cannot be had, for a button and the menus alike."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton

from radiograph_studio.language import mark, tr
from radiograph_studio.runs import RunSummary
from radiograph_studio.ui import icons
from radiograph_studio.ui.runs import words
from radiograph_studio.ui.widgets import button


class _Kind(NamedTuple):
    text: str
    icon: str
    key: str = ""
    """Shown in the menus; the table itself hears it."""


_KINDS: dict[words.Action, _Kind] = {
    "score": _Kind(mark("Score &images"), "review", "Return"),
    "report": _Kind(mark("Open re&port"), "report"),
    "again": _Kind(mark("Train &again"), "again"),
    "continue": _Kind(mark("&Continue…"), "longer"),
    "resume": _Kind(mark("&Resume"), "play"),
    "compare": _Kind(mark("Co&mpare"), "side-by-side"),
    "rename": _Kind(mark("Re&name"), "rename", "F2"),
    "folder": _Kind(mark("Show f&older"), "folder"),
    "export": _Kind(mark("&Export…"), "save"),
    "trash": _Kind(mark("Move to &trash"), "trash", "Del"),
}
_TIPS: dict[words.Action, str] = {
    "score": mark("Go to Review with this run's model"),
    "again": mark("Take this run's settings and folders to the Train page"),
    "continue": mark("Train on from this run's model for more epochs"),
    "resume": mark("Go on where this run was cut off"),
    "compare": mark("Curves, figures and settings beside each other"),
    "export": mark("One zip file without paths and file names of the images"),
}
_MENU: tuple[words.Action | None, ...] = (
    "score", "report", "folder", None, "again", "continue", "resume", None, "compare", None, "rename", "export", "trash"
)  # fmt: skip
_MORE: tuple[words.Action, ...] = ("rename", "folder", "export", "trash")


class RunCommands(QObject):
    """The actions, enabled by what is chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {name: self._made(name, kind) for name, kind in _KINDS.items()}

    def __getitem__(self, name: words.Action) -> QAction:
        return self._actions[name]

    def on(self, name: words.Action, function: Callable[[], object]) -> None:
        """Let an action do its work."""
        self._actions[name].triggered.connect(lambda _checked=False: function())

    def settle(self, runs: Sequence[RunSummary], busy: bool) -> None:
        """Enable what can be done with ``runs`` (``busy``: beside a training); the others say why not."""
        for name, action in self._actions.items():
            reason = words.reason(name, runs, busy)
            action.setToolTip(reason or (tr(_TIPS[name]) if name in _TIPS else ""))
            action.setEnabled(not reason)

    def button(self, name: words.Action, kind: str = "") -> QPushButton:
        """Return a button for an action, with its state and its reason."""
        action, shape = self._actions[name], _KINDS[name]
        made = button(tr(shape.text), f"run{name.capitalize()}Button", shape.icon, kind)
        made.clicked.connect(action.trigger)

        def follow() -> None:
            made.setEnabled(action.isEnabled())
            made.setToolTip(action.toolTip())

        action.changed.connect(follow)
        return made

    def more_button(self) -> QPushButton:
        """Return the button with the menu of what is done less often."""
        made = button(tr("Mor&e"), "runMoreButton")
        menu = QMenu(made)
        menu.setToolTipsVisible(True)
        menu.addActions([self._actions[name] for name in _MORE])
        made.setMenu(menu)
        return made

    def fill(self, menu: QMenu) -> None:
        """Add every action to a menu."""
        menu.setToolTipsVisible(True)
        for name in _MENU:
            if name is None:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[name])

    def _made(self, name: words.Action, kind: _Kind) -> QAction:
        text = tr(kind.text)
        if kind.key:
            key = QKeySequence(kind.key).toString(QKeySequence.SequenceFormat.NativeText)
            text = f"{text}\t{key}"
        action = QAction(icons.icon(kind.icon), text, self)
        action.setObjectName(f"run{name.capitalize()}Action")
        return action

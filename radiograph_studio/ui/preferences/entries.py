"""What can be set, as data: the dialog is built from it, so that a new setting is a line here.

Nothing is kept here. ``read`` looks at what the window remembers, ``write`` asks the window to change it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from radiograph_studio import paths
from radiograph_studio.language import mark
from radiograph_studio.ui import theme, translation
from radiograph_studio.ui.settings import Language, Memory
from radiograph_studio.ui.theme import Scheme

if TYPE_CHECKING:
    from radiograph_studio.ui.main_window import MainWindow

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """One of several; the texts of ``options`` and ``note`` are translated where they are shown."""

    name: str
    label: str
    options: tuple[tuple[Value, str], ...]
    read: Callable[[Memory], Value]
    write: Callable[["MainWindow", Value], None]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""

    name: str
    label: str
    read: Callable[[Memory], bool]
    write: Callable[["MainWindow", bool], None]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that the program writes to; ``name`` begins the names of its field and its button."""

    name: str
    label: str
    folder: Callable[[], Path]


LANGUAGE: Choice[Language] = Choice(
    "languageCombo",
    mark("&Language"),
    (("", mark("Language of the system")), ("en", translation.NAMES["en"]), ("de", translation.NAMES["de"])),
    lambda memory: memory.language,
    lambda window, language: window.set_language(language),
    mark("Takes effect at the next start."),
)
THEME: Choice[Scheme] = Choice(
    "themeCombo",
    mark("&Theme"),
    (("dark", mark("Dark")), ("light", mark("Light"))),
    lambda _memory: theme.scheme(),
    lambda window, scheme: window.set_theme(scheme),
)
CHOICES: tuple[Choice[Any], ...] = (LANGUAGE, THEME)

SWITCHES = (
    Switch(
        "keepRecentCheck",
        mark("&Keep lists of what was opened"),
        lambda memory: memory.keeps_recent,
        lambda window, wanted: window.keep_recent(wanted),
        mark("Paths only, on this computer; switched off, the lists are emptied"),
    ),
    Switch(
        "hideNamesCheck",
        mark("&Hide identity and file names at the start"),
        lambda memory: memory.hides_names,
        lambda window, wanted: window.hide_names_at_start(wanted),
        mark("For demonstrations and teaching; Ctrl+H shows and hides them at any time"),
    ),
)

PLACES = (
    Place("runs", mark("Runs and models"), paths.runs_dir),
    Place("weights", mark("Network weights"), lambda: paths.weights_dirs()[0]),
    Place("cache", mark("Cache"), paths.cache_dir),
    Place("logs", mark("Logs"), paths.logs_dir),
    Place("settings", mark("Settings"), paths.settings_dir),
)

__all__ = ["CHOICES", "LANGUAGE", "PLACES", "SWITCHES", "THEME", "Choice", "Place", "Switch"]

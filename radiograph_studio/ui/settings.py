"""What the window remembers: projects, last settings, theme (JSON), and its own geometry (an INI file of Qt).

A file that cannot be read is no reason not to start: the window then begins as on its first day.
"""

import json
import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError
from PySide6.QtCore import QByteArray, QSettings

from radiograph_studio import formats, paths
from radiograph_studio.errors import StorageError

_LOG = logging.getLogger(__name__)
_RECENT = 8
_PUT_OFF = 200
_ASIDE = "window.format-{}.json"

Language = Literal["", "en", "de"]


class Project(BaseModel):
    """The folders of one question: training, and where there are any, validation and test."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    train: Path
    validation: Path | None = None
    test: Path | None = None

    @property
    def name(self) -> str:
        """Name to show: that of the folder which holds the parts, or of the training folder itself."""
        named = self.train.parent if self.train.name.lower() in _TRAIN_NAMES else self.train
        return named.name or str(named)


_TRAIN_NAMES = ("train", "training")
_VALIDATION_NAMES = ("val", "validation", "valid")
_TEST_NAMES = ("test", "testing", "holdout")


def find_project(folder: Path) -> Project | None:
    """Return the project whose parts lie in ``folder`` (``train`` and ``val`` or ``test``), or None."""
    try:
        inside = {entry.name.lower(): entry for entry in folder.iterdir() if entry.is_dir()}
    except OSError:
        return None

    def first(names: tuple[str, ...]) -> Path | None:
        return next((inside[name] for name in names if name in inside), None)

    train, validation, test = first(_TRAIN_NAMES), first(_VALIDATION_NAMES), first(_TEST_NAMES)
    if train is None or (validation is None and test is None):
        return None
    return Project(train=train, validation=validation, test=test)


class Memory(BaseModel):
    """What is kept between two starts. ``recipe`` stays a plain dict: it is checked when it is used.

    Words of a program that knows more are kept as they are; a file of a newer format is set aside (`formats`).

    Of what was opened, projects and images, only paths are kept, and nothing where ``keeps_recent`` is False.
    """

    model_config = ConfigDict(extra="allow", validate_assignment=True)

    format: Literal[1] = formats.SETTINGS
    recent: list[Project] = Field(default_factory=list)
    recent_images: list[Path] = Field(default_factory=list)
    last_model: Path | None = None
    keeps_recent: bool = True
    hides_names: bool = False
    """Identity and file names are hidden as soon as there are pictures."""
    folders: tuple[str, str, str] = ("", "", "")
    recipe: dict[str, Any] | None = None
    welcomed: bool = False
    theme: Literal["dark", "light"] = "dark"
    language: Language = ""
    """Of the window; empty: the system's."""
    put_off: list[str] = Field(default_factory=list)
    """Ids of runs that were cut off and that the user does not want to be asked about again."""
    _may_write: bool = PrivateAttr(True)
    _stored: dict[str, Any] = PrivateAttr(default_factory=dict)
    """What the file held when it was last read or written: what differs from it was changed by this window."""

    @classmethod
    def load(cls) -> "Memory":
        """Return what was remembered, as far as it is understood, or a fresh memory."""
        memory = cls._read() or cls()
        memory._stored = memory.model_dump()  # noqa: SLF001 - one of its own kind
        return memory

    @classmethod
    def _read(cls) -> "Memory | None":
        path = _memory_path()
        try:
            data = path.read_bytes()
            content = json.loads(data)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as error:
            _LOG.warning("The window's memory could not be read and begins anew (%s).", type(error).__name__)
            return None
        if formats.number(content) <= formats.SETTINGS:
            return cls._understood(content)
        _LOG.info("The window's memory is of a newer version: it is set aside and read as far as understood.")
        memory = cls._understood({key: content[key] for key in set(cls.model_fields) - {"format"} if key in content})
        memory._may_write = _set_aside(path, data, formats.number(content))  # noqa: SLF001 - one of its own kind
        return memory

    @classmethod
    def _understood(cls, content: Any) -> "Memory":
        try:
            return cls.model_validate(content)
        except ValidationError as error:
            wrong = {str(each["loc"][0]) for each in error.errors() if each["loc"]}
            _LOG.warning("What the window remembers of some things begins anew (%s).", ", ".join(sorted(wrong)))
        # Without a name the whole is wrong: no dictionary.
        return cls.model_validate({key: content[key] for key in content.keys() - wrong}) if wrong else cls()

    def save(self) -> None:
        """Write the memory; a disk that refuses costs the memory, not the work."""
        self._adopt()
        if not self._may_write:
            return
        # The folders on the data page say what was opened as well.
        left_out = set() if self.keeps_recent else {"recent", "recent_images", "last_model", "folders"}
        try:
            paths.write_text(_memory_path(), self.model_dump_json(indent=1, exclude=left_out))
        except StorageError as error:
            _LOG.warning("The window's memory was not kept: %s", error.message)
        else:
            self._stored = self.model_dump()

    def _adopt(self) -> None:
        """Take over what another window has written meanwhile, but where this one has changed it, too."""
        other = self._read()
        if other is None:
            return
        own, stored = self.model_dump(), self._stored or Memory().model_dump()
        for name in other.model_fields_set & own.keys():
            if own[name] == stored.get(name):
                setattr(self, name, getattr(other, name))
        self._stored = other.model_dump()
        self._may_write = self._may_write and other._may_write  # noqa: SLF001 - one of its own kind

    def remember(self, project: Project) -> None:
        """Put ``project`` first among the recent ones and save."""
        self._adopt()
        if not self.keeps_recent:
            return
        others = [other for other in self.recent if other != project]
        self.recent = [project, *others][:_RECENT]
        self.save()

    def put_runs_off(self, run_ids: Sequence[str]) -> None:
        """Offer these runs no more at the start, and save."""
        self._adopt()
        self.put_off = [*(each for each in self.put_off if each not in run_ids), *run_ids][-_PUT_OFF:]
        self.save()

    def remember_images(self, paths: Sequence[Path]) -> None:
        """Put what was opened to be looked at (files, folders, archives) first among the recent ones and save."""
        self._adopt()
        if not self.keeps_recent:
            return
        opened = [path.absolute() for path in paths if _can_be_written(path)][:_RECENT]
        self.recent_images = [*opened, *(path for path in self.recent_images if path not in opened)][:_RECENT]
        self.save()

    def remember_model(self, path: Path) -> None:
        """Note the model that scores, and save."""
        if self.keeps_recent and _can_be_written(path):
            self.last_model = path.absolute()
            self.save()

    def keep_recent(self, wanted: bool) -> None:
        """Keep lists of what was opened from now on; or keep none, and forget those that there are."""
        self._adopt()
        self.keeps_recent = wanted
        if not wanted:
            self.recent, self.recent_images, self.last_model = [], [], None
            _forget_what_was_set_aside()
        self.save()

    def forget_projects(self) -> None:
        """Empty the list of recent projects and save."""
        self._adopt()
        self.recent = []
        _forget_what_was_set_aside()
        self.save()

    def forget_images(self) -> None:
        """Empty the list of recent images and save."""
        self._adopt()
        self.recent_images = []
        _forget_what_was_set_aside()
        self.save()


def _can_be_written(path: Path) -> bool:
    """False for a name whose bytes are no text: JSON cannot hold it."""
    return not any("\ud800" <= letter <= "\udfff" for letter in str(path.absolute()))


def _memory_path() -> Path:
    return paths.settings_dir() / "window.json"


def _set_aside(path: Path, data: bytes, number: int) -> bool:
    """Keep ``data`` beside the file that it came from; False where that is not possible."""
    try:
        paths.write_bytes(path.with_name(_ASIDE.format(number)), data)
    except StorageError:
        return False
    return True


def _forget_what_was_set_aside() -> None:
    # It names what was opened as well.
    for path in paths.settings_dir().glob(_ASIDE.format("*")):
        with suppress(OSError):
            path.unlink()


def _geometry() -> QSettings:
    return QSettings(str(paths.settings_dir() / "window.ini"), QSettings.Format.IniFormat)


def load_geometry() -> QByteArray | None:
    """Return the window's geometry as Qt saved it, or None."""
    value = _geometry().value("geometry")
    return value if isinstance(value, QByteArray) else None


def save_geometry(geometry: QByteArray) -> None:
    """Keep the window's geometry."""
    _geometry().setValue("geometry", geometry)

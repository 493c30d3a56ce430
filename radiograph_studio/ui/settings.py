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
_LISTS = ("recent", "recent_images", "last_model")
"""What was opened before."""
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
    _unwritten: set[str] = PrivateAttr(default_factory=set)
    """What this window has set since it last wrote. Of all else the file knows better: other windows write it, too."""

    def model_post_init(self, _context: Any) -> None:
        """Take what it was made of for what is to be written."""
        self._unwritten |= self.model_fields_set

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, value)
        if name in type(self).model_fields:
            self._unwritten.add(name)

    @classmethod
    def load(cls) -> "Memory":
        """Return what was remembered, as far as it is understood, or a fresh memory."""
        memory = cls._read() or cls()
        memory._unwritten.clear()  # noqa: SLF001 - one of its own kind
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
        """Write what was set; a disk that refuses costs the memory, not the work."""
        self._adopt()
        self._write()

    def _adopt(self) -> None:
        """Take over what other windows have written."""
        other = self._read()
        if other is None:
            return
        # What the file does not say, or says in an unknown way, stays as it is here.
        for name in other.model_fields_set - self._unwritten:
            if not name.startswith("_"):
                super().__setattr__(name, getattr(other, name))
        if not self.keeps_recent:
            for name in _LISTS:
                super().__setattr__(name, _fresh(name))
                self._unwritten.discard(name)
        self._may_write = other._may_write  # noqa: SLF001 - one of its own kind

    def _write(self) -> None:
        if not self._may_write:
            return
        # The folders on the data page say what was opened as well.
        left_out = set() if self.keeps_recent else {*_LISTS, "folders"}
        try:
            paths.write_text(_memory_path(), self.model_dump_json(indent=1, exclude=left_out))
        except StorageError as error:
            _LOG.warning("The window's memory was not kept: %s", error.message)
        else:
            self._unwritten &= left_out - set(_LISTS)

    def remember(self, project: Project) -> None:
        """Put ``project`` first among the recent ones and save."""
        self._adopt()
        if self.keeps_recent:
            self.recent = [project, *(other for other in self.recent if other != project)][:_RECENT]
        self._write()

    def put_runs_off(self, run_ids: Sequence[str]) -> None:
        """Offer these runs no more at the start, and save."""
        self._adopt()
        self.put_off = [*(each for each in self.put_off if each not in run_ids), *run_ids][-_PUT_OFF:]
        self._write()

    def remember_images(self, paths: Sequence[Path]) -> None:
        """Put what was opened to be looked at (files, folders, archives) first among the recent ones and save."""
        self._adopt()
        if not self.keeps_recent:
            return
        opened = [path.absolute() for path in paths if _can_be_written(path)][:_RECENT]
        self.recent_images = [*opened, *(path for path in self.recent_images if path not in opened)][:_RECENT]
        self._write()

    def remember_model(self, path: Path) -> None:
        """Note the model that scores, and save."""
        self._adopt()
        if self.keeps_recent and _can_be_written(path):
            self.last_model = path.absolute()
            self._write()

    def keep_recent(self, wanted: bool) -> None:
        """Keep lists of what was opened from now on; or keep none, and forget those that there are."""
        self._adopt()
        self.keeps_recent = wanted
        if wanted:
            self._write()
        else:
            self._forget(*_LISTS)

    def forget_projects(self) -> None:
        """Empty the list of recent projects and save."""
        self._adopt()
        self._forget("recent")

    def forget_images(self) -> None:
        """Empty the list of recent images and save."""
        self._adopt()
        self._forget("recent_images")

    def _forget(self, *names: str) -> None:
        for name in names:
            setattr(self, name, _fresh(name))
        self._write()
        # It names what was opened as well.
        for path in paths.settings_dir().glob(_ASIDE.format("*")):
            with suppress(OSError):
                path.unlink()


def _fresh(name: str) -> Any:
    return Memory.model_fields[name].get_default(call_default_factory=True)


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


def _geometry() -> QSettings:
    return QSettings(str(paths.settings_dir() / "window.ini"), QSettings.Format.IniFormat)


def load_geometry() -> QByteArray | None:
    """Return the window's geometry as Qt saved it, or None."""
    value = _geometry().value("geometry")
    return value if isinstance(value, QByteArray) else None


def save_geometry(geometry: QByteArray) -> None:
    """Keep the window's geometry."""
    _geometry().setValue("geometry", geometry)

"""Pooled features on disk: an image that was looked at once, with the same eyes, is not looked at again.

Kept are the numbers that the backbone makes of a picture, never the picture; the key is a digest of the picture as the
network takes it, of what augmentation did to it, and of the backbone with its weights. Two programs may use the cache
at the same time. It can be deleted at any time.
"""

import hashlib
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from radiograph_studio import paths
from radiograph_studio.errors import StorageError
from radiograph_studio.language import tr

_FILE = "features.sqlite"
_LIMIT = 512 * 2**20
_KEPT_SHARE = 0.7
_WAIT_SECONDS = 2.0
_SCHEMA = "CREATE TABLE IF NOT EXISTS features (key BLOB PRIMARY KEY, row BLOB, used INTEGER) WITHOUT ROWID"


class FeatureCache:
    """Rows of features by key. Where the disk refuses, it is an empty cache that forgets: no training ends for it."""

    def __init__(self, folder: Path | None = None, limit: int = _LIMIT) -> None:
        self._path = _path(folder)
        self._limit = limit
        self._database = self._opened() or self._opened(afresh=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def get(self, keys: Sequence[bytes]) -> list[NDArray[np.float32] | None]:
        """Return the row of each key, (features,), None where it is not known."""
        if self._database is None:
            return [None] * len(keys)
        marks = ",".join("?" * len(keys))
        try:
            with self._database as database:
                found = dict(database.execute(f"SELECT key, row FROM features WHERE key IN ({marks})", keys))  # noqa: S608 - only question marks
                database.execute(f"UPDATE features SET used = ? WHERE key IN ({marks})", (int(time.time()), *keys))  # noqa: S608 - as above
        except sqlite3.Error:
            return [None] * len(keys)
        return [np.frombuffer(found[key], np.float32) if key in found else None for key in keys]

    def put(self, keys: Sequence[bytes], rows: NDArray[np.float32]) -> None:
        """Keep ``rows`` (n, features) under ``keys``."""
        if self._database is None:
            return
        now = int(time.time())
        entries = [(key, row.astype(np.float32).tobytes(), now) for key, row in zip(keys, rows, strict=True)]
        with suppress(sqlite3.Error), self._database as database:
            database.executemany("INSERT OR REPLACE INTO features VALUES (?, ?, ?)", entries)

    def close(self) -> None:
        """Let go of the file, after what was not used for the longest was removed where it grew too large."""
        if self._database is None:
            return
        database, self._database = self._database, None
        with suppress(sqlite3.Error):
            self._prune(database)
        database.close()

    def _prune(self, database: sqlite3.Connection) -> None:
        count, size = database.execute("SELECT COUNT(*), COALESCE(SUM(LENGTH(row)), 0) FROM features").fetchone()
        if size <= self._limit:
            return
        surplus = round(count * (1 - _KEPT_SHARE * self._limit / size))
        with database:
            database.execute(
                "DELETE FROM features WHERE key IN (SELECT key FROM features ORDER BY used LIMIT ?)", (surplus,)
            )
        database.execute("VACUUM")

    def _opened(self, *, afresh: bool = False) -> sqlite3.Connection | None:
        database: sqlite3.Connection | None = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if afresh:  # what cannot be read is thrown away: it can be made again
                self._path.unlink(missing_ok=True)
            database = sqlite3.connect(self._path, timeout=_WAIT_SECONDS, check_same_thread=False)
            # A power cut may cost the cache, which is no loss; a slow disk would cost every training.
            database.execute("PRAGMA synchronous = OFF")
            with database:
                database.execute(_SCHEMA)
            database.execute("SELECT key, row, used FROM features LIMIT 1").fetchone()
        except (OSError, sqlite3.Error):
            if database is not None:
                database.close()
            return None
        return database


def picture_digests(pictures: NDArray[np.float32]) -> list[bytes]:
    """Return a digest of each picture of (n, height, width, 1)."""
    return [hashlib.blake2b(picture.tobytes(), digest_size=20).digest() for picture in pictures]


def feature_key(eyes: str, picture: bytes, change: bytes = b"") -> bytes:
    """Return the key of a picture (its digest) seen by a backbone (``eyes``) after a change (augmentation)."""
    return hashlib.blake2b(b"\0".join((eyes.encode(), picture, change)), digest_size=20).digest()


def size(folder: Path | None = None) -> int:
    """Return how many bytes the cache takes on disk."""
    try:
        return _path(folder).stat().st_size
    except OSError:
        return 0


def empty(folder: Path | None = None) -> None:
    """Forget all features, also beside a training that uses the cache. Raises `StorageError`."""
    path = _path(folder)
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)) as database:
            database.execute("DELETE FROM features")
            database.execute("VACUUM")
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise StorageError(
                tr("The cache was not emptied: a training is writing to it."), tr("Try again in a moment.")
            ) from error
        _throw_away(path)


def _throw_away(path: Path) -> None:
    # It cannot be read: nobody can be using it.
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise paths.storage_error(path, error) from error


def _path(folder: Path | None) -> Path:
    return (folder or paths.cache_dir()) / _FILE

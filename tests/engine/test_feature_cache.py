"""Features on disk: found again, bounded, shared, and never the end of a training."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from radiograph_studio.engine.feature_cache import FeatureCache, empty, feature_key, picture_digests, size
from radiograph_studio.errors import StorageError

KEYS = [bytes([i]) * 20 for i in range(6)]
ROWS = np.arange(24, dtype=np.float32).reshape(6, 4)


def test_rows_are_found_again_bit_by_bit_by_the_next_program(tmp_path: Path) -> None:
    with FeatureCache(tmp_path) as cache:
        cache.put(KEYS[:2], ROWS[:2])
    with FeatureCache(tmp_path) as cache, FeatureCache(tmp_path) as other:
        found = cache.get([KEYS[1], KEYS[2], KEYS[0]])
        other.put(KEYS[2:3], ROWS[2:3])
        late = cache.get(KEYS[2:3])
    assert [None if row is None else row.tolist() for row in found] == [ROWS[1].tolist(), None, ROWS[0].tolist()]
    assert late[0] is not None


def test_what_was_not_used_for_long_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100, 200))
    monkeypatch.setattr("time.time", lambda: next(clock))
    row = ROWS[:1].nbytes
    with FeatureCache(tmp_path, limit=4 * row) as cache:
        for key, values in zip(KEYS, ROWS, strict=True):
            cache.put([key], values[None])
        cache.get(KEYS[:1])
    with FeatureCache(tmp_path) as cache:
        kept = [row is not None for row in cache.get(KEYS)]
    assert kept[0]
    assert 2 <= sum(kept) <= 4
    assert not kept[1]


@pytest.mark.parametrize("content", [b"not a database" * 100, b""])
def test_a_damaged_cache_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "features.sqlite").write_bytes(content)
    with FeatureCache(tmp_path) as cache:
        cache.put(KEYS, ROWS)
        assert all(row is not None for row in cache.get(KEYS))


def test_a_cache_of_another_shape_is_begun_anew(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "features.sqlite")
    database.execute("CREATE TABLE features (a, b)")
    database.commit()
    database.close()
    with FeatureCache(tmp_path) as cache:
        cache.put(KEYS, ROWS)
        assert all(row is not None for row in cache.get(KEYS))


def test_a_folder_that_cannot_be_made_is_a_cache_that_forgets(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with FeatureCache(tmp_path / "file" / "cache") as cache:
        cache.put(KEYS, ROWS)
        assert cache.get(KEYS) == [None] * 6


def test_keys_tell_pictures_backbones_and_changes_apart() -> None:
    pictures = np.zeros((2, 3, 3, 1), np.float32)
    pictures[1, 0, 0, 0] = 1e-7
    one, other = picture_digests(pictures)
    keys = {feature_key("a", one), feature_key("a", other), feature_key("b", one), feature_key("a", one, b"turned")}
    assert len(keys) == 4


def test_emptied_it_gives_its_room_back_and_goes_on_being_used(tmp_path: Path) -> None:
    assert size(tmp_path) == 0
    empty(tmp_path)
    with FeatureCache(tmp_path) as cache:
        cache.put(KEYS, np.ones((6, 50_000), np.float32))
        before = size(tmp_path)
        empty(tmp_path)
        assert cache.get(KEYS) == [None] * 6
        cache.put(KEYS[:1], ROWS[:1])
        assert cache.get(KEYS[:1])[0] is not None
    assert before > 1_000_000 > 50_000 > size(tmp_path)


def test_a_cache_that_is_written_to_is_not_emptied_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("radiograph_studio.engine.feature_cache._WAIT_SECONDS", 0.05)
    with FeatureCache(tmp_path) as cache:
        cache.put(KEYS, ROWS)
    with closing(sqlite3.connect(tmp_path / "features.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="was not emptied"):
            empty(tmp_path)
    with FeatureCache(tmp_path) as cache:
        assert cache.get(KEYS[:1])[0] is not None


def test_a_cache_that_cannot_be_read_is_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "features.sqlite").write_bytes(b"no database" * 1000)
    empty(tmp_path)
    assert size(tmp_path) == 0

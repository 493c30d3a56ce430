"""The state on disk: whole or not there."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from radiograph_studio.engine import checkpoint
from radiograph_studio.engine.checkpoint import CheckpointWriter, group, read, ungroup
from radiograph_studio.errors import StorageError

ARRAYS = {"001/00": np.float32([1, 2]), "002/01": np.int64(7) * np.ones((), np.int64)}


def test_what_was_written_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.npz"
    with CheckpointWriter(path) as writer:
        assert writer.write({"epoch": 1}, group("current", ARRAYS)) is None
        assert writer.write({"epoch": 2}, group("current", ARRAYS)) is None
    stored = read(path)
    assert stored is not None
    meta, arrays = stored
    assert meta["epoch"] == 2
    back = ungroup("current", arrays)
    assert {name: (array.tolist(), array.dtype) for name, array in back.items()} == {
        name: (array.tolist(), array.dtype) for name, array in ARRAYS.items()
    }


@pytest.mark.parametrize("cut", [0, 10, -30])
def test_a_damaged_state_is_none_at_all(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "checkpoint.npz"
    checkpoint.write(path, {"epoch": 1}, dict(ARRAYS))
    path.write_bytes(path.read_bytes()[:cut])
    assert read(path) is None
    assert read(tmp_path / "nowhere.npz") is None


def test_a_state_of_an_older_version_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "checkpoint.npz"
    with monkeypatch.context() as patch:
        patch.setattr(checkpoint, "FORMAT", 1)
        checkpoint.write(path, {}, {})
    assert read(path) is None


def test_a_state_of_a_newer_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "checkpoint.npz"
    with monkeypatch.context() as patch:
        patch.setattr(checkpoint, "FORMAT", 99)
        checkpoint.write(path, {}, {})
    with pytest.raises(StorageError, match="newer version"):
        read(path)


def test_a_state_that_cannot_be_written_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise StorageError("The disk is full.", "Free some space.")

    monkeypatch.setattr(checkpoint, "write", full)
    with CheckpointWriter(tmp_path / "checkpoint.npz") as writer:
        told = [writer.write({}, {}) for _ in range(4)]
    assert [str(problem) for problem in told if problem] == ["The disk is full. Free some space."]
    assert told[0] is None


def test_without_a_place_nothing_is_kept(tmp_path: Path) -> None:
    with CheckpointWriter(None) as writer:
        assert writer.write({}, {}) is None
    assert not list(tmp_path.iterdir())

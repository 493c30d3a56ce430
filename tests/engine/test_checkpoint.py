"""The state on disk: whole or not there."""

import errno
import os
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


def _lies_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _read_number(path: Path) -> int:
    stored = read(path)
    assert stored is not None
    (number,) = set(stored[1]["a"].tolist()) | {stored[0]["epoch"]}  # nothing of another epoch is in it
    return int(number)


def test_two_files_are_written_in_turn_and_one_is_left(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.bin"
    files = []
    with CheckpointWriter(path) as writer:
        for epoch in range(4):
            # Each is shorter than the one before: nothing of that may be left at its end.
            writer.write({"epoch": epoch}, {"a": np.full(1000 - 200 * epoch, epoch)})
            assert writer.flush() is None
            assert _read_number(path) == epoch
            files.append(path.stat().st_ino)
        assert files[0] == files[2] != files[1] == files[3]
    assert _lies_in(tmp_path) == {"checkpoint.bin"}


def test_an_array_in_any_order_comes_back(tmp_path: Path) -> None:
    arrays = {"fortran": np.asfortranarray(np.arange(6).reshape(2, 3)), "none": np.empty((0, 3)), "one": np.array(1.5)}
    checkpoint.write(tmp_path / "checkpoint.bin", {}, arrays)
    stored = read(tmp_path / "checkpoint.bin")
    assert stored is not None
    assert {name: array.tolist() for name, array in stored[1].items()} == {
        name: array.tolist() for name, array in arrays.items()
    }


def _keep(path: Path, epoch: int) -> None:
    checkpoint.write(path, {"epoch": epoch}, {"a": np.full(100, epoch)})


@pytest.mark.parametrize("step", [0, 1, 2])
def test_a_program_killed_between_two_steps_leaves_a_whole_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    class KilledError(BaseException):
        pass

    path = tmp_path / "checkpoint.bin"
    _keep(path, 0)
    _keep(path, 1)
    left = [step]

    def killing(real: object) -> object:
        def called(*arguments: object) -> object:
            if not left[0]:
                raise KilledError
            left[0] -= 1
            return real(*arguments)  # type: ignore[operator]

        return called

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", killing(os.link))
        patch.setattr(Path, "replace", killing(Path.replace))
        with pytest.raises(KilledError):
            _keep(path, 2)
    assert _read_number(path) == (1 if step < 2 else 2)
    for epoch in (3, 4, 5):
        _keep(path, epoch)
        assert _read_number(path) == epoch


def test_a_disk_that_fills_up_leaves_the_state_of_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "checkpoint.bin"
    _keep(path, 0)
    _keep(path, 1)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StorageError, match="disk is full"):
            _keep(path, 2)
    assert _lies_in(tmp_path) == {"checkpoint.bin"}
    assert _read_number(path) == 1


def test_a_backup_made_of_links_is_not_written_in(tmp_path: Path) -> None:
    path, backup = tmp_path / "checkpoint.bin", tmp_path / "backup.bin"
    _keep(path, 0)
    _keep(path, 1)
    os.link(path, backup)
    for epoch in (2, 3, 4):
        _keep(path, epoch)
    assert _read_number(backup) == 1


def test_a_program_killed_while_it_writes_leaves_the_state_of_before(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.bin"
    _keep(path, 0)
    _keep(path, 1)
    kept = (tmp_path / "checkpoint.bin.spare").read_bytes()
    checkpoint.write(tmp_path / "other.bin", {"epoch": 2}, {"a": np.full(100, 2)})
    half = (tmp_path / "other.bin").read_bytes()[:400]
    (tmp_path / "checkpoint.bin.spare").write_bytes(half + kept[len(half) :])
    assert _read_number(path) == 1
    # Nor is what it was writing taken for a whole state, should somebody find it.
    assert read(tmp_path / "checkpoint.bin.spare") is None
    _keep(path, 3)
    assert _read_number(path) == 3


def test_a_copy_made_while_two_states_were_written_is_not_whole(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.bin"
    _keep(path, 0)
    with path.open("rb", buffering=0) as copied:
        beginning = copied.read(300)
        _keep(path, 1)
        _keep(path, 2)
        (tmp_path / "copy.bin").write_bytes(beginning + copied.read())
    assert read(tmp_path / "copy.bin") is None


def test_a_spare_that_another_program_holds_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "checkpoint.bin"
    _keep(path, 0)
    _keep(path, 1)
    opened = Path.open

    def held(self: Path, *arguments: Any, **options: Any) -> Any:
        if self.name.endswith(".spare"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", held)
    _keep(path, 2)
    assert _read_number(path) == 2


def test_what_fails_after_the_state_is_in_place_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "checkpoint.bin"
    _keep(path, 0)
    replace = Path.replace

    def shared(self: Path, target: Path) -> Path:
        if self.name.endswith(".before"):
            raise PermissionError(errno.EACCES, "Sharing violation")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", shared)
    for epoch in (1, 2, 3):
        _keep(path, epoch)
        assert _read_number(path) == epoch


def test_where_there_are_no_links_the_state_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    path = tmp_path / "checkpoint.bin"
    for epoch in range(3):
        _keep(path, epoch)
        assert _read_number(path) == epoch
    assert _lies_in(tmp_path) == {"checkpoint.bin"}


def test_without_a_place_nothing_is_kept(tmp_path: Path) -> None:
    with CheckpointWriter(None) as writer:
        assert writer.write({}, {}) is None
    assert not list(tmp_path.iterdir())

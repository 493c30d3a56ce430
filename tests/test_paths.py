"""Files are written whole or not at all, and everything of ours can be moved under one folder."""

import sys
from pathlib import Path

import pytest

from radiograph_studio import paths
from radiograph_studio.errors import StorageError


def test_everything_lies_under_the_home_that_the_user_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    for folder in (paths.data_dir(), paths.cache_dir(), paths.settings_dir(), paths.runs_dir(), paths.samples_dir()):
        assert folder.is_relative_to(tmp_path)


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "kept.txt"
    target.write_text("old")

    def write_half() -> None:
        with paths.replacing(target) as temporary:
            temporary.write_text("half of the new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_written_file_has_the_permissions_that_the_user_is_used_to(tmp_path: Path) -> None:
    paths.write_text(tmp_path / "ours", "x")
    (tmp_path / "plain").write_text("x")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_place_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="cannot be written"):
        paths.writable(tmp_path / "file" / "below")
    with pytest.raises(StorageError, match="cannot be written"):
        paths.write_text(tmp_path / "file" / "below" / "x.txt", "x")


def test_resources_are_beside_the_package_from_source_and_inside_when_frozen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert paths.resources_dir().name == "resources"
    assert paths.resources_dir().is_dir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources_dir() == tmp_path / "resources"

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiograph_studio.datasets import count_folder, is_hidden_or_system, natural_key
from radiograph_studio.datasets.folders import class_files
from radiograph_studio.errors import DatasetError


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "._abd1.png", "Thumbs.db", "desktop.ini", "Desktop.ini", "__MACOSX", "DICOMDIR", ".git"],
)
def test_system_files_are_known_by_name(name: str) -> None:
    assert is_hidden_or_system(Path("train/abd") / name)


@pytest.mark.parametrize("name", ["abd1.png", "IM0001", "1.2.840.113", "thumbs.png"])
def test_pictures_are_no_system_files(name: str) -> None:
    assert not is_hidden_or_system(Path(name))


def test_numbers_sort_by_value_and_letters_without_case() -> None:
    names = ["abd10.png", "Abd2.png", "abd1.png", "10", "9", "b"]
    assert sorted(names, key=natural_key) == ["9", "10", "abd1.png", "Abd2.png", "abd10.png", "b"]


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_names_can_be_sorted(names: list[str]) -> None:
    assert sorted(sorted(names, key=natural_key)) == sorted(names)


def test_files_below_a_class_belong_to_it_and_system_files_do_not(tmp_path: Path) -> None:
    for name in (
        "abd/a10.png",
        "abd/a9.png",
        "abd/2019/patient/IM1",
        "abd/.DS_Store",
        "abd/.thumbs/a9.png",
        "abd/__MACOSX/._a9.png",
        "chst/DICOMDIR",
        "chst/c",
        "readme.txt",
        ".hidden/x.png",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = class_files(tmp_path, "The folder")
    assert [file.name for file in found["abd"]] == ["IM1", "a9.png", "a10.png"]
    assert count_folder(tmp_path) == {"abd": 3, "chst": 1}


def test_linked_folders_are_followed_but_loops_end(tmp_path: Path) -> None:
    (tmp_path / "data" / "abd").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.png").touch()
    try:
        (tmp_path / "data" / "abd" / "loop").symlink_to(tmp_path / "data", target_is_directory=True)
        (tmp_path / "data" / "abd" / "more").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    except OSError:
        pytest.skip("this system does not let us make links")
    assert count_folder(tmp_path / "data") == {"abd": 1}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_pipes_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "abd").mkdir()
    os.mkfifo(tmp_path / "abd" / "pipe")
    assert count_folder(tmp_path) == {"abd": 0}


def test_missing_folder_is_named_without_the_way_to_it(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="“nowhere” does not exist") as raised:
        count_folder(tmp_path / "nowhere")
    assert str(tmp_path) not in str(raised.value)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a.zip").touch()
    with pytest.raises(DatasetError, match="is a file"):
        count_folder(tmp_path / "a.zip")


def test_files_without_class_folders_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    with pytest.raises(DatasetError, match="no class folders"):
        count_folder(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="is empty"):
        count_folder(tmp_path)


def test_the_folder_above_train_and_val_is_not_taken_for_classes(tmp_path: Path) -> None:
    for part in ("train", "val"):
        (tmp_path / part / "abd").mkdir(parents=True)
    with pytest.raises(DatasetError, match="parts of a dataset"):
        count_folder(tmp_path)


def test_a_folder_that_may_not_be_listed_is_an_error_not_an_empty_class(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "abd" / "locked"
    locked.mkdir(parents=True)
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path) == locked:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(DatasetError, match=r"cannot be listed at “locked” \(Permission denied\)"):
        class_files(tmp_path, "The folder")

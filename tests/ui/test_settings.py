"""What the window remembers."""

import json
from pathlib import Path

import pytest

from radiograph_studio import paths
from radiograph_studio.ui.settings import Memory, Project, find_project


def _folder(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).mkdir(parents=True)
    return root


def test_the_memory_survives_a_restart() -> None:
    memory = Memory.load()
    memory.welcomed = True
    memory.remember(Project(train=Path("a/train")))
    again = Memory.load()
    assert again.welcomed
    assert [project.name for project in again.recent] == ["a"]


def test_a_project_opened_again_moves_to_the_front() -> None:
    memory = Memory()
    for name in ("a", "b", "a"):
        memory.remember(Project(train=Path(name)))
    assert [project.name for project in memory.recent] == ["a", "b"]


def test_the_list_of_projects_stays_short() -> None:
    memory = Memory()
    for number in range(20):
        memory.remember(Project(train=Path(f"p{number}")))
    assert len(memory.recent) == 8
    assert memory.recent[0].name == "p19"


@pytest.mark.parametrize("content", [b"", b"{", b'{"recent": 3}', b"\xff\xfe"])
def test_a_damaged_memory_begins_anew(content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    paths.writable(paths.settings_dir())
    (paths.settings_dir() / "window.json").write_bytes(content)
    assert Memory.load().model_dump() == Memory().model_dump()
    assert "begins anew" in caplog.text


def test_a_place_that_refuses_costs_the_memory_not_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "file"))
    Memory().save()
    assert "not kept" in caplog.text


def test_the_parts_of_a_project_are_found_by_their_usual_names(tmp_path: Path) -> None:
    found = find_project(_folder(tmp_path, "Train", "validation", "test", "notes"))
    assert found == Project(train=tmp_path / "Train", validation=tmp_path / "validation", test=tmp_path / "test")


def test_a_class_folder_is_no_project(tmp_path: Path) -> None:
    assert find_project(_folder(tmp_path, "abdomen", "chest")) is None
    assert find_project(tmp_path / "missing") is None


def test_a_project_is_named_after_the_folder_that_tells_it_apart() -> None:
    assert Project(train=Path("hands/train")).name == "hands"
    assert Project(train=Path("hands/xr")).name == "xr"


def test_recent_images_are_kept_as_paths_and_nothing_else() -> None:
    memory = Memory.load()
    memory.remember_images([Path("scans/Doe.dcm")])
    memory.remember_images([Path("scans/b.dcm"), Path("scans/Doe.dcm")])
    again = Memory.load()
    assert [path.name for path in again.recent_images] == ["b.dcm", "Doe.dcm"]
    assert all(path.is_absolute() for path in again.recent_images)
    again.remember_images([Path(f"{number}.png") for number in range(30)])
    assert len(again.recent_images) == 8


def test_a_name_that_is_no_text_is_not_kept() -> None:
    memory = Memory.load()
    memory.remember_images([Path("a\udcff.png"), Path("b.png")])
    assert [path.name for path in Memory.load().recent_images] == ["b.png"]


def test_switched_off_nothing_that_was_opened_is_kept() -> None:
    memory = Memory.load()
    memory.remember(Project(train=Path("secret/train")))
    memory.remember_images([Path("secret.dcm")])
    memory.folders = ("secret/train", "", "")
    memory.keep_recent(False)
    memory.remember(Project(train=Path("secret/train")))
    memory.remember_images([Path("secret.dcm")])
    memory.save()
    assert "secret" not in (paths.settings_dir() / "window.json").read_text(encoding="utf-8")
    assert not Memory.load().keeps_recent


def test_the_list_of_images_can_be_emptied() -> None:
    memory = Memory.load()
    memory.remember_images([Path("a.png")])
    memory.forget_images()
    assert Memory.load().recent_images == []


def test_two_windows_keep_what_the_other_one_noted(tmp_path: Path) -> None:
    first, second = Memory.load(), Memory.load()
    first.remember(Project(train=tmp_path / "one"))
    second.theme = "light"
    second.remember(Project(train=tmp_path / "two"))
    first.remember_images([tmp_path / "image.dcm"])
    kept = Memory.load()
    assert [project.name for project in kept.recent] == ["two", "one"]
    assert (kept.theme, kept.recent_images) == ("light", [tmp_path / "image.dcm"])


def test_of_two_windows_that_change_one_thing_the_last_word_counts() -> None:
    first, second = Memory.load(), Memory.load()
    first.language = "de"
    first.save()
    second.language = "en"
    second.save()
    first.welcomed = True
    first.save()
    kept = Memory.load()
    assert (kept.language, kept.welcomed) == ("en", True)


def test_the_last_word_counts_where_it_is_what_this_window_had_before() -> None:
    first, second = Memory.load(), Memory.load()
    first.remember_model(Path("/models/one.rsmodel"))
    second.remember_model(Path("/models/two.rsmodel"))
    first.remember_model(Path("/models/one.rsmodel"))
    assert Memory.load().last_model == Path("/models/one.rsmodel").absolute()


def test_what_is_set_and_not_yet_written_outlives_another_windows_word() -> None:
    first, second = Memory.load(), Memory.load()
    first.folders = ("a", "b", "")
    second.folders = ("c", "d", "")
    second.save()
    first.put_runs_off(["run"])
    assert Memory.load().folders == ("a", "b", "")


def test_lists_that_one_window_switched_off_come_back_from_no_other(tmp_path: Path) -> None:
    first, second = Memory.load(), Memory.load()
    first.remember(Project(train=tmp_path / "secret"))
    first.remember_model(tmp_path / "secret.rsmodel")
    second.keep_recent(False)
    first.remember(Project(train=tmp_path / "secret"))
    assert (first.recent, first.last_model) == ([], None)
    second.keep_recent(True)
    first.save()
    assert "secret" not in (paths.settings_dir() / "window.json").read_text(encoding="utf-8")


def test_lists_that_were_switched_on_again_are_not_emptied_by_another_window(tmp_path: Path) -> None:
    first, second = Memory.load(), Memory.load()
    first.keep_recent(False)
    second.keep_recent(True)
    second.remember(Project(train=tmp_path / "new"))
    first.theme = "light"
    first.save()
    assert [project.name for project in Memory.load().recent] == ["new"]


def test_folders_stay_with_the_window_where_nothing_is_kept() -> None:
    memory = Memory.load()
    memory.keep_recent(False)
    memory.folders = ("a", "b", "")
    memory.save()
    memory.save()
    assert memory.folders == ("a", "b", "")
    assert Memory.load().folders == ("", "", "")


def test_what_the_file_says_in_an_unknown_way_stays_as_it_is_here(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    memory = Memory.load()
    memory.remember(Project(train=tmp_path / "one"))
    path = paths.settings_dir() / "window.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"recent": 3, "_unwritten": "x"}), encoding="utf-8")
    memory.theme = "light"
    memory.save()
    assert "recent" in caplog.text
    assert [project.name for project in Memory.load().recent] == ["one"]


def test_words_that_a_newer_window_adds_meanwhile_are_kept() -> None:
    memory = Memory.load()
    memory.save()
    path = paths.settings_dir() / "window.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"colours": ["many"]}), encoding="utf-8")
    memory.theme = "light"
    memory.save()
    assert json.loads(path.read_bytes())["colours"] == ["many"]


def test_what_one_window_forgets_no_other_brings_back(tmp_path: Path) -> None:
    forgetting = Memory.load()
    other = Memory.load()
    other.remember(Project(train=tmp_path / "one"))
    forgetting.forget_projects()
    other.theme = "light"
    other.save()
    assert Memory.load().recent == []


def test_a_memory_that_another_program_damages_meanwhile_is_written_anew(caplog: pytest.LogCaptureFixture) -> None:
    memory = Memory.load()
    memory.language = "de"
    memory.save()
    (paths.settings_dir() / "window.json").write_bytes(b"{")
    memory.theme = "light"
    memory.save()
    assert "could not be read" in caplog.text
    kept = Memory.load()
    assert (kept.language, kept.theme) == ("de", "light")

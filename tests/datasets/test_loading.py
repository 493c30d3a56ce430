import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from radiograph_studio.datasets import Dataset, Part, count_by_class, labelled_items, load_dataset, split_items
from radiograph_studio.datasets.dataset import Item
from radiograph_studio.errors import DatasetError

WritePng = WriteDicom = Callable[..., Path]


def names(dataset: Dataset, part: Part) -> list[str]:
    return [item.path.name for item in dataset.part(part)]


def test_train_and_val_folders_become_a_dataset(tree: Path) -> None:
    dataset = load_dataset(tree / "train", tree / "val")
    assert dataset.classes == ("abd", "chst")
    assert dataset.counts() == {"train": {"abd": 4, "chst": 4}, "validation": {"abd": 2, "chst": 2}}
    assert names(dataset, "validation") == ["abd0.png", "abd1.png", "chst0.png", "chst1.png"]
    assert dataset.split == "folder"


def test_formats_may_mix_and_patients_are_known_from_dicom(tree: Path, dicom: WriteDicom) -> None:
    dicom(tree / "train" / "abd" / "deep" / "IM1", patient="P1")
    dataset = load_dataset(tree / "train", tree / "val")
    assert dataset.counts()["train"] == {"abd": 5, "chst": 4}
    patients = [item.patient for item in dataset.train if item.patient]
    assert len(patients) == 1
    assert "P1" not in patients[0]


@pytest.mark.parametrize("content", [b"", b"no picture at all", b"\x89PNG\r\n\x1a\n"], ids=["empty", "text", "cut"])
def test_unreadable_files_are_listed_and_left_out(tree: Path, content: bytes) -> None:
    (tree / "train" / "abd" / "bad.png").write_bytes(content)
    dataset = load_dataset(tree / "train", tree / "val")
    assert dataset.counts()["train"] == {"abd": 4, "chst": 4}
    (unreadable,) = dataset.unreadable
    assert (unreadable.path.name, unreadable.part) == ("bad.png", "train")
    assert unreadable.message
    assert str(tree) not in unreadable.message


def test_a_broken_link_is_an_unreadable_file(tree: Path) -> None:
    try:
        (tree / "train" / "abd" / "gone.png").symlink_to(tree / "nowhere.png")
    except OSError:
        pytest.skip("this system does not let us make links")
    assert [file.path.name for file in load_dataset(tree / "train", tree / "val").unreadable] == ["gone.png"]


def test_test_folder_may_hold_some_classes_only(tree: Path, png: WritePng) -> None:
    png(tree / "test" / "chst" / "x.png")
    dataset = load_dataset(tree / "train", tree / "val", tree / "test")
    assert dataset.counts()["test"] == {"abd": 0, "chst": 1}


def test_progress_counts_every_file(tree: Path) -> None:
    calls: list[tuple[int, int]] = []
    load_dataset(tree / "train", tree / "val", on_progress=lambda done, total: calls.append((done, total)))
    assert calls == [(done, 12) for done in range(1, 13)]


def test_what_the_checkpoint_raises_ends_the_work(tree: Path) -> None:
    class HaltError(Exception):
        pass

    def checkpoint() -> None:
        raise HaltError

    with pytest.raises(HaltError):
        load_dataset(tree / "train", tree / "val", checkpoint=checkpoint)


def _remove_class(root: Path) -> None:
    shutil.rmtree(root / "val" / "chst")


def _rename_class(root: Path) -> None:
    (root / "val" / "chst").rename(root / "val" / "chest")


def _one_class(root: Path) -> None:
    shutil.rmtree(root / "train" / "abd")


def _empty_class(root: Path) -> None:
    (root / "train" / "hand").mkdir()
    (root / "val" / "hand").mkdir()


def _unreadable_class(root: Path) -> None:
    for file in (root / "train" / "abd").iterdir():
        file.write_bytes(b"no picture")


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (_remove_class, "differ: “chst” only in training"),
        (_rename_class, "differ: “chest” only in validation, “chst” only in training"),
        (_one_class, "only one class, “chst”"),
        (_empty_class, "no file in the class “hand”"),
        (_unreadable_class, "no readable image in the class “abd”"),
    ],
)
def test_unfit_classes_give_one_sentence(tree: Path, harm: Callable[[Path], None], sentence: str) -> None:
    harm(tree)
    with pytest.raises(DatasetError, match=sentence) as raised:
        load_dataset(tree / "train", tree / "val")
    assert raised.value.hint
    assert str(tree) not in str(raised.value)


def test_unknown_test_class_is_refused(tree: Path, png: WritePng) -> None:
    png(tree / "test" / "hand" / "x.png")
    with pytest.raises(DatasetError, match="“hand” only in test"):
        load_dataset(tree / "train", tree / "val", tree / "test")


@pytest.mark.parametrize("spelling", ["train", "train/../train", "train/."])
def test_one_folder_cannot_be_train_and_validation(tree: Path, spelling: str) -> None:
    with pytest.raises(DatasetError, match="are the same"):
        load_dataset(tree / "train", tree / spelling)


def test_a_folder_inside_another_is_refused(tree: Path) -> None:
    shutil.move(tree / "val", tree / "train" / "val")
    with pytest.raises(DatasetError, match="lies inside the training folder"):
        load_dataset(tree / "train", tree / "train" / "val")


def test_labelled_items_follow_the_order_of_the_model(tree: Path) -> None:
    items, unreadable = labelled_items(tree / "val", ("chst", "abd"))
    assert count_by_class(items, ("chst", "abd")) == {"chst": 2, "abd": 2}
    assert {item.path.parent.name: item.label for item in items} == {"chst": 0, "abd": 1}
    assert unreadable == ()


def test_labelled_items_of_an_unknown_class_name_both_sides(tree: Path) -> None:
    with pytest.raises(DatasetError, match=r"“abd” and “chst”.* “chest” and “abdomen”"):
        labelled_items(tree / "val", ("chest", "abdomen"))


def test_folder_without_validation_is_split_and_the_split_repeats(tree: Path) -> None:
    first, second = (load_dataset(tree / "train", seed=3) for _ in range(2))
    assert first == second
    assert first.split == "automatic"
    assert first.counts() == {"train": {"abd": 3, "chst": 3}, "validation": {"abd": 1, "chst": 1}}
    splits = {tuple(names(load_dataset(tree / "train", seed=seed), "validation")) for seed in range(8)}
    assert len(splits) > 1


def test_one_image_of_a_class_cannot_be_split(tmp_path: Path, png: WritePng) -> None:
    for name in ("abd/1.png", "abd/2.png", "chst/1.png"):
        png(tmp_path / "train" / name)
    with pytest.raises(DatasetError, match="“chst” has 1 image"):
        load_dataset(tmp_path / "train")


def test_one_patient_of_a_class_cannot_be_split(tmp_path: Path, dicom: WriteDicom) -> None:
    for label in ("abd", "chst"):
        for index in range(3):
            dicom(tmp_path / "train" / label / f"{index}.dcm", patient=f"P{label}")
    with pytest.raises(DatasetError, match="too few patients"):
        load_dataset(tmp_path / "train")


def test_split_takes_every_item_once() -> None:
    items = [Item(Path(f"{index}.png"), index % 2) for index in range(50)]
    train, validation = split_items(items, ("a", "b"), 0.2, seed=0)
    assert sorted([*train, *validation], key=items.index) == items
    assert count_by_class(validation, ("a", "b")) == {"a": 5, "b": 5}

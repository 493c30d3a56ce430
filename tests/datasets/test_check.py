import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from radiograph_studio.datasets import Finding, check_dataset, load_dataset
from radiograph_studio.datasets.check import pixel_digest
from radiograph_studio.datasets.shortcuts import shortcut_findings

WritePng = WriteDicom = Callable[..., Path]


def findings(root: Path) -> dict[str, Finding]:
    """Return the findings on train, val and, where it is there, test, by kind."""
    test = root / "test"
    dataset = load_dataset(root / "train", root / "val", test if test.exists() else None)
    return {finding.kind: finding for finding in check_dataset(dataset)}


def test_clean_data_has_only_the_word_on_few_images(tree: Path) -> None:
    found = findings(tree)
    assert list(found) == ["few_images"]
    assert "4 images" in found["few_images"].message
    assert "40 %" in found["few_images"].message  # 0.025 ** (1 / 4)


def test_copy_in_validation_is_a_leak(tree: Path) -> None:
    shutil.copy(tree / "train" / "abd" / "abd1.png", tree / "val" / "abd" / "other.png")
    leak = findings(tree)["duplicate_leak"]
    assert leak.severity == "error"
    assert leak.files == ("train/abd/abd1.png", "val/abd/other.png")


def test_same_picture_in_another_format_is_a_copy(tree: Path) -> None:
    with Image.open(tree / "train" / "abd" / "abd1.png") as picture:
        picture.save(tree / "val" / "abd" / "other.tif")
        picture.convert("RGB").save(tree / "val" / "abd" / "colour.png")
    assert len(findings(tree)["duplicate_leak"].files) == 3


def test_one_picture_under_two_labels_is_a_conflict(tree: Path) -> None:
    shutil.copy(tree / "train" / "abd" / "abd1.png", tree / "train" / "chst" / "same.png")
    found = findings(tree)
    assert found["label_conflict"].severity == "error"
    assert "“abd” and “chst”" in found["label_conflict"].message
    assert "duplicate_leak" not in found
    assert "duplicate" not in found


def test_copy_within_a_class_is_a_warning(tree: Path) -> None:
    shutil.copy(tree / "val" / "abd" / "abd1.png", tree / "val" / "abd" / "again.png")
    found = findings(tree)
    assert found["duplicate"].severity == "warning"
    assert found["duplicate"].files == ("val/abd/abd1.png", "val/abd/again.png")


def test_patient_in_two_parts_is_a_leak(tree: Path, dicom: WriteDicom) -> None:
    dicom(tree / "train" / "abd" / "t.dcm", patient="P1", seed=1)
    dicom(tree / "val" / "chst" / "v.dcm", patient="P1", seed=2)
    dicom(tree / "val" / "chst" / "w.dcm", patient="P2", seed=3)
    leak = findings(tree)["patient_leak"]
    assert leak.severity == "error"
    assert leak.files == ("train/abd/t.dcm", "val/chst/v.dcm")
    assert "P1" not in str(leak.as_dict())


def test_truncated_pixels_are_found_though_the_header_is_whole(tree: Path) -> None:
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (200, 200), dtype=np.uint8)).save(
        tree / "train" / "abd" / "cut.png"
    )
    data = (tree / "train" / "abd" / "cut.png").read_bytes()
    (tree / "train" / "abd" / "cut.png").write_bytes(data[: len(data) // 2])
    unreadable = findings(tree)["unreadable"]
    assert unreadable.severity == "warning"
    assert unreadable.files == ("train/abd/cut.png",)


def test_every_unreadable_file_has_its_reason_and_many_are_summed_up(tree: Path) -> None:
    for index in range(30):
        (tree / "train" / "abd" / f"note{index}.txt").write_text("no picture")
    dataset = load_dataset(tree / "train", tree / "val")
    found = [finding for finding in check_dataset(dataset) if finding.kind == "unreadable"]
    assert [len(finding.files) for finding in found] == [1] * 20 + [10]
    assert "note0.txt" in found[0].message


def test_blank_pictures_are_named_and_no_duplicates(tree: Path) -> None:
    for part in ("train", "val"):
        Image.fromarray(np.full((9, 9), 7, dtype=np.uint8)).save(tree / part / "abd" / "blank.png")
    found = findings(tree)
    assert found["blank"].files == ("train/abd/blank.png", "val/abd/blank.png")
    assert "duplicate_leak" not in found


@pytest.mark.parametrize(("extra", "expected"), [(8, False), (9, True)])
def test_imbalance_beyond_three_to_one_is_a_warning(tree: Path, png: WritePng, extra: int, expected: bool) -> None:
    for index in range(extra):
        png(tree / "train" / "abd" / f"more{index}.png")
    found = findings(tree)  # 4 of chst, 12 or 13 of abd
    assert ("imbalance" in found) is expected


def test_format_that_gives_the_class_away_is_a_shortcut(tree: Path, dicom: WriteDicom) -> None:
    shutil.rmtree(tree / "train" / "chst")
    shutil.rmtree(tree / "val" / "chst")
    for part, count in (("train", 4), ("val", 2)):
        for index in range(count):
            dicom(tree / part / "chst" / f"{index}.dcm", patient=f"{part}{index}", seed=index + 10 * count)
    shortcut = findings(tree)["shortcut"]
    assert shortcut.severity == "warning"
    assert "File format (abd: PNG, chst: DICOM)" in shortcut.message


@pytest.mark.parametrize(
    ("values", "labels", "expected"),
    [
        (["a"] * 5 + ["b"] * 5, [0] * 5 + [1] * 5, True),
        (["a", "a2", "a", "a2", "a2", "a"] + ["b"] * 5, [0] * 6 + [1] * 5, True),
        (["a"] * 3 + ["b"] * 3, [0] * 3 + [1] * 3, False),  # may well be chance
        ([str(index) for index in range(10)], [0] * 5 + [1] * 5, False),  # every image its own value
        (["a"] * 10, [0] * 5 + [1] * 5, False),
        (["a"] * 100 + ["a"] * 4, [0] * 100 + [1] * 4, False),  # 96 % by size of class alone
        (["a"] * 4 + ["b"] + ["b"] * 5, [0] * 5 + [1] * 5, False),  # one exception
    ],
)
def test_attribute_is_a_shortcut_only_where_it_predicts_other_images(
    values: list[str], labels: list[int], expected: bool
) -> None:
    found = shortcut_findings([{"Manufacturer": value} for value in values], labels, ("x", "y"))
    assert bool(found) is expected


def test_view_is_no_shortcut_where_the_body_part_differs() -> None:
    labels = [0] * 5 + [1] * 5
    images = [{"View": "AP", "Body part": "ABDOMEN"}] * 5 + [{"View": "PA", "Body part": "CHEST"}] * 5
    assert shortcut_findings(images, labels, ("abdomen", "chest")) == []
    without_part = [{"View": image["View"]} for image in images]
    assert "View (abdomen: AP, chest: PA)" in shortcut_findings(without_part, labels, ("abdomen", "chest"))[0].message


def test_errors_come_first(tree: Path) -> None:
    shutil.copy(tree / "train" / "abd" / "abd1.png", tree / "val" / "abd" / "other.png")
    (tree / "train" / "abd" / "bad.png").write_bytes(b"no picture")
    assert [finding.severity for finding in findings(tree).values()] == ["error", "warning", "info"]


def test_digest_ignores_depth_and_sees_every_pixel() -> None:
    picture = np.arange(12, dtype=np.uint8).reshape(3, 4)
    assert pixel_digest(picture) == pixel_digest(picture.astype(np.int32))
    assert pixel_digest(picture) == pixel_digest(np.repeat(picture[..., None], 3, axis=2))
    assert pixel_digest(picture) != pixel_digest(picture.reshape(4, 3))
    changed = picture.copy()
    changed[2, 3] += 1
    assert pixel_digest(picture) != pixel_digest(changed)


@pytest.mark.shared
def test_tutorial_set_has_one_validation_image_twice() -> None:
    data = Path(__file__).parents[2].parent / "shared" / "data" / "chest_abdomen"
    if not data.is_dir():
        pytest.skip("the shared radiographs are not beside the checkout")
    found = findings(data)
    assert set(found) == {"duplicate", "few_images"}
    assert found["duplicate"].files == ("val/abd/abd3.png", "val/abd/abd4.png")

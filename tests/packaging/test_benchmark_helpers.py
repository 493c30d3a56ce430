"""What the training benchmarks count and divide with: a wrong table would be believed."""

from pathlib import Path

import numpy as np
import pytest

from tests.benchmarks import _judging, _splits, _store


def _tested(split: str, right: list[bool], names: tuple[str, ...] | None = None) -> _judging.Tested:
    labels = np.arange(len(right)) % 2
    chance = np.where(right, 0.8, 0.3)
    probabilities = np.where(labels[:, None] == np.arange(2), chance[:, None], 1 - chance[:, None])
    return _judging.Tested(split, names or tuple(f"{split}-{i}" for i in range(len(right))), labels, probabilities)


def _files(folder: Path) -> set[Path]:
    return {path.resolve() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for part, count in (("train", 20), ("val", 10)):
        for name in ("abd", "chst"):
            folder = tmp_path / "source" / part / name
            folder.mkdir(parents=True)
            for number in range(count):
                (folder / f"{number}.png").write_bytes(b"")
    return tmp_path / "source"


def test_three_folds_test_every_image_once(source: Path, tmp_path: Path) -> None:
    folds = [_splits.fold(source, tmp_path / "links", seed) for seed in range(_splits.FOLDS)]
    tests = [_files(fold.test) for fold in folds]
    assert sorted(file for test in tests for file in test) == sorted(_files(source))


def test_parts_of_a_split_share_no_image(source: Path, tmp_path: Path) -> None:
    for split in (
        _splits.fold(source, tmp_path / "a", 4),
        _splits.fold(source, tmp_path / "b", 4, images=11),
        _splits.given(source, tmp_path / "c", 4),
    ):
        parts = [_files(folder) for folder in (split.train, split.validation, split.test)]
        assert all(parts)
        assert sum(map(len, parts)) == len(set.union(*parts))


def test_small_training_sets_have_the_size_that_was_asked_for(source: Path, tmp_path: Path) -> None:
    split = _splits.fold(source, tmp_path / "links", 1, images=11)
    assert len(_files(split.train)) + len(_files(split.validation)) == 11
    assert len(_files(split.test)) == 20


def test_summary_counts_an_image_once_however_often_it_was_tested() -> None:
    names = tuple("abcdefgh")
    tests = [_tested(split, [True] * 6 + [False] * 2, names) for split in ("one", "two")]
    once, twice = _judging.summary(tests[:1]), _judging.summary(tests)
    assert once["accuracy"] == twice["accuracy"] == 0.75
    assert once["accuracy_ci"] == twice["accuracy_ci"]


def test_difference_is_that_of_the_accuracies_and_its_interval_holds_it() -> None:
    generator = np.random.default_rng(0)
    better = [_tested(str(i), (generator.random(100) < 0.95).tolist()) for i in range(3)]
    worse = [_tested(str(i), (generator.random(100) < 0.7).tolist()) for i in range(3)]
    gain = _judging.difference(better, worse)
    accuracies = [np.mean([test.right.mean() for test in tests]) for tests in (better, worse)]
    assert gain["difference"] == pytest.approx(accuracies[0] - accuracies[1])
    assert 0 < gain["images_ci"][0] < gain["difference"] < gain["images_ci"][1]
    assert gain["mcnemar_p"] < 1e-6


def test_methods_that_are_right_equally_often_do_not_differ() -> None:
    ours = [_tested("0", [True, False] * 20)]
    theirs = [_tested("0", [False, True] * 20)]
    gain = _judging.difference(ours, theirs)
    assert gain["difference"] == 0
    assert gain["images_ci"][0] < 0 < gain["images_ci"][1]
    assert gain["mcnemar_p"] == 1.0


def test_mcnemar_by_hand() -> None:
    # Nine images where only one method is right, eight of them ours: 2 * (1 + 9) / 2 ** 9.
    ours = [_tested("0", [True] * 8 + [False] + [True] * 5)]
    theirs = [_tested("0", [False] * 8 + [True] + [True] * 5)]
    assert _judging.difference(ours, theirs)["mcnemar_p"] == pytest.approx(2 * 10 / 512)


def test_methods_on_different_images_are_not_compared() -> None:
    with pytest.raises(ValueError, match="same images"):
        _judging.difference([_tested("0", [True])], [_tested("0", [True], ("other",))])


def test_log_loss_by_hand() -> None:
    assert _tested("0", [True, False]).log_loss == pytest.approx(-(np.log(0.8) + np.log(0.3)) / 2)


def test_store_keeps_what_came_before_a_line_that_was_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    _store.Store(path).put("a", {"value": 1})
    with path.open("a") as stream:
        stream.write('{"key": "b", "val')
    store = _store.Store(path)
    store.put("c", {"value": 3})
    again = _store.Store(path)
    assert [row["key"] for row in again.rows()] == ["a", "c"]
    assert again.get("b") is None

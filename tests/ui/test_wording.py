"""Numbers as people read them."""

import unicodedata

import pytest

from radiograph_studio.ui import wording

_TEN_OF_TEN = {"n": 10, "accuracy": 1.0, "accuracy_ci": (0.6915, 1.0), "confusion": [[5, 0], [0, 5]]}


def test_accuracy_is_said_with_count_and_interval() -> None:
    assert wording.accuracy(_TEN_OF_TEN) == "10 of 10 right: 100 % (95 % CI 69–100 %)"


def test_accuracy_without_images_says_so() -> None:
    assert wording.accuracy({"n": 0, "accuracy": None, "confusion": []}) == "No images to judge by."


def test_auc_that_cannot_be_had_says_why() -> None:
    assert "cannot be had" in wording.auc({"auc": None, "auc_ci": None})
    assert wording.auc({"auc": 0.981, "auc_ci": (0.9, 1.0)}) == "AUC 0.98 (95 % CI 0.90–1.00)"


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (0.0, "0 %"), (0.934, "93 %"), (0.997, "99.7 %"), (0.99999, "over 99.9 %"), (1, "100 %")],
)
def test_a_share_is_only_100_percent_when_it_is(value: float | None, text: str) -> None:
    assert wording.percent(value) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(None, "–"), (0.42, "0.4 s"), (12.3, "12 s"), (125, "2 min 05 s"), (3599.7, "1 h 00 min")]
)
def test_duration_has_the_unit_that_fits(seconds: float | None, text: str) -> None:
    assert wording.duration(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (None, ""),
        (0.4, "nearly done"),
        (7.2, "about 7 s left"),
        (43, "about 45 s left"),
        (200, "about 3 min 30 s left"),
        (95.0, "about 95 s left"),
        (1830, "about 30 min left"),
    ],
)
def test_time_left_claims_no_more_than_it_knows(seconds: float | None, text: str) -> None:
    assert wording.time_left(seconds) == text


def test_counts_name_every_class_and_the_sum() -> None:
    assert wording.counts({"abdomen": 33, "chest": 32}) == "abdomen 33 · chest 32 · 65 in all"


def test_counts_of_many_classes_stay_short() -> None:
    assert "4 more classes" in wording.counts({f"c{n}": 1 for n in range(10)})


def test_a_line_never_breaks_between_number_and_unit() -> None:
    assert " %" not in wording.unbroken("100 % (95 % CI 69–100 %)")


def test_a_date_that_is_none_is_shown_as_it_is() -> None:
    assert wording.moment("yesterday") == "yesterday"


def test_long_lists_of_files_are_counted() -> None:
    assert wording.files(["a", "b", "c", "d"]) == "a, b, c and 1 more"


@pytest.mark.parametrize(("value", "text"), [(0.0, "0 %"), (0.0001, "under 0.1 %"), (0.003, "0.3 %"), (0.006, "1 %")])
def test_what_is_hardly_anything_is_never_written_as_nothing(value: float, text: str) -> None:
    assert wording.percent(value) == text


def test_the_name_of_a_file_leads_to_no_other_folder() -> None:
    assert wording.file_name("a/b: <c> Häuser-1") == "a_b_ _c_ Häuser-1"


def test_the_name_of_a_file_is_one_for_every_system() -> None:
    assert wording.file_name("Ha\u0308nde") == "Hände"
    assert wording.file_name("फेफड़े") == unicodedata.normalize("NFC", "फेफड़े")
    assert wording.file_name("Con") == "_Con"
    assert wording.file_name("肺" * 120) == "肺" * 66


def test_a_long_name_keeps_its_ends() -> None:
    assert wording.plain("a" * 80) == "a" * 80
    assert wording.plain("a" * 99 + "b") == "a" * 50 + "…" + "a" * 28 + "b"
    assert len(wording.plain("long " * 20, 36)) == 36

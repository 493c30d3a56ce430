import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiograph_studio.reporting import write_scores_csv
from radiograph_studio.reporting.table import _cell


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_rows_of_both_kinds_share_one_table(tmp_path: Path) -> None:
    write_scores_csv(
        tmp_path / "scores.csv",
        [
            {"path": "a.png", "ok": True, "probabilities": {"abd": 0.25, "chst": 0.75}, "notes": ["x", "y"]},
            {"path": "b.png", "ok": False, "error": {"kind": "unreadable_image", "message": "No, picture."}},
        ],
    )
    first, second = read(tmp_path / "scores.csv")
    assert first["probabilities.chst"] == "0.75"
    assert first["notes"] == "x; y"
    assert first["error.kind"] == ""
    assert second["ok"] == "false"
    assert second["error.message"] == "No, picture."


@pytest.mark.parametrize("name", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_a_file_name_cannot_become_a_formula(tmp_path: Path, name: str) -> None:
    write_scores_csv(tmp_path / "scores.csv", [{"path": name, name: 1}])
    row = read(tmp_path / "scores.csv")[0]
    assert row["path"] == f"'{name}"
    assert f"'{name}" in row


def test_numbers_stay_numbers() -> None:
    assert _cell(-0.5) == -0.5
    assert _cell(None) == ""


@given(st.text())
def test_no_cell_starts_like_a_formula(text: str) -> None:
    assert not str(_cell(text)).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert str(_cell(text)).removeprefix("'") == text.removeprefix("'")


def test_no_rows_still_make_a_file(tmp_path: Path) -> None:
    write_scores_csv(tmp_path / "scores.csv", [])
    assert read(tmp_path / "scores.csv") == []

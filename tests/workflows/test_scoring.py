"""Scoring and evaluating with a trained model, the same numbers on every road."""

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from radiograph_studio.datasets import Item, in_parallel
from radiograph_studio.engine.images import load_pictures
from radiograph_studio.errors import DatasetError
from radiograph_studio.imaging import read
from radiograph_studio.recipe import Cancelled, Control
from radiograph_studio.runs import read_run
from radiograph_studio.workflows import evaluating, history, scoring

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def scorer(trained: Any) -> scoring.Scorer:
    return scoring.open_model(trained.model)


def test_training_scoring_and_preview_see_the_same_picture(trained: Any, scorer: scoring.Scorer) -> None:
    files = sorted((trained.data / "test").rglob("*.png"))
    in_training = load_pictures([Item(file, 0) for file in files], scorer.info.input_spec, lambda: None).values
    in_preview = np.stack([scorer.picture(read(file)) for file in files])[..., None]
    np.testing.assert_allclose(in_training, in_preview, atol=1e-5)


def test_a_file_scored_alone_and_among_others_gets_the_same_score(trained: Any, scorer: scoring.Scorer) -> None:
    files = sorted((trained.data / "test").rglob("*.png"))
    rows: list[scoring.ScoreRow] = []
    scoring.score_files(scorer, files, rows.append)
    alone = scorer.score(read(files[0]))
    assert rows[0].score is not None
    assert rows[0].score.label == alone.label == "rings"
    assert rows[0].score.probabilities["rings"] == pytest.approx(alone.probabilities["rings"], abs=1e-5)


def test_a_file_that_cannot_be_read_is_a_row_and_not_the_end(
    trained: Any, scorer: scoring.Scorer, tmp_path: Path
) -> None:
    bad = tmp_path / "letter.dcm"
    bad.write_text("Dear colleague")
    good = sorted((trained.data / "test").rglob("*.png"))
    rows: list[scoring.ScoreRow] = []
    scoring.score_files(scorer, [bad, good[0], tmp_path / "gone.png", good[-1]], rows.append)
    assert [row.as_dict()["ok"] for row in rows] == [False, True, False, True]
    assert rows[-1].score is not None
    assert rows[-1].score.label == "stripes"
    assert all(row.error is None or row.error.hint for row in rows)


def test_evaluating_the_test_folder_gives_the_figures_of_the_training(trained: Any, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    result = evaluating.evaluate(trained.model, trained.data / "test", report)
    in_training = trained.events[-1].metrics["test"]
    for figure in ("n", "accuracy", "accuracy_ci", "auc", "confusion", "classes"):
        assert list(np.ravel(result.figures[figure])) == list(np.ravel(in_training[figure])), figure
    assert "8 of 8" in report.read_text(encoding="utf-8")


def test_evaluating_a_folder_with_another_class_names_both(trained: Any, tmp_path: Path) -> None:
    (tmp_path / "spirals").mkdir()
    (tmp_path / "spirals" / "a.png").write_bytes(b"")
    with pytest.raises(DatasetError, match=r"spirals.*rings"):
        evaluating.evaluate(trained.model, tmp_path)


def test_evaluating_can_be_cancelled(trained: Any) -> None:
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        evaluating.evaluate(trained.model, trained.data / "test", control=control)


def test_work_in_parallel_keeps_its_order_and_stays_a_few_steps_ahead() -> None:
    started: list[int] = []

    def work(number: int) -> int:
        started.append(number)
        return number * number

    results = in_parallel(work, range(1000))
    first = [next(results) for _ in range(3)]
    assert first == [(0, 0), (1, 1), (2, 4)]
    assert len(started) < 60
    results.close()


def test_a_model_is_called_as_its_run_is_now(trained: Any, tmp_path: Path) -> None:
    (made,) = trained.runs.iterdir()
    run = read_run(Path(shutil.copytree(made, tmp_path / "run")))
    assert run is not None
    assert run.model is not None
    before = scoring.open_model(run.model).info.name
    history.rename(run, "Hands of spring")
    assert scoring.open_model(run.model).info.name == "Hands of spring" != before
    alone = shutil.copy(run.model, tmp_path / "elsewhere.rsmodel")
    assert scoring.open_model(Path(alone)).info.name == "tiny"

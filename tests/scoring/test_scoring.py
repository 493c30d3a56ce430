"""Scores: calibrated, adding up to one, and honest about images unlike the training images."""

from pathlib import Path

import numpy as np
import pytest

from radiograph_studio import model_file
from radiograph_studio.errors import ModelFileError
from radiograph_studio.imaging import Radiograph
from radiograph_studio.scoring import Novelty, Scorer, calibrated, fit_novelty


def _features(count: int, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return (np.abs(rng.normal(1.0, 0.2, (count, 50))) * np.linspace(1, 5, 50)).astype(np.float32)


def test_images_like_the_training_images_are_not_unusual_and_others_are() -> None:
    novelty = fit_novelty(_features(60))
    assert novelty is not None
    alike, other = _features(40, seed=1), _features(10, seed=2)[:, ::-1]
    assert novelty.is_unusual(alike).mean() <= 0.05
    assert novelty.is_unusual(np.ascontiguousarray(other)).all()
    assert novelty.share_less_unusual(np.ascontiguousarray(other)).min() == 1.0
    assert 0.2 < novelty.share_less_unusual(alike).mean() < 0.8


def test_a_training_image_is_not_its_own_neighbour() -> None:
    features = _features(20)
    novelty = fit_novelty(features)
    assert novelty is not None
    assert novelty.distances.min() > 0.01


def test_novelty_survives_the_model_file() -> None:
    novelty = fit_novelty(_features(30))
    assert novelty is not None
    again = Novelty.from_arrays(novelty.arrays())
    assert again is not None
    probe = _features(5, seed=3)
    np.testing.assert_allclose(again.distance(probe), novelty.distance(probe), atol=2e-3)
    assert Novelty.from_arrays({}) is None


def test_too_few_training_images_give_no_novelty_rather_than_a_guess() -> None:
    assert fit_novelty(_features(4)) is None


def test_a_higher_temperature_makes_scores_less_certain_and_keeps_the_label() -> None:
    logits = np.array([[0.0, 3.0], [2.0, -1.0]])
    cold, warm = calibrated(logits, 1.0), calibrated(logits, 4.0)
    np.testing.assert_allclose(cold.sum(axis=1), 1)
    assert (warm.max(axis=1) < cold.max(axis=1)).all()
    assert (warm.argmax(axis=1) == cold.argmax(axis=1)).all()


def _scorer(input_spec: dict[str, object], novelty: Novelty | None = None) -> Scorer:
    manifest = model_file.Manifest(
        name="m",
        classes=("dark", "bright"),
        blueprint={},
        input_spec=input_spec,
        recipe={},
        temperature=2.0,
        figures={"validation": None, "test": None},
        counts={},
    )
    model = model_file.ModelFile(manifest=manifest, weights={}, arrays=novelty.arrays() if novelty else {})

    def predict(pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        mean = pictures.mean(axis=(1, 2, 3))
        return np.stack([1 - mean, mean], axis=1).astype(float) * 8, np.ones((len(pictures), 50), np.float32)

    return Scorer(model, Path("m.rsmodel"), predict)


def test_a_score_names_the_frame_and_hands_on_what_the_reader_noticed() -> None:
    pixels = np.full((40, 30), 4000, np.uint16)
    pixels[:2] = 0
    radiograph = Radiograph(pixels=pixels, bits_stored=12, frame=3, frames=5, notes=("Pixel Spacing is missing.",))

    score = _scorer({"width": 32, "height": 32, "normalisation": "unit", "fit": "stretch"}).score(radiograph)

    assert score.label == "bright"
    assert sum(score.probabilities.values()) == pytest.approx(1)
    assert (score.frame, score.novelty, score.unusual) == (3, None, False)
    assert score.notes == ("Pixel Spacing is missing.",)


def test_an_unusual_image_is_said_to_be_one() -> None:
    scorer = _scorer({"width": 32, "height": 32, "normalisation": "unit"}, fit_novelty(_features(30)))
    score = scorer.score(Radiograph(pixels=np.arange(1600, dtype=np.uint16).reshape(40, 40), bits_stored=12))
    assert score.unusual
    assert "unlike the training images" in score.notes[0]


def test_an_input_that_this_version_does_not_know_is_refused() -> None:
    with pytest.raises(ModelFileError, match="Update the program"):
        _scorer({"width": 32, "height": 32, "colour": "holographic"})

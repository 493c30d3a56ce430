"""Which stages to pool for the linear head, and how strongly to penalise it: the table behind both choices.

Writes ``tests/benchmarks/results/features.json``.

    python packaging/dev.py bench bench_features
"""

import argparse
import json
from pathlib import Path
from typing import Any

import keras
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

from radiograph_studio.datasets import load_dataset
from radiograph_studio.engine import backbones, network
from radiograph_studio.engine.catalogue import backbone
from radiograph_studio.engine.images import Pictures, load_pictures
from radiograph_studio.recipe import preset_recipe

RESULTS = Path(__file__).parent / "results" / "features.json"
PNEUMONIA = Path(__file__).resolve().parents[3] / "shared" / "data" / "chest_pneumonia"
TAPS = ((7,), (6, 7), (4, 6, 7), (2, 4, 6, 7), (3, 4, 5, 7), (1, 2, 3, 4, 5, 6, 7))
PENALTIES = (0.001, 0.01, 0.03, 0.1, 1.0)


def pooled(pictures: Pictures) -> list[np.ndarray]:
    """Return the average-pooled output of every stage, each (n, channels)."""
    entry = backbone("efficientnet-lite0")
    grey = keras.Input((entry.size, entry.size, 1))
    maps = backbones.feature_maps(
        entry, keras.layers.Concatenate()([keras.layers.Rescaling(255 / 128, -127 / 128)(grey)] * 3), batch_norm=False
    )
    model = keras.Model(grey, [keras.layers.GlobalAveragePooling2D()(stage) for stage in maps])
    for name, weights in backbones.imagenet_weights(entry).items():
        if name != "classifier":
            model.get_layer(name).set_weights(weights)
    return list(model.predict(pictures.values, batch_size=32, verbose=0))


def row(
    train: list[np.ndarray], test: list[np.ndarray], labels: tuple[Any, Any], taps: tuple[int, ...]
) -> dict[str, str]:
    """Return AUC and log loss on the second set for each penalty."""
    fit, probe = (np.concatenate([stages[tap] for tap in taps], axis=1) for stages in (train, test))
    mean, spread = fit.mean(axis=0), np.sqrt(fit.var(axis=0) + network.STANDARD_EPSILON)
    results = {}
    for penalty in PENALTIES:
        model = LogisticRegression(C=penalty, max_iter=2000).fit((fit - mean) / spread, labels[0])
        chance = model.predict_proba((probe - mean) / spread)[:, 1]
        results[str(penalty)] = f"{roc_auc_score(labels[1], chance):.3f} / {log_loss(labels[1], chance):.3f}"
    return results


def main() -> None:
    """Measure, print the table, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=PNEUMONIA, help="folder with train and val, two classes")
    folder = parser.parse_args().data
    dataset = load_dataset(folder / "train", folder / "val")
    spec = network.input_spec(preset_recipe("instant"))
    parts = [load_pictures(items, spec, lambda: None) for items in (dataset.train, dataset.validation)]
    train, test = (pooled(part) for part in parts)
    table = {str(taps): row(train, test, (parts[0].labels, parts[1].labels), taps) for taps in TAPS}
    print(f"{'stages':<24}" + "".join(f"C = {penalty:<12}" for penalty in PENALTIES) + "(AUC / log loss)")
    for taps, results in table.items():
        print(f"{taps:<24}" + "".join(f"{value:<16}" for value in results.values()))
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(table, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()

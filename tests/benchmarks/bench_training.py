"""How soon a training answers: preset ``instant`` beside the tutorial's notebook recipe, in one run on one machine.

The notebook recipe (Lakhani et al. 2018) is that of ``_peers.py``. Its weights are random where no ImageNet weights of
InceptionV3 were imported: that changes what it learns, not how long it takes. Writes
``tests/benchmarks/results/training.json``.

    python packaging/dev.py bench bench_training
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from radiograph_studio import paths
from radiograph_studio.engine.loading import load_tensorflow
from radiograph_studio.recipe import Control, Epoch, preset_recipe
from radiograph_studio.workflows.training import TrainRequest, train

RESULTS = Path(__file__).parent / "results" / "training.json"
TUTORIAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "chest_abdomen"
NOTEBOOK_EPOCHS = 6


def instant(train_folder: Path, validation_folder: Path, *, again: bool = False) -> dict[str, Any]:
    """Train with preset ``instant``; return its times and its first validation.

    Features that earlier trainings left on disk are removed, unless it is trained ``again``.
    """
    if not again:
        for kept in paths.cache_dir().glob("features.sqlite*"):
            kept.unlink()
    epochs: list[Epoch] = []

    def sink(event: Any) -> None:
        if isinstance(event, Epoch):
            epochs.append(event)

    with tempfile.TemporaryDirectory() as folder:
        request = TrainRequest(
            train=train_folder, validation=validation_folder, recipe=preset_recipe("instant"), runs_dir=Path(folder)
        )
        finished = train(request, Control(), sink)
    seconds = finished.metrics["seconds"]
    figures = finished.metrics["validation"]
    return {**seconds, "first_val_accuracy": epochs[0].val_accuracy, "validation": figures["confusion"]}


def floor_seconds(train_folder: Path, validation_folder: Path) -> float:
    """Return the seconds of what nobody can leave out: build the network, decode, one forward pass of each image."""
    from radiograph_studio.datasets import load_dataset
    from radiograph_studio.engine import network
    from radiograph_studio.engine.images import load_pictures
    from radiograph_studio.engine.predictor import Predictor

    dataset = load_dataset(train_folder, validation_folder)
    recipe = preset_recipe("instant")
    started = time.monotonic()
    spec = network.input_spec(recipe)
    net = network.build(network.Blueprint.of(recipe, len(dataset.classes), spec))
    network.load_imagenet(net)
    pictures = load_pictures((*dataset.train, *dataset.validation), spec, lambda: None)
    Predictor(net)(pictures.values)
    return time.monotonic() - started


def repeated(times: int, function: Callable[[], Any]) -> list[Any]:
    """Return the results of ``times`` calls."""
    return [function() for _ in range(times)]


def median(values: list[float]) -> float:
    """Return the median."""
    return sorted(values)[len(values) // 2]


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=TUTORIAL, help="folder with train and val")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--notebook-epochs", type=int, default=NOTEBOOK_EPOCHS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        # A home of its own: nobody's cache is emptied.
        os.environ[paths.HOME_VARIABLE] = home
        measure(options)


def measure(options: argparse.Namespace) -> None:
    """Measure, print the table, write the JSON."""
    folders = options.data / "train", options.data / "val"
    load_tensorflow()
    runs = repeated(options.repeats, lambda: instant(*folders))
    agains = repeated(options.repeats, lambda: instant(*folders, again=True))
    floors = repeated(options.repeats, lambda: floor_seconds(*folders))
    from _peers import fit_notebook  # loads TensorFlow

    _, notebook = fit_notebook(*folders, options.notebook_epochs)
    first = median([run["first_validation"] for run in runs])
    table = {
        "instant: first validation, s": first,
        "instant: all, s": median([run["total"] for run in runs]),
        "instant: first validation accuracy": runs[0]["first_val_accuracy"],
        "instant: validation confusion": runs[0]["validation"],
        "instant once more: first validation, s": median([run["first_validation"] for run in agains]),
        "floor: build + decode + one forward pass, s": median(floors),
        "instant to floor": first / median(floors),
        f"notebook: {len(notebook)} epochs, s": notebook[-1],
        "notebook: each epoch done at, s": notebook,
        "notebook to instant": notebook[-1] / first,
    }
    for name, value in table.items():
        print(f"{name:<48} {value:.2f}" if isinstance(value, float) else f"{name:<48} {value}")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(table, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()

"""What a training step costs in forward passes, and how much memory it takes: the figures behind ``engine/costs.py``.

Each case runs in a process of its own, so that its peak is its own. Forward passes (batch 32) and training steps take
turns, and the ratio is that of their medians, so that a busy machine slows both alike. Memory is the peak of resident
memory (``getrusage``) after a few steps, less that of a process that has TensorFlow loaded and nothing more.

Writes ``tests/benchmarks/results/costs.json``.

    python packaging/dev.py bench bench_costs
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from radiograph_studio.engine.loading import load_tensorflow

RESULTS = Path(__file__).parent / "results" / "costs.json"
_RATE = 1e-4
# backbone, preset, side, batch size
CASES = (
    ("efficientnet-lite0", "balanced", 224, 5),
    ("efficientnet-lite0", "balanced", 224, 8),
    ("efficientnet-lite0", "balanced", 224, 16),
    ("efficientnet-lite0", "balanced", 224, 32),
    ("efficientnet-lite0", "balanced", 112, 8),
    ("efficientnet-lite0", "balanced", 320, 8),
    ("efficientnet-lite0", "paper", 224, 5),
    ("efficientnet-lite2", "balanced", 260, 8),
    ("efficientnet-lite2", "balanced", 260, 16),
    ("inception-v3", "paper", 299, 5),
    ("inception-v3", "paper", 299, 16),
    ("inception-v3", "balanced", 299, 8),
)


def one(backbone: str, preset: str, side: int, batch: int) -> dict[str, Any]:
    """Measure one case in this process."""
    load_tensorflow()
    import numpy as np

    from radiograph_studio.engine import catalogue, network
    from radiograph_studio.engine.learner import Learner
    from radiograph_studio.engine.network import Blueprint
    from radiograph_studio.engine.predictor import BATCH, Predictor
    from radiograph_studio.recipe import preset_recipe

    base = _resident()
    entry = catalogue.backbone(backbone)
    weights = "imagenet" if entry.has_imagenet_weights else "scratch"
    recipe = preset_recipe(preset).model_copy(update={"backbone": backbone, "weights": weights, "image_size": side})  # type: ignore[arg-type]
    spec = network.input_spec(recipe)
    net = network.build(Blueprint.of(recipe, 2, spec))
    if weights == "imagenet" and preset != "paper":
        network.freeze(net, below=entry.first_tuned)
    predictor = Predictor(net)
    rng = np.random.default_rng(0)
    look, learn = (rng.random((n, side, side, 1), np.float32) for n in (BATCH, batch))
    predictor(look)
    after_forward = _resident()
    learner = Learner(net.whole, net.whole.trainable_variables)
    labels = np.arange(batch) % 2
    learner.step(learn, labels, _RATE)
    forward, step = [], []
    for _ in range(4):
        forward.append(_seconds(lambda: predictor(look)) / BATCH)
        step.append(_seconds(lambda: learner.step(learn, labels, _RATE)) / batch)
        step.append(_seconds(lambda: learner.step(learn, labels, _RATE)) / batch)
    return {
        "backbone": backbone,
        "preset": preset,
        "side": side,
        "batch": batch,
        "images_per_second": round(1 / median(forward), 1),
        "step_cost": round(median(step) / median(forward), 2),
        "base_mb": round(base / 1e6),
        "forward_mb": round((after_forward - base) / 1e6),
        "training_mb": round((_resident() - base) / 1e6),
        "parameters": int(sum(np.prod(v.shape) for v in net.whole.trainable_variables)),
    }


def _seconds(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    """Measure, print the table, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", nargs=4, help=argparse.SUPPRESS)
    case = parser.parse_args().case
    if case:
        print(json.dumps(one(case[0], case[1], int(case[2]), int(case[3]))))
        return
    rows = []
    for given in CASES:
        words = [sys.executable, "-m", "tests.benchmarks.bench_costs", "--case", *map(str, given)]
        answer = subprocess.run(words, check=True, capture_output=True, text=True).stdout
        rows.append(json.loads(answer.splitlines()[-1]))
        print(" ".join(f"{name} {value}" for name, value in rows[-1].items()), flush=True)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

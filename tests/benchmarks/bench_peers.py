"""Ours beside the peers of ``_peers.py``, trained on the same images and tested on images that none of them saw.

    python3 packaging/dev.py bench bench_peers -- --seeds 3
    python3 packaging/dev.py bench bench_peers -- --only balanced create-ml --data FOLDER

``--data`` is a folder with ``train`` and ``val``. All its images are divided anew for each seed (`_splits.fold`: three
seeds test every image once), and the division that is given is used as well. Every training is kept in
``tests/benchmarks/results/peers.jsonl``; what is there is not trained again, so the long ones can be run in pieces
(``--fresh`` trains them again, which is needed after the program has changed). The tables go to ``peers-DATA.json``.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from _judging import Tested, difference, summary
from _splits import FOLDS, SHARED, Split, fold, given
from _store import Store, key_of

from radiograph_studio.engine.loading import load_tensorflow
from radiograph_studio.recipe import Preset, preset_recipe

RESULTS = Path(__file__).parent / "results"
PRESETS: tuple[Preset, ...] = ("instant", "balanced", "thorough")
METHODS = ("notebook", "teachable-machine", "create-ml", *PRESETS)
LONG = ("thorough",)


def splits(data: Path, into: Path, seeds: int, kinds: str) -> Iterator[Split]:
    """Yield the divisions of ``data``, all of one seed before the next."""
    for seed in range(seeds):
        if kinds in ("folds", "both"):
            yield fold(data, into / data.name, seed)
        if kinds in ("given", "both"):
            yield given(data, into / data.name, seed)


def trained(method: str, split: Split, notebook_epochs: int) -> dict[str, Any]:
    """Train ``method`` on ``split``; return the row to keep."""
    import _peers

    if method == "notebook":
        outcome = _peers.notebook(split, notebook_epochs)
    elif method == "teachable-machine":
        outcome = _peers.teachable_machine(split)
    elif method == "create-ml":
        outcome = _peers.create_ml(split)
    else:
        outcome = _peers.ours(split, _preset(method))
    tested = outcome.tested
    return {
        "seconds_first": round(outcome.seconds_first, 2),
        "seconds": round(outcome.seconds, 2),
        "names": tested.names,
        "labels": tested.labels.tolist(),
        "probabilities": np.round(tested.probabilities, 5).tolist(),
    }


def settings(method: str, notebook_epochs: int) -> Any:
    """Return what, besides the data, decides the result of ``method``."""
    if method in PRESETS:
        return _preset(method).model_dump(mode="json")
    return {"epochs": notebook_epochs} if method == "notebook" else {}


def _preset(name: str) -> Any:
    return preset_recipe(next(preset for preset in PRESETS if preset == name))


def as_tested(split: str, row: dict[str, Any]) -> Tested:
    """Return a row that was kept as what can be judged."""
    return Tested(split, tuple(row["names"]), np.array(row["labels"]), np.array(row["probabilities"]))


def measure(options: argparse.Namespace, method_seeds: Callable[[str], int]) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the rows by method and split; train those that are not there yet."""
    store = Store(RESULTS / "peers.jsonl")
    rows: dict[str, dict[str, dict[str, Any]]] = {method: {} for method in options.only}
    load_tensorflow()
    with tempfile.TemporaryDirectory() as folder:
        for split in splits(options.data, Path(folder), options.seeds, options.splits):
            for method in options.only:
                if split.seed >= method_seeds(method):
                    continue
                about = settings(method, options.epochs_notebook)
                key = key_of(data=options.data.name, split=split.name, method=method, settings=about)
                row = None if options.fresh else store.get(key)
                if row is None:
                    row = store.put(key, trained(method, split, options.epochs_notebook))
                rows[method][split.name] = row
                accuracy = as_tested(split.name, row).figures()["accuracy"]
                print(f"{split.name:<8} {method:<18} {accuracy:.3f}  {row['seconds']:.1f} s", flush=True)
    return rows


def table(rows: dict[str, dict[str, dict[str, Any]]], kind: str) -> dict[str, dict[str, Any]]:
    """Return the figures by method over the splits whose names begin with ``kind``."""
    result = {}
    for method, by_split in rows.items():
        chosen = {name: row for name, row in by_split.items() if name.startswith(kind)}
        if chosen:
            seconds = {
                key: float(np.median([row[key] for row in chosen.values()])) for key in ("seconds_first", "seconds")
            }
            result[method] = summary([as_tested(name, row) for name, row in chosen.items()]) | seconds
    return result


def differences(rows: dict[str, dict[str, dict[str, Any]]], kind: str) -> dict[str, dict[str, Any]]:
    """Return how much better ``balanced`` is than every other method, on the splits that both were trained on."""
    tests = {
        method: [as_tested(name, row) for name, row in by_split.items() if name.startswith(kind)]
        for method, by_split in rows.items()
    }
    mine = tests.pop("balanced", [])
    return {
        method: difference(mine, theirs)
        for method, theirs in tests.items()
        if {test.split for test in mine} & {test.split for test in theirs}
    }


def show(title: str, figures: dict[str, dict[str, Any]], gains: dict[str, dict[str, Any]]) -> None:
    """Print one table of figures and one of differences, as Markdown."""
    print(f"\n{title}\n\n| method | accuracy | balanced accuracy | AUC | log loss | first result, s | all, s | tests |")
    print("|---|---|---|---|---|---|---|---|")
    for method, row in figures.items():
        cells = [_share(row[key], row[f"{key}_ci"]) for key in ("accuracy", "balanced_accuracy", "auc")]
        times = f"{row['seconds_first']:.1f} | {row['seconds']:.1f}"
        print(f"| {method} | {' | '.join(cells)} | {row['log_loss']:.3f} | {times} | {row['tests']} |")
    if gains:
        print("\n| balanced minus | accuracy | 95 %, images | 95 %, images and splits | McNemar p | by split |")
        print("|---|---|---|---|---|---|")
    for method, gain in gains.items():
        p = "" if gain["mcnemar_p"] is None else f"{gain['mcnemar_p']:.4f}"
        each = ", ".join(f"{100 * value:+.1f}" for value in gain["by_split"].values())
        print(
            f"| {method} | {100 * gain['difference']:+.1f} | {_points(gain['images_ci'])} | {_points(gain['both_ci'])} "
            f"| {p} | {each} |"
        )


def _share(value: float, interval: tuple[float, float] | None) -> str:
    return f"{value:.3f}" + (f" ({interval[0]:.3f} to {interval[1]:.3f})" if interval else "")


def _points(interval: tuple[float, float] | None) -> str:
    return f"{100 * interval[0]:+.1f} to {100 * interval[1]:+.1f}" if interval else ""


def main() -> None:
    """Train what is not there yet, print the tables, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED / "chest_pneumonia", help="folder with train and val")
    parser.add_argument("--seeds", type=int, default=FOLDS)
    parser.add_argument("--seeds-notebook", type=int, default=1, help="the notebook takes long; as many at most")
    parser.add_argument("--epochs-notebook", type=int, default=6)
    parser.add_argument("--splits", choices=("folds", "given", "both"), default="both")
    parser.add_argument("--only", nargs="+", choices=METHODS, default=[m for m in METHODS if m not in LONG])
    parser.add_argument("--thorough", action="store_true", help="our longest preset as well")
    parser.add_argument("--fresh", action="store_true", help="train again what was kept")
    options = parser.parse_args()
    options.data = options.data.resolve()  # the divisions link to its files
    if options.thorough and "thorough" not in options.only:
        options.only = [*options.only, "thorough"]
    rows = measure(options, lambda method: options.seeds_notebook if method == "notebook" else options.seeds)
    result = {}
    for kind, title in (("fold", "All images divided anew"), ("given", "The division that is given")):
        figures, gains = table(rows, kind), differences(rows, kind)
        if figures:
            show(f"{options.data.name}: {title}", figures, gains)
            result[kind] = {"figures": figures, "balanced minus": gains}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"peers-{options.data.name}.json").write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()

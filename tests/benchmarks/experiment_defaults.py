"""Chooses the presets' defaults by experiment: one factor at a time around a centre, several datasets and seeds.

    python3 packaging/dev.py bench experiment_defaults -- --minutes 60
    python3 packaging/dev.py bench experiment_defaults -- --data pneumonia --seeds 3 --factors learning_rate epochs
    python3 packaging/dev.py bench experiment_defaults -- --table

Each training goes through `workflows.training.train` and is judged on images held out from it (`_splits.py`): log loss
of the calibrated probabilities, accuracy, area under the ROC curve. Results are kept in
``tests/benchmarks/results/defaults.jsonl``; what is there is not trained again, and ``--minutes`` ends the work after
the training that passes the limit, so that the experiment can be done in pieces. Seeds come one after the other, so a
table is fair however far it got: the comparison with the centre is made on the splits that both were trained on.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from _splits import Split, sources
from _store import Store, key_of

from radiograph_studio.engine.loading import load_tensorflow
from radiograph_studio.recipe import RADIOGRAPH_SAFE, Augmentation, Preset, Recipe, preset_recipe

RESULTS = Path(__file__).parent / "results" / "defaults.jsonl"
DATA = ("pneumonia", "pneumonia-50", "abdomen-20", "phantoms-20", "abdomen", "phantoms")
FIGURES = ("log_loss", "accuracy", "auc")
_STRONGER = RADIOGRAPH_SAFE.model_copy(update={"brightness": 0.1, "contrast": 0.2, "noise": 0.02})
_AUGMENTATIONS = {"none": Augmentation(), "safe": RADIOGRAPH_SAFE, "safe and grey": _STRONGER}
FACTORS: dict[Preset, dict[str, tuple[Any, ...]]] = {
    "balanced": {
        "learning_rate": (5e-5, 1e-4, 2e-4, 3e-4),
        "epochs": (4, 8, 12),
        "label_smoothing": (0.0, 0.05, 0.1),
        "batch_size": (8, 16),
        "augmentation": ("none", "safe", "safe and grey"),
        "patience": (0, 3),
    },
    "instant": {
        "learning_rate": (3e-4, 1e-3, 3e-3),
        "epochs": (10, 20, 40),
        "draws": (1, 3, 6),
        "augmentation": ("none", "safe"),
    },
    "thorough": {"learning_rate": (1e-4, 2e-4), "epochs": (8, 16), "members": (1, 3)},
    "paper": {},
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One recipe of the experiment; ``factor`` is empty for the centre."""

    factor: str
    value: Any
    recipe: Recipe

    @property
    def title(self) -> str:
        """How the table calls it."""
        value = f"{self.value:g}" if isinstance(self.value, float) else str(self.value)
        return f"{self.factor} {value}".strip()


def settings(centre: Recipe, factors: list[str]) -> list[Setting]:
    """Return the centre, then every other value of each factor with all else as in the centre."""
    result = [Setting("", "centre", centre)]
    for factor, values in FACTORS[centre.preset].items():
        if factor not in factors:
            continue
        for value in values:
            recipe = changed(centre, {factor: value})
            if recipe != centre:
                result.append(Setting(factor, value, recipe))
    return result


def changed(recipe: Recipe, changes: dict[str, Any]) -> Recipe:
    """Return ``recipe`` with ``changes``, augmentations by their names, checked like a recipe of the user's."""
    known = {
        name: _AUGMENTATIONS[value].model_dump() if name == "augmentation" and isinstance(value, str) else value
        for name, value in changes.items()
    }
    return Recipe.model_validate(recipe.model_dump() | known)


def trained(split: Split, recipe: Recipe) -> dict[str, Any]:
    """Train ``recipe`` on ``split``; return its figures on the held-out images."""
    import _peers

    outcome = _peers.ours(split, recipe)
    figures = {name: round(value, 5) for name, value in outcome.tested.figures().items()}
    epochs = {"best_epoch": outcome.best_epoch, "epochs_done": outcome.epochs_done}
    return figures | epochs | {"seconds": round(outcome.seconds, 1), "images": len(outcome.tested.names)}


def jobs(options: argparse.Namespace, chosen: list[Setting]) -> Iterator[tuple[str, int, Setting]]:
    """Yield what is to be trained, the most telling first."""
    for seed in range(options.seeds):
        for data in options.data:
            for setting in chosen:
                yield data, seed, setting


def work(options: argparse.Namespace, store: Store, chosen: list[Setting]) -> None:
    """Train until everything is there or the time is over."""
    ends = time.monotonic() + 60 * options.minutes
    load_tensorflow()
    with tempfile.TemporaryDirectory() as folder:
        known = sources(Path(folder))
        splits: dict[tuple[str, int], Split] = {}
        for data, seed, setting in jobs(options, chosen):
            key = row_key(data, seed, setting.recipe)
            if store.get(key) is not None:
                continue
            if time.monotonic() > ends:
                print(f"The {options.minutes:g} minutes are over; the next start goes on from here.", flush=True)
                return
            if (data, seed) not in splits:
                splits[data, seed] = known[data](seed)
            row = store.put(key, {"data": data, "seed": seed} | trained(splits[data, seed], setting.recipe))
            figures = "  ".join(f"{name} {row[name]:.3f}" for name in FIGURES)
            print(f"{data:<13} {seed}  {setting.title:<28} {figures}  {row['seconds']:.0f} s", flush=True)


def row_key(data: str, seed: int, recipe: Recipe) -> str:
    """Return the key of one training; the recipe's own seed is that of the split."""
    return key_of(data=data, seed=seed, recipe=recipe.model_dump(mode="json", exclude={"seed"}))


def show(options: argparse.Namespace, store: Store, chosen: list[Setting]) -> None:
    """Print a Markdown table a dataset, and one over all."""
    for data in (*options.data, None):
        names = options.data if data is None else [data]
        splits = [(name, seed) for name in names for seed in range(options.seeds)]
        found = {setting: rows(store, setting, splits) for setting in chosen}
        if not found[chosen[0]] or (data is None and len(options.data) == 1):
            continue
        print(f"\n{options.preset}, {data or 'all datasets'}: mean ± standard error over splits")
        print("\n| setting | log loss | accuracy | AUC | log loss minus centre's | splits | best epoch | s |")
        print("|---|---|---|---|---|---|---|---|")
        for setting, there in found.items():
            if there:
                print(line(setting, there, found[chosen[0]]))


Place = tuple[str, int]
Rows = dict[Place, dict[str, Any]]


def rows(store: Store, setting: Setting, splits: list[Place]) -> Rows:
    """Return what is there of a setting, by split."""
    found = {(data, seed): store.get(row_key(data, seed, setting.recipe)) for data, seed in splits}
    return {place: row for place, row in found.items() if row is not None}


def line(setting: Setting, there: Rows, centre: Rows) -> str:
    """Return the table's line of one setting."""
    cells = [mean([row[name] for row in there.values()]) for name in FIGURES]
    both = [place for place in there if place in centre]
    gain = mean([there[place]["log_loss"] - centre[place]["log_loss"] for place in both], "+") if setting.factor else ""
    best = np.median([row["best_epoch"] for row in there.values()])
    seconds = np.median([row["seconds"] for row in there.values()])
    return f"| {setting.title} | {' | '.join(cells)} | {gain} | {len(there)} | {best:.0f} | {seconds:.0f} |"


def mean(values: list[float], sign: str = "") -> str:
    """Return mean and standard error as text."""
    if not values:
        return ""
    text = f"{np.mean(values):{sign}.3f}"
    return f"{text} ± {np.std(values, ddof=1) / np.sqrt(len(values)):.3f}" if len(values) > 1 else text


def main() -> None:
    """Train what is not there yet, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", choices=[preset for preset in FACTORS if FACTORS[preset]], default="balanced")
    parser.add_argument("--data", nargs="+", choices=DATA, default=list(DATA))
    parser.add_argument("--factors", nargs="+", help="only these factors")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--minutes", type=float, default=10.0, help="no training begins after so many minutes")
    parser.add_argument("--centre", default="{}", help='JSON of changes to the preset, e.g. {"learning_rate": 1e-4}')
    parser.add_argument("--table", action="store_true", help="train nothing, print what is there")
    options = parser.parse_args()
    centre = changed(preset_recipe(options.preset), json.loads(options.centre))
    chosen = settings(centre, options.factors or list(FACTORS[options.preset]))
    store = Store(RESULTS)
    if not options.table:
        work(options, store, chosen)
    show(options, store, chosen)


if __name__ == "__main__":
    main()

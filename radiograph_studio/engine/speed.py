"""How many images a second each backbone looks at on this machine, measured or reckoned. Loads no TensorFlow.

What was measured is kept in the cache as ``speed.json``: ``{"backbone-id@side": images per second}``, forward passes.
"""

import json
import math
import statistics
from contextlib import suppress

from radiograph_studio import paths
from radiograph_studio.engine.catalogue import CATALOGUE, backbone
from radiograph_studio.errors import StorageError


def images_per_second(backbone_id: str, size: int) -> tuple[float, bool]:
    """Return images per second of a forward pass at ``size`` x ``size`` pixels, and whether that was measured here.

    What was not measured is reckoned from what was: from the same network at another size (the work grows with the
    number of pixels), else from the typical figure and how this machine compares with it elsewhere. Raises
    `RecipeError` for an unknown backbone.
    """
    entry = backbone(backbone_id)
    known = _read()
    exact = known.get((backbone_id, size))
    if exact is not None:
        return exact, True
    others = {side: speed for (name, side), speed in known.items() if name == backbone_id}
    if others:
        nearest = min(others, key=lambda side: abs(math.log(side / size)))
        return others[nearest] * (nearest / size) ** 2, False
    typical = entry.images_per_second * (entry.size / size) ** 2
    return typical * _machine(known), False


def record(backbone_id: str, size: int, images_per_second: float) -> None:
    """Keep what was measured; a place that cannot be written to costs nothing but the figure."""
    if not (math.isfinite(images_per_second) and images_per_second > 0):
        return
    known = _read() | {(backbone_id, size): images_per_second}
    content = {f"{name}@{side}": round(speed, 2) for (name, side), speed in sorted(known.items())}
    with suppress(StorageError):
        paths.write_text(paths.cache_dir() / "speed.json", json.dumps(content, indent=1))


def _machine(known: dict[tuple[str, int], float]) -> float:
    """Return how much faster than typical this machine was with the networks that were measured; 1 where none was.

    Only their own sizes are compared: smaller pictures are slower than their pixels let expect.
    """
    typical = {(entry.id, entry.size): entry.images_per_second for entry in CATALOGUE}
    ratios = [speed / typical[key] for key, speed in known.items() if key in typical]
    return statistics.median(ratios) if ratios else 1.0


def _read() -> dict[tuple[str, int], float]:
    try:
        content = json.loads((paths.cache_dir() / "speed.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # absent or damaged: it is measured again
    ids = {entry.id for entry in CATALOGUE}
    known = {}
    for key, speed in content.items() if isinstance(content, dict) else ():
        name, _, side = key.partition("@")
        if name in ids and side.isdecimal() and int(side) and isinstance(speed, int | float) and 0 < speed < math.inf:
            known[name, int(side)] = float(speed)
    return known

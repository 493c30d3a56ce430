"""On which devices a training runs, and with which precision."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any, Literal

import tensorflow as tf

Devices = Literal["one", "all"]
_HALF_PRECISION_SINCE = (7, 0)


def strategy(devices: Devices) -> Any:
    """Return the strategy that shares each step out over all GPUs (or logical CPUs, where there are several).

    None where one device was asked for, or there is only one.
    """
    if devices == "one":
        return None
    names = [device.name for kind in ("GPU", "CPU") for device in tf.config.list_logical_devices(kind)]
    kind = "GPU" if any("GPU" in name for name in names) else "CPU"
    chosen = [name for name in names if kind in name]
    return tf.distribute.MirroredStrategy(chosen) if len(chosen) > 1 else None


def placed(chosen: Any) -> AbstractContextManager[Any]:
    """Return the context in which the variables of a network are made for ``chosen``, a strategy or None."""
    return chosen.scope() if chosen is not None else nullcontext()


def compute_dtype() -> str:
    """Return ``mixed_float16`` where every GPU gains from half precision (tensor cores), else ``float32``."""
    gpus = tf.config.list_physical_devices("GPU")
    details = [tf.config.experimental.get_device_details(gpu).get("compute_capability", (0, 0)) for gpu in gpus]
    return "mixed_float16" if gpus and all(each >= _HALF_PRECISION_SINCE for each in details) else "float32"

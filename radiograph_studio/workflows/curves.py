"""The curves of a run as a table that other programs read."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from radiograph_studio.recipe import Epoch

COLUMNS = (
    "phase",
    "member",
    "epoch",
    "loss",
    "accuracy",
    "val_loss",
    "val_accuracy",
    "val_accuracy_low",
    "val_accuracy_high",
    "seconds",
)


def csv_text(epochs: Sequence[Epoch | Mapping[str, Any]]) -> str:
    """Return a row for each epoch below a line of `COLUMNS`, in UTF-8 and with plain line ends.

    ``epochs`` are events, or their JSON form as a run's log has it; what an older log lacks stays empty. Accuracies
    are fractions, the interval is the exact 95 % one, seconds count from the start of the run.
    """
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for epoch in epochs:
        writer.writerow(_row(epoch.model_dump() if isinstance(epoch, Epoch) else epoch))
    return text.getvalue()


def _row(epoch: Mapping[str, Any]) -> dict[str, Any]:
    low, high = epoch.get("val_accuracy_ci") or (None, None)
    row = {"member": 1, **epoch, "val_accuracy_low": low, "val_accuracy_high": high}
    return {name: "" if row.get(name) is None else row[name] for name in COLUMNS}

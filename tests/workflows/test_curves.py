"""The curves as a table."""

import csv
import io

from radiograph_studio.recipe import Epoch
from radiograph_studio.workflows.curves import COLUMNS, csv_text

_FULL = Epoch(
    phase="finetune",
    epoch=3,
    epochs=8,
    loss=0.5,
    accuracy=0.75,
    val_loss=0.25,
    val_accuracy=0.9,
    val_accuracy_ci=(0.55, 0.9975),
    seconds=12.5,
    member=2,
)


def test_each_epoch_is_a_row_below_the_names_of_the_columns() -> None:
    assert csv_text([_FULL]) == (
        "phase,member,epoch,loss,accuracy,val_loss,val_accuracy,val_accuracy_low,val_accuracy_high,seconds\n"
        "finetune,2,3,0.5,0.75,0.25,0.9,0.55,0.9975,12.5\n"
    )


def test_a_runs_log_gives_the_same_table_as_its_events() -> None:
    assert csv_text([_FULL.model_dump(mode="json")]) == csv_text([_FULL])


def test_what_is_not_known_stays_empty() -> None:
    old = {"event": "epoch", "phase": "head", "epoch": 1, "epochs": 2, "loss": 1.0, "accuracy": 0.5, "val_loss": None}
    (row,) = csv.DictReader(io.StringIO(csv_text([old])))
    assert (row["val_loss"], row["val_accuracy_low"], row["seconds"], row["member"]) == ("", "", "", "1")


def test_no_epochs_give_the_names_alone() -> None:
    assert csv_text([]) == ",".join(COLUMNS) + "\n"

"""Training runs on disk: each is a folder that is complete at every moment, whatever happens to the program.

::

    RUNS_DIR/20260131-142530-balanced-1f3a/
        run.json        what was asked for, and how it ended (rewritten whole, renamed into place)
        label.json      the user's own name and note, where there are any; they win over the record's
        events.jsonl    every event but the batches, one a line, written as it happens
        checkpoint.bin  the state of the last whole epoch, while a run goes on or where it was cut off
                        (``.spare`` and ``.before`` beside it: files that the next state is written in)
        model.rsmodel   the model, where one was kept
        report.html     the report, where one was made
"""

from radiograph_studio.runs.store import Run
from radiograph_studio.runs.summary import LABEL, MODEL, History, RunSummary, list_runs, read_history, read_run

__all__ = ["LABEL", "MODEL", "History", "Run", "RunSummary", "list_runs", "read_history", "read_run"]

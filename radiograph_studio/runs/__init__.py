"""Training runs on disk: each is a folder that is complete at every moment, whatever happens to the program.

::

    RUNS_DIR/20260131-142530-balanced-1f3a/
        run.json        what was asked for, and how it ended (rewritten whole, renamed into place)
        events.jsonl    every event but the batches, one a line, written as it happens
        model.rsmodel   the model, where one was kept
        report.html     the report, where one was made
"""

from radiograph_studio.runs.store import Run, RunSummary, list_runs, read_run

__all__ = ["Run", "RunSummary", "list_runs", "read_run"]

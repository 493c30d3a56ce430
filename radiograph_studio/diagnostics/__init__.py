"""What the program keeps of its own doings, so that a fault can be found without seeing anybody's images.

- `redaction`: the one place that decides what may stand in a log or a report;
- `logs`: the rotating log of the window (commands say what they have to say on the terminal and write none);
- `session`: the trace that a crash leaves, found at the next start;
- `report`: versions, machine, trace and last log lines as one text that a person can read, copy and send.

Nothing here sends anything. No Qt.
"""

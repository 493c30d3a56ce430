"""Catches log records of any logger, also of those that keep their records from the root logger."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def recorded(level: int = logging.WARNING) -> Iterator[list[logging.LogRecord]]:
    """Collect every record of `level` or above that is made meanwhile, in any logger and any thread."""
    make = logging.getLogRecordFactory()
    records: list[logging.LogRecord] = []

    def make_and_keep(*args: object, **kwargs: object) -> logging.LogRecord:
        record: logging.LogRecord = make(*args, **kwargs)
        if record.levelno >= level:
            records.append(record)
        return record

    logging.setLogRecordFactory(make_and_keep)
    try:
        yield records
    finally:
        logging.setLogRecordFactory(make)


def as_line(record: logging.LogRecord) -> str:
    """One line that says who said what."""
    return f"{record.levelname} {record.name}: {record.getMessage()}"

"""Many files at once: the wait for a disk or network share is hidden, memory stays flat, the order is kept."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

WORKERS = 4
"""Threads that read files: enough to hide the wait for a disk, few enough to spare memory."""
_AHEAD = 4 * WORKERS


def in_parallel(work: Callable[[_Job], _Result], jobs: Sequence[_Job]) -> Iterator[tuple[_Job, _Result]]:
    """Yield (job, result) in the order of ``jobs``, done by a few threads a few jobs ahead of whoever consumes them.

    What ``work`` raises is raised here. Closing the iterator ends the work after the jobs in hand.
    """
    pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="files")
    try:
        rest = iter(jobs)
        waiting: list[tuple[_Job, Future[_Result]]] = [(job, pool.submit(work, job)) for job in islice(rest, _AHEAD)]
        while waiting:
            job, future = waiting.pop(0)
            result = future.result()
            waiting.extend((following, pool.submit(work, following)) for following in islice(rest, 1))
            yield job, result
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def each_in_threads(
    work: Callable[[_Job], _Result],
    jobs: Sequence[_Job],
    checkpoint: Callable[[], None] | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> list[_Result]:
    """Return ``work`` of every job in the order of ``jobs``.

    ``checkpoint`` and ``on_progress`` are called in the caller's thread; what ``checkpoint`` raises ends the work
    after the jobs in hand.
    """
    results: list[_Result] = []
    for _, result in in_parallel(work, jobs):
        if checkpoint is not None:
            checkpoint()
        results.append(result)
        if on_progress is not None:
            on_progress(len(results), len(jobs))
    return results

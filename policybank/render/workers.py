"""Compose and write pages in worker processes.

The parent makes the view of each page, since it holds the catalogue; a worker turns views into files and needs nothing
else. A few pages are written in the parent: a worker needs about a second before it pays.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from policybank.core import Progress
from policybank.pages import View, compose_page

from .fill import Frame, fill

# One document added to 10,000 changes some 800 pages, for it stands in many lists: 5.8 CPU seconds in one process, 7.6
# with two workers (two cores; in wall time 6.0 and 8.6). Batches from 50 to 400 pages are all alike.
_FEW = 1_500
_BATCH = 50

# Views wait in memory until a worker takes them; more than this ahead only costs memory.
_BATCHES_AHEAD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PageJob:
    """One page to write: its view, and the frame that all pages share."""

    view: View
    frame: Frame


def write_pages(
    folder: Path, jobs: Iterable[PageJob], count: int, processes: int, progress: Progress
) -> None:
    """Write all `jobs` below `folder`; a failure in any worker is raised here."""
    if count <= _FEW or processes <= 1:
        for job in jobs:
            _write(folder, job.view, job.frame)
            progress.advance()
        return
    # Fresh processes on every system: a fork of this one would share its memory only until either touches it, which
    # Python does at every look at a value (768 MB instead of 300 with 10,000 documents and two workers).
    context = multiprocessing.get_context("spawn")
    stream = iter(jobs)
    first = next(stream)
    with ProcessPoolExecutor(
        processes, mp_context=context, initializer=_begin, initargs=(str(folder), first.frame)
    ) as pool:
        waiting: list[Future[int]] = []
        for batch in _batches(first, stream):
            waiting.append(pool.submit(_write_batch, batch))
            if len(waiting) > processes * _BATCHES_AHEAD:
                progress.advance(waiting.pop(0).result())
        for future in waiting:
            progress.advance(future.result())


def _batches(first: PageJob, stream: Iterator[PageJob]) -> Iterator[tuple[View, ...]]:
    batch = (first.view, *(job.view for job in islice(stream, _BATCH - 1)))
    while batch:
        yield batch
        batch = tuple(job.view for job in islice(stream, _BATCH))


_folder = Path()
_frame: Frame | None = None


def _begin(folder: str, frame: Frame) -> None:
    global _folder, _frame
    _folder, _frame = Path(folder), frame


def _write_batch(views: tuple[View, ...]) -> int:
    assert _frame is not None, "a worker begins with its frame"
    for view in views:
        _write(_folder, view, _frame)
    return len(views)


def _write(folder: Path, view: View, frame: Frame) -> None:
    page = compose_page(view)
    (folder / page.path).write_bytes(fill(page, frame))

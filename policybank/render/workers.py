"""Compose and write pages in worker processes.

The parent holds the catalogue, so it makes the view of each page, and of documents the page itself; a worker makes pages
of the other views, reads the texts of PDFs for them, and writes all files. A few pages are written in the parent: a worker
needs about a second before it pays.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from policybank.core import Progress, collect_seldom
from policybank.pages import LoadLeaves, PageSpec, View, compose_page

from .fill import Frame, fill

# Measured with 857 changed pages of a bank of 10,000 documents, whole builds on two cores: 5.8 CPU seconds in one process
# and 7.6 with two workers (in wall time 6.0 and 8.6 s). Batches from 50 to 400 pages were all alike.
_FEW = 1_500
_BATCH = 50

# Pages wait in memory until a worker takes them; more than this ahead only costs memory.
_BATCHES_AHEAD = 3


# What a process is given of a page: its view, or the page itself where that is the smaller parcel.
Made = View | PageSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What every process that writes pages needs: the frame that all share, and where the texts of PDFs are read."""

    frame: Frame
    load_leaves: LoadLeaves


def write_pages(
    folder: Path,
    pages: Iterable[Made],
    press: Press,
    count: int,
    processes: int,
    progress: Progress,
) -> None:
    """Write all `count` pages below `folder`; a failure in any worker is raised here."""
    if count <= _FEW or processes <= 1:
        for made in pages:
            _write(folder, made, press)
            progress.advance()
        return
    # Fresh processes on every system: a fork of this one would share its memory only until either touches it, which
    # Python does at every look at a value (768 MB instead of 300 with 10,000 documents and two workers).
    context = multiprocessing.get_context("spawn")
    # This process makes the pages of documents, which is two thirds of the work: it counts as one.
    workers = processes - 1
    with ProcessPoolExecutor(
        workers, mp_context=context, initializer=_begin, initargs=(str(folder), press)
    ) as pool:
        waiting: list[Future[int]] = []
        for batch in _batches(iter(pages)):
            waiting.append(pool.submit(_write_batch, batch))
            if len(waiting) > workers * _BATCHES_AHEAD:
                progress.advance(waiting.pop(0).result())
        for future in waiting:
            progress.advance(future.result())


def _batches(pages: Iterator[Made]) -> Iterator[tuple[Made, ...]]:
    while batch := tuple(islice(pages, _BATCH)):
        yield batch


_folder = Path()
_press: Press | None = None


def _begin(folder: str, press: Press) -> None:
    global _folder, _press
    _folder, _press = Path(folder), press
    collect_seldom()


def _write_batch(pages: tuple[Made, ...]) -> int:
    assert _press is not None, "a worker begins with its press"
    for made in pages:
        _write(_folder, made, _press)
    return len(pages)


def _write(folder: Path, made: Made, press: Press) -> None:
    page = made if isinstance(made, PageSpec) else compose_page(made, press.load_leaves)
    (folder / page.path).write_bytes(fill(page, press.frame))

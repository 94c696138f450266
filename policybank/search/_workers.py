"""Worker processes for the index, or none where the work is little: the same functions either way."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from policybank.core import collect_seldom
from policybank.pages import LoadLeaves

from ._merge import Lexicon
from ._runs import RunFacts, RunMaker

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


@dataclass(kw_only=True)
class Desk:
    """What a process keeps at hand between tasks: where it works, how it reads leaves, and what it learned so far."""

    place: Path
    load_leaves: LoadLeaves
    _makers: dict[tuple[int, bool], RunMaker] = field(default_factory=dict)
    _lexicon: tuple[tuple[RunFacts, ...], Lexicon] | None = None

    def run_maker(self, *, spread: int, of_records: bool) -> RunMaker:
        """Return the maker of runs of this kind, which remembers the syllables and words it met."""
        key = (spread, of_records)
        if key not in self._makers:
            self._makers[key] = RunMaker(spread=spread, of_records=of_records)
        return self._makers[key]

    def lexicon(self, runs: tuple[RunFacts, ...]) -> Lexicon:
        """Return the lexicon of `runs`, made once for all groups of a part."""
        if self._lexicon is None or self._lexicon[0] != runs:
            self._lexicon = runs, Lexicon(runs)
        return self._lexicon[1]


class Workers:
    """Runs tasks on `Desk`s: in `processes` fresh processes, or in this one where they are little work.

    The processes begin with the first tasks that are worth it, and end with the block.
    """

    def __init__(self, desk: Desk, processes: int) -> None:
        self.desk = desk
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def map(
        self, work: Callable[[Desk, _Task], _Result], tasks: Sequence[_Task], *, is_much: bool
    ) -> Iterator[_Result]:
        """Yield the results of `tasks` in their order, worked out in this process unless they are `much`."""
        if self._processes <= 1 or not is_much:
            return (work(self.desk, task) for task in tasks)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._processes,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_begin,
                initargs=(self.desk.place, self.desk.load_leaves),
            )
        return self._pool.map(_call, [work] * len(tasks), tasks)


_desk: Desk | None = None


def _begin(place: Path, load_leaves: LoadLeaves) -> None:
    global _desk  # noqa: PLW0603 - what a worker process begins with
    _desk = Desk(place=place, load_leaves=load_leaves)
    collect_seldom()


def _call(work: Callable[[Desk, _Task], _Result], task: _Task) -> _Result:
    assert _desk is not None, "a worker begins with its desk"
    return work(_desk, task)

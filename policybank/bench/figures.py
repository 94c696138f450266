"""Figures with their targets, and how they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured value. `target` is the most it may be; `peer` is the same of the peer, measured in the same run."""

    name: str
    value: float
    unit: str
    target: float | None = None
    peer: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether the target is met; a figure without a target is only told."""
        return self.target is None or self.value <= self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The figures of one benchmark, and sentences on how they were taken."""

    title: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()

    @property
    def is_met(self) -> bool:
        """Whether every target is met."""
        return all(figure.is_met for figure in self.figures)

    def lines(self) -> Iterable[str]:
        """Yield the table as lines of text."""
        yield self.title
        width = max(len(figure.name) for figure in self.figures)
        for figure in self.figures:
            line = f"  {figure.name.ljust(width)}  {_shown(figure.value):>9} {figure.unit.ljust(5)}"
            if figure.target is not None:
                verdict = "ok" if figure.is_met else "MISSED"
                line += f"  at most {_shown(figure.target):>6}  {verdict:6}"
            if figure.peer is not None:
                line += f"  peer {_shown(figure.peer)}"
                line += f", {figure.peer / figure.value:.1f} times ours" if figure.value else ""
            yield line.rstrip()
        yield from (f"  {note}" for note in self.notes)


def _shown(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}" if value < 100 else f"{value:,.0f}"

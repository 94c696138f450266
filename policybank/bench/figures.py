"""Figures with their targets, and how they are shown."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

# The unit of a part of the whole, between 0 and 1: recall, precision, equal answers.
SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured value. `target` is the most it may be, or the least where `is_least`.

    `peer` is the same of the peer, measured in the same run.
    """

    name: str
    value: float
    unit: str
    target: float | None = None
    peer: float | None = None
    is_least: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the target is met; a figure without a target is only told."""
        if self.target is None:
            return True
        return self.value >= self.target if self.is_least else self.value <= self.target


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
            line = f"  {figure.name.ljust(width)}  {_shown(figure.value, figure.unit):>9} {figure.unit.ljust(5)}"
            if figure.target is not None:
                verdict = "ok" if figure.is_met else "MISSED"
                bound = "at least" if figure.is_least else "at most"
                line += f"  {bound} {_shown(figure.target, figure.unit):>6}  {verdict:6}"
            if figure.peer is not None:
                line += f"  peer {_shown(figure.peer, figure.unit)}"
                # Shares end at one; how many times one is another tells nothing.
                has_ratio = figure.value and figure.unit != SHARE
                line += f", {figure.peer / figure.value:.1f} times ours" if has_ratio else ""
            yield line.rstrip()
        yield from (f"  {note}" for note in self.notes)


def _shown(value: float, unit: str) -> str:
    if unit == SHARE:
        # Rounded down: .99996 is not all.
        return f"{math.floor(value * 10_000) / 10_000:.4f}"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}" if value < 100 else f"{value:,.0f}"

"""The benchmark `check`: validate records alone, as a contributor does before every commit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from policybank.core import Progress

from .figures import Figure, Table
from .measure import timed_run
from .synthetic import SyntheticBank

# The promise: 200 records, about what the first bank has, in 2 s.
_PROMISED, _SECONDS = 200, 2.0


def measure_checks(model: Path, place: Path, *, sizes: Sequence[int], progress: Progress) -> Table:
    """Return the figures of synthetic banks with as many records as `sizes` say."""
    figures = []
    for size in sizes:
        bank = SyntheticBank.make(
            place / f"check-{size}", model, size, text_bytes=200, progress=progress
        )
        progress.start("measuring")
        first, second = (timed_run("check", bank.root) for _ in range(2))
        progress.finish()
        target = _SECONDS if size <= _PROMISED else None
        name = f"{size:,} records"
        figures += [
            Figure(
                name=f"{name}, first check, wall", value=first.wall_seconds, unit="s", target=target
            ),
            Figure(name=f"{name}, first check, CPU", value=first.cpu_seconds, unit="s"),
            Figure(
                name=f"{name}, next check, wall", value=second.wall_seconds, unit="s", target=target
            ),
            Figure(name=f"{name}, next check, CPU", value=second.cpu_seconds, unit="s"),
        ]
    return Table(title="check: records alone", figures=tuple(figures))

"""The benchmark `library`: the library of this repository, with its PDFs read for real."""

from __future__ import annotations

from pathlib import Path

from policybank.core import Progress

from .figures import Figure, Table
from .measure import timed_run
from .synthetic import copy_bank


def measure_shipped_library(
    model: Path, place: Path, *, jobs: int | None, progress: Progress
) -> Table:
    """Return the figures of a copy of the bank at `model`, made in `place`."""
    root = place / "shipped"
    copy_bank(model, root, texts=False)
    progress.start("measuring")
    cold = timed_run("build", root, jobs=jobs)
    warm = timed_run("build", root, jobs=jobs)
    progress.finish()
    pdfs = sum(1 for _ in (root / "library").rglob("*.pdf"))
    return Table(
        title=f"library: {cold.documents} documents, {pdfs} PDFs, {cold.pages:,} pages",
        figures=(
            Figure(name="cold build, wall", value=cold.wall_seconds, unit="s", target=20),
            Figure(name="cold build, CPU", value=cold.cpu_seconds, unit="s"),
            Figure(name="warm build, wall", value=warm.wall_seconds, unit="s", target=2),
            Figure(name="warm build, CPU", value=warm.cpu_seconds, unit="s"),
            Figure(name="warm build, files written", value=warm.written, unit="files", target=0),
        ),
    )

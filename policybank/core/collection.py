"""Keep Python's cycle collector from looking at a large bank again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Reading 10,000 records makes two million values, all of them lasting and none in a cycle. With Python's own thresholds
# the collector walks over them all some ten times: a quarter of a warm build (1.2 of 5.0 s). With these it looks at what
# is young as before, only seldomer, and at everything hardly ever.
_THRESHOLDS = (50_000, 20, 1_000)


def collect_seldom() -> None:
    """Collect cycles seldom from now on: for a process that only makes pages."""
    gc.set_threshold(*_THRESHOLDS)


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Collect cycles seldom while the block runs; afterwards as before."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)

"""Show the progress of long work on one moving line."""

from __future__ import annotations

import shutil
import sys
import time
from types import TracebackType
from typing import Self

from policybank.i18n import LANGUAGES, read_words

# Often enough to look alive, seldom enough to cost nothing (10,000 records would else write 10,000 lines).
_SECONDS_BETWEEN = 0.1


class TerminalProgress:
    """The `Progress` of a terminal. Where nobody watches one (CI, a file), it stays silent. Use it in a `with`."""

    def __init__(self) -> None:
        """Begin with an empty line."""
        self._is_watched = sys.stderr.isatty()
        self._stages: tuple[str, ...] = ()
        self._total: int | None = None
        self._done = 0
        self._width = 0
        self._shown_at = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.finish()

    def start(self, stage: str, total: int | None = None) -> None:
        """Begin a stage; its words stand under `progress`."""
        self._stages = tuple(read_words(language)(f"progress.{stage}") for language in LANGUAGES)
        self._total = total
        self._done = 0
        self._show()

    def advance(self, steps: int = 1) -> None:
        """Count `steps` as done."""
        self._done += steps
        if time.monotonic() - self._shown_at >= _SECONDS_BETWEEN:
            self._show()

    def finish(self) -> None:
        """Take the line away."""
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
        self._width = 0

    def _show(self) -> None:
        if not self._is_watched:
            return
        self._shown_at = time.monotonic()
        count = "" if self._total is None else f"  {self._done}/{self._total}"
        text = f"{' / '.join(self._stages)}{count}"
        # A line that wraps cannot be written over. Letters are counted, not columns: Khmer needs fewer columns.
        if len(text) >= shutil.get_terminal_size().columns:
            text = f"{self._stages[0]}{count}"
        sys.stderr.write("\r" + text.ljust(self._width))
        sys.stderr.flush()
        self._width = len(text)

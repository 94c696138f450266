"""Show the progress of long work on one moving line."""

from __future__ import annotations

import shutil
import sys
import time
from types import TracebackType
from typing import Self

from policybank.i18n import LANGUAGES, Words, read_words

# Often enough to look alive, seldom enough to cost nothing (10,000 records would else write 10,000 lines).
_SECONDS_BETWEEN = 0.1
# Stages of which bytes are counted, by the begin of their names.
_IN_BYTES = ("copies.progress.", "packs.progress.")
# Sooner, what is left is only guessed.
_SECONDS_UNTIL_SURE = 2.0


def bytes_shown(done: int, total: int, seconds_left: float | None, words: Words) -> str:
    """Return how many of how many bytes, and how long it will take where that is known."""
    text = words("copies.progress.bytes", done=words.size(done), total=words.size(total))
    if seconds_left is None:
        return text
    if seconds_left < 90:
        time_left = words(
            "copies.progress.seconds", count=words.number(max(1, round(seconds_left)))
        )
    else:
        time_left = words("copies.progress.minutes", count=words.number(round(seconds_left / 60)))
    return f"{text}, {time_left}"


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
        self._in_bytes = False
        self._begun_at = 0.0

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
        """Begin a stage; its words stand under `progress`, or where its name leads when that has dots."""
        key = stage if "." in stage else f"progress.{stage}"
        self._stages = tuple(read_words(language)(key) for language in LANGUAGES)
        self._in_bytes = stage.startswith(_IN_BYTES)
        self._begun_at = time.monotonic()
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

    def _counts(self) -> tuple[str, ...]:
        """Return how far it is, in each language."""
        if self._total is None:
            return ("",) * len(LANGUAGES)
        if not self._in_bytes:
            return (f"  {self._done}/{self._total}",) * len(LANGUAGES)
        seconds = time.monotonic() - self._begun_at
        left = seconds * (self._total - self._done) / self._done if self._done else 0.0
        return tuple(
            "  "
            + bytes_shown(
                self._done,
                self._total,
                left if seconds > _SECONDS_UNTIL_SURE else None,
                read_words(language),
            )
            for language in LANGUAGES
        )

    def _show(self) -> None:
        if not self._is_watched:
            return
        self._shown_at = time.monotonic()
        counts = self._counts()
        text = " / ".join(
            f"{stage}{count}" for stage, count in zip(self._stages, counts, strict=True)
        )
        if len(set(counts)) == 1:
            text = f"{' / '.join(self._stages)}{counts[0]}"
        # A line that wraps cannot be written over. Letters are counted, not columns: Khmer needs fewer columns.
        if len(text) >= shutil.get_terminal_size().columns:
            text = f"{self._stages[0]}{counts[0]}"
        sys.stderr.write("\r" + text.ljust(self._width))
        sys.stderr.flush()
        self._width = len(text)

"""One line that moves while the tools are being prepared."""

from __future__ import annotations

import shutil
import sys

from ._words import WORDS


class Line:
    """The progress line on the error stream, so that a command's own output stays clean."""

    def __init__(self) -> None:
        """Begin with nothing shown."""
        self._width = 0

    def show(self, what: str) -> None:
        """Show what is being prepared; where no one watches a terminal, say once that it goes on."""
        khmer, english = WORDS["preparing"]
        text = f"{khmer} / {english}  {what}".rstrip()
        if sys.stderr.isatty():
            # A line that wraps cannot be written over. Letters are counted, not columns: Khmer needs fewer columns.
            if len(text) >= shutil.get_terminal_size().columns:
                text = f"{khmer}  {what}".rstrip()
            sys.stderr.write("\r" + text.ljust(self._width))
        elif not self._width:
            sys.stderr.write(text + "\n")
        sys.stderr.flush()
        self._width = len(text)

    def say(self, *texts: str) -> None:
        """Leave the line and print `texts`."""
        self.end()
        sys.stderr.write("".join(text + "\n" for text in texts))
        sys.stderr.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._width and sys.stderr.isatty():
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
        self._width = 0

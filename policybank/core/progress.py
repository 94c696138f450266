"""What long work tells while it runs. The terminal's display lives in `cli`; rooms below only know this shape."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Be told what is being done and how far it is.

    `stage` is a key of the words under `progress` in `i18n` (for example "reading-records"); the display translates.
    """

    def start(self, stage: str, total: int | None = None) -> None:
        """Begin a stage of `total` steps, or of an unknown number."""
        ...

    def advance(self, steps: int = 1) -> None:
        """Count `steps` of the running stage as done."""
        ...

    def finish(self) -> None:
        """End the running stage."""
        ...


class SilentProgress:
    """Tell nothing: for tests and for work nobody watches."""

    def start(self, stage: str, total: int | None = None) -> None:
        """Begin silently."""

    def advance(self, steps: int = 1) -> None:
        """Count silently."""

    def finish(self) -> None:
        """End silently."""

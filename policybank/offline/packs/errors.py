"""Why a pack is not made or not applied."""

from __future__ import annotations

from collections.abc import Mapping


class PackError(Exception):
    """A pack cannot be made or applied. The words for `reason` stand in `i18n` under `packs.terminal`, with `facts`."""

    def __init__(self, reason: str, **facts: str | int) -> None:
        super().__init__(f"{reason} {facts}")
        self.reason = reason
        self.facts: Mapping[str, str | int] = facts

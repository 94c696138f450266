"""How long a file takes to fetch on a poor link, in words: "2.3 MB" says little to a reader who pays by the minute."""

from __future__ import annotations

from typing import Final

from policybank.i18n import Words

# The link that the whole bank is made for: 400 kbit/s.
_BYTES_PER_SECOND: Final = 400_000 / 8
_MINUTE: Final = 60


def fetching_time(size_bytes: int, words: Words) -> str:
    """Return how long a file of this size takes, in seconds up to a minute and a half, then in minutes."""
    seconds = max(1, round(size_bytes / _BYTES_PER_SECOND))
    if seconds <= 1.5 * _MINUTE:
        return words.count("document_page.seconds", seconds)
    return words.count("document_page.minutes", round(seconds / _MINUTE))

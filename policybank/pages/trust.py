"""How far the text of an edition can be trusted, in words."""

from __future__ import annotations

from collections.abc import Mapping

from policybank.i18n import Words

# Worth a word on the document's page; the file's own text and blank leaves go without saying.
_WORTH_A_WORD = ("corrected", "legacy-font", "ocr", "unreadable", "pending")


def trust_notes(trusts: Mapping[str, int], words: Words) -> tuple[str, ...]:
    """Return one note for each kind of trust below the file's own text, with the count of its leaves."""
    return tuple(
        words.count(f"trust_notes.{trust}", trusts[trust])
        for trust in _WORTH_A_WORD
        if trusts.get(trust)
    )

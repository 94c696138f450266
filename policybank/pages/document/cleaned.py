"""What a reader must know of a PDF that is published as a cleaned copy."""

from __future__ import annotations

from dataclasses import dataclass

from policybank.i18n import Words
from policybank.pages.common import EditionFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedView:
    """Why this file is not the original, and by which sums (SHA-256) both are known."""

    reason: str
    original_sha256: str
    copy_sha256: str


def cleaned_view(facts: EditionFacts, words: Words) -> CleanedView | None:
    """Return what to say of a cleaned copy; None where the original itself is published."""
    if not facts.removed:
        return None
    kinds = words("lists.comma").join(words(f"cleaned.kinds.{kind}") for kind in facts.removed)
    return CleanedView(
        reason=words("cleaned.reason", kinds=kinds),
        original_sha256=facts.sha256,
        copy_sha256=facts.copy_sha256,
    )

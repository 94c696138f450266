"""Recommendations as values, each with what came of looking its quotations up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policybank.library import RegisterFile
from policybank.schema import Quotation, Recommendation

QuotationState = Literal[
    "verified",  # it stands on the leaf
    "verified-ocr",  # it stands in what a machine read of the leaf's image
    "not-found",  # the leaf has a text, and the quotation is not in it; or there is no such leaf
    "no-text",  # the leaf has no text to look in
    "not-here",  # the edition is not in the bank
]

# How a recommendation as a whole stands, from the surest to the least.
Standing = Literal["verified", "verified-ocr", "not-found", "no-text", "not-here", "own-words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedLeaf:
    """A quotation with what came of looking it up."""

    quotation: Quotation
    state: QuotationState


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredRecommendation:
    """A recommendation with its source and its quotations looked up."""

    recommendation: Recommendation
    file: RegisterFile
    quoted: tuple[QuotedLeaf, ...]

    @property
    def id(self) -> str:
        """The recommendation's id, which is its anchor."""
        return self.recommendation.id

    @property
    def standing(self) -> Standing:
        """How sure its wording is: as sure as its weakest quotation; "own-words" where nothing is quoted."""
        states = {one.state for one in self.quoted}
        for state in ("not-found", "no-text", "not-here", "verified-ocr"):
            if state in states:
                return state
        return "verified" if states else "own-words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All recommendations, newest source first, each source's in its own order; `digest` changes when any of it does."""

    recommendations: tuple[RegisteredRecommendation, ...] = ()
    digest: str = ""

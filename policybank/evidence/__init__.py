"""Evidence: which quotations stand where they are said to, and which policies and recommendations nobody took up."""

from .evidence import Evidence, QuotationState, QuotedLeaf, RegisteredRecommendation, Standing
from .gaps import Gaps, PlanWithoutSuccessor, find_gaps
from .looking_up import gather_evidence
from .standing import stands_in

__all__ = [
    "Evidence",
    "Gaps",
    "PlanWithoutSuccessor",
    "QuotationState",
    "QuotedLeaf",
    "RegisteredRecommendation",
    "Standing",
    "find_gaps",
    "gather_evidence",
    "stands_in",
]

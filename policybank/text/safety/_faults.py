"""Tell a contributor what stands in a PDF besides its leaves."""

from __future__ import annotations

from policybank.core import Fault, Place, fault

from .kinds import ContentFacts


def content_faults(
    place: str, content: ContentFacts, *, can_be_cleaned: bool = True
) -> tuple[Fault, ...]:
    """Return the warnings about the PDF at `place`: active content, a lock that needs no password."""
    where = Place(file=place)
    faults = []
    if content.kinds:
        code = "pdf-active-content" if can_be_cleaned else "pdf-not-cleaned"
        faults.append(fault(code, where, contents=", ".join(content.kinds)))
    if content.is_encrypted:
        faults.append(fault("pdf-locked", where))
    return tuple(faults)

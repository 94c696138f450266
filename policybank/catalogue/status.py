"""Work out where a document stands, from what its record states and from what others say of it.

Order of trust: what the record states of its end; another document that supersedes it; the stage that the record
states; the period that it covers. A law is not assumed to be in force because nobody says otherwise: that is "unknown"
and shown as "not confirmed".
"""

from __future__ import annotations

from policybank.library import Document

from .catalogue import Status, StatusKind

# How a stage that the record states reads as a status.
_OF_STAGE: dict[str, StatusKind] = {
    "draft": "draft",
    "consultation": "consultation",
    "adopted": "adopted",
    "in-force": "in-force",
    "ended": "ended",
    "repealed": "repealed",
}


def status_of(
    document: Document, successors: tuple[tuple[str, str], ...], *, is_followed: bool = False
) -> Status:
    """Return the status of `document`; `successors` are ids with the basis on which they supersede it, newest first.

    `is_followed` as `follows` tells it of the newest.
    """
    record = document.record
    ids = tuple(one for one, _ in successors)
    until = record.ended or (record.period.end if record.period else None)
    if record.stage in {"ended", "repealed"} or record.ended:
        kind: StatusKind = "repealed" if record.stage == "repealed" else "ended"
        return Status(kind=kind, successors=ids, until=until)
    if successors:
        return Status(
            kind="superseded",
            successors=ids,
            until=until,
            is_certain=any(basis == "stated" for _, basis in successors),
            is_followed=is_followed,
        )
    if record.stage:
        return Status(
            kind=_OF_STAGE[record.stage],
            until=until,
            is_certain="stage" not in record.review.inferred,
        )
    if record.period:
        return Status(kind="planned", until=until)
    return Status(kind="unknown", is_certain=False)


def follows(later: Document, earlier: Document) -> bool:
    """Tell whether the period of `later` begins when that of `earlier` ends, or after it."""
    ours, theirs = later.record.period, earlier.record.period
    return ours is not None and theirs is not None and ours.start.year >= theirs.end.year

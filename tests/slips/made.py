"""Invented slips, as the browser sends them and as values."""

from __future__ import annotations

import json
from typing import Any

from policybank.schema import SLIP_FORMAT, SLIP_VERSION, Slip, check_slip
from policybank.slips.lines import slip_lines, sum_of

# Every id with the one that its document has now.
DOCUMENTS = {
    "school-law": "school-law",
    "old-law": "school-law",
    "school-plan": "school-plan",
    "budget-plan": "budget-plan",
}


def slip(**parts: Any) -> Slip:
    """Return a slip of November 2026; without parts it answers one question."""
    values = {"since": "2026-11", "until": "2026-11", **parts}
    if not parts:
        values["answers"] = [{"question": "ease", "choice": "very"}]
    made = check_slip(values)
    assert made is not None, values
    return made


def searched(*words: str) -> dict[str, Any]:
    return {"searches": [{"words": one, "times": 1} for one in words]}


def text_of(one: Slip) -> str:
    """Return the message in which a slip travels."""
    lines = slip_lines(one)
    return "\n".join(["A slip.", "", *lines, f"PB. {sum_of(lines)}"])


def file_of(one: Slip, **changes: Any) -> str:
    """Return the file of a slip; `changes` are made after its sum was worked out."""
    values: dict[str, Any] = {
        "format": SLIP_FORMAT,
        "version": SLIP_VERSION,
        "since": one.since,
        "until": one.until,
    }
    values["searches"] = [{"words": o.words, "times": o.times} for o in one.searches]
    values["opened"] = [
        {"document": o.document, "page": o.page, "pdf": o.pdf, "text": o.text} for o in one.opened
    ]
    values["asked"] = [
        {"document": o.document} if o.document else {"title": o.title} for o in one.asked
    ]
    values["corrections"] = [
        {
            "document": o.document,
            "times": o.times,
            **({"sentence": o.sentence} if o.sentence else {}),
        }
        for o in one.corrections
    ]
    values["answers"] = [{"question": o.question, "choice": o.choice} for o in one.answers]
    values["sum"] = sum_of(slip_lines(one))
    return json.dumps({**values, **changes})

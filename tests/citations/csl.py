"""What the public schema of CSL data (1.0.2, csl-data.json) asks of what we write: its names, kinds and types, no more."""

from __future__ import annotations

import json

_TYPES = frozenset({
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "classic",
    "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic",
    "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
    "paper-conference", "patent", "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation",
    "report", "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
})  # fmt: skip
# Those that hold a text alone, and those that may be a number too.
_TEXTS = frozenset(
    {"genre", "publisher", "note", "language", "source", "DOI", "URL", "title", "type"}
)
_TEXTS_OR_NUMBERS = frozenset({"id", "number", "page"})


def csl_faults(text: str) -> list[str]:
    """Return what in a CSL-JSON file the schema would refuse."""
    items = json.loads(text)
    if not isinstance(items, list):
        return ["it is no list"]
    return [fault for item in items for fault in _faults(item)]


def _faults(item: dict[str, object]) -> list[str]:
    faults = [f"no {name}" for name in ("id", "type") if name not in item]
    if item.get("type") not in _TYPES:
        faults.append(f"type {item.get('type')}")
    for name, value in item.items():
        if name in _TEXTS:
            is_right = isinstance(value, str)
        elif name in _TEXTS_OR_NUMBERS:
            is_right = isinstance(value, str | int)
        elif name == "author":
            is_right = _are_names(value)
        else:
            is_right = name == "issued" and _is_date(value)
        if not is_right:
            faults.append(f"{name}: {value!r}")
    return faults


def _are_names(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict) and one.keys() == {"literal"} and isinstance(one["literal"], str)
        for one in value
    )


def _is_date(value: object) -> bool:
    if not isinstance(value, dict) or value.keys() != {"date-parts"}:
        return False
    dates = value["date-parts"]
    return (
        isinstance(dates, list)
        and 1 <= len(dates) <= 2
        and all(
            isinstance(one, list)
            and 1 <= len(one) <= 3
            and all(isinstance(part, int) for part in one)
            for one in dates
        )
    )

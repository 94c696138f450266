"""References as CSL-JSON (Citation Style Language 1.0.2), the data that Zotero, Pandoc and Word's citation tools share."""

from __future__ import annotations

import json
from collections.abc import Iterable

from .plain import standing_text
from .reference import Reference


def csl_json_of(references: Iterable[Reference]) -> str:
    """Return a CSL-JSON file of the references, in their order, each on one line."""
    lines = ",\n".join(json.dumps(_item(one), ensure_ascii=False) for one in references)
    return f"[{lines}]\n"


def _item(reference: Reference) -> dict[str, object]:
    date = reference.date
    parts = [one for one in (date.year, date.month, date.day) if one] if date else []
    item: dict[str, object] = {
        "id": reference.key,
        "type": reference.kind.csl,
        "author": [{"literal": body.text} for body in reference.bodies],
        "title": reference.title.text,
        "issued": {"date-parts": [parts]} if parts else None,
        "publisher": "; ".join(body.text for body in reference.bodies),
        "genre": reference.type_name.text,
        "number": reference.number.text if reference.number else "",
        "page": str(reference.leaf) if reference.leaf is not None else "",
        "note": standing_text(reference),
        "language": reference.spoken,
        "source": reference.bank,
        "DOI": reference.doi,
        "URL": reference.href,
    }
    return {name: value for name, value in item.items() if value}

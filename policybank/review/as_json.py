"""A review as JSON, for other programs (docs/decisions/the-gate.md tells its form).

`{"format": "policybank-review", "version": 1, "subject", "level", "compared": {"documents", "texts"}, "remarks": […],
"documents": [{"id", "folder", "change", "title": {"km", "en"}, "type", "level", "remarks": […]}]}`, a remark being
`{"level", "code", "facts": {…}, "file"?, "line"?, "text": {"km", "en"}, "mend": {"km", "en"}}`. A field may be added within a
version, none taken away. Nobody's personal data stands in it: what was found is masked.
"""

from __future__ import annotations

import json
from typing import Any

from policybank.i18n import LANGUAGES, read_words

from .remarks import DocumentReview, Remark, Review
from .words import say, visible

FORMAT, VERSION = "policybank-review", 1


def review_as_json(review: Review) -> str:
    """Return `review` as JSON."""
    value = {
        "format": FORMAT,
        "version": VERSION,
        "subject": review.subject,
        "level": review.level,
        "compared": {"documents": review.compared, "texts": review.texts},
        "remarks": [_remark(one) for one in review.remarks],
        "documents": [_document(one) for one in review.documents],
    }
    return visible(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _document(document: DocumentReview) -> dict[str, Any]:
    return {
        "id": document.id,
        "folder": document.folder,
        "change": document.change,
        "title": dict(document.titles),
        "type": document.type,
        "level": document.level,
        "remarks": [_remark(one) for one in document.remarks],
    }


def _remark(one: Remark) -> dict[str, Any]:
    texts = {language: say(one, read_words(language), str, str) for language in LANGUAGES}
    place = {"file": one.fault.place.file, "line": one.fault.place.line} if one.fault else {}
    return {
        "level": one.level,
        "code": one.code,
        "facts": dict(one.facts),
        **place,
        "text": {language: text.what for language, text in texts.items()},
        "mend": {language: text.mend for language, text in texts.items()},
    }

"""What a copy tells of itself: when it was made and what it holds, for people and for the scripts of its pages."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from policybank.i18n import LANGUAGES, Words, read_words
from policybank.settings import Settings

READ_ME: Final = {language: f"READ-ME.{language}.txt" for language in LANGUAGES}
_DAY = re.compile(r'"made":"(\d{4}-\d\d-\d\d)"')
# So that lines do not run out of the window of an old editor.
_WIDTH = 78


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFacts:
    """`version` is the begin of the digest of the site's manifest; `left_out` counts the PDFs that are not in the copy."""

    made: datetime.date
    documents: int
    pdfs: int
    left_out: int
    version: str


def copy_script(facts: CopyFacts) -> bytes:
    """Return copy.js: one line that pages of a copy read."""
    told = {
        "made": facts.made.isoformat(),
        "documents": facts.documents,
        "pdfs": facts.pdfs,
        "left_out": facts.left_out,
        "version": facts.version,
    }
    table = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return f"(window.PolicyBank=window.PolicyBank||{{}}).copy={table};\n".encode("ascii")


def day_in(data: bytes) -> datetime.date | None:
    """Return the day on which a copy was made, from its copy.js or its START-HERE.html; None where it is not told there."""
    found = _DAY.search(data.decode("utf-8", "replace"))
    try:
        return datetime.date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def read_me(facts: CopyFacts, settings: Settings, paths: Collection[str], language: str) -> bytes:
    """Return READ-ME.txt in `language`: short, with the line ends of Windows, whose editor knew no others for long."""
    words = read_words(language)
    made = words.date(facts.made.year, facts.made.month, facts.made.day)
    sentences = [
        words("copies.read-me.open"),
        words("copies.start.search"),
        *([words("copies.start.check")] if "verify.html" in paths else []),
        words("copies.start.update"),
        *([words("copies.start.give")] if f"{language}/give.html" in paths else []),
        words("copies.read-me.eject"),
    ]
    name = settings.name(language)
    lines = [
        name,
        words("copies.start.made", date=made),
        "",
        *(line for sentence in sentences for line in (*_folded(sentence, words), "")),
        *([settings.site_url] if settings.site_url else []),
    ]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


def _folded(text: str, words: Words) -> list[str]:
    """Return `text` in lines; Khmer stays in one, as only a reader's editor knows where a Khmer line may end."""
    if words.language == "km":
        return [text]
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= _WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines

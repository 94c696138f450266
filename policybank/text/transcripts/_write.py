"""Write a transcript from what the machine read, for a person to correct."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from policybank.i18n import Words, read_words
from policybank.khmer import khmer_numerals
from policybank.text.types import Leaf

from ._form import TO_ESCAPE, WRITTEN_WORD
from .transcript import Method, clean_text

_METHODS: dict[str, Method] = {
    "text-layer": "corrected-from-text-layer",
    "legacy-font": "corrected-from-legacy-font",
    "ocr": "corrected-from-ocr",
}


def write_transcript(
    leaves: Iterable[Leaf],
    *,
    pdf_sha256: str,
    language: str,
    method: Method | None = None,
    corrected_by: Sequence[str] = (),
    corrected_on: str = "",
) -> str:
    """Return the text of a transcript with all of `leaves`, its headings and notes in `language` (km, else English).

    Leaves that no person corrected are marked as unchecked, with how their text was got; one whose text may not be
    published has an empty section. Without `method` it is what most leaves with a text were read by. Names and date
    are left to be filled in where they are not given.
    """
    in_order = sorted(leaves, key=lambda leaf: leaf.number)
    words = read_words("km" if language == "km" else "en")
    lines = [
        "---",
        f"pdf-sha256: {pdf_sha256}",
        f"method: {method or _method_of(in_order)}",
        f"corrected-by: {_yaml_of(corrected_by)}".rstrip(),
        f"corrected-on: {corrected_on}".rstrip(),
        "---",
        f"<!-- {words('trust.transcript-opening')} -->",
    ]
    for leaf in in_order:
        lines += _section(leaf, words)
    return "\n".join(lines) + "\n"


def _yaml_of(names: Sequence[str]) -> str:
    # A JSON string is a quoted YAML scalar, whatever signs a name has.
    quoted = [json.dumps(name, ensure_ascii=False) for name in names]
    return quoted[0] if len(quoted) == 1 else f"[{', '.join(quoted)}]" if quoted else ""


def _method_of(leaves: Iterable[Leaf]) -> Method:
    methods = Counter(
        _METHODS[leaf.trust] for leaf in leaves if leaf.trust in _METHODS and leaf.text
    )
    return max(methods, key=lambda method: methods[method]) if methods else "typed"


def _section(leaf: Leaf, words: Words) -> Iterator[str]:
    number = khmer_numerals(str(leaf.number)) if words.language == "km" else str(leaf.number)
    yield from ("", f"## {WRITTEN_WORD[words.language]} {number}")
    if leaf.trust != "corrected":
        yield f"<!-- unchecked: {words(f'trust.unchecked-{leaf.trust}')} -->"
    for paragraph in clean_text(leaf.text).split("\n"):
        if paragraph:
            yield from ("", f"\\{paragraph}" if TO_ESCAPE.match(paragraph) else paragraph)

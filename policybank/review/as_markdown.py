"""A review as Markdown, for a pull request or the summary of a run.

Everything that a contributor wrote stands in code spans: there GitHub reads no mention, no link, no image, no HTML and no
number of an issue. A sentence that holds such a value is escaped sign by sign instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from policybank.i18n import LANGUAGES, Words, read_words
from policybank.khmer import shorten

from .remarks import DocumentReview, Remark, Review
from .words import say, visible

# A comment on GitHub may have 65,536 signs; Khmer needs three bytes each, and who counts bytes must be content too.
_LONGEST: Final = 20_000
_LONGEST_VALUE: Final = 160
_MARKS: Final = {"stop": "🛑", "look": "👀", "good": "✅"}
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()#+!|~>-])")
_JOINER: Final = "\u2060"
_CALLS: Final = re.compile(r"@|(?<=[a-zA-Z]):(?=//)|(?<=www)\.", re.IGNORECASE)


def review_as_markdown(review: Review) -> str:
    """Return `review` in Khmer and English, at most 20,000 signs; what does not fit is counted."""
    khmer, english = (read_words(language) for language in LANGUAGES)
    lines = [f"## {_MARKS[review.level]} {khmer('review.title')} · {english('review.title')}", ""]
    lines += [f"{words(f'review.level.{review.level}')}  " for words in (khmer, english)]
    lines += ["", *_remarks(review.remarks)]
    if not review.documents:
        lines += ["", *(words("review.no-documents") + "  " for words in (khmer, english))]
    length = sum(map(len, lines))
    for place, document in enumerate(review.documents):
        section = ["", *_document(document)]
        length += sum(len(line) + 1 for line in section)
        if length > _LONGEST:
            left = len(review.documents) - place
            lines += [
                "",
                *(
                    words("review.cut", count=words.number(left)) + "  "
                    for words in (khmer, english)
                ),
            ]
            break
        lines += section
    return "\n".join(lines).rstrip() + "\n"


def _document(document: DocumentReview) -> Iterator[str]:
    yield f"### {_MARKS[document.level]} {code(document.id)}"
    yield ""
    for _, title in document.titles:
        yield f"{code(title)}  "
    yield f"{code(document.folder)}"
    yield ""
    yield from _remarks(document.remarks)


def _remarks(remarks: tuple[Remark, ...]) -> Iterator[str]:
    grave = [one for one in remarks if one.level != "good"]
    good = [one for one in remarks if one.level == "good"]
    for one in grave:
        first, *others = (_line(one, read_words(language)) for language in LANGUAGES)
        yield f"- {_MARKS[one.level]} {first}"
        yield from (f"  <br>{line}" for line in others)
    if good:
        yield ""
        for language in LANGUAGES:
            words = read_words(language)
            yield f"{_MARKS['good']} " + " ".join(_what(one, words) for one in good) + "  "


def _line(one: Remark, words: Words) -> str:
    text = say(one, words, code, escaped)
    return f"**{text.what}** {text.mend}".rstrip()


def _what(one: Remark, words: Words) -> str:
    return say(one, words, code, escaped).what


def code(value: str) -> str:
    """Return `value` of a contributor as a code span on one line: shortened, without a sign that ends or hides it."""
    line = visible(" ".join(value.split())).replace("`", "ʼ")
    # A bar would end the cell of a table; two blanks at an edge would be eaten.
    return f"`{shorten(line.replace('|', '¦'), _LONGEST_VALUE).strip() or '—'}`"


def escaped(sentence: str) -> str:
    """Return a sentence that may hold a contributor's words, so that nothing in it is markup, a mention or a link."""
    line = visible(" ".join(sentence.split()))
    line = line.replace("&", "&amp;").replace("<", "&lt;")
    line = _CALLS.sub(lambda found: f"{found.group()}{_JOINER}", line)
    line = _SPECIAL.sub(r"\\\1", line)
    return re.sub(r"\\#(?=\d)", rf"\\#{_JOINER}", line)

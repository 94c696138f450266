"""A review as one HTML page that asks for nothing: for a reviewer who has the file and no account."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from typing import Final

from policybank.i18n import LANGUAGES, Words, read_words

from .remarks import DocumentReview, Remark, Review
from .words import say, visible

_STYLE: Final = (
    "body{font:1rem/1.6 system-ui,'Noto Sans Khmer','Khmer OS',sans-serif;max-width:46rem;margin:auto;padding:1rem;"
    "color:#1b1b1b;background:#fff}h1,h2{line-height:1.4}h2{border-top:1px solid #888;padding-top:1rem}"
    "ul{padding-inline-start:0;list-style:none}li{border-inline-start:.3rem solid #888;padding-inline-start:.7rem;"
    "margin-block:.7rem}li p{margin:.2rem 0}.stop{border-color:#b3261e}.look{border-color:#8a5a00}"
    ".good{border-color:#1b6e3c}b{font-weight:600}code{font:inherit;overflow-wrap:anywhere}.level{font-size:.9em}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}.stop{border-color:#f2857c}"
    ".look{border-color:#e3b341}.good{border-color:#6cc58a}}"
)


def review_as_html(review: Review) -> str:
    """Return `review` in Khmer and English as one page; its policy allows its own style and nothing else."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    khmer, english = (read_words(language) for language in LANGUAGES)
    lines = [
        "<!doctype html>",
        '<html lang="km">',
        "<head>",
        '<meta charset="utf-8">',
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">',
        f"<title>{escape(khmer('review.title'))}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        f"<h1>{escape(khmer('review.title'))} · {_other(english('review.title'))}</h1>",
        *_both(f"review.level.{review.level}"),
        *_remarks(review.remarks),
    ]
    if not review.documents:
        lines += _both("review.no-documents")
    for document in review.documents:
        lines += _document(document)
    return visible("\n".join([*lines, "</body>", "</html>"]) + "\n")


def _both(key: str) -> Iterator[str]:
    for language in LANGUAGES:
        yield f'<p lang="{language}">{escape(read_words(language)(key))}</p>'


def _other(text: str) -> str:
    return f'<span lang="en">{escape(text)}</span>'


def _document(document: DocumentReview) -> Iterator[str]:
    yield f"<h2><code>{escape(document.id)}</code></h2>"
    for language, title in document.titles:
        yield f'<p lang="{language}"><b>{escape(title)}</b></p>'
    yield f"<p><code>{escape(document.folder)}</code></p>"
    yield from _remarks(document.remarks)


def _remarks(remarks: tuple[Remark, ...]) -> Iterator[str]:
    if not remarks:
        return
    yield "<ul>"
    for one in remarks:
        yield f'<li class="{one.level}">'
        yield from (_paragraph(one, read_words(language)) for language in LANGUAGES)
        yield "</li>"
    yield "</ul>"


def _paragraph(one: Remark, words: Words) -> str:
    text = say(one, words, _code, escape)
    level = escape(words(f"review.mark.{one.level}"))
    mend = f" {text.mend}" if text.mend else ""
    return f'<p lang="{words.language}"><span class="level">{level}</span> <b>{text.what}</b>{mend}</p>'


def _code(value: str) -> str:
    return f"<code>{escape(value)}</code>"
